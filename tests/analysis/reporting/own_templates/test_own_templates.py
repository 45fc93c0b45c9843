"""Templates of somebody's own: filled where their marks stand, in their own styles, and clean."""

import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Pt
from lxml import etree
from word_rules import W, out_of_order, troubles

from small_stories.changes.hiding import add_identity
from small_stories.changes.own_templates import remove_report_template
from small_stories.changes.setting_up import begin_project
from small_stories.errors import SmallStoriesError
from small_stories.model import Decision, IdentityKind
from small_stories.reporting.own_templates.own_template import keep, read_own
from small_stories.reporting.writing import write_report
from small_stories.storage.exports import exports
from small_stories.storage.own_templates import own_template_names
from small_stories.storage.project_file import Project
from small_stories.strings import LANGUAGES, error_text

Change = Callable[[dict[str, bytes]], None]


def bring_in(project: Project, path: Path, language: str) -> str:
    return keep(project, path, read_own(path, language))


def saved(document: Any, folder: Path, name: str = "kaupungin pohja.docx") -> Path:
    path = folder / name
    document.save(str(path))
    return path


def simple(*paragraphs: str) -> Any:
    document = Document()
    for words in paragraphs:
        document.add_paragraph(words)
    return document


def repacked(path: Path, change: Change) -> Path:
    """Let somebody else's program change the parts of a file."""
    with zipfile.ZipFile(path) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    change(parts)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return path


def written(kitchen: Any, path: Path, out: Path, language: str = "fi") -> Any:
    """Bring a template in, write a report by it, and return the finished document."""
    name = bring_in(kitchen.project, path, language)
    found = write_report(kitchen.project, out, language, f"own:{name}")
    assert found.paths == (out / f"{name}.docx",)
    return Document(str(found.paths[0]))


def texts(document: Any) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


def stopped(action: Callable[[], object]) -> SmallStoriesError:
    with pytest.raises(SmallStoriesError) as error:
        action()
    for language in LANGUAGES:
        assert error_text(error.value, language)
    return error.value


def test_marks_that_word_has_split_are_filled_in_their_own_letters(
    kitchen: Any, tmp_path: Path, out: Path
) -> None:
    made = Document()
    title = made.add_paragraph(style="Title")
    for piece in ("{", "{ot", "sikko}", "}"):
        title.add_run(piece).bold = True
    facts = made.add_paragraph("Tarinoita on ")
    facts.add_run("{{tarinat").italic = True
    facts.add_run(".määrä}} ja haastatteluja {{ Haastattelut.Määrä }}, {{ajankohta}}.")
    made.add_paragraph("{{tarinat}}")
    document = written(kitchen, saved(made, tmp_path), out)
    assert document.paragraphs[0].text == "Arviointi: Koe"
    assert document.paragraphs[0].runs[0].bold
    told = "Tarinoita on 3 ja haastatteluja 3, maalis–toukokuussa 2025."
    assert document.paragraphs[1].text == told
    assert next(run for run in document.paragraphs[1].runs if run.text == "3").italic
    shown = texts(document)
    assert any(words.startswith("”(...) mä en uskaltanu") for words in shown)
    assert not any("{{" in words for words in shown)


def test_marks_are_known_in_three_languages_and_stand_in_tables_and_margins(
    kitchen: Any, tmp_path: Path, out: Path
) -> None:
    made = simple("{{stories}}", "{{ typer }}", "{{Rajoitukset}}")
    made.sections[0].header.paragraphs[0].text = "Kaupunki, {{nimi}}"
    made.sections[0].footer.paragraphs[0].text = "{{years}}".replace("years", "år")
    table = made.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Tavoitteet", "{{goals}}"
    document = written(kitchen, saved(made, tmp_path), out)
    assert document.sections[0].header.paragraphs[0].text == "Kaupunki, Koe"
    assert document.sections[0].footer.paragraphs[0].text.isdigit()
    cell = document.tables[-1].cell(0, 1)
    assert "Arvioinnin kohde: Pöydän ääressä, yhteiskeittiö" in [p.text for p in cell.paragraphs]
    assert cell.tables[0].cell(1, 0).text == "Kävijöiden rohkeus toimia muiden kanssa kasvaa"
    assert "Palaute kantaa" in texts(document)


def test_its_styles_win_and_those_that_it_lacks_are_added(
    kitchen: Any, tmp_path: Path, out: Path
) -> None:
    made = Document()
    for name in [s.name for s in made.styles if s.name in ("Heading 2", "List Bullet")]:
        made.styles[name].delete()
    made.styles["Quote"].font.size = Pt(15)
    made.styles.add_style("Attribution", WD_STYLE_TYPE.PARAGRAPH).font.size = Pt(7)
    made.add_heading("Kaupungin oma otsikko", 1)
    made.add_paragraph("{{stories}}")
    made.add_paragraph("{{limits}}")
    document = written(kitchen, saved(made, tmp_path), out)
    assert document.styles["Quote"].font.size == Pt(15)
    assert document.styles["Attribution"].font.size == Pt(7)
    headings = [(p.style.name, p.text) for p in document.paragraphs if "Head" in p.style.name]
    # The template's own heading stands over the first; what has none gets ours.
    assert headings == [
        ("Heading 1", "Kaupungin oma otsikko"),
        ("Heading 2", "Toimijauskomukset"),
        ("Heading 2", "Sosiaalisten suhteiden laatu"),
        ("Heading 1", "Mitä menetelmä ei kerro"),
    ]
    points = [p for p in document.paragraphs if p.style.name == "List Bullet"]
    assert points[0].style.element.find(f"{W}pPr/{W}numPr") is not None
    for part in (document.styles.element, document.part.numbering_part.element):
        assert list(out_of_order(part)) == []


def test_a_whole_report_and_contents_in_a_bare_letterhead(
    kitchen: Any, tmp_path: Path, out: Path
) -> None:
    made = simple("{{sisällys}}", "{{raportti}}")
    made.sections[0].header.paragraphs[
        0
    ].text = "Kaupunki · puh. 09 310 1691 · kirjaamo@hel.example"
    path = saved(made, tmp_path)
    document = written(kitchen, path, out, "sv")
    assert "09 310 1691" in document.sections[0].header.paragraphs[0].text
    links = document.element.body.findall(f".//{W}hyperlink")
    shown = ["".join(t.text for t in link.iter(f"{W}t")) for link in links]
    headings = [p.text for p in document.paragraphs if p.style.name.startswith("Heading")]
    assert shown == headings
    assert len(headings) > 15
    content = (out / "kaupungin pohja.docx").read_bytes()
    ours = [each for each in troubles(content) if not each.startswith(("settings", "style "))]
    assert ours == []


def test_a_template_is_kept_used_again_and_its_keeping_undone(
    kitchen: Any, tmp_path: Path, out: Path
) -> None:
    project = kitchen.project
    path = saved(simple("{{types}}"), tmp_path)
    bring_in(project, path, "fi")
    path.unlink()
    first = write_report(project, out, "fi", "own:kaupungin pohja").paths[0].read_bytes()
    assert first == write_report(project, out, "fi", "own:kaupungin pohja").paths[0].read_bytes()
    assert exports(project)[-1].template == "own:kaupungin pohja"
    remove_report_template(project, "kaupungin pohja")
    error = stopped(lambda: write_report(project, out, "fi", "own:kaupungin pohja"))
    assert error.key == "own_template.gone"
    project.undo()
    assert own_template_names(project) == ["kaupungin pohja"]
    bring_in(project, saved(simple("{{stories}}"), tmp_path), "fi")
    assert own_template_names(project) == ["kaupungin pohja"]


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """A project that no template comes into."""
    place = tmp_path_factory.mktemp("empty")
    with begin_project(place / "koe.smallstories", "Koe", None, "fi") as project:
        yield project
        assert own_template_names(project) == []


def test_unknown_marks_are_told_with_the_nearest_and_all_that_there_are(
    empty: Project, tmp_path: Path
) -> None:
    path = saved(simple("{{tarinatt}} ja {{xyzzy}}", "{{types}}"), tmp_path)
    error = stopped(lambda: bring_in(empty, path, "fi"))
    assert error.key == "own_template.unknown_marks"
    sentence = error_text(error, "fi")
    assert "{{tarinatt}} → {{tarinat}}?, {{xyzzy}}. Korjaa" in sentence
    assert "{{tarinat.määrä}}" in sentence


def test_a_template_without_marks_is_told_what_there_is(empty: Project, tmp_path: Path) -> None:
    path = saved(simple("Pelkkää tekstiä, {ei merkki}"), tmp_path)
    error = stopped(lambda: bring_in(empty, path, "sv"))
    assert error.key == "own_template.no_marks"
    assert "{{berättelser}}" in error_text(error, "sv")


def test_a_section_in_a_margin_is_refused(empty: Project, tmp_path: Path) -> None:
    made = simple("{{types}}")
    made.sections[0].header.paragraphs[0].text = "{{tarinat}}"
    error = stopped(lambda: bring_in(empty, saved(made, tmp_path), "fi"))
    assert (error.key, error.fields["marks"]) == ("own_template.section_in_margin", "{{tarinat}}")


MACRO = b'ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"'
PLAIN = (
    b'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml'
    b'.document.main+xml"'
)


def with_macro(parts: dict[str, bytes]) -> None:
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(PLAIN, MACRO)


def without_document(parts: dict[str, bytes]) -> None:
    del parts["word/document.xml"]


def broken(parts: dict[str, bytes]) -> None:
    parts["word/document.xml"] = parts["word/document.xml"][:-40]


def strict(parts: dict[str, bytes]) -> None:
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument",
        b"http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument",
    )


def a_bomb(parts: dict[str, bytes]) -> None:
    parts["word/media/big.png"] = b"0" * (61 * 1024 * 1024)


@pytest.mark.parametrize(
    ("change", "key"),
    [(with_macro, "with_macros"), (without_document, "damaged"), (broken, "damaged"),
     (strict, "strict"), (a_bomb, "too_large")],
)  # fmt: skip
def test_a_file_that_is_no_template_is_told_of(
    empty: Project, tmp_path: Path, change: Change, key: str
) -> None:
    path = repacked(saved(simple("{{types}}"), tmp_path), change)
    error = stopped(lambda: bring_in(empty, path, "fi"))
    assert error.key == f"own_template.{key}"


@pytest.mark.parametrize(
    ("name", "content", "key"),
    [("pohja.docm", b"PK", "with_macros"), ("pohja.odt", b"PK", "not_word"),
     ("pohja.docx", b"", "not_word"), ("pohja.docx", b"%PDF-1.7", "not_word"),
     ("pohja.docx", b"PK\x03\x04katki", "damaged"), ("pohja.docx", None, "unreadable")],
)  # fmt: skip
def test_other_files_are_told_apart(
    empty: Project, tmp_path: Path, name: str, content: bytes | None, key: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    error = stopped(lambda: bring_in(empty, tmp_path / name, "fi"))
    assert error.key == f"own_template.{key}"


def telling_all(parts: dict[str, bytes]) -> None:
    """Let a file tell of its author in every way that Word has."""
    body = parts["word/document.xml"].decode()
    told = (
        '<w:p><w:commentRangeStart w:id="1"/><w:hyperlink r:id="rIdX"><w:r><w:t>sivusto</w:t></w:r>'
        '</w:hyperlink><w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>'
        '<w:ins w:id="7" w:author="Tiina Tekijä" w:date="2025-01-01T00:00:00Z"><w:r>'
        "<w:t> lisätty</w:t></w:r></w:ins>"
        '<w:del w:id="8" w:author="Tiina Tekijä"><w:r><w:delText>poistettu</w:delText></w:r>'
        "</w:del>"
        '<w:r><w:object><w:control r:id="rIdO"/></w:object></w:r>'
        '<w:fldSimple w:instr=" AUTHOR "><w:r><w:t>Tiina</w:t></w:r></w:fldSimple>'
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        "<w:r><w:instrText> FILENAME \\p </w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>C:/Tiina/x.docx</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    parts["word/document.xml"] = body.replace("<w:body>", f"<w:body>{told}", 1).encode()
    rels = parts["word/_rels/document.xml.rels"].decode()
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    more = (
        f'<Relationship Id="rIdX" Type="{office}/hyperlink" Target="https://tiina.example/"'
        f' TargetMode="External"/><Relationship Id="rIdC" Type="{office}/comments"'
        f' Target="comments.xml"/><Relationship Id="rIdO" Type="{office}/control"'
        ' Target="activeX/activeX1.xml"/></Relationships>'
    )
    parts["word/_rels/document.xml.rels"] = rels.replace("</Relationships>", more).encode()
    parts["word/activeX/activeX1.xml"] = b"<x>Tiina</x>"
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    comment = '<w:comment w:id="1" w:author="Tiina Tekijä"><w:p/></w:comment>'
    parts["word/comments.xml"] = f'<w:comments xmlns:w="{space}">{comment}</w:comments>'.encode()
    settings = parts["word/settings.xml"].decode()
    attached = '<w:attachedTemplate r:id="rId9"/><w:defaultTabStop'
    parts["word/settings.xml"] = settings.replace("<w:defaultTabStop", attached).encode()
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    parts["word/_rels/settings.xml.rels"] = (
        f'<Relationships xmlns="{package}"><Relationship Id="rId9"'
        f' Type="{office}/attachedTemplate" Target="file:///C:/Users/tiina/malli.dotx"'
        ' TargetMode="External"/></Relationships>'
    ).encode()


def test_nothing_is_left_of_people_paths_or_links(kitchen: Any, tmp_path: Path, out: Path) -> None:
    made = simple("{{types}}")
    made.core_properties.author = made.core_properties.last_modified_by = "Tiina Tekijä"
    made.core_properties.comments = "Tiina"
    path = repacked(saved(made, tmp_path), telling_all)
    document = written(kitchen, path, out)
    assert document.paragraphs[0].text == "sivusto lisätty"
    with zipfile.ZipFile(out / "kaupungin pohja.docx") as file:
        everything = "\n".join(
            each.filename + file.read(each).decode("utf-8", "replace") for each in file.infolist()
        )
        assert {each.date_time[0] for each in file.infolist()} == {1980}
    for word in ("Tiina", "tiina", "External", "comment", "activeX", "thumbnail", "customXml",
                 "rsid", "poistettu", "attachedTemplate"):  # fmt: skip
        assert word not in everything
    facts = document.core_properties
    assert (facts.title, facts.author, facts.language) == ("Arviointi: Koe", "", "fi-FI")
    assert [each for each in troubles((out / "kaupungin pohja.docx").read_bytes())
            if not each.startswith(("settings", "style "))] == []  # fmt: skip


def in_header(document: Any) -> None:
    document.sections[0].header.paragraphs[0].text = "Laatija: Marjatta Kaupungilta"


def in_text(document: Any) -> None:
    document.add_paragraph("Kiitos Marjatalle.")


def in_a_picture(document: Any) -> None:
    from PIL import Image

    made = BytesIO()
    Image.new("RGB", (60, 60)).save(made, "PNG")
    document.add_picture(BytesIO(made.getvalue()))
    drawn = next(each for each in document.element.body.iter() if each.tag.endswith("}docPr"))
    drawn.set("descr", "Marjatta tiskillä")


@pytest.mark.parametrize("place", [in_header, in_text, in_a_picture])
def test_the_gate_searches_the_template_too(
    kitchen: Any, tmp_path: Path, out: Path, place: Callable[[Any], None]
) -> None:
    made = simple("{{types}}")
    place(made)
    bring_in(kitchen.project, saved(made, tmp_path), "fi")
    error = stopped(lambda: write_report(kitchen.project, out, "fi", "own:kaupungin pohja"))
    assert error.key == "report.leak"
    assert not out.exists()


def test_a_number_of_the_project_stops_also_beside_a_letterheads(
    kitchen: Any, tmp_path: Path, out: Path
) -> None:
    add_identity(kitchen.project, IdentityKind.PHONE, "044 000 9035", decision=Decision.REMOVE)
    made = simple("{{types}}", "Soita 09 310 1691 tai 044 000 9035.")
    bring_in(kitchen.project, saved(made, tmp_path), "fi")
    error = stopped(lambda: write_report(kitchen.project, out, "fi", "own:kaupungin pohja"))
    assert error.key in ("report.leak", "report.number_leak")


@pytest.fixture
def box(tmp_path: Path) -> Path:
    """A template whose mark stands in a text box, with the copy that Word keeps of it."""
    path = saved(simple("Alku"), tmp_path)
    inner = "<w:txbxContent><w:p><w:r><w:t>{{nimi}}</w:t></w:r></w:p></w:txbxContent>"
    shape = (
        '<w:p xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        ' xmlns:v="urn:schemas-microsoft-com:vml"'
        ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><w:r>'
        f'<mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx>{inner}</wps:txbx></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{inner}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )

    def add(parts: dict[str, bytes]) -> None:
        body = parts["word/document.xml"].decode()
        parts["word/document.xml"] = body.replace("<w:body>", f"<w:body>{shape}", 1).encode()

    return repacked(path, add)


def test_a_text_box_is_filled_once(kitchen: Any, box: Path, out: Path) -> None:
    name = bring_in(kitchen.project, box, "fi")
    write_report(kitchen.project, out, "fi", f"own:{name}")
    with zipfile.ZipFile(out / f"{name}.docx") as file:
        root = etree.fromstring(file.read("word/document.xml"))
    assert [each.text for each in root.iter(f"{W}t")] == ["Koe", "Alku"]
