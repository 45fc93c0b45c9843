"""Every text inside a finished file, part by part, also where no program shows it."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import PurePath
from typing import Any, Final

from small_stories.anonymising.leaving.in_bytes import texts_in_bytes
from small_stories.anonymising.leaving.written_ways import as_a_name, ways_of_reading

# elements whose text is one line for a reader, though it stands in many runs
_BLOCKS: Final = frozenset(("p", "h", "si", "is", "comment", "text", "annotation", "title"))
_NOT_TEXT: Final = frozenset(("typeface",))  # fonts bear people's names
_GAPS: Final = {"tab": " ", "br": " ", "cr": " ", "s": " ", "line-break": " ", "noBreakHyphen": "-"}
# attributes that people read; in others eight digits are a colour or a kind, and no phone number
_READ: Final = frozenset(
    ("descr", "title", "name", "author", "initials", "tooltip", "display", "Target", "href", "alt",
     "label", "prompt", "promptTitle", "error", "errorTitle", "keywords", "subject", "creator")
)  # fmt: skip
_WORDS: Final = re.compile(r"[^\W\d_]{3,}|@")
_TOLD_IN: Final = frozenset(("docVar", "alias", "tag", "tblCaption", "tblDescription", "default"))
_SCHEMAS: Final = re.compile(
    r"https?://(?:schemas|purl|www\.w3|ns\.adobe)\.[\w./#-]*|https?://www\.w3\.org/[\w./#-]*"
)


@dataclass(frozen=True, slots=True)
class TextInFile:
    """A text in a part of a file; ``told`` unless it is a number or a name for programs alone."""

    part: str
    text: str
    told: bool = True


def texts_in_file(name: str, content: bytes) -> Iterator[TextInFile]:
    """Yield every text in a file, with its part's name, the file's own name first.

    Read are all parts of a packed document: body, headers, notes, comments, tracked changes,
    properties, sheet names, links, what is written inside pictures, and files packed in it. What
    is written for a machine (entities, links, base64) is read both ways.
    """
    for found in _with_name("file name", PurePath(name).stem, _texts_in(name, content)):
        for text in ways_of_reading(found.text):
            yield TextInFile(found.part, text, found.told and not _SCHEMAS.fullmatch(text))


def _with_name(where: str, name: str, inside: Iterator[TextInFile]) -> Iterator[TextInFile]:
    yield TextInFile(where, re.sub(r"[_.]+", " ", name))
    yield TextInFile(where, as_a_name(name), told=False)
    yield from inside


def _texts_in(name: str, content: bytes) -> Iterator[TextInFile]:
    if content.startswith(b"PK\x03\x04") and zipfile.is_zipfile(BytesIO(content)):
        yield from _texts_in_package(content)
    elif name.lower().endswith((".xml", ".rels", ".vml", ".svg", ".rdf", ".xhtml")):
        for text, told in _texts_in_xml(content):
            # What somebody added to the package by hand has no colours and kinds.
            yield TextInFile(name, text, told or name.startswith("customXml/"))
    elif name.lower().endswith(
        (".txt", ".csv", ".md", ".html", ".htm", ".json", ".tsv", ".srt", ".vtt", ".rtf", ".mht")
    ):
        yield TextInFile(name, _decoded(content))
    else:
        for text in texts_in_bytes(content):
            yield TextInFile(name, text, told=_is_prose(text))


def _is_prose(text: str) -> bool:
    """Tell whether a run of bytes is words, where a number may be somebody's, and not chance."""
    return len(re.findall(r"[^\W\d_]{3,}", text)) > 1 or "@" in text


def _texts_in_package(content: bytes) -> Iterator[TextInFile]:
    with zipfile.ZipFile(BytesIO(content)) as package:
        yield TextInFile("comment", _decoded(package.comment))
        for part in package.infolist():
            for note in (part.comment, part.extra):
                yield TextInFile(part.filename, _decoded(note))
            inside = _texts_in(part.filename, package.read(part))
            yield from _with_name(part.filename, part.filename, inside)


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


@lru_cache(maxsize=32)
def _texts_in_xml(content: bytes) -> tuple[tuple[str, bool], ...]:
    """Return each text of a part one time, and if people read it.

    Styles say the same few words thousands of times, and are the same in each document.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        return ((_decoded(content), True),)
    beside = [(root.getroottree().docinfo.doctype or "", True)]
    beside += ((text, True) for text in _around(root))
    inside = (pair for element in root.iter() for pair in _texts_at(element))
    return tuple(dict.fromkeys((*beside, *inside)))


def _around(root: Any) -> Iterator[str]:
    """Yield the comments and instructions that stand outside a document's root."""
    for ways in (root.itersiblings(preceding=True), root.itersiblings()):
        yield from (str(each.text) for each in ways)


def _texts_at(element: Any) -> Iterator[tuple[str, bool]]:
    """Yield an element's own texts, and for a line its runs joined as each reader joins them."""
    from lxml import etree

    yield from ((part, True) for part in (element.text, element.tail) if part and part.strip())
    if not isinstance(element.tag, str):
        return
    name = etree.QName(element).localname
    for key, value in element.attrib.items():
        attribute = etree.QName(key).localname
        if attribute not in _NOT_TEXT:
            told = name in _TOLD_IN or attribute in _READ or _WORDS.search(value) is not None
            yield re.sub(r"[_.]+", " ", value), False
            yield value, told
    if name in _BLOCKS:
        yield from ((line, True) for line in _joined(element))


def _joined(block: Any) -> Iterator[str]:
    """Yield a line's text joined whole, and apart for kept text, deleted text and field codes."""
    from lxml import etree

    by_name: dict[str, list[str]] = {"": []}
    for element in block.iter():
        if not isinstance(element.tag, str):
            continue
        name = etree.QName(element).localname
        gap = _GAPS.get(name, "")
        for key in ("", name):
            by_name.setdefault(key, []).append(gap + (element.text or ""))
        by_name[""].append(element.tail or "")
        if gap:
            by_name.setdefault("t", []).append(gap)
    yield from ("".join(parts) for parts in by_name.values() if len(parts) > 1)
