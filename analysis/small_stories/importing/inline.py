"""Labels in the middle of lines: a whole talk, or a question and its answer, on one line."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from small_stories.importing.lines import Line, bounded
from small_stories.importing.passages import cut_at
from small_stories.importing.role_words import is_known, plain
from small_stories.importing.true_labels import is_name

_INSIDE: Final = re.compile(
    r"(?<=[.?!…\"”)\]-])\s+"
    r"(?=(?:\*\*)?([^\W\d_][\w.'’-]{0,24}(?: [^\W_][\w.'’-]{0,24})?)(?:\*\*)?:(?:\*\*)?\s)"
)
_WORD: Final = re.compile(r"[^\W\d_]+")
_AT_LEAST: Final = 3


def _inside(text: str) -> list[re.Match[str]]:
    """Return the labels with talk before them; ``1. (0:12) H:`` and ``Dr. Meri:`` have none."""
    found = []
    at = 0
    for label in _INSIDE.finditer(text):
        if len(_WORD.findall(text, at, label.start())) >= 2:
            found.append(label)
            at = label.end()
    return found


def cut_inline(lines: Sequence[Line], name: str) -> list[Line]:
    """Begin a new line at every label that stands after a sentence inside a line.

    Lines stay as they are unless at least three such labels are speakers: words or letters that
    hardly mean anything else, or names that come again. Raises SmallStoriesError where they would
    be more than an interview has.
    """
    found = [_inside(line.text) for line in lines]
    counts = Counter(plain(label[1]) for inside in found for label in inside)
    speakers = {
        plain(label[1]) for inside in found for label in inside
        if is_known(label[1]) or (is_name(label[1]) and counts[plain(label[1])] >= _AT_LEAST)
    }  # fmt: skip
    if sum(counts[speaker] for speaker in speakers) < _AT_LEAST:
        return list(lines)
    bounded([*lines, *counts.elements()], name)
    cut: list[Line] = []
    for line, inside in zip(lines, found, strict=True):
        stops = [label.end() for label in inside if plain(label[1]) in speakers]
        parts = cut_at(line.passage, stops) if stops else [line.passage]
        cut += [Line(part, 0 if place else line.gap) for place, part in enumerate(parts)]
    return cut
