"""Correcting a turn moves everything that stands in it, in the same change."""

import pytest
from told_events import begun, heard, plan, recorded
from whole_project import troubles

from small_stories.changes.hiding import NewMark, add_mark
from small_stories.changes.interviewing import correct_turn
from small_stories.changes.marking import mark_story
from small_stories.changes.quoting import add_quote
from small_stories.model import IdentityKind, Span
from small_stories.storage.identities import marks, searched
from small_stories.storage.interviews import Turn, turn
from small_stories.storage.project_file import Project
from small_stories.storage.quotes import quote_spans
from small_stories.storage.spoken import timed_words
from small_stories.storage.stories import spans, story_words, words
from small_stories.transcribing.bring_in import store


def span_of(turn: Turn, wanted: str) -> Span:
    start = turn.text.index(wanted)
    return Span(turn.id, start, start + len(wanted))


def test_story_quote_and_mark_stay_at_their_words(
    project: Project, interview: int, talk: list[Turn]
) -> None:
    said = talk[1]
    story = mark_story(project, interview, [span_of(said, "sit se Marjatta huus")])
    quote = add_quote(project, story, [span_of(said, "Marjatta huus et tuu")])
    name = span_of(said, "Marjatta")
    add_mark(project, NewMark(said.id, name.start, name.end, IdentityKind.PERSON, "check", "known"))
    corrected = said.text.replace("No mä vaan", "No siis mä vaan").replace("huus", "huusi")
    correct_turn(project, said.id, corrected)
    assert story_words(project, story) == "sit se Marjatta huusi"
    assert words(project, quote_spans(project, quote)) == ["Marjatta huusi et tuu"]
    assert [mark.words for mark in marks(project)] == ["Marjatta"]
    assert not searched(project, interview)
    project.undo()
    assert story_words(project, story) == "sit se Marjatta huus"
    assert turn(project, said.id) == said


def test_a_story_that_loses_its_words_is_kept_for_repair(
    project: Project, interview: int, talk: list[Turn]
) -> None:
    story = mark_story(project, interview, [span_of(talk[3], "Sit mä jäin.")])
    correct_turn(project, talk[3].id, "Ja nykyään mä avaan sen oven ite.")
    [span] = spans(project, story)
    assert (span.start, span.end, span.lost_words) == (0, 0, "Sit mä jäin.")


@pytest.mark.parametrize("corrected", ["aivan uutta tekstiä tässä nyt on", "no", "vaan   mä jäin"])
def test_times_stand_at_words_and_not_at_spaces(project: Project, corrected: str) -> None:
    run = begun(project, recorded(project), speakers=0)
    for event in (plan(1), heard(0, "no mä vaan")):
        store(project, run, event)
    (said,) = project.db.execute("SELECT turn_id FROM turn_word LIMIT 1").fetchone()
    correct_turn(project, said, corrected)
    assert troubles(project) == []
    timed = [corrected[word.start : word.end] for word in timed_words(project, said)]
    assert len(timed) == 3
    assert timed == [word.strip() for word in timed]
    assert any(timed)
