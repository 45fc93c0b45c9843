"""Every form of a transcript comes back with its turns, speakers and times."""

import json
from io import BytesIO
from pathlib import Path

import av
import pytest
from docx import Document
from docx.oxml.ns import qn
from said import transcript

from small_stories.changes.interviewing import NewWord
from small_stories.importing.draft import Draft, read_interview
from small_stories.model import Role
from small_stories.transcribing.writing_out.formats import Format, written
from small_stories.transcribing.writing_out.transcript import Transcript, WrittenTurn

READ_BACK = [form for form in Format if form is not Format.JSON]
# What a form tells of times: to how many milliseconds, and whether the ends of turns too.
EXACT = {Format.VTT: 1, Format.SRT: 1}
TELLS_ENDS = (Format.VTT, Format.SRT, Format.NVIVO, Format.F4)


def read_back(form: Format, folder: Path, language: str = "fi", voices: bool = True) -> Draft:
    path = folder / f"interview{form.suffix}"
    path.write_bytes(written(transcript(language, voices), form))
    return read_interview(path)


@pytest.mark.parametrize("form", READ_BACK)
def test_our_own_importer_reads_turns_speakers_and_times(form: Format, tmp_path: Path) -> None:
    wrote = transcript()
    draft = read_back(form, tmp_path)
    labels = {speaker.key: speaker.label for speaker in draft.speakers}
    told = [(labels[turn.speaker or ""], turn.text) for turn in draft.turns]
    assert told == [(turn.speaker, turn.text) for turn in wrote.turns]
    assert [draft.role_of(turn) for turn in draft.turns] == [turn.role for turn in wrote.turns]
    near = EXACT.get(form, 100)
    for read, turn in zip(draft.turns, wrote.turns, strict=True):
        assert abs((read.start_ms or 0) - turn.start_ms) < near
        if form in TELLS_ENDS:
            assert abs((read.end_ms or 0) - turn.end_ms) < near


@pytest.mark.parametrize("form", READ_BACK)
def test_words_and_times_come_back_where_voices_were_not_told_apart(
    form: Format, tmp_path: Path
) -> None:
    draft = read_back(form, tmp_path, voices=False)
    said = " ".join(turn.text for turn in draft.turns)
    assert said == " ".join(turn.text for turn in transcript().turns)
    assert all(turn.start_ms is not None for turn in draft.turns)
    assert "Puhuja" not in said


@pytest.mark.parametrize(
    ("language", "label"), [("fi", "Puhuja 1"), ("sv", "Talare 1"), ("en", "Speaker 1"),
                            ("de", "Speaker 1")]
)  # fmt: skip
def test_speakers_are_named_in_the_language_of_the_talk(language: str, label: str) -> None:
    assert transcript(language).turns[0].speaker == label


def test_json_puts_together_words_that_have_no_space_between() -> None:
    words = (NewWord(0, 5, 0, 300, 0.9), NewWord(5, 8, 300, 700, 0.5), NewWord(9, 13, 800, 990, 1))
    turn = WrittenTurn("Puhuja 1", Role.OTHER, 0, 990, "COVID-19 tuli", words)
    told = json.loads(written(Transcript("a.wav", "fi", "base", (turn,)), Format.JSON))
    assert told["turns"][0]["words"] == [
        {"start": 0.0, "end": 0.7, "text": "COVID-19", "probability": 0.5},
        {"start": 0.8, "end": 0.99, "text": "tuli", "probability": 1},
    ]


def test_json_is_what_the_help_says_and_nothing_more() -> None:
    content = written(transcript(), Format.JSON)
    assert content.count(b"\n") == 1
    assert "äänessä".encode() in content
    told = json.loads(content)
    assert set(told) == {"file", "language", "model", "turns"}
    assert (told["file"], told["language"], told["model"]) == ("Marja äänessä.m4a", "fi", "base")
    for turn, wrote in zip(told["turns"], transcript().turns, strict=True):
        assert list(turn) == ["speaker", "role", "start", "end", "text", "words"]
        assert Role(turn["role"]) is wrote.role
        assert turn["start"] == wrote.start_ms / 1000
        assert " ".join(word["text"] for word in turn["words"]) == turn["text"]
        for word in turn["words"]:
            assert set(word) == {"start", "end", "text", "probability"}
            assert turn["start"] <= word["start"] < word["end"] <= turn["end"]
            assert round(word["start"], 3) == word["start"]
            assert word["probability"] == 0.875


@pytest.mark.parametrize("form", [Format.VTT, Format.SRT])
def test_a_player_reads_every_cue_at_its_time(form: Format) -> None:
    with av.open(
        BytesIO(written(transcript(), form)), format=str(form).replace("vtt", "webvtt")
    ) as file:
        [stream] = file.streams
        packets = [packet for packet in file.demux(stream) if packet.size]
    turns = transcript().turns
    starts = [round(packet.pts * packet.time_base * 1000) for packet in packets]
    assert starts == sorted(starts)
    assert {turn.start_ms for turn in turns} <= set(starts)
    assert len(packets) > len(turns)


def test_signs_of_markup_are_written_so_that_a_player_shows_them() -> None:
    vtt = written(transcript(), Format.VTT).decode()
    assert "parvekkeella &amp; ja" in vtt
    assert vtt.startswith("WEBVTT\n\n00:00:00.600 --> 00:00:02.660\n<v Puhuja 1>Kerrotko")


def test_the_document_has_styles_a_language_and_nothing_in_it_but_talk() -> None:
    document = Document(BytesIO(written(transcript("sv"), Format.DOCX)))
    assert {paragraph.style.name for paragraph in document.paragraphs} == {"Turn"}
    assert [run.style.name for run in document.paragraphs[0].runs[:2]] == [
        "Turn Time",
        "Turn Speaker",
    ]
    mark = document.styles.element.find(f".//{qn('w:lang')}")
    assert mark.get(qn("w:val")) == "sv-FI"
    assert document.core_properties.title == "Marja äänessä.m4a"
    assert "ett utkast" in document.sections[0].header.paragraphs[0].text


def test_the_table_has_the_columns_that_nvivo_maps() -> None:
    document = Document(BytesIO(written(transcript(), Format.NVIVO)))
    [table] = document.tables
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows[0] == ["Timespan", "Speaker", "Content"]
    assert rows[1][:2] == ["00:00:00.6-00:00:02.7", "Puhuja 1"]
    assert rows[-1] == ["01:00:07.3-01:00:08.7", "Puhuja 2", "Sit mä jäin. Sinne mä jäin."]


def test_rich_text_is_ascii_and_has_the_times_of_f4() -> None:
    rich = written(transcript(), Format.F4).decode("ascii")
    assert r"{\pard\sa160 Puhuja 1: #00:00:00-6# Kerrotko aluksi, miten s\u228?" in rich
    assert rich.count("#\\par}") == len(transcript().turns)
