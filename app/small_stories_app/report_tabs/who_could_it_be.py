"""The part of a quote's panel that tells how many people could have said it."""

from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from small_stories.anonymising.who_could_it_be.combinations import combinations
from small_stories.anonymising.who_could_it_be.fits import fits
from small_stories.anonymising.who_could_it_be.in_words import (
    combinations_in_words,
    fit_in_words,
    offer_in_words,
)
from small_stories.anonymising.who_could_it_be.offers import Offer, offers, take
from small_stories.anonymising.who_could_it_be.rare import rare_words
from small_stories.typology.codes import quote_codes
from small_stories_app.session import Session
from small_stories_app.widgets.flowing_row import FlowingRow
from small_stories_app.widgets.headings import explanation, heading

_MOST_OFFERS = 3
_LONGEST = 40  # letters on a button; the rest is told to the pointer


class WhoCouldItBe(QWidget):
    """How many people fit a quote, why, what is not known, and wider words to take."""

    sizes_asked = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.said = QLabel()
        self.once_more = QLabel()
        self.rare = explanation()
        self.offers = [QPushButton() for _ in range(_MOST_OFFERS)]
        self.sizes = QPushButton(session.text("who_could_it_be.sizes"))
        self._offered: list[Offer] = []
        self._quote: int | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(heading(session.text("who_could_it_be.title"), 1.0))
        for label in (self.said, self.once_more, self.rare):
            label.setWordWrap(True)
        column.addWidget(self.said)
        row = FlowingRow()
        for place, button in enumerate(self.offers):
            button.clicked.connect(partial(self._take, place))
            row.addWidget(button)
        row.addWidget(self.sizes)
        column.addLayout(row)
        column.addWidget(self.once_more)
        column.addWidget(self.rare)
        self.sizes.clicked.connect(self.sizes_asked)

    def show_quote(self, quote: int) -> None:
        """Tell of a quote."""
        self._quote = quote
        project, language = self._session.project, self._session.language
        found = fits(project, quote)
        self.said.setText(" ".join(fit_in_words(found, language)) if found else "")
        self._offered = offers(project, quote)[:_MOST_OFFERS] if found else []
        for place, button in enumerate(self.offers):
            button.setVisible(place < len(self._offered))
            if place < len(self._offered):
                _name(button, offer_in_words(self._offered[place], language))
        self._show_once_more(quote)

    def _show_once_more(self, quote: int) -> None:
        session = self._session
        together = combinations(session.project, quote)
        codes = quote_codes(session.project)
        sentences = combinations_in_words(together, codes, session.language)
        self.once_more.setText("\n".join(sentences))
        self.once_more.setVisible(bool(self.once_more.text()))
        self.rare.hide()
        # The table of common words takes half a second to read, once: after the rest is shown.
        QTimer.singleShot(0, self, partial(self._show_rare, quote))

    def _show_rare(self, quote: int) -> None:
        if self._session.is_open and quote == self._quote and self.isVisible():
            words = ", ".join(f"”{word}”" for word in rare_words(self._session.project, quote))
            self.rare.setText(self._session.text("who_could_it_be.rare", words=words))
            self.rare.setVisible(bool(words))

    def take_first(self) -> None:
        """Take the first wording that is offered."""
        if self._offered:
            self._take(0)

    def _take(self, place: int) -> None:
        offer, project = self._offered[place], self._session.project
        self._session.attempt(lambda: take(project, offer))


def _name(button: QPushButton, words: str) -> None:
    """Write an offer on its button, cut where it would make the panel wider than the window."""
    shown = words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
    button.setText(shown.replace("&", "&&"))
    button.setToolTip(words)
    button.setAccessibleName(words)
