"""The languages that can be chosen for an interview: those met most often first."""

from typing import Final

from PySide6.QtCore import QLocale

from small_stories.transcribing.languages import RECOGNISED
from small_stories_app.session import Session

COMMON: Final = ("fi", "sv", "en", "et", "ru", "uk", "ar", "so")
"""Named in the window's own language; every other one by the name it has for itself."""

# Names that Qt gives with a country, or not at all.
_OWN_NAMES: Final = {"es": "español", "jw": "basa Jawa", "no": "norsk", "yue": "Cantonese"}
_FIRST_FOREIGN_LETTER: Final = "\u0530"


def language_name(session: Session, code: str) -> str:
    """Return the name of a language: in the window's language where it is a common one.

    Any other goes by its own name where that is written in Latin, Greek or Cyrillic letters, and
    else by its English one: who works here has to be able to read it.
    """
    if code in COMMON:
        return session.text(f"languages.{code}")
    locale = QLocale(code)
    own = _OWN_NAMES.get(code) or locale.nativeLanguageName()
    if own and max(own) < _FIRST_FOREIGN_LETTER:
        return own
    return QLocale.languageToString(locale.language()) or code


def languages_by_name(session: Session) -> list[tuple[str, str]]:
    """Return code and name of every language: the common ones, then the others by their names."""
    named = [(code, language_name(session, code)) for code in RECOGNISED if code not in COMMON]
    common = [(code, language_name(session, code)) for code in COMMON]
    return common + sorted(named, key=lambda pair: pair[1].casefold())
