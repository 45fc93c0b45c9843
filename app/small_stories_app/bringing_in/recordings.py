"""Recordings on their way: stored encrypted, then written down, one after the other."""

from collections import deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from small_stories.heard import Wishes
from small_stories.storage.interviews import recording
from small_stories_app.bringing_in.incoming import Facts
from small_stories_app.bringing_in.storing import store_recording
from small_stories_app.job_list import ListedJob
from small_stories_app.jobs import Job
from small_stories_app.session import Session
from small_stories_app.widgets.progress_line import ProgressLine
from small_stories_app.writing_down.last_choices import proposed
from small_stories_app.writing_down.standing import STAGES, Stand
from small_stories_app.writing_down.writing import Writing

if TYPE_CHECKING:
    from small_stories.transcribing.sound.storing import Remark

Event = Mapping[str, object]
# All of the recording is there.
_MILD: Final = ("transcribing.tracks", "transcribing.already_here")


@dataclass(frozen=True, slots=True)
class _Waiting:
    begin: Callable[[], None]
    interview: int | None = None


class Recordings(QObject):
    """A queue of long work on recordings; ``moved`` tells that something of it began or ended.

    ``progressed`` tells that what runs is further than before.

    A child that stores a recording changes nothing of the project until its end. What one that
    writes it down has come to is stored at once, so that stopping it loses nothing.
    """

    moved = Signal()
    progressed = Signal()

    def __init__(self, session: Session, line: ProgressLine) -> None:
        super().__init__(line)
        self._session = session
        self._line = line
        self._waiting: deque[_Waiting] = deque()
        self._job: Job | None = None
        self._listed: ListedJob | None = None
        self.at_work_on: int | None = None
        self.writing = Writing(session, self._start, self)
        self.writing.gave_up.connect(self._ended)
        session.project_closing.connect(self.stop_all)

    @property
    def is_working(self) -> bool:
        """Whether something is being stored or written down."""
        return self._job is not None or self.writing.is_preparing

    @property
    def seconds_left(self) -> float | None:
        """How long what runs still takes, or None while nobody can tell."""
        return self._listed.seconds_left() if self._listed else None

    def stand_of(self, interview: int) -> Stand | None:
        """Return what is going on with an interview's recording, or None where nothing is."""
        if self.at_work_on == interview:
            stage = self._job.stage if self._job else ""
            return Stand(stage) if stage in STAGES else Stand.PREPARING
        waits = any(one.interview == interview for one in self._waiting)
        return Stand.WAITING if waits else None

    def bring_in(self, path: Path, facts: Facts, wishes: Wishes | None = None) -> None:
        """Store a recording as an interview, and then write it down."""
        self._wait(_Waiting(partial(self._store, path, facts, wishes)))

    def write_down(
        self, recording_id: int, wishes: Wishes | None = None, *, anew: bool = False
    ) -> None:
        """Write a stored recording down, as is wished or else as is proposed.

        ``anew`` is in the place of the draft that is there.
        """
        found = recording(self._session.project, recording_id)
        how = wishes or proposed(self._session, found.language)
        self._wait(self._to_write(recording_id, found.interview_id, how, anew=anew))

    def go_on_with(self, recording_id: int) -> None:
        """Go on with a recording whose writing down broke off."""
        found = recording(self._session.project, recording_id)
        begin = partial(self._work_on, found.interview_id, self.writing.go_on, recording_id)
        self._wait(_Waiting(begin, found.interview_id))

    def tell_voices(self, recording_id: int, speakers: int) -> None:
        """Tell the voices of a recording apart, once more; its words stay as they are."""
        found = recording(self._session.project, recording_id)
        tell = partial(self.writing.tell_voices, speakers=speakers)
        begin = partial(self._work_on, found.interview_id, tell, recording_id)
        self._wait(_Waiting(begin, found.interview_id))

    def stop(self) -> None:
        """Stop what runs; what was stored of it stays, and what waits comes next."""
        if self._job is not None:
            self._job.stop()
        elif self.writing.is_preparing:
            self.writing.forget()
            self._ended()

    def stop_all(self) -> None:
        """Stop what runs and forget what waits."""
        self._waiting.clear()
        self.stop()
        self.writing.forget()

    def _wait(self, one: _Waiting) -> None:
        if one.interview is None or self.stand_of(one.interview) is None:
            self._waiting.append(one)
        self._go_on()

    def _go_on(self) -> None:
        while not self.is_working and self._waiting:
            self._session.attempt(self._waiting.popleft().begin)
        if not self.is_working:
            self.at_work_on = None
        self.moved.emit()

    def _start(self, name: str, needs: dict[str, object], what: str, crashed: str = "") -> Job:
        job = self._job = Job(name, self._session.language, self, crashed)
        self._listed = self._line.follow(job, what)
        self._listed.longest = Stand.RECOGNISING if name == "transcribe" else ""
        job.failed.connect(self._session.failed)
        job.progressed.connect(self.progressed)
        for ending in (job.finished, job.failed, job.stopped):
            ending.connect(self._ended)
        job.start(needs)
        return job

    def _ended(self) -> None:
        if self._job is not None:
            self._job.deleteLater()
        self._job = self._listed = None
        self.at_work_on = None
        self._go_on()

    def _store(self, path: Path, facts: Facts, wishes: Wishes | None) -> None:
        from small_stories.transcribing.sound import storing_job

        what = self._session.text("interviews.storing_recording", code=facts.code)
        job = self._start("store-recording", storing_job.needs(self._session.project, path), what)
        job.reported.connect(partial(self._take_sounds, facts, wishes))

    def _take_sounds(self, facts: Facts, wishes: Wishes | None, event: Event) -> None:
        from small_stories.transcribing.sound.storing_job import recording_from, remarks_from

        if event.get("event") == "done":
            stored = recording_from(event)
            remarks = remarks_from(event)
            self._session.attempt(partial(self._make_interview, stored, facts, wishes, remarks))

    def _tell(self, remarks: "Iterable[Remark]") -> None:
        """Say what is worth knowing of a recording; what is missing from it, in a box."""
        mild = []
        for remark in remarks:
            sentence = self._session.text(remark.key, None, **remark.fields)
            if remark.key in _MILD:
                mild.append(sentence)
            else:
                self._session.failed.emit(sentence)
        if mild:
            self._session.said.emit(" ".join(mild))

    def _make_interview(
        self, stored: object, facts: Facts, wishes: Wishes | None, remarks: "Iterable[Remark]"
    ) -> None:
        from small_stories.changes.recordings import NewRecording
        from small_stories.transcribing.bring_in import remarks_on_same_file

        assert isinstance(stored, NewRecording)
        number = store_recording(self._session.project, stored, facts)
        self._tell((*remarks, *remarks_on_same_file(self._session.project, number)))
        found = recording(self._session.project, number)
        how = wishes or proposed(self._session, facts.language)
        self._waiting.appendleft(self._to_write(number, found.interview_id, how))

    def _to_write(
        self, recording_id: int, interview: int, wishes: Wishes, *, anew: bool = False
    ) -> _Waiting:
        write = partial(self.writing.begin, wishes=wishes, anew=anew)
        return _Waiting(partial(self._work_on, interview, write, recording_id), interview)

    def _work_on(self, interview: int, begin: Callable[[int], None], recording_id: int) -> None:
        self.at_work_on = interview
        begin(recording_id)
