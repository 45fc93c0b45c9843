"""Words that the analyst has kept in one place, though elsewhere they are a hidden name.

*Toivo* is hidden and *toivo* is hope: where a mark on the word was decided to keep, or a theme
bears it, it may stand, and the analyst is asked to look at it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from small_stories.anonymising.leaving.leaks import cleaned, leaks
from small_stories.anonymising.marks import Tier
from small_stories.anonymising.matching.known import KnownName
from small_stories.anonymising.rewriting.printed import marks_of_quote, quote_text
from small_stories.model import Decision
from small_stories.storage.identities import MarkInTurn, marks_in_quotes
from small_stories.storage.project_file import Project
from small_stories.storage.quotes import quotes
from small_stories.storage.setup import themes
from small_stories.strings import LANGUAGES, entry

_QUOTATION: Final = str.maketrans(dict.fromkeys('”“„"‘’«»', "'"))
_GONE: Final = " … "
_NAMING_THEMES: Final = (
    "method.themes",
    "stories.also",
    "stories.told_under",
    "stories.themes_without",
)


@dataclass(frozen=True, slots=True)
class Spared:
    """A printed text in which some words may stand.

    ``whole`` where it has to stand by itself, as a heading does, or in a sentence of the program
    that names themes.
    """

    text: str
    words: tuple[str, ...]
    whole: bool = False


def spared_in(
    project: Project, names: Sequence[KnownName], tellers: Sequence[KnownName]
) -> tuple[Spared, ...]:
    """Return where words that are a hidden name may stand: kept in a quote, or a theme's name.

    The names of ``tellers``, who have not asked to appear by them, no mark can let out, unless
    they are ordinary words too.
    """
    found = [*_kept_in_quotes(project, names, tellers)]
    for theme in themes(project):
        if leaks(theme.name, names):
            found.append(Spared(_plain(theme.name).casefold(), (theme.name,), whole=True))
    return tuple(found)


def without_spared(text: str, spared: Iterable[Spared]) -> str:
    """Return a text without the words that may stand in it; the same text where there are none."""
    for each in spared:
        plain = _plain(text)
        if each.whole and plain.casefold() == each.text:
            return _GONE
        if each.whole:
            listed = [(found[0], _without(found[0], each)) for found in _lists_of_themes(plain)]
            places = [(said, left) for said, left in listed if said != left]
        else:
            places = [(each.text, _without(each.text, each))] if each.text in plain else []
        for said, left in places:
            text = plain = plain.replace(said, left)
    return text


def _lists_of_themes(text: str) -> Iterator[re.Match[str]]:
    """Yield where a sentence of the program's own names themes."""
    for frame in _frames():
        yield from frame.finditer(text)


@cache
def _frames() -> tuple[re.Pattern[str], ...]:
    said = (entry(f"report.{key}", language) for key in _NAMING_THEMES for language in LANGUAGES)
    forms = (
        form for each in said for form in (each.values() if isinstance(each, dict) else [each])
    )
    halves = (re.split(r"\{themes?\}", _plain(str(form))) for form in forms)
    return tuple(
        re.compile(f"{re.escape(before)}.{{1,1000}}?{re.escape(after)}") for before, after in halves
    )


def _kept_in_quotes(
    project: Project, names: Sequence[KnownName], tellers: Sequence[KnownName]
) -> Iterator[Spared]:
    suspected = {
        mark.id
        for mark in marks_in_quotes(project)
        if _is_kept_name(mark, names) and not _is_surely(mark.words, tellers)
    }
    for quote in quotes(project) if suspected else ():
        kept = [m.words for m in marks_of_quote(project, quote.id) if m.id in suspected]
        printed = _plain(quote_text(project, quote.id)) if kept else ""
        # Where the words stand once more than they were kept, nobody has decided of that place.
        words = [said for said in dict.fromkeys(kept) if _times(said, printed) <= kept.count(said)]
        if words:
            yield Spared(printed, tuple(words))


def _is_kept_name(mark: MarkInTurn, names: Sequence[KnownName]) -> bool:
    return mark.decision == Decision.KEEP and bool(leaks(mark.words, names))


def _is_surely(words: str, names: Sequence[KnownName]) -> bool:
    """Tell whether words are a name that is one in small letters too: Ilmari, but not Toivo."""
    return any(leak.tier is Tier.MARKED for leak in leaks(words.lower(), names))


def _times(words: str, text: str) -> int:
    return len(re.findall(_alone(words), text, re.IGNORECASE))


def _without(text: str, spared: Spared) -> str:
    for words in spared.words:
        text = re.sub(_alone(words), _GONE, text, flags=re.IGNORECASE)
    return text


def _alone(words: str) -> str:
    return rf"(?<!\w){re.escape(_plain(words))}(?!\w)"


def _plain(text: str) -> str:
    return " ".join(cleaned(text).translate(_QUOTATION).split())
