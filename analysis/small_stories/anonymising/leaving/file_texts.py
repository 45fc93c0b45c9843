"""Every text inside a finished file, part by part, also where no program shows it."""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePath
from typing import Any, Final

# elements whose text is one line for a reader, though it stands in many runs
_BLOCKS: Final = frozenset(("p", "h", "si", "is", "comment", "text", "annotation", "title"))
_NOT_TEXT: Final = frozenset(("typeface",))  # fonts bear people's names
_ASCII: Final = re.compile(rb"[\x20-\x7e\xa0-\xff]{6,}")
_WIDE: Final = re.compile(rb"(?:[\x20-\x7e\xa0-\xff]\x00){4,}")


def texts_in_file(name: str, content: bytes) -> Iterator[tuple[str, str]]:
    """Yield pairs of a part's name and a text in it, the file's own name first.

    Read are all parts of a packed document: body, headers, notes, comments, tracked changes,
    properties, sheet names, links, and what is written inside pictures.
    """
    yield "file name", _spaced(PurePath(name).stem)
    yield from _texts_in(name, content)


def _spaced(name: str) -> str:
    return re.sub(r"[_.]+", " ", name)


def _texts_in(name: str, content: bytes) -> Iterator[tuple[str, str]]:
    if content.startswith(b"PK\x03\x04"):
        yield from _texts_in_package(content)
    elif name.endswith((".xml", ".rels", ".vml", ".svg", ".rdf")):
        for text in _texts_in_xml(content):
            yield name, text
    elif name.endswith((".txt", ".csv", ".md", ".html", ".json", ".tsv", ".srt", ".vtt")):
        yield name, _decoded(content)
    else:
        for text in _texts_in_bytes(content):
            yield name, text


def _texts_in_package(content: bytes) -> Iterator[tuple[str, str]]:
    with zipfile.ZipFile(BytesIO(content)) as package:
        yield "comment", _decoded(package.comment)
        for part in package.infolist():
            yield part.filename, _spaced(part.filename)
            yield from _texts_in(part.filename, package.read(part))


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _texts_in_bytes(content: bytes) -> Iterator[str]:
    for run in _ASCII.finditer(content):
        yield run[0].decode("latin-1")
    for run in _WIDE.finditer(content):
        yield run[0].decode("utf-16-le")


def _texts_in_xml(content: bytes) -> Iterator[str]:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        yield _decoded(content)
        return
    for element in root.iter():
        yield from _texts_at(element)


def _texts_at(element: Any) -> Iterator[str]:
    """Yield an element's own texts, and for a line its runs joined as each reader joins them."""
    from lxml import etree

    yield from (part for part in (element.text, element.tail) if part and part.strip())
    if not isinstance(element.tag, str):
        return
    for key, value in element.attrib.items():
        if etree.QName(key).localname not in _NOT_TEXT:
            yield _spaced(value)
    if etree.QName(element).localname in _BLOCKS:
        yield from _joined(element)


def _joined(block: Any) -> Iterator[str]:
    """Yield a line's text joined whole, and apart for kept text, deleted text and field codes."""
    from lxml import etree

    by_name: dict[str, list[str]] = {"": []}
    for element in block.iter():
        if not isinstance(element.tag, str):
            continue
        name = etree.QName(element).localname
        gap = " " if name in ("tab", "br", "cr", "s", "line-break") else ""
        for key in ("", name):
            by_name.setdefault(key, []).append(gap + (element.text or ""))
        by_name[""].append(element.tail or "")
        if gap:
            by_name.setdefault("t", []).append(gap)
    yield from ("".join(parts) for parts in by_name.values() if len(parts) > 1)
