"""What stories are linked to in the three frames beside the interview's themes.

Components of the experience, domains of inclusion and the questions on an activity are code sets
of their own, for three things: a person's experience, an activity or service, and what in it did
something. Nothing here leads from one to another.
"""

from collections.abc import Iterable
from typing import Final, TypeVar

from small_stories.storage.project_file import Project

Member = TypeVar("Member", bound=int | str)

QUESTIONS24: Final[dict[str, range]] = {
    "own_life": range(1, 8),
    "co_development": range(8, 15),
    "own_action": range(15, 21),
    "common_good": range(21, 24),
    "structures": range(24, 25),
}
"""The numbers of the auxiliary questions by what they ask about, in their order."""


def story_components(project: Project, story: int) -> set[str]:
    """Return the components of the experience of inclusion that a story was linked to."""
    query = "SELECT component FROM component_link WHERE story_id = ?"
    return {str(row[0]) for row in project.db.execute(query, [story])}


def story_domains(project: Project, story: int) -> set[str]:
    """Return the domains of inclusion that a story was linked to."""
    query = "SELECT domain FROM domain_link WHERE story_id = ?"
    return {str(row[0]) for row in project.db.execute(query, [story])}


def story_questions24(project: Project, story: int) -> set[int]:
    """Return the questions on the activity that a story was linked to, by number."""
    query = "SELECT question_number FROM aux24_link WHERE story_id = ?"
    return {int(row[0]) for row in project.db.execute(query, [story])}


def components_of_stories(project: Project) -> dict[int, list[str]]:
    """Return the components of every story that was linked to any."""
    query = "SELECT story_id, component FROM component_link ORDER BY id"
    return _by_story((int(story), str(each)) for story, each in project.db.execute(query))


def domains_of_stories(project: Project) -> dict[int, list[str]]:
    """Return the domains of every story that was linked to any."""
    query = "SELECT story_id, domain FROM domain_link ORDER BY id"
    return _by_story((int(story), str(each)) for story, each in project.db.execute(query))


def questions24_of_stories(project: Project) -> dict[int, list[int]]:
    """Return the questions on the activity of every story that was linked to any, in order."""
    query = "SELECT story_id, question_number FROM aux24_link ORDER BY question_number"
    return _by_story((int(story), int(each)) for story, each in project.db.execute(query))


def _by_story(rows: Iterable[tuple[int, Member]]) -> dict[int, list[Member]]:
    found: dict[int, list[Member]] = {}
    for story, member in rows:
        found.setdefault(story, []).append(member)
    return found
