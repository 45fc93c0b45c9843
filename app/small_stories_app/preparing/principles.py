"""The ten principles of inclusion, each with a note on how it showed in the activity."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QDialog, QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from small_stories.changes.principles import note_principle
from small_stories.storage.change_record import Changed
from small_stories.storage.principles import PRINCIPLES, principle_notes
from small_stories_app.dialogs.buttons import close_only
from small_stories_app.session import Session
from small_stories_app.widgets.fitting import fit
from small_stories_app.widgets.headings import explanation
from small_stories_app.widgets.saved_text import SavedText

_LINES = 2


class PrinciplesEditor(QWidget):
    """A field for each principle, in a page that scrolls; a note is saved when it is left."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.fields: dict[int, SavedText] = {}
        inside = QWidget()
        lines = QVBoxLayout(inside)
        for number in PRINCIPLES:
            self._add(number, lines)
        lines.addStretch(1)
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(explanation(session.text("frames.ten_principles.about")))
        column.addWidget(area, 1)
        session.changed.connect(self.refresh)
        self.show_project()

    def show_project(self) -> None:
        """Show the notes as they are; what is being typed stays."""
        if self._session.is_open:
            notes = principle_notes(self._session.project)
            for number, field in self.fields.items():
                field.show_text(notes.get(number, ""))

    def refresh(self, changed: Changed) -> None:
        """Follow a change of the notes."""
        if "principle_note" in changed.rows:
            self.show_project()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what is being typed, however the window around the editor is closed."""
        for field in self.fields.values():
            field.settle()
        super().hideEvent(event)

    def _add(self, number: int, lines: QVBoxLayout) -> None:
        say = self._session.text
        name = f"{number}. {say(f'frames.principles.principle_{number}')}"
        label = QLabel(name)
        label.setWordWrap(True)
        field = SavedText(self._session, name, _LINES, most=8)
        field.setPlaceholderText(say("frames.ten_principles.note"))
        label.setBuddy(field)
        field.saved.connect(partial(self._write, number))
        lines.addWidget(label)
        lines.addWidget(field)
        self.fields[number] = field

    def _write(self, number: int, words: str) -> None:
        self._session.attempt(lambda: note_principle(self._session.project, number, words))


class PrinciplesDialog(QDialog):
    """The editor with a button that closes it."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(session.text("frames.ten_principles.list"))
        self.editor = PrinciplesEditor(session)
        column = QVBoxLayout(self)
        column.addWidget(self.editor, 1)
        column.addWidget(close_only(self, session))
        fit(self, 640, 620)
