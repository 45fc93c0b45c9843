"""Turns are parted, joined and given by key; cursor, selection and stories stay at their words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from small_stories.changes.interviewing import NewInterview, NewTurn, add_interview
from small_stories.model import Role, SourceKind
from small_stories.storage.interviews import Turn
from small_stories_app.transcript.same_words import is_after_word, letters_before, place_of

Key = Qt.Key
TALK = (
    (0, "Mitä sitten tapahtui? No minä"),
    (1, "menin 😀 sinne. Niin. Ja sitten"),
    (1, "kotiin. Kerro lisää."),
    (0, "Se oli hyvä päivä."),
)


@pytest.fixture
def draft(analyst):
    turns = tuple(
        NewTurn(words, speaker, 1000 * n, 1000 * n + 900, state="draft")
        for n, (speaker, words) in enumerate(TALK)
    )
    talking = (("Puhuja 1", Role.INTERVIEWER), ("Puhuja 2", Role.INTERVIEWEE))
    number = add_interview(
        analyst.project, NewInterview("H02", SourceKind.AUDIO, "fi", talking, turns)
    )
    analyst.page.show_interview(number)
    analyst.page.text.setFocus()
    return number


def said(analyst):
    return [(turn.label[-1], turn.text) for turn in analyst.page.opened.shown.turns.values()]


def shown(analyst):
    return analyst.page.text.toPlainText().splitlines()


def selected(analyst):
    return analyst.page.text.textCursor().selectedText()


def test_words_at_the_edge_of_a_turn_go_to_the_next_speaker(analyst, draft):
    before = said(analyst)
    analyst.choose("No minä")
    analyst.press(Key.Key_Right, alt=True)
    assert said(analyst)[:2] == [
        ("1", "Mitä sitten tapahtui?"),
        ("2", "No minä menin 😀 sinne. Niin. Ja sitten"),
    ]
    assert selected(analyst) == "No minä"
    assert shown(analyst) == [words for _, words in said(analyst)]
    analyst.undo()
    assert said(analyst) == before


def test_words_at_the_beginning_go_to_the_speaker_before(analyst, draft):
    analyst.choose("kotiin.")
    analyst.press(Key.Key_Left, alt=True)
    assert said(analyst)[1] == ("2", "menin 😀 sinne. Niin. Ja sitten kotiin.")
    assert said(analyst)[2] == ("2", "Kerro lisää.")
    assert selected(analyst) == "kotiin."


def test_a_turn_is_parted_at_the_cursor_which_stays_there(analyst, draft):
    analyst.choose("Niin.")
    text = analyst.page.text
    text.go_to(*_start_of_selection(text))
    analyst.press(Key.Key_Return, shift=True)
    assert [words for _, words in said(analyst)][1:3] == ["menin 😀 sinne.", "Niin. Ja sitten"]
    assert text.here() == (list(analyst.page.opened.shown.turns)[2], 0)
    analyst.press(Key.Key_G)
    assert said(analyst)[2] == ("1", "Niin. Ja sitten")
    analyst.undo()
    analyst.undo()
    assert [words for _, words in said(analyst)] == [words for _, words in TALK]


def test_turns_are_joined_by_key(analyst, draft):
    analyst.choose("kotiin")
    analyst.press(Key.Key_Backspace, shift=True)
    assert said(analyst)[1] == ("2", "menin 😀 sinne. Niin. Ja sitten kotiin. Kerro lisää.")
    assert selected(analyst) == "kotiin"
    analyst.press(Key.Key_Delete, shift=True)
    assert len(said(analyst)) == 2
    assert selected(analyst) == "kotiin"
    analyst.press(Key.Key_Delete, shift=True)
    assert "viimeinen" in analyst.heard[-1]


def test_words_in_the_middle_are_given_to_the_other_speaker_by_one_key(analyst, draft):
    analyst.choose("Niin.")
    analyst.press(Key.Key_G)
    assert said(analyst)[1:4] == [
        ("2", "menin 😀 sinne."),
        ("1", "Niin."),
        ("2", "Ja sitten"),
    ]
    assert selected(analyst) == "Niin."
    analyst.undo()
    assert [words for _, words in said(analyst)] == [words for _, words in TALK]


def test_a_story_stays_at_its_words_over_all_of_it(analyst, draft):
    analyst.choose("sinne. Niin. Ja sitten")
    analyst.press(Key.Key_1)
    content = analyst.page.opened.content
    (story,) = content.stories
    analyst.choose("Niin.")
    analyst.press(Key.Key_G)
    assert " ".join(_told(analyst, story)) == "sinne. Niin. Ja sitten"
    analyst.choose("Ja sitten")
    analyst.press(Key.Key_Delete, shift=True)
    analyst.choose("Ja sitten")
    analyst.press(Key.Key_Left, alt=True)
    assert " ".join(_told(analyst, story)) == "sinne. Niin. Ja sitten"


def test_nothing_is_moved_where_the_cursor_has_no_words_on_that_side(analyst, draft):
    before = said(analyst)
    analyst.page.text.go_to(list(analyst.page.opened.shown.turns)[1], 0)
    analyst.press(Key.Key_Left, alt=True)
    assert "edelliseen" in analyst.heard[-1]
    assert said(analyst) == before


def test_enter_parts_the_turn_that_is_corrected(analyst, draft):
    analyst.choose("Niin.")
    analyst.page.text.go_to(*_start_of_selection(analyst.page.text))
    analyst.press(Key.Key_F2)
    analyst.type("uusi ")
    analyst.press(Key.Key_Return)
    editor = analyst.page.editor
    assert editor.field.toPlainText() == "Niin. Ja sitten"
    assert editor.field.textCursor().position() == 0
    analyst.press(Key.Key_Backspace)
    assert editor.field.toPlainText() == "menin 😀 sinne. uusi Niin. Ja sitten"
    analyst.type("!")
    analyst.press(Key.Key_Return, control=True)
    assert said(analyst)[1] == ("2", "menin 😀 sinne. uusi! Niin. Ja sitten")


@pytest.mark.parametrize("typed", ["", "uusi "])
def test_undo_in_the_menu_keeps_what_is_being_corrected_and_doubles_no_words(analyst, draft, typed):
    before = said(analyst)
    analyst.choose("kotiin.")
    analyst.page.text.go_to(*_start_of_selection(analyst.page.text))
    analyst.press(Key.Key_F2)
    analyst.press(Key.Key_Backspace)
    joined = "menin 😀 sinne. Niin. Ja sitten kotiin. Kerro lisää."
    analyst.type(typed)
    analyst.page.window().commands.action("edit.undo").trigger()
    assert not analyst.page.editor.is_open
    if typed:
        assert [words for _, words in said(analyst)][1] == joined
        analyst.page.window().commands.action("edit.undo").trigger()
    assert said(analyst) == before


def test_a_wrong_speaker_is_mended_with_the_menu_too(analyst, draft):
    from small_stories_app.transcript.menus import speaker_menu

    analyst.choose("Kerro lisää.")
    menu = speaker_menu(analyst.page)
    next(each for each in menu.actions() if each.text() == "Puhuja 1").trigger()
    assert said(analyst)[2:4] == [("2", "kotiin."), ("1", "Kerro lisää.")]


def _start_of_selection(text):
    (span,) = text.selected()
    return span.turn_id, span.start


def _told(analyst, story):
    content = analyst.page.opened.content
    return [content.turns[s.turn_id].text[s.start : s.end]
            for s in analyst.page.opened.spans_of(story)]  # fmt: skip


def talk_of(texts):
    return {
        n: Turn(n, 1, n, None, "", "other", words, "draft", None, None)
        for n, words in enumerate(texts)
    }


@given(st.lists(st.text(" aå😀.", min_size=1, max_size=8), min_size=1, max_size=5), st.data())
def test_a_place_is_found_again_in_the_same_turns(texts, data):
    turns = talk_of(texts)
    turn = data.draw(st.sampled_from(sorted(turns)))
    at = data.draw(st.integers(0, len(texts[turn])))
    after = is_after_word(turns, (turn, at))
    letters = letters_before(turns, (turn, at))
    found = place_of(turns, letters, after_word=after)
    assert found is not None
    assert letters_before(turns, found) == letters
    if texts[turn][at : at + 1].strip() or after:
        assert found == (turn, at)
