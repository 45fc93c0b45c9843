"""Every table of the schema, filled with words in every column: what goes, and what stays.

A new table or column of text stands here with what becomes of it, or these tests fail.
"""

import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final

import pytest
from every_byte import plain_bytes

from small_stories.changes.setting_up import begin_project
from small_stories.erasing.destruction import Keep, destroy
from small_stories.erasing.withdrawal import Leaver, withdraw
from small_stories.storage.backups import back_up
from small_stories.storage.connection import Database
from small_stories.storage.project_file import PROJECT_DATABASE, Project, open_project

# Rows of one person, which go when that person withdraws.
OF_A_PERSON: Final = frozenset(
    [
        "interviewee",
        "consent_event",
        "interview",
        "interview_area",
        "source",
        "recording",
        "transcription",
        "piece",
        "unsure_place",
        "speaker",
        "turn",
        "turn_word",
        "theme_marker",
        "theme_hint",
        "story",
        "span",
        "story_part",
        "story_theme",
        "story_goal",
        "component_link",
        "domain_link",
        "aux24_link",
        "reading",
        "member_check",
        "story_in_type",
        "quote",
        "quote_span",
        "identity",
        "identity_alias",
        "quote_decision",
        "search",
        "hint",
        "hint_span",
        "hint_cue",
        "impact_story",
    ]
)
# Rows of the whole project, which stay then; of the survey's forms nobody but the code tells whose.
OF_ALL: Final = frozenset(
    [
        "project",
        "goal",
        "theme",
        "question_frame",
        "question",
        "area",
        "story_type",
        "recommendation",
        "recommendation_type",
        "principle_note",
        "quant_result",
        "failure_note",
        "report_section",
        "report_template",
        "copied_section",
        "export_log",
        "destruction_log",
        "group_size",
        "group_trait",
        "esis_answer",
    ]
)
# What is closed to a set of words, or is read as something: no place for what somebody said.
READ_AS: Final = {
    "at": "2026-11-02T10:00:00+00:00", "created_at": "2026-11-02", "held_on": "2026-11-02",
    "on_date": "2026-11-02", "retention_until": "2026-12-02", "survey_told_on": "2026-11-02",
    "language": "fi", "second_language": "sv", "summary": "{}", "quotes": "[]",
    "interviews": "[]", "source_pieces": "[]", "speech": "[]", "settings": "{}",
}  # fmt: skip
KINDS: Final = {("identity", "kind"): "person", ("quote_decision", "kind"): "person",
                ("interviewee", "standing"): "participant"}  # fmt: skip
# What is left of people where stories stay: codes, roles and places as the report names them, and
# what the analyst wrote of a story. Memos, names, notes and all that was said are not among it.
STAYING: Final = frozenset(
    [
        "interviewee.code",
        "interviewee.role_word",
        "interviewee.place_kind",
        "interviewee.age_band",
        "consent_event.form",
        "interview.code",
        "interview.interviewer_role",
        "interview.place_kind",
        "search.version",
        "member_check.means",
        "story.title",
        "impact_story.title",
        "impact_story.beside",
        "reading.text",
        "reading.starting_situation",
        "reading.problem_solved",
        "reading.setting",
        "reading.action",
        "reading.present",
        "reading.interaction",
        "reading.turning_point",
        "reading.mechanism",
        "reading.effect",
        "reading.daily_life",
        "reading.new_possibilities",
        "reading.learned",
        "reading.surprising_self",
        "reading.meaning_to_teller",
        "reading.teller_attribution",
        "reading.why_activity",
        "reading.whose_inclusion",
        "reading.exemplifies",
    ]
)
_CLOSED: Final = re.compile(r"\"?(\w+)\"? TEXT[^,]*?CHECK\s*\(\w+ IN \('([^']*)'")


def _tables(db: Database) -> list[str]:
    names = [n for n in db.table_names() if not n.startswith(("_", "sqlite", "change"))]
    return [name for name in names if name != "stored_count"]


def _columns(db: Database, table: str) -> list[tuple[str, str]]:
    found = db.execute(f'PRAGMA table_info("{table}")').fetchall()
    return [(str(row[1]), str(row[2])) for row in found if row[1] != "id"]


def _refers(db: Database, table: str) -> dict[str, str]:
    return {str(r[3]): str(r[2]) for r in db.execute(f'PRAGMA foreign_key_list("{table}")')}


def _closed(db: Database, table: str) -> dict[str, str]:
    query = "SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?"
    return dict(_CLOSED.findall(str(db.execute(query, [table]).fetchone()[0])))


def _row(db: Database, table: str, owner: str, number: int) -> dict[str, object]:
    refers, closed = _refers(db, table), _closed(db, table)
    row: dict[str, object] = {"id": number}
    for column, kind in _columns(db, table):
        if column in refers:
            row[column] = None if refers[column] == table else number
        elif kind != "TEXT":
            row[column] = number
        else:
            said = closed.get(column) or KINDS.get((table, column)) or READ_AS.get(column)
            row[column] = said or _word(owner, table, column)
    return row


def _word(owner: str, table: str, column: str) -> str:
    return f"{owner}{table}{column}".replace("_", "")


def _fill(project: Project) -> None:
    """Put a row of who leaves (901) and one of who stays (902) into every table, by a change."""
    db = project.db
    db.execute("PRAGMA ignore_check_constraints = ON")
    with project.change("goal.added"):
        db.execute("PRAGMA defer_foreign_keys = ON")
        for table in _tables(db):
            own = ("Leaver", "Stayer") if table in OF_A_PERSON else ("Shared", "Also")
            for owner, number in () if table == "project" else zip(own, (901, 902), strict=True):
                row = _row(db, table, owner, number)
                names = ", ".join(f'"{name}"' for name in row)
                places = ", ".join("?" * len(row))
                db.execute(f'INSERT INTO "{table}" ({names}) VALUES ({places})', list(row.values()))
    db.execute("PRAGMA ignore_check_constraints = OFF")


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("filled") / "p.smallstories"
    with begin_project(folder, "Hellankulma", None, "fi") as made:
        _fill(made)
        back_up(made.folder, made.db, made.key, PROJECT_DATABASE, date(2026, 1, 2))
    return folder


@pytest.fixture
def project(filled: Path, tmp_path: Path) -> Iterator[Project]:
    shutil.copytree(filled, tmp_path / "p.smallstories")
    with open_project(tmp_path / "p.smallstories") as opened:
        yield opened


def _left(project: Project) -> str:
    files = project.folder.rglob(PROJECT_DATABASE)
    return "".join(plain_bytes(each, project.key).decode("utf-8", "replace") for each in files)


def _with_words(project: Project) -> set[str]:
    """Return the columns of people's rows in which words still stand, as "table.column"."""
    db = project.db
    return {
        f"{table}.{column}"
        for table in _tables(db)
        for column, kind in _columns(db, table)
        if kind == "TEXT"
        and db.execute(
            f'SELECT 1 FROM "{table}" WHERE "{column}" LIKE ? LIMIT 1',
            [f"%{_word('', table, column)}"],
        ).fetchone()
    }


def test_of_every_table_it_is_said_whose_its_rows_are(project: Project) -> None:
    assert set(_tables(project.db)) == OF_A_PERSON | OF_ALL
    assert not OF_A_PERSON & OF_ALL


def test_of_who_withdraws_no_word_of_any_column_stays(project: Project) -> None:
    assert "Leaver" in _left(project)
    withdraw(project, Leaver(901))
    assert re.findall("Leaver[a-z0-9]*", _left(project)) == []
    for table in OF_A_PERSON:
        assert project.db.execute(f'SELECT id FROM "{table}"').fetchall() == [(902,)], table
    for table in OF_ALL - {"project", "destruction_log"}:
        found = project.db.execute(f'SELECT id FROM "{table}" WHERE id > 900').fetchall()
        assert found == [(901,), (902,)], table


@pytest.mark.parametrize("keep", list(Keep))
def test_of_the_interviews_nothing_stays_but_what_is_said_here(
    project: Project, keep: Keep
) -> None:
    destroy(project, keep)
    people = {each for each in _with_words(project) if each.partition(".")[0] in OF_A_PERSON}
    assert people == (STAYING if keep is Keep.STORIES else set())
    assert "esis_answer.respondent" not in _with_words(project)
    left = _left(project)
    gone = [
        _word(owner, table, column)
        for table in OF_A_PERSON
        for column, _ in _columns(project.db, table)
        if f"{table}.{column}" not in people
        for owner in ("Leaver", "Stayer")
    ]
    assert [word for word in gone if word in left] == []
