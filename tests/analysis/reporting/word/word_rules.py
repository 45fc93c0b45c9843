"""What Word demands of a file, and what its readers with a screen reader need: what is amiss.

The orders are those of ISO/IEC 29500 (transitional), for the elements that a report can hold.
"""

import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr"
    " suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct"
    " topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind"
    " contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment"
    " textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint"
    " noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect"
    " bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc"
    " tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection"
    " tcFitText vAlign hideMark",
    "tbl": "tblPr tblGrid tr",
    "tr": "tblPrEx trPr tc",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden"
    " unhideWhenUsed qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr"
    " tcPr tblStylePr",
    "tblStylePr": "pPr rPr tblPr trPr tcPr",
    "tblBorders": "top left start bottom right end insideH insideV",
    "tblCellMar": "top left start bottom right end",
    "pBdr": "top left bottom right between bar",
    "numPr": "ilvl numId",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
    "abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
    "numbering": "numPicBullet abstractNum num numIdMacAtCleanup",
    "styles": "docDefaults latentStyles style",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc"
    " pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi"
    " rtlGutter docGrid printerSettings",
    "settings": "writeProtection view zoom removePersonalInformation removeDateAndTime"
    " doNotDisplayPageBoundaries displayBackgroundShape printPostScriptOverText"
    " printFractionalCharacterWidth printFormsData embedTrueTypeFonts embedSystemFonts"
    " saveSubsetFonts saveFormsData mirrorMargins alignBordersAndEdges"
    " bordersDoNotSurroundHeader bordersDoNotSurroundFooter gutterAtTop hideSpellingErrors"
    " hideGrammaticalErrors activeWritingStyle proofState formsDesign attachedTemplate"
    " stylePaneFormatFilter stylePaneSortMethod defaultTabStop autoHyphenation"
    " characterSpacingControl footnotePr endnotePr compat rsids mathPr themeFontLang"
    " clrSchemeMapping shapeDefaults decimalSymbol listSeparator",
    "sdt": "sdtPr sdtEndPr sdtContent",
}
_PLACES = {name: {each: n for n, each in enumerate(line.split())} for name, line in ORDER.items()}


def troubles(content: bytes) -> list[str]:
    """Return what is amiss with a Word file, in words; nothing where all is well."""
    with zipfile.ZipFile(BytesIO(content)) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    trees = {name: etree.fromstring(each) for name, each in parts.items()
             if name.endswith((".xml", ".rels"))}  # fmt: skip
    body = trees["word/document.xml"]
    checks = (
        (found for tree in trees.values() for found in out_of_order(tree)),
        _package(parts, trees), _references(trees), _fields(body), _headings(trees),
        _tables(body), _pictures(trees), _paragraphs(body), _languages(trees), _facts(trees),
        contrasts(trees["word/styles.xml"]),
    )  # fmt: skip
    return [found for check in checks for found in check]


def out_of_order(root: Any) -> Iterator[str]:
    """Yield each element whose children stand in an order that Word calls unreadable."""
    for element in root.iter():
        name = _local(element)
        if name not in _PLACES or not str(element.tag).startswith(W):
            continue
        children = [_local(each) for each in element if str(each.tag).startswith(W)]
        known = [_PLACES[name].get(each) for each in children]
        if None in known:
            yield f"{name} holds {children[known.index(None)]}"
        elif known != sorted(known):  # type: ignore[type-var]
            yield f"{name} has {' '.join(children)}"


def contrasts(styles: Any) -> Iterator[str]:
    """Yield the styles whose letters are hard to see on their paper (WCAG 2.1: at least 4.5:1)."""
    for style in styles.iter(f"{W}style"):
        ink, paper = style.find(f"{W}rPr/{W}color"), style.find(f"{W}pPr/{W}shd")
        front = "000000" if ink is None else ink.get(f"{W}val")
        back = "FFFFFF" if paper is None else paper.get(f"{W}fill")
        if "auto" not in (front, back) and contrast(front, back) < 4.5:
            yield f"style {style.get(f'{W}styleId')} is {front} on {back}"


def contrast(front: str, back: str) -> float:
    """Return how much lighter one colour is than another, both as RRGGBB."""
    light, dark = sorted((_luminance(front), _luminance(back)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    shares = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _package(parts: dict[str, bytes], trees: dict[str, Any]) -> Iterator[str]:
    types = trees["[Content_Types].xml"]
    named = {each.get("PartName") for each in types if each.get("PartName")}
    suffixes = {each.get("Extension") for each in types if each.get("Extension")}
    for name in parts:
        has_kind = f"/{name}" in named or name.rpartition(".")[2] in suffixes
        if name != "[Content_Types].xml" and not has_kind:
            yield f"{name} has no kind"
    yield from (f"{each} is told of and not there" for each in named if each[1:] not in parts)
    for name, tree in trees.items():
        if not name.endswith(".rels"):
            continue
        folder = name.rpartition("_rels/")[0]
        for each in tree:
            if each.get("TargetMode") == "External":
                yield f"{name} leads to {each.get('Target')}"
            elif f"{folder}{each.get('Target')}" not in parts:
                yield f"{name} leads to {each.get('Target')}, which is not there"
        found = Counter(each.get("Id") for each in tree)
        yield from (f"{name} has {number} twice" for number, n in found.items() if n > 1)


def _references(trees: dict[str, Any]) -> Iterator[str]:
    styles = {each.get(f"{W}styleId") for each in trees["word/styles.xml"].iter(f"{W}style")}
    lists = {each.get(f"{W}numId") for each in trees["word/numbering.xml"].iter(f"{W}num")}
    rels = {each.get("Id") for each in trees["word/_rels/document.xml.rels"]}
    for tree in trees.values():
        for tag in ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link"):
            for each in tree.iter(f"{W}{tag}"):
                if each.get(f"{W}val") not in styles:
                    yield f"{tag} {each.get(f'{W}val')} is no style"
        for each in tree.iter(f"{W}numPr"):
            number = each.find(f"{W}numId")
            if number is not None and number.get(f"{W}val") not in lists | {"0"}:
                yield f"list {number.get(f'{W}val')} is not there"
    for element in trees["word/document.xml"].iter():
        for key, value in element.attrib.items():
            if str(key).startswith(R) and value not in rels:
                yield f"{_local(element)} refers to {value}"


def _fields(body: Any) -> Iterator[str]:
    depth = 0
    for each in body.iter(f"{W}fldChar"):
        depth += {"begin": 1, "separate": 0, "end": -1}[each.get(f"{W}fldCharType")]
        if depth not in (0, 1, 2):
            yield "fields are not closed as they were opened"
    if depth:
        yield "a field is left open"
    starts = [each.get(f"{W}name") for each in body.iter(f"{W}bookmarkStart")]
    ids = [each.get(f"{W}id") for each in body.iter(f"{W}bookmarkStart")]
    ends = [each.get(f"{W}id") for each in body.iter(f"{W}bookmarkEnd")]
    for found in (starts, ids):
        yield from (
            f"bookmark {each} is there twice" for each, n in Counter(found).items() if n > 1
        )
    if sorted(ids) != sorted(ends):
        yield "a bookmark has no end"
    yield from (f"bookmark {each} has too long a name" for each in starts if len(each) > 40)
    pointed = [each.text.split()[1] for each in body.iter(f"{W}instrText")
               if each.text.strip().startswith("REF ")]  # fmt: skip
    pointed += [each.get(f"{W}anchor") for each in body.iter(f"{W}hyperlink")]
    yield from (f"{each} leads nowhere" for each in pointed if each not in starts)


def _headings(trees: dict[str, Any]) -> Iterator[str]:
    outline = {}
    for style in trees["word/styles.xml"].iter(f"{W}style"):
        level = style.find(f"{W}pPr/{W}outlineLvl")
        if level is not None and int(level.get(f"{W}val")) < 9:
            outline[style.get(f"{W}styleId")] = int(level.get(f"{W}val")) + 1
    last = 0
    for paragraph in trees["word/document.xml"].iter(f"{W}p"):
        level = outline.get(_style_of(paragraph))
        if level is None:
            continue
        if level > last + 1:
            yield f"a heading of level {level} after one of level {last}: {_text(paragraph)!r}"
        if not _text(paragraph).strip():
            yield "a heading without words"
        last = level


def _tables(body: Any) -> Iterator[str]:
    for table in body.iter(f"{W}tbl"):
        if table.find(f"{W}tblPr/{W}tblCaption") is None:
            yield "a table has no title"
        rows = table.findall(f"{W}tr")
        heads = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows]
        if len(rows) > 1 and (not heads[0] or any(heads[1:])):
            yield "the first row of a table is not its header"
        for row in rows:
            if len(row.findall(f"{W}tc")) != len(table.findall(f"{W}tblGrid/{W}gridCol")):
                yield "a row has other columns than its table"
        for cell in table.iter(f"{W}tc"):
            if cell[-1].tag != f"{W}p":
                yield "a cell does not end with a paragraph"
        following = table.getnext()
        if following is None or following.tag in (f"{W}tbl", f"{W}sectPr"):
            yield "a table is followed by no paragraph"


def _pictures(trees: dict[str, Any]) -> Iterator[str]:
    found = [each for name in trees if name.startswith("word/")
             for each in trees[name].iter(f"{WP}docPr")]  # fmt: skip
    for each in found:
        if not each.get("descr", "").strip():
            yield f"picture {each.get('id')} is not told in words"
    numbers = Counter(each.get("id") for each in found)
    yield from (f"picture {each} is there twice" for each, n in numbers.items() if n > 1)


def _paragraphs(body: Any) -> Iterator[str]:
    for paragraph in body.iter(f"{W}p"):
        before = paragraph.getprevious()
        ends_table = before is not None and before.tag == f"{W}tbl"
        last = paragraph.getnext() is None or paragraph.getnext().tag == f"{W}sectPr"
        empty = not _text(paragraph).strip() and paragraph.find(f".//{W}drawing") is None
        in_cell = paragraph.getparent().tag == f"{W}tc" and len(paragraph.getparent()) == 2
        if empty and not (ends_table and last) and not in_cell:
            yield f"an empty paragraph in style {_style_of(paragraph)}"


def _languages(trees: dict[str, Any]) -> Iterator[str]:
    default = trees["word/styles.xml"].find(f"{W}docDefaults//{W}lang")
    if default is None or not re.fullmatch(r"[a-z]{2,3}-[A-Z]{2}", default.get(f"{W}val", "")):
        yield "the document does not tell its language"
    for paragraph in trees["word/document.xml"].iter(f"{W}p"):
        if _style_of(paragraph) == "Quote":
            for run in paragraph.iter(f"{W}r"):
                if run.find(f"{W}rPr/{W}lang") is None:
                    yield "a quote does not tell its language"


def _facts(trees: dict[str, Any]) -> Iterator[str]:
    said = {_local(each): each.text or "" for each in trees["docProps/core.xml"]}
    if not said.get("title", "").strip():
        yield "the document has no title"
    for name in ("creator", "lastModifiedBy", "keywords", "description", "subject", "category"):
        if said.get(name):
            yield f"a property tells of {name}"
    for each in trees["docProps/app.xml"]:
        if _local(each) in ("Company", "Manager", "Template", "HyperlinkBase"):
            yield f"a property tells of {_local(each)}"


def _style_of(paragraph: Any) -> str:
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if found is None else str(found.get(f"{W}val"))


def _text(paragraph: Any) -> str:
    return "".join(each.text or "" for each in paragraph.iter(f"{W}t"))


def _local(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]
