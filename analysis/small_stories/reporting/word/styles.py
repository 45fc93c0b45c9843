"""How a report looks in Word: built-in styles, and own ones for the parts of the method."""

from typing import Any, Final

from small_stories.reporting.neutral import make_neutral

# Word's own tags of the report's languages; Swedish and Finnish are those of Finland.
LANGUAGE_TAGS: Final = {"fi": "fi-FI", "sv": "sv-FI", "en": "en-GB"}

READING: Final = "Reading"
ATTRIBUTION: Final = "Attribution"
EFFECT: Final = "Effect"
LABELLED: Final = "Labelled"
TABLE_TEXT: Final = "Table Text"
TO_BE_FILLED: Final = "To Be Filled"

_FONT: Final = "Calibri"
_INK: Final = "1F3A4D"
_QUIET: Final = "404040"
_RULE: Final = "8FA3AE"


def language_tag(code: str) -> str:
    """Return the tag under which Word knows a language."""
    return LANGUAGE_TAGS.get(code, code)


def new_document(title: str, language: str) -> Any:
    """Return an empty document with the report's styles, language and title, and a page number."""
    from docx import Document

    document = Document()
    make_neutral(document, title, language_tag(language))
    _set_page(document)
    _set_language(document, language)
    _shape_built_in(document.styles)
    _add_own(document.styles)
    return document


def _set_page(document: Any) -> None:
    from docx.shared import Cm

    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(2.5)


def _set_language(document: Any, language: str) -> None:
    from docx.oxml.ns import qn

    tag = language_tag(language)
    defaults = document.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault"))
    mark = defaults.find(qn("w:rPr")).find(qn("w:lang"))
    for name, value in (("val", tag), ("eastAsia", tag), ("bidi", "ar-SA")):
        mark.set(qn(f"w:{name}"), value)
    settings = document.settings.element
    for name in ("w:rsids", "w:savePreviewPicture", "w:proofState"):
        for found in settings.findall(qn(name)):
            settings.remove(found)
    theme = settings.find(qn("w:themeFontLang"))
    theme.set(qn("w:val"), tag)
    theme.attrib.pop(qn("w:eastAsia"), None)
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")
    settings.find(qn("w:decimalSymbol")).set(qn("w:val"), "." if language == "en" else ",")
    settings.find(qn("w:listSeparator")).set(qn("w:val"), "," if language == "en" else ";")


def _shape_built_in(styles: Any) -> None:
    shape_style(styles["Normal"], size=11, after=8, line=1.15)
    shape_style(styles["Title"], size=24, after=18, bold=True, ink=_INK)
    _drop_border(styles["Title"])
    shape_style(
        styles["Heading 1"], size=16, before=22, after=6, bold=True, ink=_INK, with_next=True
    )
    shape_style(
        styles["Heading 2"], size=13, before=16, after=4, bold=True, ink=_INK, with_next=True
    )
    shape_style(
        styles["Caption"], size=10, before=10, after=4, bold=True, ink=_QUIET, with_next=True
    )
    shape_style(styles["List Bullet"], size=11, after=3, line=1.15)
    quote = styles["Quote"]
    shape_style(quote, size=11, before=4, after=3, line=1.2, left=1.0, right=0.8, together=True,
           with_next=True, italic=False, ink="000000")  # fmt: skip
    _rule_at_left(quote)


def _add_own(styles: Any) -> None:
    shape_style(
        new_style(styles, READING), size=11, before=14, after=4, with_next=True, together=True
    )
    said_by = new_style(styles, ATTRIBUTION)
    shape_style(said_by, size=10, after=5, left=1.0, right=0.8, together=True, ink=_QUIET)
    said_by.paragraph_format.keep_with_next = True
    shape_style(new_style(styles, EFFECT), size=11, after=12, together=True)
    shape_style(new_style(styles, LABELLED), size=11, after=3, left=0.6, hanging=0.6, together=True)
    shape_style(new_style(styles, TABLE_TEXT), size=10, before=2, after=2, line=1.0)
    shape_style(new_style(styles, TO_BE_FILLED), size=11, after=8)
    _shade(styles[TO_BE_FILLED], "FFF4CC")


def new_style(styles: Any, name: str) -> Any:
    """Add a paragraph style of an own name, based on Normal."""
    from docx.enum.style import WD_STYLE_TYPE

    style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = styles["Normal"]
    style.next_paragraph_style = styles["Normal"]
    style.quick_style = True
    return style


def shape_style(
    style: Any,
    *,
    size: float,
    before: float = 0,
    after: float = 0,
    line: float | None = None,
    left: float = 0,
    right: float = 0,
    hanging: float = 0,
    bold: bool | None = None,
    italic: bool | None = None,
    ink: str | None = None,
    with_next: bool | None = None,
    together: bool | None = None,
) -> None:
    """Set a style's measures: sizes and spaces in points, indents in centimetres."""
    from docx.shared import Cm, Pt, RGBColor

    _set_font(style)
    style.font.size, style.font.bold, style.font.italic = Pt(size), bold, italic
    if ink:
        style.font.color.rgb = RGBColor.from_string(ink)
    shape = style.paragraph_format
    shape.space_before, shape.space_after = Pt(before), Pt(after)
    shape.line_spacing = line
    if left or right:
        shape.left_indent, shape.right_indent = Cm(left), Cm(right)
        shape.first_line_indent = Cm(-hanging)
    shape.keep_with_next, shape.keep_together, shape.widow_control = with_next, together, True


def _set_font(style: Any) -> None:
    """Name one font for all letters; the template's theme fonts would win over the name."""
    from docx.oxml.ns import qn

    style.font.name = _FONT
    fonts = style.element.rPr.rFonts
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for script in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{script}"), _FONT)


def _drop_border(style: Any) -> None:
    from docx.oxml.ns import qn

    shape = style.element.get_or_add_pPr()
    for border in shape.findall(qn("w:pBdr")):
        shape.remove(border)


def _rule_at_left(style: Any) -> None:
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    rule = f'<w:left w:val="single" w:sz="12" w:space="8" w:color="{_RULE}"/>'
    border = parse_xml(f"<w:pBdr {nsdecls('w')}>{rule}</w:pBdr>")
    _put_in_order(style, border)


def _shade(style: Any, fill: str) -> None:
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    shade = f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{fill}"/>'
    _put_in_order(style, parse_xml(shade))


def _put_in_order(style: Any, element: Any) -> None:
    """Put a border or a shade before what must follow it in a paragraph's properties."""
    after = ("w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:contextualSpacing",
             "w:jc", "w:outlineLvl")  # fmt: skip
    style.element.get_or_add_pPr().insert_element_before(element, *after)
