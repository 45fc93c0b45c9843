"""The dialog that words a type as a mechanism."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from small_stories.storage.types import StoryType
from small_stories_app.dialogs.buttons import accept_or_cancel
from small_stories_app.session import Session
from small_stories_app.widgets.headings import explanation

PARTS: Final = ("name", "experience", "change", "opens_up")
STARTS: Final = ("feedback", "influence", "ability")


class TypeWording(QDialog):
    """Asks for a type's name and three parts; ``worded`` carries them when they are accepted."""

    worded = Signal(dict)

    def __init__(self, session: Session, parent: QWidget, story_type: StoryType | None) -> None:
        super().__init__(parent)
        self._session = session
        self.fields = {part: QLineEdit() for part in PARTS}
        self.starts = QComboBox()
        self.buttons = accept_or_cancel(self, session, session.text("types_view.store"))
        self._lay_out(new=story_type is None)
        for part, field in self.fields.items():
            field.setText(getattr(story_type, part) if story_type else "")
        self._allow()

    def _lay_out(self, *, new: bool) -> None:
        say = self._session.text
        self.setWindowTitle(say("types_view.new_type" if new else "types_view.edit_type"))
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        if new:
            self._offer_starts(form)
        for part, field in self.fields.items():
            field.setMinimumWidth(440)
            field.setPlaceholderText(say(f"types_view.examples.{part}"))
            form.addRow(say(f"types_view.parts.{part}"), field)
        self.fields["name"].textChanged.connect(self._allow)
        column = QVBoxLayout(self)
        column.addWidget(explanation(say("types_view.as_mechanism")))
        column.addLayout(form)
        column.addWidget(self.buttons)
        self.fields["name"].setFocus()

    def _offer_starts(self, form: QFormLayout) -> None:
        say = self._session.text
        self.starts.addItem(say("types_view.starts.none"), "")
        for start in STARTS:
            self.starts.addItem(say(f"types_view.starts.{start}"), start)
        self.starts.activated.connect(self._begin_from)
        form.addRow(say("types_view.begin_from"), self.starts)

    def _begin_from(self) -> None:
        chosen = bool(self.starts.currentData())
        self.fields["name"].setText(self.starts.currentText() if chosen else "")

    def _allow(self) -> None:
        self.buttons.buttons()[0].setEnabled(bool(self.fields["name"].text().strip()))

    def accept(self) -> None:
        """Tell of the wording."""
        self.worded.emit({part: field.text().strip() for part, field in self.fields.items()})
        super().accept()
