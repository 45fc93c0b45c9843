"""Files on their way in: what each one is found to be, before anything is stored."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThread, Signal

from small_stories.apart.reading import read_apart
from small_stories.apart.readings import Reading
from small_stories.errors import SmallStoriesError
from small_stories.model import Role, SourceKind

if TYPE_CHECKING:
    from small_stories.importing.draft import Draft


@dataclass(slots=True)
class Facts:
    """What the analyst says of an interview that comes in.

    ``interviewee`` is the id of somebody met before, or None for a new person. ``language`` is
    empty where it is to be heard from a recording.
    """

    code: str
    language: str
    kind: SourceKind
    interviewee: int | None = None


@dataclass(slots=True)
class Incoming:
    """One file: not read yet, a recording, a draft, or something that cannot be brought in."""

    path: Path
    facts: Facts
    draft: "Draft | None" = None
    is_recording: bool = False
    trouble: SmallStoriesError | None = None
    wanted: bool = True
    roles_to_ask: bool = False
    seen: bool = False
    roles: dict[str, Role] = field(default_factory=dict)

    @property
    def is_read(self) -> bool:
        """Whether it is known what the file is."""
        return bool(self.draft or self.is_recording or self.trouble)

    @property
    def can_come_in(self) -> bool:
        """Whether the file is wanted and there is nothing against it."""
        return self.wanted and self.trouble is None and self.is_read

    def take(self, found: "Draft | SmallStoriesError | None") -> None:
        """Note what reading the file has found; None is a recording."""
        if isinstance(found, SmallStoriesError):
            self.trouble = found
        elif found is None:
            self.is_recording = True
            self.facts.kind = SourceKind.AUDIO
        else:
            self._take_draft(found)

    def _take_draft(self, draft: "Draft") -> None:
        self.draft = draft
        self.facts.language = draft.language or self.facts.language
        self.facts.kind = SourceKind.NOTES if draft.notes else SourceKind.TRANSCRIPT
        self.roles = {speaker.key: speaker.role for speaker in draft.speakers}
        self.roles_to_ask = not draft.roles_sure and len(draft.speakers) > 1


class Reader(QThread):
    """Reads files one after the other beside the window; ``read`` carries place and finding."""

    read = Signal(int, object)

    def __init__(self, paths: Sequence[Path], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._paths = list(paths)

    def run(self) -> None:
        """Read until all is read or it was asked to leave off."""
        for place, path in enumerate(self._paths):
            if self.isInterruptionRequested():
                return
            self.read.emit(place, found_in(path))


def found_in(path: Path) -> "Draft | SmallStoriesError | None":
    """Return the draft in a file, None for a recording, or why it cannot be brought in."""
    from small_stories.importing.draft import Draft

    try:
        if path.is_file() and read_apart(Reading.IS_RECORDING, path, bool):
            return None
        return read_apart(Reading.INTERVIEW, path, Draft)
    except SmallStoriesError as error:
        return error
