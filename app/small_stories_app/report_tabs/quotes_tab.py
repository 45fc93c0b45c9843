"""The tab quotes: every quote as it will be printed."""

from collections.abc import Iterable, Iterator
from functools import partial

from PySide6.QtWidgets import (
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
)

from small_stories.anonymising.rewriting.printed import quote_text, undecided
from small_stories.model import Cut
from small_stories.reporting.readiness import Hindrance, hindrances
from small_stories.storage.quotes import Quote, quotes
from small_stories.typology.codes import quote_codes
from small_stories_app.commands import Command, pressing
from small_stories_app.dialogs.opening import open_once
from small_stories_app.preparing.group_sizes import GroupSizesDialog
from small_stories_app.report_tabs.quote_panel import QuotePanel
from small_stories_app.report_tabs.tab import Tab
from small_stories_app.session import Session
from small_stories_app.widgets.empty_state import EmptyState
from small_stories_app.widgets.rows import Column, RowsModel
from small_stories_app.widgets.rows_table import RowsTable


class QuotesTab(Tab):
    """A list of quotes; the selected one stands whole beside it."""

    key = "quotes"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._codes: dict[int, str] = {}
        self._words: dict[int, str] = {}
        self._hinders: dict[int, list[Hindrance]] = {}
        say = session.text
        columns: list[Column[Quote]] = [
            Column(say("report_view.columns.code"), lambda each: self._codes[each.id]),
            Column(say("report_view.columns.words"), lambda each: self._words[each.id]),
            Column(say("report_view.columns.state"), self._state),
        ]
        self.model = RowsModel(columns, lambda each: each.id)
        self.table = RowsTable(self.model, say("report_view.tabs.quotes"), (10, 0, 24))
        self.panel = QuotePanel(session)
        self.empty = EmptyState(say("report_view.no_quotes"), say("report_view.to_interviews"))
        self.pages = QStackedWidget()
        self._lay_out()
        self.table.selectionModel().currentRowChanged.connect(self._show_current)
        self.table.activated.connect(self._open_story)
        self.panel.story_asked.connect(self.story_asked)
        self.panel.marks_asked.connect(self.marks_asked)
        self.panel.cut.quote_asked.connect(self.show_quote)
        self.panel.who.sizes_asked.connect(self._ask_sizes)
        self.empty.started.connect(lambda: self.step_asked.emit("interviews"))

    def commands(self) -> Iterable[Command]:
        """Return what is done to the selected quote; the keys work in the list alone."""
        return [
            Command("report.open_story", self._open_story, "Return", self.table, self._is_any,
                    also=("Enter",)),
            Command("report.pass_quote", self.panel.toggle_passed, "P", self.table, self._is_any),
            Command("report.remove_quote", self.panel.remove_quote, "Delete", self.table,
                    self._is_any),
            *self._cut_commands(),
            pressing("report.decide_marks", self.panel.decide, self),
            Command("report.group_sizes", self._ask_sizes, "Ctrl+Alt+G", possible=self._can),
            Command("report.take_offer", self.panel.who.take_first, "G", self.table,
                    self._is_any, listed=False),
        ]  # fmt: skip

    def _cut_commands(self) -> Iterator[Command]:
        """Return how the quote is cut, and copied as text."""
        panel, cut = self.panel, self.panel.cut
        for key, each in zip("123", Cut, strict=True):
            yield Command(f"report.cut_{each}", partial(cut.make, each), key, self.table,
                          self._is_any, listed=False)  # fmt: skip
        words = cut.words
        yield Command("report.turn_words", words.turn_selected, "Return", words.story,
                      also=("Enter",), listed=False)  # fmt: skip
        for name, run, key in (
            ("choose_words", cut.turn_choosing, "W"),
            ("propose_words", cut.propose_words, "Shift+W"),
            ("copy_inline", panel.copy.copy_inline, "Ctrl+Shift+C"),
            ("copy_vignette", panel.copy.copy_vignette, "Ctrl+Alt+C"),
        ):
            yield Command(f"report.{name}", run, key, self.table, self._is_any)

    def show_project(self) -> None:
        """Read every quote anew."""
        project = self.session.project
        found = quotes(project)
        self._codes = quote_codes(project)
        self._words = {each.id: quote_text(project, each.id) for each in found}
        self._hinders = {each.id: [] for each in found}
        for hindrance in hindrances(project):
            self._hinders[hindrance.quote_id].append(hindrance)
        self.table.show_rows(found)
        self.pages.setCurrentIndex(1 if found else 0)
        self.setFocusProxy(self.table if found else self.empty.button)
        self._show_current()

    def show_quote(self, number: int) -> None:
        """Select a quote."""
        self.table.go_to(number)
        self.table.setFocus()

    def _lay_out(self) -> None:
        splitter = QSplitter()
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.table)
        splitter.addWidget(self.panel)
        splitter.setSizes([480, 560])
        self.pages.addWidget(self.empty)
        self.pages.addWidget(splitter)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 8, 8, 0)
        row.addWidget(self.pages)

    def _state(self, quote: Quote) -> str:
        count = len(undecided(self.session.project, quote.id))
        if count:
            return self.session.text("report_view.to_decide", count)
        if not quote.passed_by_eye:
            return self.session.text("report_view.to_read")
        stopped = bool(self._hinders[quote.id])
        return self.session.text(f"report_view.{'stopped' if stopped else 'passed'}_state")

    def _show_current(self) -> None:
        quote = self.table.current()
        if quote is not None:
            self.panel.show_quote(quote, self._codes[quote.id], self._hinders[quote.id])

    def _open_story(self) -> None:
        self.story_asked.emit(self.table.current().story_id)

    def _ask_sizes(self) -> None:
        open_once(GroupSizesDialog(self.session, self.window()))

    def _can(self) -> bool:
        return self.session.is_open

    def _is_any(self) -> bool:
        return self.table.current() is not None
