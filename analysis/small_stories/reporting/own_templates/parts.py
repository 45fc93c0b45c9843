"""The parts of a Word file that somebody else made, and what refers to what in it."""

import posixpath
import zipfile
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any, Final

from small_stories.errors import SmallStoriesError
from small_stories.importing.kinds import PACKAGE_TROUBLES, part_of
from small_stories.reporting.neutral import ZIP_MOMENT

OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
TYPES: Final = "[Content_Types].xml"
_STRICT: Final = "http://purl.oclc.org/ooxml/"
_LARGEST: Final = 60 * 1024 * 1024  # bytes of all parts, unpacked
_MOST: Final = 2000
_ATTRIBUTES_AT_MOST: Final = 500
_MACROS: Final = ("macroEnabled", "vbaProject")


@dataclass(slots=True)
class Relation:
    """What a part refers to by an id; an external one lies outside the file."""

    id: str
    kind: str
    target: str
    external: bool


@dataclass(slots=True)
class Parts:
    """The parts of a Word file by their names; ``types`` are their kinds, and by suffix."""

    content: dict[str, bytes]
    types: dict[str, str] = field(default_factory=dict)
    suffixes: dict[str, str] = field(default_factory=dict)
    trees: dict[str, Any] = field(default_factory=dict)
    relations: dict[str, list[Relation]] = field(default_factory=dict)

    @property
    def document(self) -> str:
        """The name of the part that holds the text."""
        kind = f"{OFFICE}/officeDocument"
        return next(each.target for each in self.relations[""] if each.kind == kind)

    def tree(self, name: str) -> Any:
        """Return a part's root element, read once."""
        if name not in self.trees:
            self.trees[name] = _parsed(self.content[name])
        return self.trees[name]

    def related(self, name: str, kind: str) -> str | None:
        """Return the name of the part of a kind that a part refers to, or None."""
        wanted = f"{OFFICE}/{kind}"
        found = (each.target for each in self.relations.get(name, ()) if each.kind == wanted)
        return next(found, None)

    def add(self, name: str, kind: str, content: bytes, owner: str, relation: str) -> str:
        """Add a part that another refers to, and return the relation's id."""
        own = self.relations.setdefault(owner, [])
        taken = {each.id for each in own}
        number = next(f"rIdS{n}" for n in range(1, len(taken) + 2) if f"rIdS{n}" not in taken)
        self.content[name], self.types[name] = content, kind
        own.append(Relation(number, f"{OFFICE}/{relation}", name, external=False))
        return number

    def packed(self) -> bytes:
        """Return the file again, with one fixed moment on every part."""
        for name, tree in self.trees.items():
            self.content[name] = _written(tree)
        written = BytesIO()
        with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as file:
            for name, content in self._all():
                info = zipfile.ZipInfo(name, ZIP_MOMENT)
                info.compress_type = zipfile.ZIP_DEFLATED
                file.writestr(info, content)
        return written.getvalue()

    def _all(self) -> list[tuple[str, bytes]]:
        relations = [(_rels_of(owner), _relations_part(owner, found))
                     for owner, found in self.relations.items() if found]  # fmt: skip
        return [(TYPES, self._types_part()), *relations, *self.content.items()]

    def _types_part(self) -> bytes:
        from lxml import etree

        root = etree.Element(f"{{{PACKAGE}/content-types}}Types",
                             nsmap={None: f"{PACKAGE}/content-types"})  # fmt: skip
        for suffix, kind in self.suffixes.items():
            etree.SubElement(root, f"{{{PACKAGE}/content-types}}Default", Extension=suffix,
                             ContentType=kind)  # fmt: skip
        for name in self.content:
            if name in self.types:
                kind = self.types[name]
                etree.SubElement(root, f"{{{PACKAGE}/content-types}}Override",
                                 PartName=f"/{name}", ContentType=kind)  # fmt: skip
        return _written(root)


def read_parts(content: bytes, name: str) -> Parts:
    """Read a Word file.

    Raises SmallStoriesError("own_template.damaged"), ("own_template.not_word") for another kind of
    file, ("own_template.with_macros") and ("own_template.too_large").
    """
    parts = _unpacked(content, name)
    root = _parsed_or_damaged(parts.content.pop(TYPES, b""), name)
    for element in root:
        if element.get("PartName"):
            parts.types[element.get("PartName").lstrip("/")] = element.get("ContentType", "")
        elif element.get("Extension"):
            parts.suffixes[element.get("Extension").lower()] = element.get("ContentType", "")
    if any(word in kind for kind in parts.types.values() for word in _MACROS):
        raise SmallStoriesError("own_template.with_macros", name=name)
    for rels in [each for each in parts.content if each.endswith(".rels")]:
        owner = _owner_of(rels)
        found = _parsed_or_damaged(parts.content.pop(rels), name)
        parts.relations[owner] = [_relation(each, owner) for each in found]
    _see_that_word(parts, name)
    return parts


def _unpacked(content: bytes, name: str) -> Parts:
    try:
        with zipfile.ZipFile(BytesIO(content)) as file:
            inside = [each for each in file.infolist() if not each.is_dir()]
            if sum(each.file_size for each in inside) > _LARGEST or len(inside) > _MOST:
                raise SmallStoriesError("own_template.too_large", name=name)
            return Parts({each.filename: part_of(file, each) for each in inside})
    except PACKAGE_TROUBLES as error:
        kind = "not_word" if not content.startswith(b"PK") else "damaged"
        raise SmallStoriesError(f"own_template.{kind}", name=name) from error


def _see_that_word(parts: Parts, name: str) -> None:
    kinds = {each.kind: each.target for each in parts.relations.get("", ())}
    where = kinds.get(f"{OFFICE}/officeDocument", "")
    if any(kind.startswith(_STRICT) for kind in kinds):
        raise SmallStoriesError("own_template.strict", name=name)
    if where not in parts.content:
        raise SmallStoriesError("own_template.damaged", name=name)
    if "wordprocessingml" not in parts.types.get(where, ""):
        raise SmallStoriesError("own_template.not_word", name=name)
    for each, kind in parts.types.items():
        if kind.endswith("xml") and each in parts.content:
            parts.trees[each] = _parsed_or_damaged(parts.content[each], name)
    if parts.tree(where).find(".//{*}body") is None:
        raise SmallStoriesError("own_template.damaged", name=name)


def _parsed(content: bytes) -> Any:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    return etree.fromstring(content, parser)


def _parsed_or_damaged(content: bytes, name: str) -> Any:
    from lxml import etree

    try:
        root = _parsed(content)
    except etree.XMLSyntaxError as error:
        raise SmallStoriesError("own_template.damaged", name=name) from error
    # lxml goes through the attributes of an element anew for each of them.
    if any(len(each.attrib) > _ATTRIBUTES_AT_MOST for each in root.iter("*")):
        raise SmallStoriesError("own_template.damaged", name=name)
    return root


def _relation(element: Any, owner: str) -> Relation:
    external = element.get("TargetMode") == "External"
    target = element.get("Target", "")
    if not external:
        target = posixpath.normpath(posixpath.join("/", posixpath.dirname(owner), target)).lstrip(
            "/"
        )
    return Relation(element.get("Id", ""), element.get("Type", ""), target, external)


def _owner_of(rels: str) -> str:
    folder, name = posixpath.split(rels)
    return posixpath.join(posixpath.dirname(folder), name.removesuffix(".rels"))


def _rels_of(owner: str) -> str:
    folder, name = posixpath.split(owner)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _relations_part(owner: str, found: list[Relation]) -> bytes:
    from lxml import etree

    space = f"{PACKAGE}/relationships"
    root = etree.Element(f"{{{space}}}Relationships", nsmap={None: space})
    for each in found:
        target = posixpath.relpath(f"/{each.target}", f"/{posixpath.dirname(owner)}")
        etree.SubElement(
            root, f"{{{space}}}Relationship", Id=each.id, Type=each.kind, Target=target
        )
    return _written(root)


def _written(root: Any) -> bytes:
    from lxml import etree

    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
