"""The line below the talk that says why the hint at the cursor may be a story."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from small_stories.storage.hints import HintsFrom, StoredHint
from small_stories.storage.theme_hints import ThemeHint
from small_stories_app.transcript.hint_search import HintSearch
from small_stories_app.transcript.hinting import Hinting
from small_stories_app.transcript.open_interview import OpenInterview
from small_stories_app.transcript.pointers import Pointer
from small_stories_app.transcript.text import TranscriptText
from small_stories_app.widgets.flowing_row import FlowingRow
from small_stories_app.widgets.progress_line import ProgressLine
from small_stories_app.widgets.reading import reads

_MOST_LINES: Final = 7
_FEW_LINES: Final = 3


class HintLine(QWidget):
    """Below the words and never over them; where there is little room it comes at a hint alone.

    Not even then while another line is open that it ``comes_after``.
    """

    def __init__(self, opened: OpenInterview, text: TranscriptText, hinting: Hinting) -> None:
        super().__init__()
        say = opened.session.text
        self._opened, self._text, self._hinting = opened, text, hinting
        self._gives_way = False
        self.comes_after: QWidget | None = None
        self.progress = ProgressLine(opened.session)
        self.search = HintSearch(opened.session, self.progress)
        self.name = QLabel()
        self.reasons = QLabel()
        self._why = QScrollArea()
        self.take = QPushButton(say("hints.take"))
        self.dismiss = QPushButton(say("hints.dismiss"))
        self.find_button = QPushButton(say("hints.find"))
        self.previous = QPushButton(say("hints.previous"))
        self.next = QPushButton(say("hints.next"))
        reads(self.previous, self.next)
        self.setAccessibleName(say("hints.line"))
        # The words at the cursor stay in view when the line takes room from them.
        self._grown = QTimer(self)
        self._grown.setSingleShot(True)
        self._lay_out()
        self._connect()
        self.hide()

    def _lay_out(self) -> None:
        strong = QFont(self.name.font())
        strong.setWeight(QFont.Weight.DemiBold)
        self.name.setFont(strong)
        for label in (self.name, self.reasons):
            label.setWordWrap(True)
        self.reasons.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._why.setWidget(self.reasons)
        self._why.setWidgetResizable(True)
        self._why.setFrameShape(QFrame.Shape.NoFrame)
        self._why.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._why.setAccessibleName(self._opened.session.text("hints.why"))
        head = QHBoxLayout()
        head.addWidget(self.name, 1)
        for button in (self.previous, self.next, self.find_button):
            head.addWidget(button)
        row = FlowingRow()
        for button in (self.take, self.dismiss):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 12, 6)
        column.setSpacing(4)
        column.addLayout(head)
        for part in (self._why, self.progress):
            column.addWidget(part)
        column.addLayout(row)

    def _connect(self) -> None:
        hinting = self._hinting
        self._grown.timeout.connect(self._text.ensureCursorVisible)
        self.take.clicked.connect(lambda: self._back_to_talk(hinting.take))
        self.dismiss.clicked.connect(lambda: self._back_to_talk(hinting.dismiss))
        self.previous.clicked.connect(lambda: hinting.go(-1))
        self.next.clicked.connect(lambda: hinting.go(1))
        self.find_button.clicked.connect(self.find_here)
        self.search.turned.connect(self.follow)
        hinting.switched = self._switch

    def give_way(self, *, on: bool) -> None:
        """Leave the room to the talk but at a hint, or come back."""
        self._gives_way = on
        self.follow()

    def find_here(self) -> None:
        """Search the interview on the page."""
        self._show_hints()
        self.search.search([self._opened.shown.interview.id])

    def find_everywhere(self) -> None:
        """Search all interviews that were not searched as they are now."""
        self._show_hints()
        self.search.search_all()

    def follow(self) -> None:
        """Say what is known of the hint at the cursor, or of all."""
        content, hint = self._opened.content, self._hinting.at_hand
        if hint is not None and self._why.isHidden():
            self._grown.start()
        self._text.point_out_hint(hint)
        there = content is not None and bool(content.turns) and self._hinting.is_on
        needed = hint is not None or self.search.job is not None
        taken = self.comes_after is not None and not self.comes_after.isHidden()
        self.setVisible(there and (not self._gives_way or (needed and not taken)))
        if content is None or not there:
            return
        words = self._hinting.words
        if hint is None:
            self.name.setText(words.standing())
            self.reasons.clear()
        else:
            self.name.setText(words.name(hint))
            self._tell(words.reasons(hint))
        self._why.setVisible(hint is not None)
        self._name_answers(hint)
        for button in (self.previous, self.next):
            button.setVisible(bool(self._hinting.all) and not self._gives_way)
        old = content.hints_from != HintsFrom.WORDS_AS_THEY_ARE
        self.find_button.setVisible(hint is None and old)
        self.find_button.setEnabled(self.search.job is None)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the reasons as many lines as they need, up to a few."""
        super().resizeEvent(event)
        self._fit()

    def _name_answers(self, hint: Pointer | None) -> None:
        """Say on the buttons what an answer does; what was passed over can be taken alone."""
        say, of_theme = self._opened.session.text, isinstance(hint, ThemeHint)
        self.take.setText(say("hints.take_theme" if of_theme else "hints.take"))
        self.dismiss.setText(say("hints.dismiss_theme" if of_theme else "hints.dismiss"))
        self.take.setVisible(hint is not None)
        passed = isinstance(hint, StoredHint) and bool(hint.held_down)
        self.dismiss.setVisible(hint is not None and not passed)

    def _tell(self, reasons: str) -> None:
        if reasons != self.reasons.text():
            self.reasons.setText(reasons)
            self._why.verticalScrollBar().setValue(0)

    def _fit(self) -> None:
        width = max(self.width() - 24, 1)
        lines = _FEW_LINES if self._gives_way else _MOST_LINES
        most = lines * self.reasons.fontMetrics().lineSpacing()
        self._why.setFixedHeight(max(0, min(self.reasons.heightForWidth(width), most)))

    def _switch(self) -> None:
        self._text.show_or_hide_hints()
        self.follow()

    def _show_hints(self) -> None:
        if not self._hinting.is_on:
            self._hinting.switch()

    def _back_to_talk(self, answer: Callable[[], None]) -> None:
        answer()
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)
