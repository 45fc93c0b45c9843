"""How the queue stands in words: what is left, what has not been searched, and how it was."""

from collections.abc import Mapping, Sequence

from small_stories.anonymising.deciding.groups import Group
from small_stories.anonymising.finding.languages import has_pipeline
from small_stories.storage.identities import searched, searched_before
from small_stories.storage.interviews import Interview
from small_stories_app.session import Session


class Standing:
    """Which interviews wait for a search; read with the queue."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.talks: Mapping[int, Interview] = {}
        self.never: list[int] = []
        self.edited: list[int] = []

    def read(self, talks: Mapping[int, Interview]) -> None:
        """Read which interviews were searched as they stand now."""
        project = self._session.project
        self.talks = talks
        before = searched_before(project)
        waiting = [number for number in talks if not searched(project, number)]
        self.never = [number for number in waiting if number not in before]
        self.edited = [number for number in waiting if number in before]

    @property
    def waits(self) -> bool:
        """Whether any interview has to be searched, for the first time or again."""
        return bool(self.never or self.edited)

    def left(self, groups: Sequence[Group]) -> str:
        """Say how many of the groups in scope are left."""
        say = self._session.text
        still_open = sum(bool(group.open_marks) for group in groups)
        if not self.talks:
            return say("marks.no_interviews")
        if still_open:
            return say("marks.left", still_open, total=len(groups))
        if groups:
            return say("marks.all_decided")
        return "" if self.waits else say("marks.none_found")

    def search(self) -> str:
        """Say what waits for a search, and where rules alone have searched."""
        say = self._session.text
        found = []
        if self.never:
            found.append(say("marks.not_searched", len(self.never)))
        if self.edited:
            found.append(say("marks.edited_since", len(self.edited)))
        by_rules = sorted(talk.code for talk in self.talks.values()
                          if not has_pipeline(talk.language))  # fmt: skip
        if by_rules:
            found.append(say("marks.rules_only", len(by_rules), codes=", ".join(by_rules)))
        return " ".join(found)
