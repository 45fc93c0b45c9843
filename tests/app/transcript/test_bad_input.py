"""What nobody meant to bring in still works, and says what is missing."""

import time

import pytest
from PySide6.QtCore import Qt

from small_stories.changes.interviewing import NewInterview, NewTurn, add_interview, correct_turn
from small_stories.errors import SmallStoriesError
from small_stories.model import Role, SourceKind, Span
from small_stories.storage.stories import spans, stories

Key = Qt.Key
RTL = "Siellä oli מרים אברהם ja 👩🏽‍🌾 nauroi, ja minä uskalsin sanoa 😀 jotain."


def shown(analyst, *talk, speakers=(), code="H02"):
    """Bring an interview in and show it, with the keyboard in it."""
    new = NewInterview(code, SourceKind.TRANSCRIPT, "fi", speakers, talk)
    number = add_interview(analyst.project, new)
    window = analyst.page.window()
    window.interviews.show_interview(number)
    analyst.page.text.setFocus()
    return number


def told(analyst, interview):
    texts = {turn.id: turn.text for turn in analyst.page.opened.shown.turns.values()}
    return [
        texts[span.turn_id][span.start : span.end]
        for story in stories(analyst.project, interview)
        for span in spans(analyst.project, story.id)
    ]


@pytest.mark.parametrize(
    "words", ["מרים אברהם ja", "oli מרים", "👩🏽‍🌾 nauroi", "sanoa 😀 jotain", "אברהם"]
)
def test_a_name_written_from_the_right_and_an_emoji_inside_a_story(analyst, words):
    interview = shown(analyst, NewTurn(RTL))
    text = analyst.page.text
    text.select(Span(text.turn_here(), RTL.index(words), RTL.index(words) + len(words)))
    analyst.press(Key.Key_1)
    assert told(analyst, interview) == [words]
    text.viewport().repaint()
    correct_turn(analyst.project, text.turn_here(), f"No {RTL}")
    analyst.page.opened.read_anew()
    assert told(analyst, interview) == [words]


def test_the_edge_of_a_story_goes_over_an_emoji_and_a_name_from_the_right(analyst):
    interview = shown(analyst, NewTurn(RTL))
    text = analyst.page.text
    text.select(Span(text.turn_here(), 0, 6))
    analyst.press(Key.Key_1)
    seen = []
    for _ in range(5):
        analyst.press(Key.Key_Down, control=True)
        seen.append(told(analyst, interview)[0])
    assert seen[:3] == ["Siellä oli", "Siellä oli מרים", "Siellä oli מרים אברהם"]
    assert all(RTL.startswith(words) for words in seen)
    assert seen[-1].endswith("nauroi,")


def test_a_turn_of_20_000_words_is_opened_marked_and_corrected(analyst):
    words = " ".join(f"sana{n}" for n in range(20_000))
    began = time.monotonic()
    interview = shown(analyst, NewTurn("Kerro.", 0), NewTurn(words, 1),
                      speakers=(("H", Role.INTERVIEWER), ("V", Role.INTERVIEWEE)))  # fmt: skip
    text = analyst.page.text
    analyst.choose("sana15000 sana15001")
    analyst.press(Key.Key_2)
    assert told(analyst, interview) == ["sana15000 sana15001"]
    analyst.press(Key.Key_Down, control=True)
    assert told(analyst, interview) == ["sana15000 sana15001 sana15002"]
    analyst.press(Key.Key_F2)
    assert analyst.at is analyst.page.editor.field
    assert analyst.page.editor.isVisible()
    analyst.press(Key.Key_Home, control=True)
    analyst.type("No ")
    analyst.press(Key.Key_Return, control=True)
    assert told(analyst, interview) == ["sana15000 sana15001 sana15002"]
    assert analyst.page.opened.turn(text.turn_here()).text.startswith("No sana0")
    assert time.monotonic() - began < 20


def test_an_interview_without_any_speaker_is_read_and_marked(analyst):
    interview = shown(analyst, NewTurn("Minä kuorin perunoita."), NewTurn("Ja sitten leivoin."))
    analyst.choose("kuorin perunoita")
    analyst.press(Key.Key_1)
    assert told(analyst, interview) == ["kuorin perunoita"]
    analyst.page.who.set_role(Role.INTERVIEWEE)
    assert "ei ole merkitty puhujaa" in analyst.heard[-1]


def test_an_interview_without_turns_says_so_and_breaks_no_key(analyst):
    shown(analyst)
    page = analyst.page
    assert page.area.no_words.isVisible()
    assert "ei ole vielä tekstiä" in page.area.no_words.sentence.text()
    page.marking.check_turns(to_end=True)
    page.repairing.go_on()
    page.walk.go(1)
    page.text.go_by_turns(1)
    page.text.select_turn()
    page.marking.make_story()
    assert stories(analyst.project, page.opened.shown.interview.id) == []
    page.window().interviews.show_interview(1)
    assert page.text.isVisible()


def test_two_interviews_of_one_name_are_told_apart_by_their_codes(analyst):
    new = NewInterview("H01", SourceKind.TRANSCRIPT, "fi", (), (NewTurn("Toinen."),))
    with pytest.raises(SmallStoriesError) as caught:
        add_interview(analyst.project, new)
    assert caught.value.key == "interview.code_taken"
    assert caught.value.fields == {"code": "H01"}


def test_an_empty_turn_and_one_of_spaces_are_passed_by(analyst):
    shown(analyst, NewTurn(""), NewTurn("   "), NewTurn("Minä jäin."))
    analyst.press(Key.Key_PageDown, Key.Key_PageDown, control=True)
    analyst.press(Key.Key_A)
    analyst.press(Key.Key_3)
    assert told(analyst, analyst.page.opened.shown.interview.id) == ["Minä jäin."]


def test_nothing_is_written_into_the_talk_by_an_input_method(analyst):
    interview = shown(analyst, NewTurn(RTL), NewTurn("Minä jäin."))
    analyst.press(Key.Key_A)
    analyst.press(Key.Key_1)
    written = analyst.page.text.toPlainText()
    analyst.page.text.selectAll()
    analyst.type("ä😀")
    assert analyst.page.text.toPlainText() == written
    analyst.page.text.viewport().repaint()
    assert told(analyst, interview) == [RTL]
