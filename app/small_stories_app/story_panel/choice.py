"""A list of choices in words, each with the value it stands for."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QComboBox

from small_stories_app.widgets.still import StillBox

Value = str | int | None
NONE: Final = "–"


class Choice(StillBox):
    """``chosen`` comes only when the analyst chooses."""

    chosen = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._choices: list[tuple[Value, str]] = []
        self.setAccessibleName(name)
        self.setMinimumHeight(26)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.activated.connect(lambda place: self.chosen.emit(self._choices[place][0]))

    def show_choices(self, choices: Sequence[tuple[Value, str]], now: Value) -> None:
        """Show the choices and the one that holds now."""
        if list(choices) != self._choices:
            self._choices = list(choices)
            self.clear()
            self.addItems([words for _, words in choices])
        self.setCurrentIndex([value for value, _ in choices].index(now))


class LateChoice(Choice):
    """A choice among many that are read only when the analyst comes to choose."""

    def __init__(self, name: str, offered: Callable[[], Sequence[tuple[Value, str]]]) -> None:
        super().__init__(name)
        self._offered = offered

    def show_one(self, now: Value, words: str) -> None:
        """Show what holds now: a value in words, or nothing."""
        none: tuple[Value, str] = (None, NONE)
        alone = [none] if now is None else [none, (now, words)]
        self.show_choices(self._all() if self.hasFocus() else alone, now)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Read what there is to choose."""
        now = self._choices[self.currentIndex()][0] if self._choices else None
        self.show_choices(self._all(), now)
        super().focusInEvent(event)

    def _all(self) -> list[tuple[Value, str]]:
        return [(None, NONE), *self._offered()]
