"""A text with its number words written in figures, so that one pattern reads both."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Final

from small_stories.anonymising.finding.number_words import Piece, pieces_of
from small_stories.anonymising.marks import Mark

_WORD: Final = re.compile(r"[^\W\d_]+")
_JOINS: Final = {"fi": r"\s", "sv": r"\s(?:och\s)?|-", "en": r"\s(?:and\s)?|-"}
_SMALL: Final = ("unit", "teen", "ten", "hundred", "thousand", "maybe")
_OPEN: Final = {"ten": 10, "hundred": 100, "thousand": 1000}
# what may be grown together with a number: -vuotias, -kymppinen, -åring
_LONGEST: Final = 60
_GROWN_ON: Final = re.compile(
    r"(.+?)(vuo(?:tia|tis|ti)\w*|vee(?:n\w?|s)?|kymppi(?:n\w*|s\w*|st\w*)?|luvu\w*|luku\w*|kertai\w*"
    r"|luokkalai\w*|kui(?:nen|s[et]\w*)|kuukauti\w*|åri(?:ng|g)\w*|årsåld\w*|tals?)"
)
_Told = tuple[int, str, str, bool]  # value, kind, ending, whether a digit's name
_HALVES: Final = re.compile(r"(puoltoist|puolitoist|puoltois)a?(vuo\w+)?")


@dataclass(frozen=True, slots=True)
class Figured:
    """A text in figures; character ``i`` is ``starts[i]`` to ``ends[i]`` of the old text."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    said: tuple[bool, ...]

    def placed(self, mark: Mark) -> Mark:
        """Return a mark of this text at its place in the old one."""
        return replace(mark, start=self.starts[mark.start], end=self.ends[mark.end - 1])

    def is_said(self, start: int, end: int) -> bool:
        """Tell whether any of the characters was said in words."""
        return any(self.said[start:end])


@dataclass(slots=True)
class _Number:
    start: int
    end: int
    value: int
    kind: str
    ending: str
    is_digit: bool
    times: int = 1

    @property
    def figures(self) -> str:
        return str(self.value) * self.times


def is_number(word: str, language: str) -> bool:
    """Tell whether a word is a number, or begins with one as *kahdeksankymmentäluvulla* does."""
    return bool(_of_word(word.lower(), 0, language))


def in_figures(text: str, language: str) -> Figured:
    """Return the text with *kakskytkolme* as 23, *viidessä* as 5:ssa, *kolmatta* as 3:tta."""
    out: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    said: list[bool] = []
    at = 0
    for start, end, figures in [*_written(text, language), (len(text), len(text), "")]:
        out += text[at:start]
        starts += range(at, start)
        ends += range(at + 1, start + 1)
        said += [False] * (start - at)
        out += figures
        starts += [start] * len(figures)
        ends += [end] * len(figures)
        said += [True] * len(figures)
        at = end
    return Figured("".join(out), tuple(starts), tuple(ends), tuple(said))


def _written(text: str, language: str) -> Iterator[tuple[int, int, str]]:
    """Yield where numbers are said, and their figures; parts of one word come out together."""
    start = end = -1
    figures = ending = ""
    for number in _numbers(text, language):
        if number.start < end:  # seiskaseiska
            figures, ending, end = figures + number.figures, number.ending, max(end, number.end)
            continue
        if figures:
            yield start, end, figures + _colon(ending)
        start, end = number.start, number.end
        figures, ending = number.figures, number.ending
    if figures:
        yield start, end, figures + _colon(ending)


def _colon(ending: str) -> str:
    return f":{ending}" if ending.isalpha() else ending


def _numbers(text: str, language: str) -> list[_Number]:
    found: list[_Number] = []
    joins = re.compile(_JOINS.get(language, _JOINS["fi"]))
    for word in _WORD.finditer(text):
        for number in _of_word(word[0].lower(), word.start(), language):
            last = found[-1] if found else None
            near = last is not None and (
                last.end >= number.end or joins.fullmatch(text, last.end, number.start) is not None
            )
            if last is None or not near or not _grow(last, number):
                found.append(number)
    return _without_doubtful(text, found)


def _of_word(word: str, start: int, language: str) -> list[_Number]:
    end = start + len(word)
    return [_Number(start, end, *told) for told in _told(word, language)]


@lru_cache(maxsize=50_000)
def _told(word: str, language: str) -> tuple[_Told, ...]:
    """Return the numbers that a word tells, which most words do not."""
    if len(word) > _LONGEST:
        return ()
    half = _HALVES.fullmatch(word)
    if half and language not in ("sv", "en"):
        return ((1, "whole", ",5-vuotias" if half[2] else ",5", False),)
    grown = _GROWN_ON.fullmatch(word)
    head, tail = (grown[1], grown[2]) if grown else (word, "")
    head = "kaksi" if head == "pari" and tail else head
    head += "kymmentä" if tail.startswith("kymppi") else ""
    pieces = pieces_of(head, language)
    if not pieces or (tail and pieces[-1].kind == "ordinal"):
        pieces, tail = pieces_of(word, language), ""
    numbers = tuple(_collapsed(pieces))
    if tail and numbers:
        value, kind, _, is_digit = numbers[-1]
        return (*numbers[:-1], (value, kind, f"-{tail}", is_digit))
    return numbers


def _collapsed(pieces: tuple[Piece, ...]) -> Iterator[_Told]:
    """Yield what pieces tell; *kaks-kyt* and *kuus-sataa* are one."""
    waiting: Piece | None = None
    for piece, following in pairwise((*pieces, None)):
        assert piece is not None
        if waiting is None and following is not None and _multiplies(piece, following):
            waiting = piece
            continue
        kind = "unit" if piece.kind == "part" else piece.kind
        if waiting is None:
            yield piece.value, kind, piece.ending, piece.is_digit
        elif kind == "teen_end":
            yield waiting.value + 10, "teen", waiting.ending, False
        else:
            ending = piece.ending or ("n" if waiting.ending == "n" else "")
            kind = kind if kind in ("hundred", "thousand") else "ten"
            yield waiting.value * piece.value, kind, ending, False
        waiting = None


def _multiplies(piece: Piece, following: Piece) -> bool:
    if piece.kind not in ("unit", "part") or not 0 < piece.value < 10:
        return False
    tenth = following.kind == "teen" and following.value == 10  # viiden-kympin, kahden-kymmenen
    return tenth or following.kind in ("ten_end", "teen_end", "hundred", "thousand")


def _grow(last: _Number, number: _Number) -> bool:
    """Let a number take the next one into itself where they are one: 20 and 3, 2 and 1000."""
    if last.ending.startswith("-"):
        return False
    if _repeats(last, number):
        last.times, last.value, last.kind = last.value, number.value, "whole"
    elif number.value in (10, 100, 1000) and _multiplied(last, number):
        last.value *= number.value
        last.kind = "ten" if number.kind == "ten_end" else number.kind
        last.ending = number.ending
    elif (
        0 < number.value < _open(last)
        and not number.is_digit
        and number.kind in (*_SMALL, "ordinal")
    ):
        last.value += number.value
        last.kind = number.kind
        last.ending = number.ending
    else:
        return False
    last.end = number.end
    return True


def _repeats(last: _Number, number: _Number) -> bool:
    """Tell *tupla viis* and *kolme nollaa*."""
    if last.kind == "times":
        return number.kind in ("unit", "maybe")
    partitive = number.is_digit and number.ending == "tta"
    return partitive and last.kind == "unit" and 2 <= last.value <= 4


def _multiplied(last: _Number, number: _Number) -> bool:
    """Tell *neljä kymmentä*, *two hundred*, *kaksi tuhatta*."""
    if not 0 < last.value < number.value or last.times > 1:
        return False
    if number.kind == "ten_end":
        return last.kind == "unit"
    return number.kind in ("hundred", "thousand") and last.kind in (
        "unit", "teen", "maybe", "hundred",
    )  # fmt: skip


def _open(number: _Number) -> int:
    return _OPEN.get(number.kind, 0)


def _without_doubtful(text: str, found: list[_Number]) -> list[_Number]:
    """Leave out *oh*, *en* and a lone *tupla* where no other number is beside them."""
    kept = []
    for place, number in enumerate(found):
        beside = (*found[max(0, place - 1) : place], *found[place + 1 : place + 2])
        near = any(
            not text[min(number.end, each.end) : max(number.start, each.start)].strip(" ,.-")
            for each in beside
            if not each.ending.startswith("-")
        )
        if number.kind not in ("times", "ten_end") and (
            number.kind != "maybe" or number.value > 1 or near
        ):
            kept.append(number)
    return kept
