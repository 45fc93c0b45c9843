"""Going back to a copy of the project: what differs from it, and putting it in place."""

import errno
import shutil
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from small_stories.errors import SmallStoriesError
from small_stories.storage.backups import BACKUPS, UNFINISHED
from small_stories.storage.connection import Database, DatabaseError, connect, plain_errors
from small_stories.storage.erasing import unrecorded
from small_stories.storage.keys import KEY_FILE
from small_stories.storage.migrations import migrate, refuse_strange
from small_stories.storage.project_file import PROJECT_DATABASE, Project
from small_stories.storage.rows import insert
from small_stories.storage.soundness import is_whole
from small_stories.storage.stored_count import stored

# what an analyst would look for, in the order of the work
COMPARED: Final = ("interview", "turn", "story", "reading", "story_type", "quote", "identity",
                   "report_section")  # fmt: skip

# What no analyst has written: the record of changes, and what is worked out anew.
_NOT_COMPARED: Final = frozenset(
    {"change", "change_row", "change_state", "export_log", "destruction_log", "turn_word", "search"}
)
OTHER: Final = "other"

# What has left has left, and what was destroyed stays so.
_FOR_GOOD: Final = ("export_log", "destruction_log")


@dataclass(frozen=True, slots=True)
class Difference:
    """How many rows of a table only the project has, only the copy has, and differ.

    The table "other" stands for all that are not named in ``COMPARED``.
    """

    table: str
    only_now: int
    only_then: int
    changed: int


def copy_names(folder: Path) -> list[str]:
    """Return the names of a project's finished copies, oldest first: days, or moments."""
    return sorted(
        file.parent.name for file in (folder / BACKUPS).glob(f"2*[0-9]/{PROJECT_DATABASE}")
    )


def size_of_copy(folder: Path, copy: str) -> int:
    """Return how many bytes a copy's database takes."""
    return (folder / BACKUPS / copy / PROJECT_DATABASE).stat().st_size


def differences(project: Project, copy: str) -> list[Difference]:
    """Return in what the project differs from its copy of a name; raises as ``connect`` does."""
    now = project.db
    with closing(connect(_file(project, copy), project.key, read_only=True)) as then:
        refuse_strange(then)
        found = [_difference(now, then, table) for table in COMPARED]
        found.append(_difference_of_others(now, then))
    return [each for each in found if each.only_now or each.only_then or each.changed]


def restore(project: Project, copy: str) -> str:
    """Put a copy in the project's place and close the project; return the name of what was there.

    What was there becomes a copy itself, so that going back can be gone back on. Raises
    SmallStoriesError where the copy is damaged or the disk takes no more; nothing is changed then.
    """
    file, folder = _file(project, copy), project.folder
    project.refuse_if_only_read()
    _refuse_damaged(file, project.key, copy)
    if project.copying:
        project.copying.wait()
    aside = _new_copy(folder / BACKUPS)
    ready = aside.with_name(f"ready{UNFINISHED}")
    try:
        with plain_errors(folder):
            _set_aside(project, aside)
            _make_ready(project, file, ready)
            # In one transaction: a process that dies on the way has changed nothing.
            with closing(connect(ready / PROJECT_DATABASE, project.key)) as made:
                made.conn.backup(project.db.conn)
    except (OSError, DatabaseError, SmallStoriesError) as error:
        shutil.rmtree(aside, ignore_errors=True)
        raise _not_restored(error) from error
    finally:
        shutil.rmtree(ready, ignore_errors=True)
    project.close()
    return aside.name


def _refuse_damaged(file: Path, key: bytes, copy: str) -> None:
    if not is_whole(file, key):
        raise SmallStoriesError("project.copy_damaged", day=copy)


def _set_aside(project: Project, aside: Path) -> None:
    """Make a copy of the project as it is now, and read it back."""
    beside = aside.with_name(aside.name + UNFINISHED)
    beside.mkdir(parents=True)
    try:
        shutil.copy2(project.folder / KEY_FILE, beside)
        with closing(connect(beside / PROJECT_DATABASE, project.key, new=True)) as copy:
            project.db.conn.backup(copy.conn)
        _refuse_damaged(beside / PROJECT_DATABASE, project.key, aside.name)
        beside.rename(aside)
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise


def _make_ready(project: Project, file: Path, ready: Path) -> None:
    """Write beside what is to take the project's place: the copy, with what is kept for good."""
    ready.mkdir()
    gone = {table: list(project.db.query(f"SELECT * FROM {table}")) for table in _FOR_GOOD}
    with closing(connect(ready / PROJECT_DATABASE, project.key, new=True)) as made:
        with closing(connect(file, project.key, read_only=True)) as then:
            then.conn.backup(made.conn)
        migrate(made)
        with unrecorded(made):
            made.execute("UPDATE change_state SET stored = ?", [stored(project.db)])
            _give_no_number_twice(made, _numbers(project.db))
            for table, rows in gone.items():
                for row in rows:
                    made.execute(f"DELETE FROM {table} WHERE id = ?", [row["id"]])
                    insert(made, table, **row)


def _not_restored(error: Exception) -> Exception:
    """Return what to tell of a disk that did not take the copy."""
    full = isinstance(error, OSError) and error.errno == errno.ENOSPC
    if full or (isinstance(error, SmallStoriesError) and error.key == "project.disk_full"):
        return SmallStoriesError("project.not_restored")
    return SmallStoriesError("project.read_only") if isinstance(error, OSError) else error


def _numbers(db: Database) -> dict[str, int]:
    """Return the highest number that a row of each table ever had."""
    return dict(db.execute("SELECT name, seq FROM sqlite_sequence").fetchall())


def _give_no_number_twice(db: Database, given: dict[str, int]) -> None:
    """Let new rows take numbers that none had before: who withdraws goes from copies by number."""
    for table, number in given.items():
        db.execute("DELETE FROM sqlite_sequence WHERE name = ? AND seq < ?", [table, number])
        db.execute(
            "INSERT INTO sqlite_sequence (name, seq) SELECT ?, ?"
            " WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = ?)",
            [table, number, table],
        )


def _new_copy(backups: Path) -> Path:
    """Return where a copy of this moment goes; a second later where one of it is there."""
    now = datetime.now(UTC).astimezone()
    while (path := backups / f"{now:%Y-%m-%dT%H%M%S}").exists():
        now += timedelta(seconds=1)
    return path


def _file(project: Project, copy: str) -> Path:
    return project.folder / BACKUPS / copy / PROJECT_DATABASE


def _difference(now: Database, then: Database, table: str) -> Difference:
    if not then[table].exists():
        return Difference(table, now[table].count, 0, 0)
    there = {column.name for column in then[table].columns}
    columns = ", ".join(f'"{c.name}"' for c in now[table].columns if c.name in there)
    query = f'SELECT {columns} FROM "{table}"'
    mine = {row[0]: row for row in now.execute(query)}
    other = {row[0]: row for row in then.execute(query)}
    both = mine.keys() & other.keys()
    changed = sum(mine[number] != other[number] for number in both)
    return Difference(table, len(mine) - len(both), len(other) - len(both), changed)


def _difference_of_others(now: Database, then: Database) -> Difference:
    own = (name for name in now.table_names() if not name.startswith(("_", "sqlite_")))
    others = sorted(set(own) - {*COMPARED, *_NOT_COMPARED})
    found = [_difference(now, then, table) for table in others]
    return Difference(
        OTHER,
        sum(each.only_now for each in found),
        sum(each.only_then for each in found),
        sum(each.changed for each in found),
    )
