"""A Word file put together from its parts, none of which tells who made it, where or when."""

import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import Final

from small_stories.reporting.neutral import MOMENT, PROGRAM, ZIP_MOMENT
from small_stories.reporting.word.fields import page_number
from small_stories.reporting.word.markup import DECLARED, escaped, language_tag
from small_stories.reporting.word.styles import style_id, styles_part

PAGE_WIDTH: Final = 21.0  # centimetres, as the height and the margin
PAGE_HEIGHT: Final = 29.7
MARGIN: Final = 2.5
TEXT_WIDTH: Final = PAGE_WIDTH - 2 * MARGIN

_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"


@dataclass(slots=True)
class Media:
    """The pictures of a document being written, by their relation's id."""

    images: dict[str, bytes] = field(default_factory=dict)

    def add(self, image: bytes) -> str:
        """Keep a picture (PNG) and return the id by which the document refers to it."""
        for known, content in self.images.items():
            if content == image:
                return known
        self.images[f"rIdP{len(self.images) + 1}"] = image
        return f"rIdP{len(self.images)}"


def package(
    title: str,
    language: str,
    body: str,
    images: Mapping[str, bytes] | None = None,
    *,
    numbered: bool = False,
    footed: bool = False,
) -> bytes:
    """Return a Word file with a title and a body of paragraphs and tables, given as its markup.

    ``numbered`` gives headings their numbers; ``footed`` gives pages theirs.
    """
    pictures = images or {}
    parts = {
        "[Content_Types].xml": _content_types(footed=footed),
        "_rels/.rels": _relations(_PACKAGE_RELATIONS),
        "docProps/app.xml": PROGRAM.decode(),
        "docProps/core.xml": core_part(title, language),
        "word/document.xml": _document(body, footed=footed),
        "word/_rels/document.xml.rels": _relations(
            [*_DOCUMENT_RELATIONS, *(_FOOT if footed else ()),
             *((key, "image", f"media/{key}.png") for key in pictures)]
        ),
        "word/styles.xml": styles_part(language, numbered=numbered),
        "word/settings.xml": _settings(language),
        "word/numbering.xml": numbering_part(),
    }  # fmt: skip
    if footed:
        foot = f'<w:p><w:pPr><w:pStyle w:val="{style_id("footer")}"/></w:pPr>{page_number()}</w:p>'
        parts["word/footer1.xml"] = f"{_HEAD}<w:ftr {DECLARED}>{foot}</w:ftr>"
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in parts.items():
            _write(file, name, text.encode())
        for key, image in pictures.items():
            _write(file, f"word/media/{key}.png", image)
    return packed.getvalue()


def program_part() -> bytes:
    """Return the part that tells the program, and neither an organisation nor a person."""
    return PROGRAM


def numbering_part() -> str:
    """Return the part that says how points and numbered headings are counted: 1 and 2."""
    points = "".join(_level(level, "bullet", "•–"[level % 2]) for level in range(3))
    numbers = "".join(
        _level(level, "decimal", ".".join(f"%{n + 1}" for n in range(level + 1)),
               style_id(f"heading {level + 1}"))
        for level in range(3)
    )  # fmt: skip
    return (
        f"{_HEAD}<w:numbering {DECLARED}>"
        f'<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/>{points}'
        '</w:abstractNum><w:abstractNum w:abstractNumId="1">'
        f'<w:multiLevelType w:val="multilevel"/>{numbers}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    )


def _level(level: int, how: str, shown: str, style: str = "") -> str:
    left = 357 * (level + 1) if how == "bullet" else (567, 709, 851)[level]
    hanging = 357 if how == "bullet" else left
    linked = f'<w:pStyle w:val="{style}"/>' if style else ""
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{how}"/>{linked}'
        f'<w:lvlText w:val="{shown}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr></w:lvl>'
    )


def _write(file: zipfile.ZipFile, name: str, content: bytes) -> None:
    info = zipfile.ZipInfo(name, ZIP_MOMENT)
    info.compress_type = zipfile.ZIP_DEFLATED
    file.writestr(info, content)


def _document(body: str, *, footed: bool) -> str:
    wide, high, edge = (round(each * 1440 / 2.54) for each in (PAGE_WIDTH, PAGE_HEIGHT, MARGIN))
    foot = '<w:footerReference w:type="default" r:id="rIdF"/>' if footed else ""
    page = (
        f'{foot}<w:pgSz w:w="{wide}" w:h="{high}"/><w:pgMar w:top="{edge}" w:right="{edge}"'
        f' w:bottom="{edge}" w:left="{edge}" w:header="709" w:footer="709" w:gutter="0"/>'
    )
    return (
        f"{_HEAD}<w:document {DECLARED}><w:body>{body}<w:sectPr>{page}</w:sectPr></w:body>"
        "</w:document>"
    )


def _settings(language: str) -> str:
    """Return the settings; who saves the file in Word leaves no name in it."""
    english = language == "en"
    compatible = (
        '<w:compatSetting w:name="compatibilityMode"'
        ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    )
    return (
        f"{_HEAD}<w:settings {DECLARED}><w:removePersonalInformation/><w:removeDateAndTime/>"
        '<w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>'
        f'<w:compat>{compatible}</w:compat><w:themeFontLang w:val="{language_tag(language)}"/>'
        f'<w:decimalSymbol w:val="{"." if english else ","}"/>'
        f'<w:listSeparator w:val="{"," if english else ";"}"/></w:settings>'
    )


def core_part(title: str, language: str) -> str:
    """Return the part that holds the title and the language of a document, and no name."""
    moment = f'xsi:type="dcterms:W3CDTF">{MOMENT:%Y-%m-%dT%H:%M:%SZ}'
    return (
        f"{_HEAD}<cp:coreProperties"
        f' xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escaped(title)}</dc:title><dc:language>{language_tag(language)}</dc:language>"
        f"<dcterms:created {moment}</dcterms:created><dcterms:modified {moment}</dcterms:modified>"
        "</cp:coreProperties>"
    )


_PACKAGE_RELATIONS: Final = (
    ("rId1", "officeDocument", "word/document.xml"),
    ("rId2", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
    ("rId3", "extended-properties", "docProps/app.xml"),
)
_DOCUMENT_RELATIONS: Final = (
    ("rId1", "styles", "styles.xml"),
    ("rId2", "settings", "settings.xml"),
    ("rId3", "numbering", "numbering.xml"),
)
_FOOT: Final = (("rIdF", "footer", "footer1.xml"),)


def _relations(found: list[tuple[str, str, str]] | tuple[tuple[str, str, str], ...]) -> str:
    each = "".join(
        f'<Relationship Id="{key}" Type="{kind if ":" in kind else f"{_RELATIONS}/{kind}"}"'
        f' Target="{target}"/>'
        for key, kind, target in found
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{each}</Relationships>'


def _content_types(*, footed: bool) -> str:
    parts = {
        "word/document.xml": f"{_TYPES}.document.main+xml",
        "word/styles.xml": f"{_TYPES}.styles+xml",
        "word/settings.xml": f"{_TYPES}.settings+xml",
        "word/numbering.xml": f"{_TYPES}.numbering+xml",
        "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    }
    if footed:
        parts["word/footer1.xml"] = f"{_TYPES}.footer+xml"
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in parts.items()
    )
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels"'
        f' ContentType="{rels}"/><Default Extension="xml" ContentType="application/xml"/>'
        f'<Default Extension="png" ContentType="image/png"/>{overrides}</Types>'
    )
