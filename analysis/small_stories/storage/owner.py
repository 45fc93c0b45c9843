"""Who has a project open: a file that tells the computer and the time, and no person.

On one computer the lock beside it is the truth, released by the system when a process dies. Over
a network or through a program that keeps folders alike, only this file tells; it is written anew
every half a minute, and who finds it ten minutes old may take the project over. Who finds another
computer in it while working has been taken over from, and stores nothing more.
"""

import hashlib
import json
import platform
import sys
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from threading import Event, Thread
from typing import Final

OWNER_FILE: Final = "owner.json"
_EVERY_S: Final = 30.0
_GONE_AFTER: Final = timedelta(minutes=10)
_NAME_AT_MOST: Final = 60  # letters


@dataclass(frozen=True, slots=True)
class Owner:
    """A computer that has a project open, and when it last said so."""

    computer: str
    seen: datetime
    mark: str = ""

    @property
    def is_elsewhere(self) -> bool:
        """Whether another computer said so lately."""
        lately = datetime.now(UTC) - self.seen < _GONE_AFTER
        return lately and self.is_another

    @property
    def is_another(self) -> bool:
        """Whether it is another computer, be it of the same name as this one."""
        known = self.mark and computer_mark()
        return self.computer != platform.node() or bool(known and self.mark != known)


@cache
def computer_mark() -> str:
    """Return what tells this computer from others of its name, and nothing of whose it is.

    Computers of one classroom are often called alike. Empty where the system has nothing such.
    """
    told = ""
    with suppress(OSError, ImportError):
        if sys.platform == "win32":
            import winreg

            place = r"SOFTWARE\Microsoft\Cryptography"
            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, place) as key:
                told = str(winreg.QueryValueEx(key, "MachineGuid")[0])
        elif sys.platform == "darwin":
            # Written when the computer was set up.
            made = Path("/var/db/.AppleSetupDone").stat()
            told = f"{made.st_ino} {made.st_birthtime}"
        else:
            told = Path("/etc/machine-id").read_text(encoding="ascii").strip()
    # Salted, since machine-id(5) asks that it be shown to nobody.
    return hashlib.sha256(f"small-stories {told}".encode()).hexdigest()[:16] if told else ""


def owner_of(folder: Path) -> Owner | None:
    """Return who has the project open, or had it when everything ended; None when it was closed."""
    try:
        told = json.loads((folder / OWNER_FILE).read_text(encoding="utf-8"))
        seen = datetime.fromisoformat(told["seen"])
        name = "".join(filter(str.isprintable, str(told["computer"])))[:_NAME_AT_MOST]
        mark = str(told.get("mark", ""))
        return Owner(name, seen if seen.tzinfo else seen.replace(tzinfo=UTC), mark)
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Owner("", datetime.fromtimestamp(0, UTC))


class Presence(Thread):
    """Says that this computer has the project open, until ``leave``."""

    def __init__(self, folder: Path) -> None:
        super().__init__(name="owner of the project", daemon=True)
        self._file = folder / OWNER_FILE
        self._began = datetime.now(UTC)
        self._left = Event()
        self._say()
        self.start()

    def run(self) -> None:
        """Say so again and again."""
        while not self._left.wait(_EVERY_S):
            if self.taken_by() is None:
                self._say()

    def taken_by(self) -> str | None:
        """Return the name of another computer that has taken the project over since it was opened.

        What lay here from before, and came only now with a program that keeps folders alike, is no
        taking over.
        """
        owner = owner_of(self._file.parent)
        taken = owner and owner.is_another and owner.seen > self._began - _GONE_AFTER
        return owner.computer if owner and taken else None

    def leave(self) -> None:
        """Say that nobody has the project open any more."""
        self._left.set()
        self.join()
        with suppress(OSError):
            if self.taken_by() is None:
                self._file.unlink(missing_ok=True)

    def _say(self) -> None:
        now = datetime.now(UTC).isoformat(timespec="seconds")
        beside = self._file.with_suffix(".new")
        # A full disk or a stick that was pulled out is told where it matters.
        with suppress(OSError):
            told = {"computer": platform.node(), "mark": computer_mark(), "seen": now}
            beside.write_text(json.dumps(told), "utf-8")
            beside.replace(self._file)
