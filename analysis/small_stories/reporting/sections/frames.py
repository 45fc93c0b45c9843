"""The optional frames beside the themes, each in a section of its own where it is switched on."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from small_stories.model import Component, Domain, StoryKind
from small_stories.reporting.blocks import (
    Block,
    Grid,
    Labelled,
    Part,
    Prose,
    Section,
    ToBeFilled,
)
from small_stories.reporting.grammar import number_word, sentence
from small_stories.reporting.material import Material, Tie
from small_stories.reporting.sections.frame import references
from small_stories.storage.code_sets import QUESTIONS24
from small_stories.storage.principles import PRINCIPLES
from small_stories.storage.stories import Story
from small_stories.strings import text
from small_stories.typology.support import support_in_words, support_of_stories, told_once

_OTHERS: Final = frozenset({StoryKind.OTHER_STORY, StoryKind.DISAPPOINTMENT})
_NOTHING: Final[tuple[Part, ...]] = ("–",)


def components(material: Material) -> list[Section]:
    """Return which stories tell of each component of the experience of inclusion."""
    if not material.facts.uses_components:
        return []
    names = {each: component_name(each, material.language) for each in Component}
    return [_section(material, "components", _frame(material, "components", names))]


def domains(material: Material) -> list[Section]:
    """Return which stories tell of each domain of inclusion."""
    if not material.facts.uses_domains:
        return []
    names = {each: domain_name(each, material.language) for each in Domain}
    return [_section(material, "domains", _frame(material, "domains", names))]


def questions24(material: Material) -> list[Section]:
    """Return which stories light up each question on the activity."""
    if not material.facts.uses_questions24:
        return []
    names = {
        number: f"{number}. {question24(number, material.language)}"
        for numbers in QUESTIONS24.values()
        for number in numbers
    }
    return [_section(material, "questions24", _questions(material, names))]


def ten_principles(material: Material) -> list[Section]:
    """Return the notes on the ten principles, and a gap that names those without a note."""
    if not material.facts.uses_principles:
        return []
    blocks: list[Block] = [Prose((material.say("frames.ten_principles.intro"),))]
    names = {number: principle_name(number, material.language) for number in PRINCIPLES}
    for number, noted in material.principle_notes.items():
        blocks.append(Labelled(f"{number}. {names.pop(number)}", (sentence(noted),)))
    if names:
        left = "; ".join(f"{number}. {name}" for number, name in names.items())
        blocks.append(ToBeFilled(material.say("to_fill.ten_principles", names=left)))
    return [_section(material, "ten_principles", blocks)]


def frame_columns(material: Material) -> dict[str, Callable[[Story], str]]:
    """Return what is told of a story in each frame that is switched on, by the frame's key."""
    facts, language = material.facts, material.language
    columns: dict[str, Callable[[Story], str]] = {
        "components": lambda story: "; ".join(
            component_name(each, language) for each in material.components_of[story.id]
        ),
        "domains": lambda story: "; ".join(
            domain_name(each, language) for each in material.domains_of[story.id]
        ),
        "questions24": lambda story: ", ".join(map(str, material.questions24_of[story.id])),
    }
    used = (facts.uses_components, facts.uses_domains, facts.uses_questions24)
    return {key: told for (key, told), on in zip(columns.items(), used, strict=True) if on}


def component_name(component: str, language: str) -> str:
    """Return what a component of the experience of inclusion is called."""
    return text(f"story_panel.component_{component}", language)


def domain_name(domain: str, language: str) -> str:
    """Return what a domain of inclusion is called."""
    return text(f"story_panel.domain_{domain}", language)


def question24(number: int, language: str) -> str:
    """Return a question on the activity in short."""
    return text(f"frames.questions24.question_{number}", language)


def principle_name(number: int, language: str) -> str:
    """Return one of the ten principles in short."""
    return text(f"frames.principles.principle_{number}", language)


def _section(material: Material, key: str, blocks: Sequence[Block]) -> Section:
    return Section(key, material.say(f"sections.{key}"), tuple(blocks), 2)


def _questions(material: Material, names: Mapping[int, str]) -> list[Block]:
    """Return the table of questions and stories; one without stories is told of kindly."""
    blocks = _table(material, "questions24", names, material.questions24_of)
    found = blocks[-1]
    if isinstance(found, Grid) and any(row[1] == _NOTHING for row in found.rows):
        blocks.append(Prose((material.say("frames.unlit"),)))
    return blocks


def _frame(
    material: Material, key: str, names: Mapping[Component, str] | Mapping[Domain, str]
) -> list[Block]:
    ties = material.components_of if key == "components" else material.domains_of
    return _table(
        material, key, {str(each): sentence(name)[:-1] for each, name in names.items()}, ties
    )


def _table(
    material: Material, key: str, names: Mapping[Tie, str], ties: Mapping[int, list[Tie]]
) -> list[Block]:
    """Return a row for each member of a frame, with its stories in words and its quotes."""
    intro = Prose((material.say(f"frames.{key}.intro"),), leads=True)
    rows = tuple(((name,), *_behind(material, ties, member)) for member, name in names.items())
    if all(row[1] == _NOTHING for row in rows):
        return [replace(intro, leads=False), ToBeFilled(material.say(f"to_fill.{key}"))]
    columns = (f"{key}.one", "stories", "quotes")
    header = tuple(material.say(f"frames.{column}") for column in columns)
    return [intro, Grid(material.say(f"frames.{key}.caption"), header, rows, (52, 32, 16))]


def _behind(
    material: Material, ties: Mapping[int, list[Tie]], member: Tie
) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """Return what is told of one member: successes in words, other stories, and the quotes."""
    told = material.tellings(material.tied(ties, member))
    others = [
        story for story in material.stories if story.kind in _OTHERS and member in ties[story.id]
    ]
    words = [support_in_words(support_of_stories(told), material.language)] if told else []
    if others:
        count = len(told_once(others))
        n = number_word(count, material.language)
        words.append(material.say("frames.others", count, n=n))
    quotes = material.anchors_of([*told, *others])
    return ("; ".join(words),) if words else _NOTHING, references(quotes) or _NOTHING
