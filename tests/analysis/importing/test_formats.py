"""The same interview in the files that programs make: what comes in is the same."""

import importlib.util
from pathlib import Path

import pytest

from small_stories.importing.draft import Draft, as_json, pieces_of, read_interview
from small_stories.model import Role

FIXTURES = Path(__file__).parent / "fixtures"
_spec = importlib.util.spec_from_file_location("interview", FIXTURES / "interview.py")
assert _spec
assert _spec.loader
_interview = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(_interview)
TURNS: list[tuple[str, str]] = _interview.TURNS
ROLES = {"H": Role.INTERVIEWER, "V": Role.INTERVIEWEE}
SAID = [(ROLES[label], words) for label, words in TURNS]


def turns(draft: Draft) -> list[tuple[Role, str]]:
    return [(draft.role_of(turn), turn.text) for turn in draft.turns]


@pytest.mark.parametrize("suffix", ["docx", "odt", "rtf", "html", "pdf"])
def test_labels(suffix: str) -> None:
    draft = read_interview(FIXTURES / f"libreoffice-labels.{suffix}")
    assert turns(draft) == SAID
    assert draft.source.kind == suffix
    assert [speaker.label for speaker in draft.speakers] == ["H", "V"]
    assert draft.roles_sure


@pytest.mark.parametrize("suffix", ["docx", "odt", "html"])
def test_bold_names(suffix: str) -> None:
    draft = read_interview(FIXTURES / f"libreoffice-bold.{suffix}")
    assert turns(draft) == SAID
    assert [speaker.label for speaker in draft.speakers] == ["Oili", "Ipa"]


@pytest.mark.parametrize("suffix", ["docx", "odt", "rtf", "html"])
def test_table(suffix: str) -> None:
    draft = read_interview(FIXTURES / f"libreoffice-table.{suffix}")
    assert turns(draft) == SAID[:6]
    assert [turn.start_ms for turn in draft.turns] == [0, 10000, 20000, 30000, 40000, 50000]


def test_pages_of_a_pdf_leave_no_headers_or_numbers_in_talk() -> None:
    draft = read_interview(FIXTURES / "libreoffice-pages.pdf")
    assert len(draft.source.pages) >= 3
    assert turns(draft) == SAID * 9


def test_what_word_leaves_between_the_words() -> None:
    draft = read_interview(FIXTURES / "word-marked-up.docx")
    assert turns(draft) == [
        (Role.INTERVIEWER, "Kerro miten sä tulit keittiölle?"),
        (Role.INTERVIEWEE, "No mä näin ilmotuksen kirjastossa."),
        (Role.INTERVIEWER, "Ja sitten?"),
        (Role.INTERVIEWEE, "Menin sivuille ja sit ovelle. Se oli auki."),
    ]


def test_a_teams_transcript_in_word() -> None:
    draft = read_interview(FIXTURES / "word-teams.docx")
    assert [(turn.speaker, turn.start_ms, turn.text) for turn in draft.turns] == [
        ("oivallus oili", 3000, "Kerro miten sä tulit keittiölle."),
        ("ipa inkerinen vieras", 12000, "No mä näin ilmotuksen kirjastossa. Ja mä menin."),
        ("oivallus oili", 3723000, "Mitä sitten tapahtui?"),
        ("ipa inkerinen vieras", 3730000, "Mä jäin."),
    ]
    assert draft.role_of(draft.turns[0]) is Role.INTERVIEWER


def test_questions_in_bold() -> None:
    draft = read_interview(FIXTURES / "word-bold-questions.docx")
    assert [role for role, _ in turns(draft)] == [Role.INTERVIEWER, Role.INTERVIEWEE] * 3
    assert draft.turns[1].text == "No mä näin ilmotuksen. Ja mä menin."


def test_notes_in_a_list() -> None:
    draft = read_interview(FIXTURES / "word-notes.docx")
    assert draft.notes
    assert [text for _, text in turns(draft)] == [
        "tuli kirjaston lapun takia", "ei uskaltanu ovesta", "nyt kompostimestari",
    ]  # fmt: skip


def test_teams_subtitles_join_the_cues_of_a_turn() -> None:
    draft = read_interview(FIXTURES / "teams.vtt")
    assert turns(draft) == [
        (Role.INTERVIEWER, "Kerro ensin, miten sä tulit tänne Omaan pöytään?"),
        (
            Role.INTERVIEWEE,
            "No mä näin sellasen käsin kirjotetun lapun kirjaston ilmotustaululla. Kahvi & pulla.",
        ),
        (Role.INTERVIEWER, "Ja miltä se eka kerta tuntu?"),
        (Role.INTERVIEWEE, "Mä seisoin ulkona varmaan vartin."),
    ]
    assert (draft.turns[1].start_ms, draft.turns[1].end_ms) == (6010, 12050)


def test_player_subtitles() -> None:
    draft = read_interview(FIXTURES / "player.srt")
    assert [speaker.label for speaker in draft.speakers] == ["Oili", "Ipa"]
    assert draft.turns[1].text.endswith("lapun kirjaston ilmotustaululla.")
    assert len(draft.turns) == 4


def fixture_names() -> list[str]:
    broken = ("password", "locked", "old", "scanned")
    return sorted(
        path.name for path in FIXTURES.iterdir()
        if path.suffix in (".docx", ".odt", ".rtf", ".html", ".pdf", ".vtt", ".srt")
        and not any(word in path.name for word in broken)
    )  # fmt: skip


@pytest.mark.parametrize("name", fixture_names())
def test_every_word_can_be_found_in_the_file_again(name: str) -> None:
    draft = read_interview(FIXTURES / name)
    text = draft.source.text
    for turn in draft.turns:
        at = 0
        for word in turn.text.split():
            at = turn.text.index(word, at)
            places = pieces_of(turn.text, turn.pieces, at, at + len(word))
            assert "".join(text[place.start : place.end] for place in places) == word
            at += len(word)


def test_json_says_where_turns_stand_and_cuts_only_where_the_layout_does() -> None:
    told = as_json(read_interview(FIXTURES / "teams.vtt"))
    assert list(told) == ["file", "layout", "language", "text", "turns"]
    assert (told["file"], told["language"]) == ("teams.vtt", "fi")
    listed = told["turns"]
    text = told["text"]
    assert isinstance(listed, list)
    assert isinstance(text, str)
    first, second = listed[0], listed[1]
    assert first["role"] == "interviewer"
    assert "segments" not in first  # a line end alone cuts nothing
    assert " ".join(text[first["start"] : first["end"]].split()) == TURNS[0][1]
    assert text[second["start"] :].startswith("No mä")
    assert second["start"] == second["segments"][0]["start"]
    assert second["end"] == second["segments"][-1]["end"]
    assert (first["time"], second["time"]) == (3.21, 6.01)


ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "latin-1"]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_encodings(tmp_path: Path, encoding: str) -> None:
    said = "\r\n".join(f"{label}: {words} Åke ölkkärillä." for label, words in TURNS)
    path = tmp_path / "haastattelu.txt"
    path.write_bytes(said.encode(encoding))
    draft = read_interview(path)
    assert draft.source.text == said
    assert turns(draft) == [(role, f"{words} Åke ölkkärillä.") for role, words in SAID]


def test_two_encodings_pasted_together(tmp_path: Path) -> None:
    path = tmp_path / "haastattelu.txt"
    path.write_bytes("H: Mitä tää on?\n".encode() + "V: Äiti sano “hyvä”.\n".encode("cp1252"))
    assert [turn.text for turn in read_interview(path).turns] == [
        "Mitä tää on?",
        "Äiti sano “hyvä”.",
    ]


def test_bytes_tell_the_kind_and_not_the_name(tmp_path: Path) -> None:
    path = tmp_path / "litteraatti.txt"
    path.write_bytes((FIXTURES / "libreoffice-labels.docx").read_bytes())
    assert read_interview(path).source.kind == "docx"
    path = tmp_path / "litteraatti.docx"
    path.write_bytes((FIXTURES / "teams.vtt").read_bytes())
    assert read_interview(path).source.kind == "vtt"


def test_fonts_of_rich_text_change_no_word_and_take_no_time(tmp_path: Path) -> None:
    path = tmp_path / "h.rtf"
    fonts = "{\\fonttbl{\\f0\\fcharset0 Arial;}" + "{\\f1 a;}" * 30_000 + "}"
    said = "\\f0 H: Mit\\'e4?\\par V: Sit\\f1\\'e4 \\\\f1 vain.\\par "
    path.write_bytes(f"{{\\rtf1\\ansi{fonts}{said * 3}}}".encode("ascii"))
    assert [turn.text for turn in read_interview(path).turns][:2] == ["Mitä?", "Sitä \\f1 vain."]
