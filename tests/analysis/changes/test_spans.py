"""Stories of several places: each can go, move, and be let go of when its words are lost."""

import pytest

from small_stories.changes.interviewing import correct_turn
from small_stories.changes.marking import add_spans, mark_story, move_span, remove_span
from small_stories.errors import SmallStoriesError
from small_stories.model import Span
from small_stories.storage.interviews import Turn
from small_stories.storage.project_file import Project
from small_stories.storage.stories import spans, story_words


def span_of(turn: Turn, wanted: str) -> Span:
    start = turn.text.index(wanted)
    return Span(turn.id, start, start + len(wanted))


@pytest.fixture
def story(project: Project, interview: int, talk: list[Turn]) -> int:
    places = [span_of(talk[1], "ovella 😀"), span_of(talk[1], "Marjatta huus"),
              span_of(talk[3], "avaan sen oven ite")]  # fmt: skip
    return mark_story(project, interview, places)


def test_three_separated_places_keep_the_order_told(project: Project, story: int) -> None:
    assert story_words(project, story) == "ovella 😀 (...) Marjatta huus (...) avaan sen oven ite"


def test_a_place_is_moved_and_removed_and_undo_brings_it_back(project: Project, story: int) -> None:
    last = spans(project, story)[2]
    move_span(project, last.id, -1)
    assert story_words(project, story) == "ovella 😀 (...) avaan sen oven ite (...) Marjatta huus"
    move_span(project, last.id, -5)
    assert story_words(project, story).startswith("avaan sen oven ite")
    remove_span(project, last.id)
    assert story_words(project, story) == "ovella 😀 (...) Marjatta huus"
    for _ in range(3):
        project.undo()
    assert story_words(project, story) == "ovella 😀 (...) Marjatta huus (...) avaan sen oven ite"


def test_the_last_place_stays(project: Project, story: int) -> None:
    first, second, third = spans(project, story)
    remove_span(project, second.id)
    remove_span(project, third.id)
    with pytest.raises(SmallStoriesError) as told:
        remove_span(project, first.id)
    assert told.value.key == "story.last_span"
    assert [span.id for span in spans(project, story)] == [first.id]


def test_lost_words_are_let_go_of(project: Project, story: int, talk: list[Turn]) -> None:
    correct_turn(project, talk[3].id, "Sit mä jäin.")
    lost = [span for span in spans(project, story) if span.lost_words]
    assert [span.lost_words for span in lost] == ["avaan sen oven ite"]
    remove_span(project, lost[0].id)
    assert story_words(project, story) == "ovella 😀 (...) Marjatta huus"


def test_a_place_that_is_gone_is_left_alone(project: Project, story: int) -> None:
    remove_span(project, 999)
    move_span(project, 999, 1)
    assert len(spans(project, story)) == 3


def test_words_added_again_are_told_once(project: Project, story: int, talk: list[Turn]) -> None:
    before = story_words(project, story)
    add_spans(project, story, [span_of(talk[1], "Marjatta")])
    assert story_words(project, story) == before
    reaching = span_of(talk[1], "ovella 😀")
    end = span_of(talk[1], "Marjatta").end
    add_spans(project, story, [Span(reaching.turn_id, reaching.start, end)])
    first, second = spans(project, story)
    assert (first.start, first.end) == (reaching.start, span_of(talk[1], "Marjatta huus").end)
    assert second.turn_id == talk[3].id
    project.undo()
    assert story_words(project, story) == before
