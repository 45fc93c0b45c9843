"""Asking where a teller's sheet goes, and writing it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from small_stories.reporting.for_tellers.story_sheet import sheet_name, write_story_sheet
from small_stories.storage.checks import Teller
from small_stories_app.dialogs.opening import ask_where
from small_stories_app.folders import documents
from small_stories_app.session import Session
from small_stories_app.widgets.waiting import waiting


def ask_and_write(
    session: Session, teller: Teller, parent: QWidget, then: Callable[[], object], *, keepsake: bool
) -> None:
    """Ask where a teller's sheet goes and write it; ``then`` follows when it was written."""

    def go_on(path: Path) -> None:
        if write(session, teller, path, keepsake=keepsake):
            then()

    title = session.text(f"commands.checking.{'keepsake' if keepsake else 'sheet'}")
    name = sheet_name(teller, session.language, keepsake=keepsake)
    ask_where(session, parent, title, documents() / name, go_on)


def write(session: Session, teller: Teller, path: Path, *, keepsake: bool) -> bool:
    """Write the sheet; say that it was, or why not, and return whether it was."""
    with waiting():
        done = session.attempt(
            lambda: write_story_sheet(session.project, teller, path, keepsake=keepsake)
        )
    if done:
        session.said.emit(session.text("checking.sheet_written", None, name=path.name))
    return done
