"""Where a teller's own words stand in texts that the analyst wrote, which stay in the project."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from small_stories.anonymising.leaving.own_texts import TextLeak, own_texts
from small_stories.storage.interviews import turns
from small_stories.storage.project_file import Project
from small_stories.storage.quotes import quotes
from small_stories.storage.stories import stories

_WORD: Final = re.compile(r"[^\W_]+")
_IN_A_ROW: Final = 6  # words; fewer are said by many
_OF_A_STORY: Final = ("title", "reading")
_OF_A_QUOTE: Final = ("quote", "attribution")


def said_elsewhere(project: Project, interviews: Iterable[int]) -> list[TextLeak]:
    """Return the analyst's texts, not of these interviews, that hold six words said in a row."""
    going = frozenset(interviews)
    said = {row for each in going for turn in turns(project, each) for row in _rows(turn.text)}
    mine = set(_own_places(project, going))
    return [
        place
        for place, text in own_texts(project)
        if (place.where, place.row) not in mine and not said.isdisjoint(_rows(text))
    ]


def _own_places(project: Project, interviews: frozenset[int]) -> Iterator[tuple[str, int]]:
    for story in stories(project):
        if story.interview_id in interviews:
            yield from ((where, story.id) for where in _OF_A_STORY)
    for quote in quotes(project):
        if quote.interview_id in interviews:
            yield from ((where, quote.id) for where in _OF_A_QUOTE)


def _rows(text: str) -> Iterator[tuple[str, ...]]:
    words = [word.casefold() for word in _WORD.findall(text)]
    for start in range(len(words) - _IN_A_ROW + 1):
        yield tuple(words[start : start + _IN_A_ROW])
