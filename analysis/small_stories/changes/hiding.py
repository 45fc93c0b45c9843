"""Deciding what identifies people, and what stands in its place."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace

from small_stories.errors import SmallStoriesError
from small_stories.model import Decision, IdentityKind
from small_stories.storage.identities import MarkInTurn, text_version
from small_stories.storage.project_file import Project
from small_stories.storage.rows import delete, insert, things, update


@dataclass(frozen=True, slots=True)
class NewMark:
    """Words of a turn that may identify somebody, as found."""

    turn_id: int
    start: int
    end: int
    kind: IdentityKind
    tier: str
    reason: str
    identity_id: int | None = None
    found_by: str = "machine"
    base: str = ""


@dataclass(frozen=True, slots=True)
class Wordings:
    """What stands in place of words that identify, by profile, in base form.

    ``public`` in public exports; an empty ``internal`` or ``strict`` is as ``public``. ``--``
    takes the words away.
    """

    public: str = ""
    internal: str = ""
    strict: str = ""


def add_identity(
    project: Project, kind: IdentityKind, base: str, aliases: Sequence[str] = (), **facts: object
) -> int:
    """Add an entry to the ledger; facts are ``who``, ``decision``, ``wording``, ``reason``."""
    with project.change("identity.added"):
        number = insert(project.db, "identity", kind=kind, base=base, **facts)
        for alias in aliases:
            insert(project.db, "identity_alias", identity_id=number, alias=alias)
    return number


def decide_identity(
    project: Project, identity: int, decision: Decision | None, wordings: Wordings | str = ""
) -> None:
    """Decide once for all places of a ledger entry, in every interview."""
    with project.change("identity.decided"):
        update(project.db, "identity", identity, decision=decision, **_columns(wordings))
        query = "SELECT id FROM quote_decision WHERE identity_id = ?"
        open_quotes(project, [row[0] for row in project.db.execute(query, [identity]).fetchall()])


def store_marks(project: Project, interview: int, marks: Sequence[NewMark]) -> None:
    """Store what a search of an interview found; decided and own marks of the analyst stay.

    Decided is also what its ledger entry decides: a search never brings hidden words back.

    An undecided mark of the machine that the new search does not find is taken away, as is every
    mark that has lost its words; one inside words that are settled already is not made. What the
    ledger's names have found stays, and whose name it is stays as it was said.
    """
    with project.change("identities.searched"):
        there = _standing_marks(project, interview)
        found = {(mark.turn_id, mark.start, mark.end) for mark in marks}
        for mark in (mark for in_turn in there.values() for mark in in_turn):
            gone = not mark.kept and (mark.turn_id, mark.start, mark.end) not in found
            if gone or mark.start == mark.end:
                _delete_mark(project, mark.id)
        for new in filter(None, (_inside_its_turn(project, mark) for mark in marks)):
            _store_mark(project, new, there[new.turn_id])
        delete(project.db, "search", interview_id=interview, kind="identities")
        version = text_version(project, interview)
        insert(project.db, "search", interview_id=interview, kind="identities", version=version)


def add_mark(project: Project, mark: NewMark) -> int:
    """Mark words by hand as something that identifies.

    Undecided marks of the machine inside these words give way to it. Words of two turns are two
    marks: what goes over the end of its turn is cut there. Raises SmallStoriesError when the turn
    is gone.
    """
    inside = _inside_its_turn(project, mark)
    if inside is None:
        raise SmallStoriesError("changes.turn_gone")
    with project.change("mark.added"):
        project.db.execute(
            'DELETE FROM quote_decision WHERE turn_id = ? AND start >= ? AND "end" <= ?'
            " AND decision IS NULL AND found_by = 'machine'",
            [inside.turn_id, inside.start, inside.end],
        )
        return _insert_mark(project, inside)


def remove_mark(project: Project, mark: int) -> None:
    """Take a mark away."""
    with project.change("mark.removed"):
        _delete_mark(project, mark)


def decide_mark(
    project: Project, mark: int, decision: Decision | None, wordings: Wordings | str = ""
) -> None:
    """Decide one mark by itself; None opens it again."""
    with project.change("mark.decided"):
        update(project.db, "quote_decision", mark, decision=decision, **_columns(wordings))
        open_quotes(project, [mark])


def decide_same(
    project: Project,
    marks: Sequence[MarkInTurn],
    decision: Decision,
    wordings: Wordings | str = "",
) -> None:
    """Decide several marks alike, as one change."""
    with project.change("mark.decided_alike"):
        for mark in marks:
            decide_mark(project, mark.id, decision, wordings)


def link_mark(project: Project, mark: int, identity: int | None) -> None:
    """Say which person, place or organisation of the ledger a mark is."""
    with project.change("mark.linked"):
        update(project.db, "quote_decision", mark, identity_id=identity)
        open_quotes(project, [mark])


def _columns(wordings: Wordings | str) -> dict[str, str]:
    each = Wordings(wordings) if isinstance(wordings, str) else wordings
    return {"wording": each.public, "internal": each.internal, "strict": each.strict}


def _inside_its_turn(project: Project, mark: NewMark) -> NewMark | None:
    """Return a mark as far as it is inside its turn, or None where nothing of it is."""
    query = "SELECT length(text) FROM turn WHERE id = ?"
    found = project.db.execute(query, [mark.turn_id]).fetchone()
    start, end = max(mark.start, 0), min(mark.end, int(found[0]) if found else 0)
    return replace(mark, start=start, end=end) if start < end else None


def _delete_mark(project: Project, mark: int) -> None:
    open_quotes(project, [mark])
    delete(project.db, "quote_decision", id=mark)


def _insert_mark(project: Project, mark: NewMark) -> int:
    return insert(project.db, "quote_decision", **asdict(mark))


@dataclass(frozen=True, slots=True)
class _Standing:
    id: int
    turn_id: int
    start: int
    end: int
    identity_id: int | None
    decided: bool
    settled: bool
    kept: bool


def _standing_marks(project: Project, interview: int) -> dict[int, list[_Standing]]:
    """Return the marks of an interview by their turns."""
    query = (
        'SELECT mark.id, mark.turn_id, mark.start, mark."end", mark.identity_id,'
        " mark.decision IS NOT NULL AS decided,"
        " coalesce(mark.decision, identity.decision) IS NOT NULL OR mark.found_by = 'analyst'"
        " AS settled, coalesce(mark.decision, identity.decision) IS NOT NULL"
        " OR mark.found_by = 'analyst' OR mark.identity_id IS NOT NULL OR mark.reason = 'known'"
        " AS kept FROM quote_decision AS mark JOIN turn ON turn.id = mark.turn_id"
        " LEFT JOIN identity ON identity.id = mark.identity_id"
        " WHERE turn.interview_id = ?"
    )
    found: dict[int, list[_Standing]] = defaultdict(list)
    for mark in things(project.db, _Standing, query, [interview]):
        found[mark.turn_id].append(mark)
    return found


def _store_mark(project: Project, new: NewMark, there: Sequence[_Standing]) -> None:
    around = [mark for mark in there if mark.start <= new.start and new.end <= mark.end]
    same = [mark for mark in around if (mark.start, mark.end) == (new.start, new.end)]
    if same and same[0].identity_id is None and not same[0].decided and new.identity_id:
        link_mark(project, same[0].id, new.identity_id)
    elif not same and not any(mark.settled for mark in around):
        _insert_mark(project, new)


def open_quotes(project: Project, marks: Iterable[int]) -> None:
    """Take back the pass by eye of every quote whose printed words some marks touch.

    It is part of the change that moves the marks.
    """
    project.db.execute(
        "UPDATE quote SET passed_by_eye = 0 WHERE passed_by_eye AND id IN ("
        " SELECT quote_id FROM quote_span JOIN quote_decision AS mark"
        ' ON mark.turn_id = quote_span.turn_id AND quote_span.start < mark."end"'
        ' AND mark.start < quote_span."end"'
        " WHERE mark.id IN (SELECT value FROM json_each(?)))",
        [json.dumps(list(marks))],
    )
