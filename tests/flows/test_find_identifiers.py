"""Finding identifiers and putting names into cases, for batches: lines in, lines out."""

import json
from pathlib import Path

import docx
import pytest

FIXTURES = Path(__file__).parents[1] / "analysis" / "importing" / "fixtures"
TALK = """Haastattelu 27.2.2025
Litteroi Aune Virtala

Zaira: Missä sä asut?
[00:01:10] Onni: Simontie 5:ssä. Mun numero on nolla neljäkymmentä
[00:01:20] Zaira: viisi kuusi. Vai?
"""
CAPTIONS = """WEBVTT - Haastattelu
Kind: captions
Language: fi

NOTE Litteroi Aune Virtala

7d3c1f52-9a0e-4c3b-8f11-5a2b6c7d8e90/8-0
00:00:01.000 --> 00:00:04.000
<v Haastattelija>Missä asut?

2
00:00:05.000 --> 00:00:09.000
<v Haastateltava>Asun Korsossa.
"""


def marks_in(run, *arguments: object) -> list[dict]:
    done = run("find-identifiers", *arguments, "--format", "json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_a_file_is_searched_whole_and_no_mark_goes_over_a_turn(tmp_path: Path, run) -> None:
    file = tmp_path / "puhe.txt"
    file.write_text(TALK, encoding="utf-8")
    marks = marks_in(run, file)
    told = {(mark["text"], mark["kind"]) for mark in marks}
    assert {("27.2.2025", "DATE"), ("Zaira", "PERSON")} <= told
    assert any(mark["text"].startswith("Simontie 5") for mark in marks)
    assert any(mark["text"].endswith("Aune Virtala") for mark in marks)
    assert not any("00:01" in mark["text"] or "\n" in mark["text"] for mark in marks)
    assert sum(mark["text"] == "Zaira" for mark in marks) == 2
    for mark in marks:
        assert mark["text"] == TALK[mark["start"] : mark["end"]]
        assert set(mark) == {"start", "end", "text", "kind", "tier", "reason", "base"}
        assert mark["tier"] in ("marked", "check")


@pytest.mark.parametrize("name", ["libreoffice-labels.docx", "teams.vtt", "player.srt"])
def test_marks_stand_in_the_text_that_import_keeps(name: str, run) -> None:
    shown = run("import", "--preview", "--format", "json", FIXTURES / name)
    text = json.loads(shown.stdout)["text"]
    marks = marks_in(run, FIXTURES / name)
    assert marks
    assert all(mark["text"] == text[mark["start"] : mark["end"]] for mark in marks)


def test_what_captions_are_written_with_names_nobody(tmp_path: Path, run) -> None:
    file = tmp_path / "puhe.vtt"
    file.write_text(CAPTIONS, encoding="utf-8")
    name, place = (mark["text"] for mark in marks_in(run, file))
    assert name.endswith("Aune Virtala")
    assert place == "Korsossa"


def test_the_header_of_a_word_document_is_told_beside_the_list(tmp_path: Path, run) -> None:
    document = docx.Document()
    document.add_paragraph("Haastattelija: Missä asut?")
    document.add_paragraph("Haastateltava: Asun Korsossa.")
    document.sections[0].header.paragraphs[0].text = "Haastattelu, litteroi Aune Virtala"
    document.save(str(tmp_path / "puhe.docx"))
    done = run("find-identifiers", tmp_path / "puhe.docx", "--format", "json")
    assert [mark["text"] for mark in json.loads(done.stdout)] == ["Korsossa"]
    assert "1 mer" in done.stderr or "1 mark" in done.stderr
    assert "Virtala" not in done.stderr


def test_a_file_that_cannot_be_read_is_told_and_the_others_go_on(tmp_path: Path, run) -> None:
    good = tmp_path / "hyvä.txt"
    good.write_text("Soita 045 678 9012 huomenna.", encoding="utf-8")
    done = run("find-identifiers", tmp_path / "ei.txt", good, "--format", "json")
    assert done.returncode == 1
    assert "ei.txt" in done.stderr
    lost, found = map(json.loads, done.stdout.splitlines())
    assert lost is None
    assert [(mark["text"], mark["kind"]) for mark in found] == [("045 678 9012", "PHONE")]
    assert run("find-identifiers").returncode == 2


def test_lines_are_answered_in_order_and_a_bad_one_alone_fails(run) -> None:
    lines = [
        {"id": "a", "text": "Numero on 045 678 9012.", "lang": "fi"},
        {"id": 2, "text": "Det var den 3 maj 2019.", "lang": "sv"},
        {"id": "tyhjä", "text": ""},
    ]
    said = [json.dumps(line) for line in lines]
    done = run("find-identifiers", "--jsonl", says="\n".join([*said, "{", '{"id": 9}']))
    assert done.returncode == 1
    phone, date, empty, broken, without = map(json.loads, done.stdout.splitlines())
    assert (phone["id"], phone["spans"][0]["text"]) == ("a", "045 678 9012")
    assert (date["id"], date["spans"][0]["kind"]) == (2, "DATE")
    assert empty == {"id": "tyhjä", "spans": []}
    assert "4" in broken["error"]
    assert (without["id"], "error" in without) == (9, True)


def test_half_a_pair_and_an_odd_language_spoil_no_other_line(run) -> None:
    lines = (
        '{"id": 1, "text": "Moi \\ud83d Hanna Korpela soitti", "lang": "fi"}',
        '{"id": 2, "text": "Jag bor på Storgatan 5", "lang": "SV-fi"}',
        '{"id": 3, "text": "Asun Simontie 5:ssä", "lang": ["fi"]}',
    )
    done = run("find-identifiers", "--jsonl", says="\n".join(lines))
    spans = [json.loads(line)["spans"] for line in done.stdout.splitlines()]
    found = [[(span["kind"], span["start"], span["text"]) for span in row] for row in spans]
    assert found == [
        [("PERSON", 6, "Hanna Korpela")],
        [("ADDRESS", 11, "Storgatan 5")],
        [("ADDRESS", 5, "Simontie 5:ssä")],
    ]


def test_a_replacement_takes_the_case_of_what_it_replaces(run) -> None:
    lines = [
        {"surface": "Hannalle", "base": "Hanna", "replacement": "Virtanen", "id": 1},
        {"surface": "Korsossa", "base": "Korso", "replacement": "kaupunki", "kind": "PLACE"},
        {"surface": "Annas", "base": "Anna", "replacement": "Lisa", "lang": "sv"},
        {"surface": "Annas"},
    ]
    done = run("inflect", "--jsonl", says="\n".join(map(json.dumps, lines)))
    assert done.returncode == 1
    told = list(map(json.loads, done.stdout.splitlines()))
    assert told[0] == {"id": 1, "result": "Virtaselle"}
    assert [line.get("result") for line in told[1:]] == ["kaupungissa", "Lisas", None]
    assert run("inflect").returncode == 2
