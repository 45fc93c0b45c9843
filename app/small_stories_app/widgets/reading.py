"""What can be used also while a project is open for reading alone."""

from typing import Final

from PySide6.QtWidgets import QWidget

_MARK: Final = "reads"


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
