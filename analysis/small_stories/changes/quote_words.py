"""Choosing anew which words of its story a quote holds."""

from collections.abc import Iterable, Sequence

from small_stories.changes.cutting import cut_of
from small_stories.changes.quoting import edit_quote
from small_stories.model import Cut, InTurn, Span
from small_stories.storage.project_file import Project
from small_stories.storage.quotes import quote as quote_of
from small_stories.storage.quotes import quote_spans
from small_stories.storage.rows import delete, insert
from small_stories.storage.stories import StorySpan, spans


def take_words(project: Project, quote: int, places: Sequence[InTurn]) -> None:
    """Let a quote hold other words, in the order given; it has to be read by eye again."""
    with project.change("quote.words_chosen"):
        delete(project.db, "quote_span", quote_id=quote)
        for at, place in enumerate(places):
            words = {"turn_id": place.turn_id, "start": place.start, "end": place.end}
            insert(project.db, "quote_span", quote_id=quote, position=at, **words)
        edit_quote(project, quote)


def cut_again(project: Project, quote: int, cut: Cut) -> None:
    """Let a quote hold the words that a cut of its story proposes, and be that cut."""
    found = quote_of(project, quote)
    places = cut_of(project, found.story_id, cut) if found else []
    if places:
        with project.change("quote.words_chosen"):
            take_words(project, quote, places)
            edit_quote(project, quote, cut=cut)


def turn_words(project: Project, quote: int, chosen: Iterable[InTurn]) -> bool:
    """Take words of its story into a quote, or out of it where all of them are in it.

    Words outside the story change nothing, and a quote is never left without any. Return whether
    it holds other words now.
    """
    found = quote_of(project, quote)
    if found is None:
        return False
    story = spans(project, found.story_id)
    asked = [part for place in chosen for part in _parts(place, story)]
    now = [Span(s.turn_id, s.start, s.end) for s in quote_spans(project, quote) if s.end > s.start]
    after = now
    if all(_holds(now, place) for place in asked):
        for place in asked:
            after = [part for each in after for part in _without(each, place)]
    else:
        after = _together([*now, *asked], story)
    if not after or after == now:
        return False
    take_words(project, quote, after)
    return True


def _parts(place: InTurn, story: Iterable[StorySpan]) -> list[Span]:
    """Return what of a place is in a story."""
    return [
        Span(each.turn_id, max(each.start, place.start), min(each.end, place.end))
        for each in story
        if each.turn_id == place.turn_id and place.start < each.end and each.start < place.end
    ]


def _holds(places: Iterable[InTurn], asked: InTurn) -> bool:
    return any(
        each.turn_id == asked.turn_id and each.start <= asked.start and asked.end <= each.end
        for each in places
    )


def _without(place: Span, gone: Span) -> list[Span]:
    """Return what is left of a place."""
    if place.turn_id != gone.turn_id or gone.end <= place.start or place.end <= gone.start:
        return [place]
    left = (
        Span(place.turn_id, place.start, gone.start),
        Span(place.turn_id, gone.end, place.end),
    )
    return [each for each in left if each.start < each.end]


def _together(places: Iterable[Span], story: Sequence[StorySpan]) -> list[Span]:
    """Return places in the order of their story, those that meet as one."""

    def order(place: Span) -> tuple[int, int]:
        inside = (at for at, each in enumerate(story) if _holds([each], place))
        return next(inside, len(story)), place.start

    found: list[Span] = []
    for place in sorted(places, key=order):
        last = found[-1] if found else None
        if last and last.turn_id == place.turn_id and last.start <= place.start <= last.end:
            found[-1] = Span(last.turn_id, last.start, max(last.end, place.end))
        else:
            found.append(place)
    return found
