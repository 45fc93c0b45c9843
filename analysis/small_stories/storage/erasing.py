"""Taking people out of a project for good: rows, history, free pages, log and copies.

What is erased cannot be undone. It is written down first, in one transaction with the removal from
the project itself, so that a process that dies in the middle is gone on with at the next opening.
"""

import json
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Final

from small_stories.errors import SmallStoriesError
from small_stories.storage.backups import BACKUPS
from small_stories.storage.connection import (
    Database,
    DatabaseError,
    connect,
    plain_errors,
)
from small_stories.storage.erasing_sounds import erase_sounds
from small_stories.storage.pages_written_anew import leave_no_page
from small_stories.storage.recordings import delete_sound
from small_stories.storage.strays import remove_with_logs, strays

_PENDING: Final = "pending"
_BY_CODE: Final = ("interviewee", "interview")
_COUNTED: Final = ("interview", "recording", "story", "quote")

Staying = dict[str, frozenset[int]]


@dataclass(frozen=True, slots=True)
class ToErase:
    """People and interviews by their ids, and respondents of the survey by their codes.

    Ids are the same in the project and its copies. What bore one of ``codes`` and is in the project
    no more goes too: who was brought in anew has another id in history and copies. ``names`` are
    entries of the ledger, by their ids, that go wherever they stand.
    """

    people: frozenset[int]
    interviews: frozenset[int]
    codes: frozenset[str] = frozenset()
    respondents: frozenset[str] = frozenset()
    names: frozenset[int] = frozenset()


@contextmanager
def unrecorded(db: Database) -> Iterator[None]:
    """Let rows be written in one transaction that leaves no trace in the change record."""
    with plain_errors(), db.atomic():
        db.execute("PRAGMA defer_foreign_keys = ON")
        db.execute("UPDATE change_state SET mode = 'silent'")
        yield
        db.execute("UPDATE change_state SET mode = 'closed'")


def erase_rows(db: Database, what: ToErase, staying: Staying | None = None) -> dict[str, int]:
    """Remove people with all that hangs on them, from the tables and from the change record.

    ``staying`` are those of the project, for one of its copies. Return how many rows of each table
    went that people ask about. Call it inside ``unrecorded``.
    """
    what = _by_code(db, what, staying or _staying(db, what))
    gone = _Gone(db)
    gone.add("interviewee", what.people)
    gone.add("interview", what.interviews)
    gone.add_referring("interview", "interviewee_id", "interviewee")
    gone.add("identity", what.names)
    gone.add_called("esis_answer", "respondent", what.respondents)
    gone.follow()
    _add_names_of_them_alone(db, gone)
    gone.follow()
    counted = {table: gone.count(table) for table in _COUNTED}
    _forget_images(db, gone)
    for table in gone.tables():
        db.execute(
            f'DELETE FROM "{table}" WHERE id IN (SELECT id FROM temp.gone WHERE name = ?)', [table]
        )
    gone.close()
    return counted


@dataclass(frozen=True, slots=True)
class _ForeignKey:
    """A column that refers to another table, and what becomes of it when that row goes."""

    columns: tuple[str, str, str]  # table, column, the other table
    on_delete: str


def _foreign_keys(db: Database, table: str) -> Iterator[_ForeignKey]:
    for row in db.execute(f'PRAGMA foreign_key_list("{table}")'):
        yield _ForeignKey((table, str(row[3]), str(row[2])), str(row[6]))


class _Gone:
    """The rows that go, by table, held in memory beside the database."""

    def __init__(self, db: Database) -> None:
        self._db = db
        tables = [name for name in db.table_names() if not name.startswith(("change", "sqlite"))]
        keys = [key for table in tables for key in _foreign_keys(db, table)]
        self.cascading = [key.columns for key in keys if key.on_delete == "CASCADE"]
        self.released = [key.columns for key in keys if key.on_delete == "SET NULL"]
        db.execute("DROP TABLE IF EXISTS temp.gone")
        db.execute("CREATE TEMP TABLE gone (name TEXT, id INTEGER, PRIMARY KEY (name, id))")

    def close(self) -> None:
        self._db.execute("DROP TABLE temp.gone")

    def add(self, table: str, ids: Iterable[int]) -> None:
        for each in ids:
            self._db.execute("INSERT OR IGNORE INTO temp.gone VALUES (?, ?)", [table, each])

    def add_called(self, table: str, column: str, codes: Iterable[str]) -> None:
        """Add the rows that bear, or once bore, one of the codes."""
        for code in filter(None, codes):
            self.add(table, rows_called(self._db, table, column, code))

    def add_referring(self, table: str, column: str, to: str) -> int:
        """Add the rows that refer, or once referred, to rows that go; return how many are new."""
        before = self.count(table)
        here = "SELECT id FROM temp.gone WHERE name = ?"
        rows = f'SELECT ?, id FROM "{table}" WHERE "{column}" IN ({here})'
        self._db.execute(f"INSERT OR IGNORE INTO temp.gone {rows}", [table, to])
        for image in ("before", "after"):
            self._db.execute(
                "INSERT OR IGNORE INTO temp.gone SELECT ?, row_id FROM change_row"
                f" WHERE table_name = ? AND json_extract({image}, '$.{column}') IN ({here})",
                [table, table, to],
            )
        return self.count(table) - before

    def follow(self) -> None:
        """Add all that hangs on the rows, until nothing new is found."""
        while sum(self.add_referring(*key) for key in self.cascading if self.count(key[2])):
            pass

    def count(self, table: str) -> int:
        query = "SELECT count(*) FROM temp.gone WHERE name = ?"
        return int(self._db.execute(query, [table]).fetchone()[0])

    def tables(self) -> list[str]:
        return [row[0] for row in self._db.execute("SELECT DISTINCT name FROM temp.gone")]


def rows_called(db: Database, table: str, column: str, code: str) -> list[int]:
    """Return the ids of rows that bear a code in a column, or bore it once."""
    rows = db.execute(
        f'SELECT id FROM "{table}" WHERE "{column}" = ?'
        " UNION SELECT row_id FROM change_row WHERE table_name = ?"
        f" AND ? IN (json_extract(before, '$.{column}'), json_extract(after, '$.{column}'))",
        [code, table, code],
    )
    return [int(row[0]) for row in rows]


def _by_code(db: Database, what: ToErase, staying: Staying) -> ToErase:
    """Add whoever bears one of the codes, or bore it once, and is nobody that stays."""
    people, talks = (
        {
            number
            for code in filter(None, what.codes)
            for number in rows_called(db, table, "code", code)
            if number not in staying[table]
        }
        for table in _BY_CODE
    )
    return replace(what, people=what.people | people, interviews=what.interviews | talks)


def _staying(db: Database, what: ToErase) -> Staying:
    """Return who is in the project and does not go, by table and id."""
    going = dict(zip(_BY_CODE, (what.people, what.interviews), strict=True))
    return {
        table: frozenset(row[0] for row in db.execute(f"SELECT id FROM {table}")) - going[table]
        for table in _BY_CODE
    }


def _add_names_of_them_alone(db: Database, gone: _Gone) -> None:
    """Add the entries of the ledger that stand, or stood, in nobody else's talk."""
    here = "SELECT id FROM temp.gone WHERE name = 'quote_decision'"
    once = (
        f"SELECT identity_id FROM quote_decision WHERE id IN ({here})"
        " UNION SELECT json_extract(before, '$.identity_id') FROM change_row"
        f" WHERE table_name = 'quote_decision' AND row_id IN ({here})"
        " UNION SELECT json_extract(after, '$.identity_id') FROM change_row"
        f" WHERE table_name = 'quote_decision' AND row_id IN ({here})"
    )
    elsewhere = (
        f"SELECT identity_id FROM quote_decision WHERE id NOT IN ({here})"
        " AND identity_id IS NOT NULL"
    )
    db.execute(
        "INSERT OR IGNORE INTO temp.gone SELECT 'identity', identity_id FROM"
        f" ({once}) WHERE identity_id IS NOT NULL AND identity_id NOT IN ({elsewhere})"
    )


def _forget_images(db: Database, gone: _Gone) -> None:
    """Take the rows out of the change record, and what refers to them out of other rows there."""
    mine = "(table_name, row_id) IN (SELECT name, id FROM temp.gone)"
    touched = [
        row[0] for row in db.execute(f"SELECT DISTINCT change_id FROM change_row WHERE {mine}")
    ]
    db.execute(f"DELETE FROM change_row WHERE {mine}")
    for table, column, to in gone.released:
        for image in ("before", "after"):
            db.execute(
                f"UPDATE change_row SET {image} = json_set({image}, '$.{column}', NULL)"
                f" WHERE table_name = ? AND json_extract({image}, '$.{column}') IN"
                " (SELECT id FROM temp.gone WHERE name = ?)",
                [table, to],
            )
    db.execute("DELETE FROM change WHERE id NOT IN (SELECT change_id FROM change_row)")
    for number in touched:
        _forget_words(db, number)


def _forget_words(db: Database, number: int) -> None:
    """Leave a change that others' rows were part of without the words that it was named by."""
    found = db.execute("SELECT fields FROM change WHERE id = ?", [number]).fetchone()
    if found:
        fields = {
            name: "–" if isinstance(value, str) else value
            for name, value in json.loads(found[0]).items()
        }
        db.execute("UPDATE change SET fields = ? WHERE id = ?", [json.dumps(fields), number])


def begin_erasing(
    db: Database,
    kind: str,
    what: ToErase,
    sounds: Iterable[int],
    at: str,
    told: Mapping[str, object] = MappingProxyType({}),
) -> int:
    """Write down what is being erased, by numbers and codes; call it inside ``unrecorded``.

    That goes when it is done; ``told`` stays: what was removed, counted, and nothing of whom.
    """
    steps = {"people": sorted(what.people), "interviews": sorted(what.interviews),
             "sounds": sorted(sounds), "codes": sorted(what.codes),
             "respondents": sorted(what.respondents), "names": sorted(what.names)}  # fmt: skip
    cursor = db.execute(
        "INSERT INTO destruction_log (at, kind, summary) VALUES (?, ?, ?)",
        [at, kind, json.dumps({**told, _PENDING: steps})],
    )
    return int(cursor.lastrowid or 0)


def sounds_of(db: Database, interviews: Iterable[int]) -> set[int]:
    """Return the sounds that the interviews' recordings name, or ever named."""
    found: set[int] = set()
    for interview in interviews:
        rows = db.execute(
            "SELECT original_sound_id, canonical_sound_id FROM recording WHERE interview_id = ?"
            " UNION SELECT json_extract(coalesce(after, before), '$.original_sound_id'),"
            " json_extract(coalesce(after, before), '$.canonical_sound_id') FROM change_row"
            " WHERE table_name = 'recording'"
            " AND json_extract(coalesce(after, before), '$.interview_id') = ?",
            [interview, interview],
        )
        found |= {int(number) for row in rows for number in row if number is not None}
    return found


def is_erasing(db: Database) -> bool:
    """Tell whether something was begun to be erased and cut off."""
    query = f"SELECT 1 FROM destruction_log WHERE json_extract(summary, '$.{_PENDING}') IS NOT NULL"
    return db.execute(query).fetchone() is not None


def finish_erasing(folder: Path, key: bytes, db: Database, database: str) -> None:
    """Go on with what was begun: sounds, copies, free pages; done when nothing was begun.

    Of a withdrawal the copies stay without the person; at a destruction they all go.
    """
    rows = db.execute("SELECT id, kind, summary FROM destruction_log ORDER BY id").fetchall()
    for number, kind, summary in rows:
        told = json.loads(summary)
        steps = told.pop(_PENDING, None)
        if steps is None:
            continue
        # One that an earlier program began knows no codes.
        what = ToErase(
            frozenset(steps["people"]), frozenset(steps["interviews"]),
            frozenset(steps.get("codes", ())), frozenset(steps.get("respondents", ())),
            frozenset(steps.get("names", ())),
        )  # fmt: skip
        if kind == "destruction":
            erase_sounds(folder, key, None)
            _remove_copies(folder)
            for stray in strays(folder, key, database):
                remove_with_logs(stray)
        else:
            erase_sounds(folder, key, steps["sounds"])
            staying = _staying(db, what)
            _erase_in_copies(folder, key, what, staying, database)
            for stray in strays(folder, key, database):
                _erase_in_stray(stray, key, what, staying, steps["sounds"])
        leave_no_page(db)
        with unrecorded(db):
            db.execute(
                "UPDATE destruction_log SET summary = ? WHERE id = ?", [json.dumps(told), number]
            )
        leave_no_page(db)


def _remove_copies(folder: Path) -> None:
    if (folder / BACKUPS).is_dir():
        for copy in (folder / BACKUPS).iterdir():
            _remove(copy)


def _remove(path: Path) -> None:
    """Remove a copy, or what a desktop or a link has put among them."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _erase_in_copies(
    folder: Path, key: bytes, what: ToErase, staying: Staying, database: str
) -> None:
    """Erase in each copy of the project; a copy that cannot be read is removed whole."""
    there = folder / BACKUPS
    for copy in sorted(there.iterdir()) if there.is_dir() else ():
        try:
            with closing(connect(copy / database, key)) as db:
                _erase_in_copy(db, what, staying)
        except (SmallStoriesError, DatabaseError, OSError):
            _remove(copy)
        for left in copy.glob(f"{database}-*"):
            left.unlink()


def _erase_in_copy(db: Database, what: ToErase, staying: Staying) -> None:
    with unrecorded(db):
        erase_rows(db, what, staying)
        # A copy made while this was going on tells of it, with the codes.
        db.execute(f"UPDATE destruction_log SET summary = json_remove(summary, '$.{_PENDING}')")
    leave_no_page(db)


def _erase_in_stray(
    file: Path, key: bytes, what: ToErase, staying: Staying, sounds: Iterable[int]
) -> None:
    """Erase in a copy of either database; one in which that does not work is removed."""
    try:
        with closing(connect(file, key)) as db:
            if db["sound"].exists():
                for sound in sounds:
                    delete_sound(db, sound)
                leave_no_page(db)
            else:
                _erase_in_copy(db, what, staying)
    except (SmallStoriesError, DatabaseError, MemoryError, OSError):
        remove_with_logs(file)
