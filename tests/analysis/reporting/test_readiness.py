"""What stops an export is said quote by quote, in a sentence without a word of the talk."""

from typing import Any

import pytest
from docx import Document

from small_stories.changes.checking import record_check
from small_stories.changes.hiding import decide_identity
from small_stories.changes.interviewing import correct_turn, describe_interview
from small_stories.changes.marking import toggle_goal
from small_stories.changes.quoting import pass_by_eye
from small_stories.changes.reading import write_reading
from small_stories.changes.setting_up import record_consent
from small_stories.errors import SmallStoriesError
from small_stories.model import CheckState
from small_stories.reporting.readiness import (
    hindrance_text,
    hindrances,
    warning_text,
    warnings,
)
from small_stories.reporting.writing import write_report
from small_stories.storage.rows import update
from small_stories.strings import LANGUAGES, error_text, text


def kinds(kitchen: Any) -> list[tuple[str, str]]:
    return [(found.kind, found.quote) for found in hindrances(kitchen.project)]


def test_nothing_stops_a_finished_evaluation(kitchen: Any) -> None:
    assert kinds(kitchen) == []
    assert warnings(kitchen.project) == []


def test_an_open_mark_stops_and_says_which(kitchen: Any, out: Any) -> None:
    decide_identity(kitchen.project, kitchen.identities["Marjatta"], None)
    pass_by_eye(kitchen.project, kitchen.quotes["door"], passed=True)
    (found,) = hindrances(kitchen.project)
    assert hindrance_text(found, "fi") == (
        "Sitaatissa H01/1 on merkintä, josta ei ole päätetty: henkilö (puheenvuoro 2). "
        "Päätä, korvataanko se, karkeistetaanko, poistetaanko vai jätetäänkö ennalleen."
    )
    with pytest.raises(SmallStoriesError) as stopped:
        write_report(kitchen.project, out)
    assert stopped.value.key == "report.undecided"
    for language in LANGUAGES:
        assert "H01/1" in error_text(stopped.value, language)
        assert "Marjatta" not in error_text(stopped.value, language)
    assert not out.exists()


def test_an_interview_that_was_changed_has_to_be_searched_again(kitchen: Any) -> None:
    correct_turn(kitchen.project, kitchen.turns["soup"], kitchen.text("soup") + " Joo.")
    assert ("not_searched", "H02/1") in kinds(kitchen)


def test_a_bare_quote_stops(kitchen: Any) -> None:
    project, story = kitchen.project, kitchen.stories["soup"]
    write_reading(project, story, text="", exemplifies="")
    toggle_goal(project, story, kitchen.goals[1])
    assert kinds(kitchen) == [("no_reading", "H02/1"), ("no_effect", "H02/1")]


def test_the_filled_fields_of_a_reading_are_enough(kitchen: Any) -> None:
    write_reading(kitchen.project, kitchen.stories["soup"], text="", effect="uskaltaa päättää")
    assert kinds(kitchen) == []


def test_without_the_tellers_yes_nothing_is_quoted(kitchen: Any) -> None:
    project, person = kitchen.project, kitchen.people[0]
    record_consent(project, person, "reconfirmed", "quotes", given=False)
    record_consent(project, person, "invited", "quotes", given=True)
    assert kinds(kitchen) == [("no_consent", "H01/1")]
    record_consent(project, person, "reconfirmed", "quotes", given=True)
    assert kinds(kitchen) == []
    record_consent(project, person, "withdrawn", "stories", given=False)
    assert kinds(kitchen) == [("no_consent", "H01/1")]
    describe_interview(kitchen.project, kitchen.interviews[0], interviewee_id=None)
    assert kinds(kitchen) == [("teller_unknown", "H01/1")]


def test_stories_that_may_not_be_used_are_not_quoted(kitchen: Any) -> None:
    record_consent(kitchen.project, kitchen.people[0], "withdrawn", "stories", given=False)
    assert kinds(kitchen) == [("no_consent", "H01/1")]


def test_a_denied_reading_is_left_out_and_the_tellers_words_may_go(kitchen: Any, out: Any) -> None:
    write_reading(kitchen.project, kitchen.stories["letdown"], text="Kertoja pettyi itseensä.")
    record_check(kitchen.project, kitchen.stories["letdown"], CheckState.DENIED)
    assert kinds(kitchen) == []
    assert [found.kind for found in warnings(kitchen.project)] == ["denied"]
    [report, *_] = write_report(kitchen.project, out).paths
    words = "\n".join(paragraph.text for paragraph in Document(report).paragraphs)
    assert "pettyi itseensä" not in words
    assert text("report.to_fill.reading", "fi") in words


def test_an_unread_quote_stops(kitchen: Any, out: Any) -> None:
    pass_by_eye(kitchen.project, kitchen.quotes["soup"], passed=False)
    assert kinds(kitchen) == [("not_passed", "H02/1")]
    with pytest.raises(SmallStoriesError) as stopped:
        write_report(kitchen.project, out)
    assert stopped.value.key == "report.not_ready"
    assert len(stopped.value.fields["hindrances"]) == 1


def test_lost_words_stop(kitchen: Any) -> None:
    correct_turn(kitchen.project, kitchen.turns["letdown"], "")
    assert ("lost_words", "H02/2") in kinds(kitchen)


def test_unchecked_speech_and_hidden_names_are_warned_of(kitchen: Any) -> None:
    with kitchen.project.change("test"):
        update(kitchen.project.db, "turn", kitchen.turns["soup"], state="draft")
    write_reading(kitchen.project, kitchen.stories["door"], memo="", exemplifies="Marjatan tuki")
    assert kinds(kitchen) == []
    assert [warning_text(found, "fi") for found in warnings(kitchen.project)] == [
        "Sitaatissa H02/1 on puheentunnistuksen tekstiä, jota ei ole tarkistettu (puheenvuoro 2).",
        "Peitettäväksi päätetty nimi on tarinan tulkinnassa (H01/1). Vienti pysähtyy siihen.",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_hindrance_has_a_sentence(kitchen: Any, language: str) -> None:
    project = kitchen.project
    decide_identity(project, kitchen.identities["Marjatta"], None)
    correct_turn(project, kitchen.turns["letdown"], "")
    record_consent(project, kitchen.people[1], "withdrawn", "quotes", given=False)
    describe_interview(project, kitchen.interviews[0], interviewee_id=None)
    write_reading(project, kitchen.stories["soup"], text="", exemplifies="")
    toggle_goal(project, kitchen.stories["soup"], kitchen.goals[1])
    found = hindrances(project)
    assert {each.kind for each in found} == {
        "undecided", "not_searched", "no_reading", "no_effect", "no_consent", "teller_unknown",
        "not_passed", "lost_words",
    }  # fmt: skip
    for each in found:
        assert each.quote in hindrance_text(each, language)
