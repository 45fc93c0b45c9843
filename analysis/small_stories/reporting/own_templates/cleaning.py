"""Taking out of somebody's Word file all that tells of people, or leads out of the file."""

import posixpath
import re
from collections.abc import Iterable
from typing import Any, Final

from small_stories.reporting.own_templates.parts import OFFICE, Parts, Relation
from small_stories.reporting.word.markup import NAMESPACES

_W: Final = f"{{{NAMESPACES['w']}}}"
_R: Final = f"{{{NAMESPACES['r']}}}"
_MAIN: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
# What a part of the file may refer to; all else (comments, objects, printers, data) is taken out.
_KEPT: Final = frozenset(
    f"{OFFICE}/{kind}"
    for kind in ("officeDocument", "styles", "numbering", "settings", "fontTable", "font", "theme",
                 "webSettings", "header", "footer", "footnotes", "endnotes", "image")
)  # fmt: skip
_UNWRAPPED: Final = ("ins", "moveTo", "smartTag", "customXml")
_DROPPED: Final = (
    "del", "moveFrom", "commentRangeStart", "commentRangeEnd", "commentReference",
    "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd", "proofErr",
    "pPrChange", "rPrChange", "tblPrChange", "tcPrChange", "trPrChange", "sectPrChange",
    "tblGridChange", "tblPrExChange", "numberingChange", "cellIns", "cellDel", "cellMerge",
    "dataBinding", "altChunk", "rsid", "permStart", "permEnd", "customXmlInsRangeStart",
    "customXmlInsRangeEnd", "customXmlDelRangeStart", "customXmlDelRangeEnd",
)  # fmt: skip
_SETTINGS: Final = (
    "attachedTemplate", "mailMerge", "docVars", "rsids", "writeProtection", "documentProtection",
    "revisionView", "trackRevisions", "updateFields", "linkStyles", "saveThroughXslt",
    "attachedSchema", "schemaLibrary", "documentType",
)  # fmt: skip
_PATH: Final = re.compile(r"[\\/]")
_TELLING: Final = re.compile(
    r"\s*(AUTHOR|USER(NAME|INITIALS|ADDRESS)|LASTSAVEDBY|FILENAME|TEMPLATE|COMMENTS|INCLUDE\w+"
    r"|DOCPROPERTY|DOCVARIABLE|LINK|DDE\w*)\b", re.IGNORECASE)  # fmt: skip
# What stands around a reference, from the inside: the first of these goes with it.
_AROUND: Final = ("object", "pict", "drawing", "control", "subDoc", "headerReference",
                  "footerReference", "contentPart")  # fmt: skip


def clean(parts: Parts) -> None:
    """Take out authors, comments, tracked changes, paths, links to elsewhere, and macros."""
    parts.types[parts.document] = _MAIN
    for name in list(parts.trees):
        _clean_tree(parts.tree(name))
    for owner in list(parts.relations):
        _cut_relations(parts, owner)
    if settings := parts.related(parts.document, "settings"):
        for element in _all(parts.tree(settings), _SETTINGS):
            element.getparent().remove(element)
    _drop_unreached(parts)


def _clean_tree(root: Any) -> None:
    for element in _all(root, _DROPPED):
        _remove(element)
    for element in _all(root, _UNWRAPPED):
        _unwrap(element)
    _forget_paths(root)
    _forget_fields(root)
    for element in root.iter(f"{_W}*"):
        for key in [key for key in element.attrib if _tells_who(key)]:
            del element.attrib[key]


def _forget_paths(root: Any) -> None:
    """Take folders out of what pictures are told by: Word writes there where a file came from."""
    for element in root.iter("{*}docPr", "{*}cNvPr"):
        for key in ("descr", "title", "name"):
            if _PATH.search(element.get(key, "")):
                element.set(key, _PATH.split(element.get(key))[-1])


def _forget_fields(root: Any) -> None:
    """Take out fields that show who wrote a file, or where it is kept."""
    for field in _all(root, ["fldSimple"]):
        if _TELLING.match(field.get(f"{_W}instr", "")):
            _remove(field)
    opened: list[list[Any]] = []
    for run in _all(root, ["r"]):
        kinds = [each.get(f"{_W}fldCharType") for each in run.iter(f"{_W}fldChar")]
        if "begin" in kinds:
            opened.append([])
        for each in opened:
            each.append(run)
        if "end" in kinds and opened:
            runs = opened.pop()
            told = "".join(t.text or "" for each in runs for t in each.iter(f"{_W}instrText"))
            for each in runs if _TELLING.match(told) else ():
                _remove(each)


def _tells_who(key: str) -> bool:
    name = key.removeprefix(_W)
    return key.startswith(_W) and (name.startswith("rsid") or name in ("author", "initials"))


def _cut_relations(parts: Parts, owner: str) -> None:
    kept: list[Relation] = []
    cut: set[str] = set()
    for each in parts.relations[owner]:
        if each.external or each.kind not in _KEPT or each.target not in parts.content:
            cut.add(each.id)
        else:
            kept.append(each)
    parts.relations[owner] = kept
    if cut and owner in parts.trees:
        _cut_references(parts.tree(owner), cut)


def _cut_references(root: Any, cut: set[str]) -> None:
    """Take out what refers to relations that are gone; a link keeps its words."""
    for element in list(root.iter("*")):
        gone = [key for key, value in element.attrib.items()
                if key.startswith(_R) and value in cut]  # fmt: skip
        if not gone:
            continue
        for key in gone:
            del element.attrib[key]
        if element.tag == f"{_W}hyperlink":
            if element.get(f"{_W}anchor") is None:
                _unwrap(element)
        elif element.tag.rpartition("}")[2] in ("hlinkClick", "hlinkHover"):
            _remove(element)
        else:
            around = [up for up in (element, *element.iterancestors()) if _is(up, _AROUND)]
            for up in around[:1]:
                _remove(up)


def _drop_unreached(parts: Parts) -> None:
    """Keep the parts that something still refers to, and nothing else."""
    reached: set[str] = set()
    waiting = [""]
    while waiting:
        for each in parts.relations.get(waiting.pop(), ()):
            if each.target not in reached:
                reached.add(each.target)
                waiting.append(each.target)
    for name in [name for name in parts.content if name not in reached]:
        del parts.content[name]
        parts.trees.pop(name, None)
        parts.types.pop(name, None)
    for owner in [owner for owner in parts.relations if owner and owner not in reached]:
        del parts.relations[owner]
    suffixes = {posixpath.splitext(name)[1].lstrip(".").lower() for name in parts.content}
    parts.suffixes = {key: kind for key, kind in parts.suffixes.items()
                      if key in suffixes or key in ("rels", "xml")}  # fmt: skip


def _all(root: Any, names: Iterable[str]) -> list[Any]:
    return list(root.iter(*(f"{_W}{name}" for name in names)))


def _is(element: Any, names: Iterable[str]) -> bool:
    return element.tag.rpartition("}")[2] in names


def _remove(element: Any) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _unwrap(element: Any) -> None:
    """Put an element's children in its place."""
    parent = element.getparent()
    if parent is None:
        return
    at = parent.index(element)
    properties = (f"{_W}smartTagPr", f"{_W}customXmlPr")
    for child in [each for each in element if each.tag not in properties]:
        parent.insert(at, child)
        at += 1
    parent.remove(element)
