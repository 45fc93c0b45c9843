"""Whatever happens to a project's files: it opens, or says why not, and tells of all that is gone.

``DAMAGED_COPIES=1000`` damages so many copies; an ordinary run damages a few.
"""

import os
import random
import shutil
from contextlib import closing
from pathlib import Path
from time import process_time

import pytest
from damaging import WAL, damage
from every_row import Rows, rows_of
from left_by_a_kill import left_by_a_kill

from small_stories.changes.interviewing import NewInterview
from small_stories.changes.recordings import NewRecording, add_recorded_interview
from small_stories.errors import SmallStoriesError
from small_stories.model import SourceKind
from small_stories.storage.keys import KEY_FILE
from small_stories.storage.opening import open_as_far_as_can_be
from small_stories.storage.project_file import PROJECT_DATABASE, Project
from small_stories.storage.recordings import (
    RECORDINGS_DATABASE,
    SoundFile,
    SoundKind,
    open_recordings,
    write_sound,
)
from small_stories.storage.rescuing import Rescued
from small_stories.storage.soundness import check_files

LONGEST_S = 10  # of the processor, which others may be using too
SHA = "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"  # of one letter a


def add_sounds(project: Project) -> list[int]:
    """Add a recording whose sound is one letter, and noise that makes the file some pages long."""
    with closing(open_recordings(project.folder, project.key)) as db:
        original = write_sound(db, SoundKind.ORIGINAL, [b"a"])
        canonical = write_sound(db, SoundKind.CANONICAL, [random.Random(1).randbytes(90_000)])
    new = NewInterview("H9", SourceKind.AUDIO, "fi")
    recorded = NewRecording("a.wav", SHA, 1000, True, original, canonical)
    add_recorded_interview(project, new, recorded)
    return [original, canonical]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Rows, list[int]]:
    """Return a project as a kill leaves it, its log beside it, its rows, and its sounds."""
    sounds: list[int] = []
    beside = tmp_path_factory.mktemp("damaged")
    left, rows = left_by_a_kill(beside, lambda project: sounds.extend(add_sounds(project)))
    return left, rows, sounds


@pytest.mark.parametrize("seed", range(int(os.environ.get("DAMAGED_COPIES", "10"))))
def test_nothing_is_lost_in_silence(
    made: tuple[Path, Rows, list[int]], tmp_path: Path, seed: int
) -> None:
    kept, rows, sounds = made
    folder = Path(shutil.copytree(kept, tmp_path / "c.smallstories"))
    name, how = damage(folder, random.Random(seed))
    before = [part(folder) for part in (database, log)]
    begun = process_time()
    opened = open_as_told(folder)
    if isinstance(opened, str):
        said = {PROJECT_DATABASE: "project.nothing_left", KEY_FILE: "project.key_damaged"}
        assert opened == said.get(name), (name, how)
        return
    project, rescued = opened
    with project:
        all_is_there_or_counted(project, rescued or Rescued(), rows)
        if project.read_only:
            assert not project.db.execute("PRAGMA foreign_key_check").fetchall()
            assert before == [part(folder) for part in (database, log)]
        if name == RECORDINGS_DATABASE:
            assert project.read_only is None
            heard_or_named(project, sounds)
    assert process_time() - begun < LONGEST_S, (name, how)


def open_as_told(folder: Path) -> tuple[Project, Rescued | None] | str:
    """Open a project, or return the key of the sentence that says why it does not open."""
    try:
        return open_as_far_as_can_be(folder)
    except SmallStoriesError as error:
        return error.key


def all_is_there_or_counted(project: Project, rescued: Rescued, rows: Rows) -> None:
    found = rows_of(project)
    told = rescued.unsure or project.missing
    for table, whole in rows.items():
        gone = {number for number in whole if found[table].get(number) != whole[number]}
        assert len(gone) <= rescued.lost.get(table, 0) or told, (table, rescued)
        assert found[table].keys() <= whole.keys()


def heard_or_named(project: Project, sounds: list[int]) -> None:
    """Every sound is what it was, or the one who listens is told, and so is who checks."""
    checked = list(check_files(project.folder, project.key, PROJECT_DATABASE))
    try:
        with closing(open_recordings(project.folder, project.key, read_only=True)) as db:
            heard = [SoundFile(db, each).read() for each in sounds]
    except (SmallStoriesError, MemoryError):
        assert checked
        return
    same = heard == [b"a", random.Random(1).randbytes(90_000)]
    assert same or checked


def database(folder: Path) -> bytes:
    return (folder / PROJECT_DATABASE).read_bytes()


def log(folder: Path) -> bytes:
    return (folder / WAL).read_bytes() if (folder / WAL).exists() else b""
