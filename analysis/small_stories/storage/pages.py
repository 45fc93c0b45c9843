"""The pages of a database file and of its log, each by itself, for reading what is left of them.

SQLCipher 4 keeps pages of 4,096 bytes: what is encrypted, a vector of 16 bytes and an HMAC of 64,
which tells a page that was changed by one bit. SQLite reads a log up to the first such page and
is silent of the rest; here every page is looked at. Nothing is written.
"""

import hashlib
import hmac
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from small_stories.errors import SmallStoriesError

PAGE: Final = 4096
CONTENT: Final = PAGE - 80
_SALT: Final = 16
_SIZE: Final = 28  # where the first page tells how many there are
_FREE: Final = 32  # where it tells the first page that lists free ones
_SEAL: Final = 64
_LOG_HEADER: Final = 32
_FRAME_HEADER: Final = 24


@dataclass(slots=True)
class Pages:
    """What stands in a database by the numbers of its pages, from 1, once its log is applied.

    ``bad`` are pages that are not what was written, or are not there. ``log_cut`` tells that SQLite
    would read the log only in part, ``unsure`` that more of it is gone than can be told. Without
    the file's first bytes no page can be told from another (``unknown``).
    """

    good: dict[int, bytes] = field(default_factory=dict)
    bad: set[int] = field(default_factory=set)
    log_cut: bool = False
    unsure: bool = False
    unknown: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether SQLite can read all that was stored."""
        return not (self.bad or self.log_cut or self.unsure or self.unknown)


def read_pages(path: Path, key: bytes, *, plain: bool = True) -> Pages:
    """Read each page of a database and its log; raises SmallStoriesError without a disk.

    Without ``plain`` pages are only looked at, and ``good`` stays empty.
    """
    pages = Pages()
    try:
        content = path.read_bytes()
        log = path.with_name(f"{path.name}-wal")
        frames = log.read_bytes() if log.is_file() else b""
    except OSError as error:
        raise SmallStoriesError("project.disk_gone") from error
    seals = _seals(content, frames, key)
    if seals is None:
        pages.unknown = True
        return pages
    sealed: dict[int, bytes] = {}
    for number in range(1, -(-len(content) // PAGE) + 1):
        page = content[(number - 1) * PAGE : number * PAGE]
        if seals.hold(page, number):
            sealed[number] = page
        else:
            pages.bad.add(number)
    _apply_log(pages, sealed, frames, seals)
    if 1 in sealed:
        size = int.from_bytes(_plain(sealed[1], 1, key)[_SIZE : _SIZE + 4], "big")
        pages.bad.update(set(range(1, size + 1)) - sealed.keys())
        if pages.bad:
            pages.bad -= set(_free(sealed, key))
    if plain:
        pages.good = {number: _plain(page, number, key) for number, page in sealed.items()}
    return pages


def looks_whole(path: Path, key: bytes, has_to_stop: Callable[[], bool]) -> bool:
    """Tell whether each page is sealed as it was written, reading a MiB at a time.

    After each MiB it asks whether to stop. Its log is not looked at, nor which pages are free.
    """
    with path.open("rb") as file:
        number, seals = 0, None
        while piece := file.read(256 * PAGE):
            seals = seals or _Seals.by_salt(key, piece[:_SALT])
            for at in range(0, len(piece), PAGE):
                number += 1
                if not seals.hold(piece[at : at + PAGE], number):
                    return False
            if has_to_stop():
                break
    return True


def _free(sealed: dict[int, bytes], key: bytes) -> Iterator[int]:
    """Yield pages that nothing stands on; SQLite need not even have written them."""
    seen: set[int] = set()
    number = int.from_bytes(_plain(sealed[1], 1, key)[_FREE : _FREE + 4], "big")
    while number in sealed and number not in seen:
        seen.add(number)
        page = _plain(sealed[number], number, key)
        following, count = (int.from_bytes(page[at : at + 4], "big") for at in (0, 4))
        for at in range(8, min(8 + 4 * count, CONTENT), 4):
            yield int.from_bytes(page[at : at + 4], "big")
        number = following


@dataclass(frozen=True, slots=True)
class _Seals:
    key: bytes = field(repr=False)

    @classmethod
    def by_salt(cls, key: bytes, salt: bytes) -> "_Seals":
        return cls(hashlib.pbkdf2_hmac("sha512", key, bytes(b ^ 0x3A for b in salt), 2, 32))

    def hold(self, page: bytes, number: int) -> bool:
        start = _SALT if number == 1 else 0
        sealed = page[start:-_SEAL] + number.to_bytes(4, "little")
        told = hmac.digest(self.key, sealed, "sha512")
        return len(page) == PAGE and hmac.compare_digest(told, page[-_SEAL:])


def _seals(content: bytes, log: bytes, key: bytes) -> _Seals | None:
    """Return what tells good pages, also where one bit of the file's first bytes was changed."""
    places = range(min(len(content) // PAGE, 12))
    known = [(content[n * PAGE : (n + 1) * PAGE], n + 1) for n in places]
    for at in range(_LOG_HEADER, len(log), _FRAME_HEADER + PAGE)[:12]:
        frame = log[at : at + _FRAME_HEADER + PAGE]
        known.append((frame[_FRAME_HEADER:], int.from_bytes(frame[:4], "big")))
    salt = content[:_SALT]
    for each in (salt, *_one_bit_changed(salt)) if len(salt) == _SALT else ():
        seals = _Seals.by_salt(key, each)
        if any(seals.hold(page, number) for page, number in known):
            return seals
    return None


def _one_bit_changed(salt: bytes) -> Iterator[bytes]:
    for bit in range(8 * _SALT):
        changed = bytearray(salt)
        changed[bit // 8] ^= 1 << bit % 8
        yield bytes(changed)


def _plain(page: bytes, number: int, key: bytes) -> bytes:
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    start = _SALT if number == 1 else 0
    vector = page[CONTENT : CONTENT + 16]
    cipher = Cipher(algorithms.AES(key), modes.CBC(vector)).decryptor()
    return bytes(start) + cipher.update(page[start:CONTENT]) + cipher.finalize()


@dataclass(frozen=True, slots=True)
class _Frame:
    number: int
    commits: bool
    salts: bytes
    page: bytes


def _frames(log: bytes, seals: _Seals) -> tuple[list[_Frame], bool]:
    """Return the frames of the log's newest round, and whether something is wrong behind them.

    Whole frames behind them are from a round before, zeros were never written.
    """
    found = []
    for at in range(_LOG_HEADER, len(log), _FRAME_HEADER + PAGE):
        head = log[at : at + _FRAME_HEADER]
        page = log[at + _FRAME_HEADER : at + _FRAME_HEADER + PAGE]
        number, size = (int.from_bytes(head[place : place + 4], "big") for place in (0, 4))
        found.append(_Frame(number, size > 0, head[8:16], page))
    if not found:
        return [], False
    told = log[16:24]
    if all(frame.salts != told for frame in found):
        told = found[0].salts
    halves = (told[:4], told[4:])
    mine = [n for n, frame in enumerate(found)
            if frame.salts[:4] == halves[0] or frame.salts[4:] == halves[1]]  # fmt: skip
    end = mine[-1] + 1 if mine else 0
    wrong = [frame for frame in found[end:] if len(frame.page) == PAGE
             and any(frame.page) and not seals.hold(frame.page, frame.number)]  # fmt: skip
    return found[:end], bool(wrong)


def _apply_log(pages: Pages, sealed: dict[int, bytes], log: bytes, seals: _Seals) -> None:
    """Put the pages of the log's whole transactions in place; a bad one leaves its page bad."""
    frames, pages.unsure = _frames(log, seals)
    told = len(frames)
    while frames and not (frames[-1].commits or not seals.hold(frames[-1].page, frames[-1].number)):
        frames.pop()  # never said to be saved
    # One that is cut off in its middle was being written when everything ended.
    while told == len(frames) and frames and len(frames[-1].page) < PAGE:
        frames.pop()
        while frames and not frames[-1].commits:
            frames.pop()
    for frame in frames:
        number = _number_of(frame, seals, len(sealed) + len(pages.bad) + len(frames))
        if number is None:
            pages.bad.add(frame.number)
            # Where its head is damaged too, another page may be an old one.
            pages.unsure |= frame.salts != frames[0].salts
            sealed.pop(frame.number, None)
        else:
            sealed[number] = frame.page
            pages.bad.discard(number)
    pages.log_cut = len(frames) > _readable(log)


def _number_of(frame: _Frame, seals: _Seals, most: int) -> int | None:
    """Return the number a page was sealed with, which its frame may tell wrong."""
    if seals.hold(frame.page, frame.number):
        return frame.number
    return next((n for n in range(1, most + 1) if seals.hold(frame.page, n)), None)


def _readable(log: bytes) -> int:
    """Return how many frames SQLite reads: up to the last transaction before a wrong sum."""
    magic = int.from_bytes(log[:4], "big")
    if magic & ~1 != 0x377F0682:
        return 0
    order = "big" if magic & 1 else "little"
    sums = _sums(log[:24], (0, 0), order)
    if sums != _pair(log[24:32], "big"):
        return 0
    committed = 0
    step = _FRAME_HEADER + PAGE
    for count, at in enumerate(range(_LOG_HEADER, len(log) - step + 1, step), start=1):
        head = log[at : at + _FRAME_HEADER]
        if head[8:16] != log[16:24]:
            break
        sums = _sums(head[:8] + log[at + _FRAME_HEADER : at + step], sums, order)
        if sums != _pair(head[16:24], "big"):
            break
        if head[4:8] != bytes(4):
            committed = count
    return committed


def _pair(eight: bytes, order: str) -> tuple[int, int]:
    from struct import unpack

    first, second = unpack(">II" if order == "big" else "<II", eight)
    return first, second


def _sums(content: bytes, before: tuple[int, int], order: str) -> tuple[int, int]:
    """Return SQLite's running sum of a log, as told in its file format."""
    from struct import unpack

    words = unpack(f"{'>' if order == 'big' else '<'}{len(content) // 4}I", content)
    first, second = before
    for at in range(0, len(words), 2):
        first = (first + words[at] + second) & 0xFFFFFFFF
        second = (second + words[at + 1] + first) & 0xFFFFFFFF
    return first, second
