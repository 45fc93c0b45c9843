"""One decision: the words around, why they are marked, what is known, what would be printed."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from small_stories.anonymising.deciding.groups import Group
from small_stories.model import Decision
from small_stories.storage.identities import MarkInTurn, identities, marks_in_turn
from small_stories.storage.interviews import interview, turn, turn_number
from small_stories_app.report_tabs.mark_words import MarkWords
from small_stories_app.report_tabs.queue.ask_line import AskLine
from small_stories_app.report_tabs.queue.known import Known
from small_stories_app.report_tabs.queue.place import PlaceView
from small_stories_app.report_tabs.queue.proposal import Proposal
from small_stories_app.report_tabs.queue.wording_rows import WordingRows
from small_stories_app.session import Session
from small_stories_app.widgets.headings import explanation, heading


class DecisionPanel(QScrollArea):
    """The group that is selected and the place of it on screen.

    It only shows and asks; what is decided, the tab does. ``moved`` tells that another place, or
    another proposal, is shown, and ``left`` that a field has been left.
    """

    moved = Signal()
    left = Signal()

    def __init__(self, session: Session, words: MarkWords) -> None:
        super().__init__()
        self._session = session
        self._words = words
        self._known = Known(session, words)
        self.group: Group | None = None
        self._at = 0
        self.name = heading("")
        self.why = explanation()
        self.place = PlaceView(session)
        self.known = QLabel()
        self.ask = AskLine()
        self.way = QLabel()
        self.rows = WordingRows(session)
        self.proposal = Proposal(session, words, self.rows)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._lay_out()
        self._soon.timeout.connect(self._show_known)
        self.place.stepped.connect(self.step)
        self.place.only.toggled.connect(self.moved)
        self.proposal.changed.connect(self._show_way)
        self.ask.left.connect(self.left)
        self.rows.left.connect(self.left)

    def _lay_out(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 4, 12, 4)
        column.setSpacing(6)
        for label in (self.known, self.way):
            label.setWordWrap(True)
        for part in (self.name, self.why, self.place, self.known, self.ask, self.way, self.rows):
            column.addWidget(part)
        column.addStretch(1)
        self._column = column
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(page)

    def add_last(self, part: QWidget) -> None:
        """Put the buttons of the decisions below what is decided."""
        self._column.addWidget(part)

    @property
    def mark(self) -> MarkInTurn | None:
        """The mark whose place is on screen."""
        return self.group.marks[self._at] if self.group else None

    @property
    def only_here(self) -> bool:
        """Whether what is decided holds for the place on screen alone."""
        return self.place.only.isChecked() and not self.place.only.isHidden()

    def show_group(self, group: Group | None, name: str, wanted: frozenset[int]) -> None:
        """Show a group at its first open place; the same group stays at its place.

        Where that place is another's now, the next one comes.
        """
        same = group is not None and self.group is not None and group.key == self.group.key
        before = self.mark
        self.group = group
        if group is None:
            self._soon.stop()
            return
        if not same:
            self.place.only.setChecked(False)
            self.ask.hide()
            self.verticalScrollBar().setValue(0)
        there = next((n for n, mark in enumerate(group.marks) if same and before
                      and mark.id == before.id), None)  # fmt: skip
        if there is not None:
            self._at = there
        else:
            self._at = min(self._at, len(group.marks) - 1) if same else _begin(group, wanted)
        self.name.setText(name)
        self._show_place()

    def step(self, by: int) -> None:
        """Go to the next place of the group, or the one before; the last leads to the first."""
        if self.group is not None:
            self._at = (self._at + by) % len(self.group.marks)
            self._show_place()

    def edit(self) -> None:
        """Go to the wording; earlier replacements are offered while one types."""
        if self.proposal.decision in (Decision.KEEP, Decision.REMOVE):
            self.proposal.choose(Decision.COARSEN)
        self.rows.edit(self.earlier())
        self.ensureWidgetVisible(self.rows)

    def earlier(self) -> list[str]:
        """Return the wordings that the ledger has, for the type-ahead."""
        said = (entry.wording for entry in reversed(identities(self._session.project)))
        return list(dict.fromkeys(filter(None, said)))

    def _show_place(self) -> None:
        group, mark = self.group, self.mark
        assert group is not None
        assert mark is not None
        session, project = self._session, self._session.project
        there, talk = turn(project, mark.turn_id), interview(project, mark.interview_id)
        if there is None or talk is None:
            return
        around = marks_in_turn(project, mark.turn_id)
        say = session.text
        number = turn_number(project, mark.turn_id)
        where = say("marks.where", at=self._at + 1, places=len(group.marks), code=talk.code,
                    turn=number)  # fmt: skip
        shown = self._words.in_turn(there.text, around, mark)
        self.place.show_place(where, shown, len(group.marks))
        self.why.setText(self._reason(mark))
        self.known.hide()
        self._soon.start()
        self.proposal.show(group, mark, there.text, around, talk.language)
        self.moved.emit()

    def _reason(self, mark: MarkInTurn) -> str:
        say = self._session.text
        own = mark.found_by == "analyst"
        reason = say("marks.by_analyst" if own else f"anonymising.reasons.{mark.reason}")
        sure = say("marks.sure" if mark.tier != "check" else "marks.to_check")
        kind = say(f"identity_kinds.{mark.kind}")
        return f"{kind} · {reason}" if own else f"{kind} · {sure} · {reason}"

    def _show_known(self) -> None:
        if self.group is not None and self.mark is not None and self._session.is_open:
            sentences = self._known.sentences(self.group, self.mark)
            self.known.setText("\n".join(sentences))
            self.known.setVisible(bool(sentences))

    def _show_way(self) -> None:
        way = self.proposal.decision
        self.way.setText(self._session.text("marks.proposed", way=self._session.text(
            f"marks.ways.{way}")))  # fmt: skip
        self.moved.emit()


def _begin(group: Group, wanted: frozenset[int]) -> int:
    """Return the place to begin with: an open one, and one that the scope is about."""

    def rank(place: int) -> tuple[bool, bool]:
        mark = group.marks[place]
        return bool(group.open_marks) and mark.decision is not None, mark.id not in wanted

    return min(range(len(group.marks)), key=rank)
