import time
from pathlib import Path

import pytest

from small_stories.anonymising.deciding.groups import Group, Groups
from small_stories.anonymising.deciding.settling import settle
from small_stories.changes.hiding import NewMark, Wordings, remove_mark, store_marks
from small_stories.changes.interviewing import NewInterview, NewTurn, add_interview, correct_turn
from small_stories.changes.setting_up import begin_project
from small_stories.model import Decision, IdentityKind, Role, SourceKind
from small_stories.storage.change_record import Changed
from small_stories.storage.interviews import turns
from small_stories.storage.project_file import Project


def read(project: Project) -> Groups:
    groups = Groups()
    groups.read(project)
    return groups


def shown(groups: Groups) -> list[tuple[str, list[str]]]:
    return [(group.name, group.forms) for group in groups.all()]


def test_one_group_holds_every_form_in_every_interview_and_the_most_said_comes_first(
    talked: Project,
) -> None:
    groups = read(talked)
    assert shown(groups) == [
        ("Marja", ["Marja", "Marjan", "Marjalle"]),
        ("Toivoa", ["Toivoa", "Toivo"]),
        ("Korso", ["Korsossa"]),
        ("040 123 4567", ["040 123 4567"]),
    ]
    first = groups.all()[0]
    assert first.interviews == 2
    assert len(first.open_marks) == 3
    assert first.quoted == frozenset()


def test_a_decided_group_becomes_that_of_its_entry_and_undo_brings_it_back(
    talked: Project,
) -> None:
    groups = read(talked)
    heard: list[Changed] = []
    talked.listen(heard.append)
    before = shown(groups)
    settle(talked, groups.all()[0], "Marja", Decision.ROLE, Wordings("ystävä"))
    groups.follow(talked, heard[-1])
    settled = groups.all()[0]
    assert settled.key[0] == "entry"
    assert settled.open_marks == ()
    assert settled.to_settle == settled.marks
    talked.undo()
    groups.follow(talked, heard[-1])
    assert shown(groups) == before
    assert groups.all()[0].key == ("person", "marja")


def test_following_says_the_same_as_reading_anew(talked: Project) -> None:
    groups = read(talked)
    heard: list[Changed] = []
    talked.listen(heard.append)
    settle(talked, groups.all()[1], "Toivo", Decision.KEEP, Wordings())
    groups.follow(talked, heard[-1])
    remove_mark(talked, groups.all()[-1].first.id)
    groups.follow(talked, heard[-1])
    turn = turns(talked, 1)[0]
    correct_turn(talked, turn.id, "Siis Marja soitti minulle.")
    groups.follow(talked, heard[-1])
    assert groups.all() == read(talked).all()


def test_a_change_of_an_entry_moves_its_group_too(talked: Project) -> None:
    groups = read(talked)
    heard: list[Changed] = []
    talked.listen(heard.append)
    settle(talked, groups.all()[0], "Marja", Decision.ROLE, Wordings("ystävä"))
    groups.follow(talked, heard[-1])
    settle(talked, groups.all()[0], "Marja", Decision.ROLE, Wordings("naapuri"))
    groups.follow(talked, heard[-1])
    assert "quote_decision" not in heard[-1].rows
    assert groups.moved_by(heard[-1]) == {groups.all()[0].key}
    remove_mark(talked, groups.all()[-1].first.id)
    groups.follow(talked, heard[-1])
    assert groups.moved_by(heard[-1]) == set()


@pytest.fixture
def large(tmp_path: Path) -> Project:
    """Forty interviews: 2,000 names in 20,000 places."""
    project = begin_project(tmp_path / "iso.smallstories", "Iso", None, "fi")
    names = [f"{a}{b}{c}" for a in ("Ka", "Ri", "Su", "Pe", "Ta", "No", "Li", "Va", "He", "Jo")
             for b in ("sel", "mor", "tin", "vap", "rud", "nik", "bel", "gam", "fos", "hyl",
                       "kum", "lat", "pod", "ruk", "sig", "tam", "vel", "zin", "dor", "mek")
             for c in ("o", "a", "i", "u", "ikka", "asto", "ela", "e", "ori", "ula")]  # fmt: skip
    speakers = (("H", Role.INTERVIEWER), ("V", Role.INTERVIEWEE))
    for talk in range(40):
        mine = [names[(talk * 500 + turn) % 2000] for turn in range(500)]
        said = tuple(NewTurn(f"Sitten {name} tuli ja puhui minulle siitä.", 1) for name in mine)
        new = NewInterview(f"H{talk:02}", SourceKind.TRANSCRIPT, "fi", speakers, said)
        number = add_interview(project, new)
        there = zip(turns(project, number), mine, strict=True)
        found = [NewMark(turn.id, 7, 7 + len(name), IdentityKind.PERSON, "marked", "listed",
                         base=name) for turn, name in there]  # fmt: skip
        store_marks(project, number, found)
    return project


def test_two_thousand_groups_of_twenty_thousand_marks_are_followed_at_once(
    large: Project,
) -> None:
    groups = read(large)
    found = groups.all()
    assert len(found) == 2000
    assert sum(len(group.marks) for group in found) == 20_000
    heard: list[Changed] = []
    large.listen(heard.append)
    took = []
    for group in _some(found):
        settle(large, group, group.name, Decision.COARSEN, Wordings("henkilö"))
        begun = time.perf_counter()
        groups.follow(large, heard[-1])
        assert len(groups.all()) == 2000
        took.append(time.perf_counter() - begun)
    assert min(took) < 0.05
    large.close()


def _some(found: list[Group]) -> list[Group]:
    return found[::700]
