"""A copy for a second analyst is whole and locked anew; one for an archive holds no original."""

from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from every_byte import plain_bytes

from small_stories.erasing.handing_over_copy import hand_over, hand_to_archive, log_handed_over
from small_stories.erasing.withdrawal import Leaver, withdrawal
from small_stories.errors import SmallStoriesError
from small_stories.reporting.handing_over import hand_over as put_in_place
from small_stories.storage import keys
from small_stories.storage.exports import exports
from small_stories.storage.identities import identities
from small_stories.storage.interviews import interviews, turns
from small_stories.storage.project_file import PROJECT_DATABASE, open_project
from small_stories.storage.recordings import open_recordings
from small_stories.storage.stories import stories


def test_a_second_analyst_gets_all_under_words_of_their_own(kitchen: Any, tmp_path: Path) -> None:
    project, folder = kitchen.project, tmp_path / "kopio.smallstories"
    before = stories(project)
    code = hand_over(project.folder, project.key, folder, "toinen tunnus")
    for words in ("toinen tunnus", code):
        with open_project(folder, words) as copy:
            assert stories(copy) == before
            assert identities(copy) == identities(project)
            assert copy.key != project.key
    with pytest.raises(SmallStoriesError, match=r"wrong_passphrase"):
        keys.data_key(folder, "tunnus lause")
    with pytest.raises(SmallStoriesError, match=r"folder_taken"):
        hand_over(project.folder, project.key, folder, "toinen tunnus")


def test_an_archive_gets_no_word_of_the_originals(kitchen: Any, tmp_path: Path) -> None:
    project, folder = kitchen.project, tmp_path / "arkisto.smallstories"
    said = turns(project, 1)[0].text
    number = len(stories(project))
    gone, _ = hand_to_archive(project.folder, project.key, folder, None)
    assert gone.goes.interviews > 0
    assert not list((folder / "backups").iterdir())
    with open_project(folder) as copy:
        key = copy.key
        assert len(stories(copy)) == number
        assert not identities(copy)
    inside = plain_bytes(folder / PROJECT_DATABASE, key).decode("utf-8", "replace")
    assert "Marjatta" not in inside
    assert said not in inside
    with closing(open_recordings(folder, key)) as sounds:
        assert sounds["sound"].count == 0
    assert turns(project, 1)[0].text == said
    assert identities(project)


def test_nothing_stays_of_a_copy_that_could_not_be_made(kitchen: Any, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(SmallStoriesError, match=r"folder_unusable"):
        hand_over(kitchen.project.folder, kitchen.project.key, tmp_path / "file" / "a", "tunnus")
    assert [path.name for path in tmp_path.iterdir() if path.name == "file"] == ["file"]


def test_a_copy_is_told_of_as_it_grows_and_is_there_only_when_it_is_whole(
    kitchen: Any, tmp_path: Path
) -> None:
    project, folder = kitchen.project, tmp_path / "kopio.smallstories"
    told: list[tuple[int, int]] = []

    def stop(done: int, whole: int) -> None:
        told.append((done, whole))
        assert not folder.exists()
        if len(told) > 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        hand_over(project.folder, project.key, folder, "toinen tunnus", stop)
    assert list(tmp_path.glob("kopio*")) == []
    hand_over(
        project.folder, project.key, folder, "toinen tunnus",
        lambda done, whole: told.append((done, whole)),
    )  # fmt: skip
    assert told[-1][0] == told[-1][1] > 0
    assert [path.name for path in tmp_path.glob("kopio*")] == ["kopio.smallstories"]


def test_who_withdraws_later_is_told_of_a_copy(kitchen: Any, tmp_path: Path) -> None:
    project, folder = kitchen.project, tmp_path / "kopio.smallstories"
    hand_over(project.folder, project.key, folder, "toinen tunnus")
    log_handed_over(project, folder, archive=False)
    person = interviews(project)[0].interviewee_id
    assert str(folder) in [each.path for each in withdrawal(project, Leaver(person)).exports]
    project.undo()
    assert exports(project)[-1].kind == "whole_copy"


@pytest.mark.parametrize("inside", ["kopio.smallstories", "backups/kopio", "../a/kopio"])
def test_no_copy_is_made_inside_the_project(kitchen: Any, inside: str) -> None:
    here = kitchen.project.folder
    target = here / inside.replace("../a", f"../{here.name}")
    with pytest.raises(SmallStoriesError, match=r"handing_over\.inside"):
        hand_over(here, kitchen.project.key, target, "tunnus")
    assert not target.exists()


def test_no_report_is_written_where_everything_is_locked(kitchen: Any, tmp_path: Path) -> None:
    link = tmp_path / "linkki"
    link.symlink_to(kitchen.project.folder, target_is_directory=True)
    for place in (kitchen.project.folder / "raportit", link):
        with pytest.raises(SmallStoriesError, match=r"report\.inside_project"):
            put_in_place({"a.txt": b"a"}, place, lambda name, content: None)
    assert not (kitchen.project.folder / "raportit").exists()
