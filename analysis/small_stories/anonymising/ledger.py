"""The project's own names: one decision for a person, place or organisation wherever it is said."""

from collections.abc import Sequence

from small_stories.anonymising.finding.lexicon import listed, listed_plainly
from small_stories.anonymising.finding.traits.organisations import gives_trait_away
from small_stories.anonymising.likeness import base_as_said
from small_stories.anonymising.looking_back import look_back
from small_stories.anonymising.matching.known import KnownName, match_known
from small_stories.changes import ledger as entries
from small_stories.changes.base_forms import give_base
from small_stories.changes.hiding import (
    add_identity,
    link_mark,
)
from small_stories.model import IdentityKind
from small_stories.storage.identities import MarkInTurn, aliases, identity, marks
from small_stories.storage.project_file import Project

NAMED = frozenset({IdentityKind.PERSON, IdentityKind.PLACE, IdentityKind.ORGANISATION})


def proposed_base(words: str, language: str) -> str:
    """Return the base form that inflected names are likeliest of: *Marjatta* of *Marjatalle*.

    A word that is not in the lists stays as it was said; the analyst corrects it.
    """
    look_up = listed if language == "fi" else listed_plainly
    found = [(word, look_up(word)) for word in words.split()]
    return " ".join(hit.base if hit else word for word, hit in found)


def is_sensitive(kind: IdentityKind, base: str) -> bool:
    """Tell whether a name alone gives a trait away, as that of a shelter or of a clinic does."""
    return kind == IdentityKind.ORGANISATION and gives_trait_away(base, "fi")


def add_entry(
    project: Project, kind: IdentityKind, base: str, aliases: Sequence[str] = (), who: str = ""
) -> int:
    """Add a name to the ledger by hand, and look for it in all interviews; return its id.

    So come the names that no recogniser finds, for they are made of common words.
    """
    said = [" ".join(name.split()) for name in (base, *aliases) if name.strip()]
    with project.change("identity.added"):
        others, sensitive = list(dict.fromkeys(said[1:])), is_sensitive(kind, said[0])
        number = add_identity(project, kind, said[0], others, who=who, sensitive=sensitive)
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
