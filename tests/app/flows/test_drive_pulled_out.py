"""A drive is pulled out while somebody writes: told, nothing typed is lost, and it goes on."""

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from small_stories.changes.marking import mark_story
from small_stories.model import Span
from small_stories.storage.interviews import interviews, turns
from small_stories.storage.project_file import Project, open_project
from small_stories.storage.stories import reading, stories
from small_stories_app.main_window import MainWindow
from small_stories_app.story_panel.form import ReadingForm
from small_stories_app.widgets.saved_text import SavedLine


@pytest.fixture
def told(project: Project) -> list[int]:
    said = turns(project, interviews(project)[0].id)
    return [mark_story(project, said[0].interview_id, [Span(said[n].id, 0, 12)]) for n in (1, 3)]


def test_what_is_typed_waits_for_the_drive(
    qtbot: QtBot, window: MainWindow, told: list[int], folder: Path
) -> None:
    away = folder.with_name("poissa")
    window.show_story(told[0])
    form = window.findChild(ReadingForm)
    assert isinstance(form, ReadingForm)
    folder.rename(away)
    QTest.keyClicks(form.fields["effect"], "Uskaltaa soittaa")
    form.fields["effect"].settle()
    assert window.messages.last == window.session.text("errors.project.disk_gone")
    assert window.saved.text() == window.session.text("window.not_saved")
    window.show_story(told[1])
    assert form.fields["effect"].words == ""
    QTest.keyClicks(form.fields["effect"], "Avaa oven")
    form.keep()
    title = window.session.text("story_panel.title")
    line = next(each for each in window.findChildren(SavedLine) if each.accessibleName() == title)
    QTest.keyClicks(line, "Oven takana")
    line.settle()
    assert line.text() == "Oven takana"
    away.rename(folder)
    back = window.session.text("window.disk_back")
    with qtbot.waitSignal(window.session.said, check_params_cb=lambda said: said == back):
        pass
    assert window.session.text("window.next_undo", change="") in window.saved.text()
    project = window.session.project
    assert [reading(project, each).effect for each in told] == ["Uskaltaa soittaa", "Avaa oven"]
    window.session.close()
    with open_project(folder) as again:
        assert [each.title for each in stories(again)] == ["", "Oven takana"]
