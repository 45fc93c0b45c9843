"""The main window: steps at the left, the work beside them, what was saved below."""

from datetime import datetime
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMainWindow,
    QStackedWidget,
    QWidget,
)

from small_stories.storage.change_record import Changed
from small_stories.storage.setup import project_facts
from small_stories_app.commands import Command, Commands
from small_stories_app.messages import Messages
from small_stories_app.session import Session
from small_stories_app.view import View
from small_stories_app.views.interviews import InterviewsView
from small_stories_app.views.prepare import PrepareView
from small_stories_app.views.report import ReportView
from small_stories_app.views.start import StartPage
from small_stories_app.views.stories import StoriesView
from small_stories_app.views.types import TypesView

STEPS: Final = (PrepareView, InterviewsView, StoriesView, TypesView, ReportView)


class MainWindow(QMainWindow):
    """One window on one project."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.messages = Messages(session, self)
        self.start = StartPage(session, self.messages)
        self.views: list[View] = []
        self._stale: set[View] = set()
        self.steps = QListWidget()
        self.pages = QStackedWidget()
        self.saved = QLabel()
        self._lay_out()
        self.commands = Commands(session, self, self.menuBar())
        self.commands.add(self._own_commands())
        self._connect()
        self._show_start()

    def _lay_out(self) -> None:
        self.setWindowTitle(self.session.text("window.title"))
        self.resize(1280, 720)
        self.steps.setAccessibleName(self.session.text("window.steps"))
        self.steps.setFixedWidth(190)
        self.pages.addWidget(self.start)
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.steps)
        row.addWidget(self.pages, 1)
        self.setCentralWidget(middle)
        self.statusBar().addPermanentWidget(self.saved)
        self.statusBar().addPermanentWidget(QLabel(self.session.text("window.on_this_computer")))

    def _connect(self) -> None:
        self.session.project_opened.connect(self._show_project)
        self.session.project_closed.connect(self._show_start)
        self.session.changed.connect(self._refresh)
        self.session.said.connect(lambda sentence: self.statusBar().showMessage(sentence, 8000))
        self.steps.currentRowChanged.connect(self.show_step)

    def _own_commands(self) -> list[Command]:
        opened = self._is_open
        return [
            Command("file.new", self.start.new_project, "Ctrl+N"),
            Command("file.open", self.start.choose_project, "Ctrl+O"),
            Command("file.close", self.session.close, "Ctrl+W", possible=opened),
            Command("file.quit", self.close, "Ctrl+Q"),
            Command("edit.undo", self.session.undo, "Ctrl+Z", possible=opened),
            Command("edit.redo", self.session.redo, "Ctrl+Shift+Z", possible=opened),
        ]

    def _show_start(self) -> None:
        self.steps.hide()
        self.saved.clear()
        self.setWindowTitle(self.session.text("window.title"))
        self.start.refresh()
        self.pages.setCurrentWidget(self.start)

    def _show_project(self) -> None:
        if not self.views:
            self._make_views()
        name = project_facts(self.session.project).name
        self.setWindowTitle(self.session.text("window.title_of", name=name))
        self._stale = set(self.views)
        self.steps.show()
        self.show_step(1)

    def _make_views(self) -> None:
        for number, kind in enumerate(STEPS, start=1):
            view = kind(self.session)
            view.story_asked.connect(self.show_story)
            view.step_asked.connect(self.show_step_of)
            self.views.append(view)
            self.pages.addWidget(view)
            self.steps.addItem(QListWidgetItem(self.session.text(f"steps.{view.key}")))
            self.commands.add(view.commands())
            go = partial(self.show_step, number - 1)
            self.commands.add([Command(f"go.{view.key}", go, f"Ctrl+{number}")])

    def show_step(self, row: int) -> None:
        """Show the view of a step, counted from 0."""
        if not (self.session.is_open and 0 <= row < len(self.views)):
            return
        view = self.views[row]
        self.steps.setCurrentRow(row)
        self._bring_up_to_date(view)
        self.pages.setCurrentWidget(view)
        view.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_step_of(self, key: str) -> None:
        """Show the step of a key, such as ``interviews``."""
        self.show_step([view.key for view in self.views].index(key))

    def show_story(self, story: int) -> None:
        """Show a story in its transcript."""
        for row, view in enumerate(self.views):
            if isinstance(view, InterviewsView):
                self.show_step(row)
                view.show_story(story)

    def _is_open(self) -> bool:
        return self.session.is_open

    def _refresh(self, changed: Changed) -> None:
        # Only what is on screen is read anew at once; the rest when it is looked at.
        current = self.pages.currentWidget()
        self._stale |= set(self.views)
        if isinstance(current, View):
            self._stale.discard(current)
            current.refresh(changed)
        self.saved.setText(self.session.text("window.saved", time=f"{datetime.now():%H.%M}"))

    def _bring_up_to_date(self, view: View) -> None:
        if view in self._stale:
            self._stale.discard(view)
            view.show_project()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close the project with its window; everything is saved already."""
        self.session.close()
        super().closeEvent(event)
