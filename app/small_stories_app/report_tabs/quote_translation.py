"""The language of a quote's words, its translation, and how words that came through others show."""

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from small_stories.anonymising.leaving.hidden import hidden_in, hidden_words, stops_export
from small_stories.changes.quoting import edit_quote
from small_stories.reporting.through import ways_through
from small_stories.storage.interviews import Interview, interview
from small_stories.storage.quotes import Quote
from small_stories_app.session import Session
from small_stories_app.widgets.flowing_row import FlowingRow
from small_stories_app.widgets.headings import explanation, heading
from small_stories_app.widgets.saved_text import SavedText
from small_stories_app.widgets.still import StillBox
from small_stories_app.writing_down.languages import language_name, languages_by_name


class QuoteTranslation(QWidget):
    """What stands beside the original; every field is saved as it is left."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._quote: Quote | None = None
        say = session.text
        self.language = StillBox()
        self.label = QLabel()
        self.text = SavedText(session, say("quote_translation.translation"), 2, most=6)
        self.leaks = QLabel()
        self.marks = explanation()
        self._lay_out()
        self.language.activated.connect(self._choose_language)
        self.text.saved.connect(lambda words: self._edit(translation=words))

    def show_quote(self, quote: Quote) -> None:
        """Show the language and the translation of a quote."""
        self._quote = quote
        session = self._session
        talk = interview(session.project, quote.interview_id)
        if talk is None:
            return
        key = "said_in" if talk.translated else "language"
        self.label.setText(session.text(f"quote_translation.{key}"))
        self.language.setItemText(0, self._unsaid(talk))
        self.language.setCurrentIndex(max(self.language.findData(quote.original_language), 0))
        self.text.show_text(quote.translation, quote.id)
        self.leaks.setVisible(bool(quote.translation) and self._leaks(quote.translation))
        self._show_marks(quote)

    def settle(self) -> None:
        """Save what is being typed."""
        self.text.settle()

    def _lay_out(self) -> None:
        say = self._session.text
        self.language.addItem("", "")
        for code, name in languages_by_name(self._session):
            self.language.addItem(name, code)
        self.leaks.setText(say("quote_translation.leaks"))
        self.language.setAccessibleName(say("quote_translation.language"))
        self.language.setSizeAdjustPolicy(
            StillBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.language.setMinimumContentsLength(24)
        self.label.setMinimumHeight(self.language.sizeHint().height())
        self.label.setBuddy(self.language)
        translation = QLabel(say("quote_translation.translation"))
        translation.setBuddy(self.text)
        for label in (translation, self.leaks):
            label.setWordWrap(True)
        line = FlowingRow()
        line.addWidget(self.label)
        line.addWidget(self.language)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(heading(say("quote_translation.title"), 1.0))
        column.addLayout(line)
        for part in (translation, self.text, self.leaks, self.marks):
            column.addWidget(part)

    def _unsaid(self, talk: Interview) -> str:
        """Return what no choice of language means."""
        if talk.translated:
            return self._session.text("quote_translation.not_known")
        name = language_name(self._session, talk.language)
        return self._session.text("quote_translation.as_interview", name=name)

    def _leaks(self, words: str) -> bool:
        """Tell whether a translation holds what no export may hold."""
        hidden = hidden_words(self._session.project)
        return any(stops_export(leak) for leak in hidden_in([words], hidden))

    def _show_marks(self, quote: Quote) -> None:
        found = ", ".join(ways_through(self._session.project, quote.id))
        self.marks.setText(self._session.text("quote_translation.printed", marks=found))
        self.marks.setVisible(bool(found))

    def _choose_language(self, place: int) -> None:
        self._edit(original_language=self.language.itemData(place))

    def _edit(self, **values: str) -> None:
        if self._quote is not None:
            number, project = self._quote.id, self._session.project
            self._session.attempt(lambda: edit_quote(project, number, **values))
