"""Fetching from a source that is slow, breaks off, lies or is not there, on this computer."""

import hashlib
import os
import pickle
import signal
import subprocess
import sys
import time
from collections import deque
from dataclasses import replace
from pathlib import Path

import pytest
from model_server import (
    ModelServer,
    breaks_off,
    breaks_off_without_range,
    falls_silent,
    invented_files,
    invented_model,
    other_bytes,
    other_length,
    refuses,
    sends_on,
    serving,
    slowly,
    whole_whatever_is_asked,
)

from small_stories.errors import SmallStoriesError
from small_stories.transcribing.models.at_hand import State, model_for, model_sha256, state_of
from small_stories.transcribing.models.checking import Compared, checked_before
from small_stories.transcribing.models.fetching import Patience, fetch
from small_stories.transcribing.models.in_words import address_in_words
from small_stories.transcribing.models.known import KnownModel, ModelFile
from small_stories.transcribing.models.places import folder_of, lock_of, part_of

Files = dict[str, bytes]


def contents(folder: Path) -> Files:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_every_file_comes_and_is_what_was_published(
    invented: KnownModel, files: Files, server: ModelServer, patience: Patience, models: Path
) -> None:
    told: list[tuple[int, int]] = []
    folder = fetch(invented, lambda done, total: told.append((done, total)), patience)
    assert contents(folder).items() >= files.items()
    assert model_for(invented.name, [invented]) == folder
    checked = checked_before(folder)
    assert checked
    assert checked.compared == Compared.PUBLISHED
    assert checked.sha256 == hashlib.sha256(files["model.bin"]).hexdigest() == model_sha256(folder)
    assert told[-1] == (invented.bytes, invented.bytes)
    assert told == sorted(told)
    assert sorted(path.name for path in models.iterdir()) == [folder.name, f"{folder.name}.lock"]
    fetch(invented, patience=patience)
    assert len(server.asked) == len(files)


def test_it_goes_on_where_the_connection_broke_off(
    invented: KnownModel, files: Files, server: ModelServer, patience: Patience
) -> None:
    server.behave("model.bin", breaks_off(50_000), breaks_off(30_000), breaks_off(0))
    folder = fetch(invented, patience=patience)
    assert contents(folder)["model.bin"] == files["model.bin"]
    ranges = ["", "bytes=50000-", "bytes=80000-", "bytes=80000-"]
    assert server.ranges("model.bin") == ranges


def test_it_goes_on_with_what_an_earlier_run_left(
    invented: KnownModel, files: Files, server: ModelServer, patience: Patience
) -> None:
    server.behave("model.bin", breaks_off(70_000), *[refuses(503)] * 3)
    with pytest.raises(SmallStoriesError, match=r"models\.broken_off"):
        fetch(invented, patience=patience)
    assert state_of(invented) == State.PARTLY
    assert (part_of(folder_of(invented)) / "model.bin").stat().st_size == 70_000
    server.asked.clear()
    folder = fetch(invented, patience=patience)
    assert server.asked == [("/someone/invented/resolve/r1/model.bin", "bytes=70000-")]
    assert contents(folder).items() >= files.items()


def test_a_killed_run_is_gone_on_with(
    invented: KnownModel, files: Files, server: ModelServer, patience: Patience, models: Path
) -> None:
    server.behave("model.bin", slowly(pieces=20, pause_s=0.5))
    child = "import sys, pickle; from small_stories.transcribing.models.fetching import fetch; "
    child += "fetch(pickle.load(sys.stdin.buffer))"
    with subprocess.Popen([sys.executable, "-c", child], stdin=subprocess.PIPE) as run:
        assert run.stdin
        run.stdin.write(pickle.dumps(invented))
        run.stdin.close()
        weights = part_of(folder_of(invented)) / "model.bin"
        ends = time.monotonic() + 30
        while not (weights.is_file() and weights.stat().st_size) and time.monotonic() < ends:
            time.sleep(0.02)
        os.kill(run.pid, signal.SIGKILL)
    came = weights.stat().st_size
    assert 0 < came < len(files["model.bin"])
    folder = fetch(invented, patience=patience)
    assert server.ranges("model.bin")[-1] == f"bytes={came}-"
    assert contents(folder).items() >= files.items()


def test_a_source_that_cannot_go_on_sends_the_whole_again(
    invented: KnownModel, files: Files, server: ModelServer, patience: Patience
) -> None:
    server.behave("model.bin", breaks_off(60_000), whole_whatever_is_asked)
    folder = fetch(invented, patience=patience)
    assert server.ranges("model.bin") == ["", "bytes=60000-"]
    assert contents(folder)["model.bin"] == files["model.bin"]


def test_a_source_that_never_gets_further_is_given_up(
    invented: KnownModel, server: ModelServer, patience: Patience
) -> None:
    server.behave("model.bin", *[breaks_off_without_range(9_000)] * 9)
    with pytest.raises(SmallStoriesError, match=r"models\.broken_off"):
        fetch(invented, patience=patience)
    assert server.times("model.bin") == 1 + patience.tries


def test_a_slow_source_is_waited_for(
    invented: KnownModel, files: Files, server: ModelServer, patience: Patience
) -> None:
    told: list[int] = []
    server.behave("model.bin", slowly(pieces=10, pause_s=0.1))
    folder = fetch(invented, lambda done, total: told.append(done), patience)
    assert contents(folder)["model.bin"] == files["model.bin"]
    assert server.times("model.bin") == 1
    assert len(set(told)) > 10


def test_a_silent_source_is_asked_again(
    invented: KnownModel, files: Files, server: ModelServer, patience: Patience
) -> None:
    server.behave("model.bin", falls_silent(after=40_000, silence_s=2))
    folder = fetch(invented, patience=patience)
    assert server.ranges("model.bin") == ["", "bytes=40000-"]
    assert contents(folder)["model.bin"] == files["model.bin"]


@pytest.mark.parametrize("code", [500, 503, 429])
def test_a_source_in_trouble_is_asked_again(
    code: int, invented: KnownModel, files: Files, server: ModelServer, patience: Patience
) -> None:
    server.behave("config.json", refuses(code), refuses(code))
    folder = fetch(invented, patience=patience)
    assert contents(folder).items() >= files.items()


def test_other_bytes_are_thrown_away_and_nothing_else(
    invented: KnownModel, files: Files, server: ModelServer, patience: Patience
) -> None:
    server.behave("model.bin", other_bytes)
    with pytest.raises(SmallStoriesError, match=r"models\.wrong_bytes") as caught:
        fetch(invented, patience=patience)
    assert caught.value.fields["file"] == "model.bin"
    kept = contents(part_of(folder_of(invented)))
    assert kept.keys() == files.keys() - {"model.bin"}
    assert not folder_of(invented).exists()
    with pytest.raises(SmallStoriesError, match=r"models\.not_here"):
        model_for(invented.name, [invented])
    server.asked.clear()
    fetch(invented, patience=patience)
    assert {path.rpartition("/")[2] for path, _ in server.asked} == {"model.bin"}


def test_a_file_of_another_length_is_not_taken(
    invented: KnownModel, server: ModelServer, patience: Patience
) -> None:
    server.behave("model.bin", other_length)
    with pytest.raises(SmallStoriesError, match=r"models\.wrong_length"):
        fetch(invented, patience=patience)
    assert not (part_of(folder_of(invented)) / "model.bin").exists()


@pytest.mark.parametrize("code", [401, 403, 404])
def test_a_file_that_is_not_there_is_told_at_once(
    code: int, invented: KnownModel, server: ModelServer, patience: Patience
) -> None:
    server.behave("tokenizer.json", refuses(code))
    with pytest.raises(SmallStoriesError, match=r"models\.not_there") as caught:
        fetch(invented, patience=patience)
    assert caught.value.fields["code"] == code
    assert server.times("tokenizer.json") == 1


def test_a_source_that_does_not_answer_is_told(
    files: Files, models: Path, patience: Patience
) -> None:
    with serving() as gone:
        model = invented_model(files, source=gone.address)
    with pytest.raises(SmallStoriesError, match=r"models\.no_answer") as caught:
        fetch(model, patience=patience)
    assert caught.value.fields["host"] == "127.0.0.1"
    assert state_of(model) == State.NOT_HERE


def test_where_there_is_no_network_it_is_told_soon(files: Files, models: Path) -> None:
    with serving() as gone:
        model = invented_model(files, source=gone.address)
    begun = time.monotonic()
    with pytest.raises(SmallStoriesError, match=r"models\.no_answer"):
        fetch(model, patience=Patience(pause_s=0.5))
    assert time.monotonic() - begun < 5


def test_the_storage_of_a_source_is_followed(
    invented: KnownModel, files: Files, server: ModelServer, patience: Patience
) -> None:
    with serving() as storage:
        storage.files["/blob"] = files["model.bin"]
        on = sends_on(f"{storage.address}/blob")
        server.behave("model.bin", on, on)
        storage.next["/blob"] = deque([breaks_off(10_000)])
        folder = fetch(invented, patience=patience)
        assert storage.asked == [("/blob", ""), ("/blob", "bytes=10000-")]
    assert contents(folder)["model.bin"] == files["model.bin"]


def test_no_unsafe_way_is_followed(
    invented: KnownModel, server: ModelServer, patience: Patience
) -> None:
    server.behave("model.bin", sends_on("http://models.example/blob"))
    with pytest.raises(SmallStoriesError, match=r"models\.unsafe_way") as caught:
        fetch(invented, patience=patience)
    assert caught.value.fields["host"] == "models.example"


def test_a_certificate_of_nobody_is_not_believed(
    invented: KnownModel, tmp_path: Path, patience: Patience
) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj",
         "/CN=127.0.0.1", "-keyout", key, "-out", certificate],
        check=True, capture_output=True,
    )  # fmt: skip
    with serving() as server:
        server.encrypt(certificate, key)
        model = replace(invented, source=f"https://127.0.0.1:{server.server_port}")
        with pytest.raises(SmallStoriesError, match=r"models\.not_trusted"):
            fetch(model, patience=patience)


def stated(server: ModelServer, files: Files) -> None:
    path = next(path for path in server.files if path.endswith("unpublished/resolve/r1/model.bin"))
    server.stated[path] = hashlib.sha256(files["model.bin"]).hexdigest()


def test_without_a_published_checksum_the_sources_own_is_compared(
    unpublished: KnownModel, files: Files, server: ModelServer, patience: Patience
) -> None:
    stated(server, files)
    server.behave("model.bin", breaks_off(10_000))
    checked = checked_before(fetch(unpublished, patience=patience))
    assert checked
    assert checked.compared == Compared.SOURCE
    assert checked.sha256 == hashlib.sha256(files["model.bin"]).hexdigest()


def test_the_sources_own_checksum_finds_other_bytes(
    unpublished: KnownModel, files: Files, server: ModelServer, patience: Patience
) -> None:
    stated(server, files)
    server.behave("model.bin", other_bytes)
    with pytest.raises(SmallStoriesError, match=r"models\.wrong_bytes"):
        fetch(unpublished, patience=patience)


def test_a_checksum_stated_on_the_way_to_the_storage_counts(
    unpublished: KnownModel, files: Files, server: ModelServer, patience: Patience
) -> None:
    with serving() as storage:
        storage.files["/blob"] = files["model.bin"][:-1] + b"?"
        right = hashlib.sha256(files["model.bin"]).hexdigest()
        server.behave("model.bin", sends_on(f"{storage.address}/blob", right))
        with pytest.raises(SmallStoriesError, match=r"models\.wrong_bytes"):
            fetch(unpublished, patience=patience)


def test_where_nothing_is_stated_that_is_remembered(
    unpublished: KnownModel, patience: Patience
) -> None:
    checked = checked_before(fetch(unpublished, patience=patience))
    assert checked
    assert checked.compared == Compared.NOTHING


def test_whole_files_of_unknown_size_are_not_sent_twice(
    unpublished: KnownModel, files: Files, server: ModelServer, patience: Patience
) -> None:
    server.behave("model.bin", *[refuses(503)] * 3)
    with pytest.raises(SmallStoriesError, match=r"models\.broken_off"):
        fetch(unpublished, patience=patience)
    folder = fetch(unpublished, patience=patience)
    assert server.ranges("vocabulary.json") == ["", f"bytes={len(files['vocabulary.json'])}-"]
    assert contents(folder).items() >= files.items()


@pytest.mark.parametrize("name", ["config.json", "tokenizer.json", "vocabulary.json", "model.bin"])
def test_a_file_without_checksum_is_looked_at_for_its_form(
    name: str, unpublished: KnownModel, server: ModelServer, patience: Patience
) -> None:
    path = next(path for path in server.files if path.endswith(name))
    good = server.files[path]
    server.files[path] = b"<html>Please log in</html>"
    with pytest.raises(SmallStoriesError, match=r"models\.wrong_bytes") as caught:
        fetch(unpublished, patience=patience)
    assert caught.value.fields["file"] == name
    server.files[path] = good
    assert fetch(unpublished, patience=patience) == model_for("unpublished", [unpublished])


def test_too_little_room_is_said_before_anything_is_asked(
    invented: KnownModel, server: ModelServer, patience: Patience
) -> None:
    huge = replace(invented, files=(*invented.files[:-1], ModelFile("model.bin", 10**15, "0" * 64)))
    with pytest.raises(SmallStoriesError, match=r"models\.no_room") as caught:
        fetch(huge, patience=patience)
    assert int(str(caught.value.fields["needed"])) > int(str(caught.value.fields["free"]))
    assert server.asked == []


def test_a_disk_that_fills_up_is_told_and_what_came_is_kept(
    invented: KnownModel, files: Files, patience: Patience
) -> None:
    part = part_of(folder_of(invented))
    part.mkdir(parents=True)
    # What is written there, the system refuses: no space left on device.
    (part / "model.bin").symlink_to("/dev/full")
    with pytest.raises(SmallStoriesError, match=r"models\.disk_full"):
        fetch(invented, patience=patience)
    assert (part / "config.json").read_bytes() == files["config.json"]
    (part / "model.bin").unlink()
    assert contents(fetch(invented, patience=patience)).items() >= files.items()


def test_a_place_that_cannot_be_written_is_told(
    invented: KnownModel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("SMALL_STORIES_MODELS", str(tmp_path / "file"))
    with pytest.raises(SmallStoriesError, match=r"models\.not_written"):
        fetch(invented)


def test_two_do_not_fetch_the_same_model_at_once(
    invented: KnownModel, server: ModelServer, models: Path
) -> None:
    models.mkdir()
    with lock_of(folder_of(invented)), pytest.raises(SmallStoriesError, match=r"busy"):
        fetch(invented)
    assert server.asked == []


def test_a_model_damaged_later_is_mended_by_its_one_file(
    invented: KnownModel, files: Files, server: ModelServer, patience: Patience
) -> None:
    folder = fetch(invented, patience=patience)
    with (folder / "model.bin").open("r+b") as file:
        file.seek(1000)
        file.write(b"spoilt")
    assert state_of(invented) == State.CHANGED
    with pytest.raises(SmallStoriesError, match=r"models\.wrong_file"):
        model_for(invented.name, [invented])
    server.asked.clear()
    assert contents(fetch(invented, patience=patience)).items() >= files.items()
    assert [path.rpartition("/")[2] for path, _ in server.asked] == ["model.bin"]


def test_another_source_can_be_named(
    files: Files, models: Path, server: ModelServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = invented_model(files, source="https://models.example")
    server.serve(model, files)
    monkeypatch.setenv("SMALL_STORIES_MODEL_SOURCE", f"{server.address}/")
    assert model.address == f"{server.address}/someone/invented"
    assert contents(fetch(model)).items() >= files.items()


@pytest.mark.parametrize("source", ["file:///etc", "https://[nowhere", "https://", "models"])
def test_a_source_that_is_no_address_is_told(
    invented: KnownModel, monkeypatch: pytest.MonkeyPatch, source: str
) -> None:
    monkeypatch.setenv("SMALL_STORIES_MODEL_SOURCE", source)
    assert address_in_words(invented).endswith("someone/invented")
    with pytest.raises(SmallStoriesError, match=r"models\.bad_source"):
        fetch(invented)


def test_a_model_of_many_bands_needs_the_file_that_says_so(
    server: ModelServer, models: Path, patience: Patience
) -> None:
    files = invented_files(mels=128)
    whole = invented_model(files, source=server.address, name="bands")
    server.serve(whole, files)
    assert fetch(whole, patience=patience)
    without = {name: each for name, each in files.items() if name != "preprocessor_config.json"}
    lacking = invented_model(without, source=server.address, name="lacking")
    server.serve(lacking, without)
    with pytest.raises(SmallStoriesError, match=r"models\.wrong_bytes"):
        fetch(lacking, patience=patience)
