"""What slides are made of: why, what and how, and then each theme from its aim to proposals."""

from collections.abc import Sequence

from small_stories.reporting.blocks import Block, Listed, Prose, Section, Subheading, ToBeFilled
from small_stories.reporting.claims.naming import figure_in_words
from small_stories.reporting.claims.printing import own_blocks
from small_stories.reporting.grammar import number_word, sentence
from small_stories.reporting.material import Material
from small_stories.reporting.sections.examples import may_tell_of
from small_stories.reporting.sections.prompts import has_own, prompt
from small_stories.reporting.sections.recommendations import by_level, level_name
from small_stories.reporting.sections.short import (
    goals_behind,
    name_of,
    one_quote,
    result_of,
    support_told,
)
from small_stories.reporting.written_figures import fact_in_words
from small_stories.storage.setup import Area
from small_stories.storage.stories import Story
from small_stories.storage.types import StoryType
from small_stories.typology.support import support_in_words, support_of_stories


def why(material: Material) -> list[Block]:
    """Return what the activity is and what it aims at."""
    facts = material.facts
    points = [sentence(words) for words in (facts.evaluated, facts.means) if words.strip()]
    points += [
        material.say("stories.goals", 1, goals=sentence(goal.name)) for goal in material.goals
    ]
    if not material.goals:
        return [*_points(points), ToBeFilled(material.say("to_fill.goals"))]
    return _points(points)


def what(material: Material) -> list[Block]:
    """Return what was done, in the figures that were typed in."""
    kinds = dict.fromkeys(each.kind for each in material.figures.all)
    figures = [
        fact_in_words(fact, material.language)
        for kind in kinds
        for fact in material.figures.facts(kind)
    ]
    if not figures and not has_own(material, "what"):
        return [ToBeFilled(material.say("to_fill.measures"))]
    return _points(figures)


def how(material: Material) -> list[Block]:
    """Return how the stories were gathered, and what they can and cannot tell."""
    talks, told = len(material.interviews), len(material.successes())
    words = {count: number_word(count, material.language) for count in (talks, told)}
    return _points([
        sentence(material.say("method.interviews", talks, n=words[talks])),
        material.say("method.stories", told, n=words[told]),
        material.say("work_parts.chosen"),
        material.say("work_parts.answers"),
    ])  # fmt: skip


def parts(material: Material) -> list[Section]:
    """Return a section for each theme that stories tell of; no quote stands in two of them."""
    used: set[str] = set()
    sections = [
        _part(material, f"part_{theme.id}", sentence(theme.name)[:-1], told, used, under=theme.id)
        for theme in material.themes
        if (told := material.tied(material.themes_of, theme.id))
    ]
    themed = {story.id for theme in material.themes
              for story in material.tied(material.themes_of, theme.id)}  # fmt: skip
    return [*sections, *_others(material, "part_0", themed, used)]


def parts_by_area(material: Material) -> list[Section]:
    """Return a section for each area; stories are tied to it only where nobody is singled out."""
    areas_of = material.circumstances.areas_of
    if not material.circumstances.areas:
        gap = ToBeFilled(material.say("to_fill.areas"))
        sections = [Section("parts_by_area", material.say("sections.parts_by_area"), (gap,))]
    else:
        sections = []
    used: set[str] = set()
    sections += [_area_part(material, area, used) for area in material.circumstances.areas]
    placed = {story.id for story in material.successes() if areas_of.get(story.interview_id)}
    return [*sections, *_others(material, "part_area_0", placed, used)]


def _others(material: Material, key: str, told: set[int], used: set[str]) -> list[Section]:
    """Return a section for the stories that stand in no other part, where there are any."""
    rest = [story for story in material.successes() if story.id not in told]
    if not rest:
        return []
    return [_part(material, key, material.say("stories.without_theme"), rest, used)]


def _area_part(material: Material, area: Area, used: set[str]) -> Section:
    told = [
        story
        for story in material.successes()
        if area.id in material.circumstances.areas_of.get(story.interview_id, ())
    ]
    key, name = f"part_area_{area.id}", area.name.strip()
    figures = [
        figure_in_words(each.result, material.language)
        for each in material.figures.all
        if each.area.strip().casefold() == name.casefold()
    ]
    if may_tell_of(material, area):
        return _part(material, key, name, told, used, figures)
    untold = Prose((material.say("examples.untold" if told else "examples.none"),))
    done = _titled(material, "done", _done(material, key, figures))
    return Section(key, name, (*done, *_titled(material, "learned", [untold])))


def mechanisms(material: Material) -> list[Block]:
    """Return each type with what is experienced, what that changes, and what it opens up."""
    if not material.types:
        return [ToBeFilled(material.say("to_fill.types"))]
    blocks: list[Block] = []
    for kind in material.types:
        blocks += [Subheading(name_of(material, kind)), *result_of(material, kind)]
    return blocks


def proposals(material: Material) -> list[Block]:
    """Return all recommendations, by level."""
    if not material.recommendations:
        return prompt(material, "recommendations")
    return _by_level(material, {each.id for each in material.recommendations})


def _part(
    material: Material,
    key: str,
    heading: str,
    told: list[Story],
    used: set[str],
    figures: Sequence[str] = (),
    under: int | None = None,
) -> Section:
    """Return a part of the work: its aim, what was done, what was learned, and what follows."""
    every = material.tellings(told)
    ids = {story.id for story in every}
    linked = {link.type_id for link in material.links if link.story_id in ids}
    types = [kind for kind in material.types if kind.id in linked]
    blocks = [
        *_titled(material, "aim", _aim(material, every)),
        *_titled(material, "done", _done(material, key, figures)),
        *_titled(material, "learned", _learned(material, types, every)),
        *one_quote(material, told, used, under),
        *_titled(material, "proposals", _proposals(material, types)),
    ]
    return Section(key, heading, tuple(blocks))


def _titled(material: Material, key: str, blocks: list[Block]) -> list[Block]:
    return [Subheading(material.say(f"work_parts.{key}")), *blocks]


def _aim(material: Material, told: list[Story]) -> list[Block]:
    shown = [sentence(name) for name in goals_behind(material, told)]
    return _points(shown) or [ToBeFilled(material.say("to_fill.goals"))]


def _done(material: Material, key: str, figures: Sequence[str]) -> list[Block]:
    done: list[Block] = [*own_blocks(material, key), *_points([*figures])]
    return done or [ToBeFilled(material.say("to_fill.measures"))]


def _learned(material: Material, types: list[StoryType], told: list[Story]) -> list[Block]:
    support = support_in_words(support_of_stories(told), material.language)
    lines = [sentence(f"{material.say('types.support')}: {support}")]
    lines += [_in_a_line(material, kind) for kind in types]
    gap = [] if types else [ToBeFilled(material.say("to_fill.types"))]
    return [*_points(lines), *gap]


def _in_a_line(material: Material, kind: StoryType) -> str:
    said = kind.name.strip() or kind.in_words or kind.mechanism or name_of(material, kind)
    return f"{said} ({support_told(material, kind)})"


def _proposals(material: Material, types: list[StoryType]) -> list[Block]:
    behind = {kind.id for kind in types}
    here = {number for number, found in material.types_behind.items() if behind.intersection(found)}
    return _by_level(material, here) or [ToBeFilled(material.say("to_fill.recommendations"))]


def _by_level(material: Material, wanted: set[int]) -> list[Block]:
    return _points([
        f"{level_name(material, level)}: {sentence(each.text)}"
        for level, here in by_level(material).items()
        for each in here
        if each.id in wanted
    ])  # fmt: skip


def _points(lines: list[str]) -> list[Block]:
    return [Listed(tuple((line,) for line in lines))] if lines else []
