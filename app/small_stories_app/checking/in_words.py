"""How checks stand, in words: no share and no sign that anything is missing."""

from datetime import date

from PySide6.QtCore import QDate, QDateTime, QLocale, Qt

from small_stories.model import CheckState, SourceKind
from small_stories.storage.change_record import Change
from small_stories.storage.checks import Check, Means, Teller
from small_stories_app.session import Session

_NOTED = (SourceKind.NOTES, SourceKind.COWRITTEN)


def how_stories_stand(session: Session, teller: Teller) -> str:
    """Return how many stories of a teller stand where: "offered 2, confirmed 1"."""
    if not teller.stories:
        return session.text("checking.no_stories")
    counted = [(state, len(teller.stories_in(state))) for state in CheckState]
    return ", ".join(f"{session.text(f'checks.{state}')} {n}" for state, n in counted if n)


def what_to_know(session: Session, teller: Teller) -> str:
    """Return what to know of a teller before asking, or nothing."""
    if teller.refuses:
        return session.text("checking.refuses")
    unasked = bool(teller.stories_in(CheckState.NOT_OFFERED))
    if unasked and any(talk.source_kind in _NOTED for talk in teller.interviews):
        return session.text("checking.from_notes")
    return session.text("checking.teller_unknown") if teller.interviewee_id is None else ""


def day_in_words(session: Session, iso: str | None) -> str:
    """Return a date as it is written here, or nothing."""
    day = QDate.fromString(iso or "", "yyyy-MM-dd")
    return QLocale(session.language).toString(day, "d.M.yyyy") if day.isValid() else ""


def means_in_words(session: Session, means: str) -> str:
    """Return by what means somebody was asked; other words than ours stand as they are."""
    return session.text(f"checking.means.{means}") if means in list(Means) else means


def means_of(session: Session, words: str) -> str:
    """Return what is stored for means in words."""
    named = {session.text(f"checking.means.{each}"): str(each) for each in Means}
    return named.get(words.strip(), words.strip())


def moment_in_words(session: Session, change: Change, check: Check) -> str:
    """Return one line of a check's history: when, by whom, how it stood and what was said."""
    at = QDateTime.fromString(change.at, Qt.DateFormat.ISODateWithMs).toLocalTime()
    when = at.toString("d.M.yyyy H.mm")
    state = session.text(f"checks.{check.state}")
    said = f": {check.told}" if check.told else ""
    return " · ".join(filter(None, (when, change.analyst, state + said)))


def today() -> str:
    """Return this day as it is stored."""
    return date.today().isoformat()
