"""OpenDocument texts (.odt), as LibreOffice writes them.

Deleted text, notes and comments are left out.
"""

import zipfile
import zlib
from io import BytesIO
from typing import Any, Final
from xml.parsers.expat import ExpatError
from xml.sax import SAXException

from small_stories.errors import SmallStoriesError
from small_stories.importing.formats.written import ANCESTORS_AT_MOST, Scribe, Written

_LEFT_OUT: Final = frozenset(
    {"tracked-changes", "annotation", "annotation-end", "note", "sequence-decls", "forms", "frame",
     "table-of-content", "bookmark", "shapes"}
)  # fmt: skip
_EMPHASIS: Final = (
    ("font-weight", ("bold", "600", "700", "800", "900")),
    ("font-style", ("italic", "oblique")),
)


def read(content: bytes, name: str) -> Written:
    """Return what an OpenDocument text says."""
    from odf.opendocument import load

    troubles = (
        zipfile.BadZipFile, zlib.error, EOFError, OSError, LookupError, ValueError, AttributeError,
        TypeError, RuntimeError, NotImplementedError, SAXException, ExpatError,
        AssertionError,
    )  # fmt: skip
    try:
        if _is_encrypted(content):
            raise SmallStoriesError("import.password", name=name)
        document = load(BytesIO(content))
        scribe = Scribe(name)
        _Walk(scribe, _emphasising(document)).block(document.text)
        return scribe.finished()
    except troubles as error:
        raise SmallStoriesError("import.damaged", name=name) from error


def _is_encrypted(content: bytes) -> bool:
    with zipfile.ZipFile(BytesIO(content)) as packed:
        return b"encryption-data" in packed.read("META-INF/manifest.xml")


def _local(element: Any) -> str:
    return element.qname[1] if element.nodeType == element.ELEMENT_NODE else ""


def _attribute(element: Any, wanted: str) -> str:
    return next(
        (str(value) for (_, name), value in (element.attributes or {}).items() if name == wanted),
        "",
    )


def _emphasising(document: Any) -> frozenset[str]:
    """Return the names of the styles that make text bold or italic."""
    told: dict[str, bool | None] = {}
    parents: dict[str, str] = {}
    for styles in (document.styles, document.automaticstyles):
        for style in styles.childNodes:
            name = _attribute(style, "name")
            parents[name] = _attribute(style, "parent-style-name")
            told[name] = _told(style)

    def emphasised(name: str) -> bool:
        seen: set[str] = set()
        while name in told and name not in seen and len(seen) < ANCESTORS_AT_MOST:
            seen.add(name)
            if told[name] is not None:
                return bool(told[name])
            name = parents[name]
        return False

    return frozenset(name for name in told if emphasised(name))


def _told(style: Any) -> bool | None:
    for child in style.childNodes:
        if _local(child) == "text-properties":
            values = [(_attribute(child, name), marks) for name, marks in _EMPHASIS]
            if any(value for value, _ in values):
                return any(value in marks for value, marks in values)
    return None


class _Walk:
    """Goes through a text, block by block, and dictates it to a scribe."""

    def __init__(self, scribe: Scribe, emphasising: frozenset[str]) -> None:
        self._scribe = scribe
        self._emphasising = emphasising

    def block(self, parent: Any, item: bool = False) -> None:
        for child in parent.childNodes:
            tag = _local(child)
            if tag in ("p", "h"):
                self._paragraph(child, tag == "h", item)
                item = False
            elif tag == "table":
                self._scribe.begin_table()
                self._rows(child)
                self._scribe.end_table()
            elif tag and tag not in _LEFT_OUT:
                self.block(child, item or tag == "list-item")

    def _rows(self, parent: Any) -> None:
        for child in parent.childNodes:
            tag = _local(child)
            if tag == "table-row":
                for cell in child.childNodes:
                    if _local(cell) == "table-cell":
                        self._scribe.begin_cell()
                        self.block(cell)
                        self._scribe.end_cell()
                self._scribe.end_row()
            elif tag in ("table-header-rows", "table-row-group", "table-rows"):
                self._rows(child)

    def _paragraph(self, paragraph: Any, heading: bool, item: bool) -> None:
        if heading:
            self._scribe.begin_heading()
        elif item:
            self._scribe.begin_item()
        self._runs(paragraph, _attribute(paragraph, "style-name") in self._emphasising)
        self._scribe.end_paragraph()

    def _runs(self, parent: Any, emphasised: bool) -> None:
        for child in parent.childNodes:
            tag = _local(child)
            if not tag:
                if child.nodeType in (child.TEXT_NODE, child.CDATA_SECTION_NODE):
                    self._scribe.write(str(child.data), emphasised)
            elif tag == "s":
                self._scribe.write(" " * min(int(_attribute(child, "c") or 1), 100), emphasised)
            elif tag in ("tab", "line-break"):
                self._scribe.write("\t" if tag == "tab" else "\n")
            elif tag not in _LEFT_OUT:
                style = _attribute(child, "style-name")
                told = style in self._emphasising if style else emphasised
                self._runs(child, told or emphasised)
