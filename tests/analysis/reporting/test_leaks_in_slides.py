"""Leaks planted in finished slides and plain texts: each place that such a file has."""

import re
import zipfile
from base64 import b64encode
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from small_stories.changes.impact_stories import choose_impact_story
from small_stories.errors import SmallStoriesError
from small_stories.reporting.gate import Leaving, check
from small_stories.reporting.writing import write_report
from small_stories.strings import error_text

Plant = Callable[[bytes, str], bytes]
WORDS = ("Ursulan", "korsholmalaiset", "ursula.berg@posti.example")
NUMBERS = ("040 123 0000", "joku@toinen.example", "020280-999E")


def repacked(content: bytes, change: Callable[[str, bytes], bytes], **new: bytes) -> bytes:
    """Return a packed document with changed and new parts."""
    packed = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(packed, "w") as made:
        for part in old.infolist():
            made.writestr(part, change(part.filename, old.read(part)))
        for name, part_content in new.items():
            made.writestr(name, part_content)
    return packed.getvalue()


def with_part(content: bytes, name: str, part: str | bytes) -> bytes:
    raw = part.encode() if isinstance(part, str) else part
    return repacked(content, lambda _, there: there, **{name: raw})


def in_slide(content: bytes, xml: str, before: bytes = b"</p:spTree>") -> bytes:
    """Return slides with something at the end of the second one."""

    def change(name: str, part: bytes) -> bytes:
        if name != "ppt/slides/slide2.xml":
            return part
        assert before in part
        return part.replace(before, xml.encode() + before)

    return repacked(content, change)


def shape(words: str, tag: str = "p:sp") -> str:
    runs = "".join(f"<a:r><a:t>{letter}</a:t></a:r>" for letter in words)
    return f"<{tag}><p:txBody><a:p>{runs}</a:p></p:txBody></{tag}>"


def apart(words: str) -> str:
    """Return a part of its own with the words in a paragraph."""
    return f'<p:notes xmlns:p="urn:p" xmlns:a="urn:a">{shape(words)}</p:notes>'


def a_workbook(words: str) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        made.writestr("xl/sharedStrings.xml", f"<sst><si><t>{words}</t></si></sst>")
    return packed.getvalue()


IN_SLIDES: dict[str, Plant] = {
    "runs of a slide": lambda c, w: in_slide(c, shape(w)),
    "table": lambda c, w: in_slide(
        c, f"<p:graphicFrame><a:tbl><a:tr><a:tc>{shape(w, 'a:x')}</a:tc></a:tr></a:tbl>"
        "</p:graphicFrame>"
    ),
    "alternative text": lambda c, w: in_slide(c, f"<p:pic><p:cNvPr id='9' descr='{w}'/></p:pic>"),
    "name of a shape": lambda c, w: in_slide(c, f"<p:sp><p:cNvPr id='9' name='{w}'/></p:sp>"),
    "tooltip": lambda c, w: in_slide(c, f"<p:sp><a:hlinkClick tooltip='{w}'/></p:sp>"),
    "hidden shape": lambda c, w: in_slide(c, f"<p:sp hidden='1'>{shape(w)}</p:sp>"),
    "XML comment": lambda c, w: in_slide(c, f"<!-- {w} -->"),
    "notes": lambda c, w: with_part(c, "ppt/notesSlides/notesSlide9.xml", apart(w)),
    "layout": lambda c, w: with_part(c, "ppt/slideLayouts/slideLayout99.xml", apart(w)),
    "master": lambda c, w: with_part(c, "ppt/slideMasters/slideMaster9.xml", apart(w)),
    "old comment": lambda c, w: with_part(
        c, "ppt/comments/comment9.xml", f"<c:cm xmlns:c='urn:c'><c:text>{w}</c:text></c:cm>"
    ),
    "new comment": lambda c, w: with_part(c, "ppt/comments/modernComment_1.xml", apart(w)),
    "comment's author": lambda c, w: with_part(
        c, "ppt/commentAuthors.xml", f"<a><cmAuthor name='{w}' initials='x'/></a>"
    ),
    "new comment's author": lambda c, w: with_part(
        c, "ppt/authors.xml", f"<a><author name='{w}' userId='S::x'/></a>"
    ),
    "chart's title": lambda c, w: with_part(c, "ppt/charts/chart9.xml", apart(w)),
    "chart's cached words": lambda c, w: with_part(
        c, "ppt/charts/chart9.xml", f"<c><strCache><pt><v>{w}</v></pt></strCache></c>"
    ),
    "chart's workbook": lambda c, w: with_part(c, "ppt/embeddings/sheet9.xlsx", a_workbook(w)),
    "tag": lambda c, w: with_part(c, "ppt/tags/tag9.xml", f"<a><tag name='A' val='{w}'/></a>"),
    "section's name": lambda c, w: repacked(
        c, lambda name, part: part.replace(
            b"</p:presentation>", f"<section name='{w}'/></p:presentation>".encode())
        if name == "ppt/presentation.xml" else part,
    ),
    "link": lambda c, w: with_part(
        c, "ppt/slides/_rels/slide9.xml.rels",
        f"<R><Relationship Target='mailto:{w}' TargetMode='External'/></R>",
    ),
    "picture's name": lambda c, w: with_part(c, f"ppt/media/{w}.png", b"x"),
    "picture's note": lambda c, w: with_part(
        c, "ppt/media/image9.jpeg", b"\xff\xd8\xff\xe1\x00\x40Exif\0\0" + w.encode("utf-16-le")
    ),
    "printer's settings": lambda c, w: with_part(
        c, "ppt/printerSettings/p1.bin", b"\0" * 40 + f"Tulosti {w} eilen".encode("utf-16-le")
    ),
    "title property": lambda c, w: repacked(
        c, lambda name, part: re.sub(rb"(<dc:title>)", rb"\1" + w.encode() + b" ", part)
        if name == "docProps/core.xml" else part,
    ),
    "program's property": lambda c, w: with_part(
        c, "docProps/app9.xml", f"<P><Manager>{w}</Manager></P>"
    ),
    "custom XML": lambda c, w: with_part(
        c, "customXml/item9.xml", b"<a>" + b64encode(f"ja {w} oli".encode()) + b"</a>"
    ),
}  # fmt: skip
SAID_AS = {
    "runs of a slide": "dian teksti",
    "notes": "dian muistiinpanot",
    "layout": "diapohja",
    "new comment": "kommentit",
    "comment's author": "kommentit",
    "chart's title": "kaavion teksti",
    "chart's workbook": "taulukon solut",
    "picture's note": "kuvan tiedot",
    "title property": "tiedoston ominaisuudet",
}


@pytest.fixture
def made(kitchen: Any, out: Path) -> Path:
    """Return the folder of finished slides and texts of a small evaluation."""
    choose_impact_story(kitchen.project, kitchen.stories["door"])
    for name in ("impact_story", "innokyla"):
        write_report(kitchen.project, out, "fi", name)
    return out


def stopped(name: str, content: bytes, finished: Any) -> SmallStoriesError:
    """Return what the gate says of a file, which it must not let out."""
    with pytest.raises(SmallStoriesError) as caught:
        check(Leaving(name, content), finished.hidden, "fi")
    return caught.value


def test_a_leak_is_caught_in_every_place_of_slides(made: Path, finished: Any) -> None:
    clean = (made / "impact_story.pptx").read_bytes()
    assert check(Leaving("impact_story.pptx", clean), finished.hidden, "fi") == []
    for place, plant in IN_SLIDES.items():
        for words in WORDS:
            error = stopped("impact_story.pptx", plant(clean, words), finished)
            where = f"impact_story.pptx: {SAID_AS.get(place, '')}"
            assert str(error.fields["where"]).startswith(where), (place, words)
            assert words.lower() not in error_text(error, "fi").lower()


def test_a_number_that_nobody_decided_is_caught_beside_the_slides(
    made: Path, finished: Any
) -> None:
    clean = (made / "impact_story.pptx").read_bytes()
    for place in ("notes", "new comment", "alternative text", "tag", "chart's title", "link"):
        for words in NUMBERS:
            error = stopped("impact_story.pptx", IN_SLIDES[place](clean, words), finished)
            assert error.key == "report.number_leak", (place, words)


def test_a_leak_is_caught_in_a_plain_text(made: Path, finished: Any) -> None:
    clean = (made / "innokyla.txt").read_bytes()
    assert check(Leaving("innokyla.txt", clean), finished.hidden, "fi") == []
    for words in WORDS:
        error = stopped("innokyla.txt", clean + f"Sitten {words} oli.".encode(), finished)
        assert error.fields["where"] == "innokyla.txt: leipäteksti"
