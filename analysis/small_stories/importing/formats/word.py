"""Word documents (.docx): paragraphs and tables in the order of the body, as they are shown.

Inserted text counts and deleted text does not; comments, footnotes, hidden text, fields' own codes
and text boxes are left out. Word cuts runs anywhere, also in mid-word: they are put together.
"""

import struct
import zipfile
import zlib
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from small_stories.errors import SmallStoriesError
from small_stories.importing.formats.written import ANCESTORS_AT_MOST, Scribe, Written

if TYPE_CHECKING:
    from lxml.etree import _Element

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEFT_OUT: Final = frozenset(
    f"{_W}{tag}" for tag in ("del", "moveFrom", "pPr", "rPr", "sdtPr", "sdtEndPr", "tblPr", "trPr")
)
_SIGNS: Final = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_OFF: Final = ("0", "false", "off", "none")


def read(content: bytes, name: str) -> Written:
    """Return what a Word document says."""
    import docx
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    troubles = (
        OpcError, LxmlError, zipfile.BadZipFile, zlib.error, EOFError, OSError, LookupError,
        ValueError, AttributeError, TypeError, struct.error, RuntimeError, NotImplementedError,
    )  # fmt: skip
    try:
        document = docx.Document(BytesIO(content))
        scribe = Scribe(name)
        _Walk(scribe, _styles(document)).block(document.element.body)
        return scribe.finished()
    except troubles as error:
        raise SmallStoriesError("import.damaged", name=name) from error


def _is_on(properties: "_Element | None", tag: str) -> bool | None:
    found = None if properties is None else properties.find(f"{_W}{tag}")
    return None if found is None else found.get(f"{_W}val", "true") not in _OFF


def _emphasised(properties: "_Element | None") -> bool | None:
    bold, italic = _is_on(properties, "b"), _is_on(properties, "i")
    return None if bold is None and italic is None else bool(bold or italic)


def _styles(document: Any) -> dict[str, tuple[bool, bool]]:
    """Return for each style's id whether it emphasises and whether it makes a heading."""
    own = {
        style.get(f"{_W}styleId"): (
            _emphasised(style.find(f"{_W}rPr")),
            _value(style, "name").lower().startswith(("heading", "title")),
            _value(style, "basedOn"),
        )
        for style in document.styles.element.iter(f"{_W}style")
    }

    def inherited(key: str) -> tuple[bool, bool]:
        emphasised, heading, seen = None, False, 0
        while key in own and seen < ANCESTORS_AT_MOST:
            told, is_heading, key = own[key]
            emphasised = told if emphasised is None else emphasised
            heading = heading or is_heading
            seen += 1
        return bool(emphasised), heading

    return {key: inherited(key) for key in own}


def _value(style: "_Element", tag: str) -> str:
    found = style.find(f"{_W}{tag}")
    return "" if found is None else found.get(f"{_W}val", "")


class _Walk:
    """Goes through a body, block by block, and dictates it to a scribe."""

    def __init__(self, scribe: Scribe, styles: dict[str, tuple[bool, bool]]) -> None:
        self._scribe = scribe
        self._styles = styles

    def block(self, parent: "_Element") -> None:
        for child in parent:
            if child.tag == f"{_W}p":
                self._paragraph(child)
            elif child.tag == f"{_W}tbl":
                self._table(child)
            elif child.tag not in _LEFT_OUT:
                self.block(child)

    def _table(self, table: "_Element") -> None:
        self._scribe.begin_table()
        for row in table.iterchildren(f"{_W}tr"):
            for cell in row.iterchildren(f"{_W}tc", f"{_W}sdt"):
                self._scribe.begin_cell()
                self.block(cell)
                self._scribe.end_cell()
            self._scribe.end_row()
        self._scribe.end_table()

    def _paragraph(self, paragraph: "_Element") -> None:
        properties = paragraph.find(f"{_W}pPr")
        emphasised, heading = self._style(properties, "pStyle")
        if heading:
            self._scribe.begin_heading()
        elif properties is not None and properties.find(f"{_W}numPr") is not None:
            self._scribe.begin_item()
        self._runs(paragraph, emphasised)
        self._scribe.end_paragraph()

    def _style(self, properties: "_Element | None", tag: str) -> tuple[bool, bool]:
        style = None if properties is None else properties.find(f"{_W}{tag}")
        key = "" if style is None else style.get(f"{_W}val", "")
        return self._styles.get(key, (False, False))

    def _runs(self, parent: "_Element", emphasised: bool) -> None:
        for child in parent:
            if child.tag == f"{_W}r":
                self._run(child, emphasised)
            elif child.tag not in _LEFT_OUT:
                self._runs(child, emphasised)

    def _run(self, run: "_Element", emphasised: bool) -> None:
        properties = run.find(f"{_W}rPr")
        if _is_on(properties, "vanish"):
            return
        told = _emphasised(properties)
        marked = told if told is not None else emphasised or self._style(properties, "rStyle")[0]
        for child in run:
            if child.tag == f"{_W}t":
                self._scribe.write(child.text or "", marked)
            else:
                self._scribe.write(_SIGNS.get(str(child.tag), ""))
