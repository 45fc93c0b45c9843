"""Tables of other programs, in every shape in which people save them, and hostile ones."""

import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
import xlsxwriter
from openpyxl import Workbook

from small_stories.errors import SmallStoriesError
from small_stories.importing.sheets.rows import ROWS_AT_MOST
from small_stories.importing.sheets.sheet import read_sheet

TABLE = [("Tieto", "Alue", "Määrä"), ("Retkiä", "Myyrmäki", "3,5"), ("Väkeä", "Åby", "1 024")]


def cells(path: Path) -> list[tuple[str, ...]]:
    return [row.cells for row in read_sheet(path).rows]


def refused(path: Path) -> SmallStoriesError:
    with pytest.raises(SmallStoriesError) as stopped:
        read_sheet(path)
    return stopped.value


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1", "utf-16"])
@pytest.mark.parametrize("sign", [";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_csv_is_read_as_it_was_written(tmp_path: Path, encoding: str, sign: str, end: str) -> None:
    path = tmp_path / "luvut.csv"
    path.write_bytes(end.join(sign.join(row) for row in TABLE).encode(encoding))
    assert cells(path) == TABLE


def test_commas_between_cells_leave_quoted_commas_alone(tmp_path: Path) -> None:
    path = tmp_path / "luvut.csv"
    path.write_text('Tieto,Alue,Määrä\n"Retkiä","Myyrmäki","3,5"\nVäkeä,Åby,1 024\n')
    assert cells(path) == TABLE


def test_excels_own_line_of_the_sign_is_no_row(tmp_path: Path) -> None:
    path = tmp_path / "luvut.csv"
    path.write_text("sep=,\nTieto,Määrä\nRetkiä,4\n")
    rows = read_sheet(path).rows
    assert [(row.number, row.cells) for row in rows] == [
        (2, ("Tieto", "Määrä")), (3, ("Retkiä", "4"))
    ]  # fmt: skip


def test_rows_keep_their_numbers_where_some_are_empty(tmp_path: Path) -> None:
    path = tmp_path / "luvut.csv"
    path.write_text("Tieto;Määrä\n\n;\nRetkiä;4\n")
    assert [row.number for row in read_sheet(path).rows] == [1, 4]


def test_an_open_quotation_mark_stops_with_its_row(tmp_path: Path) -> None:
    path = tmp_path / "luvut.csv"
    path.write_text('Tieto;Määrä\nRetkiä;4\n"Väkeä;5\n')
    error = refused(path)
    assert (error.key, error.fields["row"]) == ("sheet.quotes", 3)


def test_excel_gives_values_as_they_are_shown(tmp_path: Path) -> None:
    path = tmp_path / "luvut.xlsx"
    book = xlsxwriter.Workbook(str(path))
    book.add_worksheet("Piilossa").hide()
    book.add_worksheet("Tyhjä")
    sheet = book.add_worksheet("Luvut")
    book.get_worksheet_by_name("Tyhjä").activate()
    sheet.write_row(0, 0, ["Tieto", "Määrä"])
    sheet.write_formula(1, 0, '="Ret"&"kiä"', None, "Retkiä")
    sheet.write_formula(1, 1, "=2*39", None, 78)
    sheet.write_row(2, 0, ["Osuus"])
    sheet.write_number(2, 1, 0.093, book.add_format({"num_format": "0.0%"}))
    sheet.write_row(3, 0, ["Budjetti"])
    sheet.write_number(3, 1, 60000, book.add_format({"num_format": "#,##0 €"}))
    sheet.write_row(4, 0, ["Päivä"])
    sheet.write_datetime(4, 1, date(2025, 12, 16), book.add_format({"num_format": "d.m.yyyy"}))
    sheet.write_row(5, 0, ["Keskiarvo", 9.3])
    book.get_worksheet_by_name("Piilossa").write(0, 0, "ei tätä")
    book.close()
    read = read_sheet(path)
    assert read.name == "Luvut"
    assert [row.cells for row in read.rows] == [
        ("Tieto", "Määrä"), ("Retkiä", "78"), ("Osuus", "9.3 %"), ("Budjetti", "60000 €"),
        ("Päivä", "16.12.2025"), ("Keskiarvo", "9.3"),
    ]  # fmt: skip


def test_what_is_merged_stands_in_each_of_its_rows(tmp_path: Path) -> None:
    path = tmp_path / "luvut.xlsx"
    book = Workbook()
    sheet = book.active
    for row in (["Alue", "Tieto", "Määrä"], ["Korso", "Retkiä", 4], [None, "Kerhoja", 2]):
        sheet.append(row)
    sheet.merge_cells("A2:A3")
    sheet.merge_cells("D1:F1")
    book.save(path)
    assert cells(path) == [
        ("Alue", "Tieto", "Määrä"), ("Korso", "Retkiä", "4"), ("Korso", "Kerhoja", "2")
    ]  # fmt: skip


def packed(parts: dict[str, bytes]) -> bytes:
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return content.getvalue()


def unpacked(book: Workbook) -> dict[str, bytes]:
    content = BytesIO()
    book.save(content)
    with zipfile.ZipFile(content) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def a_book() -> Workbook:
    book = Workbook()
    book.active.append(["Tieto", "Määrä"])
    book.active.append(["Retkiä", 4])
    return book


def test_a_bomb_is_refused_before_it_unpacks(tmp_path: Path) -> None:
    path = tmp_path / "luvut.xlsx"
    parts = unpacked(a_book())
    path.write_bytes(packed({**parts, "xl/sharedStrings.xml": b" " * (17 * 1024 * 1024)}))
    assert refused(path).key == "sheet.too_large"


def test_entities_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "luvut.xlsx"
    parts = unpacked(a_book())
    bomb = b'<!DOCTYPE a [<!ENTITY b "c">]>' + parts["xl/worksheets/sheet1.xml"]
    path.write_bytes(packed({**parts, "xl/worksheets/sheet1.xml": bomb}))
    assert refused(path).key == "sheet.damaged"


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"])
def test_a_part_cut_short_is_damage(tmp_path: Path, part: str) -> None:
    path = tmp_path / "luvut.xlsx"
    parts = unpacked(a_book())
    path.write_bytes(packed({**parts, part: parts[part][: len(parts[part]) // 2]}))
    assert refused(path).key == "sheet.damaged"


def test_a_row_at_the_far_end_takes_no_time_and_more_columns_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "luvut.xlsx"
    parts = unpacked(a_book())
    sheet = parts["xl/worksheets/sheet1.xml"]
    far = b'<row r="1000000"><c r="A1000000" t="inlineStr"><is><t>kaukana</t></is></c></row>'
    merged = b'<mergeCells count="1"><mergeCell ref="A2:XFD1048576"/></mergeCells>'
    sheet = sheet.replace(b"</sheetData>", far + b"</sheetData>" + merged)
    path.write_bytes(packed({**parts, "xl/worksheets/sheet1.xml": sheet}))
    assert read_sheet(path).rows[-1].number == 1_000_000
    wide = b'<row r="3"><c r="IW3" t="inlineStr"><is><t>wide</t></is></c></row></sheetData>'
    sheet = parts["xl/worksheets/sheet1.xml"].replace(b"</sheetData>", wide)
    path.write_bytes(packed({**parts, "xl/worksheets/sheet1.xml": sheet}))
    assert refused(path).key == "sheet.too_large"


def test_more_rows_than_people_type_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "luvut.csv"
    path.write_text("a;b\n" * (ROWS_AT_MOST + 1))
    assert refused(path).key == "sheet.too_large"
    path.write_text(f"a;b\n{'x' * 6000};2\n")
    assert refused(path).key == "sheet.too_large"


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "sheet.empty"),
        (b" \n\n;;\n", "sheet.empty"),
        (OLE + b"rest", "sheet.old"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "sheet.password"),
        (b"PK\x03\x04 broken", "sheet.damaged"),
        (packed({"word/document.xml": b"<w/>"}), "sheet.wrong_kind"),
        (b"\x00\x01\x02\x03" * 50, "sheet.wrong_kind"),
    ],
)
def test_what_is_no_table_is_refused(tmp_path: Path, content: bytes, key: str) -> None:
    path = tmp_path / "luvut.xlsx"
    path.write_bytes(content)
    assert refused(path).key == key


def test_a_folder_and_a_missing_file_are_no_tables(tmp_path: Path) -> None:
    assert refused(tmp_path).key == "sheet.missing"
    assert refused(tmp_path / "ei ole.csv").key == "sheet.missing"
