"""What stands in place of the queue while nothing is to be decided, and what comes next."""

from PySide6.QtCore import Signal

from small_stories_app.report_tabs.queue.standing import Standing
from small_stories_app.session import Session
from small_stories_app.widgets.empty_state import EmptyState


class EmptyQueue(EmptyState):
    """Asks for a search, for the interviews or for the export, whichever comes next."""

    search_asked = Signal()
    interviews_asked = Signal()
    export_asked = Signal()

    def __init__(self, session: Session, standing: Standing) -> None:
        super().__init__("", session.text("marks.to_export"), session.text("marks.show_all"))
        self._session = session
        self._standing = standing
        self.started.connect(self._go_on)

    def show_standing(self, left: str, *, narrow: bool, any_found: bool) -> None:
        """Say why nothing is here; a narrow choice of what is shown can be widened."""
        say = self._session.text
        nothing = say("marks.nothing_here") if narrow and not any_found else ""
        self.sentence.setText(nothing or " ".join(filter(None, (left, self._standing.search()))))
        searched = "to_export" if self._standing.talks else "to_interviews"
        self.button.setText(say(f"marks.{'find' if self._standing.waits else searched}"))
        self.other.setVisible(narrow)

    def _go_on(self) -> None:
        if self._standing.waits:
            self.search_asked.emit()
        elif self._standing.talks:
            self.export_asked.emit()
        else:
            self.interviews_asked.emit()
