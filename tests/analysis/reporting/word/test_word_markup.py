"""What each part of a report becomes in Word, and that the rules see what would be amiss."""

import zipfile
from io import BytesIO
from typing import Any

import pytest
from docx import Document
from lxml import etree
from PIL import Image
from word_rules import R, W, troubles

from small_stories.errors import SmallStoriesError
from small_stories.reporting.blocks import (
    ExampleBox,
    Grid,
    Listed,
    Picture,
    Prose,
    Quoted,
    Reference,
    Section,
    Subheading,
)
from small_stories.reporting.quotation_marks import in_quotation_marks
from small_stories.reporting.word.document import word_file
from small_stories.reporting.word.own_words import own_words

WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def drawn(width: int = 2000, height: int = 500) -> bytes:
    made = BytesIO()
    Image.new("RGB", (width, height), "white").save(made, "PNG")
    return made.getvalue()


SOUP = Quoted("Me saatiin ite päättää.", "fi", "kävijä", "_Quote1", "", "Tavoite: vaikuttaminen.")
ARABIC = Quoted("كنت أخاف.", "ar", "kävijä, käännös arabiasta", "_Quote2", "Pelkäsin.", "")
GOALS = Grid("Tavoitteet", ("Tavoite", "Sitaatit"),
             ((("rohkeus",), (Reference("_Quote1"),)),), (60, 40), "goals")  # fmt: skip
FIGURE = Picture(drawn(), "Tarinat tyypeittäin", "tekijät.", "Kolme pylvästä.", "by type")
BOX = ExampleBox("Hakunila", (Listed((("verkostokahvit",), ("torstait",))), SOUP, GOALS))
SECTIONS = [
    Section("a", "Alku", (Prose(("Kuva ", Reference("by type"), ", taulukko ", Reference("goals"),
                                 ", sitaatti ", Reference("_Quote2"), ".")),)),
    Section("b", "Tarinat", (Subheading("Teema"), SOUP, ARABIC, BOX, BOX, GOALS), 2),
    Section("c", "Kuvat", (FIGURE, FIGURE), 3),
]  # fmt: skip


def body(content: bytes) -> Any:
    with zipfile.ZipFile(BytesIO(content)) as file:
        return etree.fromstring(file.read("word/document.xml"))


def said(element: Any) -> str:
    return "".join(each.text or "" for each in element.iter(f"{W}t"))


@pytest.fixture(scope="module")
def written() -> bytes:
    return word_file("Loppuraportti", "fi", SECTIONS, with_contents=True)


def test_all_blocks_make_a_file_without_troubles(written: bytes) -> None:
    assert troubles(written) == []
    assert troubles(word_file("Tyhjä", "sv", [])) == []


def test_captions_count_by_themselves_and_are_referred_to(written: bytes) -> None:
    texts = [said(each) for each in body(written).iter(f"{W}p")]
    assert "Kuva 1, taulukko 1, sitaatti 2." in texts
    assert "Taulukko 1. Tavoitteet." in texts
    assert "Taulukko 3. Tavoitteet." in texts
    assert "Kuva 2. Tarinat tyypeittäin. Lähde: tekijät." in texts
    fields = [each.text.strip() for each in body(written).iter(f"{W}instrText")]
    assert fields.count("SEQ Kuva \\* ARABIC") == 2
    assert fields.count("SEQ Taulukko \\* ARABIC") == 3
    assert fields.count("SEQ sitaatti \\* ARABIC") == 2
    assert "REF _by_type \\h" in fields


def test_a_quote_that_is_printed_again_keeps_its_number(written: bytes) -> None:
    lines = [each for each in body(written).iter(f"{W}p") if said(each).startswith("– kävijä (")]
    assert [said(each) for each in lines] == ["– kävijä (sitaatti 1)"] * 3
    kinds = [each.findtext(f".//{W}instrText").split()[0] for each in lines]
    assert kinds == ["SEQ", "REF", "REF"]


def test_a_quote_says_its_language_and_reads_from_the_right_where_it_should(written: bytes) -> None:
    quotes = [each for each in body(written).iter(f"{W}p")
              if each.find(f"{W}pPr/{W}pStyle").get(f"{W}val") == "Quote"]  # fmt: skip
    arabic, translated = quotes[1:3]
    assert arabic.find(f"{W}pPr/{W}bidi") is not None
    assert arabic.find(f".//{W}rPr/{W}rtl") is not None
    assert arabic.find(f".//{W}rPr/{W}lang").get(f"{W}bidi") == "ar"
    assert translated.find(f"{W}pPr/{W}bidi") is None
    assert translated.find(f".//{W}rPr/{W}lang").get(f"{W}val") == "fi-FI"


@pytest.mark.parametrize(("code", "tag"), [("et", "et"), ("so", "so"), ("ru", "ru"), ("?x", "und")])
def test_any_language_has_a_tag(code: str, tag: str) -> None:
    quote = Quoted("Sanat", code, "kävijä", "_Quote1", "", "")
    found = body(word_file("x", "fi", [Section("a", "A", (quote,))])).findall(f".//{W}lang")
    assert [each.get(f"{W}val") for each in found] == [tag]


def test_a_picture_is_told_in_words_and_no_wider_than_the_text(written: bytes) -> None:
    told = body(written).findall(f".//{WP}inline")
    assert [each.find(f"{WP}docPr").get("descr") for each in told] == ["Kolme pylvästä."] * 2
    assert [int(each.find(f"{WP}extent").get("cx")) for each in told] == [5_760_000] * 2
    # The same picture is kept once.
    blips = {each.get(f"{R}embed") for each in body(written).iter() if each.get(f"{R}embed")}
    assert len(blips) == 1
    tall = word_file("x", "fi", [Section("a", "A", (Picture(drawn(100, 9000), "K", "", "a"),))])
    assert int(body(tall).find(f".//{WP}extent").get("cy")) == 20 * 360_000
    with pytest.raises(SmallStoriesError) as stopped:
        word_file("x", "fi", [Section("a", "A", (Picture(b"GIF89a", "K", "", "a"),))])
    assert stopped.value.key == "report.no_picture"


def test_contents_are_filled_in_and_lead_to_numbered_headings(written: bytes) -> None:
    lines = [said(each) for each in body(written).iter(f"{W}hyperlink")]
    assert lines == ["1 Alku", "1.1 Tarinat", "1.1.1 Teema", "1.1.2 Kuvat"]
    styles = Document(BytesIO(written)).styles
    for level in (1, 2, 3):
        assert styles[f"Heading {level}"].element.find(f"{W}pPr/{W}numPr") is not None
    plain = word_file("x", "fi", SECTIONS)
    assert Document(BytesIO(plain)).styles["Heading 1"].element.find(f".//{W}numPr") is None
    with zipfile.ZipFile(BytesIO(written)) as file:
        assert b"updateFields" not in file.read("word/settings.xml")


def test_a_reference_to_what_is_not_here_is_left_out() -> None:
    parts = ("Ks. ", Reference("_Quote7"), "tämä.")
    made = body(word_file("x", "fi", [Section("a", "A", (Prose(parts),))]))
    assert said(made.findall(f".//{W}p")[2]) == "Ks. tämä."


def test_the_analysts_words_are_tagged_where_the_report_is_in_another_language() -> None:
    own = own_words("fi", ["kävijät pääsevät vaikuttamaan", "Rohkeus toimia kasvaa. Uusi rivi"])
    told = "Goals: Kävijät pääsevät vaikuttamaan. Example: rohkeus toimia kasvaa. Uusi rivi. End."
    made = body(word_file("x", "en", [Section("a", "A", (Prose((told,)),))], own_words=own))
    runs = [each for each in made.iter(f"{W}r") if each.find(f"{W}rPr/{W}lang") is not None]
    assert [said(each) for each in runs] == [
        "Kävijät pääsevät vaikuttamaan", "rohkeus toimia kasvaa. Uusi rivi",
    ]  # fmt: skip
    assert {each.find(f"{W}rPr/{W}lang").get(f"{W}val") for each in runs} == {"fi-FI"}
    assert said(made).endswith(told)


def test_lines_and_tabs_that_somebody_typed_are_kept() -> None:
    made = body(word_file("x", "fi", [Section("a", "A", (Prose(("yksi\nkaksi\tkolme",)),))]))
    assert len(made.findall(f".//{W}br")) == len(made.findall(f".//{W}tab")) == 1


@pytest.mark.parametrize(
    ("words", "language", "printed"),
    [
        ('Se sano "tuu" ja «mene»', "fi", "”Se sano ’tuu’ ja ’mene’”"),
        ("Hon sa ”kom in”.", "sv", "”Hon sa ’kom in’.”"),
        ('"Come in," she said, "don\'t wait."', "en", "“‘Come in,’ she said, ‘don’t wait.’”"),
        ("(„tuu“)", "en", "“(‘tuu’)”"),
        ("Sanat", "et", "”Sanat”"),
    ],
)
def test_quotation_marks_follow_the_report(words: str, language: str, printed: str) -> None:
    assert in_quotation_marks(words, language) == printed


def changed(content: bytes, part: str, old: str, new: str) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as before, zipfile.ZipFile(made, "w") as after:
        for name in before.namelist():
            text = before.read(name)
            if name == part:
                assert old.encode() in text
                text = text.replace(old.encode(), new.encode(), 1)
            after.writestr(name, text)
    return made.getvalue()


@pytest.mark.parametrize(
    ("part", "old", "new", "told"),
    [
        ("word/document.xml", "<w:keepNext", "<w:jc w:val='left'/><w:keepNext", "pPr has"),
        ("word/document.xml", "<w:tblHeader/>", "", "first row of a table"),
        ("word/document.xml", 'descr="Kolme pylvästä."', 'descr=""', "not told in words"),
        ("word/document.xml", '"Heading1"', '"Heading3"', "a heading of level 3 after"),
        ("word/document.xml", '<w:lang w:val="fi-FI"/>', "", "quote does not tell its language"),
        ("word/document.xml", "REF _by_type", "REF _gone", "_gone leads nowhere"),
        ("word/document.xml", '<w:fldChar w:fldCharType="end"/>', "", "field is left open"),
        ("word/document.xml", '"Caption"', '"Otsikko"', "pStyle Otsikko is no style"),
        ("word/styles.xml", "404040", "BBBBBB", "is BBBBBB on FFFFFF"),
        ("docProps/core.xml", "Loppuraportti", "", "has no title"),
        ("word/_rels/document.xml.rels", "media/rIdP1", "media/gone", "which is not there"),
    ],
)
def test_the_rules_see_what_is_amiss(
    written: bytes, part: str, old: str, new: str, told: str
) -> None:
    found = troubles(changed(written, part, old, new))
    assert any(told in each for each in found)
