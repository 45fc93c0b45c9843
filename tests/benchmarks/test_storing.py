"""One change in a project of 2,000 stories (bar: 5 ms), its undo, and the bare insert beside it.

Run with ``pytest tests/benchmarks/test_storing.py --benchmark-enable``.
"""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from small_stories.changes.interviewing import NewInterview, NewTurn, add_interview
from small_stories.changes.marking import mark_story
from small_stories.changes.setting_up import begin_project
from small_stories.model import Role, SourceKind, Span
from small_stories.storage.interviews import turns
from small_stories.storage.project_file import Project
from small_stories.storage.setup import themes

STORIES = 2000


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    folder = tmp_path_factory.mktemp("storing") / "a.smallstories"
    talk = tuple(NewTurn("sit mä uskalsin mennä sinne", 0) for _ in range(500))
    with begin_project(folder, "Mittaus", "tunnus lause", "fi") as project:
        speakers = (("V", Role.INTERVIEWEE),)
        new = NewInterview("H01", SourceKind.TRANSCRIPT, "fi", speakers, talk)
        interview = add_interview(project, new)
        places = turns(project, interview)
        theme = themes(project)[0].id
        for n in range(STORIES):
            mark_story(project, interview, [Span(places[n % 500].id, 4, 16)], theme)
        yield project


@pytest.mark.benchmark(group="one change at 2,000 stories")
def test_marking_a_story(benchmark: BenchmarkFixture, project: Project) -> None:
    [interview] = [row[0] for row in project.db.execute("SELECT id FROM interview")]
    place = turns(project, interview)[7]
    theme = themes(project)[0].id
    story = benchmark(mark_story, project, interview, [Span(place.id, 4, 16)], theme)
    assert story > STORIES


@pytest.mark.benchmark(group="one change at 2,000 stories")
def test_undoing_and_redoing_it(benchmark: BenchmarkFixture, project: Project) -> None:
    def there_and_back() -> bool:
        return bool(project.undo() and project.redo())

    assert benchmark(there_and_back)


@pytest.mark.benchmark(group="one change at 2,000 stories")
def test_three_bare_inserts_without_encryption_or_record(
    benchmark: BenchmarkFixture, tmp_path: Path
) -> None:
    bare = sqlite3.connect(tmp_path / "bare.db")
    bare.execute("PRAGMA journal_mode = WAL")
    bare.execute("PRAGMA synchronous = NORMAL")
    bare.execute("CREATE TABLE story (id INTEGER PRIMARY KEY, place TEXT)")

    def insert() -> None:
        with bare:
            for _ in range(3):
                bare.execute("INSERT INTO story (place) VALUES ('4-16')")

    benchmark(insert)
    assert bare.execute("SELECT count(*) FROM story").fetchone()[0] >= 3
    bare.close()
