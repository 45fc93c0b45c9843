"""The row of buttons below a dialog; made last of all in it, so that Tab comes to it last."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton

from small_stories_app.session import Session


def accept_or_cancel(dialog: QDialog, session: Session, accept: str) -> QDialogButtonBox:
    """Return the buttons that do what the dialog is for, in words of its own, or leave it."""
    box = QDialogButtonBox(dialog)
    yes = QPushButton(accept)
    box.addButton(yes, QDialogButtonBox.ButtonRole.AcceptRole)
    # Only now: a button that is not in its dialog yet is forgotten once Tab has gone round.
    yes.setDefault(True)
    no = QPushButton(session.text("dialogs.cancel"))
    box.addButton(no, QDialogButtonBox.ButtonRole.RejectRole)
    box.accepted.connect(dialog.accept)
    box.rejected.connect(dialog.reject)
    return box


def close_only(dialog: QDialog, session: Session) -> QDialogButtonBox:
    """Return the one button of a dialog that is only read."""
    box = QDialogButtonBox(dialog)
    button = QPushButton(session.text("dialogs.close"))
    box.addButton(button, QDialogButtonBox.ButtonRole.AcceptRole)
    button.setDefault(True)
    box.accepted.connect(dialog.accept)
    return box
