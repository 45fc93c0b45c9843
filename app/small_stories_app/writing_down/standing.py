"""Where the writing down of a recording stands, in words."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from small_stories.storage.coverage import Coverage
from small_stories_app.clock import clock
from small_stories_app.session import Session
from small_stories_app.widgets.progress_line import left_in_words

_SECOND_MS: Final = 1000
_MINUTE: Final = 60
_HOUR: Final = 60 * _MINUTE


class Stand(StrEnum):
    """What is going on with a recording, or what can be done next."""

    WAITING = "waiting"
    PREPARING = "preparing"
    LISTENING = "listening"
    VOICES = "voices"
    RECOGNISING = "recognising"
    STOPPED = "stopped"
    DONE = "done"


STAGES: Final = (Stand.LISTENING, Stand.VOICES, Stand.RECOGNISING)
"""What a child tells that it is at."""
RUNNING: Final = (Stand.PREPARING, *STAGES)


@dataclass(frozen=True, slots=True)
class Standing:
    """Up to where there is text, of how much, and what is going on; times in milliseconds.

    ``seconds_left`` is None while nobody can tell.
    """

    stand: Stand
    to_ms: int
    whole_ms: int
    seconds_left: float | None = None

    @property
    def is_running(self) -> bool:
        """Whether a child is at work on it."""
        return self.stand in RUNNING


def in_words(session: Session, standing: Standing) -> str:
    """Return where it stands, as "Written down to 12:40 of 58:02, about 9 minutes left."."""
    fields = {"to": clock(standing.to_ms), "whole": clock(standing.whole_ms)}
    words = session.text(f"writing_down.stands.{standing.stand}", None, **fields)
    if standing.stand == Stand.RECOGNISING and standing.seconds_left is not None:
        left = left_in_words(session, standing.seconds_left)
        return session.text("writing_down.with_left", words=words, left=left)
    return session.text("writing_down.sentence", words=words)


def in_few_words(session: Session, standing: Standing) -> str:
    """Return the same for a line of the list."""
    fields = {"to": clock(standing.to_ms), "whole": clock(standing.whole_ms)}
    return session.text(f"writing_down.states.{standing.stand}", None, **fields)


def length_in_words(session: Session, milliseconds: int) -> str:
    """Return a length of time as it is said: 1 h 5 min, 52 min, 1 min 10 s or 40 s."""
    seconds = round(milliseconds / 1000)
    if seconds >= _HOUR:
        return session.text(
            "writing_down.hours", hours=seconds // _HOUR, minutes=seconds % _HOUR // _MINUTE
        )
    minutes, rest = divmod(seconds, _MINUTE)
    key = "minutes_seconds" if minutes and rest else "minutes" if minutes else "seconds"
    return session.text(f"writing_down.{key}", minutes=minutes, seconds=rest)


def coverage_in_words(session: Session, covered: Coverage) -> str:
    """Return how much of the speech has text: "All 52 min of speech have text, but for 1 min"."""
    if covered.speech_ms < _SECOND_MS:
        return session.text("writing_down.hardly_any_speech")
    speech = length_in_words(session, covered.speech_ms)
    if covered.without_text_ms < _SECOND_MS:
        return session.text("writing_down.all_covered", speech=speech)
    missing = length_in_words(session, covered.without_text_ms)
    count = len(covered.gaps)
    return session.text("writing_down.covered_but", count, speech=speech, missing=missing)
