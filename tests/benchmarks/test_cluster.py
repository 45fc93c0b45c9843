"""Four recordings on a cluster: two workers of one thread against one.

Run with ``pytest tests/benchmarks/test_cluster.py --benchmark-enable`` on a machine with two
processors that has nothing else to do. The bar is 1.6 times as fast, 0.625 of the time.
"""

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from bars import Bars
from rendered import rendered_interview

AT_MOST = 1 / 1.6
COMMAND = [sys.executable, "-m", "small_stories_app", "transcribe"]
WISHES = ["--language", "fi", "--format", "json"]


@contextmanager
def cluster(folder: Path, workers: int) -> Iterator[str]:
    """Run a scheduler and workers of one thread; yield the scheduler's address."""
    folder.mkdir()
    file = folder / "scheduler.json"
    place = ["--scheduler-file", str(file), "--host", "127.0.0.1", "--no-dashboard"]
    program = [sys.executable, "-m"]
    started = [[*program, "distributed.cli.dask_scheduler", *place, "--port", "0"]]
    one = ["--nthreads", "1", "--local-directory", str(folder)]
    started += [[*program, "distributed.cli.dask_worker", *place, *one]] * workers
    with (folder / "log.txt").open("wb") as log:
        running = [subprocess.Popen(command, stdout=log, stderr=log) for command in started]
    try:
        said = ""
        while said.count("Registered to:") < workers or not file.is_file():
            assert all(process.poll() is None for process in running)
            time.sleep(0.1)
            said = (folder / "log.txt").read_text(encoding="utf-8")
        yield json.loads(file.read_text(encoding="utf-8"))["address"]
    finally:
        for process in running:
            process.kill()
            process.wait()


@pytest.fixture
def recordings(tmp_path: Path, bars: Bars) -> list[Path]:
    """Four recordings of two minutes; two of 6 seconds when time is not taken."""
    sound = rendered_interview(tmp_path, None if bars.enabled else 1).path
    paths = [tmp_path / f"haastattelu {number}.wav" for number in range(4 if bars.enabled else 2)]
    for path in paths:
        shutil.copy(sound, path)
    return paths


def test_two_workers_against_one(tmp_path: Path, bars: Bars, recordings: list[Path]) -> None:
    taken: dict[int, float] = {}
    printed: set[str] = set()

    def compare() -> None:
        for workers in (1, 2):
            with cluster(tmp_path / f"workers {workers}", workers) as address:
                began = time.perf_counter()
                command = [*COMMAND, *map(str, recordings), *WISHES, "--cluster", address]
                done = subprocess.run(command, capture_output=True, check=True, text=True)
                taken[workers] = time.perf_counter() - began
            printed.add(done.stdout)

    bars.once(compare)
    bars.note("time of two workers beside one's", AT_MOST, taken[2] / taken[1], "×")
    [same] = printed
    assert len(same.splitlines()) == len(recordings)
