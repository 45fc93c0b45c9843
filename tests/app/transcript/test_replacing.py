"""Find and replace: counted before, one change, and a turn stays as checked as it was."""

import pytest
from PySide6.QtCore import Qt

from small_stories.changes.interviewing import NewInterview, NewTurn, add_interview
from small_stories.model import SourceKind
from small_stories.storage.interviews import turns

Key = Qt.Key


@pytest.fixture
def line(analyst):
    """The line for replacing, opened by its key, with another interview in the project."""
    other = (NewTurn("Perunoita ja perunoita, perunoitakin.", state="draft"),)
    add_interview(analyst.project, NewInterview("H02", SourceKind.AUDIO, "fi", (), other))
    analyst.press(Key.Key_H, control=True, shift=True)
    return analyst.page.find_line


def everywhere(analyst, line, qtbot):
    qtbot.waitUntil(line.replacing.all.isEnabled)
    return line.replacing.all.text()


def test_places_are_counted_here_and_everywhere(analyst, line, qtbot):
    analyst.type("perunoita")
    assert line.count.text() == "1 kohta"
    assert line.replacing.here.text() == "Korvaa haastattelussa (1)"
    assert everywhere(analyst, line, qtbot).endswith("(3)")
    line.replacing.whole.setChecked(False)
    assert everywhere(analyst, line, qtbot).endswith("(4)")
    line.replacing.case.setChecked(True)
    assert everywhere(analyst, line, qtbot).endswith("(3)")


def test_words_are_replaced_here_as_one_change_and_undone(analyst, line, qtbot):
    before = analyst.talk
    analyst.type("minä")
    line.replacing.field.setText("mä")
    assert line.replacing.here.isEnabled()
    line.replacing.here.click()
    assert "mä menin katsomaan" in analyst.talk[1].text
    assert "mä ajattelin, että osaan mä jotain" in analyst.talk[5].text
    assert [turn.state for turn in analyst.talk] == [turn.state for turn in before]
    assert "6 kohdassa" in analyst.heard[-1]
    assert "mä menin" in analyst.page.text.toPlainText()
    assert not line.replacing.here.isEnabled()
    assert "perunoita" in turns(analyst.project, 2)[0].text
    analyst.page.text.setFocus()
    analyst.undo()
    assert analyst.talk == before


def test_words_are_replaced_in_all_interviews(analyst, line, qtbot):
    analyst.type("perunoita")
    line.replacing.field.setText("porkkanoita")
    everywhere(analyst, line, qtbot)
    line.replacing.all.click()
    assert "kuorin porkkanoita." in analyst.talk[3].text
    found = turns(analyst.project, 2)[0]
    assert found.text == "porkkanoita ja porkkanoita, perunoitakin."
    assert found.state == "draft"


def test_find_alone_looks_for_letters_as_before(analyst, line):
    analyst.press(Key.Key_Escape)
    analyst.press(Key.Key_F, control=True)
    assert not line.replacing.isVisible()
    analyst.type("erunoi")
    assert line.count.text() == "1 kohta"


def test_nothing_typed_replaces_nothing(analyst, line):
    assert not line.replacing.here.isEnabled()
    assert not line.replacing.all.isEnabled()


def test_in_a_narrow_window_the_buttons_keep_their_room(analyst, line, qtbot):
    analyst.page.window().resize(480, 400)
    there = line.replacing
    qtbot.waitUntil(lambda: there.all.y() > there.whole.y())
    for button in (there.here, there.all):
        assert there.rect().contains(button.geometry())
