"""Words of a story are taken into its quote and out of it, and a sign stands where some are out."""

import pytest

from small_stories.anonymising.rewriting.printed import quote_text
from small_stories.changes.cutting import add_cut
from small_stories.changes.interviewing import NewInterview, NewTurn, add_interview
from small_stories.changes.marking import mark_story
from small_stories.changes.quote_words import cut_again, turn_words
from small_stories.changes.quoting import pass_by_eye
from small_stories.model import Cut, Role, SourceKind, Span
from small_stories.storage.interviews import turns
from small_stories.storage.project_file import Project
from small_stories.storage.quotes import quote as quote_of
from small_stories.storage.quotes import quote_spans

TOLD = "Ensin mä pelkäsin. Sit Liisa kysy multa, ja mä sanoin joo. Nyt mä autan muita."
AFTER = "Ja naapuri tuli mukaan."


@pytest.fixture
def quote(project: Project) -> int:
    talk = (NewTurn(TOLD, speaker=0), NewTurn(AFTER, speaker=0))
    new = NewInterview("H01", SourceKind.TRANSCRIPT, "fi", (("V", Role.INTERVIEWEE),), talk)
    number = add_interview(project, new)
    places = [Span(each.id, 0, len(each.text)) for each in turns(project, number)]
    quote = add_cut(project, mark_story(project, number, places), Cut.LINE)
    pass_by_eye(project, quote, passed=True)
    return quote


def at(project: Project, quote: int, words: str) -> Span:
    found = quote_of(project, quote)
    assert found is not None
    text, turn = next(
        (each.text, each.id) for each in turns(project, found.interview_id) if words in each.text
    )
    return Span(turn, text.index(words), text.index(words) + len(words))


def test_words_come_in_in_the_storys_order_and_have_to_be_read_again(
    project: Project, quote: int
) -> None:
    assert quote_text(project, quote) == AFTER
    assert turn_words(project, quote, [at(project, quote, "Ensin mä pelkäsin.")])
    assert quote_text(project, quote) == f"Ensin mä pelkäsin. (...) {AFTER}"
    found = quote_of(project, quote)
    assert found is not None
    assert not found.passed_by_eye
    project.undo()
    assert quote_text(project, quote) == AFTER


def test_words_go_out_of_the_middle(project: Project, quote: int) -> None:
    cut_again(project, quote, Cut.WHOLE)
    assert turn_words(project, quote, [at(project, quote, "Liisa kysy multa, ja")])
    assert quote_text(project, quote).startswith("Ensin mä pelkäsin. Sit (...) mä sanoin joo.")
    assert turn_words(project, quote, [at(project, quote, "Sit Liisa kysy")])
    assert quote_text(project, quote).startswith("Ensin mä pelkäsin. Sit Liisa kysy (...) mä")
    assert len(quote_spans(project, quote)) == 3


def test_a_quote_keeps_some_words_and_takes_none_from_outside_its_story(
    project: Project, quote: int
) -> None:
    assert not turn_words(project, quote, [at(project, quote, AFTER)])
    assert not turn_words(project, quote, [])
    there = at(project, quote, AFTER)
    assert not turn_words(project, quote, [Span(there.turn_id, there.end, there.end + 9)])
    assert quote_text(project, quote) == AFTER


def test_words_are_proposed_anew_for_another_cut(project: Project, quote: int) -> None:
    cut_again(project, quote, Cut.WHOLE)
    found = quote_of(project, quote)
    assert found is not None
    assert found.cut == Cut.WHOLE
    assert quote_text(project, quote) == f"{TOLD} (...) {AFTER}"
    project.undo()
    assert quote_text(project, quote) == AFTER
