"""One teller: what to know, what can be done for all the stories, and the stories one by one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from small_stories.storage.checks import Teller
from small_stories_app.checking.in_words import what_to_know
from small_stories_app.checking.story_check import StoryCheck
from small_stories_app.checking.told_list import ToldList
from small_stories_app.session import Session
from small_stories_app.widgets.headings import heading
from small_stories_app.widgets.reading import reads


class TellerPage(QWidget):
    """The right side of the step; ``current`` is the story at hand.

    The notice after a sheet was written has the one press that marks its stories as offered.
    """

    offer_asked = Signal()
    sheet_asked = Signal()
    aloud_asked = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._titles: dict[int, tuple[str, str]] = {}
        self._code = ""
        say = session.text
        self.title = heading("")
        self.know = QLabel()
        self.sheet = QPushButton(say("checking.sheet"))
        self.aloud = QPushButton(say("checking.read_aloud"))
        self.offer = QPushButton(say("checking.offer_all"))
        reads(self.aloud)
        self.written = QLabel()
        self.stories = ToldList(session)
        self.story = StoryCheck(session)
        self.area = QScrollArea()
        self._below = QSplitter(Qt.Orientation.Vertical)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        for label in (self.know, self.written):
            label.setWordWrap(True)
            label.hide()
        buttons = QHBoxLayout()
        buttons.addWidget(self.title, 1)
        for button in (self.sheet, self.aloud, self.offer):
            buttons.addWidget(button)
        self.area.setWidget(self.story)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._below.setChildrenCollapsible(False)
        self._below.addWidget(self.stories)
        self._below.addWidget(self.area)
        self._below.setStretchFactor(1, 1)
        self._below.setSizes([190, 400])
        self.stories.setMinimumHeight(80)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 0)
        column.addLayout(buttons)
        column.addWidget(self.know)
        column.addWidget(self.written)
        column.addWidget(self._below, 1)

    def _connect(self) -> None:
        self.stories.selectionModel().currentRowChanged.connect(self.show_story)
        self.sheet.clicked.connect(self.sheet_asked)
        self.aloud.clicked.connect(self.aloud_asked)
        self.offer.clicked.connect(self.offer_asked)

    def show_teller(self, teller: Teller, codes: dict[int, str]) -> None:
        """Show a teller; the story at hand stays while it is the same person's."""
        say, know = self._session.text, what_to_know(self._session, teller)
        another, self._code = teller.code != self._code, teller.code
        if another:
            self.say_written("")
        self._titles = {story.id: (codes[story.id], story.title) for story in teller.stories}
        self.title.setText(say("checking.teller", None, code=teller.code))
        self.know.setText(know)
        self.know.setVisible(bool(know))
        for button in (self.sheet, self.aloud, self.offer):
            button.setEnabled(bool(teller.stories) and not teller.refuses)
        self._below.setVisible(bool(teller.stories))
        self.stories.show_stories(teller.stories, codes)
        if another:
            self.stories.selectRow(0)
        self.show_story()

    def show_story(self) -> None:
        """Show the story that is chosen in the table."""
        current = self.current
        if current is None:
            self.story.forget()
        else:
            self.story.show_story(current, *self._titles[current])

    def say_written(self, sentence: str) -> None:
        """Say what to do after a sheet was written, or nothing."""
        self.written.setText(sentence)
        self.written.setVisible(bool(sentence))

    @property
    def after_sheet(self) -> bool:
        """Whether this teller's sheet was written just now."""
        return not self.written.isHidden()

    @property
    def current(self) -> int | None:
        """The story at hand."""
        found = self.stories.current()
        return found.id if found else None
