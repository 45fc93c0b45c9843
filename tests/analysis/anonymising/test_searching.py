"""What was written, removed or undone while a search ran is not taken for searched."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from small_stories.anonymising.searching import Event, needs, search, store
from small_stories.changes.hiding import add_identity
from small_stories.changes.interviewing import (
    NewInterview,
    NewTurn,
    add_interview,
    correct_turn,
    remove_interview,
)
from small_stories.changes.setting_up import begin_project
from small_stories.model import IdentityKind, SourceKind
from small_stories.storage.identities import marks, searched
from small_stories.storage.interviews import turns
from small_stories.storage.project_file import Project

TALK = "Sit Marjatta soitti mulle ja sanoi, että tule."


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with begin_project(tmp_path / "a.smallstories", "Koe", None, "fi") as made:
        for code in ("H01", "H02"):
            new = NewInterview(code, SourceKind.TRANSCRIPT, "fi", (), (NewTurn(TALK),))
            add_interview(made, new)
        yield made


def found(project: Project) -> list[Event]:
    """What a child process tells, before any of it is stored."""
    return list(search(needs(project)))


def keep(project: Project, events: list[Event]) -> None:
    for event in events:
        store(project, event)


def test_a_turn_corrected_during_the_search_has_not_been_searched(project: Project) -> None:
    events = found(project)
    correct_turn(project, turns(project, 1)[0].id, f"Niin. Raili tuli. {TALK}")
    keep(project, events)
    assert not searched(project, 1)
    assert marks(project, 1) == []
    assert searched(project, 2)
    assert [mark.words for mark in marks(project, 2)] == ["Marjatta"]


def test_an_interview_removed_during_the_search_is_passed_over(project: Project) -> None:
    events = found(project)
    remove_interview(project, 1)
    keep(project, events)
    assert not searched(project, 1)
    assert searched(project, 2)


def test_a_name_of_the_ledger_undone_during_the_search_links_nothing(project: Project) -> None:
    add_identity(project, IdentityKind.PERSON, "Marjatta")
    events = found(project)
    project.undo()
    keep(project, events)
    assert [mark.identity_id for mark in marks(project, 1)] == [None]


def test_an_interview_without_words_is_searched_as_it_is(project: Project) -> None:
    empty = add_interview(project, NewInterview("H03", SourceKind.TRANSCRIPT, "fi"))
    keep(project, found(project))
    assert searched(project, empty)
