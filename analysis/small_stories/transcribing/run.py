"""A recording written down: what is to be done, who is heard when, and the words piece by piece."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from small_stories.errors import SmallStoriesError
from small_stories.heard import HeardPiece, Piece, Voices, Wishes
from small_stories.transcribing import planning
from small_stories.transcribing.recognising import Recogniser
from small_stories.transcribing.sound.canonical import CanonicalSound
from small_stories.transcribing.speech import Speech, speech_in

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


@dataclass(slots=True)
class SoFar:
    """What a run has come to, in whatever order it came; ``heard`` is by number of piece."""

    plan: Plan | None = None
    voices: Voices | None = None
    voices_failed: bool = False
    heard: dict[int, HeardPiece] = field(default_factory=dict)

    def add(self, event: Event) -> None:
        """Keep one more thing that it has come to."""
        match event:
            case Plan():
                self.plan = event
            case Voices():
                self.voices = event
            case VoicesFailed():
                self.voices_failed = True
            case HeardPiece():
                self.heard[event.number] = event


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

    The voices are told before the speech model is loaded: the memory of the two is not needed at
    the same time.
    """
    wants_voices = wishes.speakers > 0 and voices is None
    speech = None
    if plan is None or wants_voices:
        speech = speech_in(sound, partial(progress, "listening"))
    if plan is None:
        assert speech
        plan = Plan(planning.plan(speech, sound.duration_ms))
        yield plan
    waiting = [piece for piece in plan.pieces if piece.number not in done]
    if speech and wants_voices and plan.pieces:
        yield voices_told(sound, speech, wishes.speakers, partial(progress, "voices"))
    if waiting:
        yield from _recognised(sound, model, wishes, plan, waiting, progress)


def voices_told(
    sound: CanonicalSound,
    speech: Speech,
    count: int,
    progress: Callable[[int, int], None] | None = None,
    threads: int | None = None,
) -> Voices | VoicesFailed:
    """Tell the voices apart; that this fails is an answer, so that no text is lost for it."""
    from onnxruntime.capi import onnxruntime_pybind11_state as onnx

    from small_stories.transcribing.voices import voices_in

    try:
        return voices_in(sound, speech, count, progress, threads)
    except SmallStoriesError as error:
        return VoicesFailed(error.key)
    except (
        onnx.Fail,
        onnx.RuntimeException,
        onnx.InvalidArgument,
        onnx.InvalidGraph,
        onnx.InvalidProtobuf,
        onnx.NoSuchFile,
        onnx.NotImplemented,
        MemoryError,
    ):
        return VoicesFailed("transcribing.voices_failed")


def _recognised(
    sound: CanonicalSound,
    model: Path,
    wishes: Wishes,
    plan: Plan,
    waiting: list[Piece],
    progress: Progress,
) -> Iterator[HeardPiece]:
    total = sum(map(_length, plan.pieces))
    before = total - sum(map(_length, waiting))
    progress("recognising", before, total)
    recogniser = Recogniser(model, wishes)
    recogniser.settle_language(sound, plan.pieces)
    for piece in waiting:

        def told(up_to_ms: int, done_ms: int = before - piece.start_ms) -> None:
            progress("recognising", done_ms + up_to_ms, total)

        yield recogniser.heard(sound, piece, told)
        told(piece.end_ms)
        before += _length(piece)


def _length(piece: Piece) -> int:
    return piece.end_ms - piece.start_ms
