"""Copying a quote as text to paste: into a sentence, as a vignette, or what heads a summary."""

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QPushButton

from small_stories.anonymising.who_could_it_be.ways import ways_to_sum_up
from small_stories.changes.exporting import log_copied_quote
from small_stories.reporting.copying import checked, inline_quote, vignette
from small_stories_app.session import Session
from small_stories_app.widgets.reading import reads


class QuoteCopying(QPushButton):
    """A button whose menu copies; only what may leave the project reaches the clipboard."""

    def __init__(self, session: Session) -> None:
        super().__init__(session.text("quote_copying.copy"))
        reads(self)
        self._session = session
        self._quote: int | None = None
        self.choices = QMenu(self)
        self.choices.aboutToShow.connect(self.fill)
        self.setMenu(self.choices)

    def show_quote(self, quote: int) -> None:
        """Copy this quote from now on."""
        self._quote = quote

    def copy_inline(self) -> None:
        """Copy the quote within a sentence."""
        self._copy(inline_quote)

    def copy_vignette(self) -> None:
        """Copy the quote with its reading and its effect, its teller called X."""
        self._copy(vignette)

    def fill(self) -> None:
        """Offer what there is to copy of the quote."""
        say = self._session.text
        self.choices.clear()
        self.choices.addAction(say("quote_copying.inline"), self.copy_inline)
        self.choices.addAction(say("quote_copying.vignette"), self.copy_vignette)
        if self._quote is None:
            return
        self.choices.addSeparator()
        for way in ways_to_sum_up(self._session.project, self._quote):
            shown = say("quote_copying.summing_up", words=way.words).replace("&", "&&")
            self.choices.addAction(shown, partial(self._copy_words, way.words))

    def _copy(self, made: Callable[..., str]) -> None:
        if self._quote is not None:
            number, project = self._quote, self._session.project
            self._put(lambda: made(project, number))

    def _copy_words(self, words: str) -> None:
        project = self._session.project
        self._put(lambda: checked(project, words))

    def _put(self, made: Callable[[], str]) -> None:
        """Put words on the clipboard; where they may not leave, the reason is said instead."""
        found: list[str] = []
        if self._session.attempt(lambda: found.append(made())):
            QGuiApplication.clipboard().setText(found[0])
            self._note(found[0])
            self._session.said.emit(self._session.text("quote_copying.copied"))

    def _note(self, words: str) -> None:
        """Write down that the quote has left, where anything can be written."""
        quote, project = self._quote, self._session.project
        if quote is not None and not project.read_only:
            self._session.attempt(lambda: log_copied_quote(project, quote, words))
