import zipfile
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import docx
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from small_stories.anonymising.finnish.folding import folded
from small_stories.anonymising.leaving.file_texts import texts_in_file
from small_stories.anonymising.leaving.in_bytes import texts_in_bytes
from small_stories.anonymising.leaving.leaks import leaks
from small_stories.anonymising.marks import Tier
from small_stories.anonymising.matching.known import KnownName
from small_stories.model import IdentityKind

URSULA = KnownName(1, IdentityKind.PERSON, "Ursula")
ANNA = KnownName(2, IdentityKind.PERSON, "Anna")
VANTAA = KnownName(3, IdentityKind.PLACE, "Vantaa")
PAIVI = KnownName(4, IdentityKind.PERSON, "Päivi Virtanen", aliases=("Pike",))
TOIVO = KnownName(5, IdentityKind.PERSON, "Toivo")
NAMES = (URSULA, ANNA, VANTAA, PAIVI, TOIVO)


def found(text, *numbers):
    return [(leak.identity, leak.found) for leak in leaks(text, NAMES, numbers)]


def found_in(path: Path, names: Sequence[KnownName]) -> list[tuple[int | None, str, str]]:
    """Return whose name stands in which part of a file, and as what."""
    return [
        (leak.identity, leak.found, read.part)
        for read in texts_in_file(path.name, path.read_bytes())
        for leak in leaks(read.text, names)
    ]


def whose(path: Path, names: Sequence[KnownName]) -> set[int | None]:
    return {identity for identity, _, _ in found_in(path, names)}


@pytest.mark.parametrize(
    ("text", "leak"),
    [
        ("sit URSULAN kanssa", (1, "URSULAN")),
        ("sit ursulal oli", (1, "ursulal")),
        ("Ursula-täti tuli", (1, "Ursula")),
        ("saatiin Vantaa-lisä", (3, "Vantaa")),
        ("Itä-Vantaalla oli", (3, "Vantaalla")),
        ("vantaalaiset nuoret", (3, "vantaalaiset")),
        ("vantaalaisnuoret tuli", (3, "vantaalaisnuoret")),
        ("Vantaanlaajuista työtä", (3, "Vantaanlaajuista")),
        ("kaikki Virtaset tuli", (4, "Virtaset")),
        ("Paivi Virtasen luona", (4, "Paivi Virtasen")),
        ("Pa\u0308ivi tuli", (4, "Päivi")),
        ("Ur\u00adsulan luona", (1, "Ursulan")),
        ("ja Pikelle myös", (4, "Pikelle")),
    ],
)
def test_a_name_is_found_however_it_is_written(text, leak):
    assert leak in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "annos ja annettu",
        "kannan sitä",
        "toivottaa toivomus",
        "päivittäin päivystys",
        "ursa",
        "särki",
    ],
)
def test_a_longer_ordinary_word_is_no_leak(text):
    assert found(text) == []


def test_an_ordinary_word_in_small_letters_is_only_to_be_looked_at():
    assert [leak.tier for leak in leaks("oli toivo mennyt", NAMES)] == [Tier.CHECK]
    assert [leak.tier for leak in leaks("oli Toivo mennyt", NAMES)] == [Tier.MARKED]


def test_numbers_and_addresses_are_found_whatever_stands_between_their_letters():
    text = "soita 0440009035 tai kirjoita u.berg@posti.example, Simontie 5."
    numbers = (
        (IdentityKind.PHONE, "044 000 9035"),
        (IdentityKind.EMAIL, "u.berg@posti.example"),
        (IdentityKind.ADDRESS, "Simontie 5"),
    )
    assert found(text, *numbers) == [
        (None, "0440009035"),
        (None, "u.berg@posti.example"),
        (None, "Simontie 5"),
    ]


@pytest.mark.parametrize(
    ("kind", "hidden", "written"),
    [
        (IdentityKind.PHONE, "044 000 9035", "+358 44 000 9035"),
        (IdentityKind.PHONE, "044 000 9035", "00358 (0)44–000–9035"),
        (IdentityKind.PHONE, "+358 44 000 9035", "044-0009035"),
        (IdentityKind.PHONE, "+358 (0)44 000 9035", "puh.0440009035"),
        (IdentityKind.PHONE, "0440009035", "044\u00a0000\u20119035"),
        (IdentityKind.EMAIL, "u.berg@posti.example", "U.Berg@Posti.Examplesta"),
        (IdentityKind.EMAIL, "u.berg@posti.example", "u piste berg ät posti piste example"),
        (IdentityKind.EMAIL, "u piste berg ät posti piste fi", "u piste berg miuku posti.fi"),
        (IdentityKind.IDENTITY_CODE, "010190-123A", "010190 123a"),
        (IdentityKind.IDENTITY_CODE, "FI21 1234 5600 0007 85", "FI2112345600000785"),
        (IdentityKind.LINK, "https://www.ursulankeittio.example/", "ursulankeittio.example"),
        (IdentityKind.ADDRESS, "Simontie 5", "Simontiellä 5"),
        (IdentityKind.ADDRESS, "Simontiellä 5 A 3", "SIMONTIE 5"),
        (IdentityKind.ADDRESS, "Mäkelänkadulla 12", "Makelankatu 12"),
    ],
)
def test_what_identifies_directly_is_found_in_any_spelling(kind, hidden, written):
    assert found(f"sano että {written} ja lähti", (kind, hidden)) != []


@pytest.mark.parametrize(
    ("kind", "hidden", "other"),
    [
        (IdentityKind.PHONE, "044 000 9035", "10440009035"),
        (IdentityKind.PHONE, "044 000 9035", "044 000 90351"),
        (IdentityKind.ADDRESS, "Simontie 5", "Simontie 51"),
        (IdentityKind.ADDRESS, "Simontie 5", "Uusi Aimontie 5"),
        (IdentityKind.IDENTITY_CODE, "010190-123A", "010190 124A"),
        (IdentityKind.EMAIL, "u.berg@posti.example", "x.u.bergman@posti.example"),
    ],
)
def test_another_number_is_no_leak(kind, hidden, other):
    assert found(f"sano että {other} ja lähti", (kind, hidden)) == []


@settings(deadline=None, max_examples=100)
@given(
    name=st.sampled_from(NAMES),
    written=st.sampled_from((str.lower, str.upper, str.capitalize, folded)),
    data=st.data(),
)
def test_a_planted_name_is_found_in_every_form(forms_of, name, written, data):
    form = data.draw(st.sampled_from(forms_of(name.base)))
    assert name.identity in {leak.identity for leak in leaks(f"ja {written(form)} on", NAMES)}


def a_document(path: Path, plant) -> Path:
    document = docx.Document()
    document.core_properties.author = ""
    document.add_heading("Kertomuksia", 1)
    document.add_paragraph("Siitä tuli mun paikka, ja mä uskalsin puhua.")
    plant(document)
    document.save(path)
    return path


def split_over_runs(document):
    paragraph = document.add_paragraph("Kävin siellä ")
    for part in ("Ur", "su", "lan"):
        paragraph.add_run(part).bold = part == "su"
    paragraph.add_run(" kanssa.")


def in_core_properties(document):
    document.core_properties.author = "Ursula B."


def in_a_comment(document):
    run = document.paragraphs[1].runs[0]
    document.add_comment(run, text="tämän sanoi ursula", author="")


def as_a_comments_author(document):
    document.add_comment(document.paragraphs[1].runs[0], text="hyvä", author="Ursula")


def in_a_header(document):
    document.sections[0].header.paragraphs[0].text = "Ursulan haastattelu"


def in_a_table(document):
    document.add_table(1, 1).cell(0, 0).text = "Ursulalta"


def as_a_link(document):
    document.part.relate_to("mailto:ursula@posti.example", "urn:link", is_external=True)


PLANTED = (
    split_over_runs, in_core_properties, in_a_comment, as_a_comments_author, in_a_header,
    in_a_table, as_a_link,
)  # fmt: skip


@pytest.mark.parametrize("plant", PLANTED)
def test_a_name_anywhere_in_a_document_is_found(tmp_path, plant):
    path = a_document(tmp_path / "raportti.docx", plant)
    assert whose(path, (URSULA,)) == {1}


def test_a_clean_document_has_no_leaks(tmp_path):
    path = a_document(tmp_path / "raportti.docx", lambda document: None)
    assert found_in(path, NAMES) == []


def test_tracked_changes_hide_nothing(tmp_path):
    path = a_document(tmp_path / "raportti.docx", lambda document: None)
    changed = tmp_path / "muutettu.docx"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(changed, "w") as new:
        for part in old.infolist():
            content = old.read(part)
            if part.filename == "word/document.xml":
                gone = (
                    b"<w:r><w:delText>Ursu</w:delText></w:r><w:r><w:delText>lan</w:delText></w:r>"
                )
                kept = b"<w:r><w:t>Maijan</w:t></w:r>"
                run = b"<w:p><w:del w:id='9' w:author='x'>" + gone + b"</w:del>" + kept + b"</w:p>"
                content = content.replace(b"<w:sectPr", run + b"<w:sectPr", 1)
            new.writestr(part, content)
    assert (1, "Ursulan", "word/document.xml") in found_in(changed, (URSULA,))


def a_workbook(path: Path, plant) -> Path:
    workbook = xlsxwriter.Workbook(str(path))
    sheet = workbook.add_worksheet("Tarinat")
    sheet.write(0, 0, "Uskalsin puhua.")
    plant(workbook, sheet)
    workbook.close()
    return path


WORKBOOKS = {
    "runs": lambda book, sheet: sheet.write_rich_string(
        1, 0, "Ur", book.add_format({"bold": True}), "sul", "an kanssa"
    ),
    "cell": lambda book, sheet: sheet.write(1, 0, "ursulalle"),
    "comment": lambda book, sheet: sheet.write_comment(0, 0, "Ursula sanoi"),
    "properties": lambda book, sheet: book.set_properties({"author": "Ursula"}),
    "custom": lambda book, sheet: book.set_custom_property("Kertoja", "Ursula"),
    "sheet": lambda book, sheet: book.add_worksheet("Ursula"),
    "nothing": lambda book, sheet: None,
}


@pytest.mark.parametrize("where", WORKBOOKS)
def test_a_name_anywhere_in_a_workbook_is_found(tmp_path, where):
    path = a_workbook(tmp_path / "tyypit.xlsx", WORKBOOKS[where])
    expected = set() if where == "nothing" else {1}
    assert whose(path, (URSULA,)) == expected


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_name_in_a_plain_table_is_found(tmp_path, encoding):
    path = tmp_path / "sitaatit.csv"
    path.write_text("teema;sitaatti\n1;Päivi Virtaselle kiitos\n", encoding=encoding)
    assert [said for _, said, _ in found_in(path, NAMES)] == ["Päivi Virtaselle"]


def test_a_name_in_the_files_own_name_is_found(tmp_path):
    path = tmp_path / "raportti_Ursula_2.txt"
    path.write_text("ei mitään", encoding="utf-8")
    assert set(found_in(path, NAMES)) == {(1, "Ursula", "file name")}


def test_a_name_in_a_picture_is_found(tmp_path):
    def plant(document):
        note = b"\x89PNG\r\n\x1a\n" + b"\0" * 9 + b"tEXtAuthor\0Kuva: Ursula Berg, 2024\0"
        picture = tmp_path / "kuva.bin"
        picture.write_bytes(note)

    path = a_document(tmp_path / "raportti.docx", plant)
    with zipfile.ZipFile(path, "a") as package:
        package.write(tmp_path / "kuva.bin", "word/media/image1.png")
    assert set(found_in(path, (URSULA,))) == {(1, "Ursula", "word/media/image1.png")}


def test_the_points_of_a_picture_are_no_text_and_all_around_them_is():
    from PIL import Image, PngImagePlugin

    note = PngImagePlugin.PngInfo()
    note.add_text("Author", "Ursula Berg")
    packed = BytesIO()
    words = b"ursula.berg@example.com 040 123 4567 " * 300
    Image.frombytes("L", (100, 100), words[:10_000]).save(packed, "PNG", pnginfo=note)
    noise = Image.effect_noise((300, 300), 200)
    noise.save(packed_noise := BytesIO(), "PNG")
    assert not [text for text in texts_in_bytes(packed_noise.getvalue()) if len(text) > 12]
    read = " ".join(texts_in_bytes(packed.getvalue() + b"soita Ursulalle"))
    assert "Ursula Berg" in read
    assert "soita Ursulalle" in read
    assert "040 123" not in read
