"""Which labels are speakers: known words, and names that come again; not whatever has a colon."""

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from itertools import pairwise, zip_longest
from typing import Final

from small_stories.importing.front import is_about_the_interview, legend_above
from small_stories.importing.heads import Head
from small_stories.importing.lines import Line
from small_stories.importing.role_words import is_known, plain, role_told_by
from small_stories.importing.talk import Layout
from small_stories.importing.times import only_stamp
from small_stories.transcript_words import word_list

# Words that open a line with a colon, a bracket or nothing after them and are nobody's name.
_NOT_NAMES: Final = word_list("lines.not_names")
_PARTS_OF_NAMES: Final = ("von", "af", "de", "ja", "och", "and", "&")
LOOSE: Final = frozenset(
    {Layout.COLUMNS, Layout.BRACKETED_LABELS, Layout.DASHED_LABELS, Layout.LABELS_ABOVE}
)
"""Styles that lines of talk fall into by chance: they need more than one sign."""


def true_labels(
    style: Layout, lines: Sequence[Line], heads: Sequence[Head | None], front: int
) -> frozenset[str]:
    """Return the labels that are speakers: known words, or names that come again."""
    told = set(legend_above([line.text for line in lines[:front]]))
    seen = [head.label for head in heads[front:] if head]
    counts = Counter(plain(label) for label in seen)
    written = {plain(label): label for label in seen}
    true = {
        key for key, count in counts.items()
        if key in told or _is_speaker(style, written[key], count, count / len(lines))
    }  # fmt: skip
    if style is not Layout.LABELS_ABOVE and true:
        true |= _passers_by(lines, heads, front, true)
    if len(true) >= 2:
        rare = [written[key] for key in counts if key not in true]
        true |= _like_the_others(style, rare, [written[key] for key in true], counts)
    return frozenset(true)


def _like_the_others(
    style: Layout, rare: Sequence[str], others: Sequence[str], counts: Mapping[str, int]
) -> set[str]:
    """Return rare labels that are written as the speakers are: in full, as speakers, in a row."""
    first = _first_word({plain(other) for other in others})
    row = {key for key in map(plain, rare) if first and _first_word({key}) == first}
    return row | _named_like_the_others(style, rare, others, counts)


def _named_like_the_others(
    style: Layout, rare: Sequence[str], others: Sequence[str], counts: Mapping[str, int]
) -> set[str]:
    names = [label for label in rare if is_name(label)]
    if all(map(is_known, others)):
        loose = style in LOOSE
        return {plain(one) for one in names if is_known(one) and (loose or role_told_by(one))}
    if style not in (Layout.LABELS, Layout.LABELS_ABOVE):
        return set()
    in_full = all(len(plain(other).split()) >= 2 for other in others)
    above = style is Layout.LABELS_ABOVE
    return {
        key
        for key in map(plain, names)
        if (in_full and len(key.split()) >= 2) or (above and counts[key] == 2)
    }


def _first_word(labels: Set[str]) -> str | None:
    """Return the word that labels of a row begin with: *puhuja* of *puhuja yksi, puhuja kaksi*."""
    words = [label.split() for label in labels]
    first = {each[0] for each in words if len(each) == 2}
    return first.pop() if len(first) == 1 and all(len(each) == 2 for each in words) else None


def _passers_by(
    lines: Sequence[Line], heads: Sequence[Head | None], front: int, true: Set[str]
) -> set[str]:
    """Return names that come once or so, where nearly every line has a label: they speak too."""
    talk = [place for place in range(front, len(lines)) if not only_stamp(lines[place].text)]
    labelled = [place for place in talk if (head := heads[place]) and plain(head.label) in true]
    talk = [place for place in talk if place >= labelled[0]]
    above = {
        after for place, after in pairwise(talk)
        if (head := heads[place]) and not lines[place].text[head.stop :].strip()
    }  # fmt: skip
    bare = {place for place in talk if not _may_speak(heads[place]) and place not in above}
    if len(bare) > 0.25 * (len(talk) - len(above)):
        return set()
    usual_gap = min((lines[place].gap for place in labelled[1:]), default=0)
    return {
        plain(head.label)
        for place, after in zip_longest(talk, talk[1:])
        if (head := heads[place])
        and _may_speak(head)
        and lines[place].gap >= usual_gap
        and after not in bare
    }


def _may_speak(head: Head | None) -> bool:
    return head is not None and (is_name(head.label) or is_known(head.label))


def is_name(label: str) -> bool:
    """Tell whether a label is written as names are: its words with capital letters."""
    words = plain(label).split()
    if not words or words[0] in _NOT_NAMES or is_about_the_interview(label):
        return False
    return all(_is_part_of_name(word) for word in label.split())


def _is_part_of_name(word: str) -> bool:
    return word[0].isupper() or word[0].isdigit() or word[0] in "(&" or word in _PARTS_OF_NAMES


def _is_speaker(style: Layout, label: str, count: int, share: float) -> bool:
    words = plain(label).split()
    if not words or words[0] in _NOT_NAMES:
        return False
    if is_known(label):
        if style is Layout.LABELS and count == 1 and len(words) > 1 and not is_name(label):
            return False  # Äiti sano: tule tänne
        return style not in LOOSE or count >= 2 or role_told_by(label) is not None
    if is_name(label):
        return style is Layout.LABELS_AND_TIMES or count >= (3 if style in LOOSE else 2)
    return style is Layout.LABELS and count >= 4 and share > 0.15 and len(words) <= 2
