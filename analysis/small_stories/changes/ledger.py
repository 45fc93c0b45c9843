"""The entries of the ledger: who is in it, by which names, and which marks are theirs."""

from collections.abc import Sequence
from dataclasses import asdict

from small_stories.changes.hiding import NewMark, open_quotes
from small_stories.storage.identities import Identity, aliases, identity
from small_stories.storage.project_file import Project
from small_stories.storage.rows import delete, insert, update


def describe_identity(project: Project, number: int, **facts: object) -> None:
    """Write what is known of an entry: ``who``, ``reason``, ``sensitive``, ``kind``."""
    with project.change("identity.described"):
        update(project.db, "identity", number, **facts)


def rename_identity(project: Project, number: int, base: str) -> None:
    """Give an entry another base form; from it every replacement gets its case anew."""
    with project.change("identity.renamed"):
        update(project.db, "identity", number, base=base)
        delete(project.db, "identity_alias", identity_id=number, alias=base)
        _open_quotes_of(project, number)


def write_alias(project: Project, number: int, alias: str) -> None:
    """Add another name to an entry, once; its own base form is none."""
    entry = identity(project, number)
    if entry is None or alias in (entry.base, *aliases(project).get(number, ())):
        return
    with project.change("identity.alias_added"):
        insert(project.db, "identity_alias", identity_id=number, alias=alias)


def take_alias_away(
    project: Project, number: int, alias: str, only_by_it: Sequence[int] = ()
) -> None:
    """Take a name away from an entry; the marks that were its by this name alone are open again."""
    with project.change("identity.alias_removed"):
        delete(project.db, "identity_alias", identity_id=number, alias=alias)
        _let_go(project, only_by_it, alias)


def delete_identity(project: Project, number: int) -> None:
    """Take an entry out of the ledger.

    Its marks stay, undecided again; those decided by themselves stay decided, with the base form
    from which their replacement gets its case.
    """
    entry = identity(project, number)
    if entry is None:
        return
    with project.change("identity.deleted"):
        _open_quotes_of(project, number)
        project.db.execute(
            "UPDATE quote_decision SET base = CASE base WHEN '' THEN ? ELSE base END, kind = ?,"
            " identity_id = NULL WHERE identity_id = ?",
            [entry.base, entry.kind, number],
        )
        delete(project.db, "identity", id=number)


def merge_identities(project: Project, kept: int, gone: int) -> None:
    """Say that two entries are the same one: what is known of both is known of the kept one.

    Of two decisions, two descriptions and so on, the kept one's stay; what it lacks it gets.
    """
    stays, goes = identity(project, kept), identity(project, gone)
    if stays is None or goes is None or kept == gone:
        return
    names = (goes.base, *aliases(project).get(gone, ()))
    with project.change("identity.merged"):
        _open_quotes_of(project, gone)
        project.db.execute(
            "UPDATE quote_decision SET identity_id = ? WHERE identity_id = ?", [kept, gone]
        )
        delete(project.db, "identity", id=gone)
        update(project.db, "identity", kept, **_joined(stays, goes))
        for name in names:
            write_alias(project, kept, name)


def link_marks(project: Project, marks: Sequence[int], number: int | None) -> None:
    """Say of several marks which entry of the ledger they are, as one change."""
    with project.change("mark.linked"):
        for mark in marks:
            update(project.db, "quote_decision", mark, identity_id=number)
        open_quotes(project, marks)


def take_marks_in(
    project: Project, new: Sequence[NewMark], instead_of: Sequence[int] = ()
) -> list[int]:
    """Store marks found by a look back; the undecided ones in their way are taken away."""
    with project.change("identity.looked_back"):
        open_quotes(project, instead_of)
        for mark in instead_of:
            delete(project.db, "quote_decision", id=mark)
        made = [insert(project.db, "quote_decision", **asdict(mark)) for mark in new]
        open_quotes(project, made)
    return made


def _joined(stays: Identity, goes: Identity) -> dict[str, object]:
    decides = goes if stays.decision is None else stays
    return {
        "decision": decides.decision,
        "wording": decides.wording,
        "internal": decides.internal,
        "strict": decides.strict,
        "who": stays.who or goes.who,
        "reason": stays.reason or goes.reason,
        "sensitive": bool(stays.sensitive or goes.sensitive),
    }


def _let_go(project: Project, marks: Sequence[int], base: str) -> None:
    open_quotes(project, marks)
    for mark in marks:
        update(project.db, "quote_decision", mark, identity_id=None, base=base)


def _open_quotes_of(project: Project, number: int) -> None:
    query = "SELECT id FROM quote_decision WHERE identity_id = ?"
    open_quotes(project, [row[0] for row in project.db.execute(query, [number]).fetchall()])
