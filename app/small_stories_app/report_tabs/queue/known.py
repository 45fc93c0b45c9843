"""What is known of a person or thing beside the words: the ledger, likenesses, combinations."""

from collections.abc import Iterator

from small_stories.anonymising.deciding.groups import Group
from small_stories.anonymising.likeness import possible_same
from small_stories.anonymising.who_could_it_be.combinations import combinations
from small_stories.anonymising.who_could_it_be.traits import Trait
from small_stories.storage.identities import (
    MarkInTurn,
    aliases,
    identity,
    marks_among,
    quotes_of_mark,
)
from small_stories.typology.codes import quote_codes
from small_stories_app.report_tabs.mark_words import MarkWords
from small_stories_app.session import Session

_MOST_LIKE = 3


class Known:
    """Sentences on a group; they take several queries and come after the words are shown."""

    def __init__(self, session: Session, words: MarkWords) -> None:
        self._session = session
        self._words = words

    def sentences(self, group: Group, mark: MarkInTurn) -> list[str]:
        """Return what is known, one sentence each; nothing is told of covered words."""
        if self._words.is_masked(mark):
            return []
        found = [*self._forms(group), *self._entry(group), *self._alike(group)]
        return [*found, *self._together(mark)]

    def _forms(self, group: Group) -> Iterator[str]:
        if len(group.forms) > 1:
            yield self._session.text("marks.forms", forms=", ".join(group.forms[:8]))

    def _entry(self, group: Group) -> Iterator[str]:
        say, project, number = self._session.text, self._session.project, group.first.identity_id
        entry = identity(project, number) if number is not None else None
        if entry is None:
            return
        yield say("marks.in_ledger", who=entry.who) if entry.who else say("marks.in_ledger_only")
        if others := aliases(project).get(entry.id):
            yield say("marks.aliases", names=", ".join(others))
        if entry.sensitive:
            yield say("marks.sensitive")

    def _alike(self, group: Group) -> Iterator[str]:
        say = self._session.text
        alike = possible_same(self._session.project, group.first)[:_MOST_LIKE]
        names = [f"{each.base} ({each.who})" if each.who else each.base for each in alike]
        if names:
            yield say("marks.perhaps_same", names=", ".join(names))

    def _together(self, mark: MarkInTurn) -> Iterator[str]:
        """Yield the combinations of the quotes that a mark stands in."""
        project, say = self._session.project, self._session.text
        numbers = quotes_of_mark(project, mark.id)
        codes = quote_codes(project) if numbers else {}
        for number in numbers:
            for each in combinations(project, number):
                facts = ", ".join(self._shown(fact) for fact in each.facts)
                where = ", ".join(codes[one] for one in each.quotes)
                yield say("marks.together", facts=facts, where=where)

    def _shown(self, fact: Trait) -> str:
        number = fact.place.mark if fact.place else None
        own = marks_among(self._session.project, [number], ()) if number is not None else []
        covered = any(self._words.is_masked(mark) for mark in own)
        return self._words.mask if covered else f"”{fact.words}”"
