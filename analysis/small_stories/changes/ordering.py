"""The order of rows that the analyst moves one by one."""

from collections.abc import Sequence

from small_stories.storage.connection import Database
from small_stories.storage.rows import update


def moved_one(order: Sequence[int], row: int, step: int) -> list[int]:
    """Return ids with one of them a place later (step 1) or earlier (step -1), ends as ends."""
    place = order.index(row)
    rest = [each for each in order if each != row]
    rest.insert(max(0, min(place + step, len(rest))), row)
    return rest


def put_in_order(db: Database, table: str, order: Sequence[int]) -> None:
    """Write the positions of rows, by their ids in order."""
    for position, row in enumerate(order):
        update(db, table, row, position=position)
