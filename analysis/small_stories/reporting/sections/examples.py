"""Examples by area, each in a box of its own."""

from small_stories.model import Profile
from small_stories.reporting.blocks import Block, ExampleBox, Listed, Prose, ToBeFilled
from small_stories.reporting.material import Material
from small_stories.reporting.sections.prompts import has_own, prompt
from small_stories.reporting.sections.stories import effect_point
from small_stories.storage.setup import Area


def examples(material: Material) -> list[Block]:
    """Return a box for each area: what its stories tell of, and a gap for what was done there."""
    if not material.circumstances.areas:
        return prompt(material, "examples")
    return [_box(material, area) for area in material.circumstances.areas]


def _box(material: Material, area: Area) -> ExampleBox:
    told = [
        story
        for story in material.successes()
        if area.id in material.circumstances.areas_of.get(story.interview_id, ())
    ]
    points = [point for story in told if (point := effect_point(material, story))]
    blocks: list[Block] = []
    if not has_own(material, "examples"):
        blocks.append(ToBeFilled(material.say("to_fill.done_here", area=area.name.strip())))
    if points and may_tell_of(material, area):
        blocks += [Prose((material.say("examples.stories"),), leads=True), Listed(tuple(points))]
    elif points:
        blocks.append(Prose((material.say("examples.untold"),)))
    else:
        blocks.append(Prose((material.say("examples.none"),)))
    return ExampleBox(area.name.strip(), tuple(blocks))


def may_tell_of(material: Material, area: Area) -> bool:
    """Tell whether stories may be tied to an area: among so many people nobody is singled out."""
    if material.facts.profile == Profile.INTERNAL:
        return True
    if material.facts.profile == Profile.STRICT:
        return False
    tellers = {
        talk.interviewee_id
        for talk in material.interviews.values()
        if area.id in material.circumstances.areas_of.get(talk.id, ())
    }
    counted = material.circumstances.people_in.get(area.name.strip().casefold(), len(tellers))
    return counted >= material.facts.fewest_alike


def areas_to_tell_of(material: Material) -> list[Area]:
    """Return the areas that stories may be counted by.

    What is left of all stories when those of the told areas are taken off is what the others hold:
    so few people must not be among those either, and the smallest told one is left out with them.
    """
    areas_of = material.circumstances.areas_of.values()
    people = {
        each.id: sum(each.id in there for there in areas_of)
        for each in material.circumstances.areas
    }
    asked = [each for each in material.circumstances.areas if people[each.id]]
    told = sorted((e for e in asked if may_tell_of(material, e)), key=lambda e: -people[e.id])
    inside = material.facts.profile == Profile.INTERNAL
    untold = [each for each in asked if each not in told]
    fewest = 0 if inside else material.facts.fewest_alike
    while untold and told and sum(people[each.id] for each in untold) < fewest:
        untold.append(told.pop())
    return [each for each in asked if each in told]
