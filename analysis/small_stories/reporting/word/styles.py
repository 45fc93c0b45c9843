"""How a report looks in Word: built-in styles, and own ones for the parts of the method.

Whatever a report shows is in a style, so that a template of somebody's own can change it all.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from small_stories.reporting.word.markup import DECLARED, TWIPS_A_CM, language_tag

NORMAL: Final = "Normal"
TITLE: Final = "Title"
HEADINGS: Final = ("heading 1", "heading 2", "heading 3", "heading 4")
CONTENTS_HEADING: Final = "TOC Heading"
CONTENTS: Final = ("toc 1", "toc 2", "toc 3")
CAPTION: Final = "caption"
BULLET: Final = "List Bullet"
QUOTE: Final = "Quote"
STRONG: Final = "Strong"
FOOTER: Final = "footer"
READING: Final = "Reading"
ATTRIBUTION: Final = "Attribution"
EFFECT: Final = "Effect"
LABELLED: Final = "Labelled"
TABLE_TEXT: Final = "Table Text"
TO_BE_FILLED: Final = "To Be Filled"
BOX_TITLE: Final = "Box Title"
PICTURE: Final = "Picture"
PICTURE_CAPTION: Final = "Picture Caption"
TABLE: Final = "Report Table"
BOX: Final = "Example Box"

_FONT: Final = "Calibri"
_INK: Final = "1F3A4D"
_QUIET: Final = "404040"
_RULE: Final = "8FA3AE"
_HEADER: Final = "E8EDF0"
_GAP: Final = "FFF4CC"


@dataclass(frozen=True, slots=True)
class Style:
    """One style: its name as Word knows it everywhere, and the elements that define it."""

    name: str
    kind: str
    definition: str

    @property
    def id(self) -> str:
        """The name by which paragraphs of a document refer to it."""
        return style_id(self.name)


def style_id(name: str) -> str:
    """Return a style's id in the documents of this program: Heading1, ListBullet, TOC1."""
    words = name.replace("toc ", "TOC ").split()
    return "".join(word[:1].upper() + word[1:] for word in words)


def styles() -> Iterator[Style]:
    """Yield every style that a report uses, each after the one that it is based on."""
    yield _paragraph(NORMAL, based_on="", after=8, line=1.15, size=11)
    yield _character("Default Paragraph Font", '<w:uiPriority w:val="1"/><w:semiHidden/>')
    yield Style("Normal Table", "table", _NORMAL_TABLE)
    yield Style("No List", "numbering", '<w:uiPriority w:val="99"/><w:semiHidden/>')
    yield _paragraph(TITLE, after=18, size=24, bold=True, ink=_INK, alone=True)
    sizes = ((16, 22, 6), (13, 16, 4), (12, 12, 3), (11, 10, 2))
    for level, (name, (size, before, after)) in enumerate(zip(HEADINGS, sizes, strict=True)):
        yield _paragraph(name, before=before, after=after, size=size, bold=True, ink=_INK,
                         with_next=True, alone=True, outline=level)  # fmt: skip
    yield _paragraph(CONTENTS_HEADING, before=6, after=6, size=16, bold=True, ink=_INK,
                     with_next=True, alone=True)  # fmt: skip
    for level, name in enumerate(CONTENTS):
        yield _paragraph(name, after=2, left=0.8 * level, tab=16.0)
    yield _paragraph(CAPTION, before=10, after=4, size=10, bold=True, ink=_QUIET, with_next=True)
    yield _paragraph(BULLET, after=3, line=1.15, left=0.63, hanging=0.63, list_number=1)
    yield _paragraph(QUOTE, before=4, after=3, line=1.2, left=1.0, right=0.8, rule=True,
                     together=True, with_next=True)  # fmt: skip
    yield _paragraph(FOOTER, size=10, centred=True)
    yield from _own()


def _own() -> Iterator[Style]:
    """Yield the styles of the method's parts, which Word does not know."""
    yield _paragraph(READING, before=14, after=4, with_next=True, together=False)
    yield _paragraph(ATTRIBUTION, after=5, size=10, left=1.0, right=0.8, ink=_QUIET,
                     together=True, with_next=True)  # fmt: skip
    yield _paragraph(EFFECT, after=12)
    yield _paragraph(LABELLED, after=3, left=0.6, hanging=0.6, together=True)
    yield _paragraph(TABLE_TEXT, before=2, after=2, line=1.0, size=10)
    yield _paragraph(TO_BE_FILLED, before=6, after=8, fill=_GAP)
    yield _paragraph(BOX_TITLE, before=10, after=4, bold=True, ink=_INK, with_next=True)
    yield _paragraph(PICTURE, before=10, after=4, with_next=True)
    yield _paragraph(PICTURE_CAPTION, after=12, size=10, bold=True, ink=_QUIET)
    yield _character(STRONG, '<w:uiPriority w:val="22"/><w:qFormat/><w:rPr><w:b/><w:bCs/></w:rPr>')
    yield Style("Table Grid", "table", _table("", _borders("auto", inside=True)))
    header = (
        f'<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/></w:rPr><w:tcPr>'
        f'<w:shd w:val="clear" w:color="auto" w:fill="{_HEADER}"/></w:tcPr></w:tblStylePr>'
    )
    yield Style(TABLE, "table", _table(header, _borders(_RULE, inside=True)))
    yield Style(BOX, "table", _table("", _borders(_RULE, inside=False), room=170))


def styles_part(language: str, *, numbered: bool = False) -> str:
    """Return the part of a Word file that holds the styles, with the document's language."""
    tag = language_tag(language)
    found = "".join(style_element(each, numbered=numbered) for each in styles())
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:styles {DECLARED}>'
        f'<w:docDefaults><w:rPrDefault><w:rPr>{_fonts()}<w:sz w:val="22"/><w:szCs w:val="22"/>'
        f'<w:lang w:val="{tag}" w:eastAsia="{tag}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        f"<w:pPrDefault/></w:docDefaults>{found}</w:styles>"
    )


def style_element(style: Style, *, numbered: bool = False) -> str:
    """Return one style as it stands among others; headings get numbers where they are wanted."""
    default = ' w:default="1"' if style.name in _DEFAULTS else ""
    own = "" if style.name in _BUILT_IN else ' w:customStyle="1"'
    definition = style.definition
    if numbered and style.name in HEADINGS[:3]:
        level = HEADINGS.index(style.name)
        shape = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="2"/></w:numPr>'
        definition = definition.replace("<w:spacing", f"{shape}<w:spacing", 1)
    return (
        f'<w:style w:type="{style.kind}"{default}{own} w:styleId="{style.id}">'
        f'<w:name w:val="{style.name}"/>{definition}</w:style>'
    )


def _paragraph(
    name: str,
    *,
    based_on: str = NORMAL,
    size: float = 11,
    before: float = 0,
    after: float = 0,
    line: float = 1.15,
    left: float = 0,
    right: float = 0,
    hanging: float = 0,
    tab: float = 0,
    list_number: int = 0,
    outline: int | None = None,
    bold: bool = False,
    centred: bool = False,
    alone: bool = False,
    rule: bool = False,
    ink: str = "",
    fill: str = "",
    with_next: bool = False,
    together: bool | None = None,
) -> Style:
    """Return a paragraph style: sizes and spaces in points, indents and tabs in centimetres.

    What stays with the next paragraph stays whole as well, unless ``together`` says otherwise.
    """
    ruled = f'<w:left w:val="single" w:sz="12" w:space="8" w:color="{_RULE}"/>'
    stop = f'<w:tab w:val="right" w:leader="dot" w:pos="{_twips(tab)}"/>'
    parts = (
        ("<w:keepNext/>", with_next),
        ("<w:keepLines/>", with_next if together is None else together),
        ("<w:widowControl/>", True),
        (f'<w:numPr><w:numId w:val="{list_number}"/></w:numPr>', list_number),
        (f"<w:pBdr>{ruled}</w:pBdr>", rule),
        (f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>', fill),
        (f"<w:tabs>{stop}</w:tabs>", tab),
        (_spacing(before, after, line), True),
        (_indents(left, right, hanging), left or right or hanging),
        ('<w:jc w:val="center"/>', centred),
        (f'<w:outlineLvl w:val="{outline}"/>', outline is not None),
    )
    shape = "".join(element for element, wanted in parts if wanted)
    letters = (
        ("<w:b/><w:bCs/>", bold),
        (f'<w:color w:val="{ink}"/>', ink),
        (f'<w:sz w:val="{round(2 * size)}"/><w:szCs w:val="{round(2 * size)}"/>', True),
    )
    look = "".join(element for element, wanted in letters if wanted)
    base = f'<w:basedOn w:val="{style_id(based_on)}"/>' if based_on else ""
    following = f'<w:next w:val="{NORMAL}"/>' if alone else ""
    return Style(name, "paragraph", f"{base}{following}<w:qFormat/><w:pPr>{shape}</w:pPr>"
                 f"<w:rPr>{look}</w:rPr>")  # fmt: skip


def _character(name: str, definition: str) -> Style:
    return Style(name, "character", definition)


def _spacing(before: float, after: float, line: float) -> str:
    return (
        f'<w:spacing w:before="{round(20 * before)}" w:after="{round(20 * after)}"'
        f' w:line="{round(240 * line)}" w:lineRule="auto"/>'
    )


def _indents(left: float, right: float, hanging: float) -> str:
    hung = f' w:hanging="{_twips(hanging)}"' if hanging else ""
    return f'<w:ind w:left="{_twips(left)}" w:right="{_twips(right)}"{hung}/>'


def _twips(centimetres: float) -> int:
    return round(centimetres * TWIPS_A_CM)


def _fonts() -> str:
    """Name one font for all letters."""
    return f'<w:rFonts w:ascii="{_FONT}" w:eastAsia="{_FONT}" w:hAnsi="{_FONT}" w:cs="{_FONT}"/>'


def _borders(colour: str, *, inside: bool) -> str:
    sides = ["top", "left", "bottom", "right", *(["insideH", "insideV"] if inside else [])]
    lines = (f'<w:{each} w:val="single" w:sz="4" w:space="0" w:color="{colour}"/>'
             for each in sides)  # fmt: skip
    return f"<w:tblBorders>{''.join(lines)}</w:tblBorders>"


def _table(parts: str, borders: str, room: int = 108) -> str:
    """Return the definition of a table style; ``room`` is that around words, in twips."""
    sides = (("top", room if room > 108 else 0), ("left", room),
             ("bottom", room if room > 108 else 0), ("right", room))  # fmt: skip
    margins = "".join(f'<w:{side} w:w="{wide}" w:type="dxa"/>' for side, wide in sides)
    return (
        '<w:basedOn w:val="NormalTable"/><w:uiPriority w:val="59"/><w:qFormat/><w:tblPr>'
        f'<w:tblInd w:w="0" w:type="dxa"/>{borders}<w:tblCellMar>{margins}</w:tblCellMar>'
        f"</w:tblPr>{parts}"
    )


_NORMAL_TABLE: Final = (
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr>'
    '<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
    '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>'
)
_DEFAULTS: Final = (NORMAL, "Default Paragraph Font", "Normal Table", "No List")
_BUILT_IN: Final = frozenset(
    (*_DEFAULTS, TITLE, *HEADINGS, CONTENTS_HEADING, *CONTENTS, CAPTION, BULLET, QUOTE, FOOTER,
     STRONG, "Table Grid")
)  # fmt: skip
