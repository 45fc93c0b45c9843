"""Words that are offered while somebody types in a line."""

from collections.abc import Iterable

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit


def offer(field: QLineEdit, words: Iterable[str]) -> None:
    """Offer the words that hold the letters typed so far, in any letters' size.

    A field keeps one list for good: Enter in the list may be what leads here, and a list that is
    taken away by its own key takes the whole program along.
    """
    ahead = field.completer()
    if ahead is None:
        ahead = QCompleter(QStringListModel(field), field)
        ahead.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        ahead.setFilterMode(Qt.MatchFlag.MatchContains)
        field.setCompleter(ahead)
    model, offered = ahead.model(), list(dict.fromkeys(words))
    if isinstance(model, QStringListModel) and model.stringList() != offered:
        model.setStringList(offered)
