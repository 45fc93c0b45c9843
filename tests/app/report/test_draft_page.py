from io import BytesIO
from typing import Any

from PIL import Image
from PySide6.QtGui import QTextDocument, QTextFormat, QTextTable

from small_stories.reporting.blocks import (
    ExampleBox,
    Grid,
    Labelled,
    Listed,
    Picture,
    Prose,
    Quoted,
    ReadingOf,
    Reference,
    Section,
    Subheading,
    ToBeFilled,
)
from small_stories.reporting.drafting import Draft
from small_stories.reporting.material import gather
from small_stories.reporting.templates.catalogue import template
from small_stories.storage.project_file import Project
from small_stories_app.report_tabs.draft.paper import RULE_AT, Paper
from small_stories_app.report_tabs.draft.typesetting import Typesetter


def a_picture() -> bytes:
    packed = BytesIO()
    Image.new("RGB", (40, 10), "white").save(packed, "PNG")
    return packed.getvalue()


QUOTE = Quoted("Me päätettiin ite.", "fi", "kävijä", "_Quote1", "", "Tavoite: rohkeus.")
EVERY_BLOCK = (
    Prose(("Ensin tämä, ks. ", Reference("_Quote1"), ".")),
    Subheading("Väliotsikko"),
    ReadingOf("Päättäminen teki rohkeammaksi."),
    QUOTE,
    Labelled("Tuki", ("kaksi tarinaa",)),
    Listed((("yksi",), ("kaksi",))),
    Grid("Taulu", ("a", "b"), ((("1",), ("2",)),), (60, 40)),
    ExampleBox("Alue", (Prose(("Sisällä.",)), Grid("Toinen", ("c",), ((("3",),),), (100,)))),
    Prose(("Laatikon jälkeen.",)),
    Picture(a_picture(), "Kuvio", "tekijät", "Kuvassa on viiva"),
    ToBeFilled("jotakin"),
)


def page_of(project: Project, *blocks: Any) -> QTextDocument:
    """Set blocks as a section of a draft."""
    draft = Draft(gather(project), template("evaluation"))
    draft.numbers.quotes["_Quote1"] = 7
    page = QTextDocument()
    section = Section("types", "Otsikko", blocks, level=2)
    list(Typesetter(page, Paper(1.0), draft, 0).set_section(section, (), ""))
    return page


def test_every_kind_of_block_stands_on_the_page_in_its_order(project: Project) -> None:
    said = [line for line in page_of(project, *EVERY_BLOCK).toPlainText().split("\n") if line]
    assert said == [
        "Otsikko", "Ensin tämä, ks. 7.", "Väliotsikko", "Päättäminen teki rohkeammaksi.",
        "”Me päätettiin ite.”", "– kävijä (sitaatti 7)", "Tavoite: rohkeus.",
        "Tuki: kaksi tarinaa", "•\u2002yksi", "•\u2002kaksi", "Taulukko 1. Taulu.", "a", "b", "1",
        "2", "Alue", "Sisällä.", "Taulukko 2. Toinen.", "c", "3", "Laatikon jälkeen.", "\ufffc",
        "Kuva 1. Kuvio. Lähde: tekijät.", "Täydennettävä: jotakin",
    ]  # fmt: skip


def test_headings_quotes_tables_and_pictures_are_what_they_look_like(project: Project) -> None:
    page = page_of(project, *EVERY_BLOCK)
    blocks = [page.findBlockByNumber(number) for number in range(page.blockCount())]
    levels = {each.text(): each.blockFormat().headingLevel() for each in blocks}
    assert (levels["Otsikko"], levels["Väliotsikko"], levels["Tuki: kaksi tarinaa"]) == (2, 3, 0)
    ruled = [each.text() for each in blocks if each.blockFormat().hasProperty(RULE_AT)]
    assert ruled == ["”Me päätettiin ite.”"]
    tables = [frame for frame in page.rootFrame().childFrames() if isinstance(frame, QTextTable)]
    assert [(each.rows(), each.columns()) for each in tables] == [(2, 2), (1, 1)]
    picture = page.find("\ufffc").charFormat()
    assert picture.property(QTextFormat.Property.ImageAltText.value) == "Kuvassa on viiva"
