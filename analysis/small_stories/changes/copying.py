"""Noting which texts of a report have been copied to where they are to go."""

from small_stories.storage.copied import digest_of
from small_stories.storage.project_file import Project
from small_stories.storage.rows import delete, insert


def mark_copied(project: Project, template: str, key: str, text: str) -> None:
    """Note that a text of a template has been copied as it now is."""
    with project.change("report.copied"):
        delete(project.db, "copied_section", template=template, key=key)
        insert(project.db, "copied_section", template=template, key=key, sha256=digest_of(text))


def unmark_copied(project: Project, template: str, key: str) -> None:
    """Take back that a text of a template has been copied."""
    with project.change("report.copy_taken_back"):
        delete(project.db, "copied_section", template=template, key=key)
