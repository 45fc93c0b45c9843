"""The fields of a sheet for Innokylä, a funder's form and an award: short texts to paste."""

from small_stories.reporting.blocks import Block, Grid, Labelled, Listed, Prose, ToBeFilled
from small_stories.reporting.grammar import sentence
from small_stories.reporting.material import Material
from small_stories.reporting.sections.numbers import numbers
from small_stories.reporting.sections.prompts import prompt
from small_stories.reporting.sections.recommendations import level_name
from small_stories.reporting.sections.short import (
    backing,
    did_not_work,
    how_verified,
    name_of,
    one_quote,
    results,
    starting_situations,
    support_told,
    what_it_rests_on,
    who_told,
)
from small_stories.storage.setup import Theme
from small_stories.typology.support import support_in_words, support_of_stories


def target_group(material: Material) -> list[Block]:
    """Return who the activity is for, and what the interviews tell of them."""
    return [*prompt(material, "target_group"), *who_told(material), *starting_situations(material)]


def results_in_short(material: Material) -> list[Block]:
    """Return each type as a numbered result with one quote, and what all of it rests on."""
    return [*results(material, with_numbers=True), what_it_rests_on(material)]


def tips(material: Material) -> list[Block]:
    """Return what seems to work, what did not, and what is recommended."""
    working, failed = _practices(material), did_not_work(material)
    advice = [(sentence(each.text),) for each in material.recommendations]
    blocks: list[Block] = []
    if working:
        blocks += [_lead(material, "works"), Listed(working)]
    if failed:
        blocks += [_lead(material, "did_not_work"), *failed]
    if advice:
        blocks += [_lead(material, "recommended"), Listed(tuple(advice))]
    return blocks or prompt(material, "tips")


def attachments(material: Material) -> list[Block]:
    """Return the files that can be attached, by type, title and caption."""
    if not material.types:
        return prompt(material, "attachments")
    parts = ("kind", "title", "caption")
    rows = (tuple((material.say(f"attachments.table_{part}"),) for part in parts),)
    header = tuple(material.say(f"attachments.{part}") for part in parts)
    return [Grid(material.say("attachments.list"), header, rows, (20, 35, 45))]


def benefit(material: Material) -> list[Block]:
    """Return the results, the figures beside them, and how the results were verified."""
    return [
        Prose((material.say("short.benefit"),)),
        *results(material, with_numbers=True),
        *numbers(material),
        Labelled(material.say("short.verified"), (*what_it_rests_on(material).parts,)),
        how_verified(material),
    ]


def good_practices(material: Material) -> list[Block]:
    """Return what in the activity made the change, with what backs it."""
    found = _practices(material, with_support=True)
    if not found:
        return prompt(material, "good_practices")
    return [Prose((material.say("short.practices"),), leads=True), Listed(found)]


def next_steps(material: Material) -> list[Block]:
    """Return what is recommended from here on."""
    advice = [
        (f"{level_name(material, each.level)}: {sentence(each.text)}",)
        for each in material.recommendations
    ]
    if not advice:
        return prompt(material, "next_steps")
    return [_lead(material, "recommended"), Listed(tuple(advice))]


def award_why(material: Material) -> list[Block]:
    """Return why the activity should be rewarded: the gap, and what one story shows."""
    blocks = prompt(material, "award_why")
    quote = list(one_quote(material, material.successes(), set()))
    return [*blocks, *quote, what_it_rests_on(material)]


def award_themes(material: Material) -> list[Block]:
    """Return which themes the stories tell of, in words."""
    told = [(line,) for theme in material.themes if (line := _theme_line(material, theme))]
    if not told:
        return [ToBeFilled(material.say("to_fill.award_themes"))]
    return [Prose((material.say("short.themes"),), leads=True), Listed(tuple(told))]


def _theme_line(material: Material, theme: Theme) -> str:
    found = material.tellings(material.tied(material.themes_of, theme.id))
    if not found:
        return ""
    support = support_in_words(support_of_stories(found), material.language)
    return f"{sentence(theme.name)[:-1]}: {support}"


def _practices(material: Material, *, with_support: bool = False) -> tuple[tuple[str], ...]:
    """Return what types that stories back say of the activity, with the support if wished."""
    lines = []
    for kind in material.types:
        words = sentence(kind.experience or kind.mechanism)
        if words and backing(material, kind).stories:
            line = f"{name_of(material, kind)}: {words}"
            if with_support:
                support = support_told(material, kind)
                line += f" ({material.say('types.support')}: {support}.)"
            lines.append((line,))
    return tuple(lines)


def _lead(material: Material, key: str) -> Prose:
    return Prose((material.say(f"short.{key}"),), leads=True)
