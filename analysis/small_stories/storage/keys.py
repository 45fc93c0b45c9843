"""The key file of a project: one random data key, wrapped by a passphrase and a recovery code.

Argon2id makes a wrapping key of the words (64 MiB, three passes, as RFC 9106 recommends for
desktop memory), AES-256-GCM wraps the 32-byte data key with it. Changing the passphrase
therefore rewrites a hundred bytes and not the project.
"""

import json
import secrets
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

Wrap = dict[str, str]


def new_key_file(folder: Path, passphrase: str | None) -> tuple[bytes, str | None]:
    """Write the key file of a new project; return the data key and the recovery code.

    Without a passphrase the key lies in the file as it is, and there is no recovery code: the
    project is then as safe as the folder it stands in.
    """
    key = secrets.token_bytes(32)
    if not passphrase:
        _write(folder, {"open": {"key": key.hex()}})
        return key, None
    code = "-".join("".join(secrets.choice(_CODE_LETTERS) for _ in range(5)) for _ in range(5))
    _write(folder, {"passphrase": _wrap(key, passphrase), "recovery": _wrap(key, code)})
    return key, code


def needs_passphrase(folder: Path) -> bool:
    """Tell whether the project was made with a passphrase."""
    return "open" not in _read(folder)


def data_key(folder: Path, passphrase: str | None) -> bytes:
    """Return the data key for a passphrase or a recovery code.

    Raises SmallStoriesError when neither opens it.
    """
    wraps = _read(folder)
    try:
        if "open" in wraps:
            return bytes.fromhex(wraps["open"]["key"])
        words = passphrase or ""
        attempts = [(wraps["passphrase"], words), (wraps["recovery"], words.strip().upper())]
        for wrap, attempt in attempts:
            key = _unwrap(wrap, attempt)
            if key is not None:
                return key
    except (KeyError, ValueError, TypeError) as error:
        raise SmallStoriesError("project.key_damaged", file=KEY_FILE) from error
    raise SmallStoriesError("project.wrong_passphrase")


def change_passphrase(folder: Path, old: str, new: str) -> None:
    """Wrap the data key anew; the recovery code stays valid."""
    key = data_key(folder, old)
    wraps = _read(folder)
    wraps["passphrase"] = _wrap(key, new)
    _write(folder, wraps)


def _wrapping_key(words: str, salt: bytes) -> bytes:
    return hash_secret_raw(words.encode(), salt, hash_len=32, type=Type.ID, **_COST)


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


def _write(folder: Path, wraps: dict[str, Wrap]) -> None:
    # Written beside and moved into place: a crash leaves the old file or the new one, never half.
    beside = folder / f"{KEY_FILE}.new"
    beside.write_text(json.dumps({"format": _FORMAT, "wraps": wraps}, indent=1), encoding="utf-8")
    beside.replace(folder / KEY_FILE)


def _read(folder: Path) -> dict[str, Wrap]:
    try:
        stored = json.loads((folder / KEY_FILE).read_text(encoding="utf-8"))
        if stored["format"] > _FORMAT:
            raise SmallStoriesError("project.newer")
        wraps: dict[str, Wrap] = stored["wraps"]
    except FileNotFoundError as error:
        raise SmallStoriesError("project.file_missing", file=KEY_FILE) from error
    except (ValueError, KeyError, TypeError) as error:
        raise SmallStoriesError("project.key_damaged", file=KEY_FILE) from error
    return wraps
