"""The main window: steps at the left, the work beside them, what was saved below."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QStackedWidget,
    QWidget,
)

from small_stories_app.commands import Command, Commands
from small_stories_app.guidance import Guidance
from small_stories_app.look import Look
from small_stories_app.messages import Messages
from small_stories_app.options import GEOMETRY
from small_stories_app.panes import go_into, go_to_pane, press_by_enter
from small_stories_app.session import Session
from small_stories_app.views.start import StartPage
from small_stories_app.widgets.progress_line import ProgressLine
from small_stories_app.widgets.steps_list import StepsList

if TYPE_CHECKING:
    from small_stories.storage.change_record import Changed
    from small_stories_app.view import View
    from small_stories_app.views.interviews import InterviewsView

# What only an open project needs is imported then: the window is there in half the time.

_PROGRESS_WIDTH: Final = 480
_SIZE: Final = QSize(1280, 720)
_FRAME: Final = QSize(8, 40)
_NARROW: Final = 1000


class MainWindow(QMainWindow):
    """One window on one project."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.messages = Messages(session, self)
        self.start = StartPage(session, self.messages)
        self.look = Look(session, self._is_free, self)
        self.views: list[View] = []
        self._stale: set[View] = set()
        self._missed: dict[View, Changed] = {}
        self.steps = StepsList(session.text("window.steps"))
        self.pages = QStackedWidget()
        self.progress = ProgressLine(session)
        self.saved = QLabel()
        self._lay_out()
        self.commands = Commands(session, self, self.menuBar())
        self.commands.add(self._own_commands())
        self.guidance = Guidance(session, self.commands, self)
        self.commands.add([*self.guidance.commands(), *self.look.commands()])
        self._connect()
        press_by_enter(self)
        self._show_start()

    def _lay_out(self) -> None:
        self.setWindowTitle(self.session.text("window.title"))
        self.resize(_SIZE.boundedTo(self.screen().availableSize() - _FRAME))
        self.restoreGeometry(QByteArray.fromBase64(self.session.options.get(GEOMETRY).encode()))
        self.setAcceptDrops(True)
        self.pages.addWidget(self.start)
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.steps)
        row.addWidget(self.pages, 1)
        self.setCentralWidget(middle)
        self.progress.setMinimumWidth(_PROGRESS_WIDTH)
        self.statusBar().addPermanentWidget(self.progress)
        self.saved.setContentsMargins(12, 0, 12, 0)
        self.statusBar().addPermanentWidget(self.saved)
        self.statusBar().addPermanentWidget(QLabel(self.session.text("window.on_this_computer")))

    def _connect(self) -> None:
        self.session.project_opened.connect(self._show_project)
        self.session.project_closed.connect(self._show_start)
        self.session.changed.connect(self._refresh)
        self.session.said.connect(self._say)
        self.steps.currentRowChanged.connect(self.show_step)

    def _own_commands(self) -> list[Command]:
        opened = self._is_open
        return [
            Command("file.new", self.start.new_project, "Ctrl+N"),
            Command("file.open", self.start.choose_project, "Ctrl+O"),
            Command("file.close", self._close_project, "Ctrl+W", possible=opened),
            Command("file.quit", self.close, "Ctrl+Q", last=True),
            Command("edit.undo", self.session.undo, "Ctrl+Z", possible=opened),
            Command(
                "edit.redo", self.session.redo, "Ctrl+Shift+Z", possible=opened, also=("Ctrl+Y",)
            ),
            Command("go.next_pane", partial(self._go_to_pane, 1), "F6"),
            Command("go.previous_pane", partial(self._go_to_pane, -1), "Shift+F6"),
            Command(
                "view.steps",
                self._show_or_hide_steps,
                "F11",
                possible=opened,
                chosen=lambda: not self.steps.isHidden(),
            ),
        ]

    def _show_start(self) -> None:
        self.steps.hide()
        self.saved.clear()
        self.setWindowTitle(self.session.text("window.title"))
        self.start.refresh()
        self.pages.setCurrentWidget(self.start)
        self.start.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_project(self) -> None:
        from small_stories.storage.interviews import interviews
        from small_stories.storage.setup import project_facts

        if not self.views:
            self._make_views()
        name = project_facts(self.session.project).name
        self.setWindowTitle(self.session.text("window.title_of", name=name))
        self._stale = set(self.views)
        self._missed.clear()
        self.steps.show()
        self._say_what_is_saved(self.session.text("window.all_saved"))
        self.show_step_of("interviews" if interviews(self.session.project) else "prepare")

    def _make_views(self) -> None:
        from small_stories_app.steps import make_views

        for number, view in enumerate(make_views(self.session, self.progress), start=1):
            view.story_asked.connect(self.show_story)
            view.step_asked.connect(self.show_step_of)
            self.views.append(view)
            self.pages.addWidget(view)
            name = self.session.text(f"steps.{view.key}")
            self.steps.add_step(name)
            self.commands.add(view.commands(), view.key)
            go = partial(self.show_step, number - 1)
            self.commands.add([Command(f"go.{view.key}", go, f"Ctrl+{number}")])
            press_by_enter(view)

    def show_step(self, row: int) -> None:
        """Show the view of a step, counted from 0."""
        if not (self.session.is_open and 0 <= row < len(self.views)):
            return
        view = self.views[row]
        self.steps.setCurrentRow(row)
        self._bring_up_to_date(view)
        self.pages.setCurrentWidget(view)
        go_into(view)

    def show_step_of(self, key: str) -> None:
        """Show the step of a key, such as ``interviews``."""
        self.show_step([view.key for view in self.views].index(key))

    def show_story(self, story: int) -> None:
        """Show a story in its transcript."""
        self.show_step_of("interviews")
        self.interviews.show_story(story)

    @property
    def interviews(self) -> "InterviewsView":
        """The step of interviews; only asked for while a project is open."""
        found = next(view for view in self.views if view.key == "interviews")
        return cast("InterviewsView", found)

    def _show_or_hide_steps(self) -> None:
        self.steps.setVisible(self.steps.isHidden())

    def _go_to_pane(self, step: int) -> None:
        current = self.pages.currentWidget()
        inside = next((view.panes() for view in self.views if view is current), [current])
        go_to_pane([self.steps, *inside, self.progress], step)

    def _is_open(self) -> bool:
        return self.session.is_open

    def _is_free(self) -> bool:
        return self.progress.isHidden() and self.start.progress.isHidden()

    def _say(self, sentence: str) -> None:
        self.statusBar().showMessage(sentence, 8000)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def _refresh(self, changed: "Changed") -> None:
        # Only what is on screen follows at once; the rest when it is looked at.
        for view in self.views:
            if view is self.pages.currentWidget():
                view.refresh(changed)
            else:
                self._missed[view] = _joined(self._missed.get(view), changed)
        self._say_what_is_saved(self.session.text("window.saved", time=f"{datetime.now():%H.%M}"))

    def _say_what_is_saved(self, saved: str) -> None:
        change = self.session.project.next_undo()
        if change:
            named = self.session.change_text(change)
            saved = f"{saved} · {self.session.text('window.next_undo', change=named)}"
        self.saved.setText(saved)

    def _bring_up_to_date(self, view: "View") -> None:
        missed = self._missed.pop(view, None)
        if view in self._stale:
            self._stale.discard(view)
            view.show_project()
        elif missed:
            view.refresh(missed)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files of this computer."""
        if event.mimeData().hasUrls() and all(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open a project that is dropped, or bring files into the one that is open."""
        from small_stories.storage.project_file import PROJECT_DATABASE

        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls()]
        event.acceptProposedAction()
        if (paths[0] / PROJECT_DATABASE).is_file():
            self.start.open_folder(paths[0])
        elif self.session.is_open:
            self.show_step_of("interviews")
            self.interviews.bring_in(paths)
        else:
            self._say(self.session.text("start.open_first"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the room to the work where there is little of it."""
        super().resizeEvent(event)
        self.steps.be_narrow(self.width() < _NARROW)

    def keep_geometry(self) -> None:
        """Remember where the window stands and how large it is."""
        geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        self.session.options.set(GEOMETRY, geometry)

    def _close_project(self) -> None:
        if self._is_free():
            self.session.close()
        else:
            self._ask_to_stop(self.session.close)

    def _ask_to_stop(self, then: Callable[[], object]) -> None:
        def stop() -> None:
            self.start.example.stop()
            self.session.project_closing.emit()
            then()

        text = self.session.text
        self.messages.ask_first(text("window.work_runs"), text("window.stop_work"), stop)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close the project with its window; everything is saved already."""
        if not self._is_free():
            event.ignore()
            self._ask_to_stop(self.close)
            return
        self.keep_geometry()
        self.session.close()
        super().closeEvent(event)


def _joined(before: "Changed | None", after: "Changed") -> "Changed":
    """Return two changes as one that moved the rows of both."""
    if before is None:
        return after
    none: frozenset[int] = frozenset()
    tables = before.rows.keys() | after.rows.keys()
    rows = {name: before.rows.get(name, none) | after.rows.get(name, none) for name in tables}
    return replace(after, rows=rows)
