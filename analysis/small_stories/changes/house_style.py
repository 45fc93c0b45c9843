"""Choosing for whom an export is made, and how it shows what was changed."""

from small_stories.changes.hiding import open_quotes
from small_stories.model import Brackets, Profile
from small_stories.storage.project_file import Project
from small_stories.storage.rows import update

# A wording of a mark as a profile prints it: its own, or else its identity's; else the public one.
_PRINTED = (
    "CASE WHEN mark.decision IS NULL"
    " THEN coalesce(nullif(identity.{0}, ''), identity.wording, '')"
    " ELSE coalesce(nullif(mark.{0}, ''), mark.wording) END"
)
_COLUMNS = {Profile.INTERNAL: "internal", Profile.PUBLIC: "wording", Profile.STRICT: "strict"}


def choose_profile(project: Project, profile: Profile) -> None:
    """Choose for whose eyes exports are made.

    A quote that prints other words for them has to be passed by eye again.
    """
    before = Profile(str(project.db.execute("SELECT profile FROM project").fetchone()[0]))
    with project.change("project.profile_chosen"):
        update(project.db, "project", 1, profile=profile)
        old, new = (_PRINTED.format(_COLUMNS[each]) for each in (before, profile))
        marks = project.db.execute(
            "SELECT mark.id FROM quote_decision AS mark"
            f" LEFT JOIN identity ON identity.id = mark.identity_id WHERE {old} IS NOT {new}"
        )
        open_quotes(project, [int(number) for (number,) in marks])


def choose_brackets(project: Project, brackets: Brackets) -> None:
    """Choose the brackets around what was changed to hide somebody."""
    with project.change("project.brackets_chosen"):
        update(project.db, "project", 1, brackets=brackets)


def choose_omission(project: Project, omission: str) -> None:
    """Choose the sign of an omission that only shortens a quote."""
    with project.change("project.omission_chosen"):
        update(project.db, "project", 1, omission=omission)


def choose_template(project: Project, key: str) -> None:
    """Choose the template that the report follows, by its key."""
    with project.change("project.template_chosen"):
        update(project.db, "project", 1, template=key)
