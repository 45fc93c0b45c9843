"""Packed files (Word, OpenDocument, Excel) that were made to do harm, written byte by byte.

A program that packs writes true sizes; here every number may be a lie.
"""

import random
import struct
import zipfile
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from io import BytesIO
from typing import Final

ENTITIES: Final = (
    b'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))
    + b'<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY % p SYSTEM "http://127.0.0.1:9/p">'
    + b'<!ENTITY q "' + b"q" * 50_000 + b'">]>'
)  # fmt: skip
_HEAD: Final = b'<?xml version="1.0" encoding="UTF-8"?>'


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a package as it stands in the file, with what is said of it."""

    name: bytes
    packed: bytes
    size: int
    crc: int
    method: int = 8
    flags: int = 0


def part(name: str | bytes, content: bytes) -> Part:
    """Return an honest part."""
    packed = zlib.compressobj(1, zlib.DEFLATED, -15)
    written = packed.compress(content) + packed.flush()
    raw = name.encode() if isinstance(name, str) else name
    return Part(raw, written, len(content), zlib.crc32(content))


@cache
def honest(content: bytes) -> tuple[Part, ...]:
    """Return the parts of a good package."""
    with zipfile.ZipFile(BytesIO(content)) as packed:
        return tuple(part(each.filename, packed.read(each)) for each in packed.infolist())


def unpacked(one: Part) -> bytes:
    """Return what is in an honest part."""
    return zlib.decompress(one.packed, -15)


def written(parts: Sequence[Part], *, quoted: bool = False, comment: bytes = b"") -> bytes:
    """Return a package; in a ``quoted`` one all parts say that they stand where the last does."""
    out, table = bytearray(), bytearray()
    places = []
    for one in parts:
        places.append(len(out))
        out += struct.pack(
            "<IHHHHHIIIHH", 0x04034B50, 20, one.flags, one.method, 0, 33, one.crc,
            len(one.packed), min(one.size, 0xFFFFFFFF), len(one.name), 0,
        ) + one.name + one.packed  # fmt: skip
    for one, at in zip(parts, places, strict=True):
        table += struct.pack(
            "<IHHHHHHIIIHHHHHII", 0x02014B50, 20, 20, one.flags, one.method, 0, 33, one.crc,
            len(one.packed), min(one.size, 0xFFFFFFFF), len(one.name), 0, 0, 0, 0, 0,
            places[-1] if quoted else at,
        ) + one.name  # fmt: skip
    count = min(len(parts), 0xFFFF)
    end = struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, count, count, len(table), len(out),
                      len(comment))  # fmt: skip
    return bytes(out + table + end + comment)


@cache
def blank(megabytes: int) -> Part:
    """Return so many spaces, packed into a thousandth."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    million, packed, crc = b" " * (1 << 20), b"", 0
    for _ in range(megabytes):
        packed += packer.compress(million)
        crc = zlib.crc32(million, crc)
    return Part(b"", packed + packer.flush(), megabytes << 20, crc)


def hostile(content: bytes, chance: random.Random) -> bytes:
    """Return a package made of a good one by one of the ways below."""
    return chance.choice(_WAYS)(honest(content), chance)


def each_hostile(content: bytes) -> list[tuple[str, bytes]]:
    """Return a package of every way, by the way's name."""
    return [(way.__name__.strip("_"), way(honest(content), random.Random(1))) for way in _WAYS]


_MAIN: Final = (b"word/document.xml", b"content.xml", b"xl/worksheets/sheet1.xml")


def _with(parts: Sequence[Part], name: bytes, new: Part) -> list[Part]:
    return [replace(new, name=one.name) if one.name == name else one for one in parts]


def _main(parts: Sequence[Part]) -> Part:
    return next(one for one in parts if one.name in _MAIN)


def _any_page(parts: Sequence[Part], chance: random.Random) -> Part:
    pages = [one for one in parts if one.name.endswith((b".xml", b".rels"))]
    return chance.choice([*pages, *[_main(parts)] * 4])


def _bomb(parts: Sequence[Part], chance: random.Random) -> bytes:
    return written(_with(parts, _any_page(parts, chance).name, blank(chance.choice((70, 300)))))


def _lying_bomb(parts: Sequence[Part], chance: random.Random) -> bytes:
    lie = replace(blank(chance.choice((30, 300))), size=chance.choice((0, 10, 1000, 1 << 20)))
    return written(_with(parts, _any_page(parts, chance).name, lie))


def _many_bombs(parts: Sequence[Part], chance: random.Random) -> bytes:
    bombs = [replace(blank(30), name=b"word/media/%d.xml" % n) for n in range(40)]
    return written([*parts, *bombs])


def _quoted(parts: Sequence[Part], chance: random.Random) -> bytes:
    bomb = blank(30)
    size = chance.choice((bomb.size, 100))
    many = [replace(bomb, name=b"word/%d.xml" % n, size=size, packed=b"") for n in range(1000)]
    return written([*parts, *many, replace(bomb, name=b"word/last.xml")], quoted=True)


def _nested(parts: Sequence[Part], chance: random.Random) -> bytes:
    inside = written(parts)
    for _ in range(chance.choice((1, 8))):
        inside = written([*parts, part("word/media/in.docx", inside)])
    main = _main(parts)
    return written(_with(parts, main.name, part(main.name, inside)))


def _many_parts(parts: Sequence[Part], chance: random.Random) -> bytes:
    count = chance.choice((3_000, 60_000))
    return written([*parts, *(Part(b"word/%d.xml" % n, b"", 0, 0, 0) for n in range(count))])


_TRICKS: Final = (
    b"../../../../outside.xml", b"/outside.xml", b"/etc/outside.xml", b"C:\\outside.xml",
    b"..\\..\\outside.xml", b"\\\\server\\share\\outside.xml", b"word/../../outside.xml",
    b"word/\x00outside.xml", b"\xff\xfe\xfd.xml", b"a/" * 30_000, b"word/" + b"a" * 60_000,
    b"CON", b"", b"/", b"~/outside.xml", b"file:///outside.xml", b"word/document.xml",
    b"content.xml", b"[Content_Types].xml", b"mimetype", b"xl/workbook.xml",
)  # fmt: skip


def _path_tricks(parts: Sequence[Part], chance: random.Random) -> bytes:
    name = chance.choice(_TRICKS)
    if chance.random() < 0.5:
        return written([*parts, part(name, b"<outside/>")])
    bent = chance.choice(parts)
    return written([replace(one, name=name) if one is bent else one for one in parts])


def _untrue_heads(parts: Sequence[Part], chance: random.Random) -> bytes:
    bent = _any_page(parts, chance)
    lies: list[dict[str, int]] = [
        {"crc": chance.getrandbits(32)}, {"size": chance.getrandbits(32)}, {"size": 0},
        {"method": chance.choice((0, 1, 9, 12, 14, 93, 99))}, {"flags": chance.getrandbits(16)},
        {"flags": 1}, {"flags": 0x2000},
    ]  # fmt: skip
    new = replace(bent, **chance.choice(lies))  # type: ignore[arg-type]
    return written([new if one is bent else one for one in parts])


def _untrue_end(parts: Sequence[Part], chance: random.Random) -> bytes:
    content = bytearray(written(parts, comment=b"PK\x05\x06" + bytes(30)))
    end = content.rfind(b"PK\x05\x06", 0, -30)
    at = end + chance.choice((4, 6, 8, 10, 12, 16, 20))
    content[at : at + 2] = struct.pack("<H", chance.choice((0, 1, 0xFFFF, 0x7FFF)))
    return bytes(content)


def _entities(parts: Sequence[Part], chance: random.Random) -> bytes:
    page = _any_page(parts, chance)
    head, _, rest = unpacked(page).partition(b"?>")
    used = chance.choice((b"&j;", b"&x;", b"&q;" * 20_000, b"%p;"))
    rest = rest.replace(b"</w:t>", used + b"</w:t>").replace(b"</text:p>", used + b"</text:p>")
    rest = rest.replace(b"</v>", used + b"</v>").replace(b"</t>", used + b"</t>")
    return written(_with(parts, page.name, part(page.name, head + b"?>" + ENTITIES + rest)))


def _deep(parts: Sequence[Part], chance: random.Random) -> bytes:
    page = _any_page(parts, chance)
    inside = unpacked(page)
    tag = chance.choice((b"w:p", b"w:tbl", b"w:tc", b"w:sdt", b"w:r", b"text:p", b"text:span",
                         b"table:table", b"text:list", b"row", b"is", b"x"))  # fmt: skip
    count = chance.choice((200, 255, 2_000, 200_000))
    at = inside.find(b">", len(inside) // 2) + 1
    nested = (b"<%s>" % tag) * count + b"a" + (b"</%s>" % tag) * count * (chance.random() < 0.7)
    new = inside[:at] + nested + inside[at:]
    return written(_with(parts, page.name, part(page.name, new)))


_NUMBERS: Final = (b"999999999", b"-1", b"0", b"1048576", b"4294967296", b"1" * 5000, b"1e308",
                   b"nan", b"\xd9\xa1", b"2147483647")  # fmt: skip


def _huge_numbers(parts: Sequence[Part], chance: random.Random) -> bytes:
    """Tell of a million columns, rows, spaces or signs where there is one."""
    page = _any_page(parts, chance)
    number = chance.choice(_NUMBERS)
    inside = unpacked(page)
    more = chance.choice((
        b'<text:p><text:s text:c="%s"/>a</text:p>' % number,
        b'<table:table><table:table-row table:number-rows-repeated="%s"><table:table-cell '
        b'table:number-columns-repeated="%s"><text:p>a</text:p></table:table-cell>'
        b"</table:table-row></table:table>" % (number, number),
        b'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="%s"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>'
        % number,
        b'<row r="%s"><c r="XFD%s" t="s"><v>%s</v></c></row>' % (number, number, number),
        b'<c r="A%s" s="%s"><v>%s</v></c>' % (number, number, number),
        b'<c t="d"><v>%s</v></c><c t="b"><v>%s</v></c><c t="n"><v>%s</v></c>' % ((number,) * 3),
    ))  # fmt: skip
    for end in (b"</text:p>", b"</w:p>", b"</row>"):
        inside = inside.replace(end, end + more, chance.choice((1, 50)))
    return written(_with(parts, page.name, part(page.name, inside)))


def _dimensions(parts: Sequence[Part], chance: random.Random) -> bytes:
    main = _main(parts)
    inside = unpacked(main).replace(b"A1:", b"A1:XFD1048576 A1:")
    first = b'<row r="%s"' % chance.choice(_NUMBERS)
    inside = inside.replace(b'<row r="2"', first)
    merged = b"".join(b'<mergeCell ref="A%d:XFD%d"/>' % (n, n * 9) for n in range(1, 3_000))
    inside = inside.replace(
        b"</sheetData>", b"</sheetData><mergeCells>" + merged + b"</mergeCells>"
    )
    return written(_with(parts, main.name, part(main.name, inside)))


def _huge_words(parts: Sequence[Part], chance: random.Random) -> bytes:
    page = _any_page(parts, chance)
    words = chance.choice((b"a", b"H: ", b"a\t", b"&#10;", b"[1] ", b"<!-- -->", b"\xc3\xa4"))
    many = words * (chance.choice((300_000, 12_000_000)) // len(words))
    inside = unpacked(page)
    for end in (b"</w:t>", b"</text:p>", b"</t>", b"</v>"):
        inside = inside.replace(end, many + end, 1)
    return written(_with(parts, page.name, part(page.name, inside)))


def _attributes(parts: Sequence[Part], chance: random.Random) -> bytes:
    page = _any_page(parts, chance)
    inside = unpacked(page)
    kinds = (b" ".join(b'a%d="x"' % n for n in range(30_000)), b'a="' + b"x" * 11_000_000 + b'"',
             b" ".join(b'xmlns:n%d="u%d"' % (n, n) for n in range(10_000)))  # fmt: skip
    at = inside.rfind(b"</")
    new = inside[:at] + b"<x " + chance.choice(kinds) + b"/>" + inside[at:]
    return written(_with(parts, page.name, part(page.name, new)))


def _other_letters(parts: Sequence[Part], chance: random.Random) -> bytes:
    page = _any_page(parts, chance)
    words = unpacked(page).decode("utf-8", "replace")
    named = chance.choice(("utf-7", "utf-16", "ebcdic-cp-fi", "x-none", "utf-32", "zip", "idna"))
    words = words.replace('"UTF-8"', f'"{named}"').replace("'UTF-8'", f"'{named}'")
    coded = words.encode(chance.choice(("utf-8", "utf-16", "utf-32")), "replace")
    return written(_with(parts, page.name, part(page.name, coded)))


def _loops(parts: Sequence[Part], chance: random.Random) -> bytes:
    """Styles based on each other, parts that refer to themselves, and to what is elsewhere."""
    new = []
    for one in parts:
        inside = unpacked(one)
        if one.name.endswith(b"styles.xml"):
            ring = b"".join(
                b'<w:style w:type="paragraph" w:styleId="r%d"><w:basedOn w:val="r%d"/></w:style>'
                % (n, (n + 1) % 50) for n in range(50)
            )  # fmt: skip
            inside = inside.replace(b"</w:styles>", ring + b"</w:styles>")
        elif one.name in _MAIN:
            inside = inside.replace(b"<w:p>", b'<w:p><w:pPr><w:pStyle w:val="r1"/></w:pPr>', 3)
        elif one.name.endswith(b".rels"):
            target = chance.choice((b"document.xml", b"../_rels/.rels", b"http://127.0.0.1:9/a",
                                    b"file:///etc/passwd", b"../" * 99 + b"passwd"))  # fmt: skip
            inside = inside.replace(b'Target="styles.xml"', b'Target="%s"' % target)
            away = b'TargetMode="External" Target="' + target
            inside = inside.replace(b'Target="media/', away)
        new.append(part(one.name, inside))
    return written(new)


_WAYS: Final[tuple[Callable[[Sequence[Part], random.Random], bytes], ...]] = (
    _bomb, _lying_bomb, _many_bombs, _quoted, _nested, _many_parts, _path_tricks, _untrue_heads,
    _untrue_end, _entities, _deep, _huge_numbers, _dimensions, _huge_words, _attributes,
    _other_letters, _loops,
)  # fmt: skip
