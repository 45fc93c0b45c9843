"""Web pages (.html): what a browser shows, block by block."""

import re
from typing import TYPE_CHECKING, Final

from small_stories.errors import SmallStoriesError
from small_stories.importing.formats.written import Scribe, Written

if TYPE_CHECKING:
    from lxml.etree import _Element

_FOLDED: Final = re.compile(r"[ \t\r\n\f]+")
_UNSEEN: Final = frozenset(
    {"script", "style", "head", "template", "noscript", "svg", "textarea", "select"}
)
_BLOCKS: Final = frozenset(
    {"p", "div", "li", "ul", "ol", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "section",
     "article", "header", "footer", "main", "blockquote", "pre", "table", "body", "html", "figure",
     "address", "aside", "nav", "form", "hr", "caption", "center"}
)  # fmt: skip
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_EMPHASIS: Final = frozenset({"b", "strong", "i", "em"})
_EMPHASISING: Final = re.compile(r"font-weight:\s*(?:bold|[6-9]00)|font-style:\s*italic", re.I)
_LONG_TAG: Final = re.compile(r"<[a-z][^<>]{6000,}", re.I)
_ATTRIBUTES_AT_MOST: Final = 2000
_EMPHASISING_CLASS: Final = re.compile(
    rf"\.([\w-]+)\s*\{{[^{{}}]{{0,2000}}?(?:{_EMPHASISING.pattern})", re.I
)


def read(text: str, name: str) -> Written:
    """Return what a web page says."""
    from lxml.etree import HTMLParser, LxmlError, XMLSyntaxError, fromstring, iterwalk

    # Every attribute of a tag is compared with those before it.
    if any(len(tag[0].split()) > _ATTRIBUTES_AT_MOST for tag in _LONG_TAG.finditer(text)):
        raise SmallStoriesError("import.damaged", name=name)
    # The text is decoded already; what the page says of its own encoding no longer holds.
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = fromstring(text.encode("utf-8"), parser)
    except (XMLSyntaxError, LxmlError, ValueError) as error:
        raise SmallStoriesError("import.no_text", name=name) from error
    page = _Page(name)
    classes = frozenset(_EMPHASISING_CLASS.findall(text))
    if root is not None:
        for event, element in iterwalk(root, events=("start", "end")):
            tag = element.tag if isinstance(element.tag, str) else ""
            if event == "start":
                page.begin(tag, element.text or "", _is_emphasised(element, classes))
            else:
                page.end(tag, element.tail or "")
    return page.scribe.finished()


def _is_emphasised(element: "_Element", classes: frozenset[str]) -> bool:
    """Tell whether a tag, its own style or the page's style of its class makes words stand out."""
    if element.tag in _EMPHASIS:
        return True
    if not element.attrib:
        return False
    if _EMPHASISING.search(element.get("style", "")):
        return True
    return not classes.isdisjoint(element.get("class", "").split())


class _Page:
    """Follows tags as they open and close, folding white space as a browser does."""

    def __init__(self, name: str) -> None:
        self.scribe = Scribe(name)
        self._unseen = 0
        self._emphasis: list[bool] = []
        self._emphasised = 0
        self._verbatim = 0
        self._space = False
        self._empty_line = True
        self._open_rows = 0

    def begin(self, tag: str, words: str, emphasised: bool) -> None:
        self.scribe.count_part()
        if tag in _UNSEEN:
            self._unseen += 1
        if self._unseen:
            return
        if tag in _BLOCKS:
            self._break_line()
        self._begin_layout(tag)
        self._emphasis.append(emphasised)
        self._emphasised += emphasised
        self._verbatim += tag == "pre"
        self._say(words)

    def end(self, tag: str, tail: str) -> None:
        if not self._unseen:
            self._emphasised -= self._emphasis.pop()
            self._verbatim -= tag == "pre"
            if tag in _BLOCKS:
                self._break_line()
            self._end_layout(tag)
        self._unseen -= tag in _UNSEEN
        if not self._unseen:
            self._say(tail)

    def _begin_layout(self, tag: str) -> None:
        if tag == "br":
            self._new_line()
        elif tag == "li":
            self.scribe.begin_item()
        elif tag in _HEADINGS:
            self.scribe.begin_heading()
        elif tag == "table":
            self.scribe.begin_table()
        elif tag == "tr":
            self._open_rows += 1
        elif tag in ("td", "th"):
            self._open_rows += not self._open_rows
            self.scribe.begin_cell()
            self._empty_line = True

    def _end_layout(self, tag: str) -> None:
        if tag == "table":
            self.scribe.end_table()
            self._empty_line = True
        elif tag == "tr":
            self.scribe.end_row()
            self._empty_line = True
        elif tag in ("td", "th"):
            self._break_line()
            self.scribe.end_cell()

    def _break_line(self) -> None:
        if not self._empty_line:
            self._new_line()

    def _new_line(self) -> None:
        self.scribe.end_paragraph()
        self._empty_line = True
        self._space = False

    def _say(self, words: str) -> None:
        if self._verbatim:
            self.scribe.write(words)
            self._empty_line = words.endswith("\n") if words else self._empty_line
            return
        if not words:
            return
        folded = _FOLDED.sub(" ", words).strip(" ")
        if not folded:
            self._space = True
            return
        if (self._space or words[0] in " \t\r\n") and not self._empty_line:
            self.scribe.write(" ", self._emphasised > 0)
        self.scribe.write(folded, self._emphasised > 0)
        self._empty_line = False
        self._space = words[-1] in " \t\r\n"
