"""The change record: what every write did, for undo, redo, history and refreshing views.

Triggers made from the schema write each touched row's image before and after into ``change_row``
while a change is open, and refuse a write outside one. Undo puts the images before back, redo the
images after, newest first and oldest first.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from small_stories.errors import SmallStoriesError
from small_stories.storage.connection import Database, plain_errors

UNRECORDED = {"change", "change_row", "change_state", "sqlite_sequence", "_sqlite_migrations"}

SCHEMA = """
CREATE TABLE change (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    fields TEXT NOT NULL,
    analyst TEXT NOT NULL,
    at TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'left', 'kept'))
);
CREATE INDEX change_by_state ON change (state, id);
CREATE TABLE change_row (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    change_id INTEGER NOT NULL REFERENCES change (id) ON DELETE CASCADE,
    table_name TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    before TEXT,
    after TEXT
);
CREATE INDEX change_row_by_change ON change_row (change_id);
CREATE INDEX change_row_by_row ON change_row (table_name, row_id);
CREATE TABLE change_state (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    mode TEXT NOT NULL CHECK (mode IN ('closed', 'recording', 'silent')),
    change_id INTEGER
);
INSERT INTO change_state VALUES (1, 'closed', NULL);
"""

# The first row that a change makes is what grows. Done again, a removal from before would take the
# rows away that came meanwhile, of which it knows nothing: undoing it could not bring them back.
_LEAVE_TAKING_AWAY = """
UPDATE change SET state = 'left' WHERE state = 'undone' AND id >= (
    SELECT min(removal.change_id)
    FROM (
        SELECT table_name, row_id FROM change_row WHERE change_id = ? AND before IS NULL
        ORDER BY id LIMIT 1
    ) AS made
    JOIN change_row AS removal
        ON removal.table_name = made.table_name AND removal.row_id = made.row_id
        AND removal.after IS NULL
    JOIN change AS undone ON undone.id = removal.change_id AND undone.state = 'undone'
)
"""


@dataclass(frozen=True, slots=True)
class Change:
    """One named change.

    ``state`` is done, undone, left (undone and then written past) or kept (not to be undone).
    """

    id: int
    name: str
    fields: dict[str, object]
    analyst: str
    at: str
    state: str


@dataclass(frozen=True, slots=True)
class Changed:
    """Which rows of which tables a change, an undo or a redo has moved."""

    change: Change
    rows: dict[str, frozenset[int]]


def make_triggers(db: Database) -> None:
    """Make the recording triggers of every table anew, after its schema was changed."""
    for table in db.table_names():
        if table not in UNRECORDED:
            columns = [column.name for column in db[table].columns]
            for event in ("insert", "update", "delete"):
                db.execute(f"DROP TRIGGER IF EXISTS record_{table}_{event}")
                db.execute(_trigger(table, columns, event))


def count_what_is_stored(db: Database) -> None:
    """Let every transaction that ends by closing the record be counted in itself."""
    db.execute("ALTER TABLE change_state ADD COLUMN stored INTEGER NOT NULL DEFAULT 0")
    db.execute(
        "CREATE TRIGGER count_what_is_stored AFTER UPDATE OF mode ON change_state"
        " WHEN NEW.mode = 'closed' BEGIN UPDATE change_state SET stored = stored + 1; END"
    )


def drop_triggers(db: Database) -> None:
    """Take the recording triggers away, so that the columns they name can be dropped."""
    for table in db.table_names():
        for event in ("insert", "update", "delete"):
            db.execute(f"DROP TRIGGER IF EXISTS record_{table}_{event}")


def _trigger(table: str, columns: list[str], event: str) -> str:
    def image(row: str) -> str:
        pairs = ", ".join(f"'{column}', {row}.\"{column}\"" for column in columns)
        return f"json_object({pairs})"

    before = "NULL" if event == "insert" else image("OLD")
    after = "NULL" if event == "delete" else image("NEW")
    row_id = "OLD.id" if event == "delete" else "NEW.id"
    same = f"AND {before} IS NOT {after}" if event == "update" else ""
    return f"""
        CREATE TRIGGER record_{table}_{event} AFTER {event} ON "{table}"
        WHEN (SELECT mode FROM change_state) != 'silent' {same}
        BEGIN
            SELECT RAISE(ABORT, 'a write outside a change')
            WHERE (SELECT mode FROM change_state) = 'closed';
            INSERT INTO change_row (change_id, table_name, row_id, before, after)
            SELECT change_id, '{table}', {row_id}, {before}, {after} FROM change_state;
        END"""


@contextmanager
def recorded(
    db: Database, name: str, analyst: str, fields: dict[str, object], *, undoable: bool = True
) -> Iterator[int]:
    """Open a change in one transaction; leave no trace of it when it touched nothing."""
    with plain_errors(), db.atomic():
        now = datetime.now(UTC).isoformat(timespec="milliseconds")
        cursor = db.execute(
            "INSERT INTO change (name, fields, analyst, at, state) VALUES (?, ?, ?, ?, ?)",
            [name, json.dumps(fields), analyst, now, "done" if undoable else "kept"],
        )
        number = int(cursor.lastrowid or 0)
        db.execute("UPDATE change_state SET mode = 'recording', change_id = ?", [number])
        yield number
        db.execute("UPDATE change_state SET mode = 'closed', change_id = NULL")
        if not db.execute("SELECT 1 FROM change_row WHERE change_id = ?", [number]).fetchone():
            db.execute("DELETE FROM change WHERE id = ?", [number])
        elif undoable:
            db.execute("UPDATE change SET state = 'left' WHERE state = 'undone'")


@contextmanager
def continued(db: Database, number: int) -> Iterator[None]:
    """Open a change again and let it grow, in one transaction.

    What was undone before stays ready to be done again: a change that grows adds to the project
    and never writes what another one wrote. Only what would take away that which grows, with all
    that has come meanwhile, is left for good. Raises SmallStoriesError when it was undone itself.
    """
    with plain_errors(), db.atomic():
        if not _first(db, f"id = {int(number)} AND state IN ('done', 'kept')"):
            raise SmallStoriesError("changes.undone_meanwhile")
        db.execute("UPDATE change_state SET mode = 'recording', change_id = ?", [number])
        yield
        db.execute("UPDATE change_state SET mode = 'closed', change_id = NULL")
        db.execute(_LEAVE_TAKING_AWAY, [number])


def forget(db: Database, number: int) -> None:
    """Take a change out of the record that has taken back itself all that it wrote."""
    with plain_errors(), db.atomic():
        db.execute("DELETE FROM change WHERE id = ?", [number])


def undo(db: Database) -> Changed | None:
    """Take the newest change back; return what moved, or None when there is nothing left."""
    change = next_undo(db)
    return _apply(db, change, "undone") if change else None


def redo(db: Database) -> Changed | None:
    """Do again what was undone last; return what moved, or None when there is nothing."""
    change = next_redo(db)
    return _apply(db, change, "done") if change else None


def keep_all(db: Database) -> None:
    """Make everything done so far the ground that undo does not go below."""
    with plain_errors(), db.atomic():
        db.execute("UPDATE change SET state = 'kept' WHERE state = 'done'")


def next_undo(db: Database) -> Change | None:
    """Return the change that undo would take back."""
    return _first(db, "state = 'done' ORDER BY id DESC")


def next_redo(db: Database) -> Change | None:
    """Return the change that redo would do again."""
    return _first(db, "state = 'undone' ORDER BY id")


def history(db: Database, limit: int = 200) -> list[Change]:
    """Return the newest changes, newest first."""
    return page(db, None, limit)


def page(db: Database, before: int | None, limit: int) -> list[Change]:
    """Return so many changes older than the one of an id, or the newest, newest first."""
    older = "" if before is None else f"WHERE id < {int(before)}"
    rows = db.query(f"SELECT * FROM change {older} ORDER BY id DESC LIMIT ?", [limit])
    return [change_in(row) for row in rows]


def undo_to(db: Database, number: int) -> Changed | None:
    """Take back every change after the one of an id, newest first; return all that moved."""
    return _repeated(db, next_undo, undo, lambda change: change.id > number)


def redo_to(db: Database, number: int) -> Changed | None:
    """Do again what was undone, oldest first, up to and with the change of an id."""
    return _repeated(db, next_redo, redo, lambda change: change.id <= number)


def _repeated(
    db: Database,
    upcoming: Callable[[Database], Change | None],
    step: Callable[[Database], Changed | None],
    wanted: Callable[[Change], bool],
) -> Changed | None:
    last: Changed | None = None
    moved: dict[str, frozenset[int]] = {}
    with plain_errors(), db.atomic():
        while (change := upcoming(db)) and wanted(change) and (last := step(db)):
            for table, rows in last.rows.items():
                moved[table] = moved.get(table, frozenset()) | rows
    return replace(last, rows=moved) if last else None


def changed(db: Database, number: int, after_row: int = 0) -> Changed | None:
    """Return what a change moved, or None when it is not in the record.

    With a row of the record, what it moved before that is left out.
    """
    change = _first(db, f"id = {int(number)}")
    return Changed(change, _rows_moved(db, number, after_row)) if change else None


def newest_row(db: Database) -> int:
    """Return the newest row of the record, 0 when there is none."""
    return int(db.execute("SELECT coalesce(max(id), 0) FROM change_row").fetchone()[0])


def row_history(db: Database, table: str, row_id: int) -> list[tuple[Change, dict[str, object]]]:
    """Return the images of one row after each change that touched it, oldest first."""
    rows = db.query(
        "SELECT change.*, change_row.after AS image FROM change_row"
        " JOIN change ON change.id = change_row.change_id"
        " WHERE table_name = ? AND row_id = ? AND change.state IN ('done', 'kept')"
        " ORDER BY change_row.id",
        [table, row_id],
    )
    return [(change_in(row), json.loads(row["image"] or "{}")) for row in rows]


def _first(db: Database, condition: str) -> Change | None:
    rows = db.query(f"SELECT * FROM change WHERE {condition} LIMIT 1")
    return next((change_in(row) for row in rows), None)


def change_in(row: dict[str, object]) -> Change:
    """Return the change that a row of the table holds."""
    names = ("id", "name", "fields", "analyst", "at", "state")
    values = {name: row[name] for name in names}
    values["fields"] = json.loads(str(row["fields"]))
    return Change(**values)  # type: ignore[arg-type]


def _rows_moved(db: Database, number: int, after_row: int = 0) -> dict[str, frozenset[int]]:
    moved: dict[str, set[int]] = {}
    query = "SELECT table_name, row_id FROM change_row WHERE change_id = ? AND id > ?"
    found = db.execute(query, [number, after_row])
    for table, row_id in found:
        moved.setdefault(table, set()).add(row_id)
    return {table: frozenset(ids) for table, ids in moved.items()}


def _apply(db: Database, change: Change, state: str) -> Changed:
    image, order = ("before", "DESC") if state == "undone" else ("after", "ASC")
    with plain_errors(), db.atomic():
        db.execute("PRAGMA defer_foreign_keys = ON")
        db.execute("UPDATE change_state SET mode = 'silent'")
        rows = db.execute(
            f"SELECT table_name, row_id, {image} FROM change_row"
            f" WHERE change_id = ? ORDER BY id {order}",
            [change.id],
        ).fetchall()
        known = {table: _columns(db, table) for table in {table for table, _, _ in rows}}
        for table, row_id, row in rows:
            _put(db, table, row_id, known[table], row and json.loads(row))
        db.execute("UPDATE change_state SET mode = 'closed'")
        db.execute("UPDATE change SET state = ? WHERE id = ?", [state, change.id])
    return Changed(change, _rows_moved(db, change.id))


def _columns(db: Database, table: str) -> set[str]:
    return {column.name for column in db[table].columns}


def _put(
    db: Database, table: str, row_id: int, known: set[str], image: dict[str, object] | None
) -> None:
    if image is None:
        db.execute(f'DELETE FROM "{table}" WHERE id = ?', [row_id])
        return
    # An image from before a migration may hold a column that is no more.
    row = {column: value for column, value in image.items() if column in known}
    columns = ", ".join(f'"{column}"' for column in row)
    values = ", ".join("?" for _ in row)
    updates = ", ".join(f'"{column}" = excluded."{column}"' for column in row)
    db.execute(
        f'INSERT INTO "{table}" ({columns}) VALUES ({values})'
        f" ON CONFLICT (id) DO UPDATE SET {updates}",
        list(row.values()),
    )
