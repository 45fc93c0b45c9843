"""What can be used also while a project is open for reading alone, and greying the rest."""

from typing import Final

from PySide6.QtCore import QChildEvent, QEvent, QObject
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

from small_stories_app.session import Session

_MARK: Final = "reads"
_ALLOWED: Final = (QEvent.Type.EnabledChange, QEvent.Type.ReadOnlyChange)


def reads(*widgets: QWidget) -> None:
    """Mark widgets, with all in them, as changing nothing of the project."""
    for widget in widgets:
        widget.setProperty(_MARK, True)


def only_reads(widget: QWidget, within: QWidget) -> bool:
    """Tell whether a widget, or what it stands in, is marked."""
    at: QWidget | None = widget
    while at is not None and at is not within:
        if at.property(_MARK):
            return True
        at = at.parentWidget()
    return False


def let_only_read(session: Session, *widgets: QWidget) -> None:
    """Grey all in widgets that would change a project that is open for reading alone."""
    reason = session.why_only_reading()
    for widget in widgets if reason else ():
        OnlyRead(widget, reason)


class OnlyRead(QObject):
    """Holds back what would change the project, also what is allowed or put there later.

    The tip of what is greyed tells why. It goes with the widget in which all is held back.
    """

    def __init__(self, within: QWidget, reason: str) -> None:
        super().__init__(within)
        self._within = within
        self._reason = reason
        self._hold(within)

    def _hold(self, widget: QWidget) -> None:
        for each in (widget, *widget.findChildren(QWidget)):
            each.installEventFilter(self)
            self._still(each)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow what a view allows as the selection moves, and what it adds."""
        if event.type() in _ALLOWED and isinstance(watched, QWidget):
            self._still(watched)
        elif isinstance(event, QChildEvent) and event.type() == QEvent.Type.ChildPolished:
            added = event.child()
            if isinstance(added, QWidget) and not added.isWindow():
                self._hold(added)
        return False

    def _still(self, widget: QWidget) -> None:
        if only_reads(widget, self._within) or isinstance(widget.parent(), QTabBar):
            return
        if isinstance(widget, (QLineEdit, QPlainTextEdit, QTextEdit)):
            if not widget.isReadOnly():
                widget.setReadOnly(True)
                widget.setToolTip(self._reason)
        elif isinstance(widget, (QAbstractButton, QComboBox, QAbstractSpinBox)):
            if widget.isEnabled():
                widget.setEnabled(False)
                widget.setToolTip(self._reason)
        elif isinstance(widget, QAbstractItemView):
            widget.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
            widget.setDragEnabled(False)
