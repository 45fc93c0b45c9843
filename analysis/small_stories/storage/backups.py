"""Copies of a project's database, made at the first opening of a day; the ten newest are kept.

A copy holds what the key opens: the database as it was and the key file beside it, both encrypted.
Sound is not copied: what was brought in is never changed afterwards.
"""

import shutil
from datetime import date
from pathlib import Path
from typing import Final

from small_stories.storage.connection import Database, connect, plain_errors
from small_stories.storage.keys import KEY_FILE

BACKUPS: Final = "backups"
KEPT: Final = 10
_UNFINISHED: Final = ".new"


def back_up(folder: Path, db: Database, key: bytes, database: str, day: date) -> Path | None:
    """Copy the database and the key file into ``backups/DAY``, unless that day has its copy.

    Return the new copy's folder, or None. A copy that is cut off is not taken for one.
    """
    target = folder / BACKUPS / day.isoformat()
    if target.exists():
        return None
    beside = target.with_name(target.name + _UNFINISHED)
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir(parents=True)
    with plain_errors(folder):
        copy = connect(beside / database, key, new=True)
        try:
            db.conn.backup(copy.conn)
        finally:
            copy.close()
    shutil.copy2(folder / KEY_FILE, beside)
    beside.rename(target)
    _forget_old(folder / BACKUPS)
    return target


def _forget_old(backups: Path) -> None:
    days = sorted(path for path in backups.iterdir() if path.suffix != _UNFINISHED)
    for old in days[:-KEPT]:
        shutil.rmtree(old)
