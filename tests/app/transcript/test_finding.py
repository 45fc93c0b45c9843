import pytest
from PySide6.QtCore import Qt

from small_stories_app.transcript.words import moved_end, moved_start, trimmed, whole_words

Key = Qt.Key


def test_find_counts_and_steps_round(analyst):
    analyst.press(Key.Key_F, control=True)
    analyst.type("MINÄ")
    line = analyst.page.find_line
    assert line.count.text() == "6 kohtaa"
    analyst.press(Key.Key_Return)
    assert line.count.text() == "1 / 6"
    assert analyst.page.text.textCursor().selectedText().casefold() == "minä"
    line.before.click()
    assert line.count.text() == "6 / 6"
    line.next.click()
    assert line.count.text() == "1 / 6"


def test_find_says_when_there_is_nothing(analyst):
    analyst.press(Key.Key_F, control=True)
    analyst.type("xyzzy (")
    assert analyst.page.find_line.count.text() == "Ei löytynyt"
    analyst.press(Key.Key_Return)
    assert analyst.page.text.selected() == []
    analyst.press(Key.Key_Escape)
    assert not analyst.page.find_line.isVisible()


TALK = "No siis – minä-itse soitin Kela'an, ja 😀 sain vastauksen."


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        ("inä-it", "minä-itse"),
        (" soitin ", "soitin"),
        ("itse soi", "minä-itse soitin"),
        ("ela'a", "Kela'an"),
        ("😀", "😀"),
        ("– ", "–"),
    ],
)
def test_whole_words(part, whole):
    start = TALK.index(part)
    start, end = whole_words(TALK, start, start + len(part))
    assert TALK[start:end] == whole


def test_space_alone_is_nothing():
    start, end = trimmed("a   b", 1, 4)
    assert start == end


def test_edges_move_by_words_and_keep_one():
    start = TALK.index("soitin")
    end = start + len("soitin")
    assert TALK[start : moved_end(TALK, start, end, on=True)] == "soitin Kela'an,"
    assert moved_end(TALK, start, end, on=False) == end
    assert TALK[moved_start(TALK, start, end, on=False) : end] == "minä-itse soitin"
    assert moved_start(TALK, start, end, on=True) == start
    assert moved_end(TALK, start, len(TALK), on=True) == len(TALK)


def test_words_are_found_over_a_pause_but_not_replaced_over_it(analyst):
    from small_stories.changes.interviewing import correct_turn

    correct_turn(analyst.project, analyst.talk[1].id, "No mä (.) sitten menin.")
    analyst.press(Key.Key_F, control=True)
    analyst.type("mä sitten")
    assert analyst.page.find_line.count.text() == "1 kohta"
    analyst.press(Key.Key_H, control=True, shift=True)
    assert analyst.page.find_line.count.text() == "Ei löytynyt"
