"""The lists of words that tell a trait, as they stand in resources, read once."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Final

from small_stories.anonymising.finnish.endings import Ending
from small_stories.anonymising.words import lines

LANGUAGES: Final = ("fi", "sv", "en")
LEFT_ALONE: Final = "left alone"
_JOBS: Final = ("occupations", "jobs")
_TOLD: Final = ("marked", "check")
_SHORTEST_JOB: Final = 4
_SHORTEST_LAST: Final = 7  # of a condition or a people that ends compounds


class Topic(StrEnum):
    """What a list of words tells of; the name of its file without the language."""

    HEALTH = "health"
    ROLES = "roles"
    GROUPS = "groups"
    ORGANISATIONS = "trait_organisations"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list: its words in base form, and the section that says what is done.

    ``head`` is the last part of compounds (*-syndrooma*); ``exact`` is never inflected (*bi*);
    ``begins`` is what words of any form begin with (*viiltel-*).
    """

    topic: Topic
    section: str
    words: tuple[str, ...]
    head: bool = False
    exact: bool = False
    begins: bool = False

    @property
    def base(self) -> str:
        """Return the base form of the entry."""
        return " ".join(self.words)

    @property
    def is_word(self) -> bool:
        """Tell whether the entry is one whole word in its base form."""
        return len(self.words) == 1 and not (self.head or self.exact or self.begins)

    @property
    def ends_compounds(self) -> bool:
        """Tell whether compounds may end in the entry: *-syndrooma*, an occupation, a people."""
        if not self.is_word:
            return self.head
        told = self.topic in (Topic.HEALTH, Topic.GROUPS) and self.section in _TOLD
        long = told and len(self.base) >= _SHORTEST_LAST
        post = self.section == "posts" and len(self.base) >= _SHORTEST_LAST
        job = self.section in _JOBS and len(self.base) >= _SHORTEST_JOB
        return long or post or job


@dataclass(frozen=True, slots=True)
class Reading:
    """An entry whose last word a word is a form of; ``base`` is the word's own base form.

    ``whole`` is untrue where the entry is only the first or the last part of the word.
    """

    entry: Entry
    ending: Ending
    base: str
    whole: bool = True


def _sections(name: str) -> Iterator[tuple[str, str]]:
    """Yield a list's entries as they stand, each with the section that it stands in."""
    section = ""
    for line in lines(name):
        if line.startswith("["):
            section = line.strip("[]")
            continue
        yield from ((section, each.strip()) for each in line.split(",") if each.strip())


@cache
def entries(language: str) -> tuple[Entry, ...]:
    """Return the entries of all of a language's lists."""
    return tuple(
        Entry(
            topic,
            name,
            tuple(text.strip("-=").split()),
            head=text[0] == "-",
            exact=text[0] == "=",
            begins=text[-1] == "-",
        )
        for topic in Topic
        for name, text in _sections(f"{topic}_{language}")
    )


@cache
def context(section: str, language: str) -> frozenset[str]:
    """Return the words around a trait that a section of the language's context list has."""
    found = _sections(f"trait_context_{language}")
    return frozenset(text for name, text in found if name == section)
