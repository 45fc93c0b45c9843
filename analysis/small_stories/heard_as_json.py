"""What is heard in a recording as JSON and back: for the store, child processes and files.

There is one form: what ``dataclasses.asdict`` makes of a thing of ``heard``. A thing that JSON does
not hold whole raises KeyError or TypeError.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from small_stories.heard import (
    Doubt,
    HeardPiece,
    HeardWord,
    Piece,
    Stretch,
    UnsurePlace,
    Voices,
    VoiceStretch,
    Wishes,
)

Told = Mapping[str, Any]
"""What JSON tells of a thing: its fields by name."""


def as_json(thing: Voices | Wishes) -> str:
    """Return a thing as it is stored."""
    return json.dumps(asdict(thing), ensure_ascii=False)


def wishes_in(told: Told) -> Wishes:
    """Return the wishes that JSON tells of."""
    lists = {name: tuple(told[name]) for name in ("languages", "expected")}
    return Wishes(**{**told, **lists})


def stretches_in(told: Iterable[Sequence[int]]) -> tuple[Stretch, ...]:
    """Return the stretches that JSON tells of, each a list of two times."""
    return tuple((start, end) for start, end in told)


def piece_in(told: Told) -> Piece:
    """Return the piece that JSON tells of."""
    return Piece(**{**told, "speech": stretches_in(told["speech"])})


def voices_in(told: Told) -> Voices:
    """Return the voices that JSON tells of."""
    stretches = tuple(VoiceStretch(**stretch) for stretch in told["stretches"])
    # An earlier program did not tell whether they are apart.
    apart = told.get("clearly_apart", True)
    return Voices(told["count"], stretches, _unsure_in(told), apart)


def heard_piece_in(told: Told) -> HeardPiece:
    """Return the recognised piece that JSON tells of."""
    words = tuple(HeardWord(**word) for word in told["words"])
    return HeardPiece(told["number"], told["language"], words, _unsure_in(told))


def _unsure_in(told: Told) -> tuple[UnsurePlace, ...]:
    return tuple(
        UnsurePlace(Doubt(place["doubt"]), place["start_ms"], place["end_ms"])
        for place in told["unsure"]
    )
