"""Talk in a table: columns of speakers, words and times, or a column for each speaker."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from small_stories.importing.lines import bounded, lines_between
from small_stories.importing.passages import Passage, Piece, joined
from small_stories.importing.role_words import is_known, plain, role_told_by
from small_stories.importing.source import Source
from small_stories.importing.stretches import Moment, best_guess, stretches
from small_stories.importing.talk import Layout, Talk, Utterance
from small_stories.importing.talk_lines import in_runs, utterance
from small_stories.importing.times import STAMP, Stamp, stamp_of
from small_stories.model import Role
from small_stories.transcript_words import word_list

Row = tuple[Piece, ...]
_TIME: Final = re.compile(rf"\s*(?:{STAMP}|\d{{1,2}}\.\d\d(?:\.\d\d)?)\s*")
_COLUMNS_AT_MOST: Final = 100
_COLUMN_NAMES: Final = word_list("lines.columns")


def recognise(source: Source) -> Talk | None:
    """Return the talk of the table that holds most of the source's text, if one does."""
    best = max(source.tables, key=_size, default=())
    if len(best) < 2 or _size(best) < 0.4 * len(source.text.strip()):
        return None
    if not 2 <= len(best[0]) <= _COLUMNS_AT_MOST:
        return None
    wide = [row for table in source.tables for row in table if len(row) == len(best[0])]
    bounded(wide, source.name)
    rows = [[source.text[cell.start : cell.end].strip() for cell in row] for row in wide]
    return _columns_of_speakers(source, wide, rows) or _rows_of_turns(source, wide, rows)


def _size(table: Sequence[Row]) -> int:
    return sum(cell.end - cell.start for row in table for cell in row)


def _column(rows: Sequence[Sequence[str]], place: int) -> list[str]:
    return [row[place] for row in rows]


def _is_times(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell]
    return bool(filled) and sum(bool(_TIME.fullmatch(cell)) for cell in filled) >= 0.7 * len(filled)


def _is_speakers(cells: Sequence[str]) -> bool:
    filled = [plain(cell) for cell in cells if plain(cell)]
    counts = Counter(filled)
    again = sum(count for label, count in counts.items() if count > 1 or is_known(label))
    return (
        len(filled) >= 2
        and all(len(cell) <= 40 for cell in filled)
        and again >= 0.6 * len(filled)
        and len(counts) <= max(3, len(filled) // 2)
        and not all(cell.isdigit() for cell in filled)
    )


def _rows_of_turns(source: Source, cells: Sequence[Row], rows: Sequence[list[str]]) -> Talk | None:
    named = all(plain(cell) in _COLUMN_NAMES or not cell for cell in rows[0])
    body, places = (rows[1:], cells[1:]) if named else (rows, cells)
    columns = range(len(rows[0]))
    times = next((one for one in columns if _is_times(_column(body, one))), None)
    speakers = next(
        (one for one in columns if one != times and _is_speakers(_column(body, one))), None
    )
    words = max(
        (one for one in columns if one not in (times, speakers)),
        key=lambda one: sum(map(len, _column(body, one))),
        default=None,
    )
    if words is None or (speakers is None and not named):
        return None
    told = [_stamp(row[times]) if times is not None else None for row in body]
    if speakers is None:
        return _of_moments(source, [row[words] for row in places], told)
    found: list[Utterance | None] = []
    label = ""
    for row, place, stamp in zip(body, places, told, strict=True):
        label = row[speakers].rstrip(": ") or label
        found.append(
            utterance(
                label or None,
                _lines(source, place[words]),
                start_ms=stamp.start_ms if stamp else None,
                end_ms=stamp.end_ms if stamp else None,
            )
        )
    return _talk(found)


def _stamp(cell: str) -> Stamp | None:
    found = _TIME.fullmatch(cell)
    return stamp_of(found.group()) if found else None


def _of_moments(
    source: Source, cells: Sequence[Piece], stamps: Sequence[Stamp | None]
) -> Talk | None:
    """Read rows that name no speakers, as recognisers write them, by words and times alone."""
    moments = [
        Moment(
            joined(_lines(source, cell)),
            stamp.start_ms if stamp else None,
            stamp.end_ms if stamp else None,
        )
        for cell, stamp in zip(cells, stamps, strict=True)
        if source.text[cell.start : cell.end].strip()
    ]
    return best_guess(Layout.TABLE, stretches(moments)) if len(moments) >= 2 else None


def _columns_of_speakers(
    source: Source, cells: Sequence[Row], rows: Sequence[list[str]]
) -> Talk | None:
    """Read a table with a column for the one who asks and a column for the one who tells."""
    roles = [role_told_by(cell) for cell in rows[0]]
    if not {Role.INTERVIEWER, Role.INTERVIEWEE} <= set(roles):
        return None
    return _talk(
        [
            utterance(label, _lines(source, cell))
            for row in cells[1:]
            for cell, label, role in zip(row, rows[0], roles, strict=True)
            if role
        ]
    )


def _lines(source: Source, cell: Piece) -> list[Passage]:
    return [line.passage for line in lines_between(source, cell.start, cell.end)]


def _talk(found: Sequence[Utterance | None]) -> Talk | None:
    utterances = tuple(in_runs([one for one in found if one is not None]))
    return Talk(Layout.TABLE, utterances) if len(utterances) >= 2 else None
