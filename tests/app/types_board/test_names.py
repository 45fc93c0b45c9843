"""Every control of the two steps, their tables, dialogs and choosers tells its name."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from small_stories.changes.grouping import add_type, put_in_type
from small_stories.changes.marking import mark_story
from small_stories.model import Span, TypeRole
from small_stories.storage.interviews import interviews, turns
from small_stories.storage.project_file import Project
from small_stories_app.main_window import MainWindow
from small_stories_app.type_board.merging import MergeTypes
from small_stories_app.type_board.wording import TypeWording
from small_stories_app.views.stories import StoriesView
from small_stories_app.views.types import TypesView

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def nameless(view: QWidget) -> list[str]:
    found = []
    for each in (view, *view.findChildren(QWidget)):
        takes_focus = each.isVisibleTo(view) and each.focusPolicy() != Qt.FocusPolicy.NoFocus
        own = not each.objectName().startswith("qt_") and each.focusProxy() is None
        if takes_focus and own and not isinstance(each, QLabel):
            told = QAccessible.queryAccessibleInterface(each)
            if not told.text(QAccessible.Text.Name):
                found.append(type(each).__name__)
    return found


@pytest.fixture
def told(project: Project) -> list[int]:
    """Two stories, of which one stands in two types in two ways."""
    talk = interviews(project)[0].id
    said = turns(project, talk)
    marked = [mark_story(project, talk, [Span(said[n].id, 0, 20)]) for n in (3, 5)]
    for name, role in (("Kehu", TypeRole.SUPPORTS), ("Tehtävä", TypeRole.COUNTER_EXAMPLE)):
        put_in_type(project, marked[0], add_type(project, name), role)
    return marked


def test_cards_and_table_of_stories(told: list[int], window: MainWindow) -> None:
    window.show_step_of("stories")
    view = window.findChild(StoriesView)
    assert isinstance(view, StoriesView)
    assert nameless(view) == []
    view.turn_table()
    assert nameless(view) == []
    view.filter.setText("avaruus")
    assert nameless(view) == []


def test_board_dialogs_and_chooser(qtbot: QtBot, told: list[int], window: MainWindow) -> None:
    window.show_step_of("types")
    view = window.findChild(TypesView)
    assert isinstance(view, TypesView)
    assert nameless(view) == []
    view.board.columns[1].cards.setFocus()
    view.acts.ask_where()
    chooser = QApplication.activePopupWidget()
    assert nameless(chooser) == []
    chooser.close()
    for ask, kind in ((view.acts.edit_type, TypeWording), (view.acts.merge, MergeTypes)):
        ask()
        (dialog,) = (each for each in view.findChildren(kind) if each.isVisible())
        assert nameless(dialog) == []
        dialog.reject()
        qtbot.waitUntil(lambda dialog=dialog: not dialog.isVisible())
