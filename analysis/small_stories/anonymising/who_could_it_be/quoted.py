"""What has to be read of quotes to tell whom they could be of; all quotes in a few queries."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from small_stories.anonymising.who_could_it_be.bylines import byline
from small_stories.anonymising.who_could_it_be.vocabulary import Vocabulary, vocabulary_of
from small_stories.model import Decision, Profile
from small_stories.storage.group_sizes import GroupSize, group_sizes
from small_stories.storage.identities import MarkInTurn, marks_in_quotes, marks_in_turn
from small_stories.storage.interviews import Interview, interviews
from small_stories.storage.project_file import Project
from small_stories.storage.quotes import Quote, QuotedWords, quote, quoted_words, quotes
from small_stories.storage.setup import Interviewee, ProjectFacts, interviewees, project_facts

HIDDEN: Final = "…"
"""Stands letter by letter where words are not printed as said."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quote with its byline, its words, and the marks that touch them."""

    quote: Quote
    byline: str
    teller: int | None
    language: str
    words: tuple[QuotedWords, ...]
    marks: tuple[MarkInTurn, ...]

    def as_printed(self, words: QuotedWords) -> str:
        """Return words of a turn with what is hidden masked; every letter keeps its place."""
        text = words.text
        for mark in self.marks:
            if mark.turn_id == words.turn_id and mark.decision != Decision.KEEP:
                text = text[: mark.start] + HIDDEN * (mark.end - mark.start) + text[mark.end :]
        return text[words.start : words.end]


class Ground:
    """What is the same for every quote of a project, read once."""

    def __init__(self, project: Project, profile: Profile | None = None) -> None:
        self.project = project
        self.facts: ProjectFacts = project_facts(project)
        self.profile = profile or Profile(self.facts.profile)
        self.sizes: list[GroupSize] = group_sizes(project)
        self.vocabulary: Vocabulary = vocabulary_of(project)
        self.people: dict[int, Interviewee] = {each.id: each for each in interviewees(project)}

    @cached_property
    def talks(self) -> dict[int, Interview]:
        """The interviews by their ids."""
        return {each.id: each for each in interviews(self.project)}

    def all_quoted(self) -> list[Quoted]:
        """Return every quote, in order."""
        by_quote: dict[int, list[QuotedWords]] = defaultdict(list)
        for words in quoted_words(self.project):
            by_quote[words.quote_id].append(words)
        by_turn: dict[int, list[MarkInTurn]] = defaultdict(list)
        for mark in marks_in_quotes(self.project):
            by_turn[mark.turn_id].append(mark)
        return [self._quoted(each, by_quote[each.id], by_turn) for each in quotes(self.project)]

    def quoted(self, number: int) -> Quoted | None:
        """Return one quote, or None when it is gone."""
        found = quote(self.project, number)
        if found is None:
            return None
        words = quoted_words(self.project, number)
        by_turn = {each.turn_id: marks_in_turn(self.project, each.turn_id) for each in words}
        return self._quoted(found, words, by_turn)

    def _quoted(
        self, found: Quote, words: list[QuotedWords], by_turn: dict[int, list[MarkInTurn]]
    ) -> Quoted:
        talk = self.talks[found.interview_id]
        person = self.people.get(talk.interviewee_id or 0)
        return Quoted(
            quote=found,
            byline=byline(found, person, self.facts.language),
            teller=talk.interviewee_id,
            language=talk.language,
            words=tuple(words),
            marks=tuple(dict.fromkeys(_touching(words, by_turn))),
        )


def _touching(
    words: Iterable[QuotedWords], by_turn: dict[int, list[MarkInTurn]]
) -> Iterator[MarkInTurn]:
    for place in words:
        for mark in by_turn.get(place.turn_id, ()):
            if mark.start < place.end and place.start < mark.end:
                yield mark
