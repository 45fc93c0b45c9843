"""A sentence at the place it belongs to, such as what a field still needs."""

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel

from small_stories_app.widgets.fitting import most_height


class Notice(QLabel):
    """Words in bold, hidden while there is nothing to say; readers of the screen hear them."""

    def __init__(self) -> None:
        super().__init__()
        font = self.font()
        font.setWeight(QFont.Weight.DemiBold)
        self.setFont(font)
        self.setWordWrap(True)
        self.hide()

    def say(self, sentence: str) -> None:
        """Show a sentence, or nothing."""
        self.setText(sentence)
        self.setAccessibleName(sentence)
        self.setVisible(bool(sentence))
        self._make_room()

    def _make_room(self) -> None:
        # A window does not grow by itself for words that take more lines.
        window = self.window()
        layout = window.layout()
        if window is not self and layout is not None and layout.hasHeightForWidth():
            layout.activate()
            wanted = min(layout.totalHeightForWidth(window.width()), most_height(window))
            window.resize(window.width(), max(window.height(), wanted))
