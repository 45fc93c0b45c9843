"""What every view of the window is."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from small_stories.storage.change_record import Changed
from small_stories_app.commands import Command
from small_stories_app.session import Session


class View(QWidget):
    """A step of the work on screen.

    ``story_asked`` asks the window to show a story in its transcript, by id, and ``turn_asked`` a
    turn; ``step_asked`` asks for another step, by its key; ``alone_asked`` to have nothing beside
    the view, or no longer.
    """

    key: str
    follows_growth = False
    """Whether the view shows words of a transcript as they come."""
    story_asked = Signal(int)
    turn_asked = Signal(int)
    step_asked = Signal(str)
    alone_asked = Signal(bool)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.setObjectName(self.key)
        self.setAccessibleName(session.text(f"steps.{self.key}"))

    def commands(self) -> Iterable[Command]:
        """Return the commands that this view brings to menus and keys."""
        return ()

    def panes(self) -> Sequence[QWidget]:
        """Return the parts of the view that F6 goes through, in the order they are read."""
        return (self,)

    def show_project(self) -> None:
        """Fill the view from the project that was opened."""

    def refresh(self, changed: Changed) -> None:
        """Follow a change; by default everything is read anew."""
        self.show_project()
