"""The step lock away: what is kept where, how it is locked, and what has left the project."""

from PySide6.QtWidgets import QLabel, QVBoxLayout

from small_stories.storage.project_file import needs_passphrase
from small_stories_app.session import Session
from small_stories_app.view import View
from small_stories_app.widgets.headings import heading


class LockAwayView(View):
    """What is there today, in words."""

    key = "lock_away"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.lock = QLabel()
        self.lock.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.addWidget(heading(session.text("lock_away.lock")))
        column.addWidget(self.lock)
        column.addStretch(1)

    def show_project(self) -> None:
        """Read anew what is there."""
        locked = needs_passphrase(self.session.project.folder)
        self.lock.setText(self.session.text("lock_away.locked" if locked else "lock_away.open"))
