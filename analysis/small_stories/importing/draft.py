"""An interview as it would come in: turns, speakers and their roles, stored nowhere yet."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from small_stories.errors import SmallStoriesError
from small_stories.importing.language import language_of
from small_stories.importing.layouts import cues, emphasis, labels, paragraphs, tables, timed
from small_stories.importing.lines import lines_of
from small_stories.importing.page_text import without_furniture
from small_stories.importing.passages import UNSEEN, Piece, pieces_of
from small_stories.importing.source import Source, read_source
from small_stories.importing.speakers import key_of, roles_of
from small_stories.importing.talk import Layout, Talk, Utterance
from small_stories.model import Role

__all__ = [
    "AnyText", "Draft", "DraftSpeaker", "DraftTurn", "Piece", "as_json", "draft_of", "pieces_of",
    "read_any_text", "read_interview", "with_roles",
]  # fmt: skip

SPEAKERS_AT_MOST: Final = 300
"""More voices than these nobody gathers round a table; each would be shown and asked about."""


@dataclass(frozen=True, slots=True)
class DraftSpeaker:
    """Someone who speaks: the key in turns, the label as written, the role, and if it is sure."""

    key: str
    label: str
    role: Role
    sure: bool


@dataclass(frozen=True, slots=True)
class DraftTurn:
    """What is said at a time: clean words, and the pieces of the source's text they came from.

    The pieces follow one another in ``text`` with one space or nothing between; ``pieces_of``
    finds where in the source any range of ``text`` stands. Times are in milliseconds.
    """

    speaker: str | None
    start: int
    end: int
    text: str
    pieces: tuple[Piece, ...]
    start_ms: int | None
    end_ms: int | None


@dataclass(frozen=True, slots=True)
class Draft:
    """A whole interview before it is stored. Turns without a speaker are the interviewee's."""

    source: Source
    layout: Layout
    language: str
    speakers: tuple[DraftSpeaker, ...]
    turns: tuple[DraftTurn, ...]
    roles_sure: bool
    notes: bool

    def role_of(self, turn: DraftTurn) -> Role:
        """Return the role of the turn's speaker."""
        found = (speaker.role for speaker in self.speakers if speaker.key == turn.speaker)
        return next(found, Role.INTERVIEWEE)


@dataclass(frozen=True, slots=True)
class AnyText:
    """A file that may be no interview, as a letter or a list: what is read, and the talk in it."""

    source: Source
    draft: Draft | None


def read_any_text(path: Path) -> AnyText:
    """Read a file in which there need not be any talk."""
    source = read_source(path)
    try:
        return AnyText(source, draft_of(source))
    except SmallStoriesError:
        return AnyText(source, None)


def read_interview(path: Path) -> Draft:
    """Read a file of any kind and layout; what is wrong with it is a SmallStoriesError."""
    return draft_of(read_source(path))


def draft_of(source: Source) -> Draft:
    """Cut what was read into turns; raises SmallStoriesError where there is no talk in it."""
    talk = _talk(source)
    if talk is None:
        raise SmallStoriesError("import.no_talk", name=source.name)
    written: dict[str, str] = {}
    for one in talk.utterances:
        key = key_of(one.label)
        if key is not None:
            written.setdefault(key, one.label or "")
    if len(written) > SPEAKERS_AT_MOST:
        raise SmallStoriesError("import.too_many_speakers", name=source.name, count=len(written))
    roles, sure = roles_of(talk)
    return Draft(
        source=source,
        layout=talk.layout,
        language=language_of("\n".join(one.words.text for one in talk.utterances)),
        speakers=tuple(
            DraftSpeaker(key, label, roles[key], sure) for key, label in written.items()
        ),
        turns=tuple(_turn(one) for one in talk.utterances),
        roles_sure=sure,
        notes=talk.notes,
    )


def _talk(source: Source) -> Talk | None:
    """Try the layouts from the one that shows most to the one that shows least."""
    found = cues.recognise(source) or tables.recognise(source)
    if found:
        return found
    page = without_furniture(source, lines_of(source))
    return (
        labels.recognise(source, page)
        or emphasis.recognise(source, page)
        or timed.recognise(source, page)
        or paragraphs.recognise(source, page)
    )


def _turn(one: Utterance) -> DraftTurn:
    pieces = one.words.pieces
    return DraftTurn(
        speaker=key_of(one.label),
        start=pieces[0].start,
        end=pieces[-1].end,
        text=one.words.text.replace("\t", " "),
        pieces=pieces,
        start_ms=one.start_ms,
        end_ms=one.end_ms,
    )


def with_roles(draft: Draft, roles: Mapping[str, Role]) -> Draft:
    """Return the draft with the roles that the analyst gives, by the keys of speakers."""
    speakers = tuple(
        replace(one, role=roles[one.key], sure=True) if one.key in roles else one
        for one in draft.speakers
    )
    return replace(draft, speakers=speakers, roles_sure=all(one.sure for one in speakers))


_NO_CUT: Final = re.compile(rf"[\s{UNSEEN.pattern.strip('[]+')}*_]*|[-‐]\s*")


def as_json(draft: Draft) -> dict[str, object]:
    """Return what can be checked against the file: offsets into its text, end exclusive."""
    return {
        "file": draft.source.name,
        "layout": draft.layout,
        "language": draft.language,
        "text": draft.source.text,
        "turns": [_turn_as_json(draft, turn) for turn in draft.turns],
    }


def _turn_as_json(draft: Draft, turn: DraftTurn) -> dict[str, object]:
    role = draft.role_of(turn)
    told: dict[str, object] = {
        "speaker": next((one.label for one in draft.speakers if one.key == turn.speaker), None),
        "role": (Role.OTHER if role is Role.INTERPRETER else role).value,
        "start": turn.start,
        "end": turn.end,
        "time": None if turn.start_ms is None else turn.start_ms / 1000,
    }
    segments = _segments(draft.source.text, turn.pieces)
    if len(segments) > 1:
        told["segments"] = [{"start": one.start, "end": one.end} for one in segments]
    return told


def _segments(text: str, pieces: tuple[Piece, ...]) -> list[Piece]:
    """Join pieces with nothing between them but white space or a hyphen at a line's end."""
    found = [pieces[0]]
    for piece in pieces[1:]:
        if _NO_CUT.fullmatch(text, found[-1].end, piece.start):
            found[-1] = Piece(found[-1].start, piece.end)
        else:
            found.append(piece)
    return found
