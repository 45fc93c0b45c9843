"""What each teller has said of our readings of their stories."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from small_stories.model import CheckState, StoryKind
from small_stories.storage.interviews import Interview, interviews
from small_stories.storage.project_file import Project
from small_stories.storage.setup import interviewees, refuses
from small_stories.storage.stories import Story, stories

# What is told as a story; explanations, context and talk off the topic have no reading to check.
CHECKED_KINDS: Final = (StoryKind.SUCCESS, StoryKind.OTHER_STORY, StoryKind.DISAPPOINTMENT)


@dataclass(frozen=True, slots=True)
class Teller:
    """A person with the stories told; without an interviewee it is an interview of its own.

    ``refuses`` tells that the person's last word on the use of the stories is no.
    """

    interviewee_id: int | None
    code: str
    interviews: tuple[Interview, ...]
    stories: tuple[Story, ...]
    refuses: bool

    def stories_in(self, state: CheckState) -> tuple[Story, ...]:
        """Return the stories whose check stands so."""
        return tuple(story for story in self.stories if story.check_state == state)


def tellers(project: Project) -> list[Teller]:
    """Return every interviewee by code, then the interviews whose teller is not written down."""
    talks = interviews(project)
    told = [story for story in stories(project) if story.kind in CHECKED_KINDS]
    known = [
        _teller(person.id, person.code, [t for t in talks if t.interviewee_id == person.id], told,
                refuses=refuses(project, person.id, "stories"))
        for person in interviewees(project)
    ]  # fmt: skip
    unknown = [
        _teller(None, talk.code, [talk], told, refuses=False)
        for talk in talks
        if talk.interviewee_id is None
    ]
    return known + unknown


def _teller(
    person: int | None,
    code: str,
    talks: list[Interview],
    told: Iterable[Story],
    *,
    refuses: bool,
) -> Teller:
    numbers = {talk.id for talk in talks}
    own = tuple(story for story in told if story.interview_id in numbers)
    return Teller(person, code, tuple(talks), own, refuses)
