"""What can still be read of a damaged project, put into a database of its own beside it.

Each row is taken from the damaged file, else from its newest image in the change record, else from
the newest copy that is whole. What is nowhere is counted. The damaged file is only read.
"""

import json
import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from small_stories.errors import SmallStoriesError
from small_stories.storage import keys, stored_count
from small_stories.storage.backups import BACKUPS
from small_stories.storage.connection import Database, DatabaseError, connect, plain_errors
from small_stories.storage.looking_through import DAMAGED
from small_stories.storage.migrations import migrate, project_migrations
from small_stories.storage.owner import OWNER_FILE
from small_stories.storage.pages import Pages, read_pages
from small_stories.storage.project_file import PROJECT_DATABASE, Project, ReadOnly, locked
from small_stories.storage.soundness import is_whole
from small_stories.storage.trees import Row, Tree, Value, only_row, read_trees, schema_rows

RESCUED: Final = "rescued.db"
_MIGRATIONS: Final = "_sqlite_migrations"
_SEQUENCE: Final = "sqlite_sequence"
_STATE: Final = "change_state"
_OWN: Final = (_STATE, _MIGRATIONS, _SEQUENCE)
_LOGS: Final = ("-wal", "-shm")

Fields = dict[str, Value]


@dataclass(slots=True)
class Rescued:
    """What a damaged project still held, in rows by table.

    ``lost`` tells of each table how many rows are gone at most, ``from_history`` and ``from_copy``
    how many came from the change record and from the copy of ``day``. ``unsure`` is whether more
    may be gone than can be counted.
    """

    saved: dict[str, int] = field(default_factory=dict)
    lost: dict[str, int] = field(default_factory=dict)
    from_history: int = 0
    from_copy: int = 0
    day: str = ""
    unsure: bool = False


def is_damaged(folder: Path, key: bytes) -> bool:
    """Tell whether a page of the project's database or its log is not what was written.

    So is one whose pages are whole but hold no project: another file in its place.
    """
    pages = read_pages(folder / PROJECT_DATABASE, key)
    return not (pages.is_whole and any(row[:2] == ("table", _STATE) for row in schema_rows(pages)))


def rescue(folder: Path, key: bytes) -> tuple[Project, Rescued]:
    """Save what can be read of a damaged project and open that for reading.

    Raises SmallStoriesError when it is open elsewhere, a newer program's, or nothing is left.
    """
    lock = locked(folder)
    try:
        pages = read_pages(folder / PROJECT_DATABASE, key)
        _remove(folder)
        with plain_errors(folder), closing(connect(folder / RESCUED, key, new=True)) as db:
            migrate(db)
            rescued = _fill(db, pages, _newest_copy(folder, key), key, folder.stem)
        rescued.unsure |= _is_behind(pages, stored_count.told(folder))
        db = connect(folder / RESCUED, key, read_only=True)
    except BaseException:
        _remove(folder)
        lock.release()
        raise
    return Project(folder, db, key, lock, read_only=ReadOnly.RESCUED), rescued


def put_in_place(project: Project) -> str:
    """Make what was rescued the project and close it; return what the damaged one is kept as.

    It lies among the copies, from where withdrawal and destruction remove it as they do those.
    """
    folder = project.folder
    kept = f"{datetime.now(UTC).astimezone():%Y-%m-%dT%H%M%S}"
    aside = folder / BACKUPS / kept
    project.db.close()
    try:
        aside.mkdir(parents=True)
        for name in (keys.KEY_FILE, PROJECT_DATABASE, f"{PROJECT_DATABASE}-wal"):
            if (folder / name).is_file():
                shutil.copy2(folder / name, aside)
        for end in _LOGS:
            (folder / f"{PROJECT_DATABASE}{end}").unlink(missing_ok=True)
        (folder / OWNER_FILE).unlink(missing_ok=True)
        stored_count.forget(folder)
        (folder / DAMAGED).unlink(missing_ok=True)
        (folder / RESCUED).replace(folder / PROJECT_DATABASE)
        _remove(folder)
    except OSError as error:
        raise SmallStoriesError("project.disk_gone") from error
    finally:
        if project.lock:
            project.lock.release()
    return kept


def _is_behind(pages: Pages, told: int | None) -> bool:
    """Tell whether the database counts less than was stored, or cannot tell how much it was."""
    if told is None:
        return False
    roots = (row[3] for row in schema_rows(pages) if row[:2] == ("table", _STATE))
    root = next((each for each in roots if isinstance(each, int)), None)
    row = only_row(pages, root) or ()
    return len(row) < 4 or _number(row[3]) < told


def _remove(folder: Path) -> None:
    for end in ("", *_LOGS):
        (folder / f"{RESCUED}{end}").unlink(missing_ok=True)


def _newest_copy(folder: Path, key: bytes) -> Path | None:
    there = folder / BACKUPS
    copies = sorted(there.iterdir(), reverse=True) if there.is_dir() else []
    files = (copy / PROJECT_DATABASE for copy in copies if not copy.suffix)
    return next((file for file in files if file.is_file() and is_whole(file, key)), None)


def _fill(db: Database, pages: Pages, copy: Path | None, key: bytes, name: str) -> Rescued:
    tables = [table for table in db.table_names() if table not in _OWN]
    trees, columns = _read(pages, db, tables)
    applied = _in_columns(trees[_MIGRATIONS], columns[_MIGRATIONS]).values()
    if not {row["name"] for row in applied} <= {
        each.name for each in project_migrations._migrations
    }:
        raise SmallStoriesError("project.newer")
    nothing = not any(trees[table].rows for table in tables)
    if copy is None and nothing:
        raise SmallStoriesError("project.nothing_left")
    everything = pages.unknown or nothing
    rescued = Rescued(unsure=pages.unsure or everything or bool(trees[_SEQUENCE].lost))
    found = {table: _in_columns(trees[table], columns[table]) for table in tables}
    missing = _missing(trees, found)
    rescued.from_history = _take_from_history(found, missing)
    if copy and (everything or any(missing.values())):
        rescued.day = copy.parent.name
        rescued.from_copy = _take_from_copy(found, missing, copy, key, everything=everything)
    _write(db, found, missing, name)
    rescued.lost = {table: len(ids) for table, ids in missing.items() if ids}
    rescued.saved = {table: db[table].count for table in tables}
    return rescued


def _read(
    pages: Pages, db: Database, tables: list[str]
) -> tuple[dict[str, Tree], dict[str, Fields]]:
    """Return the trees of all tables, and each one's columns with what stands where none does."""
    told = {str(row[1]): row for row in schema_rows(pages) if row[0] == "table"}
    names = [*tables, _MIGRATIONS, _SEQUENCE]
    roots: dict[str, int | None] = {}
    columns = {}
    for table in names:
        row = told.get(table)
        roots[table] = row[3] if row and isinstance(row[3], int) else None
        columns[table] = (row and _columns_of(str(row[4]), table)) or _columns_in(db, table)
    widths = {table: len(each) for table, each in columns.items()}
    return read_trees(pages, roots, widths), columns


def _columns_of(sql: str, table: str) -> Fields:
    if table == _SEQUENCE:
        return {}
    with closing(sqlite3.connect(":memory:")) as scratch, suppress(sqlite3.Error):
        scratch.execute(sql)
        rows = scratch.execute(f'PRAGMA table_info("{table}")').fetchall()
        return {row[1]: scratch.execute(f"SELECT {row[4] or 'NULL'}").fetchone()[0] for row in rows}
    return {}


def _columns_in(db: Database, table: str) -> Fields:
    rows = db.execute(f'PRAGMA table_info("{table}")').fetchall()
    return {row[1]: db.execute(f"SELECT {row[4] or 'NULL'}").fetchone()[0] for row in rows}


def _in_columns(tree: Tree, columns: Fields) -> dict[int, Fields]:
    def named(number: int, row: Row) -> Fields:
        return {**columns, **dict(zip(columns, row, strict=False)), "id": number}

    return {number: named(number, row) for number, row in tree.rows.items()}


def _missing(
    trees: Mapping[str, Tree], found: Mapping[str, dict[int, Fields]]
) -> dict[str, set[int]]:
    """Return the ids that stood, or may have stood, where nothing can be read any more."""
    newest = {str(row[0]): row[1] for row in trees[_SEQUENCE].rows.values()}
    written: dict[str, int] = {}
    for row in found["change_row"].values():
        table, number = str(row["table_name"]), row["row_id"]
        written[table] = max(written.get(table, 0), number if isinstance(number, int) else 0)
    missing = {}
    for table, rows in found.items():
        told = newest.get(table)
        most = told if isinstance(told, int) else max(written.get(table, 0), max(rows, default=0))
        most = 1 if table == "project" else most
        gone = (range(low, min(high, most) + 1) for low, high in trees[table].lost)
        missing[table] = {number for each in gone for number in each} - rows.keys()
    return missing


def _take_from_history(
    found: Mapping[str, dict[int, Fields]], missing: Mapping[str, set[int]]
) -> int:
    """Take the newest images of missing rows; a row that was removed is missing no more."""
    states = {number: change["state"] for number, change in found["change"].items()}
    images: dict[tuple[str, int], Value] = {}
    for _, row in sorted(found["change_row"].items()):
        place = (str(row["table_name"]), row["row_id"])
        if not isinstance(place[1], int) or place[1] not in missing.get(place[0], ()):
            continue
        done = states.get(_number(row["change_id"]), "done") in ("done", "kept")
        if done:
            images[place[0], place[1]] = row["after"]
        else:
            images.setdefault((place[0], place[1]), row["before"])
    taken = 0
    for (table, number), image in images.items():
        missing[table].discard(number)
        if image is not None:
            found[table][number] = json.loads(str(image))
            taken += 1
    return taken


def _number(value: Value) -> int:
    return value if isinstance(value, int) else 0


def _take_from_copy(
    found: Mapping[str, dict[int, Fields]],
    missing: Mapping[str, set[int]],
    copy: Path,
    key: bytes,
    *,
    everything: bool,
) -> int:
    taken = 0
    with closing(connect(copy, key, read_only=True)) as then:
        for table, ids in missing.items():
            if not (ids or everything) or not then[table].exists():
                continue
            for row in then.query(f'SELECT * FROM "{table}"'):
                if everything or row["id"] in ids:
                    found[table][row["id"]] = row
                    ids.discard(row["id"])
                    taken += 1
    return taken


def _write(
    db: Database,
    found: Mapping[str, dict[int, Fields]],
    missing: Mapping[str, set[int]],
    name: str,
) -> None:
    db.execute("PRAGMA foreign_keys = OFF")
    with db.atomic():
        db.execute("UPDATE change_state SET mode = 'silent'")
        for table, rows in found.items():
            missing[table].update(_put(db, table, rows))
        _stand_in(db, name)
        for table, gone in _tie(db):
            missing[table].add(gone)
        # Undo could bring back but a part of what was lost.
        db.execute("UPDATE change SET state = iif(state = 'undone', 'left', 'kept')")
        db.execute("UPDATE change_state SET mode = 'closed', change_id = NULL")
    db.execute("PRAGMA foreign_keys = ON")


def _put(db: Database, table: str, rows: Mapping[int, Fields]) -> Iterator[int]:
    """Write the rows; yield the ids of those that the table does not take."""
    known = _columns_in(db, table)
    for number, row in sorted(rows.items()):
        mine = {column: value for column, value in row.items() if column in known}
        columns = ", ".join(f'"{column}"' for column in mine)
        marks = ", ".join("?" for _ in mine)
        try:
            db.execute(f'INSERT INTO "{table}" ({columns}) VALUES ({marks})', [*mine.values()])
        except DatabaseError:
            yield number


def _stand_in(db: Database, name: str) -> None:
    """Let what hangs on a lost project or interview hang on an empty one of its number."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    db.execute("INSERT OR IGNORE INTO project (id, name, created_at) VALUES (1, ?, ?)", [name, now])
    db.execute(
        "INSERT INTO interview (id, code, source_kind)"
        " SELECT DISTINCT interview_id, '?' || interview_id, 'transcript' FROM turn"
        " WHERE interview_id NOT IN (SELECT id FROM interview)"
    )


def _tie(db: Database) -> Iterator[tuple[str, int]]:
    """Let every row refer to one that is there; yield those that had to go."""
    while broken := db.execute("PRAGMA foreign_key_check").fetchall():
        for table, number, _, which in broken:
            column = _column_of_key(db.execute(f'PRAGMA foreign_key_list("{table}")'), which)
            must = {row[1] for row in db.execute(f'PRAGMA table_info("{table}")') if row[3]}
            if column in must:
                db.execute(f'DELETE FROM "{table}" WHERE rowid = ?', [number])
                yield str(table), int(number)
            else:
                db.execute(f'UPDATE "{table}" SET "{column}" = NULL WHERE rowid = ?', [number])


def _column_of_key(rows: Iterable[tuple[object, ...]], which: int) -> str:
    return next(str(row[3]) for row in rows if row[0] == which)
