"""The project's own names: one decision for a person, place or organisation wherever it is said."""

from small_stories.anonymising.finding.lexicon import listed, listed_plainly
from small_stories.anonymising.matching.known import KnownName, match_known
from small_stories.changes.hiding import (
    Wordings,
    add_identity,
    decide_identity,
    decide_mark,
    decide_same,
    link_mark,
)
from small_stories.model import Decision, IdentityKind
from small_stories.storage.identities import MarkInTurn, identities, marks
from small_stories.storage.project_file import Project

NAMED = frozenset({IdentityKind.PERSON, IdentityKind.PLACE, IdentityKind.ORGANISATION})


def proposed_base(words: str, language: str) -> str:
    """Return the base form that inflected names are likeliest of: *Marjatta* of *Marjatalle*.

    A word that is not in the lists stays as it was said; the analyst corrects it.
    """
    look_up = listed if language == "fi" else listed_plainly
    found = [(word, look_up(word)) for word in words.split()]
    return " ".join(hit.base if hit else word for word, hit in found)


def same_marks(project: Project, mark: MarkInTurn, base: str) -> list[MarkInTurn]:
    """Return every mark of the project that says the same as this one, itself included.

    The same are marks of the same ledger entry, marks of the same words, and, for a name, marks
    of its other forms.
    """
    name = KnownName(0, IdentityKind(mark.kind), base)
    return [other for other in marks(project) if _is_same(mark, other, name)]


def enter(project: Project, mark: MarkInTurn, base: str, who: str = "") -> int:
    """Add what a mark stands for to the ledger, with every mark of the same name; return its id."""
    same = same_marks(project, mark, base)
    with project.change("identity.added"):
        number = _entry(project, mark, base, who)
        for each in same:
            if each.identity_id is None:
                link_mark(project, each.id, number)
    return number


def decide_here(
    project: Project, mark: MarkInTurn, base: str, decision: Decision, wordings: Wordings | str
) -> None:
    """Decide one mark by itself.

    A name that was said inflected is linked to its base form in the ledger, from which the
    replacement gets its case; the entry itself stays open.
    """
    with project.change("mark.decided"):
        inflected = base.casefold() != mark.words.casefold()
        if wordings and inflected and mark.identity_id is None and mark.kind in NAMED:
            link_mark(project, mark.id, _entry(project, mark, base, ""))
        decide_mark(project, mark.id, decision, wordings)


def decide_everywhere(
    project: Project, mark: MarkInTurn, base: str, decision: Decision, wordings: Wordings | str
) -> None:
    """Decide every mark of the same words or name alike, as one change.

    A name that is hidden comes to the ledger by this, so that later searches know it.
    """
    with project.change("mark.decided_alike"):
        hides = decision != Decision.KEEP and IdentityKind(mark.kind) in NAMED
        number = mark.identity_id
        if number is None and hides:
            number = enter(project, mark, base)
        if number is not None:
            decide_identity(project, number, decision, wordings)
        else:
            decide_same(project, same_marks(project, mark, base), decision, wordings)


def _entry(project: Project, mark: MarkInTurn, base: str, who: str) -> int:
    """Return the ledger's entry of a name, which is added when it is not there."""
    there = (
        each.id
        for each in identities(project)
        if each.kind == mark.kind and each.base.casefold() == base.casefold()
    )
    found = next(there, None)
    return add_identity(project, IdentityKind(mark.kind), base, who=who) if found is None else found


def _is_same(mark: MarkInTurn, other: MarkInTurn, name: KnownName) -> bool:
    if mark.identity_id is not None or other.identity_id is not None:
        return mark.identity_id == other.identity_id
    if other.kind != mark.kind:
        return False
    if other.words.casefold() == mark.words.casefold():
        return True
    found = match_known(other.words, [name]) if name.kind in NAMED else []
    return any(each.start == 0 and each.end == len(other.words) for each in found)
