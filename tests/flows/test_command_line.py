"""From files to a report through the command line, and one clear sentence for what is wrong."""

import json
import os
import shutil
from pathlib import Path

import pytest
from filelock import FileLock
from told_events import begun, heard, plan, recorded

from small_stories.changes.marking import mark_story, toggle_goal
from small_stories.changes.quoting import add_quote
from small_stories.changes.setting_up import add_goal
from small_stories.model import Span
from small_stories.storage.interviews import interviews, turns
from small_stories.storage.project_file import open_project
from small_stories.transcribing.bring_in import store

FIXTURES = Path(__file__).parents[1] / "analysis" / "importing" / "fixtures"
SPOKEN = Path(__file__).parents[1] / "analysis" / "transcribing" / "spoken_interview.ogg"
GOOD = (
    "libreoffice-labels.docx", "libreoffice-labels.odt", "libreoffice-labels.rtf",
    "libreoffice-labels.html", "libreoffice-labels.pdf", "libreoffice-table.docx",
    "libreoffice-bold.odt", "word-marked-up.docx", "word-teams.docx", "teams.vtt", "player.srt",
)  # fmt: skip
BAD = (
    "libreoffice-password.pdf", "libreoffice-password.odt", "locked.docx", "libreoffice-old.doc",
    "libreoffice-scanned.pdf", "picture.jpg",
)  # fmt: skip
WORDS = "hyvä tunnus lause"


@pytest.fixture
def project(tmp_path: Path, run) -> Path:
    made = run("new", tmp_path / "koe", says=f"{WORDS}\n")
    assert made.returncode == 0, made.stderr
    assert "Recovery code" in made.stderr
    return tmp_path / "koe.smallstories"


def content_of(project: Path) -> list[tuple[str, int]]:
    with open_project(project, WORDS) as opened:
        return [(each.code, each.turns) for each in interviews(opened)]


def test_every_format_comes_in(project: Path, run) -> None:
    files = [FIXTURES / name for name in GOOD]
    done = run("import", project, *files, says=f"{WORDS}\n")
    assert done.returncode == 0, done.stderr
    content = content_of(project)
    assert [code for code, _ in content] == [f"H{n:02}" for n in range(1, len(GOOD) + 1)]
    assert all(turns > 1 for _, turns in content)


@pytest.mark.parametrize("name", GOOD)
def test_the_preview_can_be_checked_against_the_file(name: str, run) -> None:
    shown = run("import", "--preview", "--format", "json", FIXTURES / name)
    assert shown.returncode == 0, shown.stderr
    found = json.loads(shown.stdout)
    assert (found["file"], found["language"]) == (name, "fi")
    assert {"interviewer", "interviewee"} >= {turn["role"] for turn in found["turns"]}
    for turn in found["turns"]:
        words = found["text"][turn["start"] : turn["end"]]
        assert words == words.strip()
        for segment in turn.get("segments", []):
            assert turn["start"] <= segment["start"] < segment["end"] <= turn["end"]
    if name.endswith((".vtt", ".srt")):
        assert found["text"] == (FIXTURES / name).read_bytes().decode("utf-8-sig")


def test_a_preview_stores_nothing(project: Path, run) -> None:
    shown = run("import", "--preview", project, FIXTURES / GOOD[0], language="fi")
    assert shown.returncode == 0
    assert "haastattelija" in shown.stdout
    assert content_of(project) == []


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_gets_one_sentence_that_names_it(name: str, project: Path, run) -> None:
    done = run("import", project, FIXTURES / name, says=f"{WORDS}\n", language="fi")
    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1
    assert name in done.stderr
    assert "Traceback" not in done.stderr
    assert content_of(project) == []


def test_bad_bytes_get_one_sentence_and_the_good_file_beside_them_comes_in(
    project: Path, tmp_path: Path, run
) -> None:
    bad = {
        "empty.docx": b"",
        "blank.txt": b" \n\t\n",
        "noise.txt": os.urandom(5000),
        "control.txt": bytes(range(1, 32)) * 400,
        "zip.docx": b"PK\x03\x04" + os.urandom(300),
        "cut.docx": (FIXTURES / GOOD[0]).read_bytes()[:3000],
        "cut.pdf": (FIXTURES / "libreoffice-labels.pdf").read_bytes()[:900],
        "line.txt": b"sana " * 10_000_000,
    }
    for name, content in bad.items():
        (tmp_path / name).write_bytes(content)
    files = [tmp_path / name for name in bad]
    done = run("import", project, *files, FIXTURES / GOOD[0], says=f"{WORDS}\n")
    assert done.returncode == 1
    said = done.stderr.strip().splitlines()
    assert len(said) == len(bad) + 1
    assert all(name in line for name, line in zip(bad, said, strict=False))
    assert [code for code, _ in content_of(project)] == ["H01"]


def test_a_recording_that_was_never_closed_is_said_and_not_half_stored(
    project: Path, tmp_path: Path, run
) -> None:
    (tmp_path / "cut.m4a").write_bytes(b"\x00\x00\x00\x20ftypM4A " + os.urandom(2000))
    done = run("import", project, tmp_path / "cut.m4a", says=f"{WORDS}\n")
    assert done.returncode == 1
    assert "cut.m4a" in done.stderr.strip().splitlines()[-1]
    assert content_of(project) == []


def test_a_wrong_passphrase_changes_nothing(project: Path, run) -> None:
    before = {file.name: file.read_bytes() for file in project.iterdir() if file.is_file()}
    done = run("import", project, FIXTURES / GOOD[0], says="väärä\n")
    assert (done.returncode, len(done.stderr.strip().splitlines())) == (1, 1)
    assert "passphrase" in done.stderr
    assert {file.name: file.read_bytes() for file in project.iterdir() if file.is_file()} == before


def test_a_project_open_elsewhere_or_incomplete_is_said(project: Path, run) -> None:
    with FileLock(project / "lock"):
        done = run("find", project, says=f"{WORDS}\n")
    assert done.returncode == 1
    assert "open in another window" in done.stderr
    (project / "project.db").unlink()
    done = run("find", project, says=f"{WORDS}\n")
    assert done.returncode == 1
    assert "project.db" in done.stderr
    done = run("find", project.with_name("none"))
    assert (done.returncode, "none" in done.stderr) == (1, True)


def test_a_recording_is_stored_and_written_down(project: Path, run) -> None:
    done = run("import", project, SPOKEN, says=f"{WORDS}\n")
    assert done.returncode == 0, done.stderr
    assert content_of(project) == [("H01", 0)]
    done = run("transcribe", project, says=f"{WORDS}\n")
    assert done.returncode == 0, done.stderr
    with open_project(project, WORDS) as opened:
        [interview] = interviews(opened)
        assert interview.draft_turns == interview.turns > 0
    again = run("transcribe", project, says=f"{WORDS}\n")
    assert (again.returncode, "no recordings" in again.stderr) == (0, True)


def test_a_recording_in_which_no_word_was_heard_waits_only_if_it_is_named(
    project: Path, run
) -> None:
    with open_project(project, WORDS) as opened:
        writing = begun(opened, recorded(opened, "H01"))
        store(opened, writing, plan(1))
        store(opened, writing, heard(0, ""))
    done = run("transcribe", project, says=f"{WORDS}\n")
    assert (done.returncode, "no recordings" in done.stderr) == (0, True)
    named = run("transcribe", project, "H01", says=f"{WORDS}\n")
    assert "no recordings" not in named.stderr


def test_a_report_stops_while_something_is_undecided(project: Path, tmp_path: Path, run) -> None:
    shutil.copy(FIXTURES / GOOD[0], tmp_path / "a.docx")
    run("import", project, tmp_path / "a.docx", says=f"{WORDS}\n")
    with open_project(project, WORDS) as opened:
        [interview] = interviews(opened)
        said = next(t for t in turns(opened, interview.id) if t.role == "interviewee")
        words = Span(said.id, 0, len(said.text))
        story = mark_story(opened, interview.id, [words])
        toggle_goal(opened, story, add_goal(opened, "kuulluksi tulo"))
        add_quote(opened, story, [words])
    done = run("report", project, "--out", tmp_path / "out", says=f"{WORDS}\n")
    assert done.returncode == 1
    assert "H01/1" in done.stderr
    assert not list((tmp_path / "out").glob("*")) if (tmp_path / "out").exists() else True
    found = run("find", project, says=f"{WORDS}\n")
    assert found.returncode == 0


def test_help_names_every_command(run) -> None:
    shown = run("--help").stdout
    for name in ("open", "new", "import", "transcribe", "find", "report", "demo"):
        assert f"\n  {name} " in shown
        assert run(name, "--help").returncode == 0
    assert "job" not in shown


def test_notes_are_a_full_source(project: Path, tmp_path: Path, run) -> None:
    notes = tmp_path / "muistiinpanot.txt"
    notes.write_text("Uskalsi soittaa itse.\n\nEnnen ei soittanut kenellekään.\n", encoding="utf-8")
    done = run("import", project, notes, "--kind", "notes", says=f"{WORDS}\n")
    assert done.returncode == 0, done.stderr
    with open_project(project, WORDS) as opened:
        [interview] = interviews(opened)
        assert (interview.source_kind, interview.turns) == ("notes", 2)


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["import", "{project}", "{file}", "--code", "H01"], 1, "H01"),
        (["import", "{project}", "{file}", "--code", "a b"], 1, "koodi"),
        (["import", "{project}", "{file}", "--interviewer", "Nobody"], 1, "H, V"),
        (["import", "{project}"], 2, "--preview"),
        (["transcribe", "{project}", "H77"], 1, "H77"),
        (["report", "{project}", "--out", "{file}"], 1, "."),
        (["tuo"], 2, "Komentoa ei ymmärretty"),
        (["import", "--preview", "{sound}"], 1, "ei.wav"),
    ],
)
def test_what_cannot_be_done_is_said_in_finnish(
    project: Path, tmp_path: Path, run, arguments: list[str], status: int, said: str
) -> None:
    file = FIXTURES / GOOD[0]
    (tmp_path / "ei.wav").write_bytes(b"RIFF\x00\x00\x00\x00WAVEfmt ")
    run("import", project, file, says=f"{WORDS}\n")
    places = {"project": project, "file": file, "sound": tmp_path / "ei.wav"}
    filled = [argument.format(**places) for argument in arguments]
    done = run(*filled, says=f"{WORDS}\n", language="fi")
    assert done.returncode == status, done.stderr
    assert said in done.stderr.strip().splitlines()[-1]
    assert len(content_of(project)) == 1
