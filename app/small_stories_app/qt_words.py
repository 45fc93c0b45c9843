"""Words of Qt's own windows that its translations lack, or that our sentences call otherwise."""

from typing import Final

from PySide6.QtCore import QObject, QTranslator

from small_stories.strings import text

# Qt calls them Return and Vaihto in Finnish, and Return and Skift in Swedish.
_KEYS: Final = {"Return": "Enter", "Shift": "Shift"}
# In its Finnish these are missing, and Swedish has but some of them.
_WORDS: Final = {
    ("QFileDialog", "&Look in:"): "place",
    ("QFileDialog", "Files of &type:"): "kinds",
    ("QAbstractFileIconProvider", "Folder"): "folder",
    ("QAbstractFileIconProvider", "Drive"): "drive",
    ("QAbstractFileIconProvider", "Unknown"): "unknown",
    ("QPlatformTheme", "Cancel"): "cancel",
}


class QtWords(QTranslator):
    """The names of keys and the words of file dialogs in the window's language."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.spoken = "fi"

    def isEmpty(self) -> bool:
        """Tell Qt that there is something here, though no file was loaded."""
        return False

    def translate(
        self, context: str, sourceText: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        """Return our word, or None, which lets Qt go on to its own translation."""
        if context == "QShortcut":
            return _KEYS.get(sourceText)
        key = _WORDS.get((context, sourceText))
        return text(f"file_dialog.{key}", self.spoken) if key else None
