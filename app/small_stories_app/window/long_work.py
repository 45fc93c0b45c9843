"""Asking before something is done that would break off long work or lose what was typed."""

from collections.abc import Callable

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox

from small_stories_app.dialogs.opening import open_once
from small_stories_app.messages import Messages
from small_stories_app.session import Session


class LongWork:
    """What runs in the window or waits for its disk, and the questions before that is stopped."""

    def __init__(self, session: Session, messages: Messages) -> None:
        self._session = session
        self._messages = messages

    def is_over(self) -> bool:
        """Tell whether nothing runs."""
        return not self._session.jobs.running

    def may_leave(self) -> bool:
        """Tell whether nothing would be lost by leaving; what was typed is stored first."""
        return self.is_over() and self._session.settle(asks=True)

    def stop_first(self, do: Callable[[], object]) -> None:
        """Do something at once when nothing is lost by it; otherwise ask, and do it then.

        What could not be stored is asked about before work is stopped for it.
        """
        if self._session.settle(asks=True):
            self._stop_first(do)
        else:
            self._ask_of_words(lambda: self._stop_first(do))

    def _stop_first(self, do: Callable[[], object]) -> None:
        if self.is_over():
            do()
            return

        def stop_and_do() -> None:
            self._session.stop_work()
            do()

        text = self._session.text
        self._messages.ask_first(text("window.work_runs"), text("window.stop_work"), stop_and_do)

    def _ask_of_words(self, do: Callable[[], object]) -> None:
        """Ask what is to be done with words that cannot be stored now; to wait is the default."""
        text, role = self._session.text, QMessageBox.ButtonRole
        box = self._messages.box(text("unstored.question"))
        wait = box.addButton(text("unstored.wait"), role.RejectRole)
        box.addButton(text("unstored.copy"), role.ActionRole).clicked.connect(self._copy)
        box.addButton(text("unstored.without"), role.DestructiveRole).clicked.connect(do)
        box.setDefaultButton(wait)
        box.setEscapeButton(wait)
        open_once(box)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText("\n\n".join(self._session.unstored.words()))
        self._session.said.emit(self._session.text("unstored.copied"))
