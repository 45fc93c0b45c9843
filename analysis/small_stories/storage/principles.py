"""What the analyst has noted of each of the ten principles of inclusion."""

from typing import Final

from small_stories.storage.project_file import Project

PRINCIPLES: Final = range(1, 11)


def principle_notes(project: Project) -> dict[int, str]:
    """Return the notes by the number of their principle; those without a note are not there."""
    rows = project.db.execute("SELECT number, text FROM principle_note ORDER BY number")
    return {int(number): str(text) for number, text in rows}
