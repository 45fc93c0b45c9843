"""One field of a reading: its name, the words, and the question that they answer."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from small_stories_app.session import Session
from small_stories_app.story_panel.settling_text import SettlingText

_SMALLER: Final = 0.9


class Field(QWidget):
    """A name above a text that is kept by itself."""

    def __init__(self, session: Session, name: str, lines: int = 1) -> None:
        super().__init__()
        words = session.text(f"reading.{name}")
        self.text = SettlingText(words, lines)
        self.text.show_hint(session.text(f"reading_questions.{name}"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(small_label(words, self.text))
        column.addWidget(self.text)
        self.column = column

    @property
    def is_used(self) -> bool:
        """Whether there is something in the field, or somebody at it."""
        return bool(self.text.words) or self.text.hasFocus()


class SuggestingField(Field):
    """A field with a menu of wordings that can be put in it and changed there."""

    def __init__(self, session: Session, name: str, suggestions: list[str]) -> None:
        super().__init__(session, name)
        self.button = QPushButton(session.text("story_panel.suggestions"))
        self.button.setAccessibleName(
            session.text("story_panel.suggestions_for", None, field=self.text.accessibleName())
        )
        self.button.setFlat(True)
        menu = QMenu(self.button)
        for words in suggestions:
            menu.addAction(words).triggered.connect(lambda _on, words=words: self.put_in(words))
        self.button.setMenu(menu)
        self.column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)

    def put_in(self, words: str) -> None:
        """Add a wording after what is there, and keep it."""
        there = self.text.words
        self.text.setPlainText(f"{there}; {words}" if there else words)
        self.text.settle()


def small_label(words: str, of: QWidget) -> QLabel:
    """Return a name in smaller letters for what stands below it."""
    label = QLabel(words)
    font = QFont(label.font())
    font.setPointSizeF(font.pointSizeF() * _SMALLER)
    label.setFont(font)
    label.setWordWrap(True)
    label.setBuddy(of)
    return label
