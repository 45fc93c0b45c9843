"""``small-stories transcribe FILE…``: recordings in, transcripts out, nothing else anywhere."""

import json
import os
import pty
import re
import signal
import subprocess
import sys
import time
import wave
from pathlib import Path

import pytest
from rendered import SHORT, rendered_interview

from small_stories.importing.draft import read_interview
from small_stories.model import Role
from small_stories.storage.interviews import interviews, speakers, turns
from small_stories.storage.project_file import open_project

PROGRAM = [sys.executable, "-m", "small_stories_app", "--language", "en", "transcribe"]
FI = ("--language", "fi")


def silent(path: Path) -> Path:
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, 16_000, 0, "NONE", ""))
        file.writeframes(bytes(32_000 * 5))
    return path


@pytest.fixture(scope="module")
def heard(two_turns: Path) -> dict:
    """What the command tells as JSON of a question and an answer."""
    done = subprocess.run(
        [*PROGRAM, two_turns, *FI, "--model", "base", "--speakers", "2", "--format", "json"],
        capture_output=True, encoding="utf-8", check=False, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("\n") == 1
    assert "interview.wav: transcribing" in done.stderr.splitlines()
    assert "a draft until somebody" in done.stderr.splitlines()[-1]
    return json.loads(done.stdout)


def test_json_tells_who_says_what_and_when(heard: dict) -> None:
    assert set(heard) == {"file", "language", "model", "turns"}
    assert (heard["file"], heard["language"], heard["model"]) == ("interview.wav", "fi", "base")
    asks, *tells = heard["turns"]
    assert "korjauspaja" in asks["text"]
    assert "tuoli" in tells[0]["text"]
    assert (asks["speaker"], {turn["speaker"] for turn in tells}) == ("Puhuja 1", {"Puhuja 2"})
    assert (asks["role"], tells[0]["role"]) == ("interviewer", "interviewee")
    last = 0.0
    for turn in heard["turns"]:
        assert set(turn) == {"speaker", "role", "start", "end", "text", "words"}
        assert Role(turn["role"])
        words = turn["words"]
        assert " ".join(word["text"] for word in words) == turn["text"]
        assert (words[0]["start"], words[-1]["end"]) == (turn["start"], turn["end"])
        for word in words:
            assert last <= word["start"] <= word["end"] <= 17
            assert 0 < word["probability"] <= 1
            last = word["start"]


def test_several_files_in_a_row_go_on_after_one_fails(tmp_path: Path, two_turns: Path, run) -> None:
    cut = tmp_path / "cut.m4a"
    cut.write_bytes(b"\x00\x00\x00\x20ftypM4A " + os.urandom(2000))
    text = tmp_path / "muistio.txt"
    text.write_text("Tämä on muistio eikä nauhoite.", encoding="utf-8")
    quiet = silent(tmp_path / "hiljaa.wav")
    files = [tmp_path / "poissa.mp3", cut, two_turns, text, quiet]
    done = run("transcribe", *files, *FI, "--speakers", 0, "--format", "json", language="fi")
    assert done.returncode == 1
    assert [json.loads(line)["file"] for line in done.stdout.splitlines()] == [two_turns.name]
    told = [line for line in done.stderr.splitlines() if "tehty" in line]
    assert [name in line for name, line in zip(
        ("poissa.mp3", "cut.m4a", "muistio.txt", "hiljaa.wav"), told, strict=True
    )] == [True] * 4  # fmt: skip
    assert not any("hankkee" in line for line in told)
    assert list(tmp_path.glob(".*")) == []


@pytest.mark.parametrize("form", ["vtt", "docx", "f4"])
def test_transcripts_are_written_to_a_folder_and_replaced_by_the_next_ones(
    tmp_path: Path, two_turns: Path, run, form: str, heard: dict
) -> None:
    out = tmp_path / "uusi" / "kansio"
    suffix = {"f4": ".f4.rtf"}.get(form, f".{form}")
    for _ in range(2 if form == "vtt" else 1):
        done = run("transcribe", two_turns, *FI, "--no-pauses", "--format", form, "--out", out)
        assert (done.returncode, done.stdout) == (0, "")
        [result] = out.iterdir()
        assert result.name == f"interview{suffix}"
        assert str(result) in done.stderr
        draft = read_interview(result)
        assert [turn.text for turn in draft.turns] == [turn["text"] for turn in heard["turns"]]
        result.write_bytes(b"written over by the second round")


def test_no_transcript_is_written_over_another_of_the_same_name(
    tmp_path: Path, two_turns: Path, run
) -> None:
    sounds = [tmp_path / place for place in ("eka/a.wav", "toka/a.wav", "toka/a.mp4", "b.wav")]
    for sound in sounds:
        sound.parent.mkdir(exist_ok=True)
        sound.write_bytes(two_turns.read_bytes())
    out = tmp_path / "out"
    done = run("transcribe", *sounds, "--language", "FI", "--speakers", 0, "--out", out)
    assert done.returncode == 0, done.stderr
    names = {path.name for path in out.iterdir()}
    assert names == {"eka-a.wav.txt", "toka-a.wav.txt", "a.mp4.txt", "b.txt"}


def test_what_cannot_be_printed_is_said(two_turns: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*PROGRAM, two_turns, *FI, "--speakers", "0"],
            stdout=full, stderr=subprocess.PIPE, encoding="utf-8", check=False, timeout=120,
        )  # fmt: skip
    assert done.returncode == 1
    assert "could not be printed to its end" in done.stderr.splitlines()[-1]


def stop_in_the_middle(command: list[object], kept: Path, pieces: int) -> None:
    """Kill the real process as soon as it has kept so many pieces."""
    process = subprocess.Popen([str(word) for word in command], stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 240
    while time.monotonic() < deadline:
        assert process.poll() is None
        if kept.is_file() and kept.read_bytes().count(b'{"event": "piece"') >= pieces:
            break
        time.sleep(0.02)
    process.send_signal(signal.SIGKILL)
    process.wait()


@pytest.fixture(scope="module")
def whole(four_pieces: Path) -> dict:
    """What the command tells of four pieces with their pauses, in one go."""
    command = [*PROGRAM, four_pieces, *FI, "--pauses", "--format", "json"]
    return json.loads(subprocess.check_output(command, stderr=subprocess.DEVNULL, timeout=600))


def test_after_a_kill_only_what_is_missing_is_done_again(
    tmp_path: Path, four_pieces: Path, run, whole: dict
) -> None:
    command = [four_pieces, *FI, "--pauses", "--format", "json", "--out"]
    out = tmp_path / "broken"
    kept = out / ".palat.json.unfinished"
    stop_in_the_middle([*PROGRAM, *command, out], kept, 2)
    assert [path.name for path in out.iterdir()] == [kept.name]
    lines = kept.read_text(encoding="utf-8").splitlines(keepends=True)
    # What was finished is not recognised again: a word put into it comes out in the result.
    place, piece = next((n, line) for n, line in enumerate(lines) if '"event": "piece"' in line)
    first = json.loads(piece)["words"][0]["text"]
    lines[place] = piece.replace(json.dumps(first), '"MERKKI"', 1)
    kept.write_text("".join(lines) + '{"event": "pie', encoding="utf-8")
    done = run("transcribe", *command, out)
    assert done.returncode == 0, done.stderr
    assert "palat.wav: continuing from where the last run stopped" in done.stderr
    assert [path.name for path in out.iterdir()] == ["palat.json"]
    told = json.loads((out / "palat.json").read_text(encoding="utf-8"))
    assert told["turns"][0]["words"][0]["text"] == "MERKKI"
    mended = json.dumps(told, ensure_ascii=False).replace("MERKKI", first)
    assert json.loads(mended) == whole


def test_a_file_and_a_project_give_the_same_turns(
    tmp_path: Path, four_pieces: Path, run, whole: dict
) -> None:
    words = "hyvä tunnus lause\n"
    project = tmp_path / "koe.smallstories"
    run("new", project, says=words)
    run("import", project, four_pieces, says=words)
    stored = run("transcribe", project, says=words)
    assert stored.returncode == 0, stored.stderr
    again = run("transcribe", project, "H01", says=words)
    assert (again.returncode, "no recordings" in again.stderr) == (0, True)
    with open_project(project, words.strip()) as opened:
        [interview] = interviews(opened)
        named = {each.id: number for number, each in enumerate(speakers(opened, interview.id))}
        have = [
            (named.get(turn.speaker_id), turn.start_ms, turn.end_ms, turn.text)
            for turn in turns(opened, interview.id)
        ]
    labels = list(dict.fromkeys(turn["speaker"] for turn in whole["turns"]))
    assert have == [
        (
            labels.index(turn["speaker"]),
            round(turn["start"] * 1000),
            round(turn["end"] * 1000),
            turn["text"],
        )
        for turn in whole["turns"]
    ]


def test_a_disk_that_fills_up_is_said_in_one_sentence(tmp_path: Path, two_turns: Path) -> None:
    # No file of the process may grow beyond 100 kB: the sound of 16 seconds needs five times that.
    command = " ".join([*PROGRAM, str(two_turns), *FI, "--out", str(tmp_path / "out")])
    done = subprocess.run(
        ["bash", "-c", f"ulimit -f 100; exec {command}"],
        capture_output=True, encoding="utf-8", check=False, timeout=120,
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith("The disk is full, so no transcript was made.")
    assert list((tmp_path / "out").iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["{sound}", "{other}", "--format", "txt"], "--out"),
        (["{sound}", "{sound}", "--format", "json"], "kahdesti"),
        (["{sound}", "--language", "fi", "--language", "sv", "--language", "en"], "kaksi"),
        (["{sound}", "--language", "xx"], "xx"),
        (["{sound}", "--model", "jättiläinen"], "jättiläinen"),
        (["{project}", "--format", "json"], "hankkeeseen"),
        (["{sound}", "--out", "{sound}/kansio"], "kansio"),
        (["{sound}", "--format", "pdf"], "small-stories transcribe --help."),
        (["{sound}", "--speaker", "2"], "tarkoititko: --speakers. Ohje"),
        (["{folder}"], "/*.m4a"),
        (["{sound}", "{folder}", "--format", "json"], "/*.m4a"),
        (["{sound}", "{folder}/../ääni.wav", "--format", "json"], "kahdesti"),
        (["{sound}", "--model", "medium"], "models fetch medium"),
    ],
)
def test_what_cannot_be_done_is_said_in_finnish(
    tmp_path: Path, run, arguments: list[str], said: str
) -> None:
    places = {
        "sound": silent(tmp_path / "ääni.wav"),
        "other": silent(tmp_path / "toinen.wav"),
        "project": tmp_path / "koe.smallstories",
        "folder": tmp_path / "kansio",
    }
    places["folder"].mkdir()
    done = run("transcribe", *(each.format(**places) for each in arguments), language="fi")
    assert done.returncode in (1, 2)
    assert done.stdout == ""
    assert said in done.stderr.strip().splitlines()[-1]
    assert "error" not in done.stderr.lower()


def on_a_screen(*command: object, **options: object) -> tuple[subprocess.Popen[bytes], str]:
    """Run a command at a terminal of 100 signs; return its process and what was shown."""
    screen, end = pty.openpty()
    process = subprocess.Popen(
        [*PROGRAM, *map(str, command)],
        stderr=end, env={**os.environ, "TERM": "xterm", "COLUMNS": "100"},
        stdout=options.get("stdout", end),
    )  # fmt: skip
    os.close(end)
    shown = b""
    try:
        while part := os.read(screen, 4096):
            shown += part
    except OSError:
        pass  # What Linux says when the other end is closed.
    os.close(screen)
    return process, shown.decode()


def test_a_terminal_is_shown_the_time_left(two_turns: Path) -> None:
    command = (two_turns, *FI, "--speakers", "0", "--format", "json")
    process, shown = on_a_screen(*command, stdout=subprocess.PIPE)
    printed = process.communicate()[0]
    assert process.returncode == 0
    assert json.loads(printed)["file"] == "interview.wav"
    assert re.search(r"interview\.wav: transcribing.*100%.*\d:\d\d:\d\d", shown, re.S)


def test_a_transcript_printed_on_a_terminal_stands_on_lines_of_its_own(
    tmp_path: Path, two_turns: Path
) -> None:
    sound = tmp_path / "[bold]äiti.wav"
    sound.write_bytes(two_turns.read_bytes())
    process, shown = on_a_screen(sound, *FI, "--speakers", "0")
    assert process.wait() == 0
    assert "[bold]äiti.wav: transcribing" in shown
    bars, _, words = shown.partition("[00:00:00")
    assert bars[-1] in "\r\n"
    assert "\x1b[2K" not in words, "a bar is drawn anew, and erases a line of the transcript"


def test_help_says_what_leaves_the_computer_and_what_is_kept(run) -> None:
    shown = " ".join(run("transcribe", "--help").stdout.split())
    for words in ("unencrypted unless the address is tls://", "kept beside it as plain text"):
        assert words in shown
    for option in ("--format", "--out", "--cluster", "--pauses", "--fillers", "--expect"):
        assert option in shown


def test_more_speakers_than_speak_are_told_apart_as_asked_and_said(tmp_path: Path, run) -> None:
    talk = rendered_interview(tmp_path, SHORT).path
    done = run("transcribe", talk, "--language", "fi", "--speakers", 3)
    assert done.returncode == 0, done.stderr
    assert "fewer people are likely to speak" in done.stderr
