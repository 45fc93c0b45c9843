"""Where the analyst was in a project: kept on this computer by ids, without a word of it."""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from small_stories_app.options import Option, Options

_LETTERS: Final = 16


@dataclass(frozen=True, slots=True)
class Place:
    """A step by its key, and the interview, story and turn at hand in it by their ids or 0."""

    step: str
    interview: int = 0
    story: int = 0
    turn: int = 0


def place_in(options: Options, folder: Path) -> Place | None:
    """Return where the analyst was in the project of a folder, or None for a new one."""
    step, *numbers = options.get(_option(folder)).split() or [""]
    if not step or len(numbers) != 3 or not all(number.isdigit() for number in numbers):
        return None
    interview, story, turn = map(int, numbers)
    return Place(step, interview, story, turn)


def keep_place(options: Options, folder: Path, place: Place) -> None:
    """Keep where the analyst is in the project of a folder."""
    words = f"{place.step} {place.interview} {place.story} {place.turn}"
    options.set(_option(folder), words)


def _option(folder: Path) -> Option:
    # By a number made of the folder: the settings file then says nothing of it.
    return Option(f"places/{sha256(str(folder).encode()).hexdigest()[:_LETTERS]}", "")
