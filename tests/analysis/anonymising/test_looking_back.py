"""A name, an alias or a new base form is found in every interview, and ready quotes open again."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from small_stories.anonymising import ledger
from small_stories.anonymising.looking_back import look_back
from small_stories.changes.hiding import (
    NewMark,
    Wordings,
    add_identity,
    add_mark,
    decide_identity,
    decide_mark,
    link_mark,
    store_marks,
)
from small_stories.changes.interviewing import NewInterview, NewTurn, add_interview
from small_stories.changes.marking import mark_story
from small_stories.changes.quoting import add_quote, pass_by_eye
from small_stories.changes.setting_up import begin_project
from small_stories.model import Decision, IdentityKind, SourceKind, Span
from small_stories.storage.identities import MarkInTurn, identities, marks, searched
from small_stories.storage.interviews import interviews, turns
from small_stories.storage.project_file import Project
from small_stories.storage.quotes import quotes

PERSON, PLACE, ORGANISATION = (
    IdentityKind.PERSON,
    IdentityKind.PLACE,
    IdentityKind.ORGANISATION,
)
TALKS = {
    "H01": ("Marjan kaa mentiin Hakunilaan.", "Siellä oli Yhteisen pöydän väki."),
    "H02": ("Maikki soitti, ja Marja-täti tuli.", "Toivo on tärkeä, ja toivo elää."),
    "H03": ("sit marjalle sanottiin et haku nilassa on tilaa", "Kirsti Rautio ja Kirstikin."),
}


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """Three interviews, with a quote of every turn, read through by eye."""
    with begin_project(tmp_path / "hanke.smallstories", "Hanke", None, "fi") as made:
        for code, said in TALKS.items():
            new = NewInterview(code, SourceKind.TRANSCRIPT, "fi", (), tuple(map(NewTurn, said)))
            talk = add_interview(made, new)
            for turn in turns(made, talk):
                place = Span(turn.id, 0, len(turn.text))
                quote = add_quote(made, mark_story(made, talk, [place]), [place])
                pass_by_eye(made, quote, passed=True)
        yield made


def said(project: Project) -> list[tuple[str, int | None]]:
    return [(mark.words, mark.identity_id) for mark in marks(project)]


def mark_of(project: Project, words: str) -> MarkInTurn:
    return next(each for each in marks(project) if each.words == words)


def ready(project: Project) -> list[int]:
    return [quote.id for quote in quotes(project) if quote.passed_by_eye]


def test_an_entry_added_by_hand_is_found_in_every_interview(project: Project) -> None:
    number = ledger.add_entry(project, PERSON, "Marja", who="kertojan täti")
    assert said(project) == [("Marjan", number), ("Marja", number), ("marjalle", None)]
    assert [mark.tier for mark in marks(project)] == ["marked", "marked", "check"]
    assert {mark.called for mark in marks(project)} == {"Marja"}


def test_quotes_that_were_ready_are_opened_again_and_one_undo_takes_all_back(
    project: Project,
) -> None:
    assert ready(project) == [1, 2, 3, 4, 5, 6]
    ledger.add_entry(project, PERSON, "Marja")
    assert ready(project) == [2, 4, 6]
    project.undo()
    assert (marks(project), identities(project), ready(project)) == ([], [], [1, 2, 3, 4, 5, 6])
    project.redo()
    assert ready(project) == [2, 4, 6]


def test_a_name_made_of_common_words_comes_by_hand(project: Project) -> None:
    number = ledger.add_entry(project, ORGANISATION, "Yhteinen pöytä")
    assert said(project) == [("Yhteisen pöydän", number)]


def test_a_new_alias_looks_back(project: Project) -> None:
    number = ledger.add_entry(project, PERSON, "Marja")
    for quote in quotes(project):
        pass_by_eye(project, quote.id, passed=True)
    changes = len(project.history())
    assert ledger.add_alias(project, number, " Maikki ") == 1
    assert mark_of(project, "Maikki").identity_id == number
    assert ready(project) == [1, 2, 4, 5, 6]
    assert len(project.history()) == changes + 1
    project.undo()
    assert ready(project) == [1, 2, 3, 4, 5, 6]
    assert ("Maikki", number) not in said(project)


def test_an_alias_that_is_anothers_too_is_asked_about(project: Project) -> None:
    one = ledger.add_entry(project, PERSON, "Maikki")
    other = ledger.add_entry(project, PERSON, "Marja")
    assert mark_of(project, "Maikki").identity_id == one
    ledger.add_alias(project, other, "Maikki")
    assert mark_of(project, "Maikki").identity_id == one, "what was said of it stays"
    talk = add_interview(
        project, NewInterview("H04", SourceKind.TRANSCRIPT, "fi", (), (NewTurn("Maikille!"),))
    )
    look_back(project, one)
    (asked,) = marks(project, talk)
    assert (asked.words, asked.identity_id, asked.tier) == ("Maikille", None, "check")


def test_a_renamed_entry_is_found_by_its_new_name_and_known_by_the_old(project: Project) -> None:
    number = ledger.add_entry(project, PLACE, "Hakuniila")
    assert said(project) == []
    ledger.rename(project, number, "Hakunila")
    assert said(project) == [("Hakunilaan", number), ("haku nilassa", None)]
    assert mark_of(project, "haku nilassa").tier == "check"
    maikki = ledger.add_entry(project, PERSON, "Maikki")
    ledger.rename(project, maikki, "Marja")
    assert ("Maikki", maikki) in said(project)
    assert ledger.aliases(project) == {maikki: ("Maikki",)}


def test_what_the_analyst_has_said_of_a_place_stays(project: Project) -> None:
    talk = turns(project, 2)[1]
    hope = add_mark(project, NewMark(talk.id, 0, 5, PERSON, "check", "analyst"))
    decide_mark(project, hope, Decision.KEEP)
    number = ledger.add_entry(project, PERSON, "Toivo")
    kept = next(mark for mark in marks(project) if mark.id == hope)
    assert (kept.words, kept.identity_id, kept.decision) == ("Toivo", None, "keep")
    assert ("toivo", None) in said(project)
    assert number not in {mark.identity_id for mark in marks(project)}


def test_a_mark_of_somebody_else_is_not_taken(project: Project) -> None:
    talk = turns(project, 1)[0]
    other = add_identity(project, PERSON, "Marja Salo")
    own = add_mark(project, NewMark(talk.id, 0, 6, PERSON, "marked", "analyst"))
    link_mark(project, own, other)
    number = ledger.add_entry(project, PERSON, "Marja")
    assert said(project)[0] == ("Marjan", other)
    assert ("Marja", number) in said(project)


def test_a_longer_name_that_was_found_stays_whole_and_is_asked_about(project: Project) -> None:
    talk = turns(project, 3)[1]
    add_mark(project, NewMark(talk.id, 0, 13, PERSON, "marked", "listed", found_by="machine"))
    number = ledger.add_entry(project, PERSON, "Kirsti")
    assert said(project) == [("Kirsti Rautio", None), ("Kirstikin", number)]


def test_a_part_of_a_full_name_is_marked_and_not_guessed(project: Project) -> None:
    number = ledger.add_entry(project, PERSON, "Kirsti Rautio")
    assert said(project) == [("Kirsti Rautio", number), ("Kirstikin", None)]
    ledger.same_as(project, mark_of(project, "Kirstikin"), number)
    assert said(project) == [("Kirsti Rautio", number), ("Kirstikin", number)]
    assert ledger.aliases(project) == {number: ("Kirsti",)}


def test_a_part_that_was_kept_is_looked_at_again(project: Project) -> None:
    talk = turns(project, 2)[0]
    whole = NewMark(talk.id, 18, 28, ORGANISATION, "marked", "listed", found_by="machine")
    decide_mark(project, add_mark(project, whole), Decision.KEEP)
    number = ledger.add_entry(project, PERSON, "Marja")
    assert ("Marja", number) in said(project)


def test_a_second_look_back_changes_nothing(project: Project) -> None:
    number = ledger.add_entry(project, PERSON, "Marja", ["Maikki"])
    before, changes = marks(project), len(project.history())
    assert look_back(project, number) == 0
    assert marks(project) == before
    assert len(project.history()) == changes


def test_a_search_after_a_look_back_keeps_what_it_found(project: Project) -> None:
    ledger.add_entry(project, PERSON, "Marja", ["Maikki"])
    before = said(project)
    for talk in (1, 2, 3):
        store_marks(project, talk, [])
        assert searched(project, talk)
    assert said(project) == before


def test_a_decision_wording_or_alias_opens_the_quotes_that_hold_the_name(project: Project) -> None:
    number = ledger.add_entry(project, PERSON, "Marja", ["Maikki"])
    for change in (
        lambda: decide_identity(project, number, Decision.ROLE, "täti"),
        lambda: decide_identity(project, number, Decision.ROLE, Wordings("täti", "sukulainen")),
        lambda: ledger.rename(project, number, "Marjaana"),
        lambda: ledger.delete_entry(project, number),
    ):
        for quote in quotes(project):
            pass_by_eye(project, quote.id, passed=True)
        change()
        assert 3 not in ready(project)


WORDS = st.sampled_from(
    ["Marja", "marjan", "Maikki", "Hakunilas", "on", "toivo", "Kirsti", "Rautio"]
)


@settings(
    deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(words=st.lists(WORDS, min_size=1, max_size=8), base=WORDS)
def test_marks_of_a_look_back_never_overlap(project: Project, words: list[str], base: str) -> None:
    code, said = f"H{len(interviews(project)) + 1:02}", (NewTurn(" ".join(words)),)
    new = NewInterview(code, SourceKind.TRANSCRIPT, "fi", (), said)
    talk = add_interview(project, new)
    for name in (base, "Kirsti Rautio", "Marja"):
        ledger.add_entry(project, PERSON, name)
    found = marks(project, talk)
    assert all(one.end <= other.start for one, other in pairwise(found))
    while (done := project.next_undo()) and done.name != "quote.passed":
        project.undo()
    assert identities(project) == []
