"""The log of decisions tells what was done with each thing, and never what it was."""

import csv
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from small_stories.anonymising.decisions import decisions
from small_stories.anonymising.leaving.file_texts import texts_in_file
from small_stories.anonymising.leaving.leaks import leaks
from small_stories.anonymising.matching.known import KnownName
from small_stories.changes.hiding import NewMark, Wordings, add_mark, decide_identity, decide_mark
from small_stories.changes.ledger import describe_identity
from small_stories.errors import SmallStoriesError
from small_stories.model import Decision, IdentityKind
from small_stories.reporting.decision_log import write_decision_log
from small_stories.storage.exports import exports
from small_stories.strings import LANGUAGES


def rows(folder: Path) -> list[list[str]]:
    with (folder / "decisions.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=";"))


def test_each_decision_is_told_without_its_original(kitchen: Any, out: Path) -> None:
    project = kitchen.project
    decide_identity(project, kitchen.identities["Hakunila"], Decision.COARSEN,
                    Wordings("asuinalue", internal="kaupunginosa", strict="--"))  # fmt: skip
    describe_identity(project, kitchen.identities["Marjatta"], who="ohjaaja Vantaalta")
    write_decision_log(project, out)
    header, person, place = rows(out)
    assert header == [
        "Asia",
        "Mitä tehtiin",
        "Mitä tilalla on",
        "Kohdat",
        "Miten löytyi",
        "Päätetty",
    ]
    assert person[:4] == [
        "henkilö 1", "Korvattiin keksityllä nimellä tai toisella ilmauksella.",
        "[työvalmentaja]", "yksi (H01)",
    ]  # fmt: skip
    assert person[4] == "Ohjelma löysi yhden kohdan. Nimi on hankkeen luettelossa."
    assert person[5].count(".") == 2
    assert (
        place[2] == ("Sisäinen: [kaupunginosa]; Julkinen: [asuinalue]; Tiukka: [--]")
        or "[kaupunginosa]" in place[2]
    )
    assert "Vantaa" not in str(rows(out))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_byte_of_the_log_holds_an_original(kitchen: Any, out: Path, language: str) -> None:
    written = write_decision_log(kitchen.project, out, language)
    assert [path.name for path in written.paths] == ["decisions.docx", "decisions.csv"]
    names = [KnownName(1, IdentityKind.PERSON, "Marjatta"),
             KnownName(2, IdentityKind.PLACE, "Hakunila")]  # fmt: skip
    for path in written.paths:
        read = " ¶ ".join(each.text for each in texts_in_file(path.name, path.read_bytes()))
        assert leaks(read, names) == []
    gone = exports(kitchen.project)
    assert [export.kind for export in gone] == ["decision_log"] * 2
    # Whoever withdraws is told of it where it names the person's interview.
    assert all(export.interviews for export in gone)


def test_the_document_tells_of_house_style_and_counts(kitchen: Any, out: Path) -> None:
    write_decision_log(kitchen.project, out)
    document = Document(str(out / "decisions.docx"))
    said = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "[--]" in said
    assert "(...)" in said
    assert "Kaikista merkityistä kohdista on päätetty." in said
    counts = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert counts[1:] == [["henkilö", "1", "1", "0"], ["paikka", "1", "1", "0"]]
    facts = document.core_properties
    assert (facts.author, facts.last_modified_by, facts.comments) == ("", "", "")


def test_one_thing_has_one_number_in_all_its_decisions(kitchen: Any) -> None:
    project, turn = kitchen.project, kitchen.turns["soup"]
    start = kitchen.text("soup").index("hernekeitto")
    whose = kitchen.identities["Marjatta"]
    new = NewMark(
        turn, start, start + 11, IdentityKind.PERSON, "check", "analyst", whose, "analyst"
    )
    mark = add_mark(project, new)
    decide_mark(project, mark, Decision.KEEP)
    people = [each for each in decisions(project) if each.kind is IdentityKind.PERSON]
    assert {each.number for each in people} == {1}
    assert {each.decision for each in people} == {Decision.REPLACE, Decision.KEEP}
    assert sorted((each.interviews, each.by_hand) for each in people) == [
        (("H01",), 0),
        (("H02",), 1),
    ]


def test_a_wording_with_a_hidden_name_is_not_told(kitchen: Any, out: Path) -> None:
    project = kitchen.project
    decide_identity(project, kitchen.identities["Hakunila"], Decision.COARSEN,
                    Wordings("asuinalue", internal="Marjatan seutu"))  # fmt: skip
    write_decision_log(project, out)
    assert "ei kerrota" in rows(out)[2][2]


def test_a_name_in_the_reason_stops_the_log(kitchen: Any, out: Path) -> None:
    describe_identity(kitchen.project, kitchen.identities["Marjatta"], reason="Marjatan toive")
    with pytest.raises(SmallStoriesError) as caught:
        write_decision_log(kitchen.project, out)
    assert caught.value.key == "report.leak"
    assert not out.exists()
    assert exports(kitchen.project) == []
