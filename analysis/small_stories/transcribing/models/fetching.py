"""Fetching a speech model: file by file, going on where it broke off, believed only when checked.

What comes gathers in a folder of its own; whatever happens to the program, that stays and is gone
on with. Only when every file is what it has to be does the folder get the model's name.
"""

import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from small_stories.errors import SmallStoriesError
from small_stories.transcribing.models.checking import (
    Checked,
    Compared,
    checked_before,
    forget_check,
    marks_of,
    remember,
)
from small_stories.transcribing.models.form import refuse_wrong_form
from small_stories.transcribing.models.gathering import GatheringFile
from small_stories.transcribing.models.known import WEIGHTS, KnownModel, ModelFile
from small_stories.transcribing.models.places import folder_of, part_of
from small_stories.transcribing.models.source import Answer, BrokenOffError, NotReachedError, asked
from small_stories.transcribing.models.writing import alone, refuse_full_disk

Progress = Callable[[int, int], None]
_PIECE: Final = 1024 * 1024
_LONGEST_PAUSE_S: Final = 30
_TRIES_UNANSWERED: Final = 2
_MOST_BESIDE_WEIGHTS: Final = 50_000_000


@dataclass(frozen=True, slots=True)
class Patience:
    """How long an answer is waited for, and how often and how soon it is asked for again."""

    answer_s: float = 30
    tries: int = 6
    pause_s: float = 1


def fetch(
    model: KnownModel, progress: Progress | None = None, patience: Patience | None = None
) -> Path:
    """Fetch a known model from its address, unless it is here already; return its folder.

    ``progress`` is told bytes done and of how many. Raises SmallStoriesError; what has come by then
    is kept, but for a file that is not what it has to be.
    """
    folder = folder_of(model)
    if checked_before(folder):
        return folder
    part = part_of(folder)
    with alone(folder, model.title):
        if folder.is_dir() and not part.is_dir():
            # Damaged, or it would have been found above: what is good of it is kept.
            folder.replace(part)
        part.mkdir(exist_ok=True)
        forget_check(part)
        there = sum(path.stat().st_size for path in part.iterdir() if path.is_file())
        refuse_full_disk(max(model.bytes - there, 0), model.title)
        try:
            _Fetching(model, part, progress, patience or Patience()).run()
        except SmallStoriesError:
            if not any(part.iterdir()):
                part.rmdir()
            raise
        shutil.rmtree(folder, ignore_errors=True)
        part.replace(folder)
    return folder


class _Fetching:
    """One run over the files of a model."""

    def __init__(
        self, model: KnownModel, part: Path, progress: Progress | None, patience: Patience
    ) -> None:
        self._model = model
        self._part = part
        self._progress = progress
        self._patience = patience
        self._whole_files = 0
        self._was_reached = False

    @property
    def _tries(self) -> int:
        """How often in a row is enough: less where there may be no network at all."""
        tries = self._patience.tries
        return tries if self._was_reached or self._whole_files else min(tries, _TRIES_UNANSWERED)

    def run(self) -> None:
        """Fetch what is missing, look at the whole, and write down what was found."""
        checked = Checked("", Compared.NOTHING, {})
        for file in self._model.files:
            gathered, compared = self._fetch(file)
            if file.name == WEIGHTS:
                checked = Checked(gathered.sha256, compared, {})
            self._whole_files += gathered.size
        try:
            refuse_wrong_form(self._part)
        except SmallStoriesError as error:
            raise self._thrown_away(str(error.fields.get("file", WEIGHTS))) from error
        remember(self._part, Checked(checked.sha256, checked.compared, marks_of(self._part)))

    def _fetch(self, file: ModelFile) -> tuple[GatheringFile, Compared]:
        """Fetch what is missing of a file; tell what its checksum was compared with."""
        gathered = GatheringFile(self._part / file.name)
        if file.sha256 and gathered.size >= file.bytes and gathered.sha256 != file.sha256:
            gathered.begin_anew()
        self._tell(gathered)
        stated = ""
        whole = file.bytes and gathered.size == file.bytes
        if not whole or (file.name == WEIGHTS and not file.sha256):
            try:
                stated = self._ask_until_whole(file, gathered)
                gathered.settle()
            finally:
                gathered.close()
        expected = file.sha256 or stated
        if expected and gathered.sha256 != expected:
            raise self._thrown_away(file.name)
        if file.sha256:
            return gathered, Compared.PUBLISHED
        return gathered, Compared.SOURCE if stated else Compared.NOTHING

    def _ask_until_whole(self, file: ModelFile, gathered: GatheringFile) -> str:
        """Ask for a file, again where it broke off; return the checksum that the source states."""
        address = self._model.address_of(file)
        failed, most = 0, gathered.size
        while True:
            try:
                with asked(address, gathered.size, self._patience.answer_s) as answer:
                    self._gather(file, answer, gathered)
                    return answer.sha256
            except BrokenOffError as error:
                self._was_reached |= not isinstance(error, NotReachedError)
                failed = 0 if gathered.size > most else failed + 1
                most = max(most, gathered.size)
                if failed >= self._tries:
                    break
                time.sleep(min(self._patience.pause_s * 2**failed, _LONGEST_PAUSE_S))
        key = "broken_off" if self._whole_files + most else "no_answer"
        host = urlsplit(address).hostname
        raise SmallStoriesError(f"models.{key}", model=self._model.title, host=host)

    def _gather(self, file: ModelFile, answer: Answer, gathered: GatheringFile) -> None:
        """Write what comes; raises BrokenOffError when that is less than the whole."""
        whole = file.bytes or answer.total
        most = whole if file.bytes else self._most(file)
        if answer.total and (answer.total != whole or whole > most):
            raise SmallStoriesError("models.wrong_length", file=file.name, model=self._model.title)
        if answer.start != gathered.size:
            gathered.begin_anew()
        while piece := answer.read(_PIECE):
            gathered.add(piece)
            self._tell(gathered)
            if gathered.size > (whole or most):
                gathered.close()
                raise self._thrown_away(file.name)
        if gathered.size < whole:
            raise BrokenOffError

    def _most(self, file: ModelFile) -> int:
        """Return how long a file of unknown size may be, so that no source fills the disk."""
        return self._model.bytes * 2 if file.name == WEIGHTS else _MOST_BESIDE_WEIGHTS

    def _thrown_away(self, name: str) -> SmallStoriesError:
        (self._part / name).unlink(missing_ok=True)
        return SmallStoriesError("models.wrong_bytes", file=name, model=self._model.title)

    def _tell(self, gathered: GatheringFile) -> None:
        if self._progress:
            done = self._whole_files + gathered.size
            self._progress(done, max(self._model.bytes, done))
