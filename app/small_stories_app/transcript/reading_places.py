"""Where the analyst stopped reading in each interview: kept on this computer, by ids alone."""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from small_stories_app.options import Option, Options

_LETTERS: Final = 16
_PARTS: Final = 5


@dataclass(frozen=True, slots=True)
class ReadingPlace:
    """The turn and code point at the cursor, and the first turn in view, ``above`` px higher."""

    turn: int
    point: int
    top: int
    above: int


class ReadingPlaces:
    """The places of one project's interviews."""

    def __init__(self, options: Options, folder: Path) -> None:
        self._options = options
        # By a number made of the folder: the settings file then says nothing of it.
        number = sha256(str(folder).encode()).hexdigest()[:_LETTERS]
        self._option = Option(f"reading_places/{number}", "")

    def of(self, interview: int) -> ReadingPlace | None:
        """Return where an interview was left, or None where it was not read yet."""
        return self._read().get(interview)

    def keep(self, interview: int, place: ReadingPlace) -> None:
        """Keep where an interview is left."""
        places = {**self._read(), interview: place}
        lines = [f"{n} {at.turn} {at.point} {at.top} {at.above}" for n, at in places.items()]
        self._options.set(self._option, "\n".join(lines))

    def _read(self) -> dict[int, ReadingPlace]:
        places = {}
        for line in self._options.get(self._option).splitlines():
            numbers = [int(part) for part in line.split() if part.lstrip("-").isdigit()]
            if len(numbers) == _PARTS:
                interview, *place = numbers
                places[interview] = ReadingPlace(*place)
        return places
