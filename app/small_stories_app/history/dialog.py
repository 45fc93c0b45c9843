"""The history: every change in a sentence, and the way back to any of them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from small_stories.storage.history import Entry
from small_stories_app.dialogs.buttons import close_only
from small_stories_app.history.rows import HistoryRows
from small_stories_app.session import Session
from small_stories_app.widgets.empty_state import EmptyState
from small_stories_app.widgets.fitting import fit
from small_stories_app.widgets.headings import explanation
from small_stories_app.widgets.reading import let_only_read
from small_stories_app.widgets.rows_table import RowsTable


class HistoryDialog(QDialog):
    """``story_asked`` and ``interview_asked`` carry what the chosen change was about, by id."""

    story_asked = Signal(int)
    interview_asked = Signal(int)

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        text = session.text
        self._session = session
        self.setWindowTitle(text("history.title"))
        self._model = HistoryRows(session)
        self.line = QLineEdit()
        self.line.setPlaceholderText(text("history.filter"))
        self.line.setAccessibleName(text("history.filter"))
        self.table = RowsTable(self._model, text("history.title"), (16, 7, 0, 14, 12))
        self.empty = EmptyState(text("history.empty"), text("history.show_all"))
        self.back = QPushButton(text("history.undo_to"))
        self.show_it = QPushButton(text("history.show"))
        self._lay_out()
        self._connect()
        self._read()
        let_only_read(session, self.back)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.back)
        buttons.addWidget(self.show_it)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.addWidget(self.line)
        column.addWidget(self.table, 1)
        column.addWidget(self.empty, 1)
        hint = self._session.why_only_reading() or self._session.text("history.hint")
        column.addWidget(explanation(hint))
        column.addLayout(buttons)
        column.addWidget(close_only(self, self._session))
        fit(self, 820, 620)

    def _connect(self) -> None:
        self.line.textChanged.connect(self._read)
        self.empty.started.connect(self.line.clear)
        self.table.selectionModel().currentRowChanged.connect(self._offer)
        self.table.activated.connect(self._show_it)
        self.back.clicked.connect(self._go_there)
        self.show_it.clicked.connect(self._show_it)
        self._session.changed.connect(self._follow)
        self._session.project_closed.connect(self.reject)

    def _read(self) -> None:
        self._model.read(self.line.text())
        found = bool(self._model.rows)
        self.table.setVisible(found)
        self.empty.setVisible(not found)
        if found:
            self.table.selectRow(0)
        self._offer()

    def _follow(self) -> None:
        """Read anew after a change, with the same one chosen."""
        chosen = self.table.current()
        self._model.read(self.line.text())
        if chosen is not None:
            while self._model.place_of(chosen.change.id) is None and self._model.more():
                pass
            self.table.go_to(chosen.change.id)
        self._offer()

    def _offer(self) -> None:
        """Say on the buttons what they would do with the chosen change."""
        entry: Entry | None = self.table.current()
        state = entry.change.state if entry else ""
        forward = state == "undone"
        self.back.setText(self._session.text("history.redo_to" if forward else "history.undo_to"))
        newest = entry is not None and self._model.rows[0].change.id == entry.change.id
        self.back.setEnabled(entry is not None and state != "left" and (forward or not newest))
        self.show_it.setEnabled(bool(entry and (entry.story or entry.interview)))

    def _go_there(self) -> None:
        entry: Entry | None = self.table.current()
        if entry is not None:
            self._session.go_to_change(entry.change)

    def _show_it(self) -> None:
        entry: Entry | None = self.table.current()
        if entry is not None and entry.story is not None:
            self.accept()
            self.story_asked.emit(entry.story)
        elif entry is not None and entry.interview is not None:
            self.accept()
            self.interview_asked.emit(entry.interview)
