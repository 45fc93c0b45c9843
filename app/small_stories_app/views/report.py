"""The step report: quotes, marks to decide, names, the draft, and the export."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QSizePolicy, QTabWidget, QVBoxLayout

from small_stories.storage.change_record import Changed
from small_stories_app.commands import Command
from small_stories_app.report_tabs.draft.choices import ReportChoices
from small_stories_app.report_tabs.draft.draft_tab import DraftTab
from small_stories_app.report_tabs.export_tab import ExportTab
from small_stories_app.report_tabs.figures.figures_tab import FiguresTab
from small_stories_app.report_tabs.ledger_tab import LedgerTab
from small_stories_app.report_tabs.marks_tab import MarksTab
from small_stories_app.report_tabs.quotes_tab import QuotesTab
from small_stories_app.report_tabs.tab import Tab
from small_stories_app.session import Session
from small_stories_app.view import View
from small_stories_app.widgets.panes import go_into


class ReportView(View):
    """Tabs, of which only the one on screen is read anew after a change.

    ``field_asked`` asks for a field of the reading of the story that was just asked for, and
    ``person_asked`` for an interviewee at the step that was.
    """

    key = "report"
    field_asked = Signal(str)
    person_asked = Signal(int)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.quotes = QuotesTab(session)
        self.marks = MarksTab(session)
        self.ledger = LedgerTab(session)
        self.figures = FiguresTab(session)
        self.choices = ReportChoices(session)
        self.draft = DraftTab(session, self.choices)
        self.export = ExportTab(session, self.choices)
        self.tabs = QTabWidget()
        self._list: tuple[Tab, ...] = (
            self.quotes, self.marks, self.ledger, self.figures, self.draft, self.export
        )  # fmt: skip
        for tab in self._list:
            self.tabs.addTab(tab, session.text(f"report_view.tabs.{tab.key}"))
            tab.story_asked.connect(self.story_asked)
            tab.turn_asked.connect(self.turn_asked)
            tab.step_asked.connect(self.step_asked)
            tab.quote_asked.connect(self._show_quote)
            tab.marks_asked.connect(self._show_marks)
            tab.export_asked.connect(self._show_export)
        self.ledger.tab_asked.connect(self._show_tab)
        self.figures.tab_asked.connect(self._show_tab)
        self.draft.tab_asked.connect(self._show_tab)
        self.export.tab_asked.connect(self._show_tab)
        self.export.field_asked.connect(self.field_asked)
        self.export.person_asked.connect(self.person_asked)
        self.tabs.setDocumentMode(True)
        self.tabs.currentChanged.connect(self._give_room)
        self.tabs.currentChanged.connect(self.show_project)
        self.tabs.tabBarClicked.connect(self._go_where_clicked)
        session.project_closed.connect(self._begin_anew)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 0)
        column.addWidget(self.tabs)
        self.setFocusProxy(self.tabs)
        self._give_room()

    def hasHeightForWidth(self) -> bool:
        """Let each tab be as high as the window: what it has more of scrolls in it."""
        return False

    def commands(self) -> Iterable[Command]:
        """Return what leads to each tab, and the commands of all of them."""
        to_tabs = [Command(f"report.tab_{tab.key}", partial(self._come_to, tab), possible=self._can)
                   for tab in self._list]  # fmt: skip
        return [*to_tabs, *(command for tab in self._list for command in tab.commands())]

    def show_project(self) -> None:
        """Read the tab on screen anew."""
        if self.session.is_open:
            self._list[self.tabs.currentIndex()].show_project()

    def refresh(self, changed: Changed) -> None:
        """Let the tab on screen follow a change."""
        if self.session.is_open:
            self._list[self.tabs.currentIndex()].refresh(changed)

    def _give_room(self) -> None:
        """Let the tab on screen alone say how much room is needed."""
        policy = QSizePolicy.Policy
        for tab in self._list:
            shown = tab is self.tabs.currentWidget()
            tab.setSizePolicy(*([policy.Preferred if shown else policy.Ignored] * 2))

    def _go_where_clicked(self, place: int) -> None:
        """Let the keys of a tab work as soon as it has been clicked."""
        if place >= 0:
            QTimer.singleShot(0, self._list[place], partial(go_into, self._list[place]))

    def _begin_anew(self) -> None:
        self.tabs.setCurrentWidget(self.quotes)

    def _show_quote(self, number: int) -> None:
        self.tabs.setCurrentWidget(self.quotes)
        self.quotes.show_quote(number)

    def _can(self) -> bool:
        return self.session.is_open

    def _come_to(self, tab: Tab) -> None:
        """Show a tab from anywhere in the window."""
        self.step_asked.emit(self.key)
        self.tabs.setCurrentWidget(tab)
        go_into(tab)

    def _show_tab(self, key: str) -> None:
        tab = next(each for each in self._list if each.key == key)
        self.tabs.setCurrentWidget(tab)
        go_into(tab)

    def _show_export(self) -> None:
        self.tabs.setCurrentWidget(self.export)
        go_into(self.export)

    def _show_marks(self, number: int) -> None:
        self.tabs.setCurrentWidget(self.marks)
        self.marks.show_quote(number)
