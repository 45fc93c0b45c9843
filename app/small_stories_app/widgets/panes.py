"""Going through the window by keys: from pane to pane, into a step, and onto its buttons."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget


def go_to_pane(panes: Sequence[QWidget], step: int) -> None:
    """Give the focus to the next pane on screen (step 1) or the one before (step -1)."""
    shown = [pane for pane in panes if pane.isVisible() and _taker(pane)]
    if not shown:
        return
    focused = QApplication.focusWidget()
    at = next((n for n, pane in enumerate(shown) if _holds(pane, focused)), None)
    place = (0 if step > 0 else -1) if at is None else (at + step) % len(shown)
    taker = _taker(shown[place])
    assert taker is not None
    taker.setFocus(Qt.FocusReason.ShortcutFocusReason)


def go_into(view: QWidget) -> None:
    """Give the focus to what a view begins with, or to what stands there while it is empty."""
    begins = view.focusProxy()
    if begins is None or not begins.isVisibleTo(view):
        begins = next((one for one in view.findChildren(QWidget) if _takes(one)), view)
    begins.setFocus(Qt.FocusReason.OtherFocusReason)


def press_by_enter(parent: QWidget) -> None:
    """Let Enter press each button as Space does; Qt does so in dialogs alone."""
    for button in parent.findChildren(QPushButton):
        button.setAutoDefault(True)


def _holds(pane: QWidget, widget: QWidget | None) -> bool:
    return widget is not None and (widget is pane or pane.isAncestorOf(widget))


def _taker(pane: QWidget) -> QWidget | None:
    """Return the pane itself or the first widget in it that takes the focus by keyboard."""
    return next((one for one in [pane, *pane.findChildren(QWidget)] if _takes(one)), None)


def _takes(widget: QWidget) -> bool:
    by_keyboard = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return by_keyboard and widget.isVisible() and widget.isEnabled()
