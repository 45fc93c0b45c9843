"""Speakers are told apart again without touching a word of the transcript."""

import pytest
from told_events import begun, heard, plan, recorded, voices

from small_stories.changes.interviewing import check_turn, correct_turn, set_role
from small_stories.changes.marking import mark_story
from small_stories.changes.speakers import rename_speaker
from small_stories.errors import SmallStoriesError
from small_stories.heard import Doubt, UnsurePlace, Voices
from small_stories.model import Role, Span
from small_stories.storage.interviews import speakers, turns
from small_stories.storage.project_file import Project
from small_stories.storage.stories import story_words
from small_stories.storage.transcriptions import run
from small_stories.storage.unsure_places import unsure_places
from small_stories.transcribing.bring_in import store
from small_stories.transcribing.run import VoicesFailed
from small_stories.transcribing.telling_apart import tell_apart

# Five words in ten seconds: one every two.
PIECES = (heard(0, "Miten tulit mukaan? Mä jäin"), heard(1, "siihen ovelle. Mitä sitten? Joo"))
ONE_SIDED = voices(8_000, end_ms=20_000)
TRUE = voices(6_000, 13_800, 17_700, end_ms=20_000)


@pytest.fixture
def number(project: Project) -> int:
    """A whole transcript whose second voice was heard too late, and to the end."""
    number = begun(project, recorded(project))
    for event in (plan(2), ONE_SIDED, *PIECES):
        store(project, number, event)
    return number


def told(project: Project) -> list[tuple[str, str]]:
    return [(turn.label, turn.text) for turn in turns(project, 1)]


def test_turns_begin_where_the_voice_changes(project: Project, number: int) -> None:
    before = " ".join(words for _, words in told(project))
    asked, teller = speakers(project, 1)
    rename_speaker(project, teller.id, "Maija")
    tell_apart(project, 1, TRUE)
    assert told(project) == [
        ("Puhuja 1", "Miten tulit mukaan?"),
        ("Maija", "Mä jäin siihen ovelle."),
        ("Puhuja 1", "Mitä sitten?"),
        ("Maija", "Joo"),
    ]
    assert " ".join(words for _, words in told(project)) == before
    assert [each.id for each in speakers(project, 1)] == [asked.id, teller.id]
    found = run(project, number)
    assert found is not None
    assert found.voices == TRUE
    project.undo()
    assert told(project)[0] == ("Puhuja 1", "Miten tulit mukaan? Mä")


def test_roles_are_proposed_and_what_was_confirmed_stays(project: Project, number: int) -> None:
    tell_apart(project, 1, TRUE)
    roles = [each.role for each in speakers(project, 1)]
    assert roles == [Role.INTERVIEWER, Role.INTERVIEWEE]
    assert all(each.proposed for each in speakers(project, 1))
    set_role(project, speakers(project, 1)[0].id, Role.INTERPRETER)
    tell_apart(project, 1, TRUE)
    assert speakers(project, 1)[0].role == Role.INTERPRETER


def test_checked_turns_and_stories_stay(project: Project, number: int) -> None:
    first, rest = turns(project, 1)
    check_turn(project, first.id)
    story = mark_story(project, 1, [Span(rest.id, 0, len("jäin siihen ovelle. Mitä"))])
    tell_apart(project, 1, TRUE)
    assert turns(project, 1)[0].text == first.text
    assert story_words(project, story) == "jäin siihen ovelle. (...) Mitä"
    assert [turn.text for turn in turns(project, 1)[1:]] == [
        "jäin siihen ovelle.",
        "Mitä sitten?",
        "Joo",
    ]


def test_words_typed_without_times_stay_with_those_before_the_next_word(
    project: Project, number: int
) -> None:
    first = turns(project, 1)[0]
    correct_turn(project, first.id, "Miten tulit mukaan tänne? Mä")
    with project.change("turn.checked"):
        project.db.execute("UPDATE turn SET state = 'draft'")
    tell_apart(project, 1, TRUE)
    assert [words for _, words in told(project)[:2]] == [
        "Miten tulit mukaan tänne?",
        "Mä jäin siihen ovelle.",
    ]


def test_a_third_voice_makes_a_speaker_and_two_again_remove_it(
    project: Project, number: int
) -> None:
    late = TRUE.stretches[-1]
    third = Voices(3, (*TRUE.stretches[:-1], type(late)(late.start_ms, late.end_ms, 2, 0.9)))
    tell_apart(project, 1, third)
    assert [each.label for each in speakers(project, 1)] == ["Puhuja 1", "Puhuja 2", "Puhuja 3"]
    assert told(project)[-1] == ("Puhuja 3", "Joo")
    tell_apart(project, 1, TRUE)
    assert [each.label for each in speakers(project, 1)] == ["Puhuja 1", "Puhuja 2"]
    assert told(project)[-1] == ("Puhuja 2", "Joo")


def test_voices_that_failed_are_told_later(project: Project) -> None:
    number = begun(project, recorded(project))
    for event in (plan(2), VoicesFailed("transcribing.no_speech"), *PIECES):
        store(project, number, event)
    assert {label for label, _ in told(project)} == {""}
    tell_apart(project, 1, TRUE)
    assert told(project)[:2] == [
        ("Puhuja 1", "Miten tulit mukaan?"),
        ("Puhuja 2", "Mä jäin siihen ovelle."),
    ]


def test_places_that_were_unsure_of_voices_are_those_of_the_new_telling(
    project: Project, number: int
) -> None:
    place = UnsurePlace(Doubt.UNSURE_SPEAKER, 6_000, 7_000)
    tell_apart(project, 1, Voices(2, TRUE.stretches, (place,)))
    [found] = unsure_places(project, 1)
    assert (found.doubt, found.start_ms, found.turn_id) == (
        Doubt.UNSURE_SPEAKER,
        6_000,
        turns(project, 1)[1].id,
    )
    check_turn(project, turns(project, 1)[1].id)
    assert unsure_places(project, 1) == []
    project.undo()
    tell_apart(project, 1, TRUE)
    assert unsure_places(project, 1) == []


def test_speakers_are_told_apart_when_all_is_written_down(project: Project) -> None:
    number = begun(project, recorded(project))
    for event in (plan(2), ONE_SIDED, PIECES[0]):
        store(project, number, event)
    with pytest.raises(SmallStoriesError, match=r"transcribing\.not_finished"):
        tell_apart(project, 1, TRUE)


def test_the_turn_that_somebody_is_correcting_keeps_its_words(
    project: Project, number: int
) -> None:
    first = turns(project, 1)[0]
    corrected = first.text.replace("Mä", "Minä")
    tell_apart(project, 1, TRUE, first.id)
    correct_turn(project, first.id, corrected, first.text)
    assert told(project)[0] == ("Puhuja 1", "Miten tulit mukaan? Minä")
    words = " ".join(words for _, words in told(project))
    assert words == "Miten tulit mukaan? Minä jäin siihen ovelle. Mitä sitten? Joo"
