"""Rows out of the pages of a damaged database, by SQLite's own file format.

Each table is a tree of pages. Where one of them is gone, the ids that stood there are known by its
neighbours; pages that hang on nothing any more are given to the one table that they fit.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from struct import unpack
from typing import Final

from small_stories.storage.pages import CONTENT, Pages

_LEAF: Final = 0x0D
_INNER: Final = 0x05
_FIRST: Final = 100  # bytes of the file's header on its first page
_ALL: Final = (1, 1 << 62)

Value = None | int | float | str | bytes
Row = tuple[Value, ...]


@dataclass(slots=True)
class Tree:
    """The rows of a table that can be read, by id, and the stretches of ids that cannot be."""

    rows: dict[int, Row] = field(default_factory=dict)
    lost: list[tuple[int, int]] = field(default_factory=list)


def schema_rows(pages: Pages) -> list[Row]:
    """Return what of the schema can be read: kind, name, table, first page and text."""
    found = []
    for number, page in pages.good.items():
        for row in _rows_of(pages, page, number).rows.values():
            if _is_schema(row):
                found.append(row)
    return found


def _is_schema(row: Row) -> bool:
    kinds = ("table", "index", "trigger")
    return len(row) == 5 and row[0] in kinds and isinstance(row[3], int)


def _is_state(row: Row) -> bool:
    return len(row) in (3, 4) and row[1] in ("closed", "recording", "silent")


def read_trees(pages: Pages, roots: Mapping[str, int | None], widths: Mapping[str, int]) -> dict[
    str, Tree
]:  # fmt: skip
    """Return each table's rows by the first pages of all, and by how many columns each has."""
    seen: set[int] = set()
    trees = {}
    for name, root in roots.items():
        trees[name] = tree = Tree()
        if root is None:
            tree.lost.append(_ALL)
        else:
            _walk(pages, root, _ALL, tree, seen)
    _adopt(pages, trees, widths, seen)
    return trees


def only_row(pages: Pages, root: int | None) -> Row | None:
    """Return the row of a table that has one; None where it cannot be read."""
    tree = Tree()
    if root is not None:
        _walk(pages, root, _ALL, tree, set())
    return tree.rows.get(1)


def _walk(pages: Pages, number: int, between: tuple[int, int], tree: Tree, seen: set[int]) -> None:
    page = pages.good.get(number)
    head = _head(page, number) if page else None
    if number in seen or page is None or head is None:
        tree.lost.append(between)
        return
    seen.add(number)
    kind, cells = head
    if kind == _LEAF:
        part = _rows_of(pages, page, number)
        tree.rows |= part.rows
        tree.lost += part.lost
        return
    low, high = between
    for at in cells:
        child = int.from_bytes(page[at : at + 4], "big")
        last, _ = _varint(page, at + 4)
        _walk(pages, child, (low, last), tree, seen)
        low = last + 1
    start = _FIRST if number == 1 else 0
    _walk(pages, int.from_bytes(page[start + 8 : start + 12], "big"), (low, high), tree, seen)


def _adopt(pages: Pages, trees: dict[str, Tree], widths: Mapping[str, int], seen: set[int]) -> None:
    """Give pages that no tree leads to any more to the table that they can only have been of."""
    for number in sorted(pages.good.keys() - seen):
        part = _rows_of(pages, pages.good[number], number)
        if not part.rows or any(_is_schema(row) or _is_state(row) for row in part.rows.values()):
            continue
        fitting = [name for name, tree in trees.items() if _fits(part, tree, widths[name])]
        # What SQLite and migrations keep for themselves takes nothing that only looks like theirs.
        if len(fitting) == 1 and not fitting[0].startswith(("_", "sqlite_")):
            trees[fitting[0]].rows |= part.rows
            trees[fitting[0]].lost += part.lost


def _fits(part: Tree, tree: Tree, width: int) -> bool:
    if any(len(row) != width for row in part.rows.values()):
        return False
    ids = (min(part.rows), max(part.rows))
    return any(low <= ids[0] and ids[1] <= high for low, high in tree.lost)


def _head(page: bytes, number: int) -> tuple[int, tuple[int, ...]] | None:
    """Return a page's kind and where its cells are, or None where it is no page of a table."""
    start = _FIRST if number == 1 else 0
    kind, count = page[start], int.from_bytes(page[start + 3 : start + 5], "big")
    first = start + (12 if kind == _INNER else 8)
    if kind not in (_LEAF, _INNER) or first + 2 * count > CONTENT:
        return None
    cells = unpack(f">{count}H", page[first : first + 2 * count])
    return (kind, cells) if all(first <= at < CONTENT for at in cells) else None


def _rows_of(pages: Pages, page: bytes, number: int) -> Tree:
    """Return the rows of a page that holds rows, and nothing of any other page."""
    part = Tree()
    head = _head(page, number)
    if head is None or head[0] != _LEAF:
        return part
    for at in head[1]:
        size, at = _varint(page, at)
        row_id, at = _varint(page, at)
        content = _content(pages, page, at, size)
        row = None if content is None else _record(content)
        if row is None:
            part.lost.append((row_id, row_id))
        else:
            part.rows[row_id] = row
    return part


def _content(pages: Pages, page: bytes, at: int, size: int) -> bytes | None:
    """Return a row's bytes, with those that went on to further pages; None where one is gone."""
    here = _stays_here(size)
    found = page[at : at + here]
    if size <= here:
        return found
    following = int.from_bytes(page[at + here : at + here + 4], "big")
    parts, told = [found], len(found)
    while told < size:
        onward = pages.good.get(following)
        if onward is None:
            return None
        parts.append(onward[4:CONTENT][: size - told])
        told += len(parts[-1])
        following = int.from_bytes(onward[:4], "big")
    return b"".join(parts)


def _stays_here(size: int) -> int:
    most, least = CONTENT - 35, (CONTENT - 12) * 32 // 255 - 23
    if size <= most:
        return size
    kept = least + (size - least) % (CONTENT - 4)
    return kept if kept <= most else least


def _varint(content: bytes, at: int) -> tuple[int, int]:
    value = 0
    for n in range(9):
        if at >= len(content):
            return value, at
        byte = content[at]
        at += 1
        value = value << 8 | byte if n == 8 else value << 7 | byte & 0x7F
        if byte < 0x80:
            break
    return value, at


def _record(content: bytes) -> Row | None:
    """Return the values of a row, or None for bytes that are none."""
    end, at = _varint(content, 0)
    kinds = []
    while at < end <= len(content):
        kind, at = _varint(content, at)
        kinds.append(kind)
    if sum(map(_length, kinds)) + end != len(content):
        return None
    try:
        return tuple(_values(content, end, kinds))
    except UnicodeDecodeError:
        return None


def _length(kind: int) -> int:
    return (0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0)[kind] if kind < 12 else (kind - 12) // 2


def _values(content: bytes, at: int, kinds: list[int]) -> Iterator[Value]:
    for kind in kinds:
        piece = content[at : at + _length(kind)]
        at += len(piece)
        if kind == 0:
            yield None
        elif kind == 7:
            yield float(unpack(">d", piece)[0])
        elif kind in (8, 9):
            yield kind - 8
        elif kind < 12:
            yield int.from_bytes(piece, "big", signed=True)
        else:
            yield piece.decode() if kind % 2 else piece
