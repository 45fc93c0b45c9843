"""The typology in the report: each type as a mechanism, with what backs it and what does not."""

from dataclasses import replace
from typing import Final

from small_stories.model import TypeRole
from small_stories.reporting.blocks import Block, Labelled, Part, Prose, Subheading, ToBeFilled
from small_stories.reporting.grammar import number_word, sentence
from small_stories.reporting.material import Material
from small_stories.reporting.sections.charts import story_charts
from small_stories.reporting.sections.frame import references
from small_stories.reporting.sections.support import support_pictures
from small_stories.storage.stories import Story
from small_stories.storage.types import StoryType
from small_stories.typology.support import (
    Support,
    first_telling,
    support_in_words,
    support_of,
)

_MECHANISM: Final = ("experience", "change", "opens_up", "mechanism")


def types(material: Material) -> list[Block]:
    """Return the types with their support; untyped stories are told of, too."""
    if not material.types:
        return [ToBeFilled(material.say("to_fill.types")), *_untyped(material)]
    blocks: list[Block] = [Prose((material.say("types.intro"),))]
    for kind in material.types:
        blocks += _type_blocks(material, kind)
    pictures = support_pictures(material)
    blocks += [*pictures, *story_charts(material, with_types=not pictures)]
    return [*blocks, *_untyped(material)]


def _type_blocks(material: Material, kind: StoryType) -> list[Block]:
    found = support_of(kind.id, material.links, material.stories)
    name = kind.name.strip() or material.say("types.unnamed")
    parts = {key: str(getattr(kind, key)) for key in _MECHANISM}
    worded = {key: (sentence(words),) for key, words in parts.items() if words.strip()}
    gap = [] if worded else [ToBeFilled(material.say("to_fill.mechanism"))]
    lines = [
        Labelled(material.say(f"types.{key}"), told, leads=True)
        for key, told in {**worded, **_behind(material, found)}.items()
        if told
    ]
    return [Subheading(name), *gap, *lines[:-1], replace(lines[-1], leads=False)]


def _behind(material: Material, found: Support) -> dict[str, tuple[Part, ...]]:
    """Return the lines on what stands behind a type, by their key; some may be empty."""
    return {
        "support": (sentence(support_in_words(found, material.language)),),
        "quotes": _quotes(material, found.stories),
        "goals": _goals(material, found.stories),
        "possibilities": _possibilities(material, found.stories),
        "counter_examples": _quotes(material, found.counter_examples),
    }


def _quotes(material: Material, told: tuple[Story, ...]) -> tuple[Part, ...]:
    return references(material.anchors_of(told))


def _goals(material: Material, told: tuple[Story, ...]) -> tuple[Part, ...]:
    shown = {goal for story in told for goal in material.goals_of[story.id]}
    names = [goal.name for goal in material.goals if goal.id in shown]
    return (sentence("; ".join(names)),) if names else ()


def _possibilities(material: Material, told: tuple[Story, ...]) -> tuple[Part, ...]:
    readings = [material.readings[story.id] for story in told if story.id in material.readings]
    opened = dict.fromkeys(sentence(found.new_possibilities) for found in readings)
    told_of = " ".join(filter(None, opened))
    return (told_of,) if told_of else ()


def _untyped(material: Material) -> list[Block]:
    kept = {kind.id for kind in material.types}
    by_id = {story.id: story for story in material.stories}
    typed = {
        first_telling(by_id[link.story_id], by_id)
        for link in material.links
        if link.type_id in kept and link.role == TypeRole.SUPPORTS
    }
    loose = [story for story in material.successes() if story.id not in typed]
    if not loose or not material.types:
        return []
    n = number_word(len(loose), material.language)
    said = material.say("types.untyped", len(loose), n=n)
    return [Subheading(material.say("types.outside")), Prose((said,))]
