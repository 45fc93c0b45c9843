"""A recording that is in no project, written down as a transcript of its own."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final, Protocol

from small_stories.changes.interviewing import NewTurn
from small_stories.errors import SmallStoriesError
from small_stories.heard import HeardPiece, Voices, Wishes
from small_stories.transcribing.run import Event, Plan, Progress, SoFar, written_down
from small_stories.transcribing.sound.canonical import CanonicalSound
from small_stories.transcribing.sound.decoding_apart import DecodingApart, decoding_apart
from small_stories.transcribing.sound.sealed import sealed_sound
from small_stories.transcribing.sound.storing import Remark, bytes_of, remarks_on
from small_stories.transcribing.turns.draft_turns import continues, joined, turns_of
from small_stories.transcribing.turns.roles import propose_roles
from small_stories.transcribing.unfinished import Unfinished
from small_stories.transcribing.writing_out.transcript import (
    Transcript,
    main_language,
    written_turns,
)

# What is said of a recording in a project, and is said here without one.
_SAID_OTHERWISE: Final = {
    **{
        f"recording.{key}": key
        for key in (
            "empty", "no_sound", "unreadable", "not_closed", "not_found", "changing",
            "reading_stopped",
        )
    },
    **{
        f"reading.{key}": key
        for key in ("crashed", "too_slow", "too_much_memory", "too_much", "reached_out")
    },
    "reading.not_awaited": "crashed",
}  # fmt: skip


class Recognising(Protocol):
    """Where recordings are recognised: on this computer, or on a cluster."""

    @property
    def model_sha256(self) -> str:
        """The sha256 of the model's weights; empty where the model is not on this computer."""

    def written_down(
        self, sound: CanonicalSound, wishes: Wishes, so_far: SoFar, progress: Progress
    ) -> Iterator[Event]:
        """Yield what ``run.written_down`` yields, besides what a run has come to so far."""


@dataclass(frozen=True, slots=True)
class OnThisComputer:
    """Recognising with the model of a folder of this computer."""

    model: Path
    model_sha256: str

    def written_down(
        self, sound: CanonicalSound, wishes: Wishes, so_far: SoFar, progress: Progress
    ) -> Iterator[Event]:
        """Yield the plan, the voices and the pieces by number."""
        return written_down(
            sound,
            self.model,
            wishes,
            plan=so_far.plan,
            voices=so_far.voices,
            done=frozenset(so_far.heard),
            progress=progress,
        )


@dataclass(frozen=True, slots=True)
class FileRun:
    """A recording's transcript, what has to be told of the recording, and how the run went.

    ``fewer_voices`` tells that fewer people are likely to speak than were asked for, ``went_on``
    that an earlier run of the same had come to something already.
    """

    transcript: Transcript
    remarks: tuple[Remark, ...]
    voices_failed: bool
    fewer_voices: bool
    went_on: bool


def write_down(
    path: Path,
    wishes: Wishes,
    recognising: Recognising,
    *,
    kept: Path | None = None,
    progress: Progress = lambda _stage, _done, _total: None,
    going_on: Callable[[], None] = lambda: None,
) -> FileRun:
    """Write down a recording; ``kept`` is where what is finished is kept until all of it is.

    With the same recording, wishes and model as the last time it goes on where that broke off,
    and tells so by ``going_on``. The sound itself is nowhere on the disk but in the recording,
    unless encrypted. Raises SmallStoriesError where there is nothing to write down.
    """
    so_far = SoFar()
    with _said_without_project():
        unfinished = _unfinished(kept, path, wishes, recognising)
        for event in unfinished.events() if unfinished else ():
            so_far.add(event)
        went_on = so_far.plan is not None
        if went_on:
            going_on()
        with _decoded(path, progress) as (sound, decoding):
            for event in recognising.written_down(sound, wishes, so_far, progress):
                so_far.add(event)
                if unfinished:
                    unfinished.add(event)
            remarks = tuple(remarks_on(path.name, decoding))
    if not any(piece.words for piece in so_far.heard.values()):
        if unfinished:
            unfinished.remove()
        raise SmallStoriesError("writing_out.no_speech", name=path.name)
    fewer = so_far.voices is not None and not so_far.voices.clearly_apart
    written = _transcript(path, wishes, so_far)
    return FileRun(written, remarks, so_far.voices_failed, fewer, went_on)


def folded(
    plan: Plan, voices: Voices | None, heard: Sequence[HeardPiece], *, pauses: bool
) -> list[NewTurn]:
    """Return the turns of a whole recording, as a project that takes in piece by piece has them."""
    turns: list[NewTurn] = []
    pieces = {piece.number: piece for piece in plan.pieces}
    spoken_until: int | None = None
    for each in heard:
        piece = pieces[each.number]
        here = turns_of(piece, each, voices, pauses=pauses, after_ms=spoken_until)
        if turns and here and continues(turns[-1], here[0]):
            turns[-1] = joined(turns[-1], here.pop(0))
        turns += here
        if piece.speech:
            spoken_until = piece.speech[-1][1]
    return turns


def _transcript(path: Path, wishes: Wishes, so_far: SoFar) -> Transcript:
    assert so_far.plan is not None
    heard = [so_far.heard[number] for number in sorted(so_far.heard)]
    turns = folded(so_far.plan, so_far.voices, heard, pauses=wishes.pauses)
    language = main_language([(piece.language, len(piece.words)) for piece in heard])
    roles = propose_roles(turns)
    model = Path(wishes.model).name
    return Transcript(path.name, language, model, written_turns(turns, roles, language))


def _unfinished(
    kept: Path | None, path: Path, wishes: Wishes, recognising: Recognising
) -> Unfinished | None:
    if kept is None:
        return None
    found = hashlib.sha256()
    for piece in bytes_of(path):
        found.update(piece)
    same = {"recording": found.hexdigest(), "wishes": asdict(wishes)}
    return Unfinished(kept, {**same, "model": recognising.model_sha256})


@contextmanager
def _decoded(path: Path, progress: Progress) -> Iterator[tuple[CanonicalSound, DecodingApart]]:
    """Decode a recording that stays the same meanwhile."""
    with decoding_apart(path) as decoding:
        before = path.stat()
        with sealed_sound(decoding, lambda done, total: progress("listening", 0, total)) as sound:
            after = path.stat()
            if (before.st_mtime_ns, before.st_size) != (after.st_mtime_ns, after.st_size):
                raise SmallStoriesError("recording.changing", name=path.name)
            yield sound, decoding


@contextmanager
def _said_without_project() -> Iterator[None]:
    try:
        yield
    except SmallStoriesError as error:
        if error.key not in _SAID_OTHERWISE:
            raise
        key = f"writing_out.{_SAID_OTHERWISE[error.key]}"
        raise SmallStoriesError(key, **error.fields) from error
