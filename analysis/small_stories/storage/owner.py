"""Who has a project open: a file that tells the computer and the time, and no person.

On one computer the lock beside it is the truth, released by the system when a process dies. Over
a network or through a program that keeps folders alike, only this file tells; it is written anew
every half a minute, and who finds it ten minutes old may take the project over.
"""

import json
import platform
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event, Thread
from typing import Final

OWNER_FILE: Final = "owner.json"
_EVERY_S: Final = 30.0
_GONE_AFTER: Final = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Owner:
    """A computer that has a project open, and when it last said so."""

    computer: str
    seen: datetime

    @property
    def is_elsewhere(self) -> bool:
        """Whether another computer said so lately."""
        lately = datetime.now(UTC) - self.seen < _GONE_AFTER
        return lately and self.computer != platform.node()


def owner_of(folder: Path) -> Owner | None:
    """Return who has the project open, or had it when everything ended; None when it was closed."""
    try:
        told = json.loads((folder / OWNER_FILE).read_text(encoding="utf-8"))
        seen = datetime.fromisoformat(told["seen"])
        return Owner(str(told["computer"]), seen if seen.tzinfo else seen.replace(tzinfo=UTC))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError):
        return Owner("", datetime.fromtimestamp(0, UTC))


class Presence(Thread):
    """Says that this computer has the project open, until ``leave``."""

    def __init__(self, folder: Path) -> None:
        super().__init__(name="owner of the project", daemon=True)
        self._file = folder / OWNER_FILE
        self._left = Event()
        self._say()
        self.start()

    def run(self) -> None:
        """Say so again and again."""
        while not self._left.wait(_EVERY_S):
            self._say()

    def leave(self) -> None:
        """Say that nobody has the project open any more."""
        self._left.set()
        self.join()
        with suppress(OSError):
            self._file.unlink(missing_ok=True)

    def _say(self) -> None:
        now = datetime.now(UTC).isoformat(timespec="seconds")
        beside = self._file.with_suffix(".new")
        # A full disk or a stick that was pulled out is told where it matters.
        with suppress(OSError):
            beside.write_text(json.dumps({"computer": platform.node(), "seen": now}), "utf-8")
            beside.replace(self._file)
