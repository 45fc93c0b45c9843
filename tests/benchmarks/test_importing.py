"""Importing a transcript of 1 MB (bar: 1 s), beside the bare reading and splitting of its lines.

Run with ``pytest tests/benchmarks/test_importing.py --benchmark-enable``.
"""

from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from small_stories.changes.setting_up import begin_project
from small_stories.importing.bring_in import bring_in
from small_stories.importing.draft import read_interview
from small_stories.storage.project_file import Project

ASKED = "Kertoisitko siitä tarkemmin, mitä silloin tapahtui ja keitä siinä oli?"
TOLD = (
    "No sillon mä vaan menin sinne ja aattelin et nyt mä sanon, ja sit se ohjaaja kuunteli ihan "
    "loppuun asti. Ja sen jälkeen mä oon uskaltanu ottaa asioita puheeks muuallaki, vaikka kotona."
)


@pytest.fixture
def transcript(tmp_path: Path) -> Path:
    """A transcript of a megabyte: H: and V: in turn."""
    pair = f"H: {ASKED}\n\nV: {TOLD}\n\n"
    file = tmp_path / "pitka.txt"
    file.write_text(pair * (1_000_000 // len(pair.encode()) + 1), encoding="utf-8")
    return file


@pytest.mark.benchmark(group="a transcript of 1 MB")
def test_reading_and_storing(benchmark: BenchmarkFixture, transcript: Path, tmp_path: Path) -> None:
    codes = iter(range(1000))

    def bring(project: Project) -> int:
        return bring_in(project, read_interview(transcript), f"H{next(codes)}")

    with begin_project(tmp_path / "a.smallstories", "Mittaus", None, "fi") as project:
        assert benchmark(bring, project)
        found = project.db.execute("SELECT count(*) FROM turn WHERE interview_id = 1").fetchone()
    assert found[0] > 6000


@pytest.mark.benchmark(group="a transcript of 1 MB")
def test_bare_reading_and_splitting(benchmark: BenchmarkFixture, transcript: Path) -> None:
    assert benchmark(lambda: transcript.read_text(encoding="utf-8").splitlines())
