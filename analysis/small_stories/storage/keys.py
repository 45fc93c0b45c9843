"""The key file of a project: one random data key, wrapped by a passphrase and a recovery code.

Argon2id makes a wrapping key of the words (64 MiB, three passes, as RFC 9106 recommends for
desktop memory), AES-256-GCM wraps the 32-byte data key with it. Without this file nothing in the
project can be read again.
"""

import errno
import hashlib
import json
import os
import secrets
import shutil
import stat
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from small_stories.errors import SmallStoriesError

KEY_FILE: Final = "key.json"
# Where a project's own copies have theirs; whatever else lies in its folder has a key of its own.
_IN_COPIES: Final = f"backups/*/{KEY_FILE}"
_FORMAT: Final = 1
_COST: Final = {"time_cost": 3, "memory_cost": 65536, "parallelism": 4}
# No letter that is taken for another when a code is written down by hand.
_CODE_LETTERS: Final = "ABCDEFGHJKMNPQRSTVWXYZ23456789"
_GROUPS: Final = 5
_GROUP: Final = 5  # letters in each

_KEY_BYTES: Final = 32
_BYTES_AT_MOST: Final = 64 * 1024

Wrap = dict[str, str]


def new_key_file(folder: Path, passphrase: str | None) -> tuple[bytes, str | None]:
    """Write the key file of a new project; return the data key and the recovery code.

    Without a passphrase the key lies in the file as it is, and there is no recovery code: the
    project is then as safe as the folder it stands in.
    """
    key = secrets.token_bytes(_KEY_BYTES)
    wraps, code = _new_wraps(key, passphrase)
    _write(folder / KEY_FILE, wraps)
    return key, code


def wrap_anew(folder: Path, key: bytes, passphrase: str | None) -> str | None:
    """Give a project another passphrase, or none; return the new recovery code.

    Nothing else is written anew. The old words open nothing any more, not even the copies in the
    project's folder: their key files are replaced too, the project's own last. What is cut off
    before that has changed nothing: ``let_copies_follow`` goes back on it.
    """
    wraps, code = _new_wraps(key, passphrase)
    try:
        for path in (*sorted(folder.glob(_IN_COPIES)), folder / KEY_FILE):
            beside = path.with_suffix(".new")
            beside.unlink(missing_ok=True)
            _write(beside, wraps)
            beside.replace(path)
    except OSError as error:
        key_of_error = "full" if error.errno == errno.ENOSPC else "not_written"
        raise SmallStoriesError(f"passphrase.{key_of_error}") from error
    return code


def needs_passphrase(folder: Path) -> bool:
    """Tell whether the project was made with a passphrase."""
    return "open" not in next(_readable(folder))[1]


def data_key(folder: Path, passphrase: str | None) -> bytes:
    """Return the data key for a passphrase or a recovery code, however its letters are spaced.

    Where the project's key file is damaged, a copy's will do: all wrap the same key. Nothing is
    written. Raises SmallStoriesError when none opens it.
    """
    return _opened(folder, passphrase)[0]


def mended_key(folder: Path, passphrase: str | None) -> tuple[bytes, bool]:
    """Return the data key as ``data_key`` does, and whether a copy's key file was put in place."""
    key, path = _opened(folder, passphrase)
    if path == folder / KEY_FILE:
        return key, False
    beside = (folder / KEY_FILE).with_suffix(".new")
    with suppress(OSError):
        shutil.copy2(path, beside)
        beside.replace(folder / KEY_FILE)
    return key, True


def let_copies_follow(folder: Path, opens: Callable[[Path], bool]) -> None:
    """Give copies that this project's key opens its own key file, where theirs is another.

    A change of the passphrase that was cut off leaves such, which two passphrases would open.
    """
    with suppress(OSError, SmallStoriesError):
        _read(folder)
        own = (folder / KEY_FILE).read_bytes()
        for path in folder.glob(_IN_COPIES):
            if path.read_bytes() != own and opens(path.parent):
                beside = path.with_suffix(".new")
                beside.write_bytes(own)
                beside.replace(path)


def is_whole(folder: Path) -> bool:
    """Tell whether the key file in a folder is there and not damaged."""
    try:
        _read(folder)
    except SmallStoriesError:
        return False
    return True


def is_in_a_copy(folder: Path) -> bool:
    """Tell whether a copy of the project has a key file that can be read."""
    return any(True for _ in _in_copies(folder))


def _opened(folder: Path, passphrase: str | None) -> tuple[bytes, Path]:
    """Return the data key and the key file that the words open."""
    told = "project.wrong_passphrase"
    for path, wraps in _readable(folder):
        try:
            key = _key_in(wraps, passphrase or "")
        except (KeyError, ValueError, TypeError):
            told = "project.key_damaged"
            continue
        if key is not None:
            return key, path
    raise SmallStoriesError(told, file=KEY_FILE)


def _readable(folder: Path) -> Iterator[tuple[Path, dict[str, Wrap]]]:
    """Yield what can be read of the project's key file, then of its copies' where they differ.

    One that is sure to be whole stands alone: a copy must not open to words that it does not.
    """
    own, failed = None, None
    try:
        own = _read(folder)
        yield folder / KEY_FILE, own
        if _has_sum(folder):
            return
    except SmallStoriesError as error:
        if error.key not in ("project.file_missing", "project.key_damaged"):
            raise
        failed = error
    others = [each for each in _in_copies(folder) if each[1] != own]
    if failed and not others:
        raise failed
    yield from others


def _in_copies(folder: Path) -> Iterator[tuple[Path, dict[str, Wrap]]]:
    for path in sorted(folder.glob(_IN_COPIES), reverse=True):
        with suppress(SmallStoriesError):
            yield path, _read(path.parent)


def _key_in(wraps: dict[str, Wrap], words: str) -> bytes | None:
    if "open" in wraps:
        key = bytes.fromhex(wraps["open"]["key"])
        return key if len(key) == _KEY_BYTES else None
    key_or_none = _unwrap(wraps["passphrase"], words)
    if key_or_none is None and (code := _as_code(words)):
        key_or_none = _unwrap(wraps["recovery"], code)
    return key_or_none


def _new_wraps(key: bytes, passphrase: str | None) -> tuple[dict[str, Wrap], str | None]:
    if not passphrase:
        return {"open": {"key": key.hex()}}, None
    if not passphrase.strip():
        raise SmallStoriesError("passphrase.blank")
    letters = "".join(secrets.choice(_CODE_LETTERS) for _ in range(_GROUPS * _GROUP))
    code = _in_groups(letters)
    return {"passphrase": _wrap(key, passphrase), "recovery": _wrap(key, code)}, code


def _in_groups(letters: str) -> str:
    return "-".join(letters[at : at + _GROUP] for at in range(0, len(letters), _GROUP))


def _as_code(words: str) -> str | None:
    """Return words as the recovery code that they can be, or None when they cannot be one."""
    plain = unicodedata.normalize("NFKC", words).upper()
    letters = "".join(letter for letter in plain if letter.isalnum())
    right = len(letters) == _GROUPS * _GROUP and set(letters) <= set(_CODE_LETTERS)
    return _in_groups(letters) if right else None


def _wrapping_key(words: str, salt: bytes) -> bytes:
    # One keyboard makes ä of one code point, another of two.
    normal = unicodedata.normalize("NFC", words).encode(errors="surrogatepass")
    return hash_secret_raw(normal, salt, hash_len=32, type=Type.ID, **_COST)


def _wrap(key: bytes, words: str) -> Wrap:
    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    wrapped = AESGCM(_wrapping_key(words, salt)).encrypt(nonce, key, None)
    return {"salt": salt.hex(), "nonce": nonce.hex(), "key": wrapped.hex()}


def _unwrap(wrap: Wrap, words: str) -> bytes | None:
    salt, nonce, wrapped = (bytes.fromhex(wrap[part]) for part in ("salt", "nonce", "key"))
    try:
        return AESGCM(_wrapping_key(words, salt)).decrypt(nonce, wrapped, None)
    except InvalidTag:
        return None


def _sum(wraps: dict[str, Wrap]) -> str:
    """Return what tells a damaged key file from words that do not open it."""
    return hashlib.sha256(json.dumps(wraps, sort_keys=True).encode()).hexdigest()


def _write(path: Path, wraps: dict[str, Wrap]) -> None:
    # On the disk before a word is encrypted with it: no crash may leave a project without its key.
    with path.open("x", encoding="utf-8") as file:
        file.write(json.dumps({"format": _FORMAT, "wraps": wraps, "sum": _sum(wraps)}, indent=1))
        file.flush()
        os.fsync(file.fileno())


def _read(folder: Path) -> dict[str, Wrap]:
    try:
        stored = json.loads(_content(folder / KEY_FILE))
        if stored["format"] > _FORMAT:
            raise SmallStoriesError("project.newer")
        wraps: dict[str, Wrap] = dict(stored["wraps"])
        # An earlier program wrote no sum.
        if stored.get("sum", _sum(wraps)) != _sum(wraps):
            raise SmallStoriesError("project.key_damaged", file=KEY_FILE)
    except FileNotFoundError as error:
        if not folder.is_dir():
            raise SmallStoriesError("project.disk_gone") from error
        raise SmallStoriesError("project.file_missing", file=KEY_FILE) from error
    except PermissionError as error:
        raise SmallStoriesError("project.folder_closed", name=folder.name) from error
    except OSError as error:
        raise SmallStoriesError("project.disk_gone") from error
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise SmallStoriesError("project.key_damaged", file=KEY_FILE) from error
    return wraps


def _content(path: Path) -> str:
    """Return what stands in a file; from what is none, such as a pipe, reading would never end."""
    found = path.stat()
    if not stat.S_ISREG(found.st_mode):
        raise FileNotFoundError(path.name)
    if found.st_size > _BYTES_AT_MOST:
        raise ValueError(found.st_size)
    return path.read_text(encoding="utf-8")


def _has_sum(folder: Path) -> bool:
    """Tell whether a key file that was read tells of itself that it is whole."""
    return "sum" in json.loads((folder / KEY_FILE).read_text(encoding="utf-8"))
