"""The left side of the window: the steps with what is left at each, and the themes below."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from small_stories_app.session import Session
from small_stories_app.widgets.steps_list import StepsList
from small_stories_app.widgets.theme_legend import ThemeLegend

if TYPE_CHECKING:
    from small_stories.storage.change_record import Changed
    from small_stories.storage.what_is_left import WhatIsLeft

# After what was asked for is on screen: the words here can wait a moment.
_QUIET_MS: Final = 60


class Side(QWidget):
    """Steps and legend; read anew a moment after a change of what they tell of."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._keys: list[str] = []
        self.steps = StepsList(session.text("window.steps"))
        self.legend = ThemeLegend(session.text("window.themes"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.steps, 1)
        column.addWidget(self.legend)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_QUIET_MS)
        self._soon.timeout.connect(self.read_left)
        session.changed.connect(self._follow)
        session.jobs.moved.connect(self._read_soon)

    def add_step(self, key: str) -> None:
        """Add a step after the others."""
        self._keys.append(key)
        self.steps.add_step(self._session.text(f"steps.{key}"))

    def be_narrow(self, narrow: bool) -> None:
        """Show the numbers of the steps alone, or everything."""
        self.steps.be_narrow(narrow)
        self.legend.setVisible(not narrow)

    def show_project(self) -> None:
        """Read everything anew."""
        self.read_left()
        self._read_themes()

    def read_left(self) -> None:
        """Say what is left at each step."""
        from small_stories.storage.what_is_left import what_is_left

        if self._session.is_open:
            running = len(self._session.jobs.running)
            words = in_words(self._session, what_is_left(self._session.project), running)
            for row, key in enumerate(self._keys):
                self.steps.say_left(row, words.get(key, ""))

    def _read_soon(self) -> None:
        self._soon.start()

    def _follow(self, changed: "Changed") -> None:
        from small_stories.storage.what_is_left import TABLES

        if not TABLES.isdisjoint(changed.rows):
            self._read_soon()
        if "theme" in changed.rows:
            self._read_themes()

    def _read_themes(self) -> None:
        from small_stories.storage.setup import themes

        self.legend.show_themes([theme.name for theme in themes(self._session.project)])


def in_words(session: Session, left: "WhatIsLeft", running: int) -> dict[str, str]:
    """Return what is left at each step, by its key; a step with nothing has no words."""

    def say(key: str, count: int) -> str:
        return session.text(f"left.{key}", count) if count else ""

    parts = {
        "prepare": (say("goals", left.goals),),
        "interviews": (
            say("interviews", left.interviews),
            say("running", running) or say("not_to_the_end", left.not_to_the_end),
        ),
        "stories": (say("stories", left.stories), say("unread", left.unread)),
        "checking": (say("offered", left.offered),),
        "types": (say("types", left.types),),
        "report": (say("undecided", left.undecided),),
    }
    return {key: ", ".join(part for part in each if part) for key, each in parts.items()}
