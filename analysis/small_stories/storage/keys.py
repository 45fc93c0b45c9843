"""The key file of a project: one random data key, wrapped by a passphrase and a recovery code.

Argon2id makes a wrapping key of the words (64 MiB, three passes, as RFC 9106 recommends for
desktop memory), AES-256-GCM wraps the 32-byte data key with it. Without this file nothing in the
project can be read again.
"""

import json
import os
import secrets
import unicodedata
from pathlib import Path
from typing import Final

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from small_stories.errors import SmallStoriesError

KEY_FILE: Final = "key.json"
_FORMAT: Final = 1
_COST: Final = {"time_cost": 3, "memory_cost": 65536, "parallelism": 4}
# No letter that is taken for another when a code is written down by hand.
_CODE_LETTERS: Final = "ABCDEFGHJKMNPQRSTVWXYZ23456789"
_GROUPS: Final = 5
_GROUP: Final = 5  # letters in each

Wrap = dict[str, str]


def new_key_file(folder: Path, passphrase: str | None) -> tuple[bytes, str | None]:
    """Write the key file of a new project; return the data key and the recovery code.

    Without a passphrase the key lies in the file as it is, and there is no recovery code: the
    project is then as safe as the folder it stands in.
    """
    key = secrets.token_bytes(32)
    wraps, code = _new_wraps(key, passphrase)
    _write(folder / KEY_FILE, wraps)
    return key, code


def wrap_anew(folder: Path, key: bytes, passphrase: str | None) -> str | None:
    """Give a project another passphrase, or none; return the new recovery code.

    Nothing else is written anew. The old words open nothing any more, not even the copies in the
    project's folder: their key files are replaced too, the project's own last.
    """
    wraps, code = _new_wraps(key, passphrase)
    copies = sorted(folder.glob(f"*/*/{KEY_FILE}"))
    for path in (*copies, folder / KEY_FILE):
        beside = path.with_suffix(".new")
        beside.unlink(missing_ok=True)
        _write(beside, wraps)
        beside.replace(path)
    return code


def needs_passphrase(folder: Path) -> bool:
    """Tell whether the project was made with a passphrase."""
    return "open" not in _read(folder)


def data_key(folder: Path, passphrase: str | None) -> bytes:
    """Return the data key for a passphrase or a recovery code, however its letters are spaced.

    Raises SmallStoriesError when neither opens it.
    """
    wraps = _read(folder)
    try:
        if "open" in wraps:
            return bytes.fromhex(wraps["open"]["key"])
        words = passphrase or ""
        key = _unwrap(wraps["passphrase"], words)
        if key is None and (code := _as_code(words)):
            key = _unwrap(wraps["recovery"], code)
        if key is not None:
            return key
    except (KeyError, ValueError, TypeError) as error:
        raise SmallStoriesError("project.key_damaged", file=KEY_FILE) from error
    raise SmallStoriesError("project.wrong_passphrase")


def _new_wraps(key: bytes, passphrase: str | None) -> tuple[dict[str, Wrap], str | None]:
    if not passphrase:
        return {"open": {"key": key.hex()}}, None
    letters = "".join(secrets.choice(_CODE_LETTERS) for _ in range(_GROUPS * _GROUP))
    code = _in_groups(letters)
    return {"passphrase": _wrap(key, passphrase), "recovery": _wrap(key, code)}, code


def _in_groups(letters: str) -> str:
    return "-".join(letters[at : at + _GROUP] for at in range(0, len(letters), _GROUP))


def _as_code(words: str) -> str | None:
    """Return words as the recovery code that they can be, or None when they cannot be one."""
    letters = "".join(letter for letter in words.upper() if letter not in "- \t\u00a0–‑")
    right = len(letters) == _GROUPS * _GROUP and set(letters) <= set(_CODE_LETTERS)
    return _in_groups(letters) if right else None


def _wrapping_key(words: str, salt: bytes) -> bytes:
    # One keyboard makes ä of one code point, another of two.
    normal = unicodedata.normalize("NFC", words).encode()
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


def _write(path: Path, wraps: dict[str, Wrap]) -> None:
    # On the disk before a word is encrypted with it: no crash may leave a project without its key.
    with path.open("x", encoding="utf-8") as file:
        file.write(json.dumps({"format": _FORMAT, "wraps": wraps}, indent=1))
        file.flush()
        os.fsync(file.fileno())


def _read(folder: Path) -> dict[str, Wrap]:
    try:
        stored = json.loads((folder / KEY_FILE).read_text(encoding="utf-8"))
        if stored["format"] > _FORMAT:
            raise SmallStoriesError("project.newer")
        wraps: dict[str, Wrap] = stored["wraps"]
    except FileNotFoundError as error:
        raise SmallStoriesError("project.file_missing", file=KEY_FILE) from error
    except OSError as error:
        raise SmallStoriesError("project.disk_gone") from error
    except (ValueError, KeyError, TypeError) as error:
        raise SmallStoriesError("project.key_damaged", file=KEY_FILE) from error
    return wraps
