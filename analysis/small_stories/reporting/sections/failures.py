"""What did not work, and what was mixed: a section of its own, so that nothing is left out."""

from collections.abc import Iterator

from small_stories.model import StoryKind, TypeRole
from small_stories.reporting.blocks import Block, Listed, Part, Prose, Subheading, ToBeFilled
from small_stories.reporting.grammar import sentence
from small_stories.reporting.material import Material
from small_stories.reporting.sections.frame import see
from small_stories.reporting.sections.prompts import has_own
from small_stories.reporting.sections.stories import story_blocks
from small_stories.storage.stories import Story


def failures(material: Material) -> list[Block]:
    """Return disappointments and mixed experiences in the tellers' words, and our own notes."""
    parts = {
        "let_down": _told(material, StoryKind.DISAPPOINTMENT),
        "mixed": [*_told(material, StoryKind.OTHER_STORY), *_against_types(material)],
        "noted": _noted(material),
    }
    there = {key: blocks for key, blocks in parts.items() if blocks}
    own = has_own(material, "failures")
    if not there:
        return [] if own else [ToBeFilled(material.say("to_fill.failures"))]
    blocks: list[Block] = [] if own else [Prose((material.say("failures.intro"),))]
    for key, found in there.items():
        blocks += [Subheading(material.say(f"failures.{key}")), *found]
    heard = [] if own else [ToBeFilled(material.say("to_fill.heard"))]
    return [*blocks, *heard]


def _told(material: Material, kind: StoryKind) -> list[Block]:
    told = [story for story in material.of_kind(kind) if material.quotes_of(story.id)]
    return [block for story in told for block in story_blocks(material, story)]


def _noted(material: Material) -> list[Block]:
    if not material.failures:
        return []
    return [Listed(tuple((sentence(note.text),) for note in material.failures))]


def _against_types(material: Material) -> list[Block]:
    """Return which types have stories against them, with the quotes where those are told."""
    points = list(_counter_examples(material))
    if not points:
        return []
    return [Prose((material.say("failures.against", len(points)),), leads=True),
            Listed(tuple(points))]  # fmt: skip


def _counter_examples(material: Material) -> Iterator[tuple[Part, ...]]:
    by_id: dict[int, Story] = {story.id: story for story in material.stories}
    for kind in material.types:
        against = [
            by_id[link.story_id]
            for link in material.links
            if link.type_id == kind.id and link.role == TypeRole.COUNTER_EXAMPLE
        ]
        name = kind.name.strip() or material.say("types.unnamed")
        where = see(material, material.anchors_of(against))
        if against and where:
            yield (f"{name} (", *where, ")")
        elif against:
            yield (name,)
