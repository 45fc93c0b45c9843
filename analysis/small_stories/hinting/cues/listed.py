"""Cues that are words of a list and nothing more."""

from collections.abc import Iterator, Sequence
from typing import Final

from small_stories.hinting.said import Said, Sign

LISTS: Final = (
    "change.dare", "change.can", "change.learn", "change.began", "change.got",
    "minimising_comment.words", "plot_turn.words", "order.words", "explanation.words",
    "evaluation.good", "detail.times", "detail.people", "detail.places",
)  # fmt: skip


def signs(passage: Sequence[Said]) -> Iterator[Sign]:
    """Yield the words of each list."""
    for said in passage:
        for key in LISTS:
            for place in said.found(key):
                yield Sign(key, said.place(*place))
