"""An interview in the words of the list: what it is, how long, and how far the work is."""

from typing import Final

from small_stories.model import SourceKind
from small_stories.storage.interviews import Interview
from small_stories_app.session import Session

LINES: Final = 4


def in_words(session: Session, interview: Interview, progress: str = "") -> str:
    """Return code, kind and length, what is in it, and its state, each on a line of its own.

    ``progress`` tells how far its transcribing is, where it is going on.
    """
    kind = session.text(f"source_kinds.{interview.source_kind}")
    length = [time_of(interview.duration_ms)] if interview.duration_ms else []
    first = " · ".join([interview.code, kind, *length])
    parts = [first, _size(session, interview), progress or _state(session, interview)]
    return "\n".join(part for part in parts if part)


def time_of(milliseconds: int) -> str:
    """Return a length as minutes and seconds, with hours where there are some."""
    minutes, seconds = divmod(milliseconds // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def _size(session: Session, interview: Interview) -> str:
    turns = [session.text("interviews.turns", interview.turns)] if interview.turns else []
    stories = [session.text("interviews.stories", interview.stories)] if interview.stories else []
    return ", ".join(turns + stories)


def _state(session: Session, interview: Interview) -> str:
    if not interview.turns:
        recorded = interview.recording_id is not None
        return session.text(f"interviews.state_{'recording' if recorded else 'no_turns'}")
    read = [session.text("interviews.state_read")] if interview.read_to_end else []
    return "\n".join([_checked(session, interview), *read])


def _checked(session: Session, interview: Interview) -> str:
    if interview.draft_turns:
        return session.text("interviews.state_draft", interview.draft_turns)
    notes = interview.source_kind in (SourceKind.NOTES, SourceKind.COWRITTEN)
    return session.text(f"interviews.state_{'notes' if notes else 'checked'}")
