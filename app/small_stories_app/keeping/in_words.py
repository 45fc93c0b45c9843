"""What is kept, where and how long, in words."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QDateTime, QLocale, Qt

from small_stories.reporting.templates.catalogue import TEMPLATES, template_name
from small_stories.storage.exports import Export
from small_stories.storage.kept import Kept, days_left, is_near
from small_stories_app.session import Session

_KINDS: Final = ("report", "typology", "quotes", "story_sheet", "keepsake", "decision_log",
                 "whole_copy", "archive_copy", "copied_quote")  # fmt: skip


def contents(session: Session, kept: Kept) -> str:
    """Return what stands in the project: interviews, recordings, stories and quotes."""
    parts = ("interviews", "recordings", "stories", "quotes")
    counted = [session.text(f"lock_away.kept.{part}", getattr(kept, part)) for part in parts]
    return session.text("lock_away.contents", None, parts=", ".join(counted))


def copies_in_words(session: Session, names: Sequence[str]) -> str:
    """Return which copies there are, the newest first."""
    if not names:
        return session.text("lock_away.no_copies")
    listed = ", ".join(day_of_copy(session, name) for name in reversed(names))
    return session.text("lock_away.copies", len(names), days=listed)


def day_of_copy(session: Session, name: str) -> str:
    """Return when a copy was made: its day, or the moment before something was gone back on."""
    timed = "T" in name
    at = QDateTime.fromString(name, "yyyy-MM-ddTHHmmss" if timed else "yyyy-MM-dd")
    shown = QLocale(session.language).toString(at, "d.M.yyyy H.mm" if timed else "d.M.yyyy")
    return shown or name


def size_in_words(session: Session, size: int) -> str:
    """Return a size in the units of files: "12,3 Mt"."""
    return QLocale(session.language).formattedDataSize(
        size, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat
    )


def reminder(session: Session, until: str | None, today: date) -> str:
    """Return what to remember of the time to keep the material, or nothing."""
    left = days_left(until, today)
    if left is None or not is_near(until, today):
        return ""
    if left < 0:
        return session.text("lock_away.past", -left)
    return session.text("lock_away.near", left)


def moment(session: Session, export: Export) -> str:
    """Return when a document was written."""
    at = QDateTime.fromString(export.at, Qt.DateFormat.ISODate).toLocalTime()
    return QLocale(session.language).toString(at, "d.M.yyyy H.mm")


def kind(session: Session, export: Export) -> str:
    """Return what a document is: its kind, or the template of a report that has no other name."""
    if export.kind not in _KINDS and export.template in TEMPLATES:
        return template_name(export.template, session.language)
    return session.text(f"lock_away.kinds.{export.kind if export.kind in _KINDS else 'other'}")


def gone_file(session: Session, export: Export) -> str:
    """Return what has left: what it is, when that was, and where, unless it was only copied."""
    told = f"{kind(session, export)}, {moment(session, export)}"
    return f"{told}: {export.path}" if export.path else told
