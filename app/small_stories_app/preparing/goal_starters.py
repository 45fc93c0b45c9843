"""Goals that the method fits: each is taken by one press."""

from functools import partial
from typing import Final

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from small_stories.changes.setting_up import add_goal
from small_stories.storage.setup import goals, project_facts
from small_stories.strings import LANGUAGES, text
from small_stories_app.session import Session

_STARTERS: Final = ("efficacy", "meaning", "belonging", "interaction")


class GoalStarters(QWidget):
    """A button with the suggestions that the project does not have yet."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.button = QPushButton(session.text("prepare.goal.starters"))
        self.button.clicked.connect(self.ask)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.button)
        row.addStretch(1)

    def show_goals(self) -> None:
        """Offer only what is not there."""
        self.button.setVisible(bool(self._left()))

    def ask(self) -> None:
        """Show the suggestions in a menu."""
        menu = QMenu(self)
        language = project_facts(self._session.project).language
        for number, key in enumerate(self._left(), start=1):
            words = text(f"prepare.goal_starters.{key}", language)
            menu.addAction(f"&{number}  {words}").triggered.connect(partial(self._take, words))
        menu.popup(self.button.mapToGlobal(QPoint(0, self.button.height())))

    def _left(self) -> list[str]:
        there = {goal.name for goal in goals(self._session.project)}
        said = {key: {text(f"prepare.goal_starters.{key}", each) for each in LANGUAGES}
                for key in _STARTERS}  # fmt: skip
        return [key for key in _STARTERS if not said[key] & there]

    def _take(self, words: str) -> None:
        self._session.attempt(lambda: add_goal(self._session.project, words))
