"""The styles of a template: its own win, and those that it lacks are added."""

from typing import Any, Final

from small_stories.reporting.own_templates.paragraphs import W
from small_stories.reporting.own_templates.parts import Parts
from small_stories.reporting.word import styles
from small_stories.reporting.word.markup import DECLARED
from small_stories.reporting.word.package import numbering_part
from small_stories.reporting.word.styles import Style, style_element

_KIND: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def mapped_styles(parts: Parts) -> dict[str, str]:
    """Return the id of every style that a report uses, by its name; what is missing is added."""
    sheet = parts.related(parts.document, "styles")
    if sheet is None:
        sheet = "word/styles.xml"
        empty = f"<w:styles {DECLARED}/>".encode()
        parts.add(sheet, f"{_KIND}.styles+xml", empty, parts.document, "styles")
    root = parts.tree(sheet)
    known = {
        (each.get(f"{W}type"), _name(each).casefold()): each.get(f"{W}styleId")
        for each in root.iter(f"{W}style")
    }
    ids: dict[str, str] = {}
    for style in styles.styles():
        found = known.get((style.kind, style.name.casefold()))
        ids[style.name] = found or _add(parts, root, style, ids)
    if (bullet := _style(root, ids[styles.BULLET])) is not None and _has_no_points(bullet):
        _give_points(parts, bullet)
    return ids


def heading_level(parts: Parts, paragraph: Any) -> int | None:
    """Return which level of heading a paragraph of the template is, or None."""
    sheet = parts.related(parts.document, "styles")
    named = paragraph.find(f"{W}pPr/{W}pStyle")
    if sheet is None or named is None:
        return None
    style, seen = _style(parts.tree(sheet), named.get(f"{W}val")), 0
    while style is not None and seen < 10:
        outline = style.find(f"{W}pPr/{W}outlineLvl")
        if outline is not None:
            level = int(outline.get(f"{W}val", "9"))
            return level + 1 if level < 9 else None
        words = _name(style).casefold().split()
        if len(words) == 2 and words[0] == "heading" and words[1].isdigit():
            return int(words[1])
        base = style.find(f"{W}basedOn")
        style = None if base is None else _style(parts.tree(sheet), base.get(f"{W}val"))
        seen += 1
    return None


def language_of(parts: Parts) -> str:
    """Return the tag of the language that a template's words have when nothing else is said."""
    sheet = parts.related(parts.document, "styles")
    if sheet is None:
        return ""
    found = parts.tree(sheet).find(f"{W}docDefaults//{W}lang")
    return "" if found is None else found.get(f"{W}val", "")


def _name(style: Any) -> str:
    named = style.find(f"{W}name")
    return "" if named is None else named.get(f"{W}val", "")


def _style(root: Any, number: str | None) -> Any:
    return next((e for e in root.iter(f"{W}style") if e.get(f"{W}styleId") == number), None)


def _add(parts: Parts, root: Any, style: Style, ids: dict[str, str]) -> str:
    """Add one of our styles, in the template's own letters, and return its id."""
    from lxml import etree

    taken = {each.get(f"{W}styleId") for each in root.iter(f"{W}style")}
    number = style.id if style.id not in taken else f"{style.id}SmallStories"
    wrapped = f"<w:styles {DECLARED}>{style_element(style)}</w:styles>"
    element = etree.fromstring(wrapped)[0]
    element.set(f"{W}styleId", number)
    element.attrib.pop(f"{W}default", None)
    if style.name == styles.NORMAL and not any(
        each.get(f"{W}default") == "1" and each.get(f"{W}type") == "paragraph"
        for each in root.iter(f"{W}style")
    ):
        element.set(f"{W}default", "1")
    for key in ("basedOn", "next"):
        reference = element.find(f"{W}{key}")
        if reference is not None:
            reference.set(f"{W}val", _by_our_id(reference.get(f"{W}val"), ids))
    _inherit(root, element, style, ids)
    root.append(element)
    if style.name == styles.BULLET:
        _give_points(parts, element)
    return number


def _by_our_id(number: str, ids: dict[str, str]) -> str:
    return next((own for name, own in ids.items() if styles.style_id(name) == number), number)


def _inherit(root: Any, element: Any, style: Style, ids: dict[str, str]) -> None:
    """Leave to the template what it says of its letters: sizes of text, looks of headings."""
    letters, base = element.find(f"{W}rPr"), element.find(f"{W}basedOn")
    if letters is None:
        return
    above = [ids[name] for name in styles.HEADINGS if name in ids and name != style.name]
    if style.name in styles.HEADINGS and above and base is not None:
        base.set(f"{W}val", above[-1])
        smaller = max(22, _size(root, above[-1]) - 4)
        for each in list(letters):
            if each.tag in (f"{W}sz", f"{W}szCs"):
                each.set(f"{W}val", str(smaller))
            else:
                letters.remove(each)
        return
    size = letters.find(f"{W}sz")
    if size is not None and size.get(f"{W}val") == "22":
        for each in (size, letters.find(f"{W}szCs")):
            letters.remove(each)


def _size(root: Any, number: str) -> int:
    """Return the size of a style's letters in half points, as far as it says one itself."""
    style = _style(root, number)
    size = None if style is None else style.find(f"{W}rPr/{W}sz")
    return 26 if size is None else int(size.get(f"{W}val", "26"))


def _has_no_points(style: Any) -> bool:
    return style.find(f"{W}pPr/{W}numPr") is None


def _give_points(parts: Parts, style: Any) -> None:
    """Let a style count as points of a list, by a definition of our own."""
    from lxml import etree

    shape = style.find(f"{W}pPr")
    if shape is None:
        shape = etree.Element(f"{W}pPr")
        letters = style.find(f"{W}rPr")
        style.append(shape) if letters is None else letters.addprevious(shape)
    for each in shape.findall(f"{W}numPr"):
        shape.remove(each)
    props = etree.Element(f"{W}numPr")
    etree.SubElement(props, f"{W}numId").set(f"{W}val", str(_points(parts)))
    before = ("keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl")
    at = sum(each.tag in [f"{W}{name}" for name in before] for each in shape)
    shape.insert(at, props)


def _points(parts: Parts) -> int:
    """Return the number of a list of points, added to what the template counts by."""
    from lxml import etree

    own = parts.related(parts.document, "numbering")
    if own is None:
        content = numbering_part().encode()
        parts.add("word/numbering.xml", f"{_KIND}.numbering+xml", content, parts.document,
                  "numbering")  # fmt: skip
        return 1
    root = parts.tree(own)
    ours = etree.fromstring(numbering_part().encode())
    abstract, number = ours[0], ours.find(f"{W}num")
    lists = [int(e.get(f"{W}abstractNumId")) for e in root.iter(f"{W}abstractNum")]
    numbers = [int(e.get(f"{W}numId")) for e in root.iter(f"{W}num")]
    which, its_number = max(lists, default=-1) + 1, max(numbers, default=0) + 1
    abstract.set(f"{W}abstractNumId", str(which))
    number.set(f"{W}numId", str(its_number))
    number.find(f"{W}abstractNumId").set(f"{W}val", str(which))
    # All kinds of lists stand before all lists, and a mark of Word's own after them.
    clean_up = root.find(f"{W}numIdMacAtCleanup")
    root.append(number) if clean_up is None else clean_up.addprevious(number)
    root.find(f"{W}num").addprevious(abstract)
    return its_number
