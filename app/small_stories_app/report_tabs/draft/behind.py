"""Asking what a sentence rests on: every story, type and figure, shorter as one types."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from small_stories.reporting.claims.marks import Ground, Mark, without_marks
from small_stories.reporting.claims.naming import figure_in_words
from small_stories.reporting.material import Material, reading_text
from small_stories_app.session import Session
from small_stories_app.widgets.fitting import fit
from small_stories_app.widgets.headings import explanation
from small_stories_app.widgets.rows import Column, RowsModel
from small_stories_app.widgets.rows_table import RowsTable

_KIND_LETTERS: Final = 12
_NAME_LETTERS: Final = 34
_MOVING: Final = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


@dataclass(frozen=True, slots=True)
class Basis:
    """Something that a sentence can rest on: its name and what it tells."""

    mark: Mark
    name: str
    tells: str


def bases(material: Material) -> list[Basis]:
    """Return all of them: types first, then figures, and the stories in the order told."""
    found = [
        Basis(Mark(Ground.TYPE, kind.id), kind.name, kind.in_words or kind.mechanism)
        for kind in material.types
    ]
    found += [
        Basis(
            Mark(Ground.FIGURE, each.result.id),
            each.result.name,
            figure_in_words(each.result, material.language),
        )
        for each in material.figures.all
    ]
    return found + [
        Basis(Mark(Ground.STORY, story.id), material.codes[story.id],
              story.title or reading_text(material.readings.get(story.id)))
        for story in material.stories
    ]  # fmt: skip


class BehindDialog(QDialog):
    """Type a part of a name; Enter takes it, or leaves it off where the sentence rests on it."""

    def __init__(
        self,
        session: Session,
        sentence: str,
        found: Sequence[Basis],
        taken: Sequence[Mark],
        take: Callable[[Mark], object],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        say = session.text
        self._taken, self._take = frozenset(taken), take
        # What the sentence rests on already stands first, so that it is seen and can be left off.
        self._found = sorted(found, key=lambda each: each.mark not in self._taken)
        columns: list[Column[Basis]] = [
            Column(say("draft.behind.kind"), lambda each: say(f"draft.behind.{each.mark.ground}")),
            Column(say("draft.behind.name"), self._name),
            Column(say("draft.behind.tells"), lambda each: each.tells),
        ]
        self.model = RowsModel(columns, lambda each: each.mark)
        widths = (_KIND_LETTERS, _NAME_LETTERS, 0)
        self.table = RowsTable(self.model, say("draft.behind.list"), widths)
        self.table.horizontalHeader().setMinimumSectionSize(24)
        self.line = _FilterLine(self.table)
        self.nothing = explanation(say("draft.behind.nothing"))
        self._lay_out(session, without_marks(sentence))
        self._show_matching("")

    def accept(self) -> None:
        """Close, and then take what is selected, or leave it off."""
        chosen: Basis | None = self.table.current()
        super().accept()
        if chosen is not None:
            self._take(chosen.mark)

    def _name(self, basis: Basis) -> str:
        return f"✓ {basis.name}" if basis.mark in self._taken else basis.name

    def _lay_out(self, session: Session, sentence: str) -> None:
        say = session.text
        self.setWindowTitle(say("draft.behind.title"))
        self.line.setPlaceholderText(say("draft.behind.hint"))
        self.line.setAccessibleName(say("draft.behind.hint"))
        said = QLabel(f"”{sentence}”" if sentence else say("draft.behind.no_sentence"))
        said.setTextFormat(Qt.TextFormat.PlainText)
        said.setWordWrap(True)
        self.take_it = QPushButton(say("draft.behind.take"))
        self.take_it.setDefault(True)
        close = QPushButton(say("draft.behind.cancel"))
        close.setAutoDefault(False)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.take_it)
        row.addWidget(close)
        column = QVBoxLayout(self)
        for part in (said, self.line, self.table, self.nothing):
            column.addWidget(part)
        column.addLayout(row)
        fit(self, 760, 480)
        self.line.textChanged.connect(self._show_matching)
        self.table.activated.connect(self.accept)
        self.take_it.clicked.connect(self.accept)
        close.clicked.connect(self.reject)
        self.line.setFocus()

    def _show_matching(self, typed: str) -> None:
        words = typed.casefold().split()
        matching = [
            each
            for each in self._found
            if all(word in f"{each.name} {each.tells}".casefold() for word in words)
        ]
        self.table.show_rows(matching)
        self.table.selectRow(0)
        self.table.setVisible(bool(matching))
        self.nothing.setVisible(not matching)
        self.take_it.setEnabled(bool(matching))


class _FilterLine(QLineEdit):
    """A line to type in, whose arrow keys move in the list below."""

    def __init__(self, table: RowsTable) -> None:
        super().__init__()
        self._table = table

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _MOVING:
            QCoreApplication.sendEvent(self._table, event)
        else:
            super().keyPressEvent(event)
