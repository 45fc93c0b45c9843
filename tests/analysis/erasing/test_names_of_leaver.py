"""Which names of the ledger go with who withdraws, typed in by hand and standing in no mark."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from every_byte import plain_bytes

from small_stories.changes.hiding import add_identity
from small_stories.changes.interviewing import NewInterview, NewTurn, add_interview
from small_stories.changes.recordings import NewRecording, add_recorded_interview
from small_stories.changes.setting_up import (
    add_interviewee,
    begin_project,
    write_report_section,
)
from small_stories.erasing.withdrawal import Leaver, withdraw, withdrawal
from small_stories.model import IdentityKind, Role, SourceKind
from small_stories.storage.backups import back_up
from small_stories.storage.identities import identities
from small_stories.storage.project_file import PROJECT_DATABASE, Project
from small_stories.storage.recordings import SoundKind, open_recordings, write_sound

PERSON = IdentityKind.PERSON
GOES = ("Vilhelmiina", "Kassandra", "Ruusuvuori", "Olematon", "Poistettu")


def _talk(project: Project, code: str, person: int, words: str) -> None:
    told = (NewTurn(words, speaker=0),)
    facts: dict[str, object] = {"interviewee_id": person}
    speakers = (("V", Role.INTERVIEWEE),)
    add_interview(project, NewInterview(code, SourceKind.NOTES, "fi", speakers, told, facts=facts))


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """Two talks, and a ledger that was typed in by hand before anything was searched."""
    made = begin_project(tmp_path / "p.smallstories", "Hellankulma", None, "fi")
    goes = add_interviewee(made, "T01", real_name="Vilhelmiina Ruusuvuori")
    stays = add_interviewee(made, "T02", real_name="Eskil Åström")
    _talk(made, "H01", goes, "Kassandran kanssa keitettiin, ja Toivokin tuli Marjalan kahvilaan.")
    _talk(made, "H02", stays, "Toivon luona istuttiin ja puhuttiin.")
    for name in ("Vilhelmiina Ruusuvuori", "Kassandra", "Toivo", "Eskil Åström"):
        add_identity(made, PERSON, name)
    add_identity(made, PERSON, "Hupi", ["Olematon"])
    add_identity(made, PERSON, "Poistettu")
    made.undo()
    made.redo()
    add_identity(made, PERSON, "Tuula", ["Toivo"])
    back_up(made.folder, made.db, made.key, PROJECT_DATABASE, date(2026, 1, 2))
    yield made
    made.close()


def _left(project: Project) -> str:
    files = sorted(project.folder.rglob(PROJECT_DATABASE))
    assert len(files) == 2
    return "".join(plain_bytes(file, project.key).decode("utf-8", "replace") for file in files)


def test_names_that_nobody_else_says_go_and_those_of_others_stay(project: Project) -> None:
    assert all(name in _left(project) for name in GOES)
    withdraw(project, Leaver(1))
    left = _left(project)
    assert [name for name in GOES if name in left] == []
    assert [each.base for each in identities(project)] == ["Eskil Åström", "Toivo", "Tuula"]


def test_a_name_said_nowhere_stays_while_a_recording_is_not_written_down(project: Project) -> None:
    with closing(open_recordings(project.folder, project.key)) as sounds:
        both = [write_sound(sounds, kind, [b"a"]) for kind in SoundKind]
    recorded = NewRecording("a.wav", "0" * 64, 1000, True, *both)
    add_recorded_interview(project, NewInterview("H03", SourceKind.AUDIO, "fi"), recorded)
    withdraw(project, Leaver(1))
    kept = [each.base for each in identities(project)]
    assert kept == ["Eskil Åström", "Hupi", "Poistettu", "Toivo", "Tuula"]


def test_a_name_that_was_deleted_from_the_ledger_goes_from_history(project: Project) -> None:
    while project.next_undo() is not None and "Kassandra" in [e.base for e in identities(project)]:
        project.undo()
    assert "Kassandra" not in [each.base for each in identities(project)]
    withdraw(project, Leaver(1))
    assert "Kassandra" not in _left(project)


def test_own_texts_that_hold_a_name_that_goes_are_told(project: Project) -> None:
    write_report_section(project, "effects", "Ruusuvuori sanoi samaa.")
    write_report_section(project, "goals", "Kassandralle kävi toisin, ja Toivolle.")
    write_report_section(project, "means", "Toivolta kysyttiin.")
    told = withdrawal(project, Leaver(1)).said_elsewhere
    assert [(place.where, place.row) for place in told] == [("section", 0), ("section", 1)]
    withdraw(project, Leaver(2))
    assert "Kassandra" in [each.base for each in identities(project)]
