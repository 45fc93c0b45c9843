"""What stands in the words of turns: it moves along when words are corrected or change turns."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from small_stories.changes.ordering import put_in_order
from small_stories.changes.positions import Place, moved
from small_stories.storage.project_file import Project
from small_stories.storage.rows import delete, insert, things, update

# Every table whose rows stand at words of a turn, and whether a row keeps words that it loses.
STANDING: Final = {"span": True, "quote_span": True, "quote_decision": True,
                   "theme_marker": False, "story_part": False, "member_check": False,
                   "turn_word": False, "hint_span": True, "hint_cue": False,
                   "theme_hint": False}  # fmt: skip
# Whose words may stand in two turns; a row of the others goes where most of its words go.
_DIVIDED: Final = ("span", "quote_span", "quote_decision", "hint_span")
_OWNERS: Final = {"span": "story_id", "quote_span": "quote_id", "hint_span": "hint_id"}

NewPlace = tuple[int, int, int]
"""A turn's id, and from where to where in it."""


@dataclass(frozen=True, slots=True)
class _Row:
    id: int
    turn_id: int
    start: int
    end: int
    lost_words: str | None


@dataclass(frozen=True, slots=True)
class _OwnedRow:
    id: int
    turn_id: int
    start: int
    end: int
    lost_words: str | None
    owner: int


def move_within_turn(
    project: Project,
    turn: int,
    before: str,
    after: str,
    places_after: Callable[[Sequence[Place]], Sequence[Place]] | None = None,
) -> None:
    """Move all that stands in a turn to where its words are in the turn's new text.

    What has lost its words keeps them in writing. ``places_after`` tells where places are now,
    where that need not be found by comparing the texts.
    """
    find = places_after or (lambda places: moved(before, after, places))
    for table in STANDING:
        rows = _rows(project, table, [turn])
        new_places = find([(row.start, row.end) for row in rows])
        if table == "turn_word":
            new_places = [_without_spaces(after, *place) for place in new_places]
        for row, (start, end) in zip(rows, new_places, strict=True):
            values: dict[str, object] = {"start": start, "end": end}
            if STANDING[table] and start == end and row.start != row.end:
                values["lost_words"] = before[row.start : row.end]
            update(project.db, table, row.id, **values)


def _without_spaces(text: str, start: int, end: int) -> Place:
    """Return a word's place without the spaces that a correction brought to its ends."""
    words = text[start:end]
    if not words.strip():
        return start, start
    return end - len(words.lstrip()), start + len(words.rstrip())


def move_between_turns(
    project: Project,
    turns: Sequence[int],
    places_of: Callable[[int, int, int], list[NewPlace]],
    texts: Mapping[int, str],
) -> None:
    """Move all that stands in some turns to where its words stand now, in ``texts`` by turn.

    ``places_of`` tells for a place of an old turn where its words are, in order; several where
    they stand in several turns now. A story or quote stands in all of them; where words of one
    come together that stood in two turns, they are one place of it again.
    """
    for table in STANDING:
        came_from: dict[int, int] = {}
        for row in _rows(project, table, turns):
            new = places_of(row.turn_id, row.start, row.end)
            if table not in _DIVIDED:
                new = [max(new, key=lambda place: place[2] - place[1])]
            for row_id, place in zip(
                [row.id, *_copies(project, table, row.id, len(new) - 1)], new, strict=True
            ):
                came_from[row_id] = row.turn_id
                if row_id != row.id or place != (row.turn_id, row.start, row.end):
                    turn, start, end = place
                    update(project.db, table, row_id, turn_id=turn, start=start, end=end)
        if table in _OWNERS:
            _join_again(project, table, came_from, texts)


def _rows(project: Project, table: str, turns: Sequence[int]) -> list[_Row]:
    lost = "lost_words" if STANDING[table] else "NULL AS lost_words"
    marks = ", ".join("?" * len(turns))
    query = f'SELECT id, turn_id, start, "end", {lost} FROM {table} WHERE turn_id IN ({marks})'
    return things(project.db, _Row, f"{query} ORDER BY id", turns)


def _copies(project: Project, table: str, row: int, count: int) -> list[int]:
    """Copy a row so many times; in the order of its story or quote each copy follows the last."""
    if not count:
        return []
    found = next(project.db.query(f"SELECT * FROM {table} WHERE id = ?", [row]))
    values = {column: value for column, value in found.items() if column != "id"}
    copies = [insert(project.db, table, **values) for _ in range(count)]
    if table in _OWNERS:
        order = [each.id for each in _owned(project, table, int(found[_OWNERS[table]]))
                 if each.id not in copies]  # fmt: skip
        at = order.index(row) + 1
        put_in_order(project.db, table, [*order[:at], *copies, *order[at:]])
    return copies


def _owned(project: Project, table: str, owner: int) -> list[_OwnedRow]:
    column = _OWNERS[table]
    query = f"SELECT *, {column} AS owner FROM {table} WHERE {column} = ? ORDER BY position, id"
    return things(project.db, _OwnedRow, query, [owner])


def _join_again(
    project: Project, table: str, came_from: Mapping[int, int], texts: Mapping[int, str]
) -> None:
    for owner in _owners(project, table, came_from):
        last: _OwnedRow | None = None
        for row in _owned(project, table, owner):
            if last and _adjoin(last, row, texts) and _came_apart(last, row, came_from):
                update(project.db, table, last.id, end=row.end)
                delete(project.db, table, id=row.id)
                last = _OwnedRow(last.id, last.turn_id, last.start, row.end, None, owner)
            else:
                last = row


def _owners(project: Project, table: str, rows: Iterable[int]) -> list[int]:
    marks = ", ".join(str(row) for row in rows)
    query = f"SELECT DISTINCT {_OWNERS[table]} FROM {table} WHERE id IN ({marks})"
    return [int(row[0]) for row in project.db.execute(query)]


def _adjoin(one: _OwnedRow, other: _OwnedRow, texts: Mapping[int, str]) -> bool:
    if one.turn_id != other.turn_id or one.turn_id not in texts:
        return False
    whole = not one.lost_words and not other.lost_words
    between = texts[one.turn_id][one.end : other.start]
    return whole and one.end <= other.start and not between.strip()


def _came_apart(one: _OwnedRow, other: _OwnedRow, came_from: Mapping[int, int]) -> bool:
    return came_from.get(one.id) != came_from.get(other.id)
