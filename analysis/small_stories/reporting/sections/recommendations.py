"""What is recommended, level by level, and the story types that it rests on."""

from small_stories.reporting.blocks import Block, Grid, Part, Prose, Subheading, ToBeFilled
from small_stories.reporting.grammar import sentence
from small_stories.reporting.material import Material
from small_stories.reporting.sections.prompts import has_own
from small_stories.reporting.sections.short import name_of, support_told
from small_stories.storage.recommendations import LEVELS, Recommendation

_MOST_IN_TITLE = 80


def recommendations(material: Material) -> list[Block]:
    """Return a table for each level; a recommendation that rests on no type is a visible gap."""
    if not material.recommendations:
        gap = ToBeFilled(material.say("to_fill.recommendations"))
        return [] if has_own(material, "recommendations") else [gap]
    blocks: list[Block] = [Prose((material.say("recommendations.intro"),))]
    for level, here in by_level(material).items():
        name = level_name(material, level)
        caption = material.say("recommendations.caption", level=name)
        header = tuple(material.say(f"recommendations.{key}") for key in ("what", "types"))
        rows = tuple((_what(material, each), _rests_on(material, each)) for each in here)
        blocks += [Subheading(name), Grid(caption, header, rows, (55, 45))]
        blocks += [
            ToBeFilled(material.say("to_fill.types_behind", what=_shortened(each.text)))
            for each in here
            if not material.types_behind.get(each.id)
        ]
    return blocks


def types_in_short(material: Material) -> list[Block]:
    """Return the types in one table: each with its mechanism and what backs it."""
    if not material.types:
        return [ToBeFilled(material.say("to_fill.types"))]
    rows = tuple(
        (
            (name_of(material, kind),),
            (sentence(kind.in_words or kind.mechanism) or _gap(material, "mechanism"),),
            (support_told(material, kind),),
        )
        for kind in material.types
    )
    header = tuple(
        material.say(f"recommendations.{key}") for key in ("type", "mechanism", "support")
    )
    return [Grid(material.say("recommendations.types_caption"), header, rows, (27, 45, 28))]


def by_level(material: Material) -> dict[str, list[Recommendation]]:
    """Return the recommendations by level: the usual levels first, then the project's own."""
    here = dict.fromkeys(each.level for each in material.recommendations)
    order = [*(level for level in LEVELS if level in here),
             *(level for level in here if level not in LEVELS)]  # fmt: skip
    return {
        level: [each for each in material.recommendations if each.level == level] for level in order
    }


def level_name(material: Material, level: str) -> str:
    """Return a level as it is written; one of the project's own stays as it was typed."""
    if level in LEVELS:
        return material.say(f"levels.{level}")
    return level.strip() or material.say("levels.none")


def _what(material: Material, each: Recommendation) -> tuple[Part, ...]:
    return (sentence(each.text) or _gap(material, "recommendations"),)


def _rests_on(material: Material, each: Recommendation) -> tuple[Part, ...]:
    behind = material.types_behind.get(each.id, [])
    named = [
        f"{name_of(material, kind)} ({support_told(material, kind)})"
        for kind in material.types
        if kind.id in behind
    ]
    return ("; ".join(named) or material.say("to_be_filled"),)


def _gap(material: Material, key: str) -> str:
    return f"[{material.say('to_be_filled')}: {material.say(f'to_fill.{key}')}]"


def _shortened(words: str) -> str:
    whole = " ".join(words.split())
    return (
        whole if len(whole) <= _MOST_IN_TITLE else f"{whole[:_MOST_IN_TITLE].rsplit(' ', 1)[0]} …"
    )
