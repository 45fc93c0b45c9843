"""What speaks against a story: habits, complaints, bad ends, hearsay, hopes, small talk."""

from collections.abc import Iterator, Sequence
from typing import Final

from small_stories.hinting.hints import Against
from small_stories.hinting.said import Said, Sign

_LISTS: Final = (
    *((against, f"holding_down.{against}.words") for against in Against),
    (Against.NEGATIVE, f"holding_down.{Against.NEGATIVE}.unchanged"),
)


def doubt_signs(passage: Sequence[Said]) -> Iterator[Sign]:
    """Yield the words of each reason to hold talk down."""
    for said in passage:
        for against, key in _LISTS:
            for place in said.found(key):
                yield Sign(f"{against}.{key.rpartition('.')[2]}", said.place(*place))
