"""What can be done with the model that is selected."""

from PySide6.QtWidgets import QPushButton, QWidget

from small_stories.transcribing.models.at_hand import State
from small_stories.transcribing.models.graphics import Graphics, card_tried
from small_stories.transcribing.models.in_words import address_in_words, size_in_words
from small_stories_app.session import Session
from small_stories_app.speech_models.rows import ModelRow
from small_stories_app.widgets.flowing_row import FlowingRow


class ModelButtons(QWidget):
    """Buttons whose words say what they would do with the model at hand."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.fetch = QPushButton()
        self.take = QPushButton(session.text("models.page.take"))
        self.remove = QPushButton(session.text("models.page.remove"))
        self.try_out = QPushButton(session.text("models.page.try"))
        self.card = QPushButton()
        row = FlowingRow()
        self.setLayout(row)
        for button in (self.fetch, self.try_out, self.take, self.remove, self.card):
            button.setAutoDefault(False)
            row.addWidget(button)

    def offer(self, row: ModelRow | None, *, busy: bool) -> None:
        """Offer what is possible now with a model."""
        text = self._session.text
        known = row.known if row else None
        can_fetch = known is not None and row is not None and not row.is_here
        going_on = row is not None and row.state in (State.PARTLY, State.CHANGED)
        self.fetch.setText(text(f"models.page.{'fetch_on' if going_on else 'fetch'}"))
        if known is not None:
            size = size_in_words(known.bytes, self._session.language)
            told = text(
                "models.page.fetch_what",
                model=known.title, size=size, address=address_in_words(known),
            )  # fmt: skip
            self.fetch.setToolTip(told)
            self.fetch.setAccessibleDescription(told)
        self.fetch.setEnabled(can_fetch and not busy)
        self.take.setEnabled(not busy)
        there = row is not None and row.state not in (State.NOT_HERE, State.COMES_ALONG)
        self.remove.setEnabled(there and not busy)
        self.try_out.setEnabled(not busy)
        self.try_out.setToolTip(text("models.page.try_what"))
        in_use = card_tried() == Graphics.WORKS
        self.card.setText(text(f"models.page.{'card_off' if in_use else 'card_try'}"))
        self.card.setToolTip(text("models.page.card_what"))
        self.card.setEnabled(in_use or not busy)
