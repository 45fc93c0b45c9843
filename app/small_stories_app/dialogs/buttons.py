"""The row of buttons below a dialog."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton

from small_stories_app.session import Session


def accept_or_cancel(dialog: QDialog, session: Session, accept: str) -> QDialogButtonBox:
    """Return the buttons that do what the dialog is for, in words of its own, or leave it."""
    box = QDialogButtonBox()
    yes = QPushButton(accept)
    yes.setDefault(True)
    box.addButton(yes, QDialogButtonBox.ButtonRole.AcceptRole)
    no = QPushButton(session.text("dialogs.cancel"))
    no.setAutoDefault(False)
    box.addButton(no, QDialogButtonBox.ButtonRole.RejectRole)
    box.accepted.connect(dialog.accept)
    box.rejected.connect(dialog.reject)
    return box


def close_only(dialog: QDialog, session: Session) -> QDialogButtonBox:
    """Return the one button of a dialog that is only read."""
    box = QDialogButtonBox()
    button = QPushButton(session.text("dialogs.close"))
    button.setDefault(True)
    box.addButton(button, QDialogButtonBox.ButtonRole.AcceptRole)
    box.accepted.connect(dialog.accept)
    return box
