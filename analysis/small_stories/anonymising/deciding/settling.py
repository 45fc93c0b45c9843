"""One decision for all marks of a person or thing, as one change."""

from collections.abc import Sequence

from small_stories.anonymising import ledger
from small_stories.anonymising.deciding.groups import Group
from small_stories.anonymising.deciding.real_names import see_that_nobody_is_called_so
from small_stories.anonymising.looking_back import look_back
from small_stories.changes.base_forms import give_base
from small_stories.changes.hiding import (
    Wordings,
    add_identity,
    decide_identity,
    decide_mark,
    remove_mark,
)
from small_stories.changes.ledger import link_marks
from small_stories.model import Decision, IdentityKind
from small_stories.storage.identities import MarkInTurn, marks_among
from small_stories.storage.project_file import Project


def settle(
    project: Project, group: Group, base: str, decision: Decision, wordings: Wordings
) -> int | None:
    """Decide all of a group, wherever it stands; return the entry that is new by this.

    A name that is hidden comes to the ledger by this, so that later searches know it; whoever
    calls this looks back for it. Places that were decided by themselves stay so, as long as any
    other is open.
    """
    see_that_nobody_is_called_so(project, decision, wordings)
    marks = group.to_settle
    with project.change("mark.decided_alike"):
        number, new = group.first.identity_id, None
        if number is None and decision != Decision.KEEP and is_named(group):
            number = new = _add(project, group, base, "")
        for mark in marks:
            if number is None:
                decide_mark(project, mark.id, decision, wordings)
            elif mark.decision is not None:
                decide_mark(project, mark.id, None)
        if number is not None:
            decide_identity(project, number, decision, wordings)
    return new


def settle_here(
    project: Project, mark: MarkInTurn, base: str, decision: Decision, wordings: Wordings
) -> None:
    """Decide one place by itself; what is said elsewhere stays as it is.

    The base form goes with the mark, from which its replacement gets its case.
    """
    see_that_nobody_is_called_so(project, decision, wordings)
    with project.change("mark.decided"):
        if mark.identity_id is None:
            give_base(project, [mark.id], base)
        decide_mark(project, mark.id, decision, wordings)


def decide_entry(
    project: Project, number: int, decision: Decision | None, wordings: Wordings
) -> None:
    """Decide once for all places of a ledger entry; raises what ``settle`` does."""
    see_that_nobody_is_called_so(project, decision, wordings)
    decide_identity(project, number, decision, wordings)


def enter(project: Project, group: Group, base: str, who: str = "") -> int:
    """Add a group to the ledger and look for its name everywhere; return the entry.

    It gets an entry of its own even where another has the same name: whether two are one, the
    analyst says.
    """
    with project.change("identity.added"):
        number = _add(project, group, base, who)
        look_back(project, number)
    return number


def part(project: Project, group: Group, chosen: Sequence[MarkInTurn], base: str, who: str) -> int:
    """Say that some marks of a group are another one of the same name; return the new entry.

    The rest comes to the ledger too, so that a later search does not take it for the other.
    """
    with project.change("identity.split"):
        number = group.first.identity_id or enter(project, group, base)
        if len(chosen) == len(group.marks):
            ledger.set_who(project, number, who)
            return number
        theirs = marks_among(project, [mark.id for mark in chosen], ())
        return ledger.split_off(project, theirs, who)


def join(project: Project, group: Group, chosen: Sequence[MarkInTurn], number: int) -> None:
    """Say that a group, or some places of it, is an entry of the ledger."""
    own = group.first.identity_id
    with project.change("mark.linked"):
        if own is not None and len(chosen) == len(group.marks):
            ledger.merge(project, number, own)
            return
        link_marks(project, [mark.id for mark in chosen], number)
        for mark in {mark.words.casefold(): mark for mark in chosen}.values():
            ledger.same_as(project, mark, number)


def rename(project: Project, group: Group, base: str) -> None:
    """Give a group another base form."""
    if group.first.identity_id is not None:
        ledger.rename(project, group.first.identity_id, base)
    else:
        give_base(project, [mark.id for mark in group.marks], base)


def describe(project: Project, group: Group, base: str, who: str) -> None:
    """Write who or what a group is in the project; it comes to the ledger by this."""
    number = group.first.identity_id
    if number is None:
        enter(project, group, base, who)
    else:
        ledger.set_who(project, number, who)


def unmark(project: Project, marks: Sequence[MarkInTurn]) -> None:
    """Take marks away: their words were nothing that identifies."""
    with project.change("mark.removed"):
        for mark in marks:
            remove_mark(project, mark.id)


def is_named(group: Group) -> bool:
    """Tell whether a group is of a kind whose names are kept in the ledger."""
    return IdentityKind(group.first.kind) in ledger.NAMED


def _add(project: Project, group: Group, base: str, who: str) -> int:
    kind = IdentityKind(group.first.kind)
    sensitive = ledger.is_sensitive(kind, base)
    number = add_identity(project, kind, base, who=who, sensitive=sensitive)
    link_marks(project, [mark.id for mark in group.marks], number)
    return number
