"""Keeping templates of somebody's own in a project."""

from base64 import b64encode

from small_stories.storage.project_file import Project
from small_stories.storage.rows import delete, insert


def add_report_template(project: Project, name: str, file: bytes) -> int:
    """Keep a Word file as a template, in the place of one that has the same name."""
    with project.change("report_template.added"):
        delete(project.db, "report_template", name=name)
        return insert(project.db, "report_template", name=name, file=b64encode(file).decode())


def remove_report_template(project: Project, name: str) -> None:
    """Keep a template no longer."""
    with project.change("report_template.removed"):
        delete(project.db, "report_template", name=name)
