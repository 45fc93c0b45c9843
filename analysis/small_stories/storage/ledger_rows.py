"""The ledger as it is listed: each entry with how often it is said, and the places of one."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from small_stories.storage.project_file import Project
from small_stories.storage.rows import things

AROUND: Final = 60  # code points that are shown before and after a place


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """An entry; ``aliases`` one a line, ``places`` and ``interviews`` how many say it."""

    id: int
    kind: str
    base: str
    aliases: str
    who: str
    decision: str | None
    wording: str
    internal: str
    strict: str
    sensitive: bool
    places: int
    interviews: int


@dataclass(frozen=True, slots=True)
class LedgerPlace:
    """Where an entry is said: its mark, the interview's code, and the words around it.

    ``decided_here`` tells that the place has a decision of its own.
    """

    id: int
    turn_id: int
    code: str
    before: str
    words: str
    after: str
    decided_here: bool


_ROWS = """
    SELECT identity.*, coalesce(said.places, 0) AS places,
        coalesce(said.interviews, 0) AS interviews, coalesce(named.aliases, '') AS aliases
    FROM identity
    LEFT JOIN (
        SELECT identity_id, count(*) AS places,
            count(DISTINCT turn.interview_id) AS interviews
        FROM quote_decision AS mark JOIN turn ON turn.id = mark.turn_id
        WHERE identity_id IS NOT NULL AND mark."end" > mark.start GROUP BY identity_id
    ) AS said ON said.identity_id = identity.id
    LEFT JOIN (
        SELECT identity_id, group_concat(alias, char(10)) AS aliases
        FROM (SELECT * FROM identity_alias ORDER BY id) GROUP BY identity_id
    ) AS named ON named.identity_id = identity.id
    ORDER BY identity.base COLLATE NOCASE, identity.id"""

_PLACES = """
    SELECT mark.id, mark.turn_id, interview.code,
        substr(turn.text, max(1, mark.start + 1 - ?), min(mark.start, ?)) AS before,
        substr(turn.text, mark.start + 1, mark."end" - mark.start) AS words,
        substr(turn.text, mark."end" + 1, ?) AS after,
        mark.decision IS NOT NULL AS decided_here
    FROM quote_decision AS mark JOIN turn ON turn.id = mark.turn_id
    JOIN interview ON interview.id = turn.interview_id
    WHERE mark.identity_id = ? AND mark."end" > mark.start
    ORDER BY interview.code, turn.position, turn.id, mark.start, mark.id"""


def ledger_rows(project: Project) -> list[LedgerRow]:
    """Return every entry by its name."""
    return things(project.db, LedgerRow, _ROWS)


def places_of(project: Project, identity: int) -> list[LedgerPlace]:
    """Return where an entry is said, in the order of the talks."""
    return things(project.db, LedgerPlace, _PLACES, [AROUND, AROUND, AROUND, identity])


def waiting(project: Project, names: Sequence[str]) -> int:
    """Return how many places say one of some names and have still to be said whose they are."""
    query = (
        "SELECT count(*) FROM quote_decision AS mark WHERE identity_id IS NULL"
        ' AND decision IS NULL AND mark."end" > mark.start'
        " AND base IN (SELECT value FROM json_each(?))"
    )
    return int(project.db.execute(query, [json.dumps(list(names))]).fetchone()[0])
