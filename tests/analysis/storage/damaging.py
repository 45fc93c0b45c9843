"""Ways in which the files of a project come to harm, each at a random place."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

from small_stories.storage.backups import BACKUPS
from small_stories.storage.keys import KEY_FILE
from small_stories.storage.project_file import PROJECT_DATABASE
from small_stories.storage.recordings import RECORDINGS_DATABASE

WAL = f"{PROJECT_DATABASE}-wal"
PAGE = 4096
_HEAD, _FRAME = 32, 24 + PAGE

Damage = Callable[[Path, random.Random], None]


def flip(path: Path, chance: random.Random) -> None:
    """Turn one bit, or five."""
    content = bytearray(path.read_bytes())
    for _ in range(chance.choice((1, 1, 5))):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    path.write_bytes(content)


def cut(path: Path, chance: random.Random) -> None:
    """Cut off the end."""
    content = path.read_bytes()
    path.write_bytes(content[: chance.randrange(len(content))])


def overwrite(path: Path, chance: random.Random) -> None:
    """Write something else over a stretch."""
    content = bytearray(path.read_bytes())
    at = chance.randrange(len(content))
    length = len(content[at : at + chance.randrange(1, 20_000)])
    content[at : at + length] = chance.randbytes(length)
    path.write_bytes(content)


def empty(path: Path, chance: random.Random) -> None:
    """Leave zeros in a block of a disk, as it comes back from a power cut."""
    content = bytearray(path.read_bytes())
    block = chance.choice((512, 4096, 65_536))
    at = chance.randrange(len(content)) // block * block
    content[at : at + block] = bytes(len(content[at : at + block]))
    path.write_bytes(content)


def swap(path: Path, chance: random.Random) -> None:
    """Put two pages in each other's place."""
    content = bytearray(path.read_bytes())
    one, other = chance.sample(range(len(content) // PAGE), 2)
    first, second = (content[n * PAGE : (n + 1) * PAGE] for n in (one, other))
    content[one * PAGE : (one + 1) * PAGE] = second
    content[other * PAGE : (other + 1) * PAGE] = first
    path.write_bytes(content)


def cut_log_between_frames(path: Path, chance: random.Random) -> None:
    """Let the log end between two of its pages, where nothing in it tells that more came."""
    content = path.read_bytes()
    frames = (len(content) - _HEAD) // _FRAME
    path.write_bytes(content[: _HEAD + chance.randrange(frames) * _FRAME])


def lose(path: Path, _chance: random.Random) -> None:
    """Take the file away."""
    path.unlink()


DAMAGES: tuple[tuple[str, Damage], ...] = (
    *((PROJECT_DATABASE, how) for how in (flip, flip, cut, overwrite, empty, swap)),
    *((WAL, how) for how in (flip, cut, overwrite, empty, cut_log_between_frames, lose)),
    *((KEY_FILE, how) for how in (flip, cut)),
    *((RECORDINGS_DATABASE, how) for how in (flip, cut, empty, lose)),
)


def damage(folder: Path, chance: random.Random) -> tuple[str, str]:
    """Do harm to a copy of a project; return to what file, and how."""
    name, how = chance.choice(DAMAGES)
    if name == KEY_FILE and chance.random() < 0.5:
        copy = folder / BACKUPS / "2026-11-21"
        copy.mkdir()
        for each in (KEY_FILE, PROJECT_DATABASE):
            shutil.copy2(folder / each, copy)
    how(folder / name, chance)
    return name, how.__name__
