"""Words are found and replaced over transcripts, literally and as one change."""

import pytest
from told_events import begun, heard, plan, recorded, voices

from small_stories.changes.hiding import store_marks
from small_stories.changes.marking import mark_story
from small_stories.changes.replacing_words import Wanted, places_of_words, replace_words
from small_stories.model import Span
from small_stories.storage.identities import searched
from small_stories.storage.interviews import turns
from small_stories.storage.project_file import Project
from small_stories.storage.spoken import timed_words
from small_stories.storage.stories import story_words, words
from small_stories.transcribing.bring_in import store

PIECES = (heard(0, "Marjatta huus et tuu Marjatan luo"), heard(1, "Niin se Marjatta teki"))


@pytest.fixture
def interview(project: Project) -> int:
    for code, sounds in (("H01", (1, 2)), ("H02", (3, 4))):
        number = begun(project, recorded(project, code, sounds))
        for event in (plan(2), voices(10_000, end_ms=20_000), *PIECES):
            store(project, number, event)
    return 1


def texts(project: Project, interview: int) -> list[str]:
    return [turn.text for turn in turns(project, interview)]


def test_a_name_is_written_otherwise_everywhere(project: Project, interview: int) -> None:
    store_marks(project, interview, [])
    story = mark_story(project, interview, [Span(turns(project, interview)[0].id, 0, 13)])
    before = [timed_words(project, turn.id) for turn in turns(project, interview)]
    assert len(places_of_words(project, interview, Wanted("marjatta"))) == 2
    assert replace_words(project, interview, Wanted("marjatta"), "Marja-Terttu") == 2
    assert texts(project, 1) == ["Marja-Terttu huus et tuu Marjatan luo",
                                 "Niin se Marja-Terttu teki"]  # fmt: skip
    assert story_words(project, story) == "Marja-Terttu huus"
    after = [timed_words(project, turn.id) for turn in turns(project, interview)]
    assert [[(w.start_ms, w.end_ms) for w in turn] for turn in after] == [
        [(w.start_ms, w.end_ms) for w in turn] for turn in before
    ]
    assert words(project, [Span(turns(project, 1)[1].id, w.start, w.end) for w in after[1]]) == [
        "Niin", "se", "Marja-Terttu", "teki"
    ]  # fmt: skip
    assert {turn.state for turn in turns(project, 1)} == {"draft"}
    assert not searched(project, 1)
    assert texts(project, 2)[0].startswith("Marjatta")
    assert project.next_undo().fields == {"old": "marjatta", "new": "Marja-Terttu"}  # type: ignore[union-attr]
    project.undo()
    assert texts(project, 1) == texts(project, 2)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted("Marjat"), 0),
        (Wanted("Marjat", whole_words=False), 6),
        (Wanted("marjat", whole_words=False, same_case=True), 0),
        (Wanted("  huus   et "), 2),
        (Wanted("."), 0),
        (Wanted(""), 0),
    ],
)
def test_only_what_was_asked_for_is_found(
    project: Project, interview: int, wanted: Wanted, found: int
) -> None:
    assert len(places_of_words(project, None, wanted)) == found


def test_nothing_is_changed_where_nothing_is_found(project: Project, interview: int) -> None:
    before = project.history()
    assert replace_words(project, None, Wanted("puuttuu"), "tilalle") == 0
    assert replace_words(project, None, Wanted("teki", same_case=True), "teki") == 0
    assert project.history() == before
