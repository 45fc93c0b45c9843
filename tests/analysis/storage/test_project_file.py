"""A project on disk: encrypted, locked, and plain about what is wrong with it."""

import json
import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from small_stories.changes.setting_up import add_goal, begin_project
from small_stories.errors import SmallStoriesError
from small_stories.storage import keys
from small_stories.storage.connection import connect
from small_stories.storage.project_file import needs_passphrase, open_project
from small_stories.storage.setup import goals

SECRET = "Marjattahan se siinä"


def made(folder: Path, passphrase: str | None = "tunnus lause") -> str | None:
    with begin_project(folder, "Koe", passphrase, "fi") as project:
        add_goal(project, SECRET)
        return project.recovery_code


def error_of(folder: Path, passphrase: str | None = "tunnus lause") -> str:
    with pytest.raises(SmallStoriesError) as caught:
        open_project(folder, passphrase)
    return caught.value.key


def test_no_word_of_the_project_stands_in_its_files(tmp_path: Path) -> None:
    with begin_project(tmp_path / "a", "Koe", "tunnus lause", "fi") as project:
        add_goal(project, SECRET)
        files = [file for file in (tmp_path / "a").rglob("*") if file.is_file()]
        assert {"project.db", "project.db-wal", "recordings.db", "key.json"} <= {
            file.name for file in files
        }
        for file in files:
            assert SECRET.encode() not in file.read_bytes()
            assert b"SQLite format 3" not in file.read_bytes()


def test_passphrase_and_recovery_code_open_and_other_words_do_not(tmp_path: Path) -> None:
    code = made(tmp_path / "a")
    assert code
    assert needs_passphrase(tmp_path / "a")
    open_project(tmp_path / "a", "tunnus lause").close()
    for typed in (code.lower(), code.replace("-", ""), f" {code.replace('-', ' ')} "):
        open_project(tmp_path / "a", typed).close()
    for words in ("väärä", "", None, "tunnus lause ", code[:-1], code.replace("-", "x")):
        assert error_of(tmp_path / "a", words) == "project.wrong_passphrase"


def test_a_passphrase_opens_from_any_keyboard(tmp_path: Path) -> None:
    made(tmp_path / "a", unicodedata.normalize("NFC", "kesäyö"))
    open_project(tmp_path / "a", unicodedata.normalize("NFD", "kesäyö")).close()


def test_without_a_passphrase_it_opens_by_itself(tmp_path: Path) -> None:
    assert made(tmp_path / "a", None) is None
    assert not needs_passphrase(tmp_path / "a")
    open_project(tmp_path / "a").close()


@pytest.mark.parametrize("file", ["key.json", "project.db"])
def test_a_missing_file_is_named_and_nothing_is_made_in_its_place(
    tmp_path: Path, file: str
) -> None:
    made(tmp_path / "a")
    (tmp_path / "a" / file).unlink()
    before = sorted((tmp_path / "a").iterdir())
    with pytest.raises(SmallStoriesError) as caught:
        open_project(tmp_path / "a", "tunnus lause")
    assert (caught.value.key, caught.value.fields) == ("project.file_missing", {"file": file})
    assert sorted((tmp_path / "a").iterdir()) == before


def test_what_is_not_there_or_open_elsewhere_is_said(tmp_path: Path) -> None:
    assert error_of(tmp_path / "none") == "project.not_found"
    made(tmp_path / "a")
    with open_project(tmp_path / "a", "tunnus lause"):
        assert error_of(tmp_path / "a") == "project.open_elsewhere"
    open_project(tmp_path / "a", "tunnus lause").close()


def test_a_damaged_database_or_key_is_said(tmp_path: Path) -> None:
    made(tmp_path / "a")
    database = tmp_path / "a" / "project.db"
    database.write_bytes(os.urandom(8192))
    assert error_of(tmp_path / "a") == "project.damaged"
    (tmp_path / "a" / "key.json").write_text("{")
    assert error_of(tmp_path / "a") == "project.key_damaged"


def test_an_empty_database_is_no_empty_project(tmp_path: Path) -> None:
    made(tmp_path / "a")
    (tmp_path / "a" / "project.db").write_bytes(b"")
    assert error_of(tmp_path / "a") == "project.damaged"
    assert (tmp_path / "a" / "project.db").read_bytes() == b""


def test_a_project_that_could_not_be_opened_is_not_locked(tmp_path: Path) -> None:
    made(tmp_path / "a")
    database = tmp_path / "a" / "project.db"
    whole = database.read_bytes()
    database.write_bytes(os.urandom(8192))
    assert error_of(tmp_path / "a") == "project.damaged"
    database.write_bytes(whole)
    open_project(tmp_path / "a", "tunnus lause").close()


def test_trouble_in_reading_is_said_too(tmp_path: Path) -> None:
    made(tmp_path / "a")
    with open_project(tmp_path / "a", "tunnus lause") as project:
        project.db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        project.db.execute("PRAGMA shrink_memory")
        size = (tmp_path / "a" / "project.db").stat().st_size
        with (tmp_path / "a" / "project.db").open("r+b") as file:
            file.seek(4096)
            file.write(os.urandom(size - 4096))
        with pytest.raises(SmallStoriesError, match=r"project\.damaged"):
            goals(project)


def test_a_project_of_a_newer_program_is_refused(tmp_path: Path) -> None:
    made(tmp_path / "a")
    key = keys.data_key(tmp_path / "a", "tunnus lause")
    db = connect(tmp_path / "a" / "project.db", key)
    db.execute(
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
        " VALUES ('small-stories', 'm999_of_the_future', '')"
    )
    db.conn.commit()
    db.close()
    assert error_of(tmp_path / "a") == "project.newer"
    stored = json.loads((tmp_path / "a" / "key.json").read_text())
    stored["format"] = 2
    (tmp_path / "a" / "key.json").write_text(json.dumps(stored))
    assert error_of(tmp_path / "a") == "project.newer"


def test_a_folder_with_files_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "oma.txt").write_text("oma")
    with pytest.raises(SmallStoriesError, match=r"project\.folder_taken"):
        begin_project(tmp_path / "a", "Koe", None, "fi")
    assert [file.name for file in (tmp_path / "a").iterdir()] == ["oma.txt"]


def test_a_full_disk_loses_nothing_that_was_saved(tmp_path: Path) -> None:
    with begin_project(tmp_path / "a", "Koe", None, "fi") as project:
        goal = add_goal(project, "tallessa")
        pages = project.db.execute("PRAGMA page_count").fetchone()[0]
        project.db.execute(f"PRAGMA max_page_count = {pages + 2}")
        with pytest.raises(SmallStoriesError, match=r"project\.disk_full"):
            add_goal(project, "ei mahdu " * 10_000)
        project.db.execute("PRAGMA max_page_count = 1000000")
        names = project.db.execute("SELECT id, name FROM goal").fetchall()
        assert names == [(goal, "tallessa")]
        assert add_goal(project, "mahtuu")


def test_alias_of_the_driver_stands_before_sqlite_utils(tmp_path: Path) -> None:
    assert sys.modules["pysqlite3"].__name__ == "sqlcipher3"
    with begin_project(tmp_path / "a", "Koe", None, "fi") as project:
        columns = {column.name for column in project.db["goal"].columns}
    assert {"id", "name"} <= columns


def test_an_emptied_database_is_damaged_and_nothing_is_made_in_its_place(tmp_path: Path) -> None:
    file = "project.db"
    made(tmp_path / "a")
    others = {path: path.read_bytes() for path in (tmp_path / "a").glob("*.db")}
    del others[tmp_path / "a" / file]
    (tmp_path / "a" / file).write_bytes(b"")
    assert error_of(tmp_path / "a") == "project.damaged"
    assert (tmp_path / "a" / file).read_bytes() == b""
    assert {path: path.read_bytes() for path in others} == others


def test_a_folder_that_is_no_project_is_said(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    assert error_of(tmp_path / "a") == "project.no_project"


def test_a_project_whose_making_was_cut_off_can_be_made_again(tmp_path: Path) -> None:
    program = (
        "import os, sys; from pathlib import Path;"
        "from small_stories.storage.new_project import create_project;"
        "create_project(Path(sys.argv[1]), 'Koe', 'tunnus lause'); os._exit(9)"
    )
    cut = subprocess.run([sys.executable, "-c", program, str(tmp_path / "a")], check=False)
    assert cut.returncode == 9
    assert error_of(tmp_path / "a") == "project.no_project"
    made(tmp_path / "a")
    open_project(tmp_path / "a", "tunnus lause").close()


def test_a_folder_that_cannot_take_a_project_is_left_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "backups").mkdir()
    with pytest.raises(SmallStoriesError, match=r"project\.folder_taken"):
        begin_project(tmp_path / "a", "Koe", None, "fi")
    (tmp_path / "file").write_text("x")
    with pytest.raises(SmallStoriesError, match=r"project\.folder_unusable"):
        begin_project(tmp_path / "file" / "a", "Koe", None, "fi")


def test_a_change_for_good_is_passed_over_by_undo(tmp_path: Path) -> None:
    with begin_project(tmp_path / "a", "Koe", None, "fi") as project:
        add_goal(project, "x")
        with project.change_for_good("report.exported"):
            project.db.execute(
                "INSERT INTO export_log (at, kind, path, sha256) VALUES ('', '', '', '')"
            )
        project.undo()
        counts = [project.db[table].count for table in ("goal", "export_log")]
        assert counts == [0, 1]
        assert project.undo() is None
        assert project.redo()
