"""The page as a whole: parts to jump to, themes, goals, people, sheets; all by keyboard."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from small_stories.changes.interviewing import mark_theme
from small_stories.changes.marking import mark_story, set_told_under, toggle_theme
from small_stories.changes.setting_up import add_interviewee
from small_stories.model import Span
from small_stories.storage.interviews import interviews, theme_markers, turns
from small_stories.storage.principles import principle_notes
from small_stories.storage.project_file import Project
from small_stories.storage.setup import (
    goals,
    interviewees,
    project_facts,
    support_note,
    themes,
)
from small_stories.storage.stories import story_themes
from small_stories_app.main_window import MainWindow
from small_stories_app.preparing.principles import PrinciplesDialog
from small_stories_app.views.prepare import PrepareView

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
Key = Qt.Key
Press = Callable[..., None]
ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier


def test_the_list_of_parts_goes_to_each_and_follows(
    qtbot: QtBot, window: MainWindow, view: PrepareView, press: Press
) -> None:
    window.resize(1366, 768)
    contents = view.page.contents
    contents.list.setFocus()
    names = [
        contents.list.item(n).text().replace("\u00a0", " ") for n in range(contents.list.count())
    ]
    assert names[2:5] == ["Tavoitteet · 2", "Haastattelun teemat · 3", "Haastattelurunko · 39"]
    contents.list.setCurrentRow(4)
    assert contents.list.hasFocus()
    press(Key.Key_Return)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert view.frame.isAncestorOf(focused)
    press(Key.Key_PageDown, held=CTRL)
    assert view.selection.fields["selection_note"].hasFocus()
    assert contents.list.currentRow() == 5
    press(Key.Key_PageUp, held=CTRL)
    assert view.page.place_at_hand() == 4


def test_in_a_narrow_window_the_parts_are_a_box_above(
    qtbot: QtBot, window: MainWindow, view: PrepareView
) -> None:
    window.resize(683, 384)
    qtbot.waitUntil(view.page.contents.box.isVisible)
    assert not view.page.contents.list.isVisible()
    assert view.page.inside.minimumSizeHint().width() <= view.page.scrolled.viewport().width()
    box = view.page.contents.box
    box.setFocus()
    qtbot.keyClick(box, Key.Key_Down)
    assert box.hasFocus()
    assert view.page.scrolled.verticalScrollBar().value() > 0


def test_tab_goes_down_the_page_as_it_is_read(window: MainWindow, view: PrepareView) -> None:
    window.resize(1366, 768)
    start = view.evaluation.fields["evaluated"]
    places: list[tuple[int, str]] = []
    at: QWidget | None = start
    while at is not None and ((at is start and not places) or at is not start):
        inside = view.page.inside.isAncestorOf(at) and at.isVisible()
        if inside and at.focusPolicy() & Qt.FocusPolicy.TabFocus and at.isEnabled():
            middle = at.mapTo(view.page.inside, QPoint(0, at.height() // 2)).y()
            places.append((middle, at.accessibleName() or type(at).__name__))
        at = at.nextInFocusChain()
    assert len(places) > 40
    for (before, _), (after, name) in pairwise(places):
        assert after >= before - 20, name


def test_a_theme_goes_with_all_that_hangs_on_it_and_the_window_says_so(
    qtbot: QtBot, window: MainWindow, view: PrepareView, project: Project, press: Press
) -> None:
    interview = interviews(project)[0].id
    turn = turns(project, interview)[3].id
    theme = themes(project)[1].id
    story = mark_story(project, interview, [Span(turn, 0, 20)])
    toggle_theme(project, story, theme)
    set_told_under(project, story, theme)
    mark_theme(project, turn, theme)
    view.themes.list.table.setFocus()
    view.themes.list.table.selectRow(1)
    press(Key.Key_Delete)
    said = window.statusBar().currentMessage()
    for words in ("toimijauskomukset", "yksi puheenaiheen merkintä",
                  "yhden tarinan tulkinnan teema", "11 kysymystä"):  # fmt: skip
        assert words in said
    assert theme_markers(project, interview) == []
    press(Key.Key_Z, held=CTRL)
    assert [each.theme_id for each in theme_markers(project, interview)] == [theme]
    assert len(themes(project)) == 3


def test_the_keys_of_themes_follow_their_order(
    view: PrepareView, project: Project, press: Press
) -> None:
    view.themes.list.table.setFocus()
    view.themes.list.table.selectRow(2)
    press(Key.Key_Up, Key.Key_Down)
    press(Key.Key_Up, held=ALT)
    assert [each.key for each in themes(project)] == ["meaning", "social", "agency"]
    model = view.themes.list.model
    assert [model.index(n, 0).data() for n in range(3)] == ["1", "2", "3"]
    assert view.themes.list.table.currentIndex().row() == 1


def test_the_ready_theme_gets_key_and_questions_and_filter(
    qtbot: QtBot, window: MainWindow, view: PrepareView, project: Project
) -> None:
    """Check 13 of the method, as far as the window goes; the report has its own test."""
    view.themes.ready.setFocus()
    qtbot.keyClick(view.themes.ready, Key.Key_Space)
    added = themes(project)[3]
    assert (added.name, added.key) == ("hallittavuus ja ennakoitavuus", "control")
    assert view.themes.list.model.index(3, 0).data() == "4"
    assert not view.themes.ready.isVisible()
    assert any(row.number == "4.4" for row in view.frame.list.model.rows)
    story = mark_story(project, interviews(project)[0].id,
                       [Span(turns(project, interviews(project)[0].id)[3].id, 0, 20)])  # fmt: skip
    window.show_step_of("interviews")
    window.show_story(story)
    qtbot.keyClick(window.interviews.page.text, Key.Key_4)
    assert story_themes(project, story) == [added.id]


def test_a_ready_goal_is_taken_by_one_press_and_offered_no_more(
    qtbot: QtBot, view: PrepareView, project: Project
) -> None:
    view.starters.button.setFocus()
    qtbot.keyClick(view.starters.button, Key.Key_Space)
    (menu,) = [each for each in view.starters.findChildren(QMenu) if each.isVisible()]
    assert len(menu.actions()) == 4
    qtbot.keyClick(menu, Key.Key_3)
    assert goals(project)[-1].name.startswith("Kuulumisen kokemus vahvistuu")
    qtbot.keyClick(view.starters.button, Key.Key_Space)
    menu = next(each for each in view.starters.findChildren(QMenu) if each.isVisible())
    assert len(menu.actions()) == 3
    menu.close()


def test_goals_change_places(view: PrepareView, project: Project, press: Press) -> None:
    view.goals.table.setFocus()
    view.goals.table.selectRow(1)
    press(Key.Key_Up, held=ALT)
    assert goals(project)[0].name == "Tunne siitä, että kuuluu joukkoon"
    assert view.goals.table.currentIndex().row() == 0


def test_code_sets_are_switched_on_and_off(
    qtbot: QtBot, view: PrepareView, project: Project
) -> None:
    box = view.themes.code_sets["uses_domains"]
    box.setFocus()
    qtbot.keyClick(box, Key.Key_Space)
    assert (project_facts(project).uses_domains, project_facts(project).uses_components) == (1, 0)
    project.undo()
    assert not box.isChecked()


def test_the_ten_principles_are_written_on_in_a_dialog(
    qtbot: QtBot, view: PrepareView, project: Project
) -> None:
    assert view.themes.principles.isHidden()
    view.themes.code_sets["uses_principles"].click()
    assert not view.themes.principles.isHidden()
    view.themes.principles.click()
    (dialog,) = view.window().findChildren(PrinciplesDialog)
    fields = dialog.editor.fields
    fields[4].setFocus()
    qtbot.keyClicks(fields[4], "Haettiin kotoa")
    dialog.accept()
    assert principle_notes(project) == {4: "Haettiin kotoa"}
    project.undo()
    assert principle_notes(project) == {}


def test_the_details_of_an_interviewee_are_kept_each_by_itself(
    qtbot: QtBot, view: PrepareView, project: Project
) -> None:
    details = view.people.details
    for key, field in {**details.lines, **details.texts}.items():
        field.setFocus()
        qtbot.keyClicks(field, f"{key} x")
    details.minor.setFocus()
    qtbot.keyClick(details.minor, Key.Key_Space)
    details.standing.setFocus()
    qtbot.keyClick(details.standing, Key.Key_Down)
    person = interviewees(project)[0]
    assert (person.age_band, person.real_name) == ("age_band x", "real_name x")
    assert (person.selection_note, bool(person.minor)) == ("selection_note x", True)
    assert person.standing == "staff"
    assert support_note(project, person.id) == "support_note x"


def test_only_somebody_without_an_interview_can_be_removed(
    window: MainWindow, view: PrepareView, project: Project, press: Press
) -> None:
    person = interviewees(project)[0]
    held = interviews(project)[0]
    assert held.interviewee_id == person.id
    add_interviewee(project, "H02")
    view.people.list.table.setFocus()
    view.people.list.table.selectRow(0)
    press(Key.Key_Delete)
    assert "H01" in window.messages.last
    assert len(interviewees(project)) == 2
    for box in window.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        if box.isWindow():
            box.close()
    view.people.list.table.setFocus()
    view.people.list.table.selectRow(1)
    press(Key.Key_Delete)
    assert [each.code for each in interviewees(project)] == ["H01"]
    project.undo()
    assert [each.code for each in interviewees(project)] == ["H01", "H02"]


def test_a_text_grows_with_its_words_and_is_undone_by_the_window(
    qtbot: QtBot, view: PrepareView, project: Project, press: Press
) -> None:
    field = view.memo.fields["memo"]
    before = field.height()
    field.setFocus()
    field.insertPlainText("rivi\n" * 6)
    assert field.height() > before
    qtbot.waitUntil(lambda: not field.verticalScrollBar().isVisible())
    press(Key.Key_Z, held=CTRL)
    assert project_facts(project).memo == ""
    assert field.toPlainText() == ""
    assert field.height() == before


@pytest.mark.parametrize("sheet", ["information", "card"])
def test_sheets_are_printed_where_one_asks(
    qtbot: QtBot, window: MainWindow, view: PrepareView, tmp_path: Path, sheet: str
) -> None:
    action = next(action for command, action in window.commands.all()
                  if command.key == f"prepare.print_{sheet}")  # fmt: skip
    action.trigger()
    (dialog,) = window.findChildren(QFileDialog)
    dialog.selectFile(str(tmp_path / "paperi.docx"))
    dialog.accept()
    qtbot.waitUntil((tmp_path / "paperi.docx").exists)
    assert view.sheets.done.text() == window.statusBar().currentMessage()


def test_every_part_that_takes_the_focus_has_a_name(view: PrepareView) -> None:
    from PySide6.QtGui import QAccessible

    for widget in view.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            seen = QAccessible.queryAccessibleInterface(widget)
            named = seen.text(QAccessible.Text.Name)
            assert named, f"{type(widget).__name__} in {type(widget.parent()).__name__}"


def test_new_rows_are_begun_from_any_step(window: MainWindow, view: PrepareView) -> None:
    fields = {
        "goals": view.goals.fields[0], "themes": view.themes.list.fields[0],
        "frame": view.frame.list.fields[0], "people": view.people.list.fields[0],
        "failures": view.failures.fields[0],
    }  # fmt: skip
    for key, field in fields.items():
        window.show_step_of("interviews")
        window.commands.action(f"prepare.new.{key}").trigger()
        assert field.hasFocus()


def test_the_focus_stays_by_a_list_that_is_emptied(
    view: PrepareView, project: Project, press: Press
) -> None:
    view.goals.table.setFocus()
    view.goals.table.selectRow(0)
    press(Key.Key_Delete, Key.Key_Delete)
    assert goals(project) == []
    assert view.goals.fields[0].hasFocus()
