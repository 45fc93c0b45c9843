"""What is to be known of one model before it is fetched, and of one that is here."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QLabel, QVBoxLayout, QWidget

from small_stories.transcribing.models.in_words import (
    address_in_words,
    hour_in_words,
    size_in_words,
    state_in_words,
)
from small_stories.transcribing.models.known import KnownModel
from small_stories_app.session import Session
from small_stories_app.speech_models.rows import ModelRow
from small_stories_app.widgets.headings import heading

_MB = 1_000_000


class ModelFacts(QWidget):
    """Facts of the model that is selected, as words that can be selected and read aloud."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.title = heading("", 1.1)
        self.good_for = _words()
        self.state = _words()
        self.hour = _words()
        self.facts = {key: _words() for key in ("source", "size", "licence", "memory")}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        for part in (self.title, self.good_for, self.state, self.hour):
            column.addWidget(part)
        self._form = QFormLayout()
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        for key, label in self.facts.items():
            self._form.addRow(session.text(f"models.page.{key}"), label)
        column.addLayout(self._form)

    def show_model(self, row: ModelRow | None) -> None:
        """Show the facts of a model, or nothing."""
        self.setVisible(row is not None)
        if row is None:
            return
        text, language = self._session.text, self._session.language
        self.title.setText(row.title)
        known = row.known
        for label in self.facts.values():
            self._form.setRowVisible(label, known is not None)
        if known is None:
            self.good_for.setText(text("models.own"))
            self._say(self.state, "")
            self._say(self.hour, "")
            return
        self.good_for.setText(text(f"models.good_for.{known.name.replace('-', '_')}"))
        self._say(self.state, state_in_words(known, language))
        self._say(self.hour, hour_in_words(known, language) or text("models.page.try_first"))
        self._say_facts(known)

    def _say_facts(self, known: KnownModel) -> None:
        text, language = self._session.text, self._session.language
        self.facts["source"].setText(address_in_words(known))
        self.facts["size"].setText(size_in_words(known.bytes, language))
        self.facts["licence"].setText(known.licence)
        memory = size_in_words(known.memory_mb * _MB, language)
        self.facts["memory"].setText(text("models.page.about", size=memory))
        for key, label in self.facts.items():
            label.setAccessibleName(f"{text(f'models.page.{key}')}: {label.text()}")

    def _say(self, label: QLabel, words: str) -> None:
        label.setText(words)
        label.setVisible(bool(words))


def _words() -> QLabel:
    label = QLabel()
    label.setWordWrap(True)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return label
