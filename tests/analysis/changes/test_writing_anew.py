"""A draft is taken away for a new one, and stories keep their place in the recording."""

import pytest
from told_events import begun, heard, plan, recorded, voices

from small_stories.changes.interviewing import check_turn, mark_theme
from small_stories.changes.marking import mark_story
from small_stories.changes.quoting import add_quote
from small_stories.changes.writing_anew import take_draft_away
from small_stories.errors import SmallStoriesError
from small_stories.model import Span
from small_stories.storage.interviews import speakers, turns
from small_stories.storage.project_file import Project
from small_stories.storage.stories import stories, story_words
from small_stories.storage.transcriptions import Written, state
from small_stories.transcribing.bring_in import store

PIECES = (heard(0, "Miten tulit mukaan mä jäin"), heard(1, "siihen ovelle ja nyt avaan"))
BETTER = (heard(0, "Miten tulit mukaan? Mä jäin"), heard(1, "siihen, ovelle ja nyt avaan."))
VOICES = voices(6_000, end_ms=20_000)


@pytest.fixture
def recording(project: Project) -> int:
    number = recorded(project)
    write_down(project, number, PIECES)
    return number


def write_down(project: Project, recording: int, pieces: tuple) -> None:
    number = begun(project, recording)
    for event in (plan(2), VOICES, *pieces):
        store(project, number, event)


def place_of(project: Project, wanted: str) -> Span:
    turn = next(turn for turn in turns(project, 1) if wanted in turn.text)
    start = turn.text.index(wanted)
    return Span(turn.id, start, start + len(wanted))


def test_a_story_finds_its_words_in_the_new_transcript(project: Project, recording: int) -> None:
    story = mark_story(project, 1, [place_of(project, "jäin siihen ovelle")])
    take_draft_away(project, 1)
    assert turns(project, 1) == speakers(project, 1) == []
    assert state(project, 1) == Written.NONE
    [kept] = stories(project, 1)
    assert (kept.id, kept.sound_start_ms, kept.sound_end_ms) == (story, 7_840, 13_900)
    write_down(project, recording, BETTER)
    assert story_words(project, story) == "jäin siihen, ovelle"
    assert project.next_undo().name == "interview.words_found"  # type: ignore[union-attr]
    project.undo()
    assert story_words(project, story) == ""
    project.undo()
    project.undo()
    assert story_words(project, story) == "jäin siihen ovelle"
    assert stories(project, 1)[0].sound_start_ms is None


@pytest.mark.parametrize("work", ["checked", "quoted", "theme"])
def test_other_work_in_a_draft_is_not_taken_away(
    project: Project, recording: int, work: str
) -> None:
    place = place_of(project, "ovelle")
    if work == "checked":
        check_turn(project, place.turn_id)
    elif work == "quoted":
        add_quote(project, mark_story(project, 1, [place]), [place])
    else:
        mark_theme(project, place.turn_id, 1)
    before = turns(project, 1)
    with pytest.raises(SmallStoriesError, match=r"transcribing\.work_in_draft"):
        take_draft_away(project, 1)
    assert turns(project, 1) == before


def test_a_run_that_was_taken_away_stores_nothing_more(project: Project) -> None:
    number = begun(project, recorded(project))
    for event in (plan(2), VOICES, PIECES[0]):
        store(project, number, event)
    take_draft_away(project, 1)
    with pytest.raises(SmallStoriesError, match=r"changes\.undone_meanwhile"):
        store(project, number, PIECES[1])
    project.undo()
    store(project, number, PIECES[1])
    assert state(project, 1) == Written.DONE


def test_going_on_with_the_draft_leaves_the_anew_that_was_undone(
    project: Project, recording: int
) -> None:
    project.undo()
    assert turns(project, 1) == []
    number = begun(project, recording)
    for event in (plan(2), VOICES, PIECES[0]):
        store(project, number, event)
    with project.change("interview.transcribed"):
        take_draft_away(project, 1)
        begun(project, recording)
    project.undo()
    store(project, number, PIECES[1])
    assert project.redo() is None
    words = " ".join(turn.text for turn in turns(project, 1))
    assert words == "Miten tulit mukaan mä jäin siihen ovelle ja nyt avaan"
    assert state(project, 1) == Written.DONE
