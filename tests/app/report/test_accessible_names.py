import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QWidget

from small_stories_app.main_window import MainWindow
from small_stories_app.views.report import ReportView


def nameless(view: QWidget) -> list[str]:
    """Return the controls that take focus and tell a screen reader no name."""
    found = []
    for each in view.findChildren(QWidget):
        takes_focus = each.isVisibleTo(view) and each.focusPolicy() != Qt.FocusPolicy.NoFocus
        own = not each.objectName().startswith("qt_") and each.focusProxy() is None
        if takes_focus and own and not isinstance(each, QLabel):
            told = QAccessible.queryAccessibleInterface(each)
            if not told.text(QAccessible.Text.Name):
                found.append(type(each).__name__)
    return found


@pytest.mark.parametrize("step", ["prepare", "stories", "types"])
def test_every_control_of_a_step_has_a_name(
    window: MainWindow, marked: tuple[int, int], step: str
) -> None:
    window.show_step_of(step)
    view = window.pages.currentWidget()
    assert view.objectName() == step
    assert nameless(view) == []


@pytest.mark.parametrize("tab", [0, 1, 2])
def test_every_control_of_the_report_has_a_name(
    marked: tuple[int, int], view: ReportView, tab: int
) -> None:
    view.tabs.setCurrentIndex(tab)
    assert nameless(view) == []


def test_a_control_without_a_name_would_be_told(view: ReportView) -> None:
    bare = QWidget(view)
    bare.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    bare.show()
    assert nameless(view) != []
