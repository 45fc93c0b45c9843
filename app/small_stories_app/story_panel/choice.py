"""A list of choices in words, each with the value it stands for."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox

from small_stories_app.widgets.still import StillBox

Value = str | int | None


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
