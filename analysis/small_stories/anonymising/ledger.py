"""The project's own names: one decision for a person, place or organisation wherever it is said."""

from collections.abc import Sequence

from small_stories.anonymising.finding.lexicon import listed, listed_plainly
from small_stories.anonymising.likeness import base_as_said
from small_stories.anonymising.looking_back import look_back
from small_stories.anonymising.matching.known import KnownName, match_known
from small_stories.changes import ledger as entries
from small_stories.changes.base_forms import give_base
from small_stories.changes.hiding import (
    Wordings,
    add_identity,
    decide_identity,
    decide_mark,
    decide_same,
    link_mark,
)
from small_stories.model import Decision, IdentityKind
from small_stories.storage.identities import MarkInTurn, aliases, identities, identity, marks
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
    """Add what a mark stands for to the ledger, with every mark of the same name; return its id.

    The name is looked for in all interviews, also where no search has marked it.
    """
    same = same_marks(project, mark, base)
    with project.change("identity.added"):
        number = _entry(project, mark, base, who)
        for each in same:
            if each.identity_id is None:
                link_mark(project, each.id, number)
        look_back(project, number)
    return number


def add_entry(
    project: Project, kind: IdentityKind, base: str, aliases: Sequence[str] = (), who: str = ""
) -> int:
    """Add a name to the ledger by hand, and look for it in all interviews; return its id.

    So come the names that no recogniser finds, for they are made of common words.
    """
    said = [" ".join(name.split()) for name in (base, *aliases) if name.strip()]
    with project.change("identity.added"):
        number = add_identity(project, kind, said[0], list(dict.fromkeys(said[1:])), who=who)
        look_back(project, number)
    return number


def add_alias(project: Project, number: int, alias: str) -> int:
    """Add another name of an entry and look for it; return in how many places it was new."""
    with project.change("identity.alias_added"):
        entries.write_alias(project, number, " ".join(alias.split()))
        return look_back(project, number)


def remove_alias(project: Project, number: int, alias: str) -> None:
    """Take a name away from an entry; what was its by this name alone has no owner again."""
    left = _names_of(project, number, without=alias)
    only = [
        mark.id
        for mark in marks(project)
        if mark.identity_id == number and not _is_called(mark.words, left)
        and _is_called(mark.words, [KnownName(number, left[0].kind, alias)])
    ]  # fmt: skip
    entries.take_alias_away(project, number, alias, only)


def rename(project: Project, number: int, base: str) -> int:
    """Give an entry another base form and look for it; return in how many places it was new.

    The old base form stays as another name where it was said so: nothing that was known of
    whoever it is is forgotten.
    """
    entry, new = identity(project, number), " ".join(base.split())
    if entry is None or not new or new == entry.base:
        return 0
    name = [KnownName(number, IdentityKind(entry.kind), new)]
    said = [mark.words for mark in marks(project) if mark.identity_id == number]
    with project.change("identity.renamed"):
        entries.rename_identity(project, number, new)
        if not all(_is_called(words, name) for words in said):
            entries.write_alias(project, number, entry.base)
        return look_back(project, number)


def merge(project: Project, kept: int, gone: int) -> None:
    """Say that two entries are one; their places, names and descriptions come together."""
    with project.change("identity.merged"):
        entries.merge_identities(project, kept, gone)
        look_back(project, kept)


def split_off(project: Project, chosen: Sequence[MarkInTurn], who: str = "") -> int:
    """Say that some marks of an entry are another one of the same name; return the new entry.

    The marks that were not chosen stay whose they were. From now on the name alone tells nothing:
    what is found later under it is asked about.
    """
    old = next(mark.identity_id for mark in chosen if mark.identity_id is not None)
    entry = identity(project, old)
    assert entry is not None, "a mark's entry is in the ledger"
    kind = IdentityKind(entry.kind)
    shared = [
        alias
        for alias in aliases(project).get(old, ())
        if any(_is_called(mark.words, [KnownName(old, kind, alias)]) for mark in chosen)
    ]
    with project.change("identity.split"):
        number = add_identity(project, kind, entry.base, shared, who=who)
        entries.link_marks(project, [mark.id for mark in chosen], number)
    return number


def delete_entry(project: Project, number: int) -> None:
    """Take an entry out of the ledger; its marks stay, undecided again.

    Each keeps the name that it says, from which a replacement gets its case.
    """
    its = [mark for mark in marks(project) if mark.identity_id == number]
    with project.change("identity.deleted"):
        for mark in its:
            if mark.called != (base := base_as_said(mark)):
                give_base(project, [mark.id], base)
        entries.delete_identity(project, number)


def set_who(project: Project, number: int, who: str) -> None:
    """Write who or what an entry is in the project, for the analyst's own eyes."""
    entries.describe_identity(project, number, who=" ".join(who.split()))


def set_sensitive(project: Project, number: int, sensitive: bool) -> None:
    """Say whether the name alone gives a trait away, as a shelter's does."""
    entries.describe_identity(project, number, sensitive=sensitive)


def same_as(project: Project, mark: MarkInTurn, number: int) -> None:
    """Say that a mark is an entry of the ledger, whose name is known by its words from now on.

    So *Kirsti* becomes another name of Kirsti Rautio, and is found everywhere. Words that are
    another entry's too are linked in this place alone.
    """
    kind = IdentityKind(mark.kind)
    base = mark.base or proposed_base(mark.words, "fi")
    with project.change("mark.linked"):
        link_mark(project, mark.id, number)
        if kind in NAMED and not _is_called(mark.words, _names_of(project, number)):
            add_alias(project, number, base)


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
    return name.kind in NAMED and _is_called(other.words, [name])


def _names_of(project: Project, number: int, without: str = "") -> list[KnownName]:
    """Return an entry's names, each by itself, so that a part of one is not taken for it."""
    entry = identity(project, number)
    assert entry is not None, "an entry that is asked about is in the ledger"
    said = (entry.base, *aliases(project).get(number, ()))
    kind = IdentityKind(entry.kind)
    return [KnownName(number, kind, name) for name in said if name != without]


def _is_called(words: str, names: Sequence[KnownName]) -> bool:
    """Tell whether all of some words are a form of a whole name."""
    found = match_known(words, names)
    return any(
        each.start == 0 and each.end == len(words) and each.identity is not None for each in found
    )
