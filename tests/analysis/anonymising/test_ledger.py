from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from small_stories.anonymising.leaving.hidden import hidden_words
from small_stories.anonymising.ledger import (
    add_entry,
    delete_entry,
    merge,
    proposed_base,
    remove_alias,
    rename,
    set_sensitive,
    set_who,
    split_off,
)
from small_stories.anonymising.likeness import base_as_said, possible_same
from small_stories.anonymising.searching import search_project
from small_stories.changes.hiding import (
    NewMark,
    Wordings,
    add_identity,
    decide_identity,
    decide_mark,
    store_marks,
)
from small_stories.changes.interviewing import NewInterview, NewTurn, add_interview
from small_stories.changes.setting_up import begin_project
from small_stories.model import Decision, IdentityKind, SourceKind
from small_stories.storage.identities import MarkInTurn, aliases, identities, marks
from small_stories.storage.interviews import turns
from small_stories.storage.project_file import Project

NAMES = ("Marjatta", "Marjatalle", "Marjatankin", "Pekalle")


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with begin_project(tmp_path / "hanke.smallstories", "Hanke", None, "fi") as made:
        said = tuple(NewTurn(f"Sanoin {name} heti.") for name in NAMES)
        talk = add_interview(made, NewInterview("H01", SourceKind.TRANSCRIPT, "fi", (), said))
        found = [
            NewMark(turn.id, 7, 7 + len(name), IdentityKind.PERSON, "marked", "listed")
            for turn, name in zip(turns(made, talk), NAMES, strict=True)
        ]
        store_marks(made, talk, found)
        yield made


def mark_of(project: Project, words: str) -> MarkInTurn:
    return next(each for each in marks(project) if each.words == words)


@pytest.mark.parametrize(
    ("kind", "name", "sensitive"),
    [
        (IdentityKind.ORGANISATION, "Vantaan turvakoti ry", True),
        (IdentityKind.ORGANISATION, "Prisma", False),
        (IdentityKind.PERSON, "Turvakoti", False),
    ],
)
def test_a_name_that_gives_a_trait_away_is_sensitive_by_itself(
    project: Project, kind: IdentityKind, name: str, sensitive: bool
) -> None:
    add_entry(project, kind, name)
    assert [bool(each.sensitive) for each in identities(project)] == [sensitive]


@pytest.mark.parametrize(
    ("said", "language", "base"),
    [
        ("Marjatalle", "fi", "Marjatta"),
        ("Marjatta Virtasen", "fi", "Marjatta Virtanen"),
        ("Hakunilassa", "fi", "Hakunila"),
        ("Xqzkkw", "fi", "Xqzkkw"),
        ("Anna's", "en", "Anna"),
    ],
)
def test_the_base_of_an_inflected_name_is_proposed(said: str, language: str, base: str) -> None:
    assert proposed_base(said, language) == base


def test_a_name_takes_the_marks_that_are_its_and_is_known_to_the_gate(project: Project) -> None:
    number = add_entry(project, IdentityKind.PERSON, "Marjatta", (), "ohjaaja")
    assert [each.identity_id for each in marks(project)] == [number, number, number, None]
    assert [name.base for name in hidden_words(project).names] == ["Marjatta"]
    project.undo()
    assert {each.identity_id for each in marks(project)} == {None}
    assert identities(project) == []


def decided(project: Project) -> list[tuple[str, str | None]]:
    return [(each.words, each.decision) for each in marks(project)]


def test_two_of_one_name_are_kept_apart_when_the_analyst_says_so(project: Project) -> None:
    first = add_entry(project, IdentityKind.PERSON, "Marjatta", (), "ohjaaja")
    decide_identity(project, first, Decision.ROLE, "ohjaaja")
    other = split_off(project, [mark_of(project, "Marjatalle")], "naapuri")
    assert [(each.base, each.who, each.decision) for each in identities(project)] == [
        ("Marjatta", "ohjaaja", "role"),
        ("Marjatta", "naapuri", None),
    ]
    assert [each.identity_id for each in marks(project)] == [first, other, first, None]
    assert decided(project)[:3] == [
        ("Marjatta", "role"), ("Marjatalle", None), ("Marjatankin", "role")
    ]  # fmt: skip


def test_after_a_split_a_name_said_later_is_asked_about(project: Project) -> None:
    add_entry(project, IdentityKind.PERSON, "Marjatta")
    split_off(project, [mark_of(project, "Marjatalle")], "naapuri")
    new = NewInterview("H02", SourceKind.TRANSCRIPT, "fi", (), (NewTurn("Sit Marjatta tuli."),))
    talk = add_interview(project, new)
    list(search_project(project))
    (asked,) = marks(project, talk)
    assert (asked.words, asked.identity_id, asked.decision) == ("Marjatta", None, None)
    assert [each.identity_id for each in marks(project, 1)][:3] == [1, 2, 1]


def test_an_undone_split_is_one_again(project: Project) -> None:
    first = add_entry(project, IdentityKind.PERSON, "Marjatta")
    split_off(project, [mark_of(project, "Marjatalle")], "naapuri")
    project.undo()
    assert [each.identity_id for each in marks(project)] == [first, first, first, None]
    assert len(identities(project)) == 1


def test_two_entries_come_together_with_their_names_and_the_kept_ones_decision(
    project: Project,
) -> None:
    kept = add_entry(project, IdentityKind.PERSON, "Marjatta", (), "ohjaaja")
    gone = add_entry(project, IdentityKind.PERSON, "Pekka", ["Pekkis"], "puoliso")
    decide_identity(project, gone, Decision.REPLACE, Wordings("Olli", "Olli", "ystävä"))
    merge(project, kept, gone)
    (entry,) = identities(project)
    assert (entry.base, entry.who, entry.decision, entry.strict) == (
        "Marjatta", "ohjaaja", "replace", "ystävä"
    )  # fmt: skip
    assert aliases(project) == {kept: ("Pekka", "Pekkis")}
    assert {each.identity_id for each in marks(project)} == {kept}
    project.undo()
    assert [each.base for each in identities(project)] == ["Marjatta", "Pekka"]


def test_the_marks_of_a_deleted_entry_stay_and_are_open_again(project: Project) -> None:
    number = add_entry(project, IdentityKind.PERSON, "Marjatta")
    decide_identity(project, number, Decision.REPLACE, "Helmi")
    own = mark_of(project, "Marjatalle")
    decide_mark(project, own.id, Decision.COARSEN, "ystävä")
    delete_entry(project, number)
    assert decided(project) == [
        ("Marjatta", None), ("Marjatalle", "coarsen"), ("Marjatankin", None), ("Pekalle", None)
    ]  # fmt: skip
    assert [each.base for each in marks(project)] == ["Marjatta"] * 3 + [""]
    store_marks(project, 1, [])
    assert [each.words for each in marks(project)] == ["Marjatalle"], "others are not found again"
    project.undo()
    project.undo()
    assert decided(project)[0] == ("Marjatta", "replace")


def test_deciding_after_the_entry_was_deleted_elsewhere_leaves_all_as_it_was(
    project: Project,
) -> None:
    number = add_entry(project, IdentityKind.PERSON, "Marjatta")
    seen = mark_of(project, "Marjatta")
    delete_entry(project, number)
    before = len(project.history())
    decide_identity(project, number, Decision.REPLACE, "Helmi")
    merge(project, number, number + 1)
    assert rename(project, number, "Marja") == 0
    assert len(project.history()) == before
    decide_mark(project, seen.id, Decision.REMOVE)
    assert decided(project)[0] == ("Marjatta", "remove")


def test_a_name_taken_away_gives_its_places_back(project: Project) -> None:
    number = add_entry(project, IdentityKind.PERSON, "Marjatta", ["Pekka"])
    assert {each.identity_id for each in marks(project)} == {number}
    remove_alias(project, number, "Pekka")
    assert [each.identity_id for each in marks(project)] == [number, number, number, None]
    assert aliases(project) == {}
    project.undo()
    assert {each.identity_id for each in marks(project)} == {number}


@pytest.mark.parametrize(
    ("words", "entry", "likely"),
    [
        ("Marjatta", "Marjatta Virtanen", True),
        ("Virtaselle", "Marjatta Virtanen", True),
        ("Marjata", "Marjatta", True),
        ("Marjattta", "Marjatta", True),
        ("Pekalle", "Marjatta", False),
        ("Marjatta Salo", "Marjatta Virtanen", False),
        ("Anu", "Ann", False),
    ],
)
def test_whom_a_name_may_be_is_proposed(
    project: Project, words: str, entry: str, likely: bool
) -> None:
    number = add_identity(project, IdentityKind.PERSON, entry)
    mark = replace(mark_of(project, "Pekalle"), words=words, called="", base="")
    assert [each.id for each in possible_same(project, mark)] == ([number] if likely else [])


def test_an_alias_is_replaced_in_the_case_of_what_was_said(project: Project) -> None:
    number = add_entry(project, IdentityKind.PERSON, "Marjatta", ["Pekka"])
    assert base_as_said(mark_of(project, "Pekalle")) == "Pekka"
    assert base_as_said(mark_of(project, "Marjatankin")) == "Marjatta"
    assert mark_of(project, "Pekalle").base == "Marjatta"
    set_who(project, number, "  ohjaaja  ")
    set_sensitive(project, number, True)
    assert [(each.who, each.sensitive) for each in identities(project)] == [("ohjaaja", 1)]


def test_the_history_of_the_ledger_holds_no_names(project: Project) -> None:
    number = add_entry(project, IdentityKind.PERSON, "Marjatta", ["Pekka"], "ohjaaja")
    rename(project, number, "Marjaana")
    remove_alias(project, number, "Pekka")
    split_off(project, [mark_of(project, "Marjatta")], "naapuri")
    told = {(change.name, *change.fields) for change in project.history()}
    assert {"identity.added", "identity.renamed", "identity.split"} <= {name for name, *_ in told}
    assert all(not fields for name, *fields in told if name.startswith("identity."))
