"""Tying a story to other stories, to new types, and to the code sets beside the themes."""

from small_stories.changes.grouping import add_type, put_stories
from small_stories.model import Component, Domain
from small_stories.storage.code_sets import (
    story_components,
    story_domains,
    story_questions24,
)
from small_stories.storage.project_file import Project
from small_stories.storage.rows import delete, insert, update


def tell_again(project: Project, story: int, first: int | None) -> None:
    """Say that a story tells another one again, so that the two count once; None takes it back.

    The other one, if it was said to tell this one again, no longer is: one of them comes first.
    """
    with project.change("story.told_again", story=story):
        update(project.db, "story", story, told_again_of_id=first)
        if first is not None:
            project.db.execute(
                "UPDATE story SET told_again_of_id = NULL WHERE id = ? AND told_again_of_id = ?",
                [first, story],
            )


def lead_to(project: Project, story: int, other: int | None) -> None:
    """Say which story this one leads to in the life it tells of; None takes it back."""
    with project.change("story.led_to", story=story):
        update(project.db, "story", story, leads_to_id=other)


def put_in_new_type(project: Project, story: int, name: str) -> int:
    """Add a type in the analyst's words and put the story into it, as one change."""
    with project.change("type.added"):
        number = add_type(project, name)
        put_stories(project, [story], number)
    return number


def toggle_component(project: Project, story: int, component: Component) -> None:
    """Link a story to a component of the experience of inclusion, or no longer."""
    with project.change("story.component_linked", story=story):
        if component in story_components(project, story):
            delete(project.db, "component_link", story_id=story, component=component)
        else:
            insert(project.db, "component_link", story_id=story, component=component)


def toggle_domain(project: Project, story: int, domain: Domain) -> None:
    """Link a story to a domain of inclusion, or no longer."""
    with project.change("story.domain_linked", story=story):
        if domain in story_domains(project, story):
            delete(project.db, "domain_link", story_id=story, domain=domain)
        else:
            insert(project.db, "domain_link", story_id=story, domain=domain)


def toggle_question24(project: Project, story: int, number: int) -> None:
    """Link a story to a question on the activity, 1 to 24, or no longer."""
    with project.change("story.question24_linked", story=story):
        row = {"story_id": story, "question_number": number}
        if number in story_questions24(project, story):
            delete(project.db, "aux24_link", **row)
        else:
            insert(project.db, "aux24_link", **row)
