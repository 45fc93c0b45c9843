"""Files of other kinds that were made to do harm: PDF, rich text, pages, plain text, recordings."""

import random
import struct
import zlib
from collections.abc import Callable, Sequence
from functools import cache
from typing import Final

_LARGE: Final = (0, 1, -1, 0x7FFFFFFF, 0xFFFFFFFF, 999_999_999, 1 << 40)


def _pdf(objects: Sequence[bytes], root: int = 1, tail: bytes = b"") -> bytes:
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, each in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + each + b"\nendobj\n"
    start = len(out)
    rows = b"".join(b"%010d 00000 n \n" % at for at in places)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + rows
    out += b"trailer\n<< /Size %d /Root %d 0 R %s >>\n" % (len(objects) + 1, root, tail)
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)


def _stream(content: bytes, more: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n" % (len(content), more) + content + b"\nendstream"


@cache
def _flate_bomb(megabytes: int, filters: int) -> bytes:
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b"q " * (1 << 19)) for _ in range(megabytes)) + packer.flush()
    for _ in range(filters - 1):
        packed = zlib.compress(packed, 9)
    return packed


_PAGE: Final = (b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
                b"/Resources << /Font << /F1 5 0 R >> /XObject << /X 6 0 R >> >> >>")  # fmt: skip
_SAID: Final = b"BT /F1 12 Tf 72 700 Td (H: Miten? V: No hyvin se.) Tj ET"
_FONT: Final = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 7 0 R >>"
_FORM: Final = (
    b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >>"
)
_CMAP: Final = b"begincmap 1 begincodespacerange <00> <FF> endcodespacerange %s endcmap"


def pdf_of(pages: int, said: bytes) -> bytes:
    """Return a PDF of so many pages, each of which says the same."""
    kids = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b"3 0 R " * pages, pages)
    page = _stream(b"BT /F1 12 Tf 72 700 Td " + said + b" ET")
    root = b"<< /Type /Catalog /Pages 2 0 R >>"
    return _pdf([root, kids, _PAGE, page, _FONT, _stream(b"", _FORM), _stream(_CMAP % b"")])


def pdf(chance: random.Random) -> bytes:
    """Return a PDF whose objects go round, lie or unfold."""
    large = b"%d" % chance.choice(_LARGE)
    kids = chance.choice((b"[3 0 R]", b"[2 0 R]", b"[1 0 R 2 0 R]", b"[3 0 R " * 900 + b"]" * 900,
                          b"[" + b"3 0 R " * 20_000 + b"]", b"[99 0 R]", b"2 0 R"))  # fmt: skip
    pages = b"<< /Type /Pages /Kids %s /Count %s /Parent 2 0 R >>" % (kids, large)
    bomb = chance.choice((1, 80, 300))
    said = chance.choice((
        _stream(_SAID), _stream(_SAID + b" /X Do" * 9), _stream(b"q " * 1_000_000 + _SAID),
        _stream(b"[" * 60_000 + _SAID), _stream(b"(" * 60_000 + _SAID), b"[4 0 R 4 0 R]", b"4 0 R",
        b"<< /Length %s >>\nstream\n" % large + _SAID + b"\nendstream",
        b"<< /Length 4 0 R >>\nstream\n" + _SAID + b"\nendstream",
        _stream(_flate_bomb(bomb, 1), b"/Filter /FlateDecode"),
        _stream(_flate_bomb(bomb, 3), b"/Filter [/FlateDecode /FlateDecode /FlateDecode]"),
        _stream(zlib.compress(_SAID), b"/Filter /FlateDecode /DecodeParms << /Predictor 12 "
                b"/Columns %s /Colors %s >>" % (large, large)),
        _stream(b"\x81a" * 3_000_000 + b"\x80", b"/Filter /RunLengthDecode"),
        _stream(b"\x80\x0b\x60\x50\x22" * 200_000, b"/Filter /LZWDecode"),
        _stream(b"z" * 20_000_000 + b"~>", b"/Filter /ASCII85Decode"),
        _stream(_SAID, b"/Filter [" + b"/ASCIIHexDecode " * 5_000 + b"]"),
        _stream(b"BT /F1 1 Tf (" + b"a" * 3_000_000 + b") Tj ET"),
        _stream(b"BT /F1 1 Tf " + b"(a) Tj 1 1 Td " * 200_000 + b"ET"),
        _stream(b"BI /W %s /H %s ID " % (large, large) + b"x" * 1000),
    ))  # fmt: skip
    cmap = chance.choice((
        b"1 beginbfrange <0000> <FFFFFFFF> <0041> endbfrange", b"1 beginbfrange <00> <FF> [%s] "
        b"endbfrange" % (b"<0041>" * 200_000), b"9999999 beginbfchar <00> <41>",
        b"<00> <FF> <" + b"0041" * 500_000 + b">", b"100 beginbfrange "
        + b"<000000> <FFFFFF> <0041> " * 100 + b"endbfrange",
    ))  # fmt: skip
    form = _stream(b"/X Do " * 3, _FORM)
    root = chance.choice((b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Pages 1 0 R >>",
                          b"<< /Type /Catalog /Pages 2 0 R /Outlines 1 0 R /Names 1 0 R >>",
                          b"<<" + b"/A <<" * 5_000 + b">>" * 5_000
                          + b"/Pages 2 0 R >>"))  # fmt: skip
    tail = chance.choice((b"", b"", b"/Prev 9", b"/Prev 1 /XRefStm 9", b"/Encrypt 1 0 R",
                          b"/Encrypt << /Filter /Standard /V 5 /R 6 /Length %s >>" % large,
                          b"/Info 1 0 R", b"/Size %s" % large))  # fmt: skip
    page = _PAGE.replace(b"4 0 R", chance.choice((b"4 0 R", b"[4 0 R 4 0 R 3 0 R]", b"3 0 R")))
    found = [root, pages, page, said, _FONT, form, _stream(_CMAP % cmap)]
    if chance.random() < 0.2:
        found.append(_stream(b"1 0 2 9 " + root, b"/Type /ObjStm /N %s /First 8 /Extends 8 0 R"
                             % large))  # fmt: skip
    made = _pdf(found, tail=tail)
    if chance.random() < 0.2:  # the table of objects leads to itself
        made = made.replace(b"startxref\n", b"startxref\n%s" % chance.choice((b"0", b"9" * 9)))
    return made


def rtf(chance: random.Random) -> bytes:
    """Return rich text whose numbers lie."""
    number = chance.choice((b"999999999", b"-1", b"-32769", b"4294967296", b"9" * 5000, b""))
    said = b"H: Miten?\\par V: No hyvin.\\par "
    more = chance.choice((
        b"\\bin" + number + b" abc", b"\\u" + number + b"?" * 9, b"\\uc" + number + b"\\u65?a",
        b"{" * 30_000, b"}" * 30_000, b"{\\*" * 9_000, b"\\'" * 9_000, b"\\'zz\\'f",
        b"\\ansicpg" + number, b"\\fcharset" + number, b"{\\fonttbl" + b"{\\f1 a;}" * 30_000 + b"}",
        b"{\\pict" + b"0f" * 2_000_000 + b"}", b"\\" + b"a" * 2_000_000, b"\\trowd\\cell" * 90_000,
        b"\\cellx" + number, b"{\\field{\\*\\fldinst HYPERLINK" * 2_000, b"\\par " * 400_000,
        b"{\\upr{a}{\\*\\ud{" * 3_000, b"\\rtf1" * 90_000, b"\\x" + b"0" * 900_000,
        b"{\\object\\objdata " + b"d0cf" * 300_000 + b"}", b"\\\n" * 300_000, b"\\u-10179?" * 9_000,
    ))  # fmt: skip
    return b"{\\rtf1\\ansi " + said + more * chance.choice((1, 1, 3)) + said + b"}"


def page(chance: random.Random) -> bytes:
    """Return a web page that nests, lies or never ends."""
    tag = chance.choice(
        (b"div", b"table", b"td", b"b", b"ul", b"font", b"script", b"svg", b"select")
    )
    named = chance.choice((b"utf-8", b"utf-7", b"zip", b"base64", b"rot13", b"idna", b"punycode",
                           b"utf-16", b"unicode_escape", b"x" * 999, b"\xff"))  # fmt: skip
    inside = chance.choice((
        (b"<%s>" % tag) * chance.choice((900, 90_000)), b"<p " + b"a=b " * 300_000 + b">",
        b"&#x110000;&#99999999999;&#0;&#xD800;" * 9_000, b"<!--" * 9_000, b"<![CDATA[" * 9_000,
        b'<td colspan="999999999" rowspan="999999999">a</td>' * 50, b"<" * 900_000, b"</" * 200_000,
        b"&" * 900_000, b"<a" * 200_000, b"<p>" + b"a" * 5_000_000, b"<?xml " * 9_000,
        b"<br>" * 400_000, b"<tr><td>a" * 200_000, b"<script>" * 3, b"<title>" * 9_000,
        b'<base href="http://127.0.0.1:9/"><img src="http://127.0.0.1:9/a"><link href=file:///etc>',
        b"<!DOCTYPE " + b"[" * 90_000,
    ))  # fmt: skip
    head = b'<!doctype html><html><meta charset="%s"><p>H: Miten?</p><p>V: No hyvin.</p>' % named
    return head + inside + b"<p>H: Mit\xc3\xa4 sitten?</p></html>"


_REPEATED: Final = (
    "a", " ", "\t", "\n", "\r", ": ", "H:", "H: ", "[", "]", "[00:00:00] ", "00:00:00 ", "*", "**",
    "_", "- ", "– ", "(", "()", "1", "1.", ".", "…", "\u00ad", "\u200b", "\u202e", "\ufeff",
    "\u0301", "\U0001f9d1\u200d", "A. ", "Haastattelija ", "Haastattelija: a\n", "?\n",
    "\n\n", "#", "# a\n",
    "|", "|a", "---\n", "<v a>", "-->", "00:00:00.000 --> 00:00:01.000\n", "H1: a\nV1: ", "\x0b",
    "\x0c", "\u2028", "\x85", "s. 1\n", "Sivu 1/9\n", "aa-\naa", "Å", "ı", "İ", "ß", "ﬁ", "\ud83d",
    "\"", "'", ";", ",", "\\", "a;", '"a";', "\x1a", "&amp;", "%s", "{0}", "𝟙", "１", "٣",
)  # fmt: skip


def words(chance: random.Random) -> bytes:
    """Return plain text of a few signs again and again, which slow patterns stumble on."""
    found = ["H: Miten?\nV: No hyvin.\n"]
    for _ in range(chance.choice((1, 1, 2, 4))):
        unit = "".join(chance.choices(_REPEATED, k=chance.choice((1, 1, 2, 3))))
        length = chance.choice((2_000, 60_000, 900_000))
        found.append(unit * (length // len(unit)))
        found.append(chance.choice(("", "!", "\n", ":", "a", "]", '"')))
    coding = chance.choice(("utf-8", "utf-8", "utf-8", "utf-16", "latin-1", "cp1252"))
    return "".join(found).encode(coding, "surrogatepass" if "utf" in coding else "replace")


def captions(chance: random.Random, head: str) -> bytes:
    """Return captions with times that lie, tags that nest, and very many cues."""
    time = chance.choice(("99999999:99:99.999", "00:00:00.000", "-1:00:00.000", "1:1:1",
                          "0" * 9_000, "00:00:00,000", "٠٠:٠٠:٠٠.٠٠٠", "00:60:99.999"))  # fmt: skip
    said = chance.choice(("<v Anna>Joo", "<v " * 9_000, "<c.a>" * 30_000, "<" * 90_000,
                          "a" * 300_000, "H: joo", "{\\an8}" * 9_000, "</v>" * 30_000,
                          "&lt;" * 90_000,
                          ""))  # fmt: skip
    many = chance.choice((1, 3, 3, 30_000)) if len(said) < 100 else 2
    cues = (
        f"1\n{time} --> {time}{chance.choice(('', ' align:left', ' ' * 90_000))}\n{said}\n\n" * many
    )
    notes = chance.choice(("", "NOTE " * 30_000, "STYLE\n" * 30_000, "REGION\n\n" * 9_000))
    return f"{head}{notes}\n\n{cues}".encode()


def table(chance: random.Random) -> bytes:
    """Return a CSV file with huge cells, rows and quotes that never end."""
    cells = chance.choice(("x" * 9_000_000, ";" * 900_000, '"' * 900_001, '"' + "a\n" * 900_000,
                           "a;b\n" * 400_000, "\n" * 900_000, "=cmd|' /C calc'!A0;1", "\x00;1",
                           "1;" * 300,                            '"a"b;"c',
                           "sep=" + ";" * 90_000, "1e999;9" * 9, "\t" * 900_000,
                           ",".join("a" * 6_000), "\u202e" * 90_000 + ";1"))  # fmt: skip
    head = chance.choice(("", "sep=|", "Mittari;Arvo", "Mittari,Arvo"))
    return f"{head}\n{cells}\nKerhot;3\n".encode()


def wave(chance: random.Random) -> bytes:
    """Return a wave file whose head lies."""

    def large(bits: int) -> int:
        return chance.choice((0, 1, (1 << bits) - 1, 1 << (bits - 1), chance.getrandbits(bits)))

    head = struct.pack("<HHIIHH", chance.choice((1, 3, 6, 7, 17, 85, 0xFFFE, large(16))),
                       chance.choice((1, 2, large(16))), chance.choice((8000, 48000, large(32))),
                       large(32), large(16), chance.choice((8, 16, 24, large(16))))  # fmt: skip
    head += chance.choice((b"", b"\x16\x00" + bytes(22), chance.randbytes(40)))
    sound = (
        b"data" + struct.pack("<I", chance.choice((8000, 0, large(32)))) + chance.randbytes(8000)
    )
    other = chance.choice((b"", b"LIST" + struct.pack("<I", large(32)) + b"INFO", b"JUNK" * 900,
                           b"ds64" + struct.pack("<IQQQ", 24, *[1 << 62] * 3)))  # fmt: skip
    chunk = b"fmt " + struct.pack("<I", chance.choice((len(head), large(32)))) + head
    whole = chance.choice((b"RIFF", b"RF64", b"RIFX")) + struct.pack("<I", large(32)) + b"WAVE"
    return whole + (chunk + other if chance.random() < 0.8 else other + chunk) + sound


def _atom(kind: bytes, inside: bytes, size: int | None = None) -> bytes:
    return (
        struct.pack(">I", (len(inside) + 8 if size is None else size) & 0xFFFFFFFF) + kind + inside
    )


def mp4(chance: random.Random) -> bytes:
    """Return an MPEG-4 file whose table lies: sizes, counts and where the sound is."""
    large = chance.choice((0, 1, 8, 0x7FFFFFFF, 0xFFFFFFFF, chance.getrandbits(32)))
    count = struct.pack(">I", large)
    sound = struct.pack(">6xH8xHH4xHH", 1, large & 0xFFFF, 16, 0, large >> 16)
    entry = _atom(
        chance.choice((b"mp4a", b"sowt", b"alac", b"Opus", b"raw ", b"ulaw")),
        sound + _atom(b"esds", bytes(4) + b"\x03" + b"\x80" * 40 + chance.randbytes(9)),
    )
    link = _atom(b"url ", bytes(4) + b"file:///etc/passwd\0")
    tables = b"".join(
        (
            _atom(b"stsd", bytes(4) + struct.pack(">I", chance.choice((1, large))) + entry),
            _atom(b"stts", bytes(4) + count + struct.pack(">II", large, large)),
            _atom(b"stsc", bytes(4) + count + struct.pack(">III", 1, large, 1)),
            _atom(b"stsz", bytes(4) + struct.pack(">I", chance.choice((0, 4, large))) + count),
            _atom(b"stco", bytes(4) + count + struct.pack(">I", large)),
        )
    )
    data = _atom(b"dinf", _atom(b"dref", bytes(4) + struct.pack(">I", 1) + link))
    media = _atom(b"mdhd", bytes(12) + struct.pack(">IIHH", chance.choice((0, 8000)), large, 0, 0))
    media += _atom(b"hdlr", bytes(8) + b"soun" + bytes(13))
    media += _atom(b"minf", data + _atom(b"stbl", tables))
    inside = _atom(b"trak", _atom(b"tkhd", bytes(84)) + _atom(b"mdia", media))
    for _ in range(chance.choice((0, 0, 0, 900))):
        inside = _atom(b"moov", inside)
    size = chance.choice((None, None, None, 0, 1, 7, large))
    return _atom(b"ftyp", b"M4A isom") + _atom(b"moov", inside, size) + _atom(b"mdat", bytes(9_000))


def playlist(chance: random.Random) -> bytes:
    """Return a list of other files in the place of a recording."""
    there = chance.choice(("http://127.0.0.1:9/a.mp3", "file:///etc/passwd", "/etc/passwd",
                           "concat:/etc/passwd|/etc/hosts",
                           "data:audio/wav;base64,AAAA"))  # fmt: skip
    kinds = (f"#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:0\n#EXTINF:9,\n{there}\n",
             f"ffconcat version 1.0\nfile {there}\n",
             f"<?xml version='1.0'?><MPD><BaseURL>{there}</BaseURL></MPD>",
             f"v=0\nc=IN IP4 127.0.0.1\nm=audio 9 RTP/AVP 0\na={there}\n",
             f"[playlist]\nFile1={there}\n", f"ID3\x04\0\0\x7f\x7f\x7f\x7f{there}",
             f"RIFF\x04\0\0\0WAVE{there}")  # fmt: skip
    return chance.choice(kinds).encode("latin-1")


MADE: Final[dict[str, Callable[[random.Random], bytes]]] = {
    "pdf": pdf,
    "rtf": rtf,
    "html": page,
    "txt": words,
    "md": words,
    "srt": lambda chance: captions(chance, ""),
    "vtt": lambda chance: captions(chance, "WEBVTT\n"),
    "csv": table,
    "wav": lambda chance: playlist(chance) if chance.random() < 0.1 else wave(chance),
    "m4a": lambda chance: playlist(chance) if chance.random() < 0.1 else mp4(chance),
    "ogg": lambda chance: playlist(chance),
    "mp3": lambda chance: playlist(chance),
}
"""What does harm in each format that is not packed."""
