"""The dialogs of the menu Help: the step on screen, all keys, and what the program rests on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QVBoxLayout, QWidget

from small_stories_app.commands import Commands
from small_stories_app.dialogs.buttons import close_only
from small_stories_app.dialogs.command_finder import command_table
from small_stories_app.session import Session
from small_stories_app.widgets.fitting import fit
from small_stories_app.widgets.headings import explanation, heading
from small_stories_app.widgets.pages import scrolling


class ViewHelp(QDialog):
    """What the step on screen is for, what the method says of it, and its keys."""

    keys_asked = Signal()

    def __init__(self, session: Session, commands: Commands, step: str, parent: QWidget) -> None:
        super().__init__(parent)
        text = session.text
        name = text(f"steps.{step}") if step else text("window.title")
        self.setWindowTitle(text("help.title", step=name))
        self.what = QLabel(text(f"help.{step or 'start'}.what"))
        self.hint = explanation(text(f"help.{step or 'start'}.hint"))
        self.what.setWordWrap(True)
        self.table = command_table(session)
        own = [pair for pair in commands.of_step(step) if not pair[1].shortcut().isEmpty()]
        self.table.show_rows([action for _, action in own])
        self.table.setMinimumHeight(120)
        self.all_keys = QPushButton(text("help.all_keys"))
        self.all_keys.clicked.connect(self._ask_for_keys)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setSpacing(10)
        column.addWidget(heading(name))
        column.addWidget(self.what)
        column.addWidget(self.hint)
        column.addWidget(self.table, 1)
        column.addWidget(self.all_keys)
        whole = QVBoxLayout(self)
        whole.addWidget(scrolling(inside), 1)
        whole.addWidget(close_only(self, session))
        fit(self, 620, 620)

    def _ask_for_keys(self) -> None:
        self.accept()
        self.keys_asked.emit()


class KeysDialog(QDialog):
    """Every command with its key."""

    def __init__(self, session: Session, commands: Commands, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(session.text("look.keys"))
        self.table = command_table(session)
        self.table.show_rows([action for _, action in commands.all()])
        column = QVBoxLayout(self)
        column.addWidget(explanation(session.text("look.keys_hint")))
        column.addWidget(self.table)
        column.addWidget(close_only(self, session))
        fit(self, 560, 560)


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
