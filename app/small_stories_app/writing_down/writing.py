"""Writing a recording down: its model made ready, then the child that is begun or gone on with."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from small_stories.errors import SmallStoriesError
from small_stories.heard import Voices, Wishes
from small_stories.storage.interviews import interview, recording
from small_stories.storage.transcriptions import Run as StoredRun
from small_stories.storage.transcriptions import newest_run, unfinished
from small_stories.strings import error_text
from small_stories_app.jobs import Job
from small_stories_app.session import Session
from small_stories_app.widgets.waiting import waiting
from small_stories_app.writing_down.memory import hindrance_of
from small_stories_app.writing_down.model_ready import ModelReady
from small_stories_app.writing_down.run import Run


class Starting(Protocol):
    """Starts a child by its name, with what it needs, what it does, and what to say of a crash."""

    def __call__(self, name: str, needs: dict[str, object], what: str, crashed: str = "") -> Job:
        """Return the child that was started."""


class Writing(QObject):
    """Begins one run at a time; ``gave_up`` comes where one could not even begin.

    ``corrected`` tells which turn is being corrected while a run goes on.
    """

    gave_up = Signal()

    def __init__(self, session: Session, start: Starting, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._start = start
        self._awaited: tuple[ModelReady, Callable[[Path], None]] | None = None
        self.corrected: Callable[[], int | None] = _nothing

    @property
    def is_preparing(self) -> bool:
        """Whether a model is being made ready."""
        return self._awaited is not None

    def begin(self, recording_id: int, wishes: Wishes, *, anew: bool = False) -> None:
        """Write a recording down from its beginning, or say why this computer cannot.

        ``anew`` takes the draft that is there away when the model is ready, in the same change.
        """
        if self._hinders(wishes):
            return
        begin = self._begin_anew if anew else self._begin
        self._prepare(wishes.model, partial(begin, recording_id, wishes))

    def go_on(self, recording_id: int) -> None:
        """Go on where a run broke off, with the model and the wishes that it began with."""
        run = unfinished(self._session.project, recording_id)
        if run is None:
            self.gave_up.emit()
        elif not self._hinders(run.wishes):
            self._prepare(run.wishes.model, partial(self._resume, run))

    def tell_voices(self, recording_id: int, speakers: int) -> None:
        """Tell so many voices apart, whatever was told of them before; no word is touched."""
        from small_stories.transcribing.speakers_job import needs

        project = self._session.project
        run = newest_run(project, recording_id)
        if run is None:
            self.gave_up.emit()
            return
        what = self._session.text("writing_down.telling_voices", code=self._code(recording_id))
        job = self._start("tell-speakers", needs(project, run.id, speakers), what)
        job.reported.connect(partial(self.take_voices, run.interview_id))

    def take_voices(self, interview: int, told: Mapping[str, object]) -> None:
        """Give words to voices that a child tells of, but for the turn that is being corrected."""
        from small_stories.transcribing.events import event_from
        from small_stories.transcribing.run import VoicesFailed
        from small_stories.transcribing.telling_apart import tell_apart

        match event_from(told):
            case Voices() as voices:
                project = self._session.project
                leave = self.corrected()
                if self._session.attempt(partial(tell_apart, project, interview, voices, leave)):
                    self._say("writing_down.voices_told")
            case VoicesFailed(error_key=key):
                error = SmallStoriesError(key)
                self._session.failed.emit(error_text(error, self._session.language))

    def forget(self) -> None:
        """Begin nothing any more, as when the project closes."""
        self._awaited = None
        with waiting():
            for ready in self.findChildren(ModelReady):
                ready.wait()

    def _prepare(self, model: str, then: Callable[[Path], None]) -> None:
        ready = ModelReady(model, self)
        self._awaited = ready, then
        ready.ready.connect(self._take_model)
        ready.refused.connect(self._say_why)
        ready.finished.connect(ready.deleteLater)
        ready.start()

    def _take_model(self, ready: ModelReady, folder: Path) -> None:
        then = self._then(ready)
        if then is not None and not self._session.attempt(partial(then, folder)):
            self.gave_up.emit()

    def _say_why(self, ready: ModelReady, error: SmallStoriesError) -> None:
        if self._then(ready) is not None:
            self._session.failed.emit(error_text(error, self._session.language))
            self.gave_up.emit()

    def _then(self, ready: ModelReady) -> Callable[[Path], None] | None:
        """Return what was to be done with a model, unless nobody waits for it any more."""
        if self._awaited is None or self._awaited[0] is not ready:
            return None
        then, self._awaited = self._awaited[1], None
        return then

    def _hinders(self, wishes: Wishes) -> bool:
        """Say what stands in the way of wishes, and return whether anything does."""
        hindrance = hindrance_of(self._session, wishes)
        if hindrance:
            self._session.failed.emit(hindrance)
            self.gave_up.emit()
        return bool(hindrance)

    def _resume(self, run: StoredRun, folder: Path) -> None:
        from small_stories.transcribing.bring_in import refuse_other_model

        refuse_other_model(run, folder)
        self._go_on(run.id, run.recording_id, folder)

    def _begin(self, recording_id: int, wishes: Wishes, folder: Path) -> None:
        from small_stories.transcribing.bring_in import begin_writing

        number = begin_writing(self._session.project, recording_id, folder, wishes)
        self._go_on(number, recording_id, folder)

    def _begin_anew(self, recording_id: int, wishes: Wishes, folder: Path) -> None:
        from small_stories.changes.writing_anew import take_draft_away
        from small_stories.transcribing.bring_in import begin_writing

        project = self._session.project
        with project.change("interview.transcribed"):
            take_draft_away(project, recording(project, recording_id).interview_id)
            number = begin_writing(project, recording_id, folder, wishes)
        self._go_on(number, recording_id, folder)

    def _go_on(self, transcription: int, recording_id: int, folder: Path) -> None:
        from small_stories.transcribing.job import needs
        from small_stories.transcribing.models.graphics import device_in_use

        project = self._session.project
        given = needs(project, transcription, folder)
        what = self._session.text("interviews.transcribing", code=self._code(recording_id))
        job = self._start("transcribe", given, what, "transcribing.crashed")
        Run(self._session, transcription, job, self.corrected)
        job.finished.connect(partial(self._say, "interviews.transcribed"))
        job.finished.connect(partial(self._say_if_card_failed, device_in_use()))

    def _say_if_card_failed(self, began_on: str) -> None:
        """Say that the processor went on where the graphics card could not."""
        from small_stories.transcribing.models.graphics import device_in_use

        if device_in_use() != began_on:
            self._session.failed.emit(self._session.text("models.card.failed"))

    def _code(self, recording_id: int) -> str:
        project = self._session.project
        found = interview(project, recording(project, recording_id).interview_id)
        return found.code if found else ""

    def _say(self, key: str) -> None:
        self._session.said.emit(self._session.text(key))


def _nothing() -> int | None:
    return None
