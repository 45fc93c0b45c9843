"""The tab marks: what identifies people in the quotes, each decided by the analyst."""

from collections.abc import Iterable

from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from small_stories.anonymising import ledger
from small_stories.storage.identities import (
    MarkInTurn,
    identities,
    marks,
    marks_in_quotes,
    marks_in_turn,
    searched,
)
from small_stories.storage.interviews import Interview, Turn, interviews, turn, turn_number
from small_stories_app.commands import Command, pressing
from small_stories_app.report_tabs.deciding import Deciding
from small_stories_app.report_tabs.identity_search import IdentitySearch
from small_stories_app.report_tabs.mark_panel import MarkPanel
from small_stories_app.report_tabs.mark_words import MarkWords
from small_stories_app.report_tabs.tab import Tab
from small_stories_app.session import Session
from small_stories_app.widgets.empty_state import EmptyState
from small_stories_app.widgets.rows import Column, RowsModel
from small_stories_app.widgets.rows_table import RowsTable
from small_stories_app.widgets.waiting import waiting


class MarksTab(Tab):
    """The queue of marks; A, Shift+A, E, S, R and D decide while the queue has the focus."""

    key = "marks"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        say = session.text
        self.words = MarkWords()
        self._talks: dict[int, Interview] = {}
        self._turns: dict[int, Turn] = {}
        columns: list[Column[MarkInTurn]] = [
            Column(say("marks.columns.words"), self.words.words),
            Column(say("marks.columns.kind"), lambda each: say(f"identity_kinds.{each.kind}")),
            Column(say("marks.columns.place"), self._place),
            Column(say("marks.columns.decision"), self._decision),
        ]
        self.model = RowsModel(columns, lambda each: each.id)
        self.queue = RowsTable(self.model, say("marks.queue"), (0, 19, 11, 18))
        self.panel = MarkPanel(session)
        self.deciding = Deciding(session, self.panel, self._current)
        self.search = IdentitySearch(session)
        self.left = QLabel()
        self.empty = EmptyState("", say("marks.to_export"))
        self.pages = QStackedWidget()
        self.all_marks = QCheckBox(say("marks.all_marks"))
        self.decided = QCheckBox(say("marks.decided_too"))
        self.buttons: dict[str, QPushButton] = {}
        self._lay_out()
        self._connect()

    def commands(self) -> Iterable[Command]:
        """Return the decisions; their single keys work in the queue alone."""
        do = self.deciding
        acts = {"accept": (do.accept, "A"), "accept_all": (do.accept_all, "Shift+A"),
                "edit": (self.panel.edit_wording, "E"), "keep": (do.keep, "S"),
                "take_words_out": (do.take_words_out, "R"), "later": (self.later, "D"),
                "look": (self.look, "V"), "unmark": (do.unmark, "Delete")}  # fmt: skip
        decisions = [Command(f"report.{key}", act, letter, self.queue, self._is_any)
                     for key, (act, letter) in acts.items()]  # fmt: skip
        shown = [Command(f"report.{key}", box.click, "", self, self.isVisible, box.isChecked)
                 for key, box in (("all_marks", self.all_marks), ("decided_too", self.decided))
                 ]  # fmt: skip
        to_ledger = pressing("report.to_ledger", self.panel.enter, self)
        return [Command("report.find", self.search.start), *shown, *decisions, to_ledger]

    def show_project(self) -> None:
        """Read the queue anew."""
        project = self.session.project
        self._talks = {each.id: each for each in interviews(project)}
        found = marks(project) if self.all_marks.isChecked() else marks_in_quotes(project)
        open_ones = [each for each in found if each.decision is None]
        shown = found if self.decided.isChecked() else open_ones
        self._turns = {number: there for number in {each.turn_id for each in shown}
                       if (there := turn(project, number))}  # fmt: skip
        self.queue.show_rows(shown)
        self.left.setText(self._left(len(found), len(open_ones)))
        self._show_queue_or_empty()
        self._show_current()

    def show_marks_of(self, wanted: Iterable[int]) -> None:
        """Select the first of some marks and go to the queue."""
        places = [place for number in wanted
                  if (place := self.model.place_of(number)) is not None]  # fmt: skip
        if places:
            self.queue.selectRow(min(places))
        self.queue.setFocus()

    def later(self) -> None:
        """Leave this mark open and go to the next one."""
        rows = len(self.model.rows)
        if rows:
            self.queue.selectRow((self.queue.currentIndex().row() + 1) % rows)

    def look(self) -> None:
        """Uncover the words of this mark."""
        mark = self._current()
        if mark is not None:
            self.words.look_at(mark.id)
            self.model.show(self.model.rows)
            self._show_current()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.search)
        top.addWidget(self.all_marks)
        top.addWidget(self.decided)
        top.addStretch(1)
        splitter = QSplitter()
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self._queue_with_count())
        splitter.addWidget(self._panel_with_buttons())
        splitter.setSizes([480, 560])
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addLayout(top)
        column.addWidget(self.search.progress)
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

    def _panel_with_buttons(self) -> QWidget:
        do = self.deciding
        acts = {"accept": do.accept, "accept_all": do.accept_all, "keep": do.keep,
                "take_words_out": do.take_words_out, "later": self.later,
                "unmark": do.unmark}  # fmt: skip
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.panel, 1)
        grid = QGridLayout()
        for place, (key, act) in enumerate(acts.items()):
            button = QPushButton(self.session.text(f"marks.buttons.{key}"))
            button.clicked.connect(act)
            self.buttons[key] = button
            grid.addWidget(button, place // 2, place % 2)
        column.addLayout(grid)
        return part

    def _connect(self) -> None:
        self.queue.selectionModel().currentRowChanged.connect(self._show_current)
        self.all_marks.toggled.connect(self.show_project)
        self.decided.toggled.connect(self.show_project)
        self.empty.started.connect(self._go_on)
        self.search.finished.connect(self._begin_queue)
        self.panel.show_words.clicked.connect(self.look)
        self.panel.linked.connect(self.deciding.link)
        self.panel.entered.connect(self.deciding.enter)
        self.panel.wording.returnPressed.connect(self._accept_and_return)

    def _show_queue_or_empty(self) -> None:
        rows, say = bool(self.model.rows), self.session.text
        before, now = (self.empty.button, self.queue) if rows else (self.queue, self.empty.button)
        held = before.hasFocus()
        self.empty.sentence.setText(self.left.text())
        self.empty.button.setText(say(f"marks.to_{'export' if self._talks else 'interviews'}"))
        self.empty.button.setVisible(not self._unsearched())
        self.pages.setCurrentIndex(1 if rows else 0)
        begins = self.search.button if self._unsearched() else self.empty.button
        self.setFocusProxy(self.queue if rows else begins)
        if held:
            now.setFocus()

    def _go_on(self) -> None:
        if self._talks:
            self.export_asked.emit()
        else:
            self.step_asked.emit("interviews")

    def _begin_queue(self) -> None:
        if self.isVisible() and self.model.rows:
            self.queue.setFocus()

    def _accept_and_return(self) -> None:
        self.deciding.accept()
        self.setFocus()

    def _current(self) -> MarkInTurn | None:
        found: MarkInTurn | None = self.queue.current()
        return found

    def _is_any(self) -> bool:
        return self._current() is not None

    def _show_current(self) -> None:
        mark = self._current()
        self.panel.setVisible(mark is not None)
        for button in self.buttons.values():
            button.setEnabled(mark is not None)
        if mark is None:
            return
        say, project = self.session.text, self.session.project
        with waiting():  # The lists of names are read when the first mark is shown.
            language = self._talks[mark.interview_id].language
            self.panel.show_mark(mark, language, identities(project))
        others = len(ledger.same_marks(project, mark, self.panel.chosen().base)) - 1
        self.buttons["accept_all"].setText(say("marks.buttons.accept_all_of", others + 1))
        own = mark.found_by == "analyst"
        reason = say("marks.by_analyst" if own else f"anonymising.reasons.{mark.reason}")
        around = self.words.around(
            mark, self._turns[mark.turn_id].text, marks_in_turn(project, mark.turn_id)
        )
        self.panel.show_place(
            self.words.words(mark),
            f"{say(f'identity_kinds.{mark.kind}')} · {reason}",
            say("marks.elsewhere", others) if others else "",
            around,
            self.words.is_masked(mark),
        )

    def _left(self, found: int, still_open: int) -> str:
        say = self.session.text
        if not self._talks:
            return say("marks.no_interviews")
        unsearched = self._unsearched()
        if unsearched:
            return say("marks.not_searched", unsearched)
        if still_open:
            return say("marks.left", still_open)
        return say("marks.all_decided" if found else "marks.none_found")

    def _unsearched(self) -> int:
        return sum(not searched(self.session.project, number) for number in self._talks)

    def _place(self, mark: MarkInTurn) -> str:
        number = turn_number(self.session.project, mark.turn_id)
        return f"{self._talks[mark.interview_id].code} · {number}"

    def _decision(self, mark: MarkInTurn) -> str:
        if mark.decision is None:
            return self.session.text("marks.open")
        way = self.session.text(f"decisions.{mark.decision}")
        return f"{way}: {mark.wording}" if mark.wording else way
