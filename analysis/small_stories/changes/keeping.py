"""Deciding how long the material is kept."""

from datetime import date

from small_stories.storage.project_file import Project
from small_stories.storage.rows import update


def set_retention(project: Project, until: date | None) -> None:
    """Write down the day until which the interviews are kept, or that none is decided on."""
    with project.change("project.retention_set"):
        update(project.db, "project", 1, retention_until=until and until.isoformat())
