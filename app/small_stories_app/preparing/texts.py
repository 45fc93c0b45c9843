"""Labelled texts of the project that are saved when the analyst leaves them."""

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from small_stories_app.session import Session
from small_stories_app.widgets.headings import explanation
from small_stories_app.widgets.saved_text import SavedText

Write = Callable[[str], object]
_MOST: Final = 14  # lines to which a field grows with its words


class Texts(QWidget):
    """Text fields under each other, each with its label and, where it helps, an explanation."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.fields: dict[str, SavedText] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def add(self, key: str, write: Write, *, lines: int = 3, hint: bool = False) -> None:
        """Add the field whose label, and hint, stand under a key of ``prepare``."""
        name = self._session.text(f"prepare.{key}")
        label = QLabel(name)
        label.setWordWrap(True)
        field = SavedText(self._session, name, lines, most=_MOST)
        label.setBuddy(field)
        field.saved.connect(lambda text: self._session.attempt(lambda: write(text)))
        self._column.addWidget(label)
        if hint:
            self._column.addWidget(explanation(self._session.text(f"prepare.{key}_hint")))
        self._column.addWidget(field)
        self.fields[key] = field

    def show_texts(self, texts: dict[str, str]) -> None:
        """Show what the project holds."""
        for key, field in self.fields.items():
            field.show_text(texts.get(key, ""))
