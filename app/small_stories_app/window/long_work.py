"""Asking before something is done that would break off long work."""

from collections.abc import Callable

from small_stories_app.messages import Messages
from small_stories_app.session import Session


class LongWork:
    """What runs in the window, and the question before it is stopped."""

    def __init__(self, session: Session, messages: Messages) -> None:
        self._session = session
        self._messages = messages

    def is_over(self) -> bool:
        """Tell whether nothing runs."""
        return not self._session.jobs.running

    def stop_first(self, do: Callable[[], object]) -> None:
        """Do something at once when nothing runs; otherwise ask, stop the work, and do it then."""
        if self.is_over():
            do()
            return

        def stop_and_do() -> None:
            self._session.stop_work()
            do()

        text = self._session.text
        self._messages.ask_first(text("window.work_runs"), text("window.stop_work"), stop_and_do)
