"""Where a teller's own words or name stand in texts that the analyst wrote, which stay."""

import re
from collections.abc import Iterator
from typing import Final

from small_stories.anonymising.leaving.own_texts import TextLeak, own_texts
from small_stories.anonymising.matching.known import KnownName, NameBook, match_known
from small_stories.anonymising.searching import known_names
from small_stories.model import IdentityKind
from small_stories.storage.erasing import ToErase
from small_stories.storage.interviews import turns
from small_stories.storage.project_file import Project
from small_stories.storage.quotes import quotes
from small_stories.storage.setup import interviewees
from small_stories.storage.stories import stories

_WORD: Final = re.compile(r"[^\W_]+")
_IN_A_ROW: Final = 6  # words; fewer are said by many
_OF_A_STORY: Final = ("title", "reading", "impact_story")
_OF_A_QUOTE: Final = ("quote", "attribution")


def said_elsewhere(project: Project, going: ToErase) -> list[TextLeak]:
    """Return the analyst's texts that stay and hold six words said in a row, or a name that goes.

    The names are the leaver's own and those of the ledger that go along: afterwards nothing knows
    them any more, and no export could be searched for them.
    """
    talks = (turn.text for each in going.interviews for turn in turns(project, each))
    said = {row for text in talks for row in _rows(text)}
    names = NameBook(_names(project, going))
    mine = set(_own_places(project, going))
    return [
        place
        for place, text in own_texts(project)
        if (place.where, place.row) not in mine
        and (not said.isdisjoint(_rows(text)) or match_known(text, names, alike=False))
    ]


def _names(project: Project, going: ToErase) -> list[KnownName]:
    own = [
        KnownName(0, IdentityKind.PERSON, each.real_name.strip())
        for each in interviewees(project)
        if each.id in going.people and each.real_name.strip()
    ]
    return own + [name for name in known_names(project) if name.identity in going.names]


def _own_places(project: Project, going: ToErase) -> Iterator[tuple[str, int]]:
    yield from (("interviewee", number) for number in going.people)
    yield from (("wording", number) for number in going.names)
    for story in stories(project):
        if story.interview_id in going.interviews:
            yield from ((where, story.id) for where in _OF_A_STORY)
    for quote in quotes(project):
        if quote.interview_id in going.interviews:
            yield from ((where, quote.id) for where in _OF_A_QUOTE)


def _rows(text: str) -> Iterator[tuple[str, ...]]:
    words = [word.casefold() for word in _WORD.findall(text)]
    for start in range(len(words) - _IN_A_ROW + 1):
        yield tuple(words[start : start + _IN_A_ROW])
