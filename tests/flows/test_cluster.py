"""Recordings on a real Dask cluster: a scheduler and workers as processes of their own."""

import json
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from small_stories.errors import SmallStoriesError
from small_stories.heard import Wishes
from small_stories.transcribing.cluster import cluster_at
from small_stories.transcribing.file_run import write_down

FI = ("--language", "fi", "--format", "json")
Process = subprocess.Popen[bytes]


@dataclass
class Cluster:
    """A scheduler on the loopback address, and its workers of one thread each."""

    folder: Path
    workers: list[Process] = field(default_factory=list)
    others: list[Process] = field(default_factory=list)

    @property
    def file(self) -> Path:
        return self.folder / "scheduler.json"

    @property
    def address(self) -> str:
        return str(json.loads(self.file.read_text())["address"])

    def start(self) -> None:
        place = ("--host", "127.0.0.1", "--port", "0", "--scheduler-file", self.file)
        self.others.append(self._run("dask_scheduler", *place, "--no-dashboard"))
        wait_until(lambda: self.file.is_file() and self.file.stat().st_size > 0)

    def add_worker(self) -> Process:
        place = ("--scheduler-file", self.file, "--local-directory", self.folder)
        one = ("--nthreads", "1", "--no-nanny", "--no-dashboard", "--host", "127.0.0.1")
        self.workers.append(self._run("dask_worker", *place, *one))
        return self.workers[-1]

    def stop(self) -> None:
        for process in (*self.workers, *self.others):
            process.kill()
            process.wait()

    def _run(self, name: str, *arguments: object) -> Process:
        command = [sys.executable, "-m", f"distributed.cli.{name}", *map(str, arguments)]
        log = (self.folder / "log.txt").open("ab")
        with log:
            return subprocess.Popen(command, stdout=log, stderr=log, cwd=self.folder)


def wait_until(is_so: Callable[[], bool], seconds: float = 120) -> None:
    deadline = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.02)


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    started = Cluster(tmp_path / "cluster")
    started.folder.mkdir()
    started.start()
    yield started
    started.stop()


def told(run, *arguments: object) -> list[dict]:
    done = run("transcribe", *arguments, *FI)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture(scope="module")
def pieces_told_here(four_pieces: Path) -> dict:
    """What this computer tells of the four pieces."""
    program = [sys.executable, "-m", "small_stories_app", "transcribe", four_pieces, *FI]
    return json.loads(subprocess.check_output(program, stderr=subprocess.DEVNULL, timeout=600))


def test_two_workers_tell_what_this_computer_tells(
    cluster: Cluster, two_turns: Path, four_pieces: Path, run, pieces_told_here: dict
) -> None:
    cluster.add_worker()
    cluster.add_worker()
    files = (two_turns, four_pieces)
    done = run("transcribe", *files, *FI, "--cluster", cluster.address)
    assert done.returncode == 0, done.stderr
    assert "The sound is sent to the cluster tcp://127.0.0.1" in done.stderr
    assert "not encrypted" in done.stderr
    here = [*told(run, two_turns), pieces_told_here]
    assert [json.loads(line) for line in done.stdout.splitlines()] == here


def test_a_lost_workers_pieces_are_done_again_elsewhere(
    cluster: Cluster, four_pieces: Path, tmp_path: Path, pieces_told_here: dict
) -> None:
    first, _second = cluster.add_worker(), cluster.add_worker()
    out = tmp_path / "out"
    kept = out / ".palat.json.unfinished"
    program = [sys.executable, "-m", "small_stories_app", "--language", "en", "transcribe"]
    command = [*program, four_pieces, *FI, "--out", out, "--cluster", cluster.address]
    process = subprocess.Popen([str(word) for word in command], stderr=subprocess.PIPE)
    wait_until(lambda: kept.is_file() and b'"piece"' in kept.read_bytes())
    first.send_signal(signal.SIGKILL)
    assert kept.is_file()
    said = process.communicate(timeout=240)[1].decode()
    assert process.returncode == 0, said
    assert [path.name for path in out.iterdir()] == ["palat.json"]
    assert json.loads((out / "palat.json").read_text("utf-8")) == pieces_told_here


def test_without_any_worker_left_what_is_finished_is_kept_and_gone_on_with(
    cluster: Cluster, four_pieces: Path, tmp_path: Path, pieces_told_here: dict
) -> None:
    only = cluster.add_worker()
    kept = tmp_path / "unfinished"
    wishes = Wishes(languages=("fi",), pauses=False)

    def killed_after_a_piece() -> None:
        if kept.is_file() and b'"piece"' in kept.read_bytes() and only.poll() is None:
            only.send_signal(signal.SIGKILL)

    with cluster_at(cluster.address, patience_s=2) as recognising:
        with pytest.raises(SmallStoriesError, match=r"cluster\.no_workers"):
            write_down(
                four_pieces, wishes, recognising, kept=kept,
                progress=lambda *_: killed_after_a_piece(),
            )  # fmt: skip
        pieces = kept.read_bytes().count(b'"piece"')
        assert 0 < pieces < 4
        cluster.add_worker()
        gone_on = write_down(four_pieces, wishes, recognising, kept=kept)
    assert gone_on.went_on
    assert kept.read_bytes().count(b'"piece"') == 4
    assert [turn.text for turn in gone_on.transcript.turns] == [
        turn["text"] for turn in pieces_told_here["turns"]
    ]


def test_a_lost_scheduler_is_said_in_one_sentence(
    cluster: Cluster, four_pieces: Path, tmp_path: Path
) -> None:
    cluster.add_worker()
    out = tmp_path / "out"
    program = [sys.executable, "-m", "small_stories_app", "--language", "en", "transcribe"]
    command = [*program, four_pieces, *FI, "--out", out, "--cluster", cluster.address]
    process = subprocess.Popen([str(word) for word in command], stderr=subprocess.PIPE)
    wait_until(lambda: (out / ".palat.json.unfinished").is_file())
    cluster.others[0].kill()
    said = process.communicate(timeout=240)[1].decode().splitlines()
    assert process.returncode == 1
    assert said[-1].startswith("The connection to the cluster was lost")
    assert not any("distributed" in line or "Error" in line for line in said)
    assert [path.name for path in out.iterdir()] == [".palat.json.unfinished"]


def test_a_language_that_was_not_named_is_heard_on_the_workers_as_here(
    cluster: Cluster, two_turns: Path, run
) -> None:
    cluster.add_worker()
    command = ("transcribe", two_turns, "--speakers", 0, "--format", "json")
    there = run(*command, "--cluster", cluster.address)
    here = run(*command)
    assert json.loads(there.stdout)["language"] == "fi"
    assert there.stdout == here.stdout


def test_what_a_cluster_lacks_is_said_for_each_file(
    cluster: Cluster, two_turns: Path, tmp_path: Path, run
) -> None:
    cluster.add_worker()
    (tmp_path / "tyhjä.mp3").touch()
    files = (tmp_path / "tyhjä.mp3", two_turns)
    done = run("transcribe", *files, *FI, "--model", "large-v3", "--cluster", cluster.address)
    assert (done.returncode, done.stdout) == (1, "")
    assert "tyhjä.mp3 is empty" in done.stderr
    assert "no usable speech model large-v3" in done.stderr.splitlines()[-1]
    # What was sent cannot be read in the log of those who got it.
    log = (cluster.folder / "log.txt").read_text("utf-8")
    assert "Compute Failed" in log
    assert "large-v3" not in log.replace("models.not_here", "")
    assert "\\x" not in log


def test_an_address_where_no_cluster_is_is_said(two_turns: Path, run) -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{nobody.getsockname()[1]}"
    for wrong in (address, "hm", address.replace("tcp", "tls")):
        done = run("transcribe", two_turns, *FI, "--cluster", wrong)
        assert (done.returncode, done.stdout) == (1, "")
        assert f"The cluster at {wrong} does not answer" in done.stderr.splitlines()[-1]
