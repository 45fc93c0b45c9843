from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from small_stories.changes.hiding import NewMark, store_marks
from small_stories.changes.interviewing import NewInterview, NewTurn, add_interview
from small_stories.changes.setting_up import begin_project
from small_stories.model import IdentityKind, Role, SourceKind
from small_stories.storage.interviews import turns
from small_stories.storage.project_file import Project

Said = tuple[str, str, IdentityKind, str]
SPEAKERS = (("H", Role.INTERVIEWER), ("V", Role.INTERVIEWEE))


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    made = begin_project(tmp_path / "talo.smallstories", "Talo", None, "fi")
    yield made
    made.close()


def add_talk(project: Project, code: str, said: Sequence[Said]) -> None:
    """Add an interview, searched: turns with words, kind and base form of one mark each."""
    new = tuple(NewTurn(turn, 1) for turn, _, _, _ in said)
    number = add_interview(project, NewInterview(code, SourceKind.TRANSCRIPT, "fi", SPEAKERS, new))
    found = []
    for turn, (text, words, kind, base) in zip(turns(project, number), said, strict=True):
        start = text.index(words)
        found.append(
            NewMark(turn.id, start, start + len(words), kind, "marked", "listed", base=base)
        )
    store_marks(project, number, found)


@pytest.fixture
def talked(project: Project) -> Project:
    """Two interviews: Marja in four forms, a common word, a place and a phone number."""
    person, place = IdentityKind.PERSON, IdentityKind.PLACE
    add_talk(
        project,
        "H01",
        [
            ("Marja soitti minulle.", "Marja", person, "Marja"),
            ("Marjan kanssa mentiin torille.", "Marjan", person, "Marja"),
            ("Käytiin Korsossa asti.", "Korsossa", place, "Korso"),
            ("Numero on 040 123 4567.", "040 123 4567", IdentityKind.PHONE, ""),
        ],
    )
    add_talk(
        project,
        "H02",
        [
            ("Naapurin Marjalle minä siitä puhuin.", "Marjalle", person, "Marja"),
            ("Toivoa ei saa menettää.", "Toivoa", person, ""),
            ("Toivo tuli mukaan.", "Toivo", person, ""),
        ],
    )
    return project
