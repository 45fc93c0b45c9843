"""Templates of somebody's own that a project keeps, to be used again."""

from base64 import b64decode

from small_stories.storage.project_file import Project


def own_template_names(project: Project) -> list[str]:
    """Return the names of the templates that the project keeps, in alphabetical order."""
    rows = project.db.execute("SELECT name FROM report_template ORDER BY name, id")
    return [str(name) for (name,) in rows]


def own_template_file(project: Project, name: str) -> bytes | None:
    """Return the Word file of a template by its name, or None when there is none."""
    query = "SELECT file FROM report_template WHERE name = ?"
    found = project.db.execute(query, [name]).fetchone()
    return b64decode(found[0]) if found else None
