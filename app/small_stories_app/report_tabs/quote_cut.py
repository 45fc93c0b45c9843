"""How long a quote is: which cut of its story, how many words, and which words they are."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from small_stories.anonymising.rewriting.printed import quote_text
from small_stories.changes.cutting import add_cut, choose_cut
from small_stories.changes.quote_words import cut_again
from small_stories.model import Cut
from small_stories.reporting.cuts import PUBLISHED, templates_of, words_in
from small_stories.reporting.templates.catalogue import template_name
from small_stories.storage.quotes import Quote, quotes
from small_stories.storage.setup import project_facts
from small_stories_app.report_tabs.quote_words import QuoteWords
from small_stories_app.session import Session
from small_stories_app.widgets.flowing_row import FlowingRow
from small_stories_app.widgets.headings import explanation, heading
from small_stories_app.widgets.still import StillBox


class QuoteCut(QWidget):
    """The cut of the quote that is shown, its words on demand, and the story's other cuts.

    ``quote_asked`` carries the quote of another cut, which may just have been made.
    """

    quote_asked = Signal(int)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._quote: Quote | None = None
        say = session.text
        self.cut = StillBox()
        self.count = QLabel()
        self.used_by = explanation()
        self.choose = QPushButton(say("quote_cut.choose"))
        self.propose = QPushButton(say("quote_cut.propose"))
        self.others = {cut: QPushButton() for cut in Cut}
        self.words = QuoteWords(session)
        self._lay_out()
        self.cut.activated.connect(self._choose_cut)
        self.choose.setCheckable(True)
        self.choose.toggled.connect(self._show_words)
        self.propose.clicked.connect(self.propose_words)
        for cut, button in self.others.items():
            button.clicked.connect(partial(self.make, cut))

    def show_quote(self, quote: Quote) -> None:
        """Show how long a quote is."""
        if self._quote is not None and quote.id != self._quote.id:
            self.choose.setChecked(False)
        self._quote = quote
        session, project = self._session, self._session.project
        self.cut.setCurrentIndex(self.cut.findData(quote.cut))
        count = words_in(quote_text(project, quote.id), project_facts(project).omission)
        words = session.text("quote_cut.words", count)
        shortest, longest = PUBLISHED
        self.count.setText(
            session.text("quote_cut.usual", words=words, shortest=shortest, longest=longest)
        )
        self.used_by.setText(self._used_by(Cut(quote.cut)))
        self._show_others(quote)
        if self.choose.isChecked():
            self.words.show_quote(quote)

    def make(self, cut: Cut) -> None:
        """Go to the quote of the same story in a cut, made from it where there is none."""
        if self._quote is None:
            return
        project, now = self._session.project, self._quote
        made = self._made(now).get(cut)
        if made is None and cut != now.cut:
            numbers: list[int] = []
            self._session.attempt(
                lambda: numbers.append(add_cut(project, now.story_id, cut, now.attribution))
            )
            made = numbers[0] if numbers else None
        if made is not None:
            self.quote_asked.emit(made)

    def propose_words(self) -> None:
        """Take the words that the program proposes for the quote's cut."""
        if self._quote is not None:
            number, project, cut = self._quote.id, self._session.project, Cut(self._quote.cut)
            self._session.attempt(lambda: cut_again(project, number, cut))

    def turn_choosing(self) -> None:
        """Show the story's words to choose among, or put them away."""
        self.choose.toggle()

    def _lay_out(self) -> None:
        say = self._session.text
        for cut in Cut:
            self.cut.addItem(say(f"quote_cut.cuts.{cut}"), cut)
        self.cut.setAccessibleName(say("quote_cut.used_as"))
        used_as = QLabel(say("quote_cut.used_as"))
        used_as.setBuddy(self.cut)
        from_story = QLabel(say("quote_cut.make"))
        # As high as what stands beside them, for their words to be on one line with it.
        used_as.setMinimumHeight(self.cut.sizeHint().height())
        from_story.setMinimumHeight(self.choose.sizeHint().height())
        line, buttons, others = FlowingRow(), FlowingRow(), FlowingRow()
        for part in (used_as, self.cut):
            line.addWidget(part)
        for button in (self.choose, self.propose):
            buttons.addWidget(button)
        others.addWidget(from_story)
        for button in self.others.values():
            others.addWidget(button)
        self.count.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(heading(say("quote_cut.title"), 1.0))
        column.addWidget(self.count)
        column.addLayout(line)
        column.addWidget(self.used_by)
        column.addLayout(buttons)
        column.addWidget(self.words)
        column.addLayout(others)
        self.words.hide()

    def _used_by(self, cut: Cut) -> str:
        language = self._session.language
        names = [template_name(key, language) for key in templates_of(cut)]
        if not names:
            return self._session.text("quote_cut.whole_about")
        return self._session.text("quote_cut.used_by", templates=", ".join(names))

    def _made(self, quote: Quote) -> dict[Cut, int]:
        """Return the first quote of the same story in each other cut."""
        found = quotes(self._session.project, quote.story_id)
        return {Cut(each.cut): each.id for each in reversed(found) if each.cut != quote.cut}

    def _show_others(self, quote: Quote) -> None:
        say, made = self._session.text, self._made(quote)
        for cut, button in self.others.items():
            key = "go_to" if cut in made else "add"
            button.setText(say(f"quote_cut.{key}", cut=say(f"quote_cut.cuts.{cut}")))
            button.setVisible(cut != quote.cut)

    def _choose_cut(self, place: int) -> None:
        if self._quote is not None:
            number, project, cut = self._quote.id, self._session.project, self.cut.itemData(place)
            self._session.attempt(lambda: choose_cut(project, number, Cut(cut)))

    def _show_words(self, shown: bool) -> None:
        self.words.setVisible(shown)
        if shown and self._quote is not None:
            self.words.show_quote(self._quote)
            self.words.story.setFocus()
