"""Marks in the analyst's own text that say what a sentence rests on: ``⟦story:12⟧``.

A mark holds an id, so that it stays right when a story gets another code or a type another name;
it is shown by the present one.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

OPENS: Final = "⟦"
CLOSES: Final = "⟧"
ANY: Final = re.compile(rf"{OPENS}[^{OPENS}{CLOSES}\n]*{CLOSES}")
_STORED: Final = re.compile(rf"{OPENS}(story|type|figure):(\d+){CLOSES}")


class Ground(StrEnum):
    """What a claim can rest on."""

    STORY = "story"
    TYPE = "type"
    FIGURE = "figure"


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing that a sentence rests on, by its id."""

    ground: Ground
    id: int

    def __str__(self) -> str:
        return f"{OPENS}{self.ground}:{self.id}{CLOSES}"


def marks_in(text: str) -> list[Mark]:
    """Return the marks of a text in their order, each once."""
    found = (Mark(Ground(kind), int(number)) for kind, number in _STORED.findall(text))
    return list(dict.fromkeys(found))


def unknown_names(text: str) -> list[str]:
    """Return what stands in a stored text as in a mark and is the name of nothing."""
    return [found[0][1:-1] for found in ANY.finditer(text) if not _STORED.fullmatch(found[0])]


def without_marks(text: str) -> str:
    """Return a text as it reads without its marks, and without the space before them."""
    return re.sub(rf"\s*{ANY.pattern}", "", text)


def shown(text: str, names: Mapping[Mark, str]) -> str:
    """Return a text whose marks show names in place of ids: ``⟦H01/3⟧``."""

    def name(found: re.Match[str]) -> str:
        mark = Mark(Ground(found[1]), int(found[2]))
        return f"{OPENS}{names[mark]}{CLOSES}" if mark in names else found[0]

    return _STORED.sub(name, text)


def stored(text: str, names: Mapping[Mark, str]) -> str:
    """Return a shown text as it is kept; a name that nothing has stays as it was typed."""
    marks = {name: mark for mark, name in names.items()}

    def mark(found: re.Match[str]) -> str:
        name = found[0][1:-1].strip()
        return str(marks[name]) if name in marks else found[0]

    return ANY.sub(mark, text)
