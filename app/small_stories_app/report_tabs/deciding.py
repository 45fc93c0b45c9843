"""What the analyst decides of the mark at hand; each decision is one change."""

from collections.abc import Callable

from small_stories.anonymising import ledger
from small_stories.changes.hiding import decide_mark, link_mark, remove_mark
from small_stories.model import Decision
from small_stories.storage.identities import MarkInTurn
from small_stories_app.report_tabs.mark_panel import MarkPanel
from small_stories_app.session import Session


class Deciding:
    """The decisions; ``current`` tells which mark is at hand, if any."""

    def __init__(
        self, session: Session, panel: MarkPanel, current: Callable[[], MarkInTurn | None]
    ) -> None:
        self._session = session
        self._panel = panel
        self._current = current

    def accept(self) -> None:
        """Decide this mark as the fields say."""
        mark = self._current()
        if mark is not None:
            chosen, project = self._panel.chosen(), self._session.project
            self._session.attempt(
                lambda: ledger.decide_here(
                    project, mark, chosen.base, chosen.decision, chosen.wording
                )
            )

    def accept_all(self) -> None:
        """Decide every mark of the same words or name as the fields say."""
        mark = self._current()
        if mark is not None:
            chosen, project = self._panel.chosen(), self._session.project
            self._session.attempt(
                lambda: ledger.decide_everywhere(
                    project, mark, chosen.base, chosen.decision, chosen.wording
                )
            )

    def keep(self) -> None:
        """Decide that this does not identify anybody, and stays as it was said."""
        self._decide(Decision.KEEP)

    def take_words_out(self) -> None:
        """Decide that the words are removed, with a sign of the removal."""
        self._decide(Decision.REMOVE)

    def unmark(self) -> None:
        """Take the mark itself away."""
        mark = self._current()
        if mark is not None:
            self._session.attempt(lambda: remove_mark(self._session.project, mark.id))

    def link(self, identity: int | None) -> None:
        """Say whose name of the ledger this is, or nobody's."""
        mark = self._current()
        if mark is not None:
            self._session.attempt(lambda: link_mark(self._session.project, mark.id, identity))

    def enter(self, base: str, who: str) -> None:
        """Put the name into the ledger in its base form."""
        mark = self._current()
        if mark is not None and base:
            self._session.attempt(lambda: ledger.enter(self._session.project, mark, base, who))

    def _decide(self, decision: Decision) -> None:
        mark = self._current()
        if mark is not None:
            self._session.attempt(lambda: decide_mark(self._session.project, mark.id, decision, ""))
