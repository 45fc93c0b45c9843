"""The lines of a transcript: one for each turn, and one where talk turns to a theme."""

import re
from dataclasses import dataclass
from typing import Final

from small_stories.heard import PAUSE
from small_stories.model import Role
from small_stories.storage.interviews import Turn
from small_stories_app.clock import clock
from small_stories_app.session import Session
from small_stories_app.transcript.content import Content

# Letters that would break a line's text into blocks of its own, or that Qt keeps for itself;
# each is shown as one other letter, so that positions stay.
_UNSHOWN: Final = re.compile("[\n\r\u2029\0\ufdd0\ufdd1\ufffc]")
_PAUSE: Final = re.compile(PAUSE)


@dataclass(frozen=True, slots=True)
class Line:
    """One block of the document: a turn, or a theme marker when ``turn_id`` is None.

    ``label`` and ``note`` stand in the margin; a line of the interviewer is quiet.
    """

    turn_id: int | None
    text: str
    quiet: bool
    label: str = ""
    note: str = ""


def lines_of(content: Content, session: Session) -> list[Line]:
    """Return the lines of an interview in order."""
    names = {theme.id: theme.name for theme in content.themes}
    lines: list[Line] = []
    marked: dict[int, list[str]] = {}
    for marker in content.markers:
        marked.setdefault(marker.turn_id, []).append(names[marker.theme_id])
    for turn in content.turns.values():
        for name in marked.get(turn.id, []):
            sentence = session.text("transcript.talk_of", theme=name)
            lines.append(Line(None, sentence, quiet=True))
        lines.append(_turn_line(turn, session))
    return lines


def longest_note(content: Content, session: Session) -> str:
    """Return what would stand in the margin beside a draft turn at the end of the recording."""
    length = content.interview.duration_ms
    return _note(length, "draft", session) if length else ""


def _note(start_ms: int | None, state: str, session: Session) -> str:
    time = "" if start_ms is None else clock(start_ms)
    draft = session.text("transcript.draft") if state == "draft" else ""
    return " · ".join(filter(None, [time, draft]))


def _turn_line(turn: Turn, session: Session) -> Line:
    note = _note(turn.start_ms, turn.state, session)
    quiet = turn.role == Role.INTERVIEWER
    return Line(turn.id, _whole(_UNSHOWN.sub(_shown, turn.text)), quiet, turn.label, note)


def _whole(words: str) -> str:
    """Return words whose marks of pauses stay on one line; every position stays."""
    return _PAUSE.sub(lambda pause: pause[0].replace(" ", "\u00a0"), words)


def _shown(letter: re.Match[str]) -> str:
    return "\u2028" if letter[0] in "\n\r\u2029" else "\ufffd"
