"""What the analyst does to have the interview at hand written down: begin, stop, go on, anew."""

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from small_stories.changes.writing_anew import holds_work
from small_stories.errors import SmallStoriesError
from small_stories.heard import Wishes
from small_stories.storage.interviews import Interview, recording
from small_stories_app.bringing_in.recordings import Recordings
from small_stories_app.commands import Command
from small_stories_app.dialogs.opening import open_once
from small_stories_app.session import Session
from small_stories_app.writing_down.last_choices import proposed
from small_stories_app.writing_down.memory import hindrance_of
from small_stories_app.writing_down.sheet import WriteDownSheet
from small_stories_app.writing_down.standings import Standings


class WritingDown(QObject):
    """Acts on the recording of the interview at hand; ``models_asked`` leads to all models."""

    models_asked = Signal()

    def __init__(
        self,
        session: Session,
        recordings: Recordings,
        standings: Standings,
        current: Callable[[], Interview | None],
        over: QWidget,
    ) -> None:
        super().__init__(over)
        self._session = session
        self._recordings = recordings
        self._standings = standings
        self._current = current
        self._over = over
        line = standings.line
        line.stop_asked.connect(recordings.stop)
        line.go_on_asked.connect(self.go_on)
        line.voices_asked.connect(self._tell_voices_again)

    def commands(self) -> Iterable[Command]:
        """Return the commands of writing down, which stand with those of files."""
        return [
            Command("file.transcribe", self.begin, possible=self.can_begin),
            Command("file.transcribe_on", self.go_on, possible=self.can_go_on),
            Command("file.transcribe_stop", self._recordings.stop, possible=self.is_running),
            Command("file.transcribe_anew", self.begin_anew, possible=self.can_begin_anew),
        ]

    def can_begin(self) -> bool:
        """Tell whether there is a recording of which nothing is written down."""
        found = self._current()
        return bool(found and found.recording_id and not found.turns) and self._stand() is None

    def can_go_on(self) -> bool:
        """Tell whether writing down broke off, and nothing of it goes on."""
        found = self._current()
        return found is not None and found.id in self._standings.unfinished()

    def is_running(self) -> bool:
        """Tell whether the interview at hand is being written down."""
        found = self._current()
        return found is not None and self._recordings.at_work_on == found.id

    def can_begin_anew(self) -> bool:
        """Tell whether there is a text that another one can take the place of."""
        found = self._current()
        return bool(found and found.recording_id and found.turns) and self._stand() is None

    def begin(self) -> None:
        """Ask how, and write the recording down; where that broke off, go on."""
        found = self._current()
        if found is None or found.recording_id is None:
            return
        if self.can_go_on():
            self.go_on()
        else:
            self._ask(found, partial(self._recordings.write_down, found.recording_id))

    def begin_anew(self) -> None:
        """Ask how, and write the recording down once more in the place of the text there is."""
        found = self._current()
        if found is None or found.recording_id is None:
            return
        if holds_work(self._session.project, found.id):
            raise SmallStoriesError("transcribing.work_in_draft")
        about = self._session.text("writing_down.anew")
        self._ask(found, partial(self._recordings.write_down, found.recording_id, anew=True), about)

    def go_on(self) -> None:
        """Go on where writing down broke off."""
        found = self._current()
        if found is not None and found.recording_id is not None:
            self._recordings.go_on_with(found.recording_id)

    def tell_voices(self, count: int) -> None:
        """Tell so many voices apart in the recording at hand, once more."""
        found = self._current()
        if found is not None and found.recording_id is not None:
            self._recordings.tell_voices(found.recording_id, count)

    def _tell_voices_again(self) -> None:
        """Tell the voices apart once more, as many as were wished for."""
        found = self._current()
        run = self._standings.run_of(found.id) if found else None
        if run is not None:
            self.tell_voices(run.wishes.speakers)

    def _stand(self) -> object:
        found = self._current()
        return self._recordings.stand_of(found.id) if found else None

    def _ask(self, found: Interview, then: Callable[[Wishes], None], about: str = "") -> None:
        assert found.recording_id is not None
        spoken = recording(self._session.project, found.recording_id).language
        sheet = WriteDownSheet(
            self._session,
            found.code,
            proposed(self._session, spoken),
            partial(hindrance_of, self._session),
            about,
            self._over.window(),
        )
        sheet.wanted.connect(then)
        sheet.models_asked.connect(self.models_asked)
        open_once(sheet)
