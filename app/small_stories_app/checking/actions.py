"""What checking writes down: how stories stand, what tellers said, and what follows of it."""

from collections.abc import Callable

from small_stories.changes import checking
from small_stories.model import CheckState
from small_stories.storage.checks import Means, Teller, check
from small_stories_app.checking.in_words import today
from small_stories_app.checking.teller_page import TellerPage
from small_stories_app.session import Session


class CheckingActions:
    """Acts on the teller and the stories at hand; each act is one change."""

    def __init__(
        self, session: Session, page: TellerPage, teller: Callable[[], Teller | None]
    ) -> None:
        self._session = session
        self._page = page
        self._teller = teller

    def set_state(self, state: CheckState) -> None:
        """Write down how the chosen stories stand."""
        told, project = self._page.stories.chosen, self._session.project
        day = checking.day_of(state)
        if len(told) == 1:
            checking.record_check(project, told[0], state, on_date=day)
        else:
            checking.record_checks(project, told, state, on_date=day)
        words = self._session.text(f"checks.{state}")
        self._session.said.emit(self._session.text("checking.recorded", len(told), state=words))

    def offer_all(self) -> None:
        """Mark what the teller at hand has not been asked yet as offered."""
        teller = self._teller()
        if teller:
            told = [story.id for story in teller.stories]
            facts = {"means": Means.SHEET} if self._page.after_sheet else {}
            count = checking.offer(self._session.project, told, on_date=today(), **facts)
            self._page.say_written("")
            self._session.said.emit(self._session.text("checking.offered", count))

    def take_correction(self) -> None:
        """Take what the teller said into the reading."""
        if self._page.current is not None:
            self._page.story.keep()
            checking.take_correction(self._session.project, self._page.current)

    def take_back(self) -> None:
        """Remove the story at hand, which its teller takes back."""
        if self._page.current is not None:
            checking.take_back(self._session.project, self._page.current)
            self._session.said.emit(self._session.text("checking.taken_back"))

    def answer_aloud(self, story: int, state: str) -> None:
        """Write down what the teller answered while a story was read aloud."""
        facts = {"on_date": today(), "means": Means.READ_ALOUD}
        self._session.attempt(
            lambda: checking.record_check(self._session.project, story, CheckState(state), **facts)
        )

    def tell_aloud(self, story: int, words: str) -> None:
        """Write down what the teller said of a story that was read aloud."""
        state = CheckState(check(self._session.project, story).state)
        self._session.attempt(
            lambda: checking.record_check(self._session.project, story, state, told=words)
        )
