"""How many times a project was stored, told in a file beside its database.

A log that lost its end looks like one that was never longer. The count stands in the database, in
the transaction of each change, and after that in the file: a database that counts less than the
file has lost what was stored last. The file holds a number and nothing else.
"""

import os
from contextlib import suppress
from pathlib import Path
from typing import Final

from small_stories.errors import SmallStoriesError
from small_stories.storage.connection import Database

COUNT_FILE: Final = "stored"
_DIGITS: Final = 20  # always as many, so that one write replaces what stood there


def stored(db: Database) -> int:
    """Return how many times something was stored; raises SmallStoriesError where none tells it."""
    row = db.execute("SELECT stored FROM change_state").fetchone()
    if row is None:
        raise SmallStoriesError("project.damaged")
    return int(row[0])


def tell(folder: Path, count: int) -> None:
    """Write a count beside the database; a disk that does not take it is told elsewhere."""
    with suppress(OSError):
        file = os.open(folder / COUNT_FILE, os.O_WRONLY | os.O_CREAT, 0o666)
        try:
            os.write(file, f"{count:0{_DIGITS}}\n".encode())
        finally:
            os.close(file)


def told(folder: Path) -> int | None:
    """Return the count beside the database, or None where there is none to be read."""
    try:
        return int((folder / COUNT_FILE).read_text(encoding="ascii"))
    except (OSError, ValueError):
        return None


def forget(folder: Path) -> None:
    """Take the count away, where another database takes the project's place."""
    with suppress(OSError):
        (folder / COUNT_FILE).unlink(missing_ok=True)
