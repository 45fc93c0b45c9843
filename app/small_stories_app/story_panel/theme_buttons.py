"""Buttons that say what themes a story was read as: number, line and name."""

from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget

from small_stories.storage.setup import Theme
from small_stories_app.transcript.stripes import theme_icon

_LEAST: Final = QSize(100, 28)


class ThemeButtons(QWidget):
    """One button for each theme of the project; ``turned`` carries the theme's id."""

    turned = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._themes: list[Theme] = []
        self.buttons: list[QToolButton] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self._column = column

    def show_themes(self, themes: list[Theme], chosen: list[int]) -> None:
        """Show the themes, those chosen pressed down."""
        if themes != self._themes:
            self._themes = themes
            self._make_buttons()
        for number, (button, theme) in enumerate(zip(self.buttons, themes, strict=True), 1):
            is_chosen = theme.id in chosen
            button.setChecked(is_chosen)
            button.setText(f"{number}  {theme.name}{'  ✓' if is_chosen else ''}")
            button.setAccessibleName(f"{number} {theme.name}")

    def look_anew(self) -> None:
        """Draw the lines in the colours that are shown now."""
        for position, button in enumerate(self.buttons):
            button.setIcon(theme_icon(position))

    def _make_buttons(self) -> None:
        for button in self.buttons:
            self._column.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = [self._button(n, theme) for n, theme in enumerate(self._themes)]

    def _button(self, position: int, theme: Theme) -> QToolButton:
        button = QToolButton()
        button.setIcon(theme_icon(position))
        button.setIconSize(button.icon().availableSizes()[0])
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setCheckable(True)
        button.setMinimumSize(_LEAST)
        button.setToolTip(theme.name)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.clicked.connect(partial(self.turned.emit, theme.id))
        self._column.addWidget(button)
        return button
