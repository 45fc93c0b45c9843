"""What identifies people: the ledger of the project, and the marks in the turns."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from small_stories.storage.project_file import Project
from small_stories.storage.rows import thing, things


@dataclass(frozen=True, slots=True)
class Identity:
    """A person, place, organisation or other thing, with the one decision about it.

    ``wording`` stands in public exports; an empty ``internal`` or ``strict`` is as ``wording``.
    ``sensitive`` tells that the name alone gives a trait away, as a shelter's does.
    """

    id: int
    kind: str
    base: str
    who: str
    decision: str | None
    wording: str
    reason: str
    internal: str
    strict: str
    sensitive: bool


@dataclass(frozen=True, slots=True)
class MarkInTurn:
    """Words of a turn that may identify somebody.

    ``decision`` and the three wordings are the mark's own, or else those of its identity; None
    as long as nobody has decided. ``base`` is the identity's, or else what the search proposes;
    ``called`` is the base form of the words themselves, an alias or a part of the identity's name,
    ``who`` what the ledger says of the identity.
    """

    id: int
    turn_id: int
    interview_id: int
    start: int
    end: int
    words: str
    kind: str
    tier: str
    reason: str
    found_by: str
    identity_id: int | None
    base: str
    decision: str | None
    wording: str
    internal: str
    strict: str
    called: str = ""
    who: str = ""


_MARKS = """
    SELECT mark.id, mark.turn_id, turn.interview_id, mark.start, mark."end",
        substr(turn.text, mark.start + 1, mark."end" - mark.start) AS words,
        coalesce(identity.kind, mark.kind) AS kind, mark.tier, mark.reason, mark.found_by,
        mark.identity_id, coalesce(identity.base, mark.base) AS base, mark.base AS called,
        coalesce(identity.who, '') AS who, coalesce(mark.decision, identity.decision) AS decision,
        CASE WHEN mark.decision IS NULL THEN coalesce(identity.wording, '') ELSE mark.wording END
            AS wording,
        CASE WHEN mark.decision IS NULL THEN coalesce(identity.internal, '') ELSE mark.internal END
            AS internal,
        CASE WHEN mark.decision IS NULL THEN coalesce(identity.strict, '') ELSE mark.strict END
            AS strict
    FROM quote_decision AS mark JOIN turn ON turn.id = mark.turn_id
    JOIN interview ON interview.id = turn.interview_id
    LEFT JOIN identity ON identity.id = mark.identity_id
    WHERE mark."end" > mark.start"""
# A correction that removes the words of a mark leaves it without any; it then hides nothing.

_IN_ORDER = "ORDER BY interview.code, turn.position, turn.id, mark.start, mark.id"


def identities(project: Project) -> list[Identity]:
    """Return the ledger by kind and name."""
    return things(project.db, Identity, "SELECT * FROM identity ORDER BY kind, base, id")


def identity(project: Project, number: int) -> Identity | None:
    """Return one entry of the ledger, or None when it is gone."""
    return thing(project.db, Identity, "SELECT * FROM identity WHERE id = ?", [number])


def aliases(project: Project) -> dict[int, tuple[str, ...]]:
    """Return the other names of each ledger entry that has any."""
    found: dict[int, tuple[str, ...]] = {}
    rows = project.db.execute("SELECT identity_id, alias FROM identity_alias ORDER BY id")
    for number, alias in rows:
        found[number] = (*found.get(number, ()), str(alias))
    return found


def marks(project: Project, interview: int | None = None) -> list[MarkInTurn]:
    """Return the marks of one interview, or of all, in the order of the talk."""
    where = "" if interview is None else "AND turn.interview_id = ?"
    values = [] if interview is None else [interview]
    return things(project.db, MarkInTurn, f"{_MARKS} {where} {_IN_ORDER}", values)


def mark(project: Project, number: int) -> MarkInTurn | None:
    """Return one mark, or None when it is gone."""
    return thing(project.db, MarkInTurn, f"{_MARKS} AND mark.id = ?", [number])


def marks_in_turn(project: Project, turn: int) -> list[MarkInTurn]:
    """Return the marks of one turn in order."""
    return things(project.db, MarkInTurn, f"{_MARKS} AND mark.turn_id = ? {_IN_ORDER}", [turn])


def marks_in_turns(project: Project, turns: Iterable[int]) -> list[MarkInTurn]:
    """Return the marks of some turns in order."""
    among = "AND mark.turn_id IN (SELECT value FROM json_each(?))"
    return things(project.db, MarkInTurn, f"{_MARKS} {among} {_IN_ORDER}", [json.dumps([*turns])])


def marks_in_quotes(project: Project) -> list[MarkInTurn]:
    """Return the marks that touch words of any quote: what has to be decided before export."""
    where = (
        "AND EXISTS (SELECT 1 FROM quote_span WHERE quote_span.turn_id = mark.turn_id"
        ' AND quote_span.start < mark."end" AND mark.start < quote_span."end")'
    )
    return things(project.db, MarkInTurn, f"{_MARKS} {where} {_IN_ORDER}")


def marks_among(
    project: Project, numbers: Iterable[int], of_identities: Iterable[int]
) -> list[MarkInTurn]:
    """Return the marks of some numbers, and all marks of some ledger entries."""
    among = (
        "AND (mark.id IN (SELECT value FROM json_each(?))"
        " OR mark.identity_id IN (SELECT value FROM json_each(?)))"
    )
    values = [json.dumps(list(numbers)), json.dumps(list(of_identities))]
    return things(project.db, MarkInTurn, f"{_MARKS} {among} {_IN_ORDER}", values)


def marks_quoted(project: Project) -> frozenset[int]:
    """Return the numbers of the marks that touch words of any quote."""
    rows = project.db.execute(
        "SELECT mark.id FROM quote_span JOIN quote_decision AS mark"
        " ON mark.turn_id = quote_span.turn_id"
        ' AND quote_span.start < mark."end" AND mark.start < quote_span."end"'
    )
    return frozenset(int(row[0]) for row in rows)


def quotes_of_mark(project: Project, number: int) -> list[int]:
    """Return the numbers of the quotes whose words a mark touches."""
    rows = project.db.execute(
        "SELECT DISTINCT quote_id FROM quote_decision AS mark JOIN quote_span"
        ' ON mark.turn_id = quote_span.turn_id AND quote_span.start < mark."end"'
        ' AND mark.start < quote_span."end" WHERE mark.id = ? ORDER BY quote_id',
        [number],
    )
    return [int(row[0]) for row in rows]


def searched_before(project: Project) -> frozenset[int]:
    """Return the interviews that a search has marked words in, whether it still holds or not."""
    rows = project.db.execute(
        "SELECT DISTINCT interview_id FROM quote_decision JOIN turn ON turn.id = turn_id"
        " WHERE found_by = 'machine'"
    )
    return frozenset(int(row[0]) for row in rows)


def searched(project: Project, interview: int) -> bool:
    """Tell whether all text of an interview has been searched for what identifies people."""
    query = "SELECT version FROM search WHERE interview_id = ? AND kind = 'identities'"
    found = project.db.execute(query, [interview]).fetchone()
    return found is not None and str(found[0]) == text_version(project, interview)


def text_version(project: Project, interview: int) -> str:
    """Return what a search of an interview is marked with: another when its transcript has grown.

    A transcript that is being written down grows without touching what other changes wrote, so
    that a search can be undone and done again meanwhile; it never tells of text that came later.
    """
    query = (
        "SELECT count(*) FROM piece JOIN transcription ON transcription.id = transcription_id"
        " JOIN recording ON recording.id = recording_id WHERE interview_id = ? AND done"
    )
    pieces = int(project.db.execute(query, [interview]).fetchone()[0])
    return f"1/{pieces}" if pieces else "1"
