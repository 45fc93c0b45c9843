"""The commands of the queue and their keys, which work in its list alone."""

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from PySide6.QtWidgets import QWidget

from small_stories_app.commands import Command

_KEYS: Final = {
    "accept": "A",
    "accept_all": "Shift+A",
    "edit": "E",
    "keep": "S",
    "later": "D",
    "role": "R",
    "coarsen": "C",
    "invent": "I",
    "take_words_out": "X",
    "look": "V",
    "same": "M",
    "another": "N",
    "who": "W",
    "base": "B",
    "unmark": "U",
    "only_here": "P",
    "place_back": "Left",
    "place_on": "Right",
}
_ALSO: Final = {"take_words_out": ("Delete",)}


def queue_commands(
    acts: Mapping[str, Callable[[], object]], place: QWidget, possible: Callable[[], bool]
) -> Iterable[Command]:
    """Yield a command for everything that is done to the group at hand."""
    for name, key in _KEYS.items():
        also = _ALSO.get(name, ())
        yield Command(f"report.queue.{name}", acts[name], key, place, possible, also=also)
