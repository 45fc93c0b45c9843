"""Talk with speakers' labels at the beginning of lines, in any of the styles of ``heads``."""

from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from typing import Final

from small_stories.importing.front import (
    front_length,
    legend_above,
    looks_told,
)
from small_stories.importing.heads import STYLES, Head
from small_stories.importing.inline import cut_inline
from small_stories.importing.lines import Line, is_heading
from small_stories.importing.notes_in_talk import is_note, is_section
from small_stories.importing.page_text import Page
from small_stories.importing.passages import Passage
from small_stories.importing.role_words import is_known, plain, role_told_by
from small_stories.importing.source import Source
from small_stories.importing.talk import Layout, Talk, Utterance
from small_stories.importing.talk_lines import in_runs, utterance
from small_stories.importing.times import Stamp, only_stamp, stamps_of_file
from small_stories.importing.true_labels import LOOSE, true_labels
from small_stories.model import Role

_NEARLY_ALL: Final = 0.8


@dataclass(frozen=True, slots=True)
class _Cut:
    """A source's lines with the heads of one style that were found true."""

    layout: Layout
    heads: Sequence[Head | None]
    front: int

    @property
    def count(self) -> int:
        return sum(head is not None for head in self.heads)


def recognise(source: Source, page: Page) -> Talk | None:
    """Return the talk, cut by the style whose labels are most, or None where no labels are."""
    spoken = [line for line in page.lines if not is_note(line.text)]
    page = replace(page, lines=cut_inline(spoken, source.name))
    cuts: list[_Cut] = []
    for style in STYLES:
        cut = _cut(style, source, page.lines)
        if cut:
            cuts.append(cut)
        if cut and cut.count >= _NEARLY_ALL * len(page.lines):
            break
    if not cuts:
        return None
    best = max(cuts, key=lambda cut: cut.count)
    told = legend_above([line.text for line in page.lines[: _first(best.heads)]])
    utterances = _utterances(source, page, best)
    if len(utterances) < 2:
        return None
    roles = {
        one.label: told[plain(one.label)]
        for one in utterances
        if one.label is not None and plain(one.label) in told
    }
    return Talk(best.layout, tuple(utterances), roles)


def _first(heads: Sequence[Head | None]) -> int:
    return next(place for place, head in enumerate(heads) if head)


def _cut(style: Layout, source: Source, lines: Sequence[Line]) -> _Cut | None:
    found = [STYLES[style](line, source) for line in lines]
    if not any(found):
        return None
    front = front_length(
        [line.text for line in lines],
        [head.label if head else None for head in found],
        [
            line.text[head.stop :].strip() if head else ""
            for line, head in zip(lines, found, strict=True)
        ],
    )
    true = true_labels(style, lines, found, front)
    heads = [
        head if head and place >= front and plain(head.label) in true else None
        for place, head in enumerate(found)
    ]
    heads = _without_fields(lines, heads)
    cut = _Cut(style, heads, front)
    return cut if _holds(cut, lines, true) else None


def _without_fields(lines: Sequence[Line], heads: Sequence[Head | None]) -> list[Head | None]:
    """Take away what looks like a label but fills in a form above the talk (Haastateltava: N3)."""
    counts = Counter(plain(head.label) for head in heads if head)
    kept = list(heads)
    for place, head in enumerate(heads):
        if head is None:
            continue
        rest = lines[place].text[head.stop :].strip()
        if counts[plain(head.label)] > 1 or not rest or looks_told(rest) or len(rest.split()) > 6:
            break
        if max(counts.values()) < 3:
            break
        kept[place] = None
    return kept


def _holds(cut: _Cut, lines: Sequence[Line], true: Set[str]) -> bool:
    """Tell whether the labels make talk: enough of them, from near the top, and not one alone."""
    labels = {plain(head.label) for head in cut.heads if head}
    if cut.count < 2 or (len(labels) < 2 and not (cut.count >= 3 and any(map(is_known, labels)))):
        return False
    if all(role_told_by(label) is Role.OTHER for label in labels):
        return False
    above = sum(len(line.text) for line in lines[cut.front : _first(cut.heads)])
    if above > 0.5 * sum(len(line.text) for line in lines):
        return False
    body = len(lines) - _first(cut.heads)
    if cut.layout is Layout.LABELS_ABOVE:
        return _words_below(cut.heads) and cut.count >= 0.25 * body
    if cut.layout is Layout.LABELS_AND_TIMES:
        return _words_below(cut.heads)
    return cut.layout not in LOOSE or cut.count >= 0.5 * body


def _words_below(heads: Sequence[Head | None]) -> bool:
    """Tell whether lines of words stand under the labels, not other labels."""
    followed = [
        place + 1 < len(heads) and heads[place + 1] is None
        for place, head in enumerate(heads)
        if head
    ]
    return sum(followed) >= 0.9 * len(followed)


def _utterances(source: Source, page: Page, cut: _Cut) -> list[Utterance]:
    stamps = stamps_of_file(source.text)
    titles = _titles(source, page.lines, cut)
    answers = not page.wrapped and _leaves_answers_bare(page.lines, cut.heads)
    found: list[Utterance | None] = []
    head: Head | None = None
    parts: list[Passage] = []

    def close() -> None:
        if head:
            found.append(
                utterance(
                    head.label or None, parts, wrapped=page.wrapped, stamps=stamps,
                    start_ms=head.start_ms, end_ms=head.end_ms,
                )
            )  # fmt: skip

    above: Stamp | None = None
    for line, begins in zip(page.lines, cut.heads, strict=True):
        if begins:
            close()
            head, parts = _with_time(begins, above), [line.passage.part(begins.stop)]
            above = None
        elif stamp := only_stamp(line.text):
            if head and head.start_ms is None and not any(part.text for part in parts):
                head = _with_time(head, stamp)
            else:
                above = stamp
        elif head is None or line.start in titles:
            continue
        elif answers and head.label:
            close()
            head, parts = Head("", 0), [line.passage]
        else:
            parts.append(line.passage)
    close()
    return in_runs([one for one in found if one is not None])


def _titles(source: Source, lines: Sequence[Line], cut: _Cut) -> set[int]:
    """Return where headings between turns stand: ``Tausta`` in capitals, or made a heading."""
    made = {line.start for line in lines if is_heading(source, line)}
    found = made if len(made) < 0.3 * len(lines) else set()
    for place, line in enumerate(lines[:-1]):
        apart = line.gap > 0 and lines[place + 1].gap > 0
        if apart and cut.heads[place + 1] and not cut.heads[place] and is_section(line.text):
            found.add(line.start)
    return found


def _with_time(head: Head, above: Stamp | None) -> Head:
    """Give a head the time that stands on a line beside it, unless it has its own."""
    if above is None or head.start_ms is not None:
        return head
    return replace(head, start_ms=above.start_ms, end_ms=above.end_ms)


def _leaves_answers_bare(lines: Sequence[Line], heads: Sequence[Head | None]) -> bool:
    """Tell whether only one side has a label: the questions, and the answers stand bare."""
    labels = Counter(plain(head.label) for head in heads if head)
    asker, count = labels.most_common(1)[0]
    if sum(labels.values()) - count > 0.2 * count:
        return False
    followed = [
        heads[place + 1] is None and bool(lines[place].text[head.stop :].strip())
        for place, head in enumerate(heads[:-1])
        if head and plain(head.label) == asker
    ]
    return sum(followed) > 0.6 * max(1, len(followed))
