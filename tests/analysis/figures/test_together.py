"""Sums where they make sense, and contradictions told with both values."""

from decimal import Decimal

import pytest

from small_stories.figures.amounts import Amount, amount_of, plain_number
from small_stories.figures.together import Figures
from small_stories.figures.words import column_of, is_total, kind_of, without_total
from small_stories.storage.setup import QuantResult


def figures(*rows: tuple[str, ...]) -> Figures:
    """Figures of rows: name, area, period, value, and perhaps kind."""
    made = []
    for number, (name, area, period, value, *kind) in enumerate(rows):
        made.append(QuantResult(number, number, name, value, period, "", "".join(kind), area))
    return Figures(made)


@pytest.mark.parametrize(
    ("value", "number", "unit"),
    [
        ("3648", "3648", ""), ("3 648", "3648", ""), ("3\u202f648", "3648", ""),
        ("9,3 %", "9.3", "%"), ("9.30", "9.3", ""), ("60 000 €", "60000", "€"),
        ("6 240 käyntiä", "6240", "käyntiä"), ("-4", "-4", ""), ("\u22124,5", "-4.5", ""),
        ("0", "0", ""), ("100", "100", ""),
    ],
)  # fmt: skip
def test_a_value_is_a_number_and_a_unit(value: str, number: str, unit: str) -> None:
    found = amount_of(value)
    assert found is not None
    assert (plain_number(found.number), found.unit) == (number, unit)


@pytest.mark.parametrize(
    "value",
    ["yli 200", "noin 310 henkilöä", "007", "16.12.2025", "32–35", "2/3", "12:30", "1 (aiemmin 6)",
     "", "kolme", "3 6482", "9" * 61, "1.000.000", "=1+1"],
)  # fmt: skip
def test_other_values_are_left_as_words(value: str) -> None:
    assert amount_of(value) is None


def test_areas_come_to_a_sum() -> None:
    found = figures(
        ("Retkiä", "Korso", "2024", "1 030"), ("Retkiä", "Rekola", "2024", "16"),
        ("Retkiä", "Korso", "2025", "4"),
    )  # fmt: skip
    assert [(each.amount, each.differs) for each in found.sums()] == [
        (Amount(Decimal(1046), ""), False)
    ]


@pytest.mark.parametrize(
    "second",
    [
        ("Retkiä", "Rekola", "2024", "yli 20"),
        ("Retkiä", "Rekola", "2024", "20 %"),
        ("Retkiä", "Rekola", "2023", "20"),
        ("Kerhoja", "Rekola", "2024", "20"),
        ("Retkiä", "KORSO", "2024", "20"),
    ],
)
def test_no_sum_where_none_makes_sense(second: tuple[str, ...]) -> None:
    assert figures(("Retkiä", "Korso", "2024", "10"), second).sums() == []


def test_shares_are_never_summed() -> None:
    found = figures(("Osuus", "Korso", "2024", "10 %"), ("Osuus", "Rekola", "2024", "20 %"))
    assert found.sums() == []


@pytest.mark.parametrize("area", ["", "Yhteensä", "koko hanke", "Totalt", "All areas"])
@pytest.mark.parametrize(("typed", "differs"), [("26", False), ("200", True), ("yli 20", False)])
def test_a_typed_total_is_compared_with_its_parts(area: str, typed: str, differs: bool) -> None:
    found = figures(
        ("Retkiä", "Korso", "2024", "10"), ("Retkiä", "Rekola", "2024", "16"),
        ("Retkiä", area, "2024", typed),
    ).sums()  # fmt: skip
    assert [each.differs for each in found] == [differs]
    assert [each.result.value for each in found[0].typed] == [typed]


def test_a_total_by_its_name_is_compared_too() -> None:
    found = figures(
        ("Retkiä", "Korso", "2024", "10"), ("Retkiä", "Rekola", "2024", "16"),
        ("Retkiä yhteensä", "", "2024", "30"),
    )  # fmt: skip
    assert [each.differs for each in found.sums()] == [True]


def test_things_of_a_kind_are_compared_with_a_total_that_was_typed_and_with_none_else() -> None:
    parts = (("Toimet A", "", "2024", "35", "units"), ("Toimet B", "", "2024", "15", "units"))
    assert figures(*parts).sums() == []
    found = figures(*parts, ("", "", "2024", "51", "units")).sums()
    assert [(each.amount.number, each.differs) for each in found] == [(Decimal(50), True)]


def test_two_values_for_the_same_thing_contradict_each_other() -> None:
    found = figures(
        ("Tapahtumia", "", "2023–2025", "yli sata"), ("tapahtumia ", "", "2023 - 2025", "yli 200"),
        ("Retkiä", "", "2024", "3648"), ("Retkiä", "", "2024", "3 648"),
        ("Retkiä", "Korso", "2024", "12"),
    ).contradictions()  # fmt: skip
    values = [[figure.result.value for figure in each.figures] for each in found]
    assert values == [["yli sata", "yli 200"]]


def test_facts_hold_every_value_that_was_typed_or_summed() -> None:
    found = figures(
        ("", "Korso", "2024", "10", "events"), ("", "Rekola", "2024", "16", "events"),
        ("", "", "2024", "30", "events"), ("Leirejä", "", "2025", "2", "events"),
        ("Kävijöitä", "", "2024", "40"),
    )  # fmt: skip
    facts = [(each.name, each.period, each.values) for each in found.facts("events")]
    assert facts == [
        ("", "2024", ("30", Amount(Decimal(26), ""))), ("Leirejä", "2025", ("2",))
    ]  # fmt: skip
    assert [each.result.name for each in found.of_kind("participants")] == ["Kävijöitä"]
    assert not figures()


@pytest.mark.parametrize(
    ("words", "kind"),
    [("Tapahtumat", "events"), ("evenemang", "events"), ("Events", "events"), ("events", "events"),
     ("Eteenpäin siirtyneet", "transitions"), ("oma laji", "oma laji"), ("", "")],
)  # fmt: skip
def test_kinds_are_known_in_three_languages(words: str, kind: str) -> None:
    assert kind_of(words) == kind


def test_columns_and_totals_are_known_in_three_languages() -> None:
    headings = ("Määrä", "Antal:", "VALUE", "Vuosi", "Källa", "Jokin")
    columns = ["value", "value", "value", "period", "source", ""]
    assert [column_of(each) for each in headings] == columns
    assert is_total(" Yhteensä:")
    assert without_total("Retkiä yhteensä") == "Retkiä"
    assert without_total("Yhteensä") == "Yhteensä"


def test_a_name_under_two_kinds_is_two_things_and_one_without_a_kind_joins_its_name() -> None:
    rows = (("Siirtyneitä", "", "2024", "4", "employment"),
            ("Siirtyneitä", "", "2024", "6", "education"))  # fmt: skip
    assert figures(*rows).contradictions() == []
    found = figures(rows[0], ("siirtyneitä", "", "2024", "5"))
    assert [len(each.figures) for each in found.contradictions()] == [2]
    assert [each.values for each in found.facts("employment")] == [("4", "5")]
