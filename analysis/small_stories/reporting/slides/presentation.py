"""Sections written as a PowerPoint presentation."""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final

from small_stories.reporting.blocks import Section
from small_stories.reporting.neutral import neutral_package
from small_stories.reporting.printable import printable
from small_stories.reporting.slides.deck import Slide, deck
from small_stories.reporting.slides.layouts import LAYOUTS
from small_stories.reporting.slides.look import new_presentation
from small_stories.reporting.slides.splitting import Line
from small_stories.reporting.word.markup import is_right_to_left, language_tag
from small_stories.reporting.word.own_words import OwnWords

_NUMBER_PLACE: Final = 12


@dataclass(frozen=True, slots=True)
class _Spoken:
    """In which language words are: the report's, or that in which the analyst wrote them."""

    language: str
    own_words: OwnWords

    def parts(self, words: str, language: str) -> Iterator[tuple[str, str]]:
        """Yield words in pieces with the language of each."""
        if language:
            yield words, language
            return
        for piece, tongue in self.own_words.told_apart(words):
            yield piece, tongue or self.language


def slides_file(
    title: str,
    language: str,
    sections: Sequence[Section],
    *,
    own_words: OwnWords | None = None,
) -> bytes:
    """Return a presentation of sections under a title, as the bytes of a .pptx file.

    ``own_words`` knows what the analyst wrote in another language than the report's.
    """
    presentation = new_presentation(printable(title), language)
    spoken = _Spoken(language, own_words or OwnWords())
    for slide in deck(title, language, sections):
        _add_slide(presentation, slide, spoken)
    packed = BytesIO()
    presentation.save(packed)
    return neutral_package(packed.getvalue())


def _add_slide(presentation: Any, slide: Slide, spoken: _Spoken) -> None:
    layout = presentation.slide_layouts[LAYOUTS.index(slide.layout)]
    made = presentation.slides.add_slide(layout)
    for shape in list(made.placeholders):
        place = shape.placeholder_format.idx
        if place == 0:
            _write(shape, (Line(slide.title),), spoken)
        elif place == slide.layout.picture and slide.picture:
            _add_picture(shape, slide)
        elif lines := slide.lines.get(place):
            _write(shape, lines, spoken, slide.sizes.get(place))
        else:
            shape._element.getparent().remove(shape._element)
    _add_number(made, layout)


def _write(shape: Any, lines: Sequence[Line], spoken: _Spoken, size: float | None = None) -> None:
    """Write lines into a place, each a paragraph, each run tagged with its language."""
    frame = shape.text_frame
    for number, line in enumerate(lines):
        paragraph = frame.add_paragraph() if number else frame.paragraphs[0]
        if is_right_to_left(line.language):
            paragraph._p.get_or_add_pPr().set("rtl", "1")
        if line.label:
            _add_run(paragraph, line.label, spoken.language, size, line).font.bold = True
        for words, language in spoken.parts(line.text, line.language):
            if words:
                _add_run(paragraph, words, language, size, line)


def _add_run(paragraph: Any, words: str, language: str, size: float | None, line: Line) -> Any:
    from pptx.util import Pt

    run = paragraph.add_run()
    run.text = " ".join(printable(words).splitlines())
    run._r.get_or_add_rPr().set("lang", language_tag(language))
    if size is not None:
        run.font.size = Pt(size)
    if line.is_gap:
        run._r.get_or_add_rPr().append(_highlight())
    return run


def _highlight() -> Any:
    """Return the mark of what is still to be filled, in the colour that it has in Word."""
    from pptx.oxml import parse_xml
    from pptx.oxml.ns import nsdecls

    return parse_xml(f'<a:highlight {nsdecls("a")}><a:srgbClr val="FFF4CC"/></a:highlight>')


def _add_picture(shape: Any, slide: Slide) -> None:
    """Put a picture into its place whole, with what it shows in words."""
    assert slide.picture is not None
    left, top, width, height = shape.left, shape.top, shape.width, shape.height
    put = shape.insert_picture(BytesIO(slide.picture.image))
    put.crop_left = put.crop_right = put.crop_top = put.crop_bottom = 0
    wide, high = put.image.size
    share = min(width / wide, height / high)
    put.width, put.height = round(wide * share), round(high * share)
    put.left, put.top = left + (width - put.width) // 2, top + (height - put.height) // 2
    put._element.nvPicPr.cNvPr.set("descr", printable(slide.picture.alternative))


def _add_number(made: Any, layout: Any) -> None:
    """Give a slide the number that its layout has a place for."""
    for shape in layout.placeholders:
        if shape.placeholder_format.idx == _NUMBER_PLACE:
            made.shapes._spTree.append(deepcopy(shape._element))
