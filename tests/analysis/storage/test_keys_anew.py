"""Another passphrase opens the same project; the old one opens nothing of it any more."""

from datetime import date
from pathlib import Path

import pytest

from small_stories.changes.setting_up import add_goal, begin_project
from small_stories.errors import SmallStoriesError
from small_stories.storage.backups import back_up
from small_stories.storage.keys import data_key, wrap_anew
from small_stories.storage.project_file import PROJECT_DATABASE, needs_passphrase, open_project
from small_stories.storage.setup import goals

OLD, NEW = "vanha tunnuslause", "uusi tunnuslause"


def _project(folder: Path, words: str | None) -> tuple[bytes, str | None]:
    with begin_project(folder, "Koe", words, "fi") as project:
        add_goal(project, "Uskallus kasvaa")
        back_up(folder, project.db, project.key, PROJECT_DATABASE, date(2026, 1, 2))
        return project.key, project.recovery_code


def test_the_new_words_and_the_new_code_open_and_the_old_ones_do_not(tmp_path: Path) -> None:
    folder = tmp_path / "a.smallstories"
    key, old_code = _project(folder, OLD)
    content = (folder / PROJECT_DATABASE).read_bytes()
    code = wrap_anew(folder, key, NEW)
    assert (folder / PROJECT_DATABASE).read_bytes() == content
    for words in (NEW, code):
        with open_project(folder, words) as project:
            assert [goal.name for goal in goals(project)] == ["Uskallus kasvaa"]
    for where in (folder, folder / "backups" / "2026-01-02"):
        assert data_key(where, NEW) == key
        for words in (OLD, old_code):
            with pytest.raises(SmallStoriesError, match=r"project\.wrong_passphrase"):
                data_key(where, words)


def test_a_project_without_a_passphrase_can_be_given_one_and_lose_it(tmp_path: Path) -> None:
    folder = tmp_path / "a.smallstories"
    key, _ = _project(folder, None)
    assert wrap_anew(folder, key, NEW)
    assert needs_passphrase(folder)
    assert key.hex() not in (folder / "backups" / "2026-01-02" / "key.json").read_text("utf-8")
    assert wrap_anew(folder, key, None) is None
    assert not needs_passphrase(folder)
    open_project(folder).close()


def test_a_change_that_is_cut_off_leaves_one_passphrase_and_not_two(tmp_path: Path) -> None:
    folder = tmp_path / "a.smallstories"
    key, _ = _project(folder, OLD)
    own = (folder / "key.json").read_bytes()
    wrap_anew(folder, key, NEW)
    # Killed before its last step: the copies have the new words, the project the old ones.
    (folder / "key.json").write_bytes(own)
    with pytest.raises(SmallStoriesError, match=r"project\.wrong_passphrase"):
        data_key(folder, NEW)
    open_project(folder, OLD).close()
    assert (folder / "backups" / "2026-01-02" / "key.json").read_bytes() == own


def test_a_copy_of_another_project_keeps_its_own_key_file(tmp_path: Path) -> None:
    folder, other = tmp_path / "a.smallstories", tmp_path / "b.smallstories"
    _project(folder, None)
    _project(other, None)
    foreign = folder / "backups" / "2026-01-03"
    (other / "backups" / "2026-01-02").rename(foreign)
    own = (foreign / "key.json").read_bytes()
    open_project(folder).close()
    assert (foreign / "key.json").read_bytes() == own


@pytest.mark.parametrize("words", [" ", "\t \u00a0"])
def test_spaces_alone_are_no_passphrase(tmp_path: Path, words: str) -> None:
    with pytest.raises(SmallStoriesError, match=r"passphrase\.blank"):
        begin_project(tmp_path / "a.smallstories", "Koe", words, "fi")
    assert not (tmp_path / "a.smallstories").exists()


def test_a_code_is_taken_however_it_was_written_down(tmp_path: Path) -> None:
    folder = tmp_path / "a.smallstories"
    key, code = _project(folder, OLD)
    assert code is not None
    wide = "".join(chr(ord(letter) + 0xFEE0) for letter in code)
    for written in (code.lower().replace("-", " "), code.replace("-", "—"), wide):
        assert data_key(folder, written) == key


def test_a_pipe_in_the_key_files_place_keeps_nobody_waiting(tmp_path: Path) -> None:
    folder = tmp_path / "a.smallstories"
    _project(folder, None)
    (folder / "key.json").unlink()
    (folder / "key.json").symlink_to("/dev/zero")
    open_project(folder).close()
    assert (folder / "key.json").is_file()
