"""At the first opening of a day the project is copied, encrypted; ten days are kept."""

import shutil
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from small_stories.changes.setting_up import add_goal, begin_project
from small_stories.storage.backups import back_up, copies
from small_stories.storage.connection import connect
from small_stories.storage.keys import data_key
from small_stories.storage.migrations import is_migrated
from small_stories.storage.project_file import PROJECT_DATABASE, open_project
from small_stories.storage.setup import goals
from small_stories.storage.soundness import is_whole

WORDS = "tunnus lause"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with begin_project(tmp_path / "a.smallstories", "Koe", WORDS, "fi") as project:
        add_goal(project, "kuulluksi tuleminen")
    return tmp_path / "a.smallstories"


def test_the_first_opening_of_a_day_makes_a_copy_that_opens(folder: Path) -> None:
    with open_project(folder, WORDS) as project:
        add_goal(project, "tämän päivän työ")
    open_project(folder, WORDS).close()
    [day] = (folder / "backups").iterdir()
    assert {file.name for file in day.iterdir()} == {PROJECT_DATABASE, "key.json"}
    for file in day.iterdir():
        assert b"kuulluksi" not in file.read_bytes()
        shutil.copy(file, folder)
    for log in folder.glob("project.db-*"):
        log.unlink()
    with open_project(folder, WORDS) as project:
        assert [goal.name for goal in goals(project)] == ["kuulluksi tuleminen"]


def test_ten_days_are_kept_and_a_cut_off_copy_is_none(folder: Path) -> None:
    (folder / "backups" / "2020-01-01.new").mkdir()
    (folder / "backups" / "2019-12-31.new").mkdir()
    with open_project(folder, WORDS) as project:
        for n in range(12):
            day = date(2020, 1, 1) + timedelta(days=n)
            assert back_up(folder, project.db, project.key, PROJECT_DATABASE, day)
            assert back_up(folder, project.db, project.key, PROJECT_DATABASE, day) is None
    days = sorted(path.name for path in (folder / "backups").iterdir())
    assert len(days) == 10
    assert days[0] == "2020-01-04"


def test_a_project_opens_even_where_no_copy_can_be_made(folder: Path) -> None:
    (folder / "backups").rmdir()
    (folder / "backups").write_text("a file in the way")
    open_project(folder, WORDS).close()


def test_nothing_stays_of_a_copy_that_failed(folder: Path) -> None:
    with open_project(folder, WORDS) as project:
        assert project.copying
        project.copying.wait()
        (folder / "key.json").rename(folder / "elsewhere.json")
        with pytest.raises(FileNotFoundError):
            back_up(folder, project.db, project.key, PROJECT_DATABASE, date(2020, 1, 1))
    assert not list((folder / "backups").glob("2020*"))


def test_a_copy_is_made_before_a_migration_also_on_a_day_that_has_one(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(Path(__file__).parent / "schema_m006", tmp_path / "old"))
    # As the program of yesterday left it this morning, before it was made new.
    morning = folder / "backups" / date.today().isoformat()
    morning.mkdir(parents=True)
    for name in (PROJECT_DATABASE, "key.json"):
        shutil.copy(folder / name, morning)
    open_project(folder).close()
    open_project(folder).close()
    first, second = copies(folder)
    assert first == morning
    key = data_key(folder, None)
    with closing(connect(second / PROJECT_DATABASE, key, read_only=True)) as db:
        assert not is_migrated(db)
    assert is_whole(second / PROJECT_DATABASE, key)
