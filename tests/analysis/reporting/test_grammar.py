"""Numbers, dates, months and lists are written as each language writes them."""

import pytest

from small_stories.reporting.grammar import (
    listed,
    number_word,
    sentence,
    when,
    written_date,
    written_number,
)
from small_stories.reporting.quotation_marks import in_quotation_marks


@pytest.mark.parametrize(
    ("value", "language", "written"),
    [
        ("3648", "fi", "3\u202f648"),
        ("60000 €", "fi", "60\u202f000\u202f€"),
        ("9.3 %", "fi", "9,3\u202f%"),
        ("9,3", "en", "9.3"),
        ("60000", "en", "60,000"),
        ("2025", "fi", "2025"),
        ("12", "sv", "12"),
        ("0401234567", "fi", "0401234567"),
        ("noin 30", "fi", "noin 30"),
    ],
)
def test_numbers(value: str, language: str, written: str) -> None:
    assert written_number(value, language) == written


@pytest.mark.parametrize(
    ("days", "language", "said"),
    [
        (["2025-03-04"], "fi", "maaliskuussa 2025"),
        (["2025-05-20", "2025-03-04"], "fi", "maalis–toukokuussa 2025"),
        (["2024-12-01", "2025-02-03"], "fi", "joulukuun 2024 ja helmikuun 2025 välisenä aikana"),
        (["2025-03-04", "2025-05-20"], "sv", "i mars–maj 2025"),
        (["2024-12-01", "2025-02-03"], "en", "between December 2024 and February 2025"),
    ],
)
def test_months(days: list[str], language: str, said: str) -> None:
    assert when(days, language) == said


def test_dates_lists_and_words() -> None:
    assert written_date("2025-12-16", "fi") == "16.12.2025"
    assert written_date("2025-12-16", "en") == "16 December 2025"
    assert listed([], "fi") == ""
    assert listed(["yksi"], "fi") == "yksi"
    assert listed(["a", "b", "c"], "sv") == "a, b och c"
    assert number_word(3, "fi", "inessive") == "kolmessa"
    assert number_word(11, "fi") == "11"
    assert sentence("oma ovi") == "Oma ovi."
    assert sentence("Joko?") == "Joko?"


def test_quotation_marks_are_those_of_the_quotes_language() -> None:
    assert in_quotation_marks('se sano "tuu"', "fi") == "”se sano ’tuu’”"
    assert in_quotation_marks("she said “come”", "en") == "“she said ‘come’”"
