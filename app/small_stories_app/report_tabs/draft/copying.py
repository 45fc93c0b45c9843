"""Copying a section of a form to where it is pasted, and remembering that it was."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QWidget

from small_stories.changes.copying import mark_copied, unmark_copied
from small_stories.reporting.texts import Field
from small_stories_app.session import Session


class CopyRow(QWidget):
    """How many characters the text has, a button that copies it, and a tick that it was copied.

    The tick falls when the text becomes another.
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._template = ""
        self._field: Field | None = None
        self.count = QLabel()
        self.copy = QPushButton(session.text("draft.copy"))
        self.copied = QCheckBox(session.text("draft.copied"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.copy)
        row.addWidget(self.copied)
        row.addWidget(self.count)
        row.addStretch(1)
        self.copy.clicked.connect(self.copy_text)
        self.copied.clicked.connect(self._tick)

    def show_field(self, template: str, field: Field, *, copied: bool) -> None:
        """Show a text of a template."""
        self._template, self._field = template, field
        self.count.setText(self._session.text("draft.characters", field.characters))
        self.copied.setChecked(copied)

    def copy_text(self) -> None:
        """Copy the text, and note that."""
        if self._field is None:
            return
        QGuiApplication.clipboard().setText(self._field.text)
        self._note()
        said = self._session.text("draft.was_copied", name=self._field.heading)
        self._session.said.emit(said)

    def _tick(self, copied: bool) -> None:
        if copied:
            self._note()
        elif self._field is not None:
            project, key = self._session.project, self._field.key
            self._session.attempt(lambda: unmark_copied(project, self._template, key))

    def _note(self) -> None:
        field = self._field
        if field is not None:
            project = self._session.project
            self._session.attempt(
                lambda: mark_copied(project, self._template, field.key, field.text)
            )
