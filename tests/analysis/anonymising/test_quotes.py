"""How much of what identifies is found in invented quotes; run on other files by hand as well.

Usage by hand: python tests/analysis/anonymising/test_quotes.py FILE.jsonl, in the shape of
quotes.jsonl beside this file (or with ``lang`` and ``label`` for ``language`` and ``kind``).
"""

import json
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from small_stories.anonymising.finding.found import find_marks
from small_stories.anonymising.marks import Mark, Tier

QUOTES = Path(__file__).parent / "quotes.jsonl"
NOT_YET = ("health", "role", "group")


@dataclass
class Score:
    """Identifying spans of a set, those whose every letter is marked, and marks for nothing."""

    spans: int = 0
    covered: int = 0
    surely: int = 0
    marks: int = 0
    needless: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        return self.covered / self.spans


def covers(marks: list[Mark], text: str, start: int, end: int) -> bool:
    letters = (i for i in range(start, end) if text[i].isalnum())
    return all(any(mark.start <= i < mark.end for mark in marks) for i in letters)


def score(quotes: list[dict], in_small_letters: bool = False) -> Score:
    result = Score()
    for quote in quotes:
        text = quote["text"].lower() if in_small_letters else quote["text"]
        marks = find_marks(text, quote.get("language") or quote["lang"])
        result.marks += len(marks)
        for span in quote["spans"]:
            if span.get("kind", span.get("label", "")).lower() in NOT_YET:
                continue
            start, end = span.get("core", (span["start"], span["end"]))
            sure = [mark for mark in marks if mark.tier is Tier.MARKED]
            result.spans += 1
            result.covered += covers(marks, text, start, end)
            result.surely += covers(sure, text, start, end)
            if not covers(marks, text, start, end):
                result.missed.append(text[start:end])
        for mark in marks:
            if all(mark.end <= s["start"] or s["end"] <= mark.start for s in quote["spans"]):
                result.needless.append(text[mark.start : mark.end])
    return result


def read(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def quotes() -> list[dict]:
    return read(QUOTES)


def test_what_identifies_is_found_in_written_speech(quotes):
    result = score([quote for quote in quotes if not quote["lower_case"]])
    assert result.recall >= 0.97, result.missed
    assert result.surely / result.spans >= 0.9


def test_what_identifies_is_found_without_capitals(quotes):
    finnish = [quote for quote in quotes if quote["language"] == "fi"]
    result = score(finnish, in_small_letters=True)
    assert result.recall >= 0.9, result.missed


def test_few_marks_are_for_nothing(quotes):
    result = score(quotes)
    words = sum(len(quote["text"].split()) for quote in quotes)
    assert len(result.needless) / words < 0.03, result.needless


@pytest.mark.parametrize("number", ["q20", "q21", "q22", "q31", "q37", "q42"])
def test_a_quote_that_names_nobody_is_left_alone(quotes, number):
    quote = next(quote for quote in quotes if quote["id"] == number)
    marks = find_marks(quote["text"], quote["language"])
    assert [mark for mark in marks if mark.tier is Tier.MARKED] == []


if __name__ == "__main__":
    for small in (False, True):
        found = score(read(Path(sys.argv[1])), small)
        sys.stdout.write(
            f"{'small letters' if small else 'as is'}: {found.covered} of {found.spans} covered, "
            f"{found.surely} surely; {len(found.needless)} of {found.marks} marks needless\n"
            f"  missed {found.missed}\n  needless {found.needless}\n"
        )
