"""The areas that an evaluation divides itself by."""

from small_stories.storage.project_file import Project
from small_stories.storage.rows import insert


def area_named(project: Project, name: str) -> int | None:
    """Return the area of a name, made where there is none yet; no name is no area."""
    wanted = " ".join(name.split())
    if not wanted:
        return None
    for number, known in project.db.execute("SELECT id, name FROM area ORDER BY id").fetchall():
        if str(known).casefold() == wanted.casefold():
            return int(number)
    return insert(project.db, "area", kind="area", name=wanted)
