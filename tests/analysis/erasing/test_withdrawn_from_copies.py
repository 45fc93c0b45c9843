"""Who withdraws goes from copies of any line of work, and a respondent's answers go from all."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from every_byte import plain_bytes

from small_stories.changes.interviewing import (
    NewInterview,
    NewTurn,
    add_interview,
    describe_interview,
    remove_interview,
)
from small_stories.changes.setting_up import begin_project
from small_stories.changes.survey import (
    NewAnswers,
    accept_conditions,
    bring_in_answers,
    remove_wave,
)
from small_stories.erasing.answers import forms_of, remove_answers
from small_stories.erasing.withdrawal import Leaver, withdraw
from small_stories.errors import SmallStoriesError
from small_stories.model import SourceKind
from small_stories.storage import erasing
from small_stories.storage.backups import back_up
from small_stories.storage.connection import connect
from small_stories.storage.erasing import ToErase
from small_stories.storage.interviews import interviews
from small_stories.storage.project_file import PROJECT_DATABASE, Project, open_project
from small_stories.storage.restoring import restore

MARKER = "merkkisana"
CODE = "Vastaaja7"
DAY = date(2026, 1, 2)


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with begin_project(tmp_path / "p.smallstories", "Koe", None, "fi") as made:
        yield made


def talk(project: Project, code: str, words: str) -> int:
    new = NewInterview(code, SourceKind.TRANSCRIPT, "fi", turns=(NewTurn(words),))
    return add_interview(project, new)


def copied(project: Project) -> Path:
    copy = back_up(project.folder, project.db, project.key, PROJECT_DATABASE, DAY)
    assert copy is not None
    return copy


def every_byte(project: Project) -> str:
    files = [project.folder, *(project.folder / "backups").iterdir()]
    found = [plain_bytes(folder / PROJECT_DATABASE, project.key) for folder in files]
    return b"".join(found).decode("utf-8", "replace")


def test_a_number_is_given_to_one_person_alone_after_going_back(project: Project) -> None:
    copied(project)
    gone_back_on = talk(project, "H01", MARKER)
    restore(project, DAY.isoformat())
    with open_project(project.folder) as again:
        other = talk(again, "H02", "aivan toinen")
        assert other > gone_back_on
        withdraw(again, Leaver(None, other))
        assert MARKER in every_byte(again), "somebody else's, in the copy of what was there"


def test_who_was_brought_in_again_after_going_back_goes_from_what_was_there(
    project: Project,
) -> None:
    copied(project)
    talk(project, "H01", MARKER)
    restore(project, DAY.isoformat())
    with open_project(project.folder) as again:
        anew = talk(again, "H01", f"uudelleen {MARKER}")
        withdraw(again, Leaver(None, anew))
        assert MARKER not in every_byte(again)
        assert interviews(again) == []


def test_a_respondents_answers_go_from_rows_history_and_copies(project: Project) -> None:
    accept_conditions(project, "2026-11-22")
    forms = [NewAnswers(code, wave, "kävijät", (3,) * 10)
             for code in (CODE, "Toinen") for wave in ("start", "end")]  # fmt: skip
    bring_in_answers(project, forms, "1")
    copied(project)
    remove_wave(project, "end")
    assert CODE in every_byte(project)
    assert forms_of(project, CODE) == 1
    assert remove_answers(project, CODE) == 1
    assert CODE not in every_byte(project)
    project.undo()
    assert (forms_of(project, CODE), forms_of(project, "Toinen")) == (0, 2)
    with closing(connect(project.folder / "backups" / "2026-01-02" / PROJECT_DATABASE,
                         project.key, read_only=True)) as then:  # fmt: skip
        assert then.execute("SELECT count(*) FROM esis_answer").fetchone() == (2,)
    for code in (CODE, ""):
        with pytest.raises(SmallStoriesError, match=r"erasing\.no_answers"):
            remove_answers(project, code)


def test_answers_whose_removal_was_cut_off_go_at_the_next_opening(project: Project) -> None:
    accept_conditions(project, "2026-11-22")
    bring_in_answers(project, [NewAnswers(CODE, "start", "", (3,) * 10)], "1")
    copied(project)
    what = ToErase(frozenset(), frozenset(), respondents=frozenset([CODE]))
    with erasing.unrecorded(project.db):
        erasing.begin_erasing(project.db, "withdrawal", what, (), "2026-11-22T10:00:00+00:00")
        erasing.erase_rows(project.db, what)
    project.close()
    assert CODE in every_byte(project)
    with open_project(project.folder) as opened:
        assert not erasing.is_erasing(opened.db)
    assert CODE not in every_byte(project)


def test_an_interview_that_was_removed_and_brought_in_again_goes_from_history_too(
    project: Project,
) -> None:
    remove_interview(project, talk(project, "H01", MARKER))
    withdraw(project, Leaver(None, talk(project, "H01", "taas")))
    assert MARKER not in every_byte(project)


def test_whoever_had_the_code_once_and_has_another_now_stays(project: Project) -> None:
    other = talk(project, "H01", MARKER)
    copied(project)
    describe_interview(project, other, code="H02")
    withdraw(project, Leaver(None, talk(project, "H01", "toinen")))
    assert [each.code for each in interviews(project)] == ["H02"]
    with closing(connect(project.folder / "backups" / "2026-01-02" / PROJECT_DATABASE,
                         project.key, read_only=True)) as then:  # fmt: skip
        assert then.execute("SELECT text FROM turn").fetchall() == [(MARKER,)]
