"""What was written, removed or undone while a search ran is not taken for searched."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from small_stories.anonymising.rewriting.printed import quote_text
from small_stories.anonymising.searching import (
    Event,
    needs,
    search,
    search_project,
    store,
)
from small_stories.changes.hiding import (
    NewMark,
    add_identity,
    add_mark,
    decide_mark,
    store_marks,
)
from small_stories.changes.interviewing import (
    NewInterview,
    NewTurn,
    add_interview,
    correct_turn,
    remove_interview,
)
from small_stories.changes.marking import mark_story
from small_stories.changes.quoting import add_quote
from small_stories.changes.setting_up import add_theme, begin_project
from small_stories.errors import SmallStoriesError
from small_stories.model import Decision, IdentityKind, SourceKind, Span
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


def test_a_language_without_a_pipeline_is_searched_by_rules_and_it_is_said(
    project: Project,
) -> None:
    said = "Ring Gunilla på numret 040 900 1234, sa hon på mötet i Hagalund."
    new = NewInterview("H03", SourceKind.TRANSCRIPT, "so", (), (NewTurn(said),))
    talk = add_interview(project, new)
    events = found(project)
    told = {event["interview"]: event["rules_only"] for event in events if "rules_only" in event}
    assert told == {1: False, 2: False, talk: True}
    keep(project, events)
    assert "040 900 1234" in {mark.words for mark in marks(project, talk)}


def test_a_search_again_changes_nothing_and_keeps_what_was_decided(project: Project) -> None:
    list(search_project(project))
    one, other = marks(project)
    decide_mark(project, one.id, Decision.KEEP)
    turn = turns(project, 2)[0]
    own = add_mark(project, NewMark(turn.id, 0, 3, IdentityKind.OTHER, "marked", "analyst", None,
                                    "analyst"))  # fmt: skip
    before = marks(project)
    list(search_project(project))
    assert marks(project) == before
    assert {mark.id for mark in before} == {one.id, other.id, own}


def test_what_a_search_finds_has_the_base_form_that_it_found_it_by(project: Project) -> None:
    list(search_project(project))
    assert {(mark.words, mark.base) for mark in marks(project)} == {("Marjatta", "Marjatta")}


def test_marks_over_each_other_or_over_the_end_of_a_turn_are_stored_and_printed(
    project: Project,
) -> None:
    turn = turns(project, 1)[0]
    places = ((0, 3), (0, 12), (4, 20), (30, 9_000), (9_000, 9_001), (-5, 2))
    new = [NewMark(turn.id, start, end, IdentityKind.OTHER, "marked", "listed")
           for start, end in places]  # fmt: skip
    store_marks(project, 1, [*new, NewMark(99, 0, 3, IdentityKind.OTHER, "marked", "listed")])
    stored = [(mark.start, mark.end) for mark in marks(project, 1)]
    assert sorted(stored) == [(0, 2), (0, 3), (0, 12), (4, 20), (30, len(TALK))]
    quote = add_quote(project, mark_story(project, 1, [Span(turn.id, 0, len(TALK))]),
                      [Span(turn.id, 0, len(TALK))])  # fmt: skip
    assert "Marjatta" not in quote_text(project, quote)
    for mark in marks(project, 1):
        decide_mark(project, mark.id, Decision.REMOVE)
    assert quote_text(project, quote).count("[--]") == 2


def test_a_mark_by_hand_ends_with_its_turn_and_needs_one(project: Project) -> None:
    turn = turns(project, 1)[0]
    over = NewMark(turn.id, 40, 9_000, IdentityKind.OTHER, "marked", "analyst", None, "analyst")
    add_mark(project, over)
    assert [mark.words for mark in marks(project)] == [TALK[40:]]
    with pytest.raises(SmallStoriesError, match="turn_gone"):
        add_mark(project, replace(over, turn_id=99))


def test_a_name_that_is_a_word_of_a_theme_too_is_asked_about(project: Project) -> None:
    add_theme(project, "Toivo")
    new = NewInterview("H04", SourceKind.TRANSCRIPT, "fi", (), (NewTurn("se toivo kantoi mua"),))
    talk = add_interview(project, new)
    add_identity(project, IdentityKind.PERSON, "Toivo", decision=Decision.REPLACE, wording="Urho")
    list(search_project(project))
    (asked,) = marks(project, talk)
    assert (asked.words, asked.tier, asked.identity_id) == ("toivo", "check", None)
