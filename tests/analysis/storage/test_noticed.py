"""What is missing or damaged and could pass unseen is noticed, at the opening or soon after it."""

import shutil
from pathlib import Path
from threading import Event

import pytest
from damaging import PAGE, WAL

from small_stories.changes.setting_up import add_goal, begin_project
from small_stories.errors import SmallStoriesError
from small_stories.storage import keys
from small_stories.storage.looking_through import LookingThrough
from small_stories.storage.opening import open_as_far_as_can_be
from small_stories.storage.project_file import PROJECT_DATABASE, ReadOnly, open_project
from small_stories.storage.recordings import (
    RECORDINGS_DATABASE,
    SoundKind,
    open_recordings,
    settle_sounds,
    write_sound,
)
from small_stories.storage.setup import goals

WORDS = "tunnus lause"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project as a kill leaves it after five changes."""
    return left_by_a_kill(tmp_path, None)


@pytest.fixture
def locked_folder(tmp_path: Path) -> Path:
    """The same behind a passphrase, which takes its time."""
    return left_by_a_kill(tmp_path, WORDS)


def left_by_a_kill(tmp_path: Path, words: str | None) -> Path:
    with begin_project(tmp_path / "a", "Koe", words, "fi") as project:
        key = project.key
    with open_project(tmp_path / "a", words) as project:
        assert project.copying
        project.copying.wait()
        for number in range(5):
            add_goal(project, f"tavoite {number}")
        shutil.copytree(tmp_path / "a", tmp_path / "left")
    sounds = open_recordings(tmp_path / "left", key)
    settle_sounds(sounds, {write_sound(sounds, SoundKind.ORIGINAL, [bytes(50_000)])})
    sounds.close()
    return tmp_path / "left"


def missing_in(folder: Path) -> tuple[int, int]:
    with open_project(folder) as project:
        return project.missing, len(goals(project))


def test_a_whole_log_misses_nothing(folder: Path) -> None:
    assert missing_in(folder) == (0, 5)


def test_each_change_that_a_cut_log_has_lost_is_counted_and_told_once(folder: Path) -> None:
    content, seen = (folder / WAL).read_bytes(), set()
    every = len(content) // (PAGE + 24)
    for frames in range(0, every, every // 4):
        cut = Path(shutil.copytree(folder, folder.with_name(f"cut{frames}")))
        (cut / WAL).write_bytes(content[: 32 + frames * (PAGE + 24)])
        missing, there = missing_in(cut)
        assert missing == 5 - there
        seen.add(missing)
        assert missing_in(cut) == (0, there)
    assert 5 in seen
    assert len(seen) > 2


def test_a_lost_log_and_an_older_file_are_noticed_too(folder: Path) -> None:
    older = (folder / PROJECT_DATABASE).read_bytes()
    (folder / WAL).unlink()
    assert missing_in(folder) == (5, 0)
    with open_project(folder) as project:
        add_goal(project, "uusi")
    (folder / PROJECT_DATABASE).write_bytes(older)
    assert missing_in(folder) == (1, 0)


@pytest.mark.parametrize("harm", ["flipped", "lost"])
def test_a_copys_key_file_takes_the_place_of_a_damaged_one(locked_folder: Path, harm: str) -> None:
    folder = locked_folder
    file = folder / keys.KEY_FILE
    whole = file.read_bytes()
    if harm == "lost":
        file.unlink()
    else:
        at = whole.index(b'"key": "') + 9
        file.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
    assert keys.needs_passphrase(folder)
    with pytest.raises(SmallStoriesError, match=r"project\.wrong_passphrase"):
        open_project(folder, "muut sanat")
    with open_project(folder, WORDS) as project:
        assert project.key_mended
    assert file.read_bytes() == whole
    with open_project(folder, WORDS) as project:
        assert not project.key_mended


def test_damage_in_files_that_were_not_looked_at_first_is_told_beside_the_work(
    folder: Path,
) -> None:
    key = keys.data_key(folder, None)
    open_project(folder).close()  # no log any more, as of a large file that was closed
    names = (PROJECT_DATABASE, RECORDINGS_DATABASE)
    for name, page in zip(names, (2, -2), strict=True):
        content = bytearray((folder / name).read_bytes())
        content[page * PAGE + 9] ^= 1
        (folder / name).write_bytes(content)
    found: list[str] = []
    both = Event()

    def take(name: str) -> None:
        found.append(name)
        if len(found) == len(names):
            both.set()

    looking = LookingThrough(folder, key, names)
    looking.tell(take)
    looking.start()
    assert both.wait(60)
    looking.stop()
    assert found == [*names]
    project, rescued = open_as_far_as_can_be(folder)
    with project:
        assert project.read_only is ReadOnly.RESCUED
        assert rescued


def test_whole_files_are_looked_through_in_silence(folder: Path) -> None:
    found: list[str] = []
    key = keys.data_key(folder, None)
    looking = LookingThrough(folder, key, (PROJECT_DATABASE, RECORDINGS_DATABASE))
    looking.tell(found.append)
    looking.start()
    looking.join(60)
    assert not looking.is_alive()
    assert found == []
