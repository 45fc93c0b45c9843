"""Every row of a project, to compare what was with what is."""

from small_stories.storage.project_file import Project

Rows = dict[str, dict[int, tuple[object, ...]]]


def rows_of(project: Project) -> Rows:
    """Return every row of the project by table and id, but for the state of undo."""
    db = project.db
    names = [name for name in db.table_names() if not name.startswith(("_", "sqlite", "change"))]
    return {name: {row[0]: row for row in db.execute(f'SELECT * FROM "{name}"')} for name in names}
