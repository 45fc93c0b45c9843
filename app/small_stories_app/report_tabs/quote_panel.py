"""One quote as the report prints it: the reading first, the teller's words, what they exemplify."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from small_stories.anonymising.rewriting.printed import quote_text, undecided
from small_stories.anonymising.who_could_it_be.bylines import byline
from small_stories.anonymising.who_could_it_be.ways import ways_to_speak
from small_stories.changes.quoting import edit_quote, pass_by_eye, remove_quote
from small_stories.changes.reading import write_reading
from small_stories.reporting.material import reading_text
from small_stories.reporting.readiness import Hindrance, hindrance_text
from small_stories.storage.interviews import interview
from small_stories.storage.quotes import Quote
from small_stories.storage.setup import goals, interviewees, project_facts
from small_stories.storage.stories import reading, story, story_goals
from small_stories_app.report_tabs.quote_copying import QuoteCopying
from small_stories_app.report_tabs.quote_cut import QuoteCut
from small_stories_app.report_tabs.quote_translation import QuoteTranslation
from small_stories_app.report_tabs.who_could_it_be import WhoCouldItBe
from small_stories_app.session import Session
from small_stories_app.widgets.flowing_row import FlowingRow
from small_stories_app.widgets.headings import explanation, heading
from small_stories_app.widgets.reading import reads
from small_stories_app.widgets.saved_text import SavedLine, SavedText
from small_stories_app.widgets.still import StillBox


class QuotePanel(QScrollArea):
    """The quote that is selected; everything of it that can be changed is changed here."""

    story_asked = Signal(int)
    marks_asked = Signal(int)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._quote: Quote | None = None
        say = session.text
        self.code = heading("")
        self.reading = explanation()
        self.words = _teller_words()
        self.cut = QuoteCut(session)
        self.translation = QuoteTranslation(session)
        self.goals = QLabel()
        self.effect = SavedText(session, say("report_view.effect"), 2)
        self.attribution = SavedLine(session, say("report_view.attribution"))
        self.styles = StillBox()
        self.who = WhoCouldItBe(session)
        self.passed = QCheckBox(say("report_view.passed"))
        self.hinders = QLabel()
        self.decide = QPushButton(say("report_view.decide_marks"))
        self.to_story = QPushButton(say("report_view.to_story"))
        self.copy = QuoteCopying(session)
        self.remove = QPushButton(say("report_view.remove_quote"))
        reads(self.to_story, self.decide)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        say = self._session.text
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 8, 8, 16)
        column.addWidget(self.code)
        ours = QLabel(say("report_view.our_reading"))
        column.addWidget(ours)
        column.addWidget(self.reading)
        printed = QLabel(say("report_view.as_printed"))
        column.addWidget(printed)
        column.addWidget(self.words)
        column.addWidget(self.cut)
        column.addWidget(self.translation)
        effect, speaker = QLabel(say("report_view.effect")), QLabel(say("report_view.attribution"))
        effect.setBuddy(self.effect)
        speaker.setBuddy(self.attribution)
        column.addWidget(speaker)
        column.addLayout(self._speaker_line())
        for part in (self.who, effect, self.effect, self.goals, self.passed, self.hinders):
            column.addWidget(part)
        buttons = FlowingRow()
        for button in (self.decide, self.to_story, self.copy, self.remove):
            buttons.addWidget(button)
        column.addLayout(buttons)
        column.addStretch(1)
        # In large letters they would push the rest out of sight.
        for label in (ours, printed, effect, self.goals, self.hinders):
            label.setWordWrap(True)
        self.passed.setMinimumHeight(24)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(page)

    def _speaker_line(self) -> QHBoxLayout:
        """Return the byline as it is typed, and beside it ways to word it."""
        self.styles.setAccessibleName(self._session.text("who_could_it_be.styles"))
        self.styles.setToolTip(self._session.text("who_could_it_be.styles_hint"))
        self.styles.setSizeAdjustPolicy(
            StillBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        line = QHBoxLayout()
        line.addWidget(self.attribution, 3)
        line.addWidget(self.styles, 2)
        return line

    def _connect(self) -> None:
        self.styles.activated.connect(self._take_style)
        self.effect.saved.connect(self._write_effect)
        self.attribution.saved.connect(lambda words: self._edit(attribution=words))
        self.passed.clicked.connect(self._pass)
        self.remove.clicked.connect(self.remove_quote)
        self.to_story.clicked.connect(self._ask_story)
        self.decide.clicked.connect(self._ask_marks)
        self.cut.choose.toggled.connect(self._bring_words_into_sight)

    def show_quote(self, quote: Quote, code: str, hinders: list[Hindrance]) -> None:
        """Show a quote, with what still stops its export."""
        self._leave(quote)
        self._quote = quote
        session, project = self._session, self._session.project
        found = reading(project, quote.story_id)
        self.code.setText(session.text("report_view.quote", code=code))
        self.reading.setText(reading_text(found) or session.text("report_view.no_reading"))
        self.words.setText(quote_text(project, quote.id) or session.text("report_view.no_words"))
        self.cut.show_quote(quote)
        self.translation.show_quote(quote)
        self.copy.show_quote(quote.id)
        self.effect.show_text(found.exemplifies if found else "", quote.id)
        self.goals.setText(self._goals(quote))
        self.attribution.show_text(quote.attribution, quote.id)
        self.attribution.setPlaceholderText(f"– {self._speaker(quote)}")
        self._show_styles(quote)
        self.who.show_quote(quote.id)
        self.passed.setChecked(quote.passed_by_eye)
        self._show_open(quote, hinders)

    def toggle_passed(self) -> None:
        """Say that the quote has been read as it is printed, or no longer."""
        if self._quote is not None:
            self._pass(not self._quote.passed_by_eye)

    def remove_quote(self) -> None:
        """Remove the quote; the story stays."""
        if self._quote is not None:
            number, project = self._quote.id, self._session.project
            self._session.attempt(lambda: remove_quote(project, number))

    def _leave(self, quote: Quote) -> None:
        """Save what is being typed for the quote that was shown before another one."""
        if self._quote is not None and quote.id != self._quote.id:
            self.effect.settle()
            self.translation.settle()
            self.attribution.settle()

    def _show_open(self, quote: Quote, hinders: list[Hindrance]) -> None:
        language = self._session.language
        self.hinders.setText("\n".join(hindrance_text(each, language) for each in hinders))
        self.hinders.setVisible(bool(hinders))
        self.decide.setVisible(bool(undecided(self._session.project, quote.id)))

    def _goals(self, quote: Quote) -> str:
        names = {goal.id: goal.name for goal in goals(self._session.project)}
        shown = [names[number] for number in story_goals(self._session.project, quote.story_id)]
        if not shown:
            return self._session.text("report_view.no_goals")
        return self._session.text("report_view.goals", goals="; ".join(shown))

    def _speaker(self, quote: Quote) -> str:
        project = self._session.project
        talk = interview(project, quote.interview_id)
        people = {each.id: each for each in interviewees(project)}
        person = people.get((talk and talk.interviewee_id) or 0)
        return byline(quote, person, project_facts(project).language)

    def _show_styles(self, quote: Quote) -> None:
        """Offer the ways to word who speaks."""
        ways = [each.words for each in ways_to_speak(self._session.project, quote.id)]
        self.styles.clear()
        self.styles.addItems(ways)
        self._show_no_style()
        ways_shown = self.styles.view()
        ways_shown.setMinimumWidth(ways_shown.sizeHintForColumn(0) + 24)

    def _show_no_style(self) -> None:
        """Show what the ways to word it are for: the byline itself stands in its field."""
        self.styles.setCurrentIndex(-1)
        self.styles.setPlaceholderText(self._session.text("who_could_it_be.styles_short"))

    def _take_style(self, place: int) -> None:
        words = self.styles.itemText(place)
        self._show_no_style()
        self._edit(attribution=words)

    def _write_effect(self, words: str) -> None:
        if self._quote is not None:
            number, project = self._quote.story_id, self._session.project
            if story(project, number) is None:
                return
            self._session.attempt(lambda: write_reading(project, number, exemplifies=words))

    def _edit(self, **values: str) -> None:
        if self._quote is not None:
            number, project = self._quote.id, self._session.project
            self._session.attempt(lambda: edit_quote(project, number, **values))

    def _pass(self, passed: bool) -> None:
        if self._quote is not None:
            number, project = self._quote.id, self._session.project
            self._session.attempt(lambda: pass_by_eye(project, number, passed=passed))

    def _ask_story(self) -> None:
        if self._quote is not None:
            self.story_asked.emit(self._quote.story_id)

    def _bring_words_into_sight(self, shown: bool) -> None:
        if shown:
            # Only when they have got their room can it be told where they are.
            QTimer.singleShot(0, self, lambda: self.ensureWidgetVisible(self.cut.words, 0, 8))

    def _ask_marks(self) -> None:
        if self._quote is not None:
            self.marks_asked.emit(self._quote.id)


def _teller_words() -> QLabel:
    """Return the field of the teller's words: upright, on the colour of a text field, framed."""
    label = QLabel()
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setBackgroundRole(QPalette.ColorRole.Base)
    label.setAutoFillBackground(True)
    label.setFrameShape(QFrame.Shape.StyledPanel)
    label.setMargin(12)
    font = label.font()
    font.setPointSizeF(font.pointSizeF() * 1.1)
    label.setFont(font)
    return label
