"""The dialogs of the menu Help: the keys of all commands, and what the program rests on."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

from small_stories_app.command_finder import command_table
from small_stories_app.commands import Commands
from small_stories_app.dialogs.buttons import close_only
from small_stories_app.session import Session
from small_stories_app.widgets.headings import explanation, heading


class KeysDialog(QDialog):
    """Every command with its key."""

    def __init__(self, session: Session, commands: Commands, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(session.text("look.keys"))
        self.table, model = command_table(session)
        model.show([action for _, action in commands.all()])
        column = QVBoxLayout(self)
        column.addWidget(explanation(session.text("look.keys_hint")))
        column.addWidget(self.table)
        column.addWidget(close_only(self, session))
        self.resize(560, 560)


class AboutDialog(QDialog):
    """Whose tool this is, where everything stays, and under what licence the program is."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(session.text("look.about"))
        self.setMinimumWidth(480)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addWidget(heading(session.text("window.title"), 1.6))
        for key in ("what", "credit", "here"):
            words = QLabel(session.text(f"look.about_{key}"))
            words.setWordWrap(True)
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(words)
        column.addStretch(1)
        column.addWidget(close_only(self, session))
