"""What came of it, in short: each type as what it tells, without the whole typology."""

from collections.abc import Iterator
from dataclasses import replace

from small_stories.model import Cut
from small_stories.reporting.blocks import (
    Block,
    Labelled,
    Listed,
    Part,
    Prose,
    ReadingOf,
    ToBeFilled,
)
from small_stories.reporting.grammar import sentence
from small_stories.reporting.material import Material, reading_text
from small_stories.reporting.sections.frame import references
from small_stories.reporting.sections.prompts import has_own, lead, prompt
from small_stories.reporting.sections.stories import effect_point, quoted_block
from small_stories.storage.stories import Story
from small_stories.storage.types import StoryType
from small_stories.typology.support import support_in_words, support_of


def successes(material: Material) -> list[Block]:
    """Return what worked: the types with their quotes by number, or the effects told of."""
    found = _points(material)
    if not found:
        return prompt(material, "successes")
    if has_own(material, "successes"):
        return found
    opening = Prose((lead(material, "successes"),), leads=True)
    return [opening, *found, ToBeFilled(material.say("to_fill.insights"))]


def highlights(material: Material) -> list[Block]:
    """Return each type with one of its stories in its teller's words, for a short report."""
    blocks: list[Block] = []
    told: set[int] = set()
    for kind in material.types:
        there = support_of(kind.id, material.links, material.stories)
        line = _line(material, kind, with_quotes=False)
        untold = (s for s in there.stories if s.id not in told and _can_be_told(material, s))
        story = next(untold, None)
        blocks.append(replace(line, leads=story is not None))
        if story:
            told.add(story.id)
            blocks += _in_short(material, story)
    if not blocks:
        blocks = [each for s in _quoted(material)[:2] for each in _in_short(material, s)]
    return blocks or prompt(material, "successes")


def _points(material: Material) -> list[Block]:
    lines: list[Block] = [_line(material, kind, with_quotes=True) for kind in material.types]
    if lines:
        return lines
    points = tuple(point for s in material.successes() if (point := effect_point(material, s)))
    return [Listed(points)] if points else []


def _line(material: Material, kind: StoryType, *, with_quotes: bool) -> Labelled:
    """Return a type as one line: its name, its mechanism, its support and its quotes."""
    found = support_of(kind.id, material.links, material.stories)
    words = (kind.mechanism.strip() or kind.in_words, support_in_words(found, material.language))
    said: tuple[Part, ...] = (" ".join(filter(None, map(sentence, words))),)
    where = references(material.anchors_of(found.stories)) if with_quotes else ()
    if where:
        said = (*said, f" {material.say('quote.see_sentence')} ", *where, ".")
    return Labelled(kind.name.strip() or material.say("types.unnamed"), said)


def _quoted(material: Material) -> list[Story]:
    return [story for story in material.successes() if _can_be_told(material, story)]


def _can_be_told(material: Material, story: Story) -> bool:
    """Tell whether a story has a quote, and a reading that its teller has not denied."""
    return bool(material.quotes_of(story.id)) and story.id in material.readings


def _in_short(material: Material, story: Story) -> Iterator[Block]:
    yield ReadingOf(reading_text(material.readings.get(story.id)))
    if quote := material.quote_for(story.id, Cut.LINE):
        yield quoted_block(material, quote, with_effect=True)
