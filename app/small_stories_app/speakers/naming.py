"""Asking by what name a speaker goes."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QVBoxLayout, QWidget

from small_stories_app.dialogs.buttons import accept_or_cancel
from small_stories_app.session import Session


class NameDialog(QDialog):
    """A line for a name; ``then`` is given it, unless it is left empty."""

    def __init__(
        self,
        session: Session,
        asked: str,
        now: str,
        does: str,
        then: Callable[[str], object],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._then = then
        self.name = QLineEdit(now)
        self.name.selectAll()
        self.name.setAccessibleName(asked)
        self.setWindowTitle(session.text("speakers.name"))
        self.setMinimumWidth(380)
        label = QLabel(asked)
        label.setWordWrap(True)
        label.setBuddy(self.name)
        column = QVBoxLayout(self)
        column.addWidget(label)
        column.addWidget(self.name)
        # Only now, so that the keys come to the name first.
        column.addWidget(accept_or_cancel(self, session, does))

    def accept(self) -> None:
        """Go on with the name."""
        name = " ".join(self.name.text().split())
        super().accept()
        if name:
            self._session.attempt(lambda: self._then(name))
