"""A recording written down: what is to be done, who is heard when, and the words piece by piece."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from small_stories.heard import HeardPiece, Piece, Voices, Wishes
from small_stories.transcribing.canonical import CanonicalSound

Progress = Callable[[str, int, int], None]
"""Is told a stage (listening, voices or recognising), milliseconds done, and of how many."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The pieces that a recording is recognised in; none where nobody speaks."""

    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class VoicesFailed:
    """The voices could not be told apart; ``error_key`` names the sentence that says why."""

    error_key: str


Event = Plan | Voices | VoicesFailed | HeardPiece


def written_down(
    sound: CanonicalSound,
    model: Path,
    wishes: Wishes,
    *,
    plan: Plan | None = None,
    voices: Voices | None = None,
    done: Collection[int] = frozenset(),
    progress: Progress = lambda _stage, _done, _total: None,
) -> Iterator[Event]:
    """Yield the plan, the voices and the pieces by number, each as soon as it is there.

    ``plan``, ``voices`` and ``done`` (numbers of pieces) are what a run that broke off had come
    to: they are not yielded again, and the rest comes out as it would have. No voices are looked
    for where ``wishes.speakers`` is 0. Raises SmallStoriesError where the model cannot be used.
    """
    raise NotImplementedError
