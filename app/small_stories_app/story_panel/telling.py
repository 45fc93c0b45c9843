"""How the story is told: detail, tense, minimising words. What is told is never weighed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from small_stories.storage.stories import Reading
from small_stories_app.session import Session
from small_stories_app.story_panel.choice import NONE, Choice, Value
from small_stories_app.story_panel.fields import small_label
from small_stories_app.story_panel.tick import Tick
from small_stories_app.widgets.headings import explanation

_STEPS = (1, 2, 3)


class Telling(QWidget):
    """Three traits of the telling that the analyst has heard; ``chosen`` carries column and value.

    How detailed it is takes three steps of the analyst's own and says nothing of whether it is
    good or true.
    """

    chosen = Signal(str, object)

    def __init__(self, session: Session) -> None:
        super().__init__()
        say = session.text
        self.detail = Choice(say("story_panel.detail"))
        self.tense = Tick(say("story_panel.tense_shift"))
        self.minimising = Tick(say("story_panel.minimising"))
        steps: list[tuple[Value, str]] = [(n, say(f"story_panel.detail_{n}")) for n in _STEPS]
        self._steps: list[tuple[Value, str]] = [(None, NONE), *steps]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        column.addWidget(small_label(say("story_panel.telling"), self.detail))
        column.addWidget(explanation(say("story_panel.telling_hint")))
        for part in (self.detail, self.tense, self.minimising):
            column.addWidget(part)
        self.detail.chosen.connect(lambda step: self.chosen.emit("detail_step", step))
        self.tense.clicked.connect(lambda on: self.chosen.emit("tense_shift", int(on)))
        self.minimising.clicked.connect(lambda on: self.chosen.emit("minimising", int(on)))

    @property
    def is_used(self) -> bool:
        """Whether any trait is noted, or somebody is here."""
        noted = self.detail.currentIndex() > 0 or self.tense.isChecked()
        parts = (self.detail, self.tense, self.minimising)
        return noted or self.minimising.isChecked() or any(part.hasFocus() for part in parts)

    def show_reading(self, found: Reading | None) -> None:
        """Show the traits of a reading."""
        self.detail.show_choices(self._steps, found.detail_step if found else None)
        self.tense.setChecked(bool(found and found.tense_shift))
        self.minimising.setChecked(bool(found and found.minimising))
