"""Every counted sentence of the report is right for none, one and many, in three languages.

The whole list stands in reference/counts.LANGUAGE.txt, where a person has read it; here it is
checked that no form is left out and that figures and words are as the language writes them.
"""

import os
import re
from pathlib import Path

import pytest

from small_stories.reporting.grammar import hours_and_minutes, number_word, sentence
from small_stories.strings import LANGUAGES, entry, text

REFERENCE = Path(__file__).parents[1] / "reference"
COUNTS = (0, 1, 2, 5, 11, 21, 1000)

# Each sentence that is written from a count, with the form that its number takes.
COUNTED = {
    "method.interviews": "nominative",
    "method.people": "nominative",
    "method.all_audio": "",
    "method.all_transcript": "",
    "method.all_notes": "",
    "method.all_cowritten": "",
    "method.some_audio": "nominative",
    "method.some_transcript": "nominative",
    "method.some_notes": "nominative",
    "method.some_cowritten": "nominative",
    "method.held": "",
    "method.languages": "",
    "method.days_known": "elative",
    "method.places": "",
    "method.by": "",
    "method.interpreter": "inessive",
    "method.translated": "genitive",
    "method.themes": "",
    "method.stories": "nominative",
    "method.hinted": "genitive",
    "method.hinted_all": "",
    "method.brief": "nominative",
    "method.typing": "",
    "method.disappointments": "nominative",
    "method.checked": "genitive",
    "method.modified": "genitive",
    "method.denied": "genitive",
    "method.not_reached": "genitive",
    "introduction.quotes": "elative",
    "introduction.quotes_when": "elative",
    "confidentiality.changed": "neuter",
    "confidentiality.kept": "neuter",
    "confidentiality.consents": "ablative",
    "confidentiality.again": "ablative",
    "confidentiality.refused": "nominative",
    "confidentiality.named": "nominative",
    "types.untyped": "nominative",
    "effects.without": "",
    "effects.unexpected": "nominative",
    "frames.others": "nominative",
    "watch.intro": "nominative",
    "failures.against": "",
    "failures.goals": "",
    "stories.goals": "",
    "stories.themes": "",
    "stories.also": "",
    "stories.themes_without": "",
    "plain.who": "partitive",
    "trust.drafts": "nominative",
    "trust.interpreter": "inessive",
    "trust.read_to_end": "nominative",
    "trust.let_down": "nominative",
    "trust.against": "neuter",
    "trust.minors": "nominative",
    "data.checked": "nominative",
    "grammar.hours": "nominative",
    "grammar.minutes": "nominative",
    "characters": "neuter",
    "quote.see": "",
}
SPOKEN = {
    "fi": ("suomeksi", "maaliskuussa 2026"),
    "sv": ("på finska", "i mars 2026"),
    "en": ("in Finnish", "in March 2026"),
}


def said(key: str, language: str, count: int) -> str:
    form = COUNTED[key] or "nominative"
    n = number_word(count, language, form)
    spoken, when = SPOKEN[language]
    named = dict.fromkeys(("places", "roles", "themes", "goals"), "X")
    words = text(f"report.{key}", language, count, n=n, languages=spoken, when=when, **named)
    return words if words.endswith(":") else sentence(words)


def counts_for(key: str, language: str) -> tuple[int, ...]:
    """Return the counts that a sentence is written for: none only where it has words for it."""
    forms = entry(f"report.{key}", language)
    assert isinstance(forms, dict)
    return COUNTS if "zero" in forms else COUNTS[1:]


def every_sentence(language: str) -> str:
    lines = []
    for key in COUNTED:
        told = dict.fromkeys(said(key, language, n) for n in counts_for(key, language))
        lines += [f"# {key}", *told]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("language", LANGUAGES)
def test_counted_sentences_are_those_that_have_been_read(language: str) -> None:
    file = REFERENCE / f"counts.{language}.txt"
    if os.environ.get("REWRITE_REFERENCES"):
        file.write_text(every_sentence(language), encoding="utf-8", newline="\n")
    assert every_sentence(language) == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", [key for key, form in COUNTED.items() if form])
def test_a_count_is_written_as_the_language_writes_it(key: str, language: str) -> None:
    for count in counts_for(key, language):
        words = said(key, language, count)
        told = re.findall(r"\d[\d\u202f,]*\d", words.replace("2026", ""))
        thousand = "1,000" if language == "en" else "1\u202f000"
        expected = {11: ["11"], 21: ["21"], 1000: [thousand]}.get(count, [])
        assert told == expected, words
        assert "  " not in words
        assert words[0].isupper() or words[0].isdigit()


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_and_many_are_told_apart(language: str) -> None:
    """Finnish and Swedish have sentences that are the same for one and many, but for the word."""
    for key, form in COUNTED.items():
        one, many = said(key, language, 1), said(key, language, 2)
        if form and key not in ("confidentiality.consents", "characters"):
            assert one != many, key


def test_every_sentence_that_a_count_decides_is_in_the_table() -> None:
    """A new table of plural forms under ``report`` has to be read in all its forms, too."""
    rooms = ("method", "introduction", "confidentiality", "effects", "watch", "failures",
             "stories", "plain", "trust", "data", "quote")  # fmt: skip
    tables = set()
    for room in rooms:
        found = entry(f"report.{room}", "fi")
        assert isinstance(found, dict)
        tables |= {f"{room}.{k}" for k, v in found.items() if isinstance(v, dict) and "other" in v}
    assert tables <= COUNTED.keys()


@pytest.mark.parametrize(
    ("language", "spoken"),
    [
        ("fi", ("yksi minuutti", "yksi tunti", "kaksi tuntia ja viisi minuuttia")),
        ("sv", ("en minut", "en timme", "två timmar och fem minuter")),
        ("en", ("one minute", "one hour", "two hours and five minutes")),
    ],
)
def test_lengths_of_recordings(language: str, spoken: tuple[str, ...]) -> None:
    lengths = (4_000, 3_600_000, 7_500_000)
    assert tuple(hours_and_minutes(each, language) for each in lengths) == spoken
