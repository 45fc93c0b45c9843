"""The buttons of the queue: a click on one leaves the keyboard where it is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton


def quiet_button(words: str) -> QPushButton:
    """Return a button that the keyboard reaches and the mouse does not take the focus to.

    So the single keys go on working in the queue after a click.
    """
    button = QPushButton(words)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
