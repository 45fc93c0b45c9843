"""The files that leave: real Word and Excel, with nothing hidden in any of their bytes."""

import zipfile
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml import etree
from openpyxl import load_workbook

from small_stories.changes.grouping import edit_type
from small_stories.changes.hiding import add_identity
from small_stories.changes.house_style import choose_profile
from small_stories.changes.interviewing import describe_interview
from small_stories.changes.marking import describe_story
from small_stories.changes.quoting import edit_quote, pass_by_eye
from small_stories.changes.reading import write_reading
from small_stories.changes.setting_up import add_quant_result, write_report_section
from small_stories.errors import SmallStoriesError
from small_stories.model import Decision, IdentityKind, Profile
from small_stories.reporting.writing import write_report
from small_stories.storage.exports import exports
from small_stories.strings import LANGUAGES, error_text

NAMES = ("Marjatta", "Marjatan", "Hakunila", "Hakunilassa")


def paragraphs(path: Path) -> list[str]:
    return [paragraph.text for paragraph in Document(str(path)).paragraphs]


def everything_in(path: Path) -> str:
    if path.suffix == ".csv":
        return path.read_text("utf-8-sig")
    with zipfile.ZipFile(path) as package:
        return "\n".join(
            package.read(name).decode("utf-8", "replace") for name in package.namelist()
        )


def test_the_chapter_has_its_sections_in_order(kitchen: Any, out: Path) -> None:
    write_report(kitchen.project, out)
    document = Document(str(out / "report.docx"))
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert headings == [
        "Tavoitteet", "Resurssit", "Toimenpiteet", "Tuotokset", "Aineisto ja menetelmä",
        "Pienet onnistumistarinat teemoittain", "Tarinatyypit ja vaikutusmekanismit",
        "Mistä vaikutuksista tarinat kertovat", "Mikä ei toiminut", "Määrälliset tiedot",
        "Mihin kannattaa jatkossa kiinnittää huomiota", "Luottamuksellisuus",
        "Mitä menetelmä ei kerro", "Lähteet", "Liite: tarinatyypit taulukoina",
    ]  # fmt: skip
    texts = [p.text for p in document.paragraphs]
    assert "Täydennettävä: mitä tavoitteiden saavuttamiseksi tehtiin" in texts
    assert "Toimintaa pyöritti kaksi työntekijää." in texts
    assert "Siirtymiä" not in " ".join(headings)
    assert "Siirtymiä opintoihin syntyy" in texts


def test_reading_quote_attribution_and_effect_stand_together(kitchen: Any, out: Path) -> None:
    write_report(kitchen.project, out)
    document = Document(str(out / "report.docx"))
    shown = [(p.style.name, p.text) for p in document.paragraphs]
    at = next(n for n, (style, text) in enumerate(shown) if "tiskillä" in text)
    assert [style for style, _ in shown[at - 1 : at + 3]] == [
        "Reading", "Quote", "Attribution", "Effect",
    ]  # fmt: skip
    assert shown[at][1].startswith("”(...) mä en uskaltanu")
    assert shown[at][1].endswith("[asuinalueellakin].”")
    assert shown[at + 1][1] == "– yhteiskeittiön kävijä (sitaatti 2)"
    assert shown[at + 2][1].startswith("Esimerkki vaikutuksesta: Rohkeus toimia")
    styles = document.styles
    for name in ("Reading", "Quote", "Attribution", "Heading 1", "Heading 2", "Caption"):
        assert styles[name].paragraph_format.keep_with_next
    assert styles["Quote"].paragraph_format.left_indent
    assert not styles["Quote"].font.italic


def test_numbers_and_references_are_fields_that_agree(kitchen: Any, out: Path) -> None:
    write_report(kitchen.project, out)
    with zipfile.ZipFile(out / "report.docx") as package:
        body = etree.fromstring(package.read("word/document.xml"))
    fields = [node.text for node in body.iter(qn("w:instrText"))]
    assert fields.count(" SEQ Taulukko \\* ARABIC ") == 7
    assert fields.count(" SEQ sitaatti \\* ARABIC ") == 3
    anchors = {node.get(qn("w:name")) for node in body.iter(qn("w:bookmarkStart"))}
    pointed = {text.split()[1] for text in fields if text.startswith(" REF ")}
    assert pointed <= anchors
    assert len([name for name in anchors if name.startswith("_Quote")]) == 3
    texts = paragraphs(out / "report.docx")
    assert "Taulukko 3. Tavoitteet ja niistä kertovat tarinat." in texts
    assert "Sitaatit: 2" in texts
    assert "Vastaesimerkkejä sitaateissa: 3" in texts


def test_tables_have_marked_header_rows_and_a_title(kitchen: Any, out: Path) -> None:
    write_report(kitchen.project, out)
    tables = Document(str(out / "report.docx")).tables
    assert [cell.text for cell in tables[3].rows[1].cells] == [
        "Kävijöitä", "3\u202f648", "2025", "keittiön vuosikertomus",
    ]  # fmt: skip
    for table in tables:
        heads = [row._tr.find(f".//{qn('w:tblHeader')}") is not None for row in table.rows]
        assert heads == [True] + [False] * (len(table.rows) - 1)
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))


@pytest.mark.parametrize(("language", "tag"), [("fi", "fi-FI"), ("sv", "sv-FI"), ("en", "en-GB")])
def test_language_is_told_of_the_document_and_of_each_quote(
    kitchen: Any, out: Path, language: str, tag: str
) -> None:
    write_report(kitchen.project, out, language)
    document = Document(str(out / "report.docx"))
    default = document.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    assert default.get(qn("w:val")) == tag
    assert document.core_properties.language == tag
    quote = next(p for p in document.paragraphs if p.style.name == "Quote")
    own = quote.runs[0]._r.find(f".//{qn('w:lang')}")
    assert (own.get(qn("w:val")) if own is not None else tag) == "fi-FI"
    assert quote.text[0] + quote.text[-1] == ("“”" if language == "en" else "””")


def test_no_file_says_who_made_it_or_when(kitchen: Any, out: Path) -> None:
    first = [path.read_bytes() for path in write_report(kitchen.project, out).paths]
    facts = Document(str(out / "report.docx")).core_properties
    assert (facts.author, facts.last_modified_by, facts.comments) == ("", "", "")
    assert facts.title == "Arviointi: Koe"
    assert facts.created.year == facts.modified.year == 2000
    book = load_workbook(out / "typology.xlsx")
    assert not book.properties.creator
    assert not book.properties.lastModifiedBy
    for path in (each for each in out.iterdir() if each.suffix != ".csv"):
        with zipfile.ZipFile(path) as package:
            assert {part.date_time[0] for part in package.infolist()} == {1980}
            assert not [name for name in package.namelist() if "thumbnail" in name]
        assert "python-docx" not in everything_in(path)
    assert first == [path.read_bytes() for path in write_report(kitchen.project, out).paths]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_hidden_name_and_no_share_of_people_leaves(
    kitchen: Any, out: Path, language: str
) -> None:
    written = write_report(kitchen.project, out, language)
    assert [path.name for path in written.paths] == [
        "report.docx",
        "quotes.docx",
        "typology.xlsx",
        "typology.csv",
    ]
    assert sorted(path.name for path in out.iterdir()) == sorted(p.name for p in written.paths)
    for path in written.paths:
        content = everything_in(path).lower()
        for name in NAMES:
            assert name.lower() not in content
    assert "%" not in "".join(paragraphs(out / "report.docx"))


def plant_in_reading(kitchen: Any) -> str:
    write_reading(kitchen.project, kitchen.stories["door"], text="Marjatan kannustus auttoi.")
    return "Pienet onnistumistarinat teemoittain"


def plant_in_section(kitchen: Any) -> str:
    write_report_section(kitchen.project, "outputs", "Retki Hakunilaan.")
    return "Tuotokset"


def plant_in_number(kitchen: Any) -> str:
    add_quant_result(kitchen.project, "Retkiä", "2", source="HAKUNILAN toimintakertomus")
    return "Määrälliset tiedot"


def plant_in_type(kitchen: Any) -> str:
    edit_type(kitchen.project, kitchen.types[0], name="Marjattan palaute")
    return "Tarinatyypit ja vaikutusmekanismit"


def plant_in_quote(kitchen: Any) -> str:
    project = kitchen.project
    add_identity(project, IdentityKind.OTHER, "hernekeitto", decision=Decision.REMOVE)
    add_identity(project, IdentityKind.PERSON, "Nykyään", decision=Decision.REMOVE)
    return "Pienet onnistumistarinat teemoittain"


@pytest.mark.parametrize(
    "plant", [plant_in_reading, plant_in_section, plant_in_number, plant_in_type, plant_in_quote]
)
def test_a_planted_name_is_found_and_nothing_is_handed_over(
    kitchen: Any, out: Path, plant: Any
) -> None:
    write_report(kitchen.project, out)
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    section = plant(kitchen)
    with pytest.raises(SmallStoriesError) as stopped:
        write_report(kitchen.project, out)
    assert stopped.value.key == "report.leak"
    assert f"report.docx: {section}" in str(stopped.value.fields["where"])
    for language in LANGUAGES:
        assert not any(name in error_text(stopped.value, language) for name in NAMES)
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before
    assert len(exports(kitchen.project)) == 4


def test_a_source_of_the_method_gives_nobody_away(kitchen: Any, out: Path) -> None:
    add_identity(kitchen.project, IdentityKind.PERSON, "Marko", decision=Decision.REPLACE)
    assert len(write_report(kitchen.project, out).paths) == 4
    write_report_section(kitchen.project, "measures", "Marko ohjasi ryhmää.")
    with pytest.raises(SmallStoriesError) as stopped:
        write_report(kitchen.project, out)
    assert stopped.value.fields["where"] == "report.docx: Toimenpiteet"


def test_what_went_out_is_written_down(kitchen: Any, out: Path) -> None:
    write_report(kitchen.project, out)
    logged = exports(kitchen.project)
    assert [export.kind for export in logged] == ["report", "quotes", "typology", "typology"]
    assert sorted(logged[0].quotes) == sorted(kitchen.quotes.values())
    assert len({export.sha256 for export in logged}) == 4
    assert kitchen.project.history(1)[0].name == "report.exported"


def test_a_place_that_cannot_be_written_to_is_told(kitchen: Any, out: Path) -> None:
    out.parent.mkdir(exist_ok=True)
    out.write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(SmallStoriesError) as stopped:
        write_report(kitchen.project, out)
    assert stopped.value.key == "report.folder_unusable"
    out.unlink()
    (out / "quotes.docx").mkdir(parents=True)
    with pytest.raises(SmallStoriesError) as stopped:
        write_report(kitchen.project, out)
    assert stopped.value.key == "report.file_in_use"
    assert [path.name for path in out.iterdir()] == ["quotes.docx"]
    assert exports(kitchen.project) == []


def test_a_quote_through_an_interpreter_and_in_translation_says_so(kitchen: Any, out: Path) -> None:
    describe_interview(kitchen.project, kitchen.interviews[1], interpreter=1, language="ar")
    edit_quote(kitchen.project, kitchen.quotes["soup"], translation="Saimme itse päättää.")
    pass_by_eye(kitchen.project, kitchen.quotes["soup"], passed=True)
    write_report(kitchen.project, out)
    texts = paragraphs(out / "report.docx")
    assert "– yhteiskeittiön kävijä, tulkin välityksellä, käännös arabiasta (sitaatti 1)" in texts
    assert "”Saimme itse päättää.”" in texts
    method = next(text for text in texts if text.startswith("Aineistona on"))
    assert "Haastattelut tehtiin suomeksi ja arabiaksi maalis–toukokuussa 2025." in method
    assert "Tulkki oli mukana yhdessä haastattelussa" in method


def test_the_workbook_of_an_internal_report_names_stories_by_code(kitchen: Any, out: Path) -> None:
    choose_profile(kitchen.project, Profile.INTERNAL)
    describe_story(kitchen.project, kitchen.stories["friends"],
                   told_again_of_id=kitchen.stories["door"])  # fmt: skip
    write_report(kitchen.project, out)
    book = load_workbook(out / "typology.xlsx")
    assert book.sheetnames == [
        "Tyypit",
        "Tyypit ja tavoitteet",
        "Tyypit ja teemat",
        "Tyypit ja haastattelut",
        "Tarinat",
    ]
    assert all(page.freeze_panes == "B2" for page in book)
    types = [[cell.value or "" for cell in row] for row in book["Tyypit"].iter_rows(min_row=2)]
    assert types[0][5:] == [
        "Yksi tarina yhdestä haastattelusta; lisäksi yksi vastaesimerkki.", "H01/1", "H02/2",
    ]  # fmt: skip
    told = [[cell.value or "" for cell in row] for row in book["Tarinat"].iter_rows(min_row=2)]
    assert [row[0] for row in told] == ["H01/1", "H02/1", "H02/2", "H03/1"]
    assert told[3][-1] == "H01/1"
    assert "Kavereita" not in everything_in(out / "typology.xlsx")


def test_an_evaluation_without_anything_shows_its_gaps(project: Any, out: Path) -> None:
    write_report(project, out)
    texts = paragraphs(out / "report.docx")
    assert sum(text.startswith("Täydennettävä: ") for text in texts) >= 9
    assert any("Aineistossa ei ole vielä haastatteluja." in text for text in texts)
    assert "Hankkeessa ei ole vielä sitaatteja." in paragraphs(out / "quotes.docx")
