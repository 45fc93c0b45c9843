"""The dialog that words a type as a mechanism."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from small_stories.storage.types import StoryType
from small_stories_app.dialogs.buttons import accept_or_cancel
from small_stories_app.session import Session
from small_stories_app.widgets.fitting import fit_around
from small_stories_app.widgets.headings import explanation
from small_stories_app.widgets.pages import scrolling

PARTS: Final = ("name", "experience", "change", "opens_up")
STARTS: Final = ("feedback", "influence", "ability")
_MEMO_LINES: Final = 3
_LETTERS: Final = 80


class TypeWording(QDialog):
    """Asks for a type's name, three parts and memo; ``worded`` carries them when accepted."""

    worded = Signal(dict)

    def __init__(
        self, session: Session, parent: QWidget, title: str, story_type: StoryType | None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self.setWindowTitle(session.text(title))
        self.fields = {part: QLineEdit() for part in PARTS}
        self.memo = QPlainTextEdit()
        self.starts = QComboBox()
        self._lay_out(new=story_type is None)
        for part, field in self.fields.items():
            field.setText(getattr(story_type, part) if story_type else "")
            field.setCursorPosition(0)
        self.memo.setPlainText(story_type.memo if story_type else "")
        self._allow()

    def begin_from(self, start: str) -> None:
        """Fill in a suggestion, for the analyst to word on."""
        self.starts.setCurrentIndex(self.starts.findData(start))
        self._begin()

    def _lay_out(self, *, new: bool) -> None:
        say = self._session.text
        inside = QWidget()
        form = QFormLayout(inside)
        form.setContentsMargins(0, 0, 8, 0)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        if new:
            self._offer_starts(form)
        for part, field in self.fields.items():
            field.setPlaceholderText(say(f"types_view.examples.{part}"))
            form.addRow(say(f"types_view.parts.{part}"), field)
        self.memo.setTabChangesFocus(True)
        self.memo.setFixedHeight(self.fontMetrics().lineSpacing() * _MEMO_LINES + 12)
        form.addRow(say("types_view.parts.memo"), self.memo)
        self.fields["name"].textChanged.connect(self._allow)
        column = QVBoxLayout(self)
        column.addWidget(explanation(say("types_view.as_mechanism")))
        area = scrolling(inside)
        column.addWidget(area, 1)
        self.buttons = accept_or_cancel(self, self._session, say("types_view.store"))
        column.addWidget(self.buttons)
        fit_around(self, area, self.fontMetrics().averageCharWidth() * _LETTERS)
        self.fields["name"].setFocus()

    def _offer_starts(self, form: QFormLayout) -> None:
        say = self._session.text
        self.starts.addItem(say("types_view.starts.none"), "")
        for start in STARTS:
            self.starts.addItem(say(f"types_view.starts.{start}"), start)
        self.starts.activated.connect(self._begin)
        form.addRow(say("types_view.begin_from"), self.starts)

    def _begin(self) -> None:
        start = self.starts.currentData()
        name = self.starts.currentText() if start else ""
        lived = self._session.text(f"types_view.start_experiences.{start}") if start else ""
        self.fields["name"].setText(name)
        self.fields["experience"].setText(lived)

    def _allow(self) -> None:
        self.buttons.buttons()[0].setEnabled(bool(self.fields["name"].text().strip()))

    def accept(self) -> None:
        """Tell of the wording."""
        parts = {part: field.text().strip() for part, field in self.fields.items()}
        self.worded.emit({**parts, "memo": self.memo.toPlainText().strip()})
        super().accept()
