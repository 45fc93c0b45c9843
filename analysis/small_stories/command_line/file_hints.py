"""Hints of where stories may be in a file of its own, in code points of the file's text."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from small_stories.apart.reading import read_apart
from small_stories.apart.readings import Reading
from small_stories.hinting.found import find_hints
from small_stories.hinting.hints import Hint, Place, Strength, Turn
from small_stories.importing.draft import Draft, DraftTurn, draft_of, pieces_of
from small_stories.importing.passages import Piece
from small_stories.importing.source import Source
from small_stories.model import Role


@dataclass(frozen=True, slots=True)
class PlacedCue:
    """A cue of a hint at its place in the file."""

    kind: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Placed:
    """A hint at its place in the file: its segments hold the interviewee's own words alone."""

    segments: tuple[tuple[int, int], ...]
    theme: str
    theme_reason: str
    strength: Strength
    cues: tuple[PlacedCue, ...]

    @property
    def start(self) -> int:
        """Return where the first segment begins."""
        return self.segments[0][0]

    @property
    def end(self) -> int:
        """Return where the last segment ends."""
        return self.segments[-1][1]


@dataclass(frozen=True, slots=True)
class PlacedHeldDown:
    """A passage that was held down, at its place in the file, and why."""

    segments: tuple[tuple[int, int], ...]
    why: str


@dataclass(frozen=True, slots=True)
class FileHints:
    """The hints of a file in order, what was held down, and if word lists alone gave them."""

    hints: list[Placed]
    held_down: list[PlacedHeldDown]
    words_alone: bool


def hints_of_file(path: Path, language: str | None = None) -> FileHints:
    """Return the hints of a file; raises SmallStoriesError where it cannot be read."""
    return _hints_of(read_apart(Reading.INTERVIEW, path, Draft), language)


def hints_of_source(source: Source, language: str | None = None) -> FileHints:
    """Return the hints of what was read of a file."""
    return _hints_of(draft_of(source), language)


def _hints_of(draft: Draft, language: str | None) -> FileHints:
    found = find_hints(turns_of(draft), language or draft.language)
    hints = [_placed(draft, hint) for hint in found.hints]
    held = [PlacedHeldDown(_all_segments(draft, h.spans), h.why.value) for h in found.held_down]
    return FileHints(hints, held, found.words_alone)


def _placed(draft: Draft, hint: Hint) -> Placed:
    return Placed(
        segments=_all_segments(draft, hint.spans),
        theme=hint.theme.key,
        theme_reason=hint.theme.reason,
        strength=hint.strength,
        cues=tuple(_cue(draft, cue.kind, cue.place) for cue in hint.cues),
    )


def _all_segments(draft: Draft, spans: Sequence[Place]) -> tuple[tuple[int, int], ...]:
    return tuple(segment for span in spans for segment in _segments(draft, span))


def turns_of(draft: Draft) -> list[Turn]:
    """Return the turns of a draft as a search for stories reads them."""
    return [_turn(draft, turn) for turn in draft.turns]


def _turn(draft: Draft, turn: DraftTurn) -> Turn:
    role = draft.role_of(turn)
    return Turn(turn.text, told=role is Role.INTERVIEWEE, asked=role is Role.INTERVIEWER)


def _segments(draft: Draft, place: Place) -> list[tuple[int, int]]:
    """Return where in the file a range of a turn stands, joined over white space alone."""
    turn = draft.turns[place.turn]
    found: list[tuple[int, int]] = []
    for piece in pieces_of(turn.text, turn.pieces, place.start, place.end):
        if found and not draft.source.text[found[-1][1] : piece.start].strip():
            found[-1] = (found[-1][0], piece.end)
        else:
            found.append((piece.start, piece.end))
    return found


def _cue(draft: Draft, kind: str, place: Place) -> PlacedCue:
    turn = draft.turns[place.turn]
    pieces: Sequence[Piece] = pieces_of(turn.text, turn.pieces, place.start, place.end)
    start, end = pieces[0].start, pieces[-1].end
    return PlacedCue(kind, start, end, draft.source.text[start:end])
