"""Places to listen to again are listed with their reason, stepped through and settled by key."""

import pytest
from PySide6.QtCore import Qt

from small_stories.changes.interviewing import NewInterview, NewTurn, NewWord, add_interview
from small_stories.heard import Doubt
from small_stories.model import Role, SourceKind
from small_stories.storage.rows import insert
from small_stories.storage.unsure_places import unsure_places

Key = Qt.Key
TALK = ("Kerro lisää siitä päivästä.", "No ensin minä menin sinne tota noin.", "Ja sitten kotiin.")
PLACES = (
    (Doubt.UNLIKELY_WORDS, 10_900, 12_100),
    (Doubt.THIRD_VOICE, 12_000, 13_000),
    (Doubt.SPEECH_WITHOUT_WORDS, 19_000, 19_500),
)


def timed(number, words):
    """Each word lasts half a second, and the turn begins ten seconds after the one before."""
    found, at = [], 0
    for n, word in enumerate(words.split()):
        start = number * 10_000 + 500 * n
        found.append(NewWord(at, at + len(word), start, start + 500, 0.9))
        at += len(word) + 1
    return tuple(found)


@pytest.fixture
def unsure(analyst):
    turns = tuple(
        NewTurn(words, n % 2, n * 10_000, n * 10_000 + 9000, (), "draft", timed(n, words))
        for n, words in enumerate(TALK)
    )
    talking = (("Puhuja 1", Role.INTERVIEWER), ("Puhuja 2", Role.INTERVIEWEE))
    number = add_interview(
        analyst.project, NewInterview("H02", SourceKind.AUDIO, "fi", talking, turns)
    )
    with analyst.project.change("interview.transcribed"):
        for doubt, start, end in PLACES:
            insert(analyst.project.db, "unsure_place", interview_id=number, doubt=doubt,
                   start_ms=start, end_ms=end)  # fmt: skip
    analyst.page.show_interview(number)
    analyst.page.text.setFocus()
    return number


def listed(analyst):
    model = analyst.page.again.panel.model
    return [model.data(model.index(row, 0)) for row in range(model.rowCount())]


def selected(analyst):
    return analyst.page.text.textCursor().selectedText()


def test_places_are_listed_with_time_reason_and_words(analyst, unsure):
    assert listed(analyst) == [
        "0:10 · Sanat ovat epävarmoja\nNo ensin minä menin sinne tota noin.",
        "0:12 · Tässä puhuu ehkä joku kolmas\n…minä menin sinne tota noin.",
        "0:19 · Puhetta, mutta ei tekstiä\n…tota noin. […]",
    ]


def test_the_next_and_the_previous_place_come_by_key(analyst, unsure):
    panel = analyst.page.again.panel
    assert not panel.isVisible()
    analyst.press(Key.Key_F4)
    assert panel.isVisible()
    assert not analyst.page.panel.isVisible()
    assert analyst.page.text.hasFocus()
    assert selected(analyst) == "ensin minä menin sinne"
    assert "epävarmoja" in analyst.heard[-1]
    analyst.press(Key.Key_F4)
    assert selected(analyst) == "sinne tota"
    analyst.press(Key.Key_F4)
    assert selected(analyst) == ""
    assert analyst.page.text.turn_here() == list(analyst.page.opened.shown.turns)[1]
    analyst.press(Key.Key_F4, shift=True)
    assert selected(analyst) == "sinne tota"


def test_what_was_heard_right_is_settled_by_one_key_and_the_next_comes(analyst, unsure):
    analyst.press(Key.Key_F4)
    analyst.press(Key.Key_Y)
    assert len(unsure_places(analyst.project, unsure)) == 2
    assert selected(analyst) == "sinne tota"
    analyst.press(Key.Key_Y)
    analyst.press(Key.Key_Y)
    assert listed(analyst) == []
    assert "kuunneltavia kohtia ei ole" in analyst.heard[-1]
    assert analyst.page.again.panel.inside.currentWidget() is analyst.page.again.panel.nothing
    analyst.undo()
    assert len(listed(analyst)) == 1


def test_the_list_has_the_same_key_and_esc_leads_back(analyst, unsure):
    analyst.press(Key.Key_L, control=True, shift=True)
    panel = analyst.page.again.panel
    assert panel.list.hasFocus()
    panel.choose(1)
    analyst.press(Key.Key_Y)
    assert len(listed(analyst)) == 2
    analyst.press(Key.Key_Escape)
    assert not panel.isVisible()
    assert analyst.page.panel.isVisible()
    assert analyst.page.text.hasFocus()


def test_a_checked_turn_was_listened_to(analyst, unsure):
    analyst.press(Key.Key_F4)
    analyst.press(Key.Key_Return, control=True, shift=True)
    assert listed(analyst) == ["0:19 · Puhetta, mutta ei tekstiä\n…tota noin. […]"]


def test_what_is_corrected_is_the_place_at_hand(analyst, unsure):
    analyst.press(Key.Key_F4)
    analyst.press(Key.Key_F2)
    assert analyst.page.editor.turn == list(analyst.page.opened.shown.turns)[1]


def test_the_story_panel_takes_its_place_back(analyst, unsure, window):
    analyst.press(Key.Key_F4)
    window.way.switch_panel()
    assert analyst.page.panel.isVisible()
    assert not analyst.page.again.panel.isVisible()


def test_a_third_voice_is_pointed_out_and_led_to(analyst, unsure):
    strip = analyst.page.speakers
    assert strip.third.isVisible()
    strip.listen.click()
    assert selected(analyst) == "sinne tota"
    analyst.press(Key.Key_Y)
    assert not strip.third.isVisible()


def test_nothing_to_listen_to_is_one_sentence(analyst):
    analyst.press(Key.Key_F4)
    assert "ei löytänyt" in analyst.heard[-1]
    assert analyst.page.again.panel.nothing.isVisible()
