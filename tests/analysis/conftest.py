"""A real encrypted project for every test that wants one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from small_stories.changes.interviewing import NewInterview, NewTurn, add_interview
from small_stories.changes.setting_up import begin_project
from small_stories.model import Role, SourceKind
from small_stories.storage.interviews import Turn, turns
from small_stories.storage.project_file import Project

TALK = (
    "Kertoisitko, miten tulit mukaan?",
    "No mä vaan seisoin siinä ovella 😀 ja sit se Marjatta huus et tuu peremmälle.",
    "Mitä sitten?",
    "Sit mä jäin. Ja nykyään mä avaan sen oven ite.",
)


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with begin_project(tmp_path / "koe.smallstories", "Koe", None, "fi") as project:
        yield project


@pytest.fixture
def interview(project: Project) -> int:
    talk = tuple(NewTurn(words, speaker=n % 2) for n, words in enumerate(TALK))
    speakers = (("H", Role.INTERVIEWER), ("V", Role.INTERVIEWEE))
    new = NewInterview("H01", SourceKind.TRANSCRIPT, "fi", speakers, talk)
    return add_interview(project, new)


@pytest.fixture
def talk(project: Project, interview: int) -> list[Turn]:
    return turns(project, interview)
