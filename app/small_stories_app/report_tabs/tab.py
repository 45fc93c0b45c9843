"""What every tab of the report step is."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from small_stories.storage.change_record import Changed
from small_stories_app.commands import Command
from small_stories_app.session import Session


class Tab(QWidget):
    """A tab of the report step.

    It asks for what stands elsewhere: ``story_asked`` for a story, ``turn_asked`` for a turn of
    the talk, ``step_asked`` for a step, ``quote_asked`` and ``marks_asked`` for a quote and for the
    marks of a quote, by id, and ``export_asked`` for the tab of the export.
    """

    key: str
    story_asked = Signal(int)
    turn_asked = Signal(int)
    step_asked = Signal(str)
    quote_asked = Signal(int)
    marks_asked = Signal(int)
    export_asked = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session

    def commands(self) -> Iterable[Command]:
        """Return the commands that this tab brings to menus and keys."""
        return ()

    def show_project(self) -> None:
        """Fill the tab from the project."""

    def refresh(self, changed: Changed) -> None:
        """Follow a change; by default everything is read anew."""
        self.show_project()
