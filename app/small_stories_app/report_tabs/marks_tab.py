"""The tab marks: what identifies people, each decided by the analyst, one person at a time."""

from collections.abc import Callable, Iterable
from typing import Final

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from small_stories.anonymising.deciding.groups import Groups
from small_stories.anonymising.ledger import NAMED
from small_stories.model import IdentityKind
from small_stories.storage.change_record import Changed
from small_stories.storage.interviews import interviews
from small_stories_app.commands import Command
from small_stories_app.report_tabs.deciding import Deciding
from small_stories_app.report_tabs.identity_search import IdentitySearch
from small_stories_app.report_tabs.mark_words import MarkWords
from small_stories_app.report_tabs.queue.empty_queue import EmptyQueue
from small_stories_app.report_tabs.queue.filters import Filters
from small_stories_app.report_tabs.queue.keys import queue_commands
from small_stories_app.report_tabs.queue.panel import DecisionPanel
from small_stories_app.report_tabs.queue.standing import Standing
from small_stories_app.report_tabs.queue.table import GroupTable
from small_stories_app.report_tabs.queue.telling import Telling
from small_stories_app.report_tabs.queue.ways import WayButtons
from small_stories_app.report_tabs.tab import Tab
from small_stories_app.session import Session
from small_stories_app.widgets.headings import explanation

# What a decision moves; after anything else the queue is read anew.
FOLLOWED: Final = frozenset({"quote_decision", "identity", "identity_alias", "quote"})


class MarksTab(Tab):
    """The queue; its single keys decide while the list has the focus."""

    key = "marks"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        say = session.text
        self.words = MarkWords(say("marks.mask"))
        self.groups = Groups()
        self.standing = Standing(session)
        self.queue = GroupTable(session, self.words)
        self.model = self.queue.groups
        self.filters = Filters(session)
        self.panel = DecisionPanel(session, self.words)
        self.deciding = Deciding(session, self.panel, self.queue.name_of)
        self.telling = Telling(session, self.panel)
        self.search = IdentitySearch(session)
        self.left = QLabel()
        self.waiting = explanation()
        self.empty = EmptyQueue(session, self.standing)
        self.pages = QStackedWidget()
        self.ways = WayButtons(session, self._decisions(), self._tellings())
        self._is_showing = False
        self._lay_out()
        self._connect()

    def commands(self) -> Iterable[Command]:
        """Return the decisions; their single keys work in the queue alone."""
        acts = {**self._decisions(), **self._tellings(), **self._steps()}
        decisions = queue_commands(acts, self.queue, self._is_any)
        shows = self.filters
        shown = [Command("report.queue.all_marks", shows.toggle_all, "", self, self.isVisible,
                         shows.shows_all),
                 Command("report.queue.decided_too", shows.decided.click, "", self, self.isVisible,
                         shows.decided.isChecked)]  # fmt: skip
        return [Command("report.find", self.search.start), *shown, *decisions]

    def show_project(self) -> None:
        """Read the queue anew."""
        project = self.session.project
        self.groups.read(project)
        self.standing.read({each.id: each for each in interviews(project)})
        self.filters.read_quote(project)
        self.panel.proposal.lists.begin()
        self.panel.proposal.read_names(self.groups.all())
        self._show()

    def refresh(self, changed: Changed) -> None:
        """Follow a change; a group that it has opened or named anew is selected.

        What was found meanwhile waits in its place: nobody decides another group than was read.
        """
        before = {group.key for group in self.model.rows}
        if not set(changed.rows) <= FOLLOWED:
            self.show_project()
        else:
            self.groups.follow(self.session.project, changed)
            self._show()
        if not self.deciding.looking.is_storing:
            self.queue.go_to_any(self.groups.moved_by(changed) - before)

    def show_quote(self, number: int) -> None:
        """Show the marks of one quote and go to the first."""
        self.panel.show_group(None, "", frozenset())
        self.filters.show_quote(self.session.project, number)
        if self.model.rows:
            self.queue.selectRow(0)
            self.queue.setFocus()

    def look(self) -> None:
        """Uncover the words of this group."""
        group = self.queue.current_group()
        if group is not None:
            self.words.look_at(group.marks)
            self.model.show(self.model.rows)
            self._show_current()

    def _decisions(self) -> dict[str, Callable[[], object]]:
        do = self.deciding
        return {"accept": do.accept, "accept_all": do.accept_all, "role": do.role,
                "coarsen": do.coarsen, "invent": do.invent, "take_words_out": do.take_words_out,
                "keep": do.keep, "later": self.queue.go_on, "look": self.look}  # fmt: skip

    def _tellings(self) -> dict[str, Callable[[], object]]:
        tell = self.telling
        return {"edit": self.panel.edit, "same": tell.ask_same, "another": tell.ask_another,
                "who": tell.ask_who, "base": tell.ask_base,
                "unmark": self.deciding.unmark}  # fmt: skip

    def _steps(self) -> dict[str, Callable[[], object]]:
        place = self.panel.place
        return {"only_here": place.only.click, "place_back": place.back.click,
                "place_on": place.on.click}  # fmt: skip

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.search)
        top.addWidget(self.filters, 1)
        splitter = QSplitter()
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self._queue_with_count())
        self.panel.add_last(self.ways)
        splitter.addWidget(self.panel)
        splitter.setSizes([480, 640])
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addLayout(top)
        column.addWidget(self.search.progress)
        column.addWidget(self.waiting)
        self.pages.addWidget(self.empty)
        self.pages.addWidget(splitter)
        column.addWidget(self.pages, 1)

    def _queue_with_count(self) -> QWidget:
        self.left.setWordWrap(True)
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.left)
        column.addWidget(self.queue, 1)
        return part

    def _connect(self) -> None:
        self.queue.selectionModel().currentRowChanged.connect(self._show_other)
        self.filters.changed.connect(self._show)
        self.empty.search_asked.connect(self.search.start)
        self.empty.export_asked.connect(self.export_asked)
        self.empty.interviews_asked.connect(lambda: self.step_asked.emit("interviews"))
        self.empty.otherwise.connect(self.filters.show_more)
        self.search.finished.connect(self._begin_queue)
        self.panel.moved.connect(self._follow_panel)
        self.panel.left.connect(self.queue.setFocus)
        self.panel.rows.accepted.connect(self._accept_and_return)
        self.deciding.settled.connect(self.queue.go_to_open)
        self.session.project_closed.connect(self._begin_anew)

    def _show(self) -> None:
        if not self.session.is_open:
            return
        every = self.groups.all()
        groups = self.filters.in_scope(every)
        shown = groups if self.filters.decided.isChecked() else [g for g in groups if g.open_marks]
        self._is_showing = True
        self.queue.show_rows(shown)
        self._is_showing = False
        self.left.setText(self.standing.left(groups))
        self.waiting.setText(self.standing.search())
        self.waiting.setVisible(bool(self.waiting.text() and shown))
        beside = len(every) if self.filters.shows_quotes_alone() and not groups else 0
        self._show_queue_or_empty(bool(groups), beside)
        self._show_current()

    def _show_queue_or_empty(self, any_found: bool, beside: int) -> None:
        """Show the queue, or why it is empty; ``beside`` are the groups outside all quotes."""
        rows, narrow = bool(self.model.rows), self.filters.is_narrow()
        before, now = (self.empty.button, self.queue) if rows else (self.queue, self.empty.button)
        held = before.hasFocus()
        left = self.session.text("marks.beside_quotes", beside) if beside else self.left.text()
        narrow = narrow or bool(beside)
        self.empty.show_standing(left, narrow=narrow, any_found=any_found or bool(beside))
        self.pages.setCurrentIndex(1 if rows else 0)
        self.setFocusProxy(self.queue if rows else self.empty.button)
        if held:
            now.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        """Have looked for every new name before anything else is read or exported."""
        super().hideEvent(event)
        self.deciding.looking.finish()

    def _begin_queue(self) -> None:
        if self.isVisible() and self.model.rows:
            self.queue.setFocus()

    def _begin_anew(self) -> None:
        self.words.forget()
        self.filters.widen()
        self.panel.show_group(None, "", frozenset())

    def _accept_and_return(self) -> None:
        self.setFocus()
        self.deciding.accept()

    def _is_any(self) -> bool:
        return self.queue.current_group() is not None

    def _show_other(self) -> None:
        if not self._is_showing:
            self._show_current()

    def _show_current(self) -> None:
        group = self.queue.current_group()
        name = self.queue.name_of(group) if group else ""
        wanted = self.filters.wanted(group) if group else frozenset()
        self.panel.show_group(group, name, wanted)

    def _follow_panel(self) -> None:
        group = self.panel.group
        if group is not None:
            masked = any(self.words.is_masked(mark) for mark in group.marks)
            named = IdentityKind(group.first.kind) in NAMED
            self.ways.follow(self.panel, masked=masked, named=named)
