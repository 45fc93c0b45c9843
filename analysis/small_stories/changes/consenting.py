"""The interviewees' consents as moments, and taking an interviewee off the list."""

from small_stories.errors import SmallStoriesError
from small_stories.storage.project_file import Project
from small_stories.storage.rows import delete, update
from small_stories.storage.setup import consent_events


def describe_moment(project: Project, interviewee: int, moment: str, **facts: object) -> None:
    """Write when, by whom and how an interviewee was asked, in every answer of that moment."""
    with project.change("consent.described"):
        for event in consent_events(project, interviewee):
            if event.moment == moment:
                update(project.db, "consent_event", event.id, **facts)


def take_answer_away(project: Project, interviewee: int, moment: str, scope: str) -> None:
    """Take away what stands for a scope at a moment, as if it had not been asked."""
    with project.change("consent.taken_away"):
        where: dict[str, object] = {"moment": moment, "scope": scope}
        delete(project.db, "consent_event", interviewee_id=interviewee, **where)


def remove_interviewee(project: Project, interviewee: int, code: str) -> None:
    """Remove an interviewee who has no interview, with the consents; others are withdrawn."""
    query = "SELECT code FROM interview WHERE interviewee_id = ? ORDER BY code"
    held = [row[0] for row in project.db.execute(query, [interviewee])]
    if held:
        raise SmallStoriesError("prepare.has_interview", code=code, interviews=", ".join(held))
    with project.change("interviewee.removed", code=code):
        delete(project.db, "interviewee", id=interviewee)
