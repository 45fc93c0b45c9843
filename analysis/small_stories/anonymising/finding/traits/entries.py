"""The lists of words that tell a trait, as they stand in resources, read once."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Final

from small_stories.anonymising.words import lines

LANGUAGES: Final = ("fi", "sv", "en")
LEFT_ALONE: Final = "left alone"


class Topic(StrEnum):
    """What a list of words tells of; the name of its file without the language."""

    HEALTH = "health"
    ROLES = "roles"
    GROUPS = "groups"
    ORGANISATIONS = "trait_organisations"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list: its words in base form, and the section that says what is done.

    ``head`` is the last part of compounds (*-syndrooma*); ``exact`` is never inflected (*bi*).
    """

    topic: Topic
    section: str
    words: tuple[str, ...]
    head: bool = False
    exact: bool = False

    @property
    def base(self) -> str:
        """Return the base form of the entry."""
        return " ".join(self.words)


@cache
def entries(topic: Topic, language: str) -> tuple[Entry, ...]:
    """Return the entries of a list in order, those to be left alone first."""
    found, section = [], ""
    for line in lines(f"{topic}_{language}"):
        if line.startswith("["):
            section = line.strip("[]")
            continue
        for text in filter(None, (each.strip() for each in line.split(","))):
            words = tuple(text.lstrip("-=").split())
            found.append(Entry(topic, section, words, text[0] == "-", text[0] == "="))
    return tuple(sorted(found, key=lambda entry: entry.section != LEFT_ALONE))


@cache
def section(topic: Topic, name: str, language: str) -> tuple[Entry, ...]:
    """Return the entries of one section of a list."""
    return tuple(entry for entry in entries(topic, language) if entry.section == name)
