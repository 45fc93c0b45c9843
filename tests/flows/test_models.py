"""Speech models in the terminal: fetched from a source of the tests' own, taken, tried, removed."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from model_server import ModelServer, breaks_off, invented_files, other_bytes, serving

from small_stories.transcribing.models.at_hand import model_for
from small_stories.transcribing.models.known import KnownModel, known_model
from small_stories.transcribing.models.starter import starter_model

SPOKEN = Path(__file__).parents[1] / "analysis" / "transcribing" / "spoken_interview.ogg"


def named(name: str) -> KnownModel:
    found = known_model(name)
    assert found
    return found


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModelServer]:
    """The real files of the base model, from a source on this computer; none of them is here."""
    base = named("base")
    real = starter_model()
    with serving() as shown:
        shown.serve(base, {file.name: (real / file.name).read_bytes() for file in base.files})
        monkeypatch.setenv("SMALL_STORIES_MODELS", str(tmp_path / "models"))
        monkeypatch.setenv("SMALL_STORIES_MODEL_SOURCE", shown.address)
        yield shown


def test_the_real_model_is_fetched_over_breaks_and_writes_down(
    server: ModelServer, tmp_path: Path, run
) -> None:
    server.behave("model.bin", breaks_off(60_000_000), other_bytes)
    # What comes after the break is not what it should be: only that file is thrown away.
    first = run("models", "fetch", "base")
    assert first.returncode == 1
    assert "model.bin" in first.stderr
    assert server.ranges("model.bin") == ["", "bytes=60000000-"]
    server.behave("model.bin", breaks_off(100_000_000))
    fetched = run("models", "fetch", "base")
    assert fetched.returncode == 0, fetched.stderr
    assert server.times("tokenizer.json") == 1
    assert server.address in fetched.stderr
    folder = tmp_path / "models" / "whisper-base"
    assert Path(fetched.stdout.strip()) == folder == model_for("base")
    written = run("transcribe", SPOKEN, "--language", "fi", "--speakers", "1", "--format", "json",
                  "--out", tmp_path / "out")  # fmt: skip
    assert written.returncode == 0, written.stderr
    found = json.loads(next((tmp_path / "out").glob("*.json")).read_text(encoding="utf-8"))
    assert sum(len(turn["words"]) for turn in found["turns"]) > 10


def test_the_list_says_what_each_is_good_for_and_how_it_stands(server: ModelServer, run) -> None:
    told = run("models", language="fi")
    assert told.returncode == 0, told.stderr
    assert "suositus tälle tietokoneelle" in told.stdout
    assert f"{server.address}/KBLab/kb-whisper-small" in told.stdout
    assert "Tulee ohjelman mukana" in told.stdout
    swedish = run("models", "--for", "sv", language="sv")
    assert swedish.stdout.splitlines()[0].startswith("kb-")
    assert run("models", "--for", "SV", language="sv").stdout == swedish.stdout
    unknown = run("models", "--for", "xx")
    assert (unknown.returncode, unknown.stdout) == (1, "")
    assert "No speech model knows a language with the code xx." in unknown.stderr
    assert server.asked == []


def test_a_model_is_taken_and_removed(server: ModelServer, tmp_path: Path, run) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    for name, content in invented_files().items():
        (stick / name).write_bytes(content)
    taken = run("models", "take", stick)
    assert taken.returncode == 0, taken.stderr
    assert "could not be compared" in taken.stderr
    assert "\nstick " in run("models").stdout
    (stick / "config.json").unlink()
    refused = run("models", "take", stick)
    assert refused.returncode == 1
    assert "config.json" in refused.stderr
    assert run("models", "remove", "stick").returncode == 0
    assert "\nstick " not in run("models").stdout
    gone = run("models", "remove", "stick")
    assert gone.returncode == 1
    assert "is not on this computer" in gone.stderr


def test_a_known_model_is_not_said_to_be_the_published_one_where_nothing_is_published(
    server: ModelServer, tmp_path: Path, run
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    for name, content in invented_files(mels=128).items():
        (stick / name).write_bytes(content)
    taken = run("models", "take", stick, "--as", "finnish-large-v3")
    assert taken.returncode == 0, taken.stderr
    assert "finnish-large-v3 is on this computer. It could not be compared" in taken.stderr


def test_what_is_not_known_is_told(server: ModelServer, run) -> None:
    for arguments in (("fetch", "huge"), ("try", "huge")):
        told = run("models", *arguments)
        assert told.returncode == 1
        assert "huge" in told.stderr
    assert server.asked == []


def test_the_starter_model_is_tried(server: ModelServer, run) -> None:
    tried = run("models", "try")
    assert tried.returncode == 0, tried.stderr
    assert tried.stdout.startswith("Transcribing an hour of recording takes about ")
    card = run("models", "try", "--graphics-card")
    assert card.returncode == 0, card.stderr
    assert "No graphics card" in card.stdout
    assert server.asked == []


# Tells which addresses a fetch asks for, and those of everything else the program does with models.
WATCHED = """
import socket, sys
asked = []
def told(event, arguments):
    if event == "socket.connect":
        asked.append(arguments[1][:2])
    elif event in ("socket.getaddrinfo", "socket.gethostbyname"):
        asked.append(arguments[:2])
sys.addaudithook(told)
from small_stories.command_line.main import commands
try:
    commands(sys.argv[1:])
except SystemExit as ended:
    print(ended.code, sorted(set(map(str, asked))), file=sys.stderr)
"""


def watched(*arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, "--language", "en", *arguments],
        capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    return done.stderr.splitlines()[-1]


def test_the_only_connection_is_the_fetchs_to_the_address_shown(
    server: ModelServer, tmp_path: Path
) -> None:
    own = tmp_path / "own"
    own.mkdir()
    for name, content in invented_files().items():
        (own / name).write_bytes(content)
    for arguments in (("models",), ("models", "take", str(own)), ("models", "remove", "own")):
        assert watched(*arguments) == "0 []"
    told = watched("models", "fetch", "base")
    port = server.server_port
    assert told == f"""0 ["('127.0.0.1', {port})"]"""
    assert watched("models", "fetch", "base") == "0 []"


def test_too_large_a_model_is_told_before_anything_starts(
    server: ModelServer, tmp_path: Path, run
) -> None:
    own = tmp_path / "own"
    own.mkdir()
    for name, content in invented_files().items():
        (own / name).write_bytes(content)
    with (own / "model.bin").open("ab") as file:
        file.truncate(4 * 10**12)
    out = tmp_path / "out"
    told = run("transcribe", SPOKEN, "--model", own, "--format", "txt", "--out", out)
    assert told.returncode == 1
    assert "needs about" in told.stderr
    assert "choose the model Whisper base" in told.stderr
    assert not out.exists() or not list(out.iterdir())
