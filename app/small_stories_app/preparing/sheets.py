"""Printing sheets to Word: what to print, where to, and what came of it."""

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QWidget

from small_stories.reporting.for_tellers.printed_sheets import (
    frame_sheet,
    information_sheet,
    interviewer_card,
    save_sheet,
)
from small_stories.storage.question_frames import QuestionFrame, working_frame
from small_stories_app.commands import Command
from small_stories_app.dialogs.opening import ask_where
from small_stories_app.folders import documents
from small_stories_app.session import Session
from small_stories_app.widgets.headings import explanation
from small_stories_app.widgets.notice import Notice
from small_stories_app.widgets.reading import reads

SHEETS = ("information", "frame", "card")


class Sheets(QWidget):
    """A button for each sheet; ``chosen`` tells which version of the frame is printed."""

    def __init__(self, session: Session, chosen: Callable[[], QuestionFrame | None]) -> None:
        super().__init__()
        reads(self)
        self._session = session
        self._chosen = chosen
        self._folder = documents()
        self._written: Path | None = None
        self.buttons: dict[str, QPushButton] = {}
        self.done = Notice()
        self.open = QPushButton(session.text("prepare.sheets.open"))
        self._lay_out()

    def commands(self) -> Iterator[Command]:
        """Yield the commands that print."""
        is_open = self._is_open
        yield Command("prepare.print_information", lambda: self.ask("information"),
                      possible=is_open)  # fmt: skip
        yield Command("prepare.print_frame", lambda: self.ask("frame"), possible=self._has_frame)
        yield Command("prepare.print_card", lambda: self.ask("card"), possible=is_open)
        yield Command("prepare.open_sheet", self._show_file, listed=False,
                      possible=lambda: not self.open.isHidden())  # fmt: skip

    def show_sheets(self) -> None:
        """Offer the frame only where there is one."""
        self.buttons["frame"].setEnabled(self._has_frame())

    def begin_project(self) -> None:
        """Forget what was printed of another project."""
        self.done.say("")
        self.open.hide()

    def ask(self, sheet: str) -> None:
        """Ask where a sheet goes, and write it there."""
        say = self._session.text
        name = f"{say(f'prepare.sheets.names.{sheet}')}.docx"
        ask_where(
            self._session,
            self,
            say(f"prepare.sheets.{sheet}"),
            self._folder / name,
            lambda path: self.print(sheet, path),
        )

    def print(self, sheet: str, path: Path) -> None:
        """Write a sheet to a file and say so."""
        project = self._session.project
        if self._session.attempt(lambda: save_sheet(project, path, self._content(sheet))):
            self._folder, self._written = path.parent, path
            said = self._session.text("prepare.sheets.done", name=path.name)
            self.done.say(said)
            self.open.show()
            self._session.said.emit(said)

    def _content(self, sheet: str) -> bytes:
        project = self._session.project
        frame = self._chosen() or working_frame(project)
        if sheet == "frame" and frame is not None:
            return frame_sheet(project, frame)
        return information_sheet(project) if sheet == "information" else interviewer_card(project)

    def _lay_out(self) -> None:
        say = self._session.text
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(1, 1)
        for row, sheet in enumerate(SHEETS):
            button = QPushButton(say(f"prepare.sheets.{sheet}"))
            button.clicked.connect(lambda _, sheet=sheet: self.ask(sheet))
            self.buttons[sheet] = button
            grid.addWidget(button, row, 0)
            grid.addWidget(explanation(say(f"prepare.sheets.{sheet}_hint")), row, 1)
        self.open.clicked.connect(self._show_file)
        self.open.hide()
        line = QHBoxLayout()
        line.addWidget(self.done, 1)
        line.addWidget(self.open)
        grid.addLayout(line, len(SHEETS), 0, 1, 2)

    def _show_file(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written)))

    def _is_open(self) -> bool:
        return self._session.is_open

    def _has_frame(self) -> bool:
        return self._session.is_open and working_frame(self._session.project) is not None
