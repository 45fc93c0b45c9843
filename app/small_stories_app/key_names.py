"""What keys are called: as on the keyboards here, and as the program's own sentences call them."""

from typing import Final

from PySide6.QtCore import QTranslator

# Qt calls them Return and Vaihto in Finnish, and Return and Skift in Swedish.
_NAMES: Final = {"Return": "Enter", "Shift": "Shift"}


class KeyNames(QTranslator):
    """The names of keys that are not taken from Qt's own translation."""

    def isEmpty(self) -> bool:
        """Tell Qt that there is something here, though no file was loaded."""
        return False

    def translate(
        self, context: str, sourceText: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        """Return the name of a key, or None, which lets Qt go on to its own translation."""
        return _NAMES.get(sourceText) if context == "QShortcut" else None
