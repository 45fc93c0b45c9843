"""Where words stand after their turn was corrected."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import accumulate, islice
from typing import Final

Place = tuple[int, int]
Step = tuple[str, int, int, int, int]
"""What became of a stretch: equal, replace, insert or delete; from where to where, before and now.
"""

# Letters before times letters now.
_AT_ONCE: Final = 250_000
_TO_JUDGE_BY: Final = 4
_LEFT_OF_A_TURN: Final = 0.25
_LETTERS_OF_A_CORRECTION: Final = 0.6


def moved(before: str, after: str, places: Sequence[Place]) -> list[Place]:
    """Return each place of the old text in the new one, in code points.

    A place keeps the words it had as far as they are still there, takes a correction inside it
    along, and shrinks to nothing (start equal to end) when all its words are gone. One that began
    or ended with a whole word still does: *huus* corrected to *huusi* stays whole. Where a turn is
    written wholly anew, a place does not pass to words that somebody else may have said.
    """
    steps = _steps(before, after)
    return _moved_over(steps, before, after, places)


def moved_by(
    before: str, edits: Sequence[tuple[int, int, str]], places: Sequence[Place]
) -> list[Place]:
    """Return each place after edits that are known: from where to where, and what is there now.

    The edits are in order and apart from each other.
    """
    steps, old, new = [], 0, 0
    for start, end, written in edits:
        steps.append(("equal", old, start, new, new + start - old))
        new += start - old
        steps.append(("replace", start, end, new, new + len(written)))
        old, new = end, new + len(written)
    steps.append(("equal", old, len(before), new, new + len(before) - old))
    after = edited(before, edits)
    return [_whole(before, after, place, _moved(steps, *place)) for place in places]


def edited(before: str, edits: Sequence[tuple[int, int, str]]) -> str:
    """Return a text after edits that are in order and apart from each other."""
    pieces, at = [], 0
    for start, end, written in edits:
        pieces += [before[at:start], written]
        at = end
    return "".join([*pieces, before[at:]])


def mostly_same(one: str, other: str) -> bool:
    """Tell whether at least half of the words of the shorter text stand in order in the other."""
    words, others = _words(one), _words(other)
    matcher = SequenceMatcher(None, words, others, autojunk=False)
    shared = sum(block.size for block in matcher.get_matching_blocks())
    return 2 * shared >= max(1, min(len(words), len(others)))


def _moved_over(steps: list[Step], before: str, after: str, places: Sequence[Place]) -> list[Place]:
    found = [_whole(before, after, place, _moved(steps, *place)) for place in places]
    kept = sum(step[2] - step[1] for step in steps if step[0] == "equal")
    if not _written_anew(before, after, 2 * kept / max(len(before) + len(after), 1)):
        return found
    return [
        new
        if _words_kept(before[slice(*old)], after[slice(*new)])
        else _where_it_was(steps, old[0])
        for old, new in zip(places, found, strict=True)
    ]


def _written_anew(before: str, after: str, alike: float) -> bool:
    # Dialect made standard Finnish keeps few words, but most of its letters.
    words = len(_words(before))
    few = _words_kept(before, after) < words * _LEFT_OF_A_TURN
    return words >= _TO_JUDGE_BY and few and alike < _LETTERS_OF_A_CORRECTION


def _words_kept(before: str, after: str) -> int:
    return (Counter(_words(before)) & Counter(_words(after))).total()


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _steps(before: str, after: str) -> list[Step]:
    # What is the same at both ends is cut off first: difflib then sees the correction alone,
    # which is faster and cannot match a letter of it with one far away.
    head = _common(before, after)
    tail = _common(before[head:][::-1], after[head:][::-1])
    old, new = before[head : len(before) - tail], after[head : len(after) - tail]
    shifted = [
        (tag, a + head, b + head, c + head, d + head) for tag, a, b, c, d in _edits(old, new)
    ]
    ends = ("equal", len(before) - tail, len(before), len(after) - tail, len(after))
    return [("equal", 0, head, 0, head), *shifted, ends]


def _edits(old: str, new: str) -> Sequence[Step]:
    """Return what became of a text letter by letter; where it is long, word by word at first.

    Comparing the letters of a talk of ten minutes would take minutes.
    """
    if len(old) * len(new) <= _AT_ONCE:
        return SequenceMatcher(str.isspace, old, new, autojunk=False).get_opcodes()
    before, after = _with_spaces(old), _with_spaces(new)
    starts, new_starts = _starts(before), _starts(after)
    found: list[Step] = []
    for tag, a, b, c, d in SequenceMatcher(None, before, after).get_opcodes():
        start, end, new_start, new_end = starts[a], starts[b], new_starts[c], new_starts[d]
        if tag == "replace" and (end - start) * (new_end - new_start) <= _AT_ONCE:
            inside = SequenceMatcher(
                str.isspace, old[start:end], new[new_start:new_end], autojunk=False
            )
            found += [
                (each, start + i, start + j, new_start + k, new_start + m)
                for each, i, j, k, m in inside.get_opcodes()
            ]
        else:
            found.append((tag, start, end, new_start, new_end))
    return found


def _with_spaces(text: str) -> list[str]:
    return re.findall(r"\S+\s*|\s+", text)


def _starts(words: Sequence[str]) -> list[int]:
    return [0, *accumulate(len(word) for word in words)]


def _common(one: str, other: str) -> int:
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _moved(steps: list[Step], start: int, end: int) -> Place:
    starts: list[int] = []
    ends: list[int] = []
    begin = bisect_right(steps, start, key=lambda step: step[2])
    for tag, old_start, old_end, new_start, new_end in islice(steps, begin, None):
        if old_start >= end:
            break
        first, last = max(start, old_start), min(end, old_end)
        if first >= last:
            continue
        if tag == "equal":
            starts.append(new_start + first - old_start)
            ends.append(new_start + last - old_start)
        elif tag == "replace":
            starts.append(new_start)
            ends.append(new_end)
    if not starts:
        return _where_it_was(steps, start)
    return min(starts), max(ends)


def _whole(before: str, after: str, old: Place, new: Place) -> Place:
    start, end = new
    if before[slice(*old)].strip() and not after[start:end].strip():
        # A space is no word: it was beside the words that are gone.
        return start, start
    if start < end and not _inside_word(before, old[0]):
        while _inside_word(after, start):
            start -= 1
    if start < end and not _inside_word(before, old[1]):
        while _inside_word(after, end):
            end += 1
    return start, end


def _inside_word(text: str, position: int) -> bool:
    return text[position - 1 : position].isalnum() and text[position : position + 1].isalnum()


def _where_it_was(steps: list[Step], start: int) -> Place:
    here = max((step[3] + max(0, min(start, step[2]) - step[1])
                for step in steps if step[1] <= start), default=0)  # fmt: skip
    limit = steps[-1][4]
    return min(here, limit), min(here, limit)
