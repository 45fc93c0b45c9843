"""Writing the reading of a story."""

from small_stories.storage.project_file import Project
from small_stories.storage.rows import insert, update


def write_reading(project: Project, story: int, **fields: object) -> None:
    """Write fields of a story's reading: any columns of ``reading``; the others stay."""
    with project.change("reading.written", story=story):
        found = project.db.execute("SELECT id FROM reading WHERE story_id = ?", [story]).fetchone()
        if found:
            update(project.db, "reading", found[0], **fields)
        else:
            insert(project.db, "reading", story_id=story, **fields)
