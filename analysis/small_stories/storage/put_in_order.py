"""What is put in order whenever a project is opened: what was cut off, and sounds nobody names."""

from contextlib import closing
from pathlib import Path

from small_stories.errors import SmallStoriesError
from small_stories.storage.connection import Database, DatabaseError
from small_stories.storage.erasing import finish_erasing
from small_stories.storage.recordings import (
    RECORDINGS_DATABASE,
    open_recordings,
    remove_unsettled,
    sounds_in_use,
)


def go_on_erasing(folder: Path, key: bytes, db: Database, database: str) -> None:
    """Go on with what was cut off; sounds that cannot be told apart must not lock everybody out."""
    try:
        finish_erasing(folder, key, db, database)
    except SmallStoriesError as error:
        if error.key != "erasing.sounds_damaged":
            raise


def look_after_sounds(folder: Path, key: bytes, db: Database) -> bool:
    """Remove sounds that nothing names; return False where the file of sounds is damaged."""
    # Text and stories are there without the sounds; who wants to listen is told what is missing.
    if not (folder / RECORDINGS_DATABASE).is_file():
        return True
    in_use = sounds_in_use(db)
    try:
        with closing(open_recordings(folder, key)) as sounds:
            remove_unsettled(sounds, in_use)
    except SmallStoriesError as error:
        if error.key not in ("recording.file_damaged", "project.damaged"):
            raise
        return False
    except DatabaseError:
        return False
    return True
