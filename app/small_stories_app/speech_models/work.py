"""Long work on speech models: it goes on when the page is closed, and is in the list of jobs."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from small_stories.transcribing.models.checking import Compared
from small_stories.transcribing.models.known import STARTER, KnownModel
from small_stories_app.job_list import JobState, ListedJob
from small_stories_app.jobs import Job
from small_stories_app.session import Session

Event = dict[str, object]


class ModelWork(QObject):
    """One piece of work at a time; ``moved`` tells that it began, went on or ended.

    ``said`` carries what has come of it, ``failed`` why nothing has.
    """

    moved = Signal()
    said = Signal(str)
    failed = Signal(str)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self.listed: ListedJob | None = None
        session.jobs.moved.connect(self.moved)

    @property
    def is_busy(self) -> bool:
        """Whether something runs."""
        return self.listed is not None and self.listed.state == JobState.RUNNING

    def fetch(self, model: KnownModel) -> None:
        """Fetch a model from its address; what came before is gone on with."""
        from small_stories.transcribing.models.fetch_job import needs

        text = self._session.text
        done = text("models.page.fetched", model=model.title)
        what = text("models.page.fetching", model=model.title)
        self._start("fetch-model", needs(model), what, lambda _: done)

    def take(self, folder: Path, name: str | None) -> None:
        """Take a model from a folder, the one of a name where that is looked for."""
        from small_stories.transcribing.models.take_job import needs

        what = self._session.text("models.page.taking", folder=folder.name)
        self._start("take-model", needs(folder, name), what, self._taken)

    def try_with(self, name: str, title: str) -> None:
        """Find out how long an hour takes with a model that is here."""
        from small_stories.transcribing.models.try_job import needs

        what = self._session.text("models.page.trying", model=title)
        self._start("try-model", needs(name), what, partial(self._tried, title))

    def try_card(self) -> None:
        """Find out whether the graphics card hears what the processor hears."""
        from small_stories.transcribing.models.graphics import Graphics
        from small_stories.transcribing.models.try_job import needs

        what = self._session.text("models.page.trying_card")
        job = self._start("try-model", needs(STARTER, card=True), what, self._card_tried)
        # A card that takes the child along has failed too.
        job.failed.connect(lambda: self._remember_card(Graphics.FAILED))

    def stop(self) -> None:
        """Stop what runs; what was fetched stays to be gone on with."""
        if self.listed is not None and self.listed.job is not None:
            self.listed.job.stop()

    def _start(
        self, name: str, needs: dict[str, object], what: str, ended: Callable[[Event], str]
    ) -> Job:
        job = Job(name, self._session.language, self, crashed="models.crashed")
        self.listed = self._session.jobs.follow(job, what)
        self.moved.emit()
        job.reported.connect(partial(self._take, ended))
        job.failed.connect(self.failed)
        for ending in (job.finished, job.failed, job.stopped):
            ending.connect(job.deleteLater)
        job.start(needs)
        return job

    def _take(self, ended: Callable[[Event], str], event: Event) -> None:
        if event.get("event") == "done":
            self.said.emit(ended(event))

    def _taken(self, event: Event) -> str:
        key = "taken" if event["compared"] == Compared.PUBLISHED else "taken_unknown"
        return self._session.text(f"models.page.{key}", model=event["name"])

    def _tried(self, title: str, event: Event) -> str:
        from small_stories.transcribing.models.in_words import length_in_words

        length = length_in_words(float(str(event["minutes"])), self._session.language)
        return self._session.text("models.page.tried", model=title, length=length)

    def _card_tried(self, event: Event) -> str:
        from small_stories.transcribing.models.graphics import Graphics

        found = Graphics(str(event["found"]))
        self._remember_card(found)
        return self._session.text(f"models.card.{found}")

    def _remember_card(self, found: str) -> None:
        from small_stories.transcribing.models.graphics import Graphics, use_card

        use_card(Graphics(found))
        self.moved.emit()
