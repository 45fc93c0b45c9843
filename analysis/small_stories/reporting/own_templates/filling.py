"""Filling a template of somebody's own: each mark gives way to a section or to a short fact."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Final

from small_stories.reporting.blocks import Section
from small_stories.reporting.material import Material
from small_stories.reporting.numbering import numbering
from small_stories.reporting.own_templates.marks import CONTENTS, REPORT, fact, is_fact, meaning
from small_stories.reporting.own_templates.own_template import OwnTemplate, margins_of
from small_stories.reporting.own_templates.paragraphs import (
    W,
    marks_in,
    paragraphs,
    replace_mark,
    stands_alone,
    text_of,
)
from small_stories.reporting.own_templates.parts import PACKAGE, Parts, Relation
from small_stories.reporting.own_templates.styling import (
    heading_level,
    language_of,
    mapped_styles,
)
from small_stories.reporting.templates.catalogue import (
    Place,
    Template,
    WrittenAs,
    sections_of,
    template,
)
from small_stories.reporting.word.contents import contents
from small_stories.reporting.word.fields import bookmarked
from small_stories.reporting.word.markup import DECLARED, NAMESPACES, TWIPS_A_CM, language_tag
from small_stories.reporting.word.package import Media, core_part, program_part
from small_stories.reporting.word.writing import Heading, Writing
from small_stories.reporting.words_of_analyst import words_of_analyst

_OFFICE: Final = "application/vnd.openxmlformats-officedocument"
_TEXT_WIDTH: Final = 16.0  # centimetres, where a template does not say


def filled(own: OwnTemplate, material: Material, title: str) -> bytes:
    """Return a template filled from a project, as a Word file; it can be filled only once."""
    parts = own.parts
    body = parts.tree(parts.document)
    filling = _Filling(own, material)
    for root in margins_of(parts):
        for paragraph in paragraphs(root):
            filling.tell(paragraph)
    waiting = [filling.fill(each) for each in paragraphs(body)]
    for put in filter(None, waiting):
        put()
    filling.add_pictures()
    _finish(parts, title, material.language)
    return parts.packed()


def sections_in(own: OwnTemplate, material: Material) -> list[Section]:
    """Return the sections that a template holds, in its order."""
    return [each for key in own.keys for each in _sections(material, key)]


class _Filling:
    """A template being filled: knows where it stands among the template's own headings."""

    def __init__(self, own: OwnTemplate, material: Material) -> None:
        parts = own.parts
        own_language, language = language_of(parts), material.language
        self.parts, self.material = parts, material
        self.writing = Writing(
            language,
            numbering(sections_in(own, material)),
            Media(),
            text_width=_text_width(parts),
            styles=mapped_styles(parts),
            own_words=words_of_analyst(material),
            marks=_highest(parts, "bookmarkStart") + 1,
            drawings=_highest_drawing(parts) + 1,
            spoken=language if own_language != language_tag(language) else "",
        )
        self.level, self.is_headed = 0, False

    def tell(self, paragraph: Any) -> None:
        """Put short facts in the place of a paragraph's marks."""
        for mark in reversed(marks_in(paragraph)):
            key = meaning(mark.name)
            if key is not None and is_fact(key):
                replace_mark(paragraph, mark, fact(key, self.material))

    def fill(self, paragraph: Any) -> Callable[[], None] | None:
        """Put sections after a paragraph whose marks stand for them, and facts into it.

        A table of contents is returned as what is to be done when all headings are known.
        """
        self.tell(paragraph)
        found = marks_in(paragraph)
        level = heading_level(self.parts, paragraph)
        if level is not None and not found and text_of(paragraph).strip():
            self._note_heading(paragraph, level)
        if not found:
            return None
        is_alone = len(found) == 1 and stands_alone(paragraph, found[0])
        keys = [meaning(mark.name) for mark in found]
        for mark in reversed(found):
            replace_mark(paragraph, mark, "")
        if CONTENTS in keys:
            return lambda: self._add_contents(paragraph, drop=is_alone)
        self._put(paragraph, self._written_at(paragraph, keys), drop=is_alone)
        return None

    def _note_heading(self, paragraph: Any, level: int) -> None:
        """Let a table of contents lead to a heading of the template's own."""
        from lxml import etree

        self.level, self.is_headed = level, True
        anchor = f"Toc{len(self.writing.headings) + 1}"
        self.writing.headings.append(Heading(text_of(paragraph).strip(), level, anchor))
        self.writing.marks += 1
        marked = bookmarked("", anchor, self.writing.marks)
        start, end = etree.fromstring(f"<w:p {DECLARED}>{marked}</w:p>")
        shape = paragraph.find(f"{W}pPr")
        paragraph.insert(0 if shape is None else 1, start)
        paragraph.append(end)

    def add_pictures(self) -> None:
        """Keep the pictures of what was written in as parts of the file."""
        self.parts.suffixes.setdefault("png", "image/png")
        for key, image in self.writing.media.images.items():
            name = f"word/media/{key}.png"
            self.parts.content[name] = image
            kind = f"{NAMESPACES['r']}/image"
            self.parts.relations[self.parts.document].append(Relation(key, kind, name, False))

    def _written_at(self, paragraph: Any, keys: Sequence[str | None]) -> str:
        """Return the sections of marks; in a cell they are as narrow as it is, and unheaded."""
        cell = next(paragraph.iterancestors(f"{W}tc"), None)
        if cell is None:
            return "".join(self._written(key) for key in keys if key)
        wide = self.writing.text_width
        self.writing.text_width = _cell_width(cell) or wide
        self.is_headed = True
        written = "".join(self._written(key) for key in keys if key)
        self.writing.text_width = wide
        return written

    def _written(self, key: str) -> str:
        """Return the sections of a mark; the template's own heading stands over the first."""
        level = self.level or 1
        is_headed, self.is_headed = self.is_headed, False
        found = []
        for number, section in enumerate(_sections(self.material, key)):
            shift = level - 1 if not is_headed or key == REPORT else level
            placed = replace(section, level=section.level + shift)
            if is_headed and number == 0 and key != REPORT:
                placed = replace(placed, heading="", level=level)
            found.append(self.writing.section(placed))
        return "".join(found)

    def _add_contents(self, paragraph: Any, *, drop: bool) -> None:
        written = contents(
            self.writing.say("contents"), self.writing.headings, numbered=False,
            style=self.writing.style,
        )  # fmt: skip
        self._put(paragraph, written, drop=drop)

    def _put(self, paragraph: Any, written: str, *, drop: bool) -> None:
        """Put markup after a paragraph, which goes when the mark was all that it said."""
        from lxml import etree

        elements = list(etree.fromstring(f"<w:body {DECLARED}>{written}</w:body>"))
        for element in reversed(elements):
            paragraph.addnext(element)
        ends_section = paragraph.find(f"{W}pPr/{W}sectPr") is not None
        last = elements[-1].tag if elements else ""
        following = (elements[-1] if elements else paragraph).getnext()
        # A cell ends with a paragraph, and so does everything that a table would end.
        needed = last != f"{W}p" and (following is None or following.tag != f"{W}p")
        if drop and not ends_section and not needed:
            paragraph.getparent().remove(paragraph)
        elif drop and needed and not ends_section and elements:
            elements[-1].addnext(paragraph)


def _sections(material: Material, key: str) -> list[Section]:
    places = template("evaluation").places if key == REPORT else (Place(key),)
    return sections_of(material, Template("own", WrittenAs.WORD, places))


def _text_width(parts: Parts) -> float:
    """Return the width of the text of a template's last pages, in centimetres."""
    page = parts.tree(parts.document).find(f"{W}body/{W}sectPr")
    if page is None or page.find(f"{W}pgSz") is None or page.find(f"{W}pgMar") is None:
        return _TEXT_WIDTH
    try:
        wide = int(page.find(f"{W}pgSz").get(f"{W}w", ""))
        edges = [int(page.find(f"{W}pgMar").get(f"{W}{side}", "")) for side in ("left", "right")]
    except ValueError:
        return _TEXT_WIDTH
    return max(4.0, (wide - sum(edges)) / TWIPS_A_CM)


def _cell_width(cell: Any) -> float:
    """Return how wide the text of a cell is, in centimetres; 0 when it does not say."""
    width = cell.find(f"{W}tcPr/{W}tcW")
    if width is None or width.get(f"{W}type") != "dxa" or not width.get(f"{W}w", "").isdigit():
        return 0
    return max(2.0, int(width.get(f"{W}w")) / TWIPS_A_CM - 0.4)


def _highest(parts: Parts, name: str) -> int:
    found = (each.get(f"{W}id", "") for tree in parts.trees.values()
             for each in tree.iter(f"{W}{name}"))  # fmt: skip
    return max((int(number) for number in found if number.isdigit()), default=0)


def _highest_drawing(parts: Parts) -> int:
    found = (each.get("id", "") for tree in parts.trees.values()
             for each in tree.iter(f"{{{NAMESPACES['wp']}}}docPr"))  # fmt: skip
    return max((int(number) for number in found if number.isdigit()), default=0)


def _finish(parts: Parts, title: str, language: str) -> None:
    """Give the file its title, and the name of no person."""
    core, app = "docProps/core.xml", "docProps/app.xml"
    parts.content[core] = core_part(title, language).encode()
    parts.content[app] = program_part()
    parts.types[core] = "application/vnd.openxmlformats-package.core-properties+xml"
    parts.types[app] = f"{_OFFICE}.extended-properties+xml"
    kind = f"{PACKAGE}/relationships/metadata/core-properties"
    parts.relations[""] += [
        Relation("rIdCore", kind, core, external=False),
        Relation("rIdApp", f"{NAMESPACES['r']}/extended-properties", app, external=False),
    ]
