"""Files that somebody bent: bytes flipped and cut, and in packed ones parts that do harm."""

import random
import zipfile
from io import BytesIO
from typing import Final

_ENTITIES: Final = (
    b'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))
    + b'<!ENTITY x SYSTEM "file:///etc/passwd">]>'
)


def mutated(content: bytes, seed: int) -> bytes:
    """Return a file bent by one of several ways, the same for the same seed."""
    chance = random.Random(seed)
    if content.startswith(b"PK") and chance.random() < 0.7:
        try:
            return _repacked(content, chance)
        except (zipfile.BadZipFile, RuntimeError):
            pass
    return _bent(content, chance)


def _bent(content: bytes, chance: random.Random) -> bytes:
    found = bytearray(content)
    for _ in range(chance.choice((1, 1, 3, 30))):
        at = chance.randrange(len(found) + 1)
        length = chance.choice((1, 4, 100, len(content) // 3))
        how = chance.randrange(5)
        if how == 0:
            del found[at : at + length]
        elif how == 1:
            found[at : at + length] = chance.randbytes(min(length, 200))
        elif how == 2:
            found[at:at] = found[at : at + length]
        elif how == 3:
            found[at:at] = chance.choice(_NASTY)
        elif found:
            found[at % len(found)] ^= 1 << chance.randrange(8)
    return bytes(found)


_NASTY: Final = (
    b"{" * 20_000, b"<div>" * 20_000, b"\x00" * 50, b"\xff\xfe", b"\xe2\x80\xae" * 9,
    b"a" * 300_000, b"\n" * 50_000, b"<![CDATA[", b"<!--", b'"', b"-->", b"99:99:99.999 --> 0\n",
    b"\\bin999999999 ", b"[[[[" * 9_000, b"obj << /Kids [1 0 R] >>", b"\\u-99999?" * 9,
)  # fmt: skip


def _repacked(content: bytes, chance: random.Random) -> bytes:
    out = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(content)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        names = [part.filename for part in old.infolist()]
        pages = [name for name in names if name.endswith((".xml", ".rels"))]
        bad = chance.choice(pages)
        for name in names:
            part = old.read(name)
            new.writestr(name, _bad_part(part, chance) if name == bad else part)
        if chance.random() < 0.2:
            new.writestr(chance.choice(("../../outside.xml", "/tmp/outside.xml", "word/../x")), "x")
    return out.getvalue()


def _bad_part(part: bytes, chance: random.Random) -> bytes:
    how = chance.randrange(7)
    head, _, rest = part.partition(b"?>")
    if how == 0:
        return head + b"?>" + _ENTITIES + rest.replace(b"</w:t>", b"&j;&x;</w:t>")
    if how == 1:
        return part.replace(b">", b">" + b"<w:p>" * chance.choice((300, 30_000)), 3)
    if how == 2:
        return part + b" " * 80_000_000
    if how == 3:
        return part.replace(b"1", b"-99999999999999999999")
    if how == 4:
        at = chance.randrange(len(part) + 1)
        return part[:at] + b"a" * 3_000_000 + part[at:]
    if how == 5:
        return b""
    return _bent(part, chance)
