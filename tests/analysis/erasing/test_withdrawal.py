"""A person withdraws: no word of theirs stays in any byte that the key opens."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from every_byte import plain_bytes

from small_stories.changes.exporting import log_exports
from small_stories.changes.grouping import add_type, put_in_type
from small_stories.changes.hiding import NewMark, add_identity, store_marks
from small_stories.changes.interviewing import (
    NewInterview,
    NewTurn,
    add_interview,
    correct_turn,
    remove_interview,
)
from small_stories.changes.marking import describe_story, mark_story, remove_story
from small_stories.changes.quoting import add_quote
from small_stories.changes.reading import write_reading
from small_stories.changes.setting_up import (
    add_interviewee,
    begin_project,
    describe_interviewee,
    write_report_section,
)
from small_stories.erasing.withdrawal import Leaver, withdraw, withdrawal
from small_stories.model import IdentityKind, Role, SourceKind, Span
from small_stories.storage import erasing
from small_stories.storage.backups import back_up
from small_stories.storage.erasing import ToErase
from small_stories.storage.exports import NewExport
from small_stories.storage.interviews import interviews, turns
from small_stories.storage.project_file import PROJECT_DATABASE, Project, open_project
from small_stories.storage.recordings import SoundKind, open_recordings, write_sound
from small_stories.storage.rows import insert
from small_stories.storage.types import stories_in_types, story_types

MARKER = "merkkisana"
STAYS = "pysyvä"
TOLD = f"Ensin {MARKER} istui yksin, mutta sitten Marjatta pyysi mukaan kattamaan pöytää."
KEPT = f"Minun {STAYS} tarinani on toinen, ja Toivo oli siinä mukana alusta asti."


def _talk(project: Project, code: str, person: int, words: str) -> int:
    speakers = (("H", Role.INTERVIEWER), (f"V {words.split()[1]}", Role.INTERVIEWEE))
    said = (NewTurn("Kerro siitä.", speaker=0), NewTurn(words, speaker=1))
    facts: dict[str, object] = {"interviewee_id": person}
    new = NewInterview(code, SourceKind.AUDIO, "fi", speakers, said, facts=facts)
    return add_interview(project, new)


def _story(project: Project, talk: int, words: str) -> int:
    turn = turns(project, talk)[1]
    story = mark_story(project, talk, [Span(turn.id, 0, len(turn.text))])
    describe_story(project, story, title=words)
    write_reading(project, story, text=f"Tulkinta: {words}")
    add_quote(project, story, [Span(turn.id, 0, 20)], attribution=words)
    return story


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """Two people with all kinds of things done to both, undone and done again."""
    made = begin_project(tmp_path / "p.smallstories", "Hellankulma", None, "fi")
    goes = add_interviewee(made, "T01", real_name=f"Nimi {MARKER}")
    stays = add_interviewee(made, "T02")
    first = _talk(made, "H01", goes, TOLD)
    removed = _talk(made, "H03", goes, f"Poistettu {MARKER} haastattelu.")
    second = _talk(made, "H02", stays, KEPT)
    mine = [_story(made, first, MARKER), _story(made, first, f"toinen {MARKER}")]
    other = _story(made, second, STAYS)
    describe_story(made, mine[1], told_again_of_id=mine[0])
    kind = add_type(made, "Kutsu")
    for story in (*mine, other):
        put_in_type(made, story, kind)
    turn = turns(made, first)[1]
    name = add_identity(made, IdentityKind.PERSON, f"Marjatta {MARKER}")
    both = add_identity(made, IdentityKind.PERSON, "Toivo")
    place, person = TOLD.index("Marjatta"), IdentityKind.PERSON
    found = [
        NewMark(turn.id, place, place + 8, person, "marked", "listed", identity_id=name),
        NewMark(turn.id, 0, 5, person, "marked", "listed", identity_id=both),
    ]
    store_marks(made, first, found)
    told = turns(made, second)[1]
    at = KEPT.index("Toivo")
    mark = NewMark(told.id, at, at + 5, IdentityKind.PERSON, "marked", "listed", identity_id=both)
    store_marks(made, second, [mark])
    correct_turn(made, turn.id, TOLD.replace("Ensin", f"Aluksi {MARKER}"))
    remove_story(made, mine[1])
    made.undo()
    remove_interview(made, removed)
    describe_interviewee(made, goes, role_word=f"{MARKER}lainen")
    made.undo()
    log_exports(made, [NewExport("report", "raportti.docx", "0" * 64, (1,))])
    yield made
    made.close()


def _words(project: Project, folder: Path | None = None) -> str:
    """Every byte of a project's database that the key opens, free pages and log as well."""
    file = (folder or project.folder) / PROJECT_DATABASE
    return plain_bytes(file, project.key).decode("utf-8", "replace")


def test_what_would_go_is_said_before(project: Project) -> None:
    going = withdrawal(project, Leaver(1))
    assert going.code == "T01"
    assert [talk.code for talk in going.interviews] == ["H01"]
    assert (going.stories, going.quotes, going.types) == (2, 2, 1)
    assert [each.path for each in going.exports] == ["raportti.docx"]


def test_no_word_stays_in_rows_or_history(project: Project) -> None:
    assert MARKER in _words(project)
    withdraw(project, Leaver(1))
    left = _words(project)
    assert MARKER not in left
    assert "Marjatta" not in left
    assert STAYS in left
    assert "Toivo" in left
    assert [talk.code for talk in interviews(project)] == ["H02"]
    assert [link.story_id for link in stories_in_types(project)] == [3]


def test_what_is_left_can_still_be_undone_to_the_first_day_and_done_again(
    project: Project,
) -> None:
    withdraw(project, Leaver(1))
    before = _words(project)
    steps = 0
    while project.undo():
        steps += 1
    assert steps > 5
    assert story_types(project) == []
    assert MARKER not in _words(project)
    while project.redo():
        pass
    assert [kind.name for kind in story_types(project)] == ["Kutsu"]
    assert STAYS in _words(project)
    assert project.db.execute("PRAGMA foreign_key_check").fetchall() == []
    assert len(before) > 1000


def test_copies_lose_the_person_too(project: Project) -> None:
    copy = back_up(project.folder, project.db, project.key, PROJECT_DATABASE, date(2026, 1, 2))
    broken = project.folder / "backups" / "2026-01-01"
    broken.mkdir()
    (broken / PROJECT_DATABASE).write_bytes(b"cut off")
    assert copy is not None
    assert MARKER in _words(project, copy)
    withdraw(project, Leaver(1))
    assert MARKER not in _words(project, copy)
    assert STAYS in _words(project, copy)
    assert not broken.exists()
    assert sorted(path.name for path in copy.iterdir()) == ["key.json", PROJECT_DATABASE]


def test_sounds_go(project: Project) -> None:
    db = open_recordings(project.folder, project.key)
    sounds = [write_sound(db, kind, [MARKER.encode() * 9]) for kind in SoundKind]
    with project.change("recording.imported", code="H01"):
        named = {"original_sound_id": sounds[0], "canonical_sound_id": sounds[1]}
        about = {"file_name": f"{MARKER}.wav", "duration_ms": 1, "sha256": "0" * 64}
        insert(project.db, "recording", interview_id=1, **about, **named)
    withdraw(project, Leaver(1))
    assert db.execute("SELECT count(*) FROM sound").fetchone() == (0,)
    assert db.execute("SELECT count(*) FROM chunk").fetchone() == (0,)
    db.close()


def test_cut_off_in_the_middle_it_goes_on_at_the_next_opening(
    project: Project, tmp_path: Path
) -> None:
    copy = back_up(project.folder, project.db, project.key, PROJECT_DATABASE, date(2026, 1, 2))
    assert copy is not None
    what = ToErase(frozenset([1]), frozenset([1]))
    with erasing.unrecorded(project.db):
        erasing.begin_erasing(project.db, "withdrawal", what, [], "2026-11-22")
        erasing.erase_rows(project.db, what)
    other = shutil.copytree(project.folder, tmp_path / "cut.smallstories")
    assert MARKER in _words(project, other / "backups" / "2026-01-02")
    with open_project(other) as opened:
        assert not erasing.is_erasing(opened.db)
    assert MARKER not in _words(project, other / "backups" / "2026-01-02")


def test_the_analysts_texts_with_the_persons_words_are_told(project: Project) -> None:
    write_report_section(project, "effects", "Hän istui yksin, mutta sitten Marjatta pyysi mukaan.")
    places = withdrawal(project, Leaver(1)).said_elsewhere
    assert [place.where for place in places] == ["section"]
    assert withdrawal(project, Leaver(2)).said_elsewhere == ()
