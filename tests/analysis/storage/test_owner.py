"""Who has a project open is known also over a network, and what copies its folder is named."""

import json
import platform
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from small_stories.changes.setting_up import add_goal, begin_project
from small_stories.erasing.destruction import Keep, destroy
from small_stories.errors import SmallStoriesError
from small_stories.storage.opening import can_take_over, open_as_far_as_can_be, take_over
from small_stories.storage.owner import OWNER_FILE, computer_mark, owner_of
from small_stories.storage.project_file import ReadOnly, open_project
from small_stories.storage.restoring import restore
from small_stories.storage.setup import goals
from small_stories.storage.synced import synced_by


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    begin_project(tmp_path / "a.smallstories", "Koe", None, "fi").close()
    return tmp_path / "a.smallstories"


def opened_on(folder: Path, computer: str, minutes_ago: int) -> None:
    seen = datetime.now(UTC) - timedelta(minutes=minutes_ago)
    (folder / OWNER_FILE).write_text(json.dumps({"computer": computer, "seen": seen.isoformat()}))


def test_the_owner_is_told_while_it_is_open(folder: Path) -> None:
    assert owner_of(folder) is None
    with open_project(folder) as project:
        owner = owner_of(folder)
        assert owner is not None
        assert not owner.is_elsewhere
        assert (datetime.now(UTC) - owner.seen).seconds < 60
        assert not project.log_lost
    assert not (folder / OWNER_FILE).exists()


def test_another_computer_is_named_and_taking_over_is_asked(folder: Path) -> None:
    opened_on(folder, "toimisto-7", 1)
    with pytest.raises(SmallStoriesError) as caught:
        open_project(folder)
    assert (caught.value.key, caught.value.fields) == (
        "project.open_on",
        {"computer": "toimisto-7"},
    )
    project, _ = open_as_far_as_can_be(folder)
    assert project.read_only is ReadOnly.ELSEWHERE
    assert can_take_over(project)
    with take_over(project) as mine:
        assert add_goal(mine, "täällä")


@pytest.mark.parametrize("what", ["old", "broken"])
def test_an_owner_that_is_gone_is_no_hindrance(folder: Path, what: str) -> None:
    opened_on(folder, "toimisto-7", 11)
    if what == "broken":
        (folder / OWNER_FILE).write_text("{")
    with open_project(folder) as project:
        assert not project.log_lost  # nothing that was counted is missing


def test_a_log_that_is_there_is_not_lost(folder: Path, tmp_path: Path) -> None:
    import shutil

    with open_project(folder) as project:
        add_goal(project, "tavoite")
        shutil.copytree(folder, tmp_path / "killed")
    with open_project(tmp_path / "killed") as project:
        assert not project.log_lost
    shutil.copytree(folder, tmp_path / "lost")
    with open_project(tmp_path / "lost") as project:
        assert not project.log_lost


@pytest.mark.parametrize(
    ("place", "program"),
    [
        ("OneDrive - Kunta/Arviointi", "OneDrive"), ("Dropbox (Oma)", "Dropbox"),
        ("Google Drive/My Drive", "Google Drive"), ("Library/Mobile Documents/x", "iCloud"),
        ("iCloudDrive", "iCloud"), ("Nextcloud", "Nextcloud"), ("pCloud Drive", "pCloud"),
        ("Tiimi – Tiedostot", "SharePoint"), ("Kunta/Arviointi - Documents", "SharePoint"),
        ("Library/CloudStorage/Box-Box", "Box"), ("MEGA", "MEGA"), ("Sync", "Sync"),
        ("Jaetut Drivet/Tiimi", "Google Drive"), ("SynologyDrive", "Synology Drive"),
        (r"C:\Users\a\OneDrive - Kunta\Arviointi", "OneDrive"), ("Boxit", None),
        ("megan kansio", None), ("sync", None), ("Tiedostot", None),
        ("Seafile/kirjasto", "Seafile"), ("Omat/nextdoor", None), ("Onedrivers", None),
    ],
)  # fmt: skip
def test_folders_that_are_copied_elsewhere(tmp_path: Path, place: str, program: str | None) -> None:
    assert synced_by(tmp_path / place / "a.smallstories") == program


def test_marks_that_the_programs_leave(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    assert synced_by(tmp_path / "x" / "a.smallstories") is None
    (tmp_path / ".stfolder").mkdir()
    assert synced_by(tmp_path / "x" / "a.smallstories") == "Syncthing"


def test_who_is_taken_over_from_notices_and_loses_nothing_that_was_called_saved(
    folder: Path,
) -> None:
    with open_project(folder) as project:
        add_goal(project, "ennen")
        opened_on(folder, "toimisto-7", 0)
        with pytest.raises(SmallStoriesError) as refused:
            add_goal(project, "jälkeen")
        assert refused.value.key == "project.taken_over"
        assert refused.value.fields == {"computer": "toimisto-7"}
        for do in (lambda: destroy(project, Keep.TYPES), lambda: restore(project, "2026-01-02")):
            with pytest.raises(SmallStoriesError, match=r"project\.taken_over"):
                do()
    # Leaving does not take the other's word away.
    owner = owner_of(folder)
    assert owner is not None
    assert owner.computer == "toimisto-7"
    (folder / OWNER_FILE).unlink()
    with open_project(folder) as project:
        assert [goal.name for goal in goals(project)] == ["ennen"]


def test_another_computer_of_the_same_name_is_another_one(folder: Path) -> None:
    told = {"computer": platform.node(), "seen": datetime.now(UTC).isoformat()}
    (folder / OWNER_FILE).write_text(json.dumps({**told, "mark": "another"}))
    with pytest.raises(SmallStoriesError, match=r"project\.open_on"):
        open_project(folder)
    # This one, after a crash: the lock tells that nobody has it open.
    (folder / OWNER_FILE).write_text(json.dumps({**told, "mark": computer_mark()}))
    open_project(folder).close()


def test_a_file_that_came_late_takes_nothing_over(folder: Path) -> None:
    with open_project(folder) as project:
        opened_on(folder, "toimisto-7", 60)
        assert add_goal(project, "tavoite")


@pytest.mark.parametrize("told", ["[" * 100_000, "[]", '{"computer": {}, "seen": 5}'])
def test_an_owner_that_makes_no_sense_is_no_hindrance(folder: Path, told: str) -> None:
    (folder / OWNER_FILE).write_text(told)
    open_project(folder).close()


def test_a_computers_name_says_nothing_to_a_terminal(folder: Path) -> None:
    opened_on(folder, "\x1b[31mpunainen\n" + "x" * 100, 1)
    owner = owner_of(folder)
    assert owner is not None
    assert owner.computer == "[31mpunainen" + "x" * 48
