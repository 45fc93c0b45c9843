"""One mark to decide: its words in their turn, why it was marked, and what is to stand there."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from small_stories.anonymising.ledger import NAMED, proposed_base
from small_stories.anonymising.rewriting.replacing import Replacement, wording_of
from small_stories.model import Decision, IdentityKind
from small_stories.storage.identities import Identity, MarkInTurn
from small_stories.strings import LANGUAGES, text
from small_stories_app.session import Session
from small_stories_app.text_positions import TextPositions
from small_stories_app.widgets.headings import explanation, heading
from small_stories_app.widgets.still import StillBox

DECISIONS: Final = (Decision.COARSEN, Decision.REPLACE, Decision.REMOVE, Decision.KEEP)

# Kinds for which a wider word is proposed; the words of the others are removed.
_WIDENED: Final = frozenset(
    {
        IdentityKind.PERSON,
        IdentityKind.PLACE,
        IdentityKind.ORGANISATION,
        IdentityKind.ADDRESS,
        IdentityKind.DATE,
        IdentityKind.HEALTH,
        IdentityKind.GROUP,
        IdentityKind.ROLE,
    }
)


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the analyst has chosen for a mark; ``base`` is the base form of what it replaces."""

    decision: Decision
    wording: str
    base: str


class MarkPanel(QScrollArea):
    """The mark that is selected; it only shows and asks, and the tab makes the changes."""

    linked = Signal(object)
    entered = Signal(str, str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._mark: MarkInTurn | None = None
        self._language = session.language
        say = session.text
        self.words = heading("")
        self.why = explanation()
        self.elsewhere = QLabel()
        self.turn = QPlainTextEdit()
        self.decision = StillBox()
        self.wording = QLineEdit()
        self.preview = QLabel()
        self.same_as = StillBox()
        self.base = QLineEdit()
        self.who = QLineEdit()
        self.enter = QPushButton(say("marks.enter"))
        self.show_words = QPushButton(say("marks.show_words"))
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        say = self._session.text
        for decision in DECISIONS:
            self.decision.addItem(say(f"marks.ways.{decision}"), decision)
        self.turn.setReadOnly(True)
        self.turn.setTabChangesFocus(True)
        self.turn.setAccessibleName(say("marks.turn"))
        self.turn.setFixedHeight(self.fontMetrics().lineSpacing() * 7 + 12)
        self.wording.setPlaceholderText(say("marks.wording_hint"))
        self.base.setPlaceholderText(say("marks.base_hint"))
        self.who.setPlaceholderText(say("marks.who_hint"))
        for label in (self.preview, self.elsewhere):
            label.setWordWrap(True)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for key, field in {"way": self.decision, "wording": self.wording}.items():
            form.addRow(say(f"marks.{key}"), field)
            field.setAccessibleName(say(f"marks.{key}"))
        form.addRow(say("marks.preview"), self.preview)
        ledger = {"same_as": self.same_as, "base": self.base, "who": self.who}
        for key, line in ledger.items():
            form.addRow(say(f"marks.{key}"), line)
            line.setAccessibleName(say(f"marks.{key}"))
        form.addRow("", self.enter)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 8, 16, 8)
        for part in (self.words, self.why, self.elsewhere, self.show_words, self.turn):
            column.addWidget(part)
        column.addLayout(form)
        column.addStretch(1)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(page)

    def _connect(self) -> None:
        self.decision.currentIndexChanged.connect(self._follow)
        self.wording.textChanged.connect(self._follow)
        self.base.textChanged.connect(self._follow)
        self.same_as.activated.connect(lambda: self.linked.emit(self.same_as.currentData()))
        self.enter.clicked.connect(
            lambda: self.entered.emit(self.base.text().strip(), self.who.text().strip())
        )

    def show_mark(self, mark: MarkInTurn, language: str, ledger: list[Identity]) -> None:
        """Show a mark and what is proposed for it; what was typed for it before stays."""
        again = self._mark is not None and self._mark == mark
        self._mark = mark
        self._language = language if language in LANGUAGES else "fi"
        self._show_ledger(mark, ledger)
        if not again:
            named = IdentityKind(mark.kind) in NAMED
            proposed = proposed_base(mark.words, self._language) if named else ""
            self.base.setText(mark.base or proposed)
            self.who.clear()
            self._propose(mark)
        self._follow()

    def show_place(
        self, words: str, why: str, elsewhere: str, around: tuple[str, int, int], masked: bool
    ) -> None:
        """Show the words as they may be shown, why they are marked, and the turn around them."""
        self.words.setText(self._session.text("marks.said", words=words))
        self.why.setText(why)
        self.elsewhere.setText(elsewhere)
        self.elsewhere.setVisible(bool(elsewhere))
        self.show_words.setVisible(masked)
        shown, start, end = around
        places = TextPositions(shown)
        self.turn.setPlainText(shown)
        self._underline(places.to_qt(start), places.to_qt(end))

    def chosen(self) -> Chosen:
        """Return what stands in the fields now; an empty wording is a removal."""
        decision = Decision(self.decision.currentData())
        wording = self.wording.text().strip()
        takes_words = decision in (Decision.COARSEN, Decision.REPLACE)
        if takes_words and not wording:
            decision = Decision.REMOVE
        base = self.base.text().strip() or (self._mark.words if self._mark else "")
        return Chosen(decision, wording if takes_words else "", base)

    def edit_wording(self) -> None:
        """Go to the wording, with all of it selected."""
        if self.decision.currentData() not in (Decision.COARSEN, Decision.REPLACE):
            self.decision.setCurrentIndex(DECISIONS.index(Decision.COARSEN))
        self.wording.setFocus()
        self.wording.selectAll()

    def _propose(self, mark: MarkInTurn) -> None:
        widened = mark.kind in _WIDENED
        proposed = text(f"marks.proposals.{mark.kind}", self._language) if widened else ""
        wording = mark.wording or ("" if mark.decision else proposed)
        kept = Decision.COARSEN if wording else Decision.REMOVE
        decision = Decision(mark.decision) if mark.decision else kept
        self.wording.setText(wording)
        self.decision.setCurrentIndex(DECISIONS.index(decision))

    def _show_ledger(self, mark: MarkInTurn, ledger: list[Identity]) -> None:
        self.same_as.clear()
        self.same_as.addItem(self._session.text("marks.nobody"), None)
        for entry in ledger:
            if entry.kind == mark.kind or entry.id == mark.identity_id:
                who = f" ({entry.who})" if entry.who else ""
                self.same_as.addItem(f"{entry.base}{who}", entry.id)
        self.same_as.setCurrentIndex(max(self.same_as.findData(mark.identity_id), 0))
        for field in (self.base, self.who, self.enter):
            field.setEnabled(mark.identity_id is None and IdentityKind(mark.kind) in NAMED)

    def _follow(self) -> None:
        if self._mark is None:
            return
        takes_words = self.decision.currentData() in (Decision.COARSEN, Decision.REPLACE)
        self.wording.setEnabled(takes_words)
        chosen, words = self.chosen(), self._mark.words
        kind = IdentityKind(self._mark.kind)
        replacement = Replacement(0, len(words), chosen.decision, chosen.wording, kind, chosen.base)
        kept = chosen.decision == Decision.KEEP
        self.preview.setText(
            self._session.text("marks.as_said")
            if kept
            else wording_of(words, replacement, self._language)
        )

    def _underline(self, start: int, end: int) -> None:
        place = QTextEdit.ExtraSelection()
        look = QTextCharFormat()
        look.setBackground(self.palette().color(QPalette.ColorRole.Highlight))
        look.setForeground(self.palette().color(QPalette.ColorRole.HighlightedText))
        cursor = QTextCursor(self.turn.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        place.cursor, place.format = cursor, look
        self.turn.setExtraSelections([place])
        cursor.clearSelection()
        self.turn.setTextCursor(cursor)
        self.turn.ensureCursorVisible()
