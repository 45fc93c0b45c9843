"""Rows of the project database as the method's things."""

from collections.abc import Sequence
from dataclasses import fields
from typing import Any, TypeVar, cast

from small_stories.storage.connection import Database, plain_errors

Thing = TypeVar("Thing")


def things(
    db: Database, kind: type[Thing], query: str, values: Sequence[object] = ()
) -> list[Thing]:
    """Return one frozen thing per row; its fields are the columns of the same names."""
    names = [field.name for field in fields(cast(Any, kind))]
    cursor = db.execute(query, list(values))
    columns = [column[0] for column in cursor.description]
    places = [columns.index(name) for name in names]
    with plain_errors():
        return [kind(*(row[place] for place in places)) for row in cursor]


def thing(
    db: Database, kind: type[Thing], query: str, values: Sequence[object] = ()
) -> Thing | None:
    """Return the first row as a thing, or None."""
    return next(iter(things(db, kind, query, values)), None)


def insert(db: Database, table: str, **values: object) -> int:
    """Insert a row and return its id."""
    columns = ", ".join(f'"{column}"' for column in values)
    marks = ", ".join("?" for _ in values)
    cursor = db.execute(f'INSERT INTO "{table}" ({columns}) VALUES ({marks})', [*values.values()])
    return int(cursor.lastrowid or 0)


def update(db: Database, table: str, row_id: int, **values: object) -> None:
    """Write the given columns of one row."""
    columns = ", ".join(f'"{column}" = ?' for column in values)
    db.execute(f'UPDATE "{table}" SET {columns} WHERE id = ?', [*values.values(), row_id])


def delete(db: Database, table: str, **where: object) -> None:
    """Delete the rows whose columns have the given values."""
    condition = " AND ".join(f'"{column}" = ?' for column in where)
    db.execute(f'DELETE FROM "{table}" WHERE {condition}', [*where.values()])


def next_position(db: Database, table: str, **where: object) -> int:
    """Return the position after the last one among the rows with the given values."""
    condition = " AND ".join(f'"{column}" = ?' for column in where) or "1"
    found = db.execute(
        f'SELECT coalesce(max(position) + 1, 0) FROM "{table}" WHERE {condition}',
        [*where.values()],
    ).fetchone()
    return int(found[0])
