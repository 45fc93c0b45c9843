"""What stories are called in tables: by code inside, by a number that leads to nobody outside."""

import hashlib
from collections.abc import Iterable
from dataclasses import replace

from small_stories.model import Profile
from small_stories.reporting.material import Material, reading_text
from small_stories.storage.stories import Story


def for_readers(material: Material) -> Material:
    """Return the material with its stories called as its readers may call them.

    A code says which stories are of one interview. Outside, stories are numbered in an order that
    their readings make, which nobody can work out who has not read them all.
    """
    if material.facts.profile == Profile.INTERNAL:
        return material
    shuffled = sorted(material.stories, key=lambda story: _key(material, story))
    names = {
        story.id: material.say("columns.story_n", n=place)
        for place, story in enumerate(shuffled, start=1)
    }
    return replace(material, codes=names)


def names_of(material: Material, told: Iterable[Story]) -> str:
    """Return the names of stories; outside, their order does not tell which were told together."""
    names = [material.codes[story.id] for story in told]
    if material.facts.profile != Profile.INTERNAL:
        names.sort(key=lambda name: (len(name), name))
    return ", ".join(names)


def in_order(material: Material) -> list[Story]:
    """Return the stories in the order of their names."""
    if material.facts.profile == Profile.INTERNAL:
        return material.stories
    return sorted(material.stories, key=lambda story: _key(material, story))


def _key(material: Material, story: Story) -> bytes:
    words = f"{story.id} {story.title} {reading_text(material.readings.get(story.id))}"
    return hashlib.sha256(words.encode()).digest()
