"""What came of it, in short: each type as what it tells, without the whole typology."""

from collections.abc import Iterator
from functools import partial

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
from small_stories.reporting.claims.printing import own_blocks
from small_stories.reporting.grammar import sentence
from small_stories.reporting.material import Material, reading_text
from small_stories.reporting.sections.frame import see
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
    """Return the types, then two stories in their tellers' words, for a short report."""
    lines: list[Block] = [_line(material, kind, with_quotes=False) for kind in material.types]
    told = [each for story in _to_tell(material) for each in _in_short(material, story)]
    return [*lines, *told] or prompt(material, "successes")


def setbacks(material: Material) -> list[Block]:
    """Return in short what did not work: the analyst's own words on it, and the notes."""
    blocks: list[Block] = [*own_blocks(material, "failures")]
    if material.failures:
        blocks.append(Listed(tuple((sentence(note.text),) for note in material.failures)))
    return blocks or prompt(material, "failures")


def limits_in_short(material: Material) -> list[Block]:
    """Return what the stories can and cannot tell in one paragraph, with the method's credit."""
    said = (material.say("method.tool"), material.say("method.credit"))
    return [Prose((" ".join((*said, lead(material, "limits_in_short"))),))]


def _to_tell(material: Material) -> list[Story]:
    """Return two stories that can be told in short, of different types where there are any."""
    behind = [support_of(k.id, material.links, material.stories).stories for k in material.types]
    first_of_each = [next(filter(partial(_can_be_told, material), told), None) for told in behind]
    found = [*filter(None, first_of_each), *_quoted(material)]
    return list({story.id: story for story in found}.values())[:2]


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
    told = " ".join(filter(None, map(sentence, words)))
    said: tuple[Part, ...] = (told,)
    anchors = material.anchors_of(found.stories) if with_quotes else []
    if anchors:
        said = (f"{told.rstrip('.')} (", *see(material, anchors), ").")
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
