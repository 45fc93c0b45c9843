"""An interview in the words of the list: what it is, how long, and how far the work is."""

from small_stories.storage.interviews import Interview
from small_stories_app.session import Session


def in_words(session: Session, interview: Interview, *, being_transcribed: bool) -> str:
    """Return code, kind and length, what is in it, and its state, each on a line of its own."""
    kind = session.text(f"source_kinds.{interview.source_kind}")
    length = [time_of(interview.duration_ms)] if interview.duration_ms else []
    first = " · ".join([interview.code, kind, *length])
    parts = [first, _size(session, interview), _state(session, interview, being_transcribed)]
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


def _state(session: Session, interview: Interview, being_transcribed: bool) -> str:
    if being_transcribed:
        return session.text("interviews.state_transcribing")
    if not interview.turns:
        return session.text("interviews.state_no_turns")
    if interview.draft_turns:
        return session.text("interviews.state_draft", interview.draft_turns)
    return session.text("interviews.state_read") if interview.read_to_end else ""
