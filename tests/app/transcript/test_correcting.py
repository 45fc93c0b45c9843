from PySide6.QtCore import Qt

from small_stories.changes.interviewing import (
    NewInterview,
    NewTurn,
    add_interview,
    correct_turn,
    mark_theme,
)
from small_stories.model import SourceKind

Key = Qt.Key


def correct(analyst, words):
    analyst.press(Key.Key_F2)
    assert analyst.at is analyst.page.editor.field
    analyst.press(Key.Key_A, control=True)
    analyst.type(words)
    analyst.press(Key.Key_Return, control=True)


def test_a_correction_keeps_stories_at_their_words(analyst):
    analyst.choose("ohjaaja kysyi")
    analyst.press(Key.Key_1)
    (story,) = analyst.stories
    correct(analyst, "Aluksi minä vain kuorin porkkanoita. Sitten ohjaaja kysyi jotain.")
    assert analyst.talk[3].text.startswith("Aluksi minä")
    assert analyst.told(story.id) == ["ohjaaja kysyi"]
    assert analyst.page.text.hasFocus()
    assert "porkkanoita" in analyst.page.text.toPlainText()
    analyst.undo()
    assert "perunoita" in analyst.page.text.toPlainText()
    assert analyst.told(story.id) == ["ohjaaja kysyi"]


def test_esc_leaves_the_turn_as_it_was(analyst):
    before = analyst.talk
    analyst.choose("ohjaaja kysyi")
    analyst.press(Key.Key_F2)
    analyst.type("jotain muuta 123")
    analyst.press(Key.Key_Escape)
    assert analyst.talk == before
    assert analyst.stories == []
    assert not analyst.page.editor.isVisible()


def test_words_that_a_correction_took_are_told_and_found_again(analyst):
    analyst.choose("ohjaaja kysyi")
    analyst.press(Key.Key_1)
    (story,) = analyst.stories
    correct(analyst, "Ihan muuta.")
    assert analyst.told(story.id) == [""]
    assert "ohjaaja kysyi" in analyst.page.panel.told.lost.text()
    analyst.choose("muuta")
    analyst.press(Key.Key_Plus)
    assert analyst.told(story.id) == ["muuta"]
    assert not analyst.page.panel.told.lost.isVisible()


def test_a_change_far_away_leaves_the_view_where_it_is(analyst, qtbot):
    long = tuple(NewTurn(f"Puheenvuoro {n} " + "sanoja ja sanoja " * 12) for n in range(200))
    number = add_interview(
        analyst.project, NewInterview("H02", SourceKind.TRANSCRIPT, "fi", (), long)
    )
    page = analyst.page
    page.show_interview(number)
    page.text.setFocus()
    analyst.choose("Puheenvuoro 150")
    bar = page.text.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() > 0)
    before, words = page.text.place_of(_here(page)), page.text.textCursor().selectedText()
    first = next(iter(page.opened.shown.turns))
    correct_turn(analyst.project, first, "Paljon pidempi alku. " * 60)
    mark_theme(analyst.project, first, 1)
    assert abs(page.text.place_of(_here(page)).top() - before.top()) < 1
    assert page.text.textCursor().selectedText() == words
    analyst.undo()
    analyst.undo()
    # A bar stands at whole pixels, the talk does not: each change may round once.
    assert abs(page.text.place_of(_here(page)).top() - before.top()) <= 2


def test_a_turn_is_checked_by_keys(analyst):
    number = add_interview(
        analyst.project,
        NewInterview("H02", SourceKind.AUDIO, "fi", (), (NewTurn("No moi.", state="draft"),)),
    )
    page = analyst.page
    page.show_interview(number)
    page.text.setFocus()
    assert page.text.talk.lines[0].note == "luonnos"
    analyst.press(Key.Key_Return, control=True, shift=True)
    assert page.text.talk.lines[0].note == ""


def test_a_turn_with_lines_of_its_own_is_one_block(analyst):
    turn = NewTurn("eka rivi\ntoka rivi 😀\nkolmas")
    number = add_interview(
        analyst.project, NewInterview("H02", SourceKind.NOTES, "fi", (), (turn,))
    )
    page = analyst.page
    page.show_interview(number)
    page.text.setFocus()
    assert page.text.document().blockCount() == 1
    analyst.choose("kolmas")
    (span,) = page.text.selected()
    assert turn.text[span.start : span.end] == "kolmas"
    correct(analyst, "eka rivi\ntoka")
    assert page.opened.turn(span.turn_id).text == "eka rivi\ntoka"


def _here(page):
    return page.text.turn_here()
