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
