from collections.abc import Iterator
from pathlib import Path

import pytest

from small_stories.anonymising.leaving.hidden import hidden_words
from small_stories.anonymising.ledger import (
    decide_everywhere,
    decide_here,
    enter,
    proposed_base,
    same_marks,
)
from small_stories.changes.hiding import NewMark, store_marks
from small_stories.changes.interviewing import NewInterview, NewTurn, add_interview
from small_stories.changes.setting_up import begin_project
from small_stories.model import Decision, IdentityKind, SourceKind
from small_stories.storage.identities import MarkInTurn, identities, marks
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


def test_other_forms_of_a_name_are_the_same_and_other_names_are_not(project: Project) -> None:
    same = same_marks(project, mark_of(project, "Marjatalle"), "Marjatta")
    assert [each.words for each in same] == ["Marjatta", "Marjatalle", "Marjatankin"]


def test_entering_a_name_links_its_forms_and_does_not_enter_it_twice(project: Project) -> None:
    first = enter(project, mark_of(project, "Marjatta"), "Marjatta", "ohjaaja")
    assert [each.identity_id for each in marks(project)] == [first, first, first, None]
    again = enter(project, mark_of(project, "Pekalle"), "marjatta")
    assert again == first
    assert [(each.base, each.who) for each in identities(project)] == [("Marjatta", "ohjaaja")]


def test_deciding_everywhere_is_one_change_that_undo_takes_back(project: Project) -> None:
    before = len(project.history())
    mark = mark_of(project, "Marjatalle")
    decide_everywhere(project, mark, "Marjatta", Decision.REPLACE, "Helmi")
    assert [each.decision for each in marks(project)] == ["replace", "replace", "replace", None]
    assert {each.base for each in marks(project)} == {"Marjatta", ""}
    assert len(project.history()) == before + 1
    project.undo()
    assert {each.decision for each in marks(project)} == {None}
    assert identities(project) == []


def test_what_is_kept_everywhere_does_not_come_to_the_ledger(project: Project) -> None:
    mark = mark_of(project, "Marjatalle")
    decide_everywhere(project, mark, "Marjatta", Decision.KEEP, "")
    assert [each.decision for each in marks(project)] == ["keep", "keep", "keep", None]
    assert identities(project) == []


def test_deciding_one_place_leaves_the_others_open_and_the_name_hidden(project: Project) -> None:
    mark = mark_of(project, "Marjatalle")
    decide_here(project, mark, "Marjatta", Decision.COARSEN, "ystävä")
    assert [each.decision for each in marks(project)] == [None, "coarsen", None, None]
    assert mark_of(project, "Marjatalle").base == "Marjatta"
    assert [name.base for name in hidden_words(project).names] == ["Marjatta"]
