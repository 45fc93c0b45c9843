"""Files of other projects, other times and other programs in a project's folder."""

import shutil
from pathlib import Path

import pytest

from small_stories.changes.interviewing import NewInterview, NewTurn, add_interview
from small_stories.changes.setting_up import add_goal, begin_project
from small_stories.errors import SmallStoriesError
from small_stories.model import Role, SourceKind
from small_stories.storage import keys
from small_stories.storage.connection import connect
from small_stories.storage.opening import open_as_far_as_can_be
from small_stories.storage.project_file import PROJECT_DATABASE, open_project
from small_stories.storage.rescue_told import told
from small_stories.storage.rescuing import is_damaged
from small_stories.storage.setup import goals
from small_stories.storage.soundness import Finding, check_files
from small_stories.strings import text


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made") / "a.smallstories"
    with begin_project(folder, "Koe", None, "fi") as project:
        talk = (NewTurn("Kerro.", speaker=0), NewTurn("Uskalsin lähteä.", speaker=0))
        new = NewInterview("H01", SourceKind.NOTES, "fi", (("H", Role.INTERVIEWER),), talk)
        add_interview(project, new)
    with open_project(folder) as project:  # which makes the copy of the day
        add_goal(project, "Uskallus kasvaa")
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "b.smallstories"))


def _found(folder: Path) -> list[Finding]:
    return list(check_files(folder, keys.data_key(folder, None), PROJECT_DATABASE))


def _copy(folder: Path) -> Path:
    (copy,) = (folder / "backups").iterdir()
    return copy


def _written(folder: Path, statement: str) -> None:
    db = connect(folder / PROJECT_DATABASE, keys.data_key(folder, None))
    db.execute("PRAGMA foreign_keys = OFF")
    db.execute("UPDATE change_state SET mode = 'silent'")
    db.execute(statement)
    db.execute("UPDATE change_state SET mode = 'closed'")
    db.close()


def test_what_a_desktop_leaves_among_the_copies_is_no_copy(folder: Path) -> None:
    for name in (".DS_Store", "Thumbs.db", "desktop.ini"):
        (folder / "backups" / name).write_bytes(b"x")
    assert _found(folder) == []


def test_a_key_file_that_is_gone_is_named_and_left_as_it_was(folder: Path) -> None:
    (folder / "key.json").unlink()
    assert _found(folder) == [Finding("key", "key.json")]
    assert not (folder / "key.json").exists()
    (folder / "key.json").write_text("[" * 100_000)
    assert _found(folder) == [Finding("key", "key.json")]


@pytest.mark.parametrize("content", [None, b"", b"{}"])
def test_a_copy_that_no_key_opens_is_named(folder: Path, content: bytes | None) -> None:
    (_copy(folder) / "key.json").unlink()
    if content is not None:
        (_copy(folder) / "key.json").write_bytes(content)
    assert _found(folder) == [Finding("copy", _copy(folder).name)]


@pytest.mark.parametrize("name", ["project.db", "recordings.db"])
def test_one_of_the_two_databases_in_the_others_place_is_named(folder: Path, name: str) -> None:
    (other,) = {"project.db", "recordings.db"} - {name}
    if name == "recordings.db":
        _written(folder, "INSERT INTO recording (interview_id, file_name, sha256, duration_ms,"
                 " original_sound_id, canonical_sound_id) VALUES (1, '', '', 1, 1, 1)")  # fmt: skip
    shutil.copy(folder / other, folder / name)
    assert _found(folder) == [Finding("strange", name)]


def test_recordings_in_the_projects_place_are_not_saved_as_an_empty_project(folder: Path) -> None:
    shutil.copy(folder / "recordings.db", folder / PROJECT_DATABASE)
    assert is_damaged(folder, keys.data_key(folder, None))
    project, rescued = open_as_far_as_can_be(folder)
    with project:
        assert rescued is not None
        assert rescued.saved["turn"] == 2
        assert rescued.unsure
        said = list(told(rescued, "en"))
        assert text("rescued.nothing_lost", "en") not in said


def test_an_older_database_beside_a_newer_count_is_named(folder: Path) -> None:
    shutil.copy(_copy(folder) / PROJECT_DATABASE, folder / PROJECT_DATABASE)
    assert _found(folder) == [Finding("behind", PROJECT_DATABASE, 1)]


def test_a_log_that_is_none_is_named(folder: Path) -> None:
    (folder / "project.db-wal").write_bytes(bytes(range(256)) * 200)
    assert _found(folder) == [Finding("unreadable", "project.db-wal")]


@pytest.mark.parametrize(
    "statement",
    ["DROP TABLE quote_decision", "DROP TRIGGER record_project_update", "DELETE FROM project",
     "DELETE FROM change_state"],
)  # fmt: skip
def test_a_database_that_lacks_a_part_is_named(folder: Path, statement: str) -> None:
    _written(folder, statement)
    assert _found(folder) == [Finding("strange", PROJECT_DATABASE)]


def test_a_database_without_its_count_is_rescued(folder: Path) -> None:
    _written(folder, "DELETE FROM change_state")
    project, rescued = open_as_far_as_can_be(folder)
    with project:
        assert rescued is not None
        assert [goal.name for goal in goals(project)] == ["Uskallus kasvaa"]


@pytest.mark.parametrize(("make", "key"), [
    ("nothing", "not_found"), ("file", "no_project"), ("empty", "no_project"),
])  # fmt: skip
def test_what_is_no_project_is_called_so(tmp_path: Path, make: str, key: str) -> None:
    place = tmp_path / "c.smallstories"
    if make == "file":
        place.write_bytes(b"x")
    elif make == "empty":
        place.mkdir()
    with pytest.raises(SmallStoriesError) as refused:
        open_project(place)
    assert refused.value.key == f"project.{key}"


def test_a_project_two_folders_below_keeps_its_own_key(folder: Path) -> None:
    inside = folder / "muut" / "c.smallstories"
    begin_project(inside, "Toinen", None, "fi").close()
    own = (inside / "key.json").read_bytes()
    keys.wrap_anew(folder, keys.data_key(folder, None), "uusi tunnuslause")
    assert (inside / "key.json").read_bytes() == own


def test_the_copy_just_made_stays_where_a_wrong_clock_has_left_ten_later_ones(
    folder: Path,
) -> None:
    today = _copy(folder)
    for day in range(1, 11):
        shutil.copytree(today, folder / "backups" / f"2099-01-{day:02}")
    shutil.rmtree(today)
    (folder / "backups" / ".DS_Store").write_bytes(b"x")
    open_project(folder).close()
    assert today.is_dir()
