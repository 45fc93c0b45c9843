"""What the analyst decides of the group at hand; each decision is one change."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from small_stories.anonymising.deciding import settling
from small_stories.anonymising.deciding.groups import Group
from small_stories.model import Decision
from small_stories.storage.identities import MarkInTurn
from small_stories_app.report_tabs.queue.looking_back import LookingBack
from small_stories_app.report_tabs.queue.panel import DecisionPanel
from small_stories_app.session import Session


class Deciding(QObject):
    """The decisions of the queue; a way without a wording goes to the field where it is typed.

    ``settled`` comes after each.
    """

    settled = Signal()

    def __init__(
        self, session: Session, panel: DecisionPanel, name_of: Callable[[Group], str]
    ) -> None:
        super().__init__()
        self._session = session
        self._panel = panel
        self._name_of = name_of
        self.looking = LookingBack(session)

    def accept(self) -> None:
        """Decide as is proposed or typed: everywhere, or here alone where that was asked."""
        self._panel.proposal.settle()
        self._decide(here=self._panel.only_here)

    def accept_all(self) -> None:
        """Decide every place as is proposed or typed."""
        self._panel.proposal.settle()
        self._decide(here=False)

    def role(self) -> None:
        """Have who it is printed."""
        self._by(Decision.ROLE)

    def coarsen(self) -> None:
        """Have wider words printed."""
        self._by(Decision.COARSEN)

    def invent(self) -> None:
        """Have an invented name printed."""
        self._by(Decision.REPLACE)

    def take_words_out(self) -> None:
        """Have the words removed, with a sign of the removal."""
        self._by(Decision.REMOVE)

    def keep(self) -> None:
        """Decide that this does not identify anybody, and stays as it was said."""
        self._by(Decision.KEEP)

    def unmark(self) -> None:
        """Take the marks away: these words are nothing that identifies."""
        group, project = self._panel.group, self._session.project
        if group is not None:
            chosen = self._chosen(group)
            name = self._name_of(group)
            if self._session.attempt(lambda: settling.unmark(project, chosen)):
                self._session.said.emit(self._session.text("marks.unmarked", name=name))

    def _by(self, decision: Decision) -> None:
        if self._panel.group is None:
            return
        if self._panel.proposal.choose(decision):
            self._decide(here=self._panel.only_here)
        else:
            self._panel.edit()

    def _decide(self, *, here: bool) -> None:
        group, mark, project = self._panel.group, self._panel.mark, self._session.project
        if group is None or mark is None:
            return
        proposal = self._panel.proposal
        decision, wordings = proposal.decision, proposal.wordings()
        typed = (Decision.ROLE, Decision.COARSEN, Decision.REPLACE)
        if decision in typed and not wordings.public:
            self._panel.edit()
            return
        base, count = proposal.base, (1 if here else len(group.to_settle))
        interviews = 1 if here else len({each.interview_id for each in group.to_settle})
        name = self._name_of(group)
        proposal.take(wordings.public)
        if here:
            done = self._session.attempt(
                lambda: settling.settle_here(project, mark, base, decision, wordings)
            )
        else:
            done = self._session.attempt(
                lambda: self._look_for(settling.settle(project, group, base, decision, wordings))
            )
        if done:
            self._say(name, count, interviews)
            self.settled.emit()

    def _look_for(self, entry: int | None) -> None:
        if entry is not None:
            self.looking.look_for(entry)

    def _say(self, name: str, places: int, interviews: int) -> None:
        say = self._session.text
        self._session.said.emit(
            say(
                "marks.settled",
                name=name,
                places=say("marks.places", places),
                interviews=say("marks.in_interviews", interviews),
            )
        )

    def _chosen(self, group: Group) -> tuple[MarkInTurn, ...]:
        mark = self._panel.mark
        return (mark,) if self._panel.only_here and mark is not None else group.marks
