"""A story on a page of its own: from what it began, what happened, what changed, what shows it."""

from typing import Final

from small_stories.model import CheckState, Cut, TypeRole
from small_stories.reporting.blocks import Block, Labelled, Section, ToBeFilled
from small_stories.reporting.grammar import sentence
from small_stories.reporting.material import Material
from small_stories.reporting.sections.short import (
    backing,
    goals_behind,
    name_of,
    quoted_with_reading,
)
from small_stories.storage.impact_stories import ImpactStory
from small_stories.storage.stories import Reading, Story
from small_stories.typology.support import support_in_words

# Which fields of a reading tell each part of the page, in the order in which they are read.
_PARTS: Final = {
    "start": ("starting_situation", "problem_solved"),
    "happened": ("action", "interaction", "turning_point"),
    "changed": ("effect", "daily_life", "new_possibilities"),
}


def impact_stories(material: Material) -> list[Section]:
    """Return a section for each story that was chosen, or one that asks to choose."""
    pages = [_page(material, each) for each in material.impact_stories]
    if pages:
        return pages
    gap = ToBeFilled(material.say("to_fill.impact_stories"))
    return [Section("impact_stories", material.say("sections.impact_stories"), (gap,))]


def _page(material: Material, chosen: ImpactStory) -> Section:
    story = next(each for each in material.stories if each.id == chosen.story_id)
    key = f"impact_story_{material.codes[story.id]}"
    if story.interview_id in material.refused:
        refused = ToBeFilled(material.say("to_fill.story_refused"))
        return Section(key, material.say("impact_story.untitled"), (refused,), own_page=True)
    named = chosen.title.strip() or story.title.strip()
    gap = [] if named else [ToBeFilled(material.say("to_fill.story_title"))]
    blocks = [
        *gap,
        *_told(material, story),
        *_quote(material, story),
        *_beside(material, story, chosen),
    ]
    title = named or material.say("impact_story.untitled")
    return Section(key, title, tuple(blocks), own_page=True)


def _told(material: Material, story: Story) -> list[Block]:
    reading = material.readings.get(story.id)
    if reading is None and story.check_state == CheckState.DENIED:
        return [ToBeFilled(material.say("to_fill.reading"))]
    if (
        reading
        and reading.text.strip()
        and not _has(reading, "start")
        and not _has(reading, "happened")
    ):
        # The reading was written as one paragraph, which tells what happened from its beginning.
        rest = [_part(material, "changed", reading)] if _has(reading, "changed") else []
        return [Labelled(material.say("impact_story.happened"), (sentence(reading.text),)), *rest]
    return [_part(material, key, reading) for key in _PARTS]


def _has(reading: Reading, key: str) -> bool:
    return any(str(getattr(reading, name)).strip() for name in _PARTS[key])


def _part(material: Material, key: str, reading: Reading | None) -> Block:
    words = [sentence(str(getattr(reading, name))) for name in _PARTS[key]] if reading else []
    told = " ".join(filter(None, words))
    if not told:
        return ToBeFilled(material.say(f"to_fill.story_{key}"))
    return Labelled(material.say(f"impact_story.{key}"), (told,))


def _quote(material: Material, story: Story) -> list[Block]:
    found = material.quote_for(story.id, Cut.QUOTE)
    if found is None:
        return [ToBeFilled(material.say("to_fill.story_quote"))]
    return list(quoted_with_reading(material, found))[1:]


def _beside(material: Material, story: Story, chosen: ImpactStory) -> list[Block]:
    goals = goals_behind(material, material.tellings([story]) or [story])
    blocks: list[Block] = []
    if not goals:
        blocks.append(ToBeFilled(material.say("to_fill.story_goal")))
    elif not material.quotes_of(story.id):  # what a quote exemplifies stands after it
        blocks.append(Labelled(material.say("impact_story.goal"), (sentence("; ".join(goals)),)))
    told = [sentence(chosen.beside), *_same_types(material, story)]
    words = " ".join(filter(None, told))
    gap = ToBeFilled(material.say("to_fill.story_beside"))
    return [*blocks, Labelled(material.say("impact_story.beside"), (words,)) if words else gap]


def _same_types(material: Material, story: Story) -> list[str]:
    """Return what backs the types of a story, where more stories than this one do."""
    types = {
        link.type_id
        for link in material.links
        if link.story_id == story.id and link.role == TypeRole.SUPPORTS
    }
    lines = []
    for kind in material.types:
        found = backing(material, kind)
        if kind.id in types and len(found.stories) > 1:
            support = support_in_words(found, material.language)
            name = name_of(material, kind)
            lines.append(material.say("impact_story.same_type", type=name, support=support))
    return lines
