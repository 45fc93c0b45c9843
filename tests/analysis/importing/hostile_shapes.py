"""Files of one shape and any size, which once took the square of their size, or never ended."""

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Final

from hostile_files import pdf_of

FIXTURES: Final = Path(__file__).parent / "fixtures"
WORD: Final = (FIXTURES / "libreoffice-labels.docx").read_bytes()
OPEN: Final = (FIXTURES / "libreoffice-labels.odt").read_bytes()
TALK: Final = "H: Miten?\nV: No hyvin.\n"
_CUE: Final = "00:00:01.000 --> 00:00:02.000\n"
_RICH: Final = "{\\rtf1\\ansi H: Miten?\\par V: No hyvin.\\par "


def with_part(package: bytes, name: str, old: bytes, new: bytes) -> bytes:
    """Return a package with one more thing before some words of a part."""
    out = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(package)) as parts,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed,
    ):
        for one in parts.infolist():
            inside = parts.read(one)
            if one.filename == name:
                assert old in inside
                inside = inside.replace(old, new + old, 1)
            packed.writestr(one.filename, inside)
    return out.getvalue()


def word(inside: bytes) -> bytes:
    """Return a Word document with something at the end of its body."""
    return with_part(WORD, "word/document.xml", b"</w:body>", inside)


def word_styles(count: int) -> bytes:
    """Return a Word document in which each style is based on the next."""
    style = b'<w:style w:styleId="s%d"><w:basedOn w:val="s%d"/></w:style>'
    chain = b"".join(style % (number, number + 1) for number in range(count))
    return with_part(WORD, "word/styles.xml", b"</w:styles>", chain)


def open_document(inside: bytes) -> bytes:
    """Return an OpenDocument text with something at its end."""
    return with_part(OPEN, "content.xml", b"</office:text>", inside)


def open_styles(count: int) -> bytes:
    """Return an OpenDocument text in which each style is based on the next."""
    style = b'<style:style style:family="text" style:name="s%d" style:parent-style-name="s%d"/>'
    chain = b"".join(style % (number, number + 1) for number in range(count))
    return with_part(OPEN, "content.xml", b"</office:automatic-styles>", chain)


Made = tuple[str, Callable[[int], str | bytes], int]

GROWING: Final[dict[str, Made]] = {
    "comments before a page": (".txt", lambda n: "<!---->" * n + "x", 9),
    "a number and line ends": (".txt", lambda n: "1" + "\n" * n + "x", 300),
    "titles": (".txt", lambda n: "Haastattelu\n" * n + "Joo.\n", 5_000),
    "a time and lines": (".txt", lambda n: "[00:00:01] a\n" + "joo kuule\n" * n, 3_000),
    "signs that cut words": (".txt", lambda n: TALK + "a\u00ad" * n, 6_000),
    "letters of Windows between those of UTF-8": (
        ".txt", lambda n: TALK.encode() + b"\xe4\xc3\xa4" * n, 8_000,
    ),
    "labels inside a line": (".txt", lambda n: "H: a. V: b. " * n, 500),
    "spaces after times": (".txt", lambda n: TALK + ("0:01" + " " * 500) * n, 100),
    "cells": (".md", lambda n: "|" + "a|" * n + "\n|" + "b|" * n + "\n", 6_000),
    "bold words": (".md", lambda n: TALK + "**a** " * n, 2_000),
    "a cue that comes again": (
        ".vtt",
        lambda n: "WEBVTT\n\n" + (_CUE + "".join(f"sana {i}\n" for i in range(n)) + "\n") * 2,
        400,
    ),
    "voices in a cue": (".vtt", lambda n: f"WEBVTT\n\n{_CUE}" + "<v A>a" * n, 2_000),
    "settings of a cue": (".vtt", lambda n: f"WEBVTT\n\n{_CUE[:-1]}{' a:b' * n}!\na\n", 20_000),
    "nested bold": (".html", lambda n: "<html>" + "<b><p>a" * n, 1_000),
    "rows without an end": (".html", lambda n: "<html>" + "<tr><td>a" * n, 600),
    "attributes": (
        ".html", lambda n: "<html><p " + " ".join(f"a{i}" for i in range(n)) + ">H: a", 1_000,
    ),
    "fonts without an end": (
        ".rtf", lambda n: _RICH + "{\\fonttbl" + "\\f1\\fcharset0 a" * n + "}", 100,
    ),
    "a font without an end": (
        ".rtf", lambda n: _RICH + "{\\fonttbl\\f1" + "\\fcharset0 a" * n + "}", 60,
    ),
    "addresses": (
        ".rtf", lambda n: _RICH + '{\\Field{\\*\\fldinst{' + 'HYPERLINK "" ' * n + "}", 400,
    ),
    "groups": (".rtf", lambda n: _RICH + "{a}" * n + "}", 5_000),
    "runs": (
        ".docx", lambda n: word(b"<w:p>" + b"<w:r><w:t>a </w:t></w:r>" * n + b"</w:p>"), 4_000,
    ),
    "styles of styles": (".docx", word_styles, 150),
    "styles of styles in OpenDocument": (".odt", open_styles, 400),
    "spans": (
        ".odt",
        lambda n: open_document(b"<text:p>" + b"<text:span>a</text:span>" * n + b"</text:p>"),
        1_000,
    ),
    "pages": (".pdf", lambda n: pdf_of(n, b"(H: Miten?) Tj"), 40),
    "words of a page": (".pdf", lambda n: pdf_of(1, b"(a) Tj 1 1 Td " * n), 500),
}  # fmt: skip
"""Suffix, content of a size, and a size that is read in a moment."""

TOO_MUCH: Final[dict[str, tuple[str, Callable[[], str | bytes], str]]] = {
    "lines": (".txt", lambda: "H: a\nV: b\n" * 25_001, "too_long"),
    "labels inside a line": (".txt", lambda: "a b. H: " * 60_000, "too_long"),
    "sentences of a line": (".txt", lambda: "Joo? Ei. " * 50_000, "too_long"),
    "signs that cut words": (".txt", lambda: TALK + "a\u00ad" * 400_001, "too_long"),
    "speakers": (
        ".txt", lambda: "".join(f"Matti{i}: a\nMatti{i}: b\n" for i in range(301)),
        "too_many_speakers",
    ),
    "rows": (
        ".csv.txt", lambda: "Aika;Puhuja;Teksti\n" + "0:01;H;joo\n" * 50_001, "too_long",
    ),
    "lines of a cue": (".vtt", lambda: f"WEBVTT\n\n{_CUE}" + "a\n" * 150_001, "too_long"),
    "voices": (".vtt", lambda: f"WEBVTT\n\n{_CUE}" + "<v A>" * 150_001, "too_long"),
    "paragraphs": (".docx", lambda: word(b"<w:p/>" * 200_001), "too_long"),
    "tags": (".docx", lambda: word(b"<w:x/>" * 2_500_001), "too_long"),
    "tags in OpenDocument": (
        ".odt", lambda: open_document(b"<text:p/>" * 300_001), "too_long",
    ),
    "attributes": (
        ".html", lambda: "<html><p " + " ".join(f"a{i}" for i in range(9_000)) + ">H: a",
        "damaged",
    ),
    "signs of rich text": (".rtf", lambda: _RICH + "ihan " * 1_600_000 + "}", "too_long"),
    "words of a page": (".pdf", lambda: pdf_of(1, b"(a) Tj 1 1 Td " * 60_000), "too_long"),
}  # fmt: skip
"""Suffix, content, and the sentence that it is refused with."""
