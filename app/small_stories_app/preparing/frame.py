"""The question frame of the project: its questions, edited in place, and its versions."""

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget

from small_stories.changes import question_frames as changes
from small_stories.storage.question_frames import Question, QuestionFrame, question_frames
from small_stories.storage.setup import themes
from small_stories_app.commands import Command
from small_stories_app.preparing.frame_rows import FrameModel, FrameRow, Indented, frame_rows
from small_stories_app.preparing.frame_versions import Keeping, Versions
from small_stories_app.preparing.listed_rows import ListedRows
from small_stories_app.session import Session
from small_stories_app.widgets.headings import explanation
from small_stories_app.widgets.rows import Column


class Frame(QWidget):
    """The frame being worked on, or a kept version of it, which is only read."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        say = session.text
        self.none = explanation(say("prepare.frame.none"))
        self.take = QPushButton(say("prepare.frame.take"))
        self.versions = Versions(session)
        columns: list[Column[FrameRow]] = [
            Column(say("prepare.frame.number"), lambda each: each.number),
            Column(say("prepare.frame.question"), lambda each: each.words, self._word),
        ]
        self.list = ListedRows(
            session, say("prepare.headings.frame"), columns, lambda each: each.key, FrameModel
        )
        self.keeping = Keeping(session)
        self._offer()
        self._lay_out()

    def commands(self) -> Iterator[Command]:
        """Yield the commands of the frame; their keys work in its list alone."""
        table, question, seen = self.list.table, self._can_change, self.list.isVisible
        deepen = partial(self._act, changes.deepen_question)
        lift = partial(self._act, changes.raise_question)
        yield Command("prepare.starter_frame", self.take_starter, possible=self._is_missing)
        yield Command("prepare.new_question", self.list.fields[0].setFocus, "N", table, seen)
        yield Command("prepare.deepen", deepen, "Alt+Right", table, question)
        yield Command("prepare.raise", lift, "Alt+Left", table, question)
        yield Command("prepare.to_theme", self.ask_theme, "M", table, question)
        yield Command("prepare.keep_version", self.keeping.keep_version, possible=self._can_keep)
        yield Command("prepare.versions", self.versions.box.setFocus, possible=seen, listed=False)

    @property
    def shown(self) -> QuestionFrame | None:
        """The version on screen."""
        return self.versions.shown

    def show_frame(self) -> None:
        """Show the version chosen before, or the one being worked on."""
        self.versions.show_versions()
        for part in (self.none, self.take):
            part.setHidden(self.shown is not None)
        self.list.setVisible(self.shown is not None)
        self._show_lines()

    def take_starter(self) -> None:
        """Put the starter frame's questions under the project's themes."""
        changes.take_starter_frame(self._session.project)

    def ask_theme(self) -> None:
        """Ask under which theme the selected question goes."""
        row, menu = self.list.current(), QMenu(self)
        if row is None or row.line is None:
            return
        asked = row.line.question
        places = [(each.id, each.name) for each in themes(self._session.project)]
        probes = self._session.text("prepare.frame.probes")
        for number, (theme, name) in enumerate([*places, (None, probes)], start=1):
            action = menu.addAction(f"&{number}  {name}" if theme else f"&0  {name}")
            action.setEnabled(theme != row.theme)
            action.triggered.connect(partial(self._move_to, asked, theme))
        menu.popup(self.to_theme.mapToGlobal(QPoint(0, self.to_theme.height())))

    def _move_to(self, question: Question, theme: int | None) -> None:
        project = self._session.project
        self._session.attempt(lambda: changes.move_to_theme(project, question, theme))
        self.list.table.setFocus()

    def _offer(self) -> None:
        say, rows = self._session.text, self.list
        rows.offer_adding([say("prepare.frame.new")], say("prepare.frame.add"), self._add)
        rows.offer_moving(say("prepare.up"), say("prepare.down"), self._move)
        rows.offer(say("prepare.frame.deepen"), lambda: self._act(changes.deepen_question))
        rows.offer(say("prepare.frame.raise"), lambda: self._act(changes.raise_question))
        self.to_theme = rows.offer(say("prepare.frame.to_theme"), self.ask_theme)
        rows.offer_removing(say("prepare.frame.remove"), self._remove)
        rows.table.selectionModel().currentRowChanged.connect(self._allow)
        rows.model.modelReset.connect(self._allow)
        self.take.clicked.connect(lambda: self._session.attempt(self.take_starter))
        self.versions.chosen.connect(self._show_lines)

    def _lay_out(self) -> None:
        self.list.narrow(0, 11)
        self.list.table.setItemDelegateForColumn(1, Indented(self.list.table))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.none)
        column.addWidget(self.take, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self.versions, self.list, self.keeping):
            column.addWidget(part)

    def _show_lines(self) -> None:
        model = self.list.model
        assert isinstance(model, FrameModel)
        model.can_write = self.versions.is_working
        probes = self._session.text("prepare.frame.probes")
        rows = list(frame_rows(self._session.project, self.shown, probes)) if self.shown else []
        self.list.show_rows(rows)
        self.keeping.setVisible(self.versions.is_working)
        self._allow()

    def _word(self, row: FrameRow, words: str) -> None:
        if row.line and words:
            changes.word_question(self._session.project, row.line.question.id, words)

    def _add(self, words: str) -> None:
        """Add a question after the selected one, at its level, or last under a theme's heading."""
        row, project = self.list.current(), self._session.project
        asked = row.line.question if row and row.line else None
        theme = row.theme if row else next((each.id for each in themes(project)), None)
        parent, after = (asked.parent_id, asked.id) if asked else (None, None)
        changes.add_question(project, words, theme, parent, after)

    def _move(self, row: FrameRow, step: int) -> None:
        if row.line and self.versions.is_working:
            changes.move_question(self._session.project, row.line.question, step)

    def _remove(self, row: FrameRow) -> None:
        if row.line and self.versions.is_working:
            changes.remove_question(self._session.project, row.line.question.id)

    def _act(self, change: Callable[..., object]) -> None:
        if self._can_change() and (row := self.list.current()) and row.line:
            change(self._session.project, row.line.question)

    def _allow(self) -> None:
        """Grey out what a heading or a kept version does not take."""
        self.list.let_act(can=self._can_change())
        self.list.let_add(can=self.versions.is_working)

    def _can_change(self) -> bool:
        row = self.list.current() if self._session.is_open else None
        return bool(row and row.line) and self.versions.is_working

    def _can_keep(self) -> bool:
        return self._session.is_open and self.versions.is_working

    def _is_missing(self) -> bool:
        return self._session.is_open and not question_frames(self._session.project)
