"""Hints stand in the text that import keeps, in every kind of file."""

from collections.abc import Callable
from pathlib import Path

import pytest

from small_stories.command_line.file_hints import hints_of_file
from small_stories.importing.draft import read_interview
from small_stories.model import Role

FIXTURES = Path(__file__).parents[1] / "importing" / "fixtures"
TURNS = (
    ("Haastattelija", "Onko ollut hetki, jolloin tunsit olevasi tärkeä? 😀"),
    ("Vastaaja", "No yks juttu. Mä en ollu koskaan laulanu 😀 kenenkään kuullen."),
    ("Vastaaja", "Sit yhtenä iltana ohjaaja sano et laula sä tää loppu."),
    ("Haastattelija", "Ja mitä sitten?"),
    ("Vastaaja", "Mä lauloin ja kaikki taputti. Nykyään mä laulan joka juhlassa."),
    ("Haastattelija", "Mikä täällä on ollut huonoa?"),
    ("Vastaaja", "Se on aina kylmä ja hakemus hylättiin taas."),
)


def as_text(turns: tuple[tuple[str, str], ...]) -> str:
    return "\n\n".join(f"{who}: {words}" for who, words in turns) + "\n"


def as_html(turns: tuple[tuple[str, str], ...]) -> str:
    rows = "".join(f"<p><b>{who}:</b> {words}</p>\n" for who, words in turns)
    return f'<html><head><meta charset="utf-8"></head><body>{rows}</body></html>'


def as_markdown(turns: tuple[tuple[str, str], ...]) -> str:
    return "\n\n".join(f"**{who}:** {words}" for who, words in turns) + "\n"


def _at(place: int, point: str) -> str:
    return f"00:00:{place * 5:02}{point}000 --> 00:00:{place * 5 + 4:02}{point}000"


def as_srt(turns: tuple[tuple[str, str], ...]) -> str:
    return "".join(f"{n + 1}\n{_at(n, ',')}\n{w}: {t}\n\n" for n, (w, t) in enumerate(turns))


def as_vtt(turns: tuple[tuple[str, str], ...]) -> str:
    cues = (f"{_at(n, '.')}\n<v {who}>{words}</v>\n\n" for n, (who, words) in enumerate(turns))
    return "WEBVTT\n\n" + "".join(cues)


WRITTEN: dict[str, Callable[[tuple[tuple[str, str], ...]], str]] = {
    "txt": as_text, "html": as_html, "md": as_markdown, "srt": as_srt, "vtt": as_vtt,
}  # fmt: skip
FILES = ("docx", "odt", "rtf", "pdf", "html")


def holds(path: Path) -> None:
    """Every hint lies in the interviewee's words, and every cue is the words that it shows."""
    draft = read_interview(path)
    told = {
        i
        for turn in draft.turns
        if draft.role_of(turn) is Role.INTERVIEWEE
        for piece in turn.pieces
        for i in range(piece.start, piece.end)
    }
    hints = hints_of_file(path).hints
    assert hints
    text = draft.source.text
    for hint in hints:
        assert hint.start < hint.end
        for start, end in hint.segments:
            assert {i for i in range(start, end) if not text[i].isspace()} <= told
        for cue in hint.cues:
            assert cue.text == text[cue.start : cue.end]
            assert cue.text.strip() == cue.text != ""
            inside = any(a <= cue.start and cue.end <= b for a, b in hint.segments)
            assert inside or cue.kind == "prompted" or cue.kind == "subordinate_clause"


@pytest.mark.parametrize("kind", WRITTEN)
def test_in_text_files(kind: str, tmp_path: Path) -> None:
    path = tmp_path / f"puhe.{kind}"
    path.write_text(WRITTEN[kind](TURNS), encoding="utf-8")
    holds(path)
    text = read_interview(path).source.text
    [hint] = hints_of_file(path).hints
    said = " ".join(text[start:end] for start, end in hint.segments)
    assert "Mä en ollu koskaan laulanu" in said
    assert said.endswith("Nykyään mä laulan joka juhlassa.")
    assert "Ja mitä sitten" not in said
    assert "taputti" in said


@pytest.mark.parametrize("kind", FILES)
def test_in_documents(kind: str) -> None:
    holds(FIXTURES / f"libreoffice-labels.{kind}")
