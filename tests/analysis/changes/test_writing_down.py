"""A transcript grows by pieces while its analyst marks and corrects what is there already."""

from dataclasses import replace

import pytest
from told_events import begun, heard, plan, recorded, voices

from small_stories.changes.interviewing import (
    check_turn,
    correct_turn,
    describe_interview,
    set_role,
)
from small_stories.changes.marking import mark_story
from small_stories.changes.writing_down import begin
from small_stories.errors import SmallStoriesError
from small_stories.heard import HeardPiece, Wishes
from small_stories.model import Role, Span
from small_stories.storage.interviews import speakers, turns
from small_stories.storage.project_file import Project
from small_stories.storage.stories import story_words
from small_stories.storage.transcriptions import Written, run, state, unfinished
from small_stories.transcribing.bring_in import store
from small_stories.transcribing.run import Plan, VoicesFailed

FIRST = heard(0, "Kerro miten tulit mukaan no mä vaan seisoin siinä")
SECOND = heard(1, "ovella ja sit se Marjatta huus et tuu")
THIRD = heard(2, "peremmälle ja sit mä jäin siihen")
VOICES = voices(4_200, end_ms=40_000)


@pytest.fixture
def recording(project: Project) -> int:
    return recorded(project)


@pytest.fixture
def number(project: Project, recording: int) -> int:
    """A run of three pieces, with its voices told."""
    begun_run = begun(project, recording)
    for event in (plan(3), VOICES):
        store(project, begun_run, event)
    return begun_run


def texts(project: Project) -> list[str]:
    return [turn.text for turn in turns(project, 1)]


def test_a_run_is_done_when_every_piece_is(project: Project, recording: int) -> None:
    assert state(project, 1) == Written.NONE
    number = begun(project, recording)
    assert state(project, 1) == Written.PARTLY
    store(project, number, plan(3))
    store(project, number, VOICES)
    for piece in (FIRST, SECOND):
        store(project, number, piece)
        assert state(project, 1) == Written.PARTLY
    left = unfinished(project, recording)
    assert left is not None
    assert (left.id, left.model, left.done) == (number, "whisper-base", {0, 1})
    assert left.done_ms == 20_000
    assert left.voices == VOICES
    assert left.wishes.languages == ("fi",)
    assert left.pieces == plan(3).pieces
    store(project, number, THIRD)
    assert state(project, 1) == Written.DONE
    assert unfinished(project, recording) is None


def test_turns_go_on_over_the_edges_of_pieces(project: Project, number: int) -> None:
    for piece in (FIRST, SECOND, THIRD):
        store(project, number, piece)
    assert texts(project) == [
        "Kerro miten tulit mukaan",
        "no mä vaan seisoin siinä ovella ja sit se Marjatta huus et tuu"
        " peremmälle ja sit mä jäin siihen",
    ]
    assert [each.label for each in speakers(project, 1)] == ["Puhuja 1", "Puhuja 2"]
    query = 'SELECT substr(text, start + 1, "end" - start) FROM turn_word JOIN turn'
    words = project.db.execute(f"{query} ON turn.id = turn_id ORDER BY turn_word.start_ms")
    assert " ".join(row[0] for row in words) == " ".join(texts(project))


def test_a_piece_that_is_told_twice_is_stored_once(project: Project, number: int) -> None:
    store(project, number, FIRST)
    before = texts(project)
    store(project, number, FIRST)
    store(project, number, plan(3))
    assert texts(project) == before


def test_one_undo_takes_the_whole_run_back_and_redo_lets_it_go_on(
    project: Project, recording: int, number: int
) -> None:
    store(project, number, FIRST)
    store(project, number, SECOND)
    before = texts(project)
    project.undo()
    assert texts(project) == []
    assert unfinished(project, recording) is None
    with pytest.raises(SmallStoriesError, match=r"changes\.undone_meanwhile"):
        store(project, number, THIRD)
    project.redo()
    assert texts(project) == before
    store(project, number, THIRD)
    assert state(project, 1) == Written.DONE


def test_a_story_marked_while_it_grows_stays(project: Project, number: int) -> None:
    store(project, number, FIRST)
    told = turns(project, 1)[1]
    story = mark_story(project, 1, [Span(told.id, 0, len(told.text))])
    store(project, number, SECOND)
    assert story_words(project, story) == "no mä vaan seisoin siinä"
    project.undo()
    assert texts(project)[1].endswith("et tuu")
    store(project, number, THIRD)
    project.redo()
    assert story_words(project, story) == "no mä vaan seisoin siinä"


def test_a_turn_that_somebody_touched_is_not_written_on(project: Project, number: int) -> None:
    store(project, number, FIRST)
    correct_turn(project, turns(project, 1)[1].id, "No mä vaan seisoin siinä.")
    project.undo()
    store(project, number, SECOND)
    assert texts(project)[1:] == ["no mä vaan seisoin siinä", texts(project)[2]]
    project.redo()
    assert texts(project)[1] == "No mä vaan seisoin siinä."
    store(project, number, THIRD)
    assert texts(project)[2].startswith("ovella")
    assert texts(project)[2].endswith("siihen")
    assert len(texts(project)) == 3


def test_what_came_while_a_turn_was_corrected_is_kept_behind_it(
    project: Project, number: int
) -> None:
    store(project, number, FIRST)
    read = turns(project, 1)[1]
    store(project, number, SECOND)
    correct_turn(project, read.id, "No mä vaan seisoin siinä", read=read.text)
    assert texts(project)[1] == "No mä vaan seisoin siinä ovella ja sit se Marjatta huus et tuu"
    assert turns(project, 1)[1].state == "checked"


def test_a_checked_turn_stays_checked(project: Project, number: int) -> None:
    store(project, number, FIRST)
    check_turn(project, turns(project, 1)[1].id)
    store(project, number, SECOND)
    assert [turn.state for turn in turns(project, 1)] == ["draft", "checked", "draft"]


def test_without_voices_the_words_come_all_the_same(project: Project, recording: int) -> None:
    number = begun(project, recording)
    store(project, number, plan(1))
    store(project, number, VoicesFailed("transcribing.voices_failed"))
    store(project, number, FIRST)
    assert "".join(texts(project)).startswith("Kerro")
    assert {turn.speaker_id for turn in turns(project, 1)} == {None}
    found = run(project, number)
    assert found is not None
    assert (found.voices, found.voices_failed) == (None, "transcribing.voices_failed")


def test_nothing_stays_of_a_run_in_which_nobody_speaks(project: Project, recording: int) -> None:
    before = project.history()
    number = begun(project, recording)
    with pytest.raises(SmallStoriesError, match=r"recording\.no_speech"):
        store(project, number, Plan(()))
    assert project.history() == before
    assert state(project, 1) == Written.NONE


def test_a_piece_in_which_nothing_was_heard_is_done(project: Project, number: int) -> None:
    store(project, number, HeardPiece(0, "fi", ()))
    assert texts(project) == []
    found = run(project, number)
    assert found is not None
    assert found.done == {0}


def test_a_role_that_was_said_is_not_proposed_otherwise(project: Project, number: int) -> None:
    store(project, number, replace(FIRST, words=FIRST.words[:4]))
    teller = speakers(project, 1)[0]
    set_role(project, teller.id, Role.INTERVIEWEE)
    for piece in (SECOND, THIRD):
        store(project, number, piece)
    assert speakers(project, 1)[0].role == Role.INTERVIEWEE
    assert not speakers(project, 1)[0].proposed


def test_the_languages_chosen_or_heard_are_the_interviews(project: Project, recording: int) -> None:
    def spoken() -> tuple[str, str | None]:
        query = "SELECT language, second_language FROM interview"
        (row,) = project.db.execute(query).fetchall()
        return tuple(row)

    number = begin(project, recording, "whisper-base", "0", Wishes(languages=("sv", "fi")))
    assert spoken() == ("sv", "fi")
    project.undo()
    assert spoken() == ("fi", None)
    number = begin(project, recording, "whisper-base", "0", Wishes())
    for event in (plan(3), VOICES, FIRST, replace(SECOND, language="en")):
        store(project, number, event)
    assert spoken() == ("fi", None)
    store(project, number, replace(THIRD, language="en"))
    assert spoken() == ("en", "fi")
    project.undo()
    assert spoken() == ("fi", None)


def test_a_language_that_was_said_meanwhile_stays(project: Project, recording: int) -> None:
    number = begin(project, recording, "whisper-base", "0", Wishes())
    store(project, number, plan(1))
    describe_interview(project, 1, language="se")
    store(project, number, FIRST)
    query = "SELECT language, second_language FROM interview"
    assert project.db.execute(query).fetchall() == [("se", None)]
