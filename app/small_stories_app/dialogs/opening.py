"""Opening dialogs that stop nothing of the window, and asking where a document goes."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from small_stories_app.session import Session


def open_once(dialog: QDialog) -> None:
    """Open a dialog over its window; it is gone when it is closed."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


def ask_where(
    session: Session, parent: QWidget, title: str, proposed: Path, then: Callable[[Path], object]
) -> None:
    """Let the analyst say where a Word document goes, and go on with the place."""
    dialog = QFileDialog(parent, title, str(proposed.parent))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("docx")
    dialog.setNameFilter(session.text("dialogs.word_document"))
    dialog.selectFile(proposed.name)
    dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
    open_once(dialog)
