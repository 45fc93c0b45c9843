"""Three cuts of a story: one line, a quote of 15 to 40 words, and the whole of it.

What a cut proposes is the analyst's to change: the words are chosen anew like those of any quote.
"""

import re
from typing import Final

from small_stories.changes.quoting import add_quote
from small_stories.model import Cut, PartKind, Span
from small_stories.storage.project_file import Project
from small_stories.storage.rows import update
from small_stories.storage.stories import spans, words
from small_stories.storage.story_parts import story_parts

_SENTENCE: Final = re.compile(r"\S[^.!?…]*(?:[.!?…]+[\"”’')\]]*(?=\s|$)|[.!?…]+(?=\S)[^.!?…]*|$)+")
_MOST: Final = 40  # words of a quote; reports print some 23 of them
# Where a story turns, or else what it comes to, is what one line of it should say.
_HEART: Final = (PartKind.PLOT_TURN, PartKind.END)


def add_cut(project: Project, story: int, cut: Cut, attribution: str = "") -> int:
    """Make a quote of a story in a cut, and return its id; it is read by eye like any other."""
    with project.change("quote.added", story=story):
        quote = add_quote(project, story, cut_of(project, story, cut), attribution)
        update(project.db, "quote", quote, cut=cut)
    return quote


def choose_cut(project: Project, quote: int, cut: Cut) -> None:
    """Say how much of its story a quote holds; templates choose among quotes by that."""
    with project.change("quote.cut_chosen"):
        update(project.db, "quote", quote, cut=cut)


def cut_of(project: Project, story: int, cut: Cut) -> list[Span]:
    """Return the words of a story that a cut holds: whole sentences around where it turns."""
    whole = [Span(s.turn_id, s.start, s.end) for s in spans(project, story) if s.end > s.start]
    told = _sentences(project, whole)
    if cut is Cut.WHOLE or len(told) < 2:
        return whole
    first = last = _heart(project, story, [place for place, _ in told])
    while cut is Cut.QUOTE:
        counts = {at: told[at][1] for at in (first - 1, last + 1) if 0 <= at < len(told)}
        here = sum(count for _, count in told[first : last + 1])
        fitting = [at for at in counts if here + counts[at] <= _MOST]
        if not fitting:
            break
        first, last = min(first, fitting[0]), max(last, fitting[0])
    return _joined([place for place, _ in told[first : last + 1]])


def _sentences(project: Project, whole: list[Span]) -> list[tuple[Span, int]]:
    """Return the sentences of a story in order, each with how many words it has."""
    return [
        (Span(s.turn_id, s.start + m.start(), s.start + m.end()), len(m[0].split()))
        for s, said in zip(whole, words(project, whole), strict=True)
        for m in _SENTENCE.finditer(said)
        if m[0].strip()
    ]


def _heart(project: Project, story: int, told: list[Span]) -> int:
    """Return which sentence a story turns in, or else its last."""
    parts = {part.kind: part for part in story_parts(project, story) if part.turn_id}
    for kind in _HEART:
        if part := parts.get(kind):
            for at, place in enumerate(told):
                if place.turn_id == part.turn_id and place.start <= part.start < place.end:
                    return at
    return len(told) - 1


def _joined(places: list[Span]) -> list[Span]:
    """Return sentences of one turn that follow each other as one stretch of it."""
    joined = places[:1]
    for place in places[1:]:
        last = joined[-1]
        if last.turn_id == place.turn_id and place.start - last.end < 3:
            joined[-1] = Span(last.turn_id, last.start, place.end)
        else:
            joined.append(place)
    return joined
