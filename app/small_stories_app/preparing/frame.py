"""The question frame of the project: its questions, edited in place, and its versions."""

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from small_stories.changes import question_frames as changes
from small_stories.storage.question_frames import Question, QuestionFrame, question_frames
from small_stories.storage.setup import themes
from small_stories_app.commands import Command
from small_stories_app.preparing.frame_rows import FrameModel, FrameRow, Indented, frame_rows
from small_stories_app.preparing.listed_rows import ListedRows
from small_stories_app.session import Session
from small_stories_app.widgets.headings import explanation
from small_stories_app.widgets.rows import Column
from small_stories_app.widgets.still import StillBox


class Frame(QWidget):
    """The frame being worked on, or a kept version of it, which is only read."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        say = session.text
        self.version = StillBox()
        self.none = explanation(say("prepare.frame.none"))
        self.take = QPushButton(say("prepare.frame.take"))
        columns: list[Column[FrameRow]] = [
            Column(say("prepare.frame.number"), lambda each: each.number),
            Column(say("prepare.frame.question"), lambda each: each.words, self._word),
        ]
        self.list = ListedRows(
            session, say("prepare.headings.frame"), columns, lambda each: each.key, FrameModel
        )
        self.note = QLineEdit()
        self.keep = QPushButton(say("prepare.frame.keep"))
        self.shown: QuestionFrame | None = None
        self._lay_out()

    def commands(self) -> Iterator[Command]:
        """Yield the commands of the frame; their keys work in its list alone."""
        table, question = self.list.table, self._can_change
        act = self._act
        yield Command("prepare.starter_frame", self.take_starter, possible=self._is_missing)
        yield Command("prepare.new_question", self.list.fields[0].setFocus, "N", table,
                      self._is_seen)  # fmt: skip
        yield Command("prepare.deepen", lambda: act(changes.deepen_question), "Alt+Right", table,
                      question)  # fmt: skip
        yield Command("prepare.raise", lambda: act(changes.raise_question), "Alt+Left", table,
                      question)  # fmt: skip
        yield Command("prepare.to_theme", self.ask_theme, "M", table, question)
        yield Command("prepare.keep_version", self.keep_version, possible=self._is_working)
        yield Command("prepare.versions", self.version.setFocus, possible=self._is_seen)

    def show_frame(self) -> None:
        """Show the version chosen before, or the one being worked on."""
        project = self._session.project
        versions = question_frames(project)
        before = self.shown.id if self.shown else None
        self.shown = next((each for each in versions if each.id == before), None)
        if self.shown is None and versions:
            self.shown = versions[0]
        self._list_versions(versions)
        self._show_lines()

    def take_starter(self) -> None:
        """Put the starter frame's questions under the project's themes."""
        changes.take_starter_frame(self._session.project)

    def keep_version(self) -> None:
        """Keep the frame as it is now, with the note that is written."""
        note = self.note.text().strip()
        changes.keep_version(self._session.project, note)
        self.note.clear()
        kept = question_frames(self._session.project)[1]
        said = self._session.text("prepare.frame.kept", version=kept.version)
        self._session.said.emit(said)

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

    def _lay_out(self) -> None:
        say, rows = self._session.text, self.list
        rows.narrow(0, 70)
        rows.table.setItemDelegateForColumn(1, Indented(rows.table))
        rows.offer_adding([say("prepare.frame.new")], say("prepare.frame.add"), self._add)
        rows.offer_moving(say("prepare.up"), say("prepare.down"), self._move)
        rows.offer(say("prepare.frame.deepen"), lambda: self._act(changes.deepen_question))
        rows.offer(say("prepare.frame.raise"), lambda: self._act(changes.raise_question))
        self.to_theme = rows.offer(say("prepare.frame.to_theme"), self.ask_theme)
        rows.offer_removing(say("prepare.frame.remove"), self._remove)
        rows.table.selectionModel().currentRowChanged.connect(self._allow)
        rows.model.modelReset.connect(self._allow)
        self.version.setAccessibleName(say("prepare.frame.version"))
        self.note.setPlaceholderText(say("prepare.frame.note"))
        self.note.setAccessibleName(say("prepare.frame.note"))
        self.version.activated.connect(self._choose)
        self.take.clicked.connect(lambda: self._session.attempt(self.take_starter))
        self.keep.clicked.connect(lambda: self._session.attempt(self.keep_version))
        self.note.returnPressed.connect(lambda: self._session.attempt(self.keep_version))
        label = QLabel(say("prepare.frame.version"))
        label.setBuddy(self.version)
        self.keeping = explanation(say("prepare.frame.keeping"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.none)
        column.addLayout(_line(self.take, None))
        column.addLayout(_line(label, self.version, None))
        column.addWidget(rows)
        column.addWidget(self.keeping)
        column.addLayout(_line(self.note, self.keep))
        self.version_label = label

    def _list_versions(self, versions: list[QuestionFrame]) -> None:
        say = self._session.text
        self.version.clear()
        for place, each in enumerate(versions):
            key = "version_kept" if place else "version_working"
            words = say(f"prepare.frame.{key}", version=each.version)
            self.version.addItem(f"{words}: {each.note}" if each.note else words, each.id)
        if self.shown:
            self.version.setCurrentIndex(self.version.findData(self.shown.id))
        for part in (self.none, self.take):
            part.setHidden(bool(versions))
        for other in (self.version, self.version_label, self.list):
            other.setVisible(bool(versions))

    def _show_lines(self) -> None:
        working = self._is_working()
        model = self.list.model
        assert isinstance(model, FrameModel)
        model.can_write = working
        probes = self._session.text("prepare.frame.probes")
        rows = list(frame_rows(self._session.project, self.shown, probes)) if self.shown else []
        self.list.show_rows(rows)
        for part in (self.note, self.keep, self.keeping):
            part.setVisible(working)
        self._allow()

    def _choose(self, place: int) -> None:
        versions = question_frames(self._session.project)
        self.shown = versions[place]
        self._show_lines()

    def _word(self, row: FrameRow, words: str) -> None:
        if row.line and words:
            changes.word_question(self._session.project, row.line.question.id, words)

    def _add(self, words: str) -> None:
        """Add a question after the selected one, at its level, or last under a theme's heading."""
        row, project = self.list.current(), self._session.project
        asked = row.line.question if row and row.line else None
        theme = row.theme if row else next(iter(themes(project))).id
        parent, after = (asked.parent_id, asked.id) if asked else (None, None)
        changes.add_question(project, words, theme, parent, after)

    def _move(self, row: FrameRow, step: int) -> None:
        if row.line and self._is_working():
            changes.move_question(self._session.project, row.line.question, step)

    def _remove(self, row: FrameRow) -> None:
        if row.line and self._is_working():
            changes.remove_question(self._session.project, row.line.question.id)

    def _act(self, change: Callable[..., object]) -> None:
        row = self.list.current()
        if row and row.line and self._is_working():
            change(self._session.project, row.line.question)

    def _allow(self) -> None:
        """Grey out what a heading or a kept version does not take."""
        row = self.list.current()
        self.list.let_act(can=bool(row and row.line) and self._is_working())
        self.list.let_add(can=self._is_working())

    def _can_change(self) -> bool:
        row = self.list.current() if self._session.is_open else None
        return bool(row and row.line) and self._is_working()

    def _is_working(self) -> bool:
        versions = question_frames(self._session.project) if self._session.is_open else []
        return bool(versions) and self.shown is not None and self.shown.id == versions[0].id

    def _is_missing(self) -> bool:
        return self._session.is_open and not question_frames(self._session.project)

    def _is_seen(self) -> bool:
        return self.version.isVisible()


def _line(*parts: QWidget | None) -> QHBoxLayout:
    """Return widgets beside each other; None takes the room that is left."""
    row = QHBoxLayout()
    for part in parts:
        if part is None:
            row.addStretch(1)
        else:
            row.addWidget(part, 1 if isinstance(part, QLineEdit) else 0)
    return row
