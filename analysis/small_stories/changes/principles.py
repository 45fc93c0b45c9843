"""Noting how each of the ten principles of inclusion was seen in what is evaluated."""

from small_stories.storage.project_file import Project
from small_stories.storage.rows import delete, insert


def note_principle(project: Project, number: int, text: str) -> None:
    """Write the note of a principle, 1 to 10, anew; one without words is taken away."""
    with project.change("principle.noted"):
        delete(project.db, "principle_note", number=number)
        if text.strip():
            insert(project.db, "principle_note", number=number, text=text.strip())
