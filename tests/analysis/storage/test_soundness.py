"""A project is looked through to its last byte, and what is not whole is named."""

import random
import shutil
from pathlib import Path

import pytest

from small_stories.changes.interviewing import NewInterview, NewTurn, add_interview
from small_stories.changes.setting_up import begin_project
from small_stories.model import Role, SourceKind
from small_stories.storage import keys
from small_stories.storage.project_file import PROJECT_DATABASE, Project
from small_stories.storage.recordings import SoundKind, open_recordings, write_sound
from small_stories.storage.rows import insert
from small_stories.storage.soundness import Finding, check_files

SHA = "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"  # of one letter a


def _sounds(project: Project, interview: int) -> None:
    db = open_recordings(project.folder, project.key)
    original, canonical = (write_sound(db, kind, [b"a"]) for kind in SoundKind)
    db.close()
    with project.change("recording.imported", code="H01"):
        insert(project.db, "recording", interview_id=interview, file_name="a.wav", sha256=SHA,
               duration_ms=1, original_sound_id=original, canonical_sound_id=canonical)  # fmt: skip


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("whole") / "a.smallstories"
    with begin_project(folder, "Koe", None, "fi") as project:
        talk = (NewTurn("Kerro.", speaker=0), *(NewTurn("sana " * 900, speaker=0),) * 9)
        new = NewInterview("H01", SourceKind.AUDIO, "fi", (("H", Role.INTERVIEWER),), talk)
        _sounds(project, add_interview(project, new))
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "b.smallstories"))


def _found(folder: Path) -> list[Finding]:
    return list(check_files(folder, keys.data_key(folder, None), PROJECT_DATABASE))


def test_a_whole_project_has_nothing_amiss(folder: Path) -> None:
    before = (folder / PROJECT_DATABASE).read_bytes()
    assert _found(folder) == []
    assert (folder / PROJECT_DATABASE).read_bytes() == before


@pytest.mark.parametrize("name", ["project.db", "recordings.db"])
@pytest.mark.parametrize("how", ["flipped", "cut"])
def test_each_flipped_bit_and_each_cut_is_seen(folder: Path, name: str, how: str) -> None:
    whole, chance = (folder / name).read_bytes(), random.Random(how)
    for _ in range(25):
        content, at = bytearray(whole), chance.randrange(len(whole))
        if how == "cut":
            del content[at:]
        else:
            content[at] ^= 1 << chance.randrange(8)
        (folder / name).write_bytes(content)
        assert [each for each in _found(folder) if each.name == name], at


def test_a_span_outside_its_turn_and_a_changed_sound_are_named(folder: Path) -> None:
    from small_stories.storage.connection import connect

    key = keys.data_key(folder, None)
    db = connect(folder / PROJECT_DATABASE, key)
    db.execute("UPDATE change_state SET mode = 'silent'")
    insert(db, "story", interview_id=1)
    insert(db, "span", story_id=1, position=0, turn_id=1, start=2, end=99)
    db.execute("UPDATE change_state SET mode = 'closed'")
    db.close()
    sounds = open_recordings(folder, key)
    sounds.execute("UPDATE chunk SET bytes = ? WHERE sound_id = 1", [b"b"])
    sounds.close()
    assert _found(folder) == [Finding("outside", "span"), Finding("sound_changed", "H01")]
