"""The dialog of settings: three pages, each of which shows at once what is chosen on it."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QTabWidget, QVBoxLayout, QWidget

from small_stories_app.commands import Commands
from small_stories_app.dialogs.buttons import close_only
from small_stories_app.session import Session
from small_stories_app.settings.keys_page import KeysPage
from small_stories_app.settings.reading_page import ReadingPage
from small_stories_app.settings.window_page import WindowPage
from small_stories_app.widgets.fitting import fit
from small_stories_app.widgets.pages import scrolling
from small_stories_app.window.look import Look


class SettingsDialog(QDialog):
    """Nothing has to be accepted: what is chosen holds at once and is remembered."""

    def __init__(
        self,
        session: Session,
        commands: Commands,
        look: Look,
        free: Callable[[], bool],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        text = session.text
        self.setWindowTitle(text("settings.title"))
        self.window_page = WindowPage(session, look, free)
        self.reading_page = ReadingPage(session)
        self.keys_page = KeysPage(session, commands)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        for key in ("window", "reading", "keys"):
            page = getattr(self, f"{key}_page")
            self.tabs.addTab(scrolling(page), text(f"settings.tabs.{key}"))
        column = QVBoxLayout(self)
        column.addWidget(self.tabs, 1)
        column.addWidget(close_only(self, session))
        fit(self, 680, 620)
