"""What is erased goes from copies that others made in the folder, and from a damaged file too."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from small_stories.changes.interviewing import NewInterview, NewTurn, add_interview
from small_stories.changes.setting_up import begin_project
from small_stories.erasing.destruction import Keep, destroy
from small_stories.erasing.withdrawal import Leaver, withdraw
from small_stories.errors import SmallStoriesError
from small_stories.model import Role, SourceKind
from small_stories.storage.connection import connect
from small_stories.storage.interviews import interviews
from small_stories.storage.project_file import PROJECT_DATABASE, Project, open_project
from small_stories.storage.recordings import (
    RECORDINGS_DATABASE,
    SoundKind,
    open_recordings,
    write_sound,
)
from small_stories.storage.rows import insert

STRAYED = ("project (conflicted copy).db", "project.db.bak", "muut/2026-01-02/project.db",
           "project.sync-conflict-20261122-101010-ABCDEFG.db")  # fmt: skip


def _made(folder: Path) -> None:
    with begin_project(folder, "Koe", None, "fi") as project:
        for number in (1, 2):
            talk = (NewTurn(f"sana {number}", speaker=0),)
            speakers = (("V", Role.INTERVIEWEE),)
            new = NewInterview(f"H0{number}", SourceKind.AUDIO, "fi", speakers, talk)
            interview = add_interview(project, new)
            with closing(open_recordings(folder, project.key)) as db:
                pieces = [bytes([number]) * 40_000]
                sounds = [write_sound(db, kind, pieces) for kind in SoundKind]
            with project.change("recording.imported", code=new.code):
                insert(project.db, "recording", interview_id=interview, file_name="a.wav",
                       sha256="0" * 64, duration_ms=1, original_sound_id=sounds[0],
                       canonical_sound_id=sounds[1])  # fmt: skip


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made") / "a.smallstories"
    _made(folder)
    return folder


@pytest.fixture
def project(made: Path, tmp_path: Path) -> Iterator[Project]:
    folder = Path(shutil.copytree(made, tmp_path / "b.smallstories"))
    for name in STRAYED:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(folder / PROJECT_DATABASE, folder / name)
    shutil.copy(folder / RECORDINGS_DATABASE, folder / "recordings (1).db")
    with open_project(folder) as opened:
        for name in (".DS_Store", "desktop.ini"):
            (folder / "backups" / name).write_bytes(b"x")
        (folder / "backups" / "link").symlink_to(tmp_path)
        yield opened


def _first(project: Project) -> Leaver:
    return Leaver(None, interviews(project)[0].id)


def _texts(file: Path, key: bytes) -> list[str]:
    with closing(connect(file, key, read_only=True)) as db:
        return [str(row[0]) for row in db.execute("SELECT text FROM turn ORDER BY id")]


def _sounds(file: Path, key: bytes) -> list[int]:
    with closing(connect(file, key, read_only=True)) as db:
        return [int(row[0]) for row in db.execute("SELECT id FROM sound ORDER BY id")]


def test_who_withdraws_goes_from_copies_that_others_made_in_the_folder(project: Project) -> None:
    withdraw(project, _first(project))
    for name in (PROJECT_DATABASE, *STRAYED):
        assert _texts(project.folder / name, project.key) == ["sana 2"], name
    for name in (RECORDINGS_DATABASE, "recordings (1).db"):
        assert _sounds(project.folder / name, project.key) == [3, 4], name


def test_a_destruction_leaves_no_such_copy(project: Project, tmp_path: Path) -> None:
    destroy(project, Keep.TYPES)
    left = [name for name in (*STRAYED, "recordings (1).db") if (project.folder / name).exists()]
    assert left == []
    assert list((project.folder / "backups").iterdir()) == []
    assert tmp_path.is_dir()  # what a link led to is nobody's copy


def _damaged(project: Project, at: int | None) -> None:
    """Change a bit of the file of sounds: in its first page, or where sounds are."""
    file = project.folder / RECORDINGS_DATABASE
    with closing(open_recordings(project.folder, project.key)) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    content = bytearray(file.read_bytes())
    content[len(content) - 5000 if at is None else at] ^= 1
    file.write_bytes(content)


def test_of_a_damaged_file_of_sounds_the_rest_stays_as_far_as_it_can_be_read(
    project: Project,
) -> None:
    _damaged(project, None)
    withdraw(project, _first(project))
    assert _sounds(project.folder / RECORDINGS_DATABASE, project.key) == [3, 4]
    with closing(open_recordings(project.folder, project.key)) as db:
        assert db.execute("SELECT DISTINCT substr(bytes, 1, 1) FROM chunk").fetchall() == [(b"\2",)]


def test_a_file_of_sounds_that_cannot_be_opened_is_told_of_before_anything_goes(
    project: Project,
) -> None:
    _damaged(project, 100)
    with pytest.raises(SmallStoriesError, match=r"erasing\.sounds_damaged"):
        withdraw(project, _first(project))
    assert _texts(project.folder / PROJECT_DATABASE, project.key) == ["sana 1", "sana 2"]
    destroy(project, Keep.TYPES)
    project.close()
    with open_project(project.folder) as again:
        assert interviews(again) == []
        assert _sounds(project.folder / RECORDINGS_DATABASE, again.key) == []
