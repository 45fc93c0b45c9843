"""The figures of a report: by area and period, with sums, and no contradiction settled silently."""

from collections.abc import Iterator

import pytest

from small_stories.changes.setting_up import add_quant_result, write_report_section
from small_stories.figures.together import Figures
from small_stories.reporting.blocks import Block, Grid, Prose, ToBeFilled, block_texts, plain
from small_stories.reporting.claims.printing import FIGURES
from small_stories.reporting.material import gather
from small_stories.reporting.sections.numbers import numbers
from small_stories.reporting.written_figures import fact_in_words, written_value
from small_stories.storage.project_file import Project
from small_stories.storage.setup import quant_results


def add(project: Project, name: str, value: str, area: str = "", period: str = "2024") -> None:
    add_quant_result(project, name, value, period, "vihko", area=area)


def grids(blocks: list[Block]) -> Iterator[list[tuple[str, ...]]]:
    for block in blocks:
        if isinstance(block, Grid):
            assert len(block.header) == len(block.widths)
            assert sum(block.widths) == 100
            rows = [tuple(plain(cell) for cell in row) for row in block.rows]
            yield [block.header, *rows]


@pytest.mark.parametrize(
    ("value", "fi", "sv", "en"),
    [
        ("9.3%", "9,3 %", "9,3 %", "9.3%"),
        ("3648", "3 648", "3 648", "3,648"),
        ("60000 €", "60 000 €", "60 000 €", "60,000€"),
        ("6240 käyntiä", "6 240 käyntiä", "6 240 käyntiä", "6,240 käyntiä"),
        ("-4", "\u22124", "\u22124", "\u22124"),
        ("yli 200", "yli 200", "yli 200", "yli 200"),
    ],
)
def test_values_are_written_as_the_language_writes_them(
    value: str, fi: str, sv: str, en: str
) -> None:
    written = {each: written_value(value, each) for each in ("fi", "sv", "en")}
    spaces = str.maketrans("\u00a0\u202f", "  ")
    assert [each.translate(spaces) for each in written.values()] == [fi, sv, en]


def test_nothing_typed_is_a_visible_gap_until_the_analyst_writes(project: Project) -> None:
    assert [type(each) for each in numbers(gather(project))] == [ToBeFilled]
    write_report_section(project, "numbers", "Lukuja kerätään vasta syksyllä.")
    assert numbers(gather(project)) == []


def test_areas_stand_across_with_their_sum(project: Project) -> None:
    for area, value in (("Korso", "1030"), ("Rekola", "16")):
        add(project, "Retkiä", value, area)
        add(project, "Kerhoja", "2", area)
    add(project, "Kävijöitä", "40")
    first, second = grids(numbers(gather(project)))
    head, trips, clubs = first
    assert head == ("Tieto", "Korso", "Rekola", "Yhteensä laskettuna")
    assert trips == ("Retkiä", "1\u202f030", "16", "1\u202f046")
    assert clubs[3] == "4"
    assert second[1] == ("Kävijöitä", "40", "2024", "vihko")
    anchors = [each.anchor for each in numbers(gather(project)) if isinstance(each, Grid)]
    assert anchors == [FIGURES, ""]


def test_periods_stand_across_where_they_are_few(project: Project) -> None:
    for period, value in (("2023", "4"), ("2024", "6")):
        add(project, "Retkiä", value, period=period)
    assert list(grids(numbers(gather(project)))) == [
        [("Tieto", "2023", "2024"), ("Retkiä", "4", "6")]
    ]
    assert Prose(("Lähde: vihko.",)) in numbers(gather(project))


def test_many_areas_stand_below_each_other(project: Project) -> None:
    for place in range(7):
        add(project, "Retkiä", "2", f"Alue {place}")
    (lines,) = grids(numbers(gather(project)))
    assert lines[0] == ("Tieto", "Alue", "Määrä", "Ajanjakso", "Lähde")
    assert lines[-1][:3] == ("Retkiä", "Yhteensä laskettuna", "14")


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_both_values_of_a_contradiction_are_shown_and_said(project: Project, language: str) -> None:
    add(project, "Retkiä", "yli sata")
    add(project, "Retkiä", "yli 200")
    for area in ("Korso", "Rekola"):
        add(project, "Kerhoja", "20", area)
    add(project, "Kerhoja", "51")
    blocks = numbers(gather(project, language))
    gaps = [each.text for each in blocks if isinstance(each, ToBeFilled)]
    assert len(gaps) == 2
    assert all(each in gaps[0] for each in ("yli sata", "yli 200", "2024"))
    assert all(each in gaps[1] for each in ("51", "40", "Korso 20", "Rekola 20"))
    cells = [words for block in blocks for words in block_texts(block)]
    assert "yli sata / yli 200" in cells
    assert {"51", "40"} <= set(cells)


def test_own_text_takes_the_place_of_the_introduction_alone(project: Project) -> None:
    add(project, "Retkiä", "4")
    assert any(isinstance(each, Prose) for each in numbers(gather(project)))
    write_report_section(project, "numbers", "Retket kirjattiin vihkoon.")
    assert [type(each) for each in numbers(gather(project))] == [Grid]


def test_short_facts_say_what_every_template_says(project: Project) -> None:
    for area, value in (("Korso", "10"), ("Rekola", "16")):
        add_quant_result(project, "", value, "2024", kind="events", area=area)
    found = gather(project).figures
    assert [fact_in_words(each, "fi") for each in found.facts("events")] == [
        "Tapahtumat (2024): 26"
    ]
    assert isinstance(found, Figures)
    add_quant_result(project, "", "30", "2024", kind="events")
    again = Figures(quant_results(project))
    assert [fact_in_words(each, "en") for each in again.facts("events")] == [
        "Events (2024): 30 / 26"
    ]


def test_a_name_under_two_kinds_has_two_rows(project: Project) -> None:
    for period in ("2023", "2024"):
        add_quant_result(project, "Siirtyneitä", "4", period, kind="employment")
        add_quant_result(project, "Siirtyneitä", "6", period, kind="education")
    (table,) = grids(numbers(gather(project)))
    assert table[1:] == [
        ("Työhön siirtyneet: Siirtyneitä", "4", "4"),
        ("Koulutukseen siirtyneet: Siirtyneitä", "6", "6"),
    ]
