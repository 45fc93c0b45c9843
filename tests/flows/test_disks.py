"""A disk that is full, closed to writing or pulled out in the middle of a change: plain words, and
nothing that was stored is lost."""

import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from own_mounts import told_in_own_mounts

from small_stories.changes.setting_up import add_goal, begin_project
from small_stories.errors import SmallStoriesError
from small_stories.storage.project_file import PROJECT_DATABASE, Project, open_project
from small_stories.storage.setup import goals
from small_stories.storage.soundness import check_files

SCHEMAS = Path(__file__).parents[1] / "analysis" / "storage"

FULL = """
run("mount", "-t", "tmpfs", "-o", "size=4m", "none", here)
folder, filler, stored = here / "p.smallstories", here / "filler", []
def fill(room):
    with filler.open("wb", buffering=0) as file:
        while True:
            try:
                file.write(bytes(4096))
            except OSError:
                break
        file.truncate(max(0, file.tell() - room))
def work(project):
    while True:
        name = f"tavoite {len(stored)}"
        add_goal(project, name, description="sanoja " * 900)
        stored.append(name)
begin_project(folder, "Koe", None, "fi").close()
with open_project(folder) as project:
    project.copying.wait()
    for room in (0, 4096, 50_000, 200_000):
        fill(room)
        refused(lambda: work(project), "project.disk_full", "project.disk_gone")
        refused(lambda: work(project), "project.disk_full", "project.disk_gone")
        assert names(project) == stored
        filler.unlink()
        add_goal(project, f"room {room}"); stored.append(f"room {room}")
    from small_stories.changes.interviewing import NewInterview, NewTurn, add_interview
    from small_stories.erasing.withdrawal import Leaver, withdraw
    from small_stories.model import SourceKind
    from small_stories.storage.erasing import is_erasing
    new = NewInterview("H01", SourceKind.TRANSCRIPT, "fi", turns=(NewTurn("sana " * 9000),))
    talk = add_interview(project, new)
    fill(60_000)
    refused(lambda: withdraw(project, Leaver(None, talk)), "project.disk_full", "project.disk_gone")
    going_on = is_erasing(project.db)
fill(0)
project, rescued = open_as_far_as_can_be(folder)
assert (project.read_only, rescued, names(project)) == ("full", None, stored) or going_on
project.close()
filler.unlink()
with open_project(folder) as project:
    assert names(project) == stored
    assert not (project.missing or is_erasing(project.db))
    add_goal(project, "jatkuu")
    key = project.key
assert whole(folder, key)
print("told")
"""

CLOSED = """
run("mount", "-t", "tmpfs", "-o", "size=20m", "none", here)
folder = here / "p.smallstories"
begin_project(folder, "Koe", None, "fi").close()
project = open_project(folder)
project.copying.wait()
add_goal(project, "ensin")
run("cp", "-r", sys.argv[2], here / "old")
project.close()
run("mount", "-o", "remount,ro", here)
project, _ = open_as_far_as_can_be(folder)
assert (project.read_only, names(project)) == ("folder", ["ensin"])
refused(lambda: add_goal(project, "ei"), "project.only_read_folder")
refused(project.undo, "project.only_read_folder")
project.close()
old, _ = open_as_far_as_can_be(here / "old")
assert old.read_only == "folder"
assert old.db.execute("SELECT count(*) FROM turn").fetchone()[0] > 0
old.close()
refused(lambda: begin_project(here / "uusi", "Koe", None, "fi"), "project.folder_unusable")
run("mount", "-o", "remount,rw", here)
with open_project(folder) as project:
    assert names(project) == ["ensin"]
    add_goal(project, "jatkuu")
    key = project.key
assert whole(folder, key)
print("told")
"""

PULLED_OUT = """
drive, there = here / "drive", here / "there"
drive.mkdir(); there.mkdir()
def put_in(): run("mount", "--bind", there, drive)
def pull_out(): run("umount", "--lazy", drive)
put_in()
folder = drive / "p.smallstories"
begin_project(folder, "Koe", None, "fi").close()
project = open_project(folder)
project.copying.wait()
add_goal(project, "ensin")
def in_the_middle():
    with project.change("goal.added"):
        add_goal(project, "kesken")
        pull_out()
for _ in range(3):
    refused(in_the_middle, "project.disk_gone")
    for do in (lambda: add_goal(project, "poissa"), project.undo, project.redo):
        refused(do, "project.disk_gone")
    assert names(project) == ["ensin"]
    put_in()
    assert names(project) == ["ensin"]
add_goal(project, "takaisin")
pull_out()
project.close()  # in the middle of being away
refused(lambda: open_as_far_as_can_be(folder), "project.not_found")
put_in()
with open_project(folder) as project:
    assert names(project) == ["ensin", "takaisin"]
    assert not (project.missing or project.log_lost)
    key = project.key
assert whole(folder, key)
print("told")
"""


@pytest.mark.parametrize(
    ("story", "more"),
    [(FULL, ()), (CLOSED, (SCHEMAS / "schema_m004",)), (PULLED_OUT, ())],
    ids=["full", "closed", "pulled out"],
)
def test_a_disk_that_fails_loses_nothing(
    tmp_path: Path, story: str, more: tuple[Path, ...]
) -> None:
    told_in_own_mounts(story, tmp_path, *more)


def names(project: Project) -> list[str]:
    return [goal.name for goal in goals(project)]


def test_a_log_that_takes_no_more_is_told_and_gone_on_with(tmp_path: Path) -> None:
    """The system refuses to make any file longer, which needs no disk of one's own."""
    story = """
import resource, sys
from pathlib import Path
from small_stories.changes.setting_up import add_goal
from small_stories.errors import SmallStoriesError
from small_stories.storage.project_file import open_project
from small_stories.storage.setup import goals
folder, stored = Path(sys.argv[1]), []
with open_project(folder) as project:
    project.copying.wait()
    for _ in range(4):
        longest = (folder / "project.db-wal").stat().st_size + 30_000
        resource.setrlimit(resource.RLIMIT_FSIZE, (longest, resource.RLIM_INFINITY))
        try:
            while True:
                name = f"tavoite {len(stored)}"
                add_goal(project, name, description="sanoja " * 600)
                stored.append(name)
        except SmallStoriesError as error:
            assert error.key in ("project.disk_full", "project.disk_gone"), error.key
        assert [goal.name for goal in goals(project)] == stored
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
        add_goal(project, f"room {len(stored)}")
        stored.append(f"room {len(stored)}")
sys.stdout.write("\\n".join(stored))
"""
    folder = tmp_path / "p.smallstories"
    begin_project(folder, "Koe", None, "fi").close()
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[1] == resource.RLIM_INFINITY
    done = subprocess.run(
        [sys.executable, "-c", story, str(folder)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    with open_project(folder) as project:
        assert names(project) == done.stdout.splitlines()
        key = project.key
    assert not list(check_files(folder, key, PROJECT_DATABASE))


def test_a_folder_that_is_moved_away_and_back_is_gone_on_with(tmp_path: Path) -> None:
    folder, away = tmp_path / "p.smallstories", tmp_path / "away"
    with begin_project(folder, "Koe", None, "fi") as project:
        add_goal(project, "ensin")
        folder.rename(away)
        for do in (lambda: add_goal(project, "poissa"), project.undo):
            with pytest.raises(SmallStoriesError, match=r"project\.disk_gone"):
                do()
        away.rename(folder)
        add_goal(project, "takaisin")
        project.undo()
        assert names(project) == ["ensin"]


@pytest.mark.parametrize("as_it_was", [True, False])
def test_another_disk_with_the_project_is_taken_only_as_it_was_left(
    tmp_path: Path, as_it_was: bool
) -> None:
    """The files come back as others, as those of a stick do that is put in again."""
    folder, before = tmp_path / "p.smallstories", tmp_path / "before"
    with begin_project(folder, "Koe", None, "fi") as project:
        shutil.copytree(folder, before)
        add_goal(project, "ensin")
        if as_it_was:
            shutil.rmtree(before)
            shutil.copytree(folder, before)
        folder.rename(tmp_path / "away")
        before.rename(folder)
        if as_it_was:
            assert add_goal(project, "takaisin")
            assert names(project) == ["ensin", "takaisin"]
        else:
            with pytest.raises(SmallStoriesError, match=r"project\.not_as_left"):
                add_goal(project, "takaisin")
    with open_project(folder) as project:
        assert names(project) == (["ensin", "takaisin"] if as_it_was else [])


RESTORED = """
from small_stories.storage.restoring import copy_names, restore
run("mount", "-t", "tmpfs", "-o", "size=8m", "none", here)
folder, filler = here / "p.smallstories", here / "filler"
begin_project(folder, "Koe", None, "fi").close()
project = open_project(folder)
project.copying.wait()
add_goal(project, "uusi")
(day,) = copy_names(folder)
for room in (0, 200_000, 700_000, 1_200_000):
    with filler.open("wb", buffering=0) as file:
        while True:
            try:
                file.write(bytes(4096))
            except OSError:
                break
        file.truncate(max(0, file.tell() - room))
    refused(lambda: restore(project, day), "project.not_restored")
    assert [each.name for each in (folder / "backups").iterdir()] == [day]
    assert names(project) == ["uusi"]
filler.unlink()
assert add_goal(project, "sitten")
kept = restore(project, day)
with open_project(folder) as project:
    assert names(project) == []
    assert whole(folder, project.key)
    restore(project, kept)
with open_project(folder) as project:
    assert names(project) == ["uusi", "sitten"]
print("told")
"""


def test_going_back_to_a_copy_on_a_full_disk_changes_nothing(tmp_path: Path) -> None:
    told_in_own_mounts(RESTORED, tmp_path)
