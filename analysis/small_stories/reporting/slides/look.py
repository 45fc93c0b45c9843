"""An empty presentation of our own: wide slides, our layouts, no trace of where it came from."""

from typing import Any, Final

from small_stories.reporting.neutral import MOMENT, PROGRAM
from small_stories.reporting.slides.layouts import HEIGHT, LAYOUTS, WIDTH, Box, Layout
from small_stories.reporting.word.markup import language_tag
from small_stories.strings import text

_NUMBER: Final = Box(11.4, 6.95, 1.0, 0.35, 12, ink="404040", anchor="ctr")
_NUMBER_PLACE: Final = 12  # the number of the slide's number among placeholders
_DROPPED: Final = ("printerSettings",)


def new_presentation(title: str, language: str) -> Any:
    """Return a presentation with our layouts and no slides, in a language and with a title."""
    from pptx import Presentation
    from pptx.util import Inches

    presentation = Presentation()
    presentation.slide_width, presentation.slide_height = Inches(WIDTH), Inches(HEIGHT)
    presentation.element.find("{*}sldSz").attrib.pop("type", None)  # it says 4:3
    _make_neutral(presentation, title, language_tag(language))
    for key, relation in list(presentation.part.rels.items()):
        if relation.reltype.endswith(_DROPPED):
            presentation.part.drop_rel(key)
    _keep_layouts(presentation)
    _shape_master(presentation.slide_master)
    for layout, shown in zip(LAYOUTS, presentation.slide_layouts, strict=True):
        _shape_layout(shown, layout, language)
    return presentation


def _make_neutral(presentation: Any, title: str, tag: str) -> None:
    """Give a presentation its title and take out everything else that python-pptx's file says."""
    facts = presentation.core_properties
    for name in ("author", "last_modified_by", "comments", "keywords", "subject", "category"):
        setattr(facts, name, "")
    facts.title, facts.language = title, tag
    facts.created = facts.modified = MOMENT
    facts.revision = 1
    package = presentation.part.package
    for key, relation in list(package._rels.items()):
        if relation.reltype.endswith("/metadata/thumbnail"):
            package.drop_rel(key)
        elif relation.reltype.endswith("/extended-properties"):
            relation.target_part._blob = PROGRAM


def _keep_layouts(presentation: Any) -> None:
    layouts = presentation.slide_layouts
    kept = {layout.made_from for layout in LAYOUTS}
    for place, found in reversed(list(enumerate(layouts))):
        if place not in kept:
            layouts.remove(found)


def _shape_master(master: Any) -> None:
    """Put the master's own places where most slides have them; titles stand at the left."""
    points = next(layout for layout in LAYOUTS if layout.key == "points")
    for shape in list(master.placeholders):
        place = shape.placeholder_format.idx
        if box := points.boxes.get(place):
            _put(shape, box)
        elif shape.placeholder_format.type == _kind("SLIDE_NUMBER"):
            _put(shape, _NUMBER)
        else:
            shape._element.getparent().remove(shape._element)
    _drop_prompts(master)


def _shape_layout(shown: Any, layout: Layout, language: str) -> None:
    shown.name = text(f"report.slides.{layout.key}", language)
    shown.element.attrib.pop("type", None)  # its places are our own
    for number, mark in enumerate(layout.marks):
        _add_mark(shown, number, *mark)
    for shape in list(shown.placeholders):
        place = shape.placeholder_format.idx
        box = layout.boxes.get(place)
        if place == _NUMBER_PLACE:
            _put(shape, _NUMBER)
        elif box is None:
            shape._element.getparent().remove(shape._element)
        else:
            _put(shape, box)
            _shape_text(shape, box)
            name = "title" if place == 0 else "picture" if place == layout.picture else "words"
            _prompt(shape, text(f"report.slides.prompt_{name}", language), language)


def _add_mark(
    shown: Any, number: int, left: float, top: float, width: float, height: float, colour: str
) -> None:
    """Add a plain area of colour behind the places of a layout; screen readers pass it over."""
    from pptx.oxml import parse_xml
    from pptx.oxml.ns import nsdecls
    from pptx.util import Inches

    decorative = (
        '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative'
        ' xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
        "</a:ext></a:extLst>"
    )
    place = "".join(
        f"<a:{name} {first}=\"{Inches(one)}\" {second}=\"{Inches(other)}\"/>"
        for name, first, one, second, other in (
            ("off", "x", left, "y", top), ("ext", "cx", width, "cy", height),
        )
    )  # fmt: skip
    area = parse_xml(
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="{900 + number}" name="">'
        f'{decorative}</p:cNvPr><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm>'
        f'{place}</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill>'
        f'<a:srgbClr val="{colour}"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>'
    )
    shown.shapes._spTree.insert(2 + number, area)


def _put(shape: Any, box: Box) -> None:
    from pptx.util import Inches

    shape.left, shape.top = Inches(box.left), Inches(box.top)
    shape.width, shape.height = Inches(box.width), Inches(box.height)


def _shape_text(shape: Any, box: Box) -> None:
    """Say how text looks in a place of a layout: its size, weight, colour and bullets."""
    from pptx.oxml import parse_xml
    from pptx.oxml.ns import nsdecls

    body = shape._element.txBody
    frame = body.bodyPr
    for child in list(frame):
        frame.remove(child)
    frame.set("anchor", box.anchor)
    body.bodyPr.append(parse_xml(f"<a:noAutofit {nsdecls('a')}/>"))
    for old in body.findall("{*}lstStyle"):
        body.remove(old)
    bullet = '<a:buFont typeface="Arial"/><a:buChar char="•"/>' if box.bullets else "<a:buNone/>"
    indent = 'marL="254000" indent="-254000"' if box.bullets else 'marL="0" indent="0"'
    style = (
        f"<a:lstStyle {nsdecls('a')}>"
        f'<a:lvl1pPr algn="l" {indent}><a:spcBef><a:spcPts val="600"/></a:spcBef>{bullet}'
        f'<a:defRPr sz="{round(box.size * 100)}" b="{int(box.bold)}" cap="none"><a:solidFill>'
        f'<a:srgbClr val="{box.ink}"/></a:solidFill></a:defRPr></a:lvl1pPr></a:lstStyle>'
    )
    body.insert(1, parse_xml(style))


def _prompt(shape: Any, words: str, language: str) -> None:
    """Write what an empty place of a layout asks for, in the report's language."""
    frame = shape.text_frame
    frame.clear()
    run = frame.paragraphs[0].add_run()
    run.text = words
    run._r.get_or_add_rPr().set("lang", language_tag(language))


def _drop_prompts(master: Any) -> None:
    """Take out the English words of the master's places; each layout has its own."""
    for shape in master.placeholders:
        if shape.placeholder_format.type != _kind("SLIDE_NUMBER"):
            shape.text_frame.clear()


def _kind(name: str) -> Any:
    from pptx.enum.shapes import PP_PLACEHOLDER

    return getattr(PP_PLACEHOLDER, name)
