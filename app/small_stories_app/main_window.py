"""The main window: steps at the left, the work beside them, what was saved below."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QPushButton, QVBoxLayout, QWidget

from small_stories.model import Span
from small_stories_app.commands import Command, Commands
from small_stories_app.dialogs.opening import open_once
from small_stories_app.messages import Messages
from small_stories_app.options import GEOMETRY
from small_stories_app.session import Session
from small_stories_app.views.start import StartPage
from small_stories_app.whole_project import take_over, take_rescued
from small_stories_app.widgets.pages import Pages, scrolling
from small_stories_app.widgets.panes import go_into, go_to_pane, press_by_enter
from small_stories_app.window.finder_button import FinderButton
from small_stories_app.window.giving_way import GivingWay
from small_stories_app.window.guidance import Guidance
from small_stories_app.window.kept_up import KeptUp
from small_stories_app.window.locking import Locking
from small_stories_app.window.long_work import LongWork
from small_stories_app.window.look import Look
from small_stories_app.window.only_reading import OnlyReading
from small_stories_app.window.place import Place, keep_place, place_in
from small_stories_app.window.side import Side
from small_stories_app.window.status_line import StatusLine

if TYPE_CHECKING:
    from small_stories.storage.change_record import Changed
    from small_stories.storage.rescuing import Rescued
    from small_stories_app.view import View
    from small_stories_app.views.interviews import InterviewsView

# What only an open project needs is imported then: the window is there in half the time.

_SIZE: Final = QSize(1280, 720)
_FRAME: Final = QSize(8, 40)


class MainWindow(QMainWindow):
    """One window on one project."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.messages = Messages(session, self)
        self.work = LongWork(session, self.messages)
        self.locking = Locking(session, self.work, self)
        self.start = StartPage(session, self.work)
        self.look = Look(session, self.work.is_over, self)
        self.views: list[View] = []
        self._kept_up = KeptUp()
        self._before: Place | None = None
        self.side = Side(session)
        self.steps = self.side.steps
        self.way = GivingWay(session, self.side, self)
        self.pages = Pages()
        self.reading = OnlyReading(session)
        self.status = StatusLine(session, self)
        self.progress, self.saved = self.status.progress, self.status.saved
        self._lay_out()
        self.commands = Commands(session, self, self.menuBar())
        self.commands.add(self._own_commands())
        self.guidance = Guidance(
            session, self.commands, self.look, self, self.step_on_screen, self.work.is_over
        )
        self.commands.add(self.guidance.commands())
        self.finder = FinderButton(self.commands.action("view.find_command"), self.menuBar())
        self.status.jobs.clicked.connect(self.guidance.show_jobs)
        self.commands.add([*self.way.commands(), *self.look.commands()])
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
        row.addWidget(self.side)
        work = QVBoxLayout()
        work.addWidget(self.reading)
        work.addWidget(scrolling(self.pages), 1)
        row.addLayout(work, 1)
        self.setCentralWidget(middle)

    def _connect(self) -> None:
        self.session.project_opened.connect(self._show_project)
        self.session.project_closing.connect(self._keep_place)
        self.session.project_closed.connect(self._show_start)
        self.session.changed.connect(self._refresh)
        self.session.rescued.connect(self._offer_rescued)
        self.session.open_on_another.connect(self._offer_to_take_over)
        self.reading.take_over_asked.connect(self._offer_to_take_over)
        take = partial(self.session.attempt, partial(take_rescued, self.session))
        self.reading.rescued_asked.connect(take)
        self.reading.copy_asked.connect(self._ask_for_copy)
        self.steps.currentRowChanged.connect(self.show_step)

    def _own_commands(self) -> list[Command]:
        opened, session = self._is_open, self.session
        return [
            Command("file.new", self.start.new_project, "Ctrl+N"),
            Command("file.open", self.start.choose_project, "Ctrl+O"),
            Command("file.example", self.start.try_example.click, possible=self.start.isVisible),
            *self.locking.commands(),
            Command("file.close", self._close_project, "Ctrl+W", possible=opened),
            Command("file.quit", self.close, "Ctrl+Q", last=True),
            Command("edit.undo", session.undo, "Ctrl+Z", possible=opened, named=session.undo_name),
            Command(
                "edit.redo",
                session.redo,
                "Ctrl+Shift+Z",
                possible=opened,
                also=("Ctrl+Y",),
                named=session.redo_name,
            ),
            Command("edit.history", self.show_history, "Ctrl+H", possible=opened),
            Command("go.next_pane", partial(self._go_to_pane, 1), "F6"),
            Command("go.previous_pane", partial(self._go_to_pane, -1), "Shift+F6"),
        ]

    def _show_start(self) -> None:
        self.side.hide()
        self.status.clear()
        self.setWindowTitle(self.session.text("window.title"))
        self.start.refresh()
        self.pages.setCurrentWidget(self.start)
        self.start.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_project(self) -> None:
        from small_stories.storage.interviews import has_interviews
        from small_stories.storage.setup import project_facts

        if not self.views:
            self._make_views()
        name = project_facts(self.session.project).name
        title = self.session.text("window.title_of", name=name)
        why = self.session.project.read_only
        self.setWindowTitle(f"{title} – {self.session.text(f'read_only.{why}')}" if why else title)
        self._kept_up.begin(self.views)
        self.side.show_project()
        self.reading.show_project(self.views)
        self.way.fit()
        self.status.say_what_is_saved(just_now=False)
        begins = "interviews" if has_interviews(self.session.project) else "prepare"
        before = place_in(self.session.options, self.session.project.folder)
        self._before = before or Place(begins)
        self.show_step_of(self._before.step)

    def _offer_rescued(self, rescued: "Rescued") -> None:
        from small_stories.storage.rescue_told import told

        sentences = " ".join(told(rescued, self.session.language))
        take = partial(self.session.attempt, partial(take_rescued, self.session))
        self.messages.ask_first(sentences, self.session.text("rescued.take"), take)

    def _offer_to_take_over(self) -> None:
        from small_stories.storage.owner import owner_of

        owner, session = owner_of(self.session.project.folder), self.session
        if owner:
            time = f"{owner.seen.astimezone():%H.%M}"
            question = session.text("taking_over.question", computer=owner.computer, time=time)
            take = partial(session.attempt, partial(take_over, session))
            self.messages.ask_first(question, session.text("taking_over.take"), take)

    def _make_views(self) -> None:
        from small_stories_app.steps import make_views

        views = make_views(self.session, self.progress)
        # First, so that the steps stand together in their menu.
        self.commands.add(
            Command(f"go.{view.key}", partial(self.show_step, row), f"Ctrl+{row + 1}")
            for row, view in enumerate(views)
        )
        for view in views:
            view.story_asked.connect(self.show_story)
            view.turn_asked.connect(self.show_turn)
            view.step_asked.connect(self.show_step_of)
            view.alone_asked.connect(self.way.show_only_view)
            self.views.append(view)
            self.pages.addWidget(view)
            self.side.add_step(view.key)
            self.commands.add(view.commands(), view)
            press_by_enter(view)
        self.way.take(self.interviews)
        self.interviews.models_asked.connect(self.guidance.show_models)
        self.commands.action("story.leave").triggered.connect(self.way.leave_alone)
        panel = self.interviews.page.panel
        for key, again in (("story.read", panel.read), ("story.type", panel.type)):
            action = self.commands.action(key)
            action.triggered.connect(partial(self._do_in_panel, again))

    def show_step(self, row: int) -> None:
        """Show the view of a step, counted from 0."""
        if not (self.session.is_open and 0 <= row < len(self.views)):
            return
        view = self.views[row]
        self.steps.setCurrentRow(row)
        self._kept_up.bring_up_to_date(view)
        self.pages.setCurrentWidget(view)
        go_into(view)
        if view.key == "interviews" and self._before and self._before.interview:
            self.interviews.go_back_to(self._before)
            self._before = None

    def show_step_of(self, key: str) -> None:
        """Show the step of a key, such as ``interviews``."""
        keys = [view.key for view in self.views]
        self.show_step(keys.index(key) if key in keys else 0)

    def show_story(self, story: int) -> None:
        """Show a story in its transcript; what is being typed elsewhere is kept first."""
        self.session.settling.emit()
        self._before = None
        self.show_step_of("interviews")
        self.interviews.show_story(story)

    def show_interview(self, number: int) -> None:
        """Show an interview in its step; what is being typed elsewhere is kept first."""
        self.session.settling.emit()
        self._before = None
        self.show_step_of("interviews")
        self.interviews.show_interview(number)

    def show_turn(self, number: int) -> None:
        """Show a turn of the talk in its interview."""
        from small_stories.storage.interviews import turn

        found = turn(self.session.project, number)
        if found is not None:
            self.show_interview(found.interview_id)
            self.interviews.page.show_words(Span(number, 0, 0))

    def show_history(self) -> None:
        """Show every change there has been."""
        from small_stories_app.history.dialog import HistoryDialog

        dialog = HistoryDialog(self.session, self)
        dialog.story_asked.connect(self.show_story)
        dialog.interview_asked.connect(self.show_interview)
        open_once(dialog)

    @property
    def interviews(self) -> "InterviewsView":
        """The step of interviews; only asked for while a project is open."""
        found = next(view for view in self.views if view.key == "interviews")
        return cast("InterviewsView", found)

    def _do_in_panel(self, again: Callable[[], object]) -> None:
        page = self.interviews.page
        if page.isVisible() and page.opened.current and self.way.need_panel():
            again()

    def _go_to_pane(self, step: int) -> None:
        current = self.pages.currentWidget()
        inside = next((view.panes() for view in self.views if view is current), [current])
        go_to_pane([self.steps, *inside, self.progress], step)

    def _is_open(self) -> bool:
        return self.session.is_open

    def _view_on_screen(self) -> "View | None":
        shown = self.pages.currentWidget()
        return next((view for view in self.views if view is shown), None)

    def step_on_screen(self) -> str:
        """Return the key of the step on screen, or nothing while no project is open."""
        view = self._view_on_screen()
        return view.key if view else ""

    def _ask_for_copy(self) -> None:
        self.show_step_of("lock_away")
        button = self.findChild(QPushButton, "hand_over")
        if button is not None:
            button.click()

    def _keep_place(self) -> None:
        step = self.step_on_screen()
        if not step:
            return
        at = self._before if self._before and self._before.interview else self.interviews.place()
        place = Place(step, at.interview, at.story, at.turn)
        keep_place(self.session.options, self.session.project.folder, place)

    def _refresh(self, changed: "Changed") -> None:
        self._kept_up.follow(self.views, self.pages.currentWidget(), changed)
        self.status.say_what_is_saved(just_now=True)

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
            self.session.said.emit(self.session.text("start.open_first"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the room to the work where there is little of it."""
        super().resizeEvent(event)
        self.way.fit()
        self.status.be_wide(self.width())

    def keep_geometry(self) -> None:
        """Remember where the window stands and how large it is."""
        geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        self.session.options.set(GEOMETRY, geometry)

    def _close_project(self) -> None:
        self.work.stop_first(partial(self.session.leave, StartPage.refresh))

    def _end(self) -> None:
        # First, so that what cannot be stored is not asked about again.
        self.session.close()
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close the project with its window, asking first what would be lost by it."""
        if not self.work.may_leave():
            event.ignore()
            self.work.stop_first(self._end)
            return
        self.keep_geometry()
        self.session.close()
        super().closeEvent(event)
