"""Every byte of an encrypted database, page by page, free pages and all."""

from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

PAGE = 4096
AT_END = 80  # bytes of a page: its vector, and what it is checked by
SALT = 16


def plain_bytes(path: Path, key: bytes) -> bytes:
    """Return what stands in a database file and in its log, by SQLCipher 4's own page format."""
    content = path.read_bytes()
    pages = [content[at : at + PAGE] for at in range(0, len(content), PAGE)]
    found = [_page(page, key, SALT if at == 0 else 0) for at, page in enumerate(pages)]
    log = path.with_name(path.name + "-wal")
    if log.exists():
        frames = log.read_bytes()[32:]
        found += [
            _page(frames[at + 24 : at + 24 + PAGE], key, 0)
            for at in range(0, len(frames), PAGE + 24)
        ]
    return b"".join(found)


def _page(page: bytes, key: bytes, begin: int) -> bytes:
    vector = page[PAGE - AT_END : PAGE - AT_END + 16]
    cipher = Cipher(algorithms.AES(key), modes.CBC(vector)).decryptor()
    return cipher.update(page[begin : PAGE - AT_END]) + cipher.finalize()
