"""Where in the window the analyst's own texts are, by their kind."""

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from small_stories.anonymising.leaving.own_texts import TextLeak
from small_stories_app.session import Session

_OF_STORIES: Final = ("title", "reading")
_STEPS: Final = {
    "project": "prepare",
    "goal": "prepare",
    "theme": "prepare",
    "interviewee": "prepare",
    "failure": "prepare",
    "type": "types",
}


class PlaceRow(QWidget):
    """One of the analyst's own texts, with a button that goes there."""

    def __init__(self, session: Session, place: TextLeak, go: Callable[[TextLeak], object]) -> None:
        super().__init__()
        where = session.text(f"report.own_texts.{place.where}")
        self.button = QPushButton(session.text("lock_away.sheets.go"))
        self.button.setAccessibleName(session.text("lock_away.sheets.go_to", where=where))
        self.button.setAutoDefault(False)
        self.button.clicked.connect(lambda: go(place))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(QLabel(where), 1)
        row.addWidget(self.button)


def go_to(place: TextLeak, story: Callable[[int], object], step: Callable[[str], object]) -> None:
    """Go to a text: to its story, or to the step of the work that it is written in."""
    if place.where in _OF_STORIES:
        story(place.row)
    else:
        step(_STEPS.get(place.where, "report"))
