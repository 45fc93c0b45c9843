"""The start page."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from small_stories_app.messages import Messages
from small_stories_app.session import Session


class StartPage(QWidget):
    """Being built."""

    def __init__(self, session: Session, messages: Messages) -> None:
        super().__init__()
        self.session = session
        self.messages = messages

    def refresh(self) -> None:
        """Read the recent projects anew."""

    def new_project(self) -> None:
        """Ask for what a new project needs and make it."""

    def choose_project(self) -> None:
        """Ask for a project folder and open it."""

    def open_folder(self, folder: Path) -> None:
        """Open a project, asking for its passphrase if it has one."""
