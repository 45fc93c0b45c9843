"""Figures from tables: every order and language of headings, and every kind of bad row."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from small_stories.changes.figures import NewFigure, bring_in_figures
from small_stories.errors import SmallStoriesError
from small_stories.figures.bringing_in import not_there_yet, read_figures
from small_stories.storage.project_file import Project
from small_stories.storage.setup import areas, quant_results


def table(folder: Path, words: str) -> Path:
    path = folder / "luvut.csv"
    path.write_text(words, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "words",
    [
        "Tieto;Määrä;Alue;Vuosi;Lähde;Laji\nRetkiä;3,5;Korso;2024;vihko;Tapahtumat\n",
        "Källa\tOmråde\tÅr\tAntal\tSlag\tUppgift\nvihko\tKorso\t2024\t3,5\tEvenemang\tRetkiä\n",
        'What,Number,Period,Area,Source,Kind\nRetkiä,"3,5",2024,Korso,vihko,events\n',
        "Raportin luvut\n\n;Laji;Tieto;Alue;Milloin;Arvo;Lähde\n"
        ";tapahtumia;Retkiä;Korso;2024;3,5;vihko\n",
    ],
)
def test_headings_are_known_in_any_order_and_language(tmp_path: Path, words: str) -> None:
    found = read_figures(table(tmp_path, words))
    assert found.figures == (NewFigure("Retkiä", "3,5", "2024", "vihko", "events", "Korso"),)
    assert found.left_out == ()


def test_a_unit_goes_with_its_value_and_other_columns_are_told(tmp_path: Path) -> None:
    words = "Tieto;Arvo;Yksikkö;Vastuuhenkilö\nKäyntejä;6 240;käyntiä;Aino\n"
    found = read_figures(table(tmp_path, words))
    assert [each.value for each in found.figures] == ["6 240 käyntiä"]
    assert found.left_out == ("Vastuuhenkilö",)


def test_a_column_for_each_area_or_year_is_read_too(tmp_path: Path) -> None:
    by_area = "Tieto;Vuosi;Korso;Rekola;Yhteensä\nRetkiä;2024;4;;6\nKerhoja;2024;1;-;1\n"
    found = read_figures(table(tmp_path, by_area)).figures
    assert [(each.name, each.area, each.period, each.value) for each in found] == [
        ("Retkiä", "Korso", "2024", "4"), ("Retkiä", "", "2024", "6"),
        ("Kerhoja", "Korso", "2024", "1"), ("Kerhoja", "", "2024", "1"),
    ]  # fmt: skip
    by_year = "Tieto;Alue;2023;6/2024;2023–2025\nRetkiä;Korso;4;5;9\n"
    found = read_figures(table(tmp_path, by_year)).figures
    assert [(each.area, each.period, each.value) for each in found] == [
        ("Korso", "2023", "4"), ("Korso", "6/2024", "5"), ("Korso", "2023–2025", "9"),
    ]  # fmt: skip


def test_excel_with_merged_areas_is_read(tmp_path: Path) -> None:
    book = Workbook()
    for row in (["Alue", "Tieto", "Vuosi", "Määrä"], ["Korso", "Retkiä", 2024, 4],
                [None, "Kerhoja", 2024, 2.5]):  # fmt: skip
        book.active.append(row)
    book.active.merge_cells("A2:A3")
    path = tmp_path / "luvut.xlsx"
    book.save(path)
    found = read_figures(path)
    assert [(each.area, each.period, each.value) for each in found.figures] == [
        ("Korso", "2024", "4"), ("Korso", "2024", "2.5")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "key", "row"),
    [
        ("Tieto;Määrä\nRetkiä;4\nKerhoja;\n", "row_no_value", 3),
        ("Tieto;Määrä\nRetkiä;monta\n", "row_no_number", 2),
        ("Tieto;Määrä\nRetkiä;#REF!\n", "row_no_number", 2),
        ("Tieto;Määrä\n\n;4\n", "row_no_name", 3),
        ("Tieto;Korso\nRetkiä;4\n;5\n", "row_no_name", 3),
        ("Tieto;Korso;\nRetkiä;4;5\n", "row_too_long", 2),
        ("Tieto;Määrä;Arvo\nRetkiä;4;5\n", "heading_twice", 1),
        ("Retkiä;4\nKerhoja;5\n", "no_headings", None),
        ("Tieto;Määrä\n", "none", None),
    ],
)
def test_a_bad_row_stops_all_of_it_with_its_number(
    tmp_path: Path, words: str, key: str, row: int | None
) -> None:
    with pytest.raises(SmallStoriesError) as stopped:
        read_figures(table(tmp_path, words))
    assert (stopped.value.key, stopped.value.fields.get("row")) == (f"figures.{key}", row)


def test_figures_come_in_once_as_one_change(tmp_path: Path, project: Project) -> None:
    words = "Tieto;Määrä;Alue\nRetkiä;4;Korso\nRetkiä;5;Rekola\nRetkiä;4;Korso\n"
    found = read_figures(table(tmp_path, words))
    new = not_there_yet(found, quant_results(project))
    bring_in_figures(project, new)
    assert [(each.value, each.area) for each in quant_results(project)] == [
        ("4", "Korso"), ("5", "Rekola")
    ]  # fmt: skip
    assert not_there_yet(found, quant_results(project)) == []
    project.undo()
    assert quant_results(project) == []
    assert areas(project) == []
