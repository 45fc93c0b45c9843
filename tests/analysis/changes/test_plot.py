"""The plot of a story: its parts in the analyst's order, at their words."""

import pytest

from small_stories.changes.interviewing import correct_turn
from small_stories.changes.marking import mark_story, remove_story
from small_stories.changes.plot import mark_part, move_part, remove_part, word_part
from small_stories.model import PartKind, Span
from small_stories.storage.interviews import Turn
from small_stories.storage.project_file import Project
from small_stories.storage.story_parts import story_parts


def span_of(turn: Turn, wanted: str) -> Span:
    start = turn.text.index(wanted)
    return Span(turn.id, start, start + len(wanted))


@pytest.fixture
def story(project: Project, interview: int, talk: list[Turn]) -> int:
    whole = [Span(talk[1].id, 0, len(talk[1].text)), Span(talk[3].id, 0, len(talk[3].text))]
    return mark_story(project, interview, whole)


def plot(project: Project, story: int) -> list[tuple[str, str]]:
    return [(part.kind, part.wording or part.words) for part in story_parts(project, story)]


def test_parts_stand_in_the_order_told_whenever_they_are_marked(
    project: Project, story: int, talk: list[Turn]
) -> None:
    mark_part(project, story, PartKind.PLOT_TURN, span_of(talk[1], "Marjatta huus"))
    mark_part(project, story, PartKind.END, span_of(talk[3], "avaan sen oven ite"))
    mark_part(project, story, PartKind.BEGINNING, span_of(talk[1], "seisoin siinä ovella"))
    mark_part(project, story, PartKind.EVENT, None, "jää iltaan asti")
    assert plot(project, story) == [
        ("beginning", "seisoin siinä ovella"),
        ("plot_turn", "Marjatta huus"),
        ("end", "avaan sen oven ite"),
        ("event", "jää iltaan asti"),
    ]


def test_a_story_turns_once_and_has_many_events(
    project: Project, story: int, talk: list[Turn]
) -> None:
    mark_part(project, story, PartKind.PLOT_TURN, span_of(talk[1], "Marjatta huus"))
    mark_part(project, story, PartKind.PLOT_TURN, span_of(talk[3], "Sit mä jäin"))
    for words in ("seisoin", "huus"):
        mark_part(project, story, PartKind.EVENT, span_of(talk[1], words))
    assert plot(project, story) == [
        ("event", "seisoin"), ("event", "huus"), ("plot_turn", "Sit mä jäin"),
    ]  # fmt: skip


def test_the_analyst_orders_words_and_removes_parts_undoably(
    project: Project, story: int, talk: list[Turn]
) -> None:
    first = mark_part(project, story, PartKind.EVENT, span_of(talk[1], "seisoin"))
    second = mark_part(project, story, PartKind.SILENCE, span_of(talk[1], "😀"))
    move_part(project, second, -1)
    word_part(project, first, "odottaa ovella")
    assert plot(project, story) == [("silence", "😀"), ("event", "odottaa ovella")]
    remove_part(project, first)
    assert plot(project, story) == [("silence", "😀")]
    for _ in range(3):
        project.undo()
    assert plot(project, story) == [("event", "seisoin"), ("silence", "😀")]


def test_parts_follow_corrections_and_go_with_their_story(
    project: Project, story: int, talk: list[Turn]
) -> None:
    mark_part(project, story, PartKind.PLOT_TURN, span_of(talk[1], "Marjatta huus"))
    correct_turn(project, talk[1].id, talk[1].text.replace("No mä", "No siis mä"))
    assert plot(project, story) == [("plot_turn", "Marjatta huus")]
    remove_story(project, story)
    assert story_parts(project, story) == []
