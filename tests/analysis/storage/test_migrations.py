"""Projects of every released schema open, keep all that they hold, and can still be undone.

``schema_m001`` was made by the program whose schema ended at that migration: an interview with a
story, its reading and a type; the last changes are a type worded anew, a turn corrected, and a
type removed. ``schema_m003`` holds a recording that was written down whole, with word times, a
story and two corrections, and a second one whose transcript and correction stand undone.
``schema_m004`` holds two quotes with names, decided before a decision had a wording for each
profile: one is passed by eye, one mark is open, and the last decision stands undone.
``schema_m005`` holds what reports had before templates: a quote, a figure whose correction stands
undone, a note of what did not work, an own section, and the log of one export.
``schema_m006`` holds two hints, of which one is a story now and one was dismissed, and a
recommendation whose correction stands undone.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from small_stories.anonymising.rewriting.printed import quote_text, undecided
from small_stories.changes import grouping
from small_stories.changes.hiding import Wordings, decide_identity
from small_stories.changes.ledger import describe_identity
from small_stories.model import Decision
from small_stories.storage import keys
from small_stories.storage.connection import connect
from small_stories.storage.exports import exports
from small_stories.storage.hints import answered_hints
from small_stories.storage.identities import aliases, identities, identity, marks
from small_stories.storage.interviews import turns, words_between
from small_stories.storage.migrations import project_migrations
from small_stories.storage.project_file import PROJECT_DATABASE, Project, open_project
from small_stories.storage.quotes import quote, quotes
from small_stories.storage.recommendations import recommendations
from small_stories.storage.setup import (
    failure_notes,
    project_facts,
    quant_results,
    report_sections,
)
from small_stories.storage.stories import story_words
from small_stories.storage.types import story_types

BEFORE = Path(__file__).with_name("schema_m001")
WRITTEN_DOWN = Path(__file__).with_name("schema_m003")
HIDING = Path(__file__).with_name("schema_m004")
REPORTING = Path(__file__).with_name("schema_m005")
HINTED = Path(__file__).with_name("schema_m006")


@pytest.fixture
def old(tmp_path: Path) -> Iterator[Project]:
    """An old project, opened by this program."""
    shutil.copytree(BEFORE, tmp_path / "old")
    with open_project(tmp_path / "old") as project:
        yield project


@pytest.fixture
def written_down(tmp_path: Path) -> Iterator[Project]:
    """A project of the schema before transcripts grew in pieces, opened by this program."""
    shutil.copytree(WRITTEN_DOWN, tmp_path / "written")
    with open_project(tmp_path / "written") as project:
        yield project


@pytest.fixture
def hiding(tmp_path: Path) -> Iterator[Project]:
    """A project of the schema before decisions had levels, opened by this program."""
    shutil.copytree(HIDING, tmp_path / "hiding")
    with open_project(tmp_path / "hiding") as project:
        yield project


@pytest.fixture
def reporting(tmp_path: Path) -> Iterator[Project]:
    """A project of the schema before reports had templates, opened by this program."""
    shutil.copytree(REPORTING, tmp_path / "reporting")
    with open_project(tmp_path / "reporting") as project:
        yield project


@pytest.fixture
def hinted(tmp_path: Path) -> Iterator[Project]:
    """A project of the first schema that kept hints, opened by this program."""
    shutil.copytree(HINTED, tmp_path / "hinted")
    with open_project(tmp_path / "hinted") as project:
        yield project


def _names(project: Project) -> list[str]:
    return [kind.name for kind in story_types(project)]


def _memo(project: Project, story_type: int) -> str:
    query = "SELECT memo FROM story_type WHERE id = ?"
    return str(project.db.execute(query, [story_type]).fetchone()[0])


def test_the_old_file_is_one_of_the_first_schema(tmp_path: Path) -> None:
    folder = shutil.copytree(BEFORE, tmp_path / "old")
    db = connect(folder / PROJECT_DATABASE, keys.data_key(folder, None), read_only=True)
    applied = [migration.name for migration in project_migrations.applied(db)]
    db.close()
    assert applied == ["m001_make_the_tables"]


def test_an_old_project_opens_with_all_that_it_held(old: Project) -> None:
    applied = {migration.name for migration in project_migrations.applied(old.db)}
    assert applied == {migration.name for migration in project_migrations._migrations}
    assert _names(old) == ["Kutsu ja ovi"]
    assert [row[0] for row in old.db.execute("SELECT text FROM turn")][3].endswith("itse.")
    assert old.db.execute("SELECT memo FROM project").fetchone()[0] == ""


def test_what_was_recorded_before_a_migration_is_undone_and_redone_after_it(old: Project) -> None:
    old.undo()
    assert _names(old) == ["Kutsu ja ovi", "Oma ovi"]
    old.undo()
    old.undo()
    assert _names(old) == ["Kutsu ovella", "Oma ovi"]
    for _ in range(3):
        old.redo()
    assert old.redo() is None
    assert _names(old) == ["Kutsu ja ovi"]


def test_a_memo_is_recorded_like_every_other_column(old: Project) -> None:
    grouping.edit_type(old, 1, memo="Kysy H04:stä.")
    old.undo()
    assert _memo(old, 1) == ""
    old.redo()
    assert _memo(old, 1) == "Kysy H04:stä."


def test_the_copy_made_at_opening_is_of_the_old_schema(old: Project) -> None:
    (copy,) = (old.folder / "backups").iterdir()
    db = connect(copy / PROJECT_DATABASE, old.key, read_only=True)
    assert len(list(project_migrations.applied(db))) == 1
    db.close()


def _texts(project: Project, interview: int) -> list[str]:
    return [turn.text for turn in turns(project, interview)]


def test_a_file_of_the_third_schema_is_one(tmp_path: Path) -> None:
    folder = shutil.copytree(WRITTEN_DOWN, tmp_path / "old")
    db = connect(folder / PROJECT_DATABASE, keys.data_key(folder, None), read_only=True)
    columns = {column.name for column in db["transcription"].columns}
    applied = [migration.name for migration in project_migrations.applied(db)]
    db.close()
    assert applied[-1] == "m003_index_drafts_and_markers"
    assert "done_until_ms" in columns


def test_a_recording_written_down_whole_keeps_its_words_and_times(written_down: Project) -> None:
    assert [turn.state for turn in turns(written_down, 1)] == ["draft", "checked"] * 2
    assert story_words(written_down, 1) == "mä vaan seisoin siinä ovella (...) Sit mä jäin"
    assert [span.turn_id for span in words_between(written_down, 1, 400, 3500)] == [1, 2]
    query = "SELECT model, language, voices, change_id FROM transcription"
    assert written_down.db.execute(query).fetchall() == [("whisper-base", "fi", "", None)]


def test_a_transcript_stored_before_pieces_comes_back_and_goes_again(
    written_down: Project,
) -> None:
    assert _texts(written_down, 2) == []
    written_down.redo()
    drafted = _texts(written_down, 2)
    assert drafted[0] == "Kertoisitko miten tulit mukaan?"
    written_down.redo()
    assert _texts(written_down, 2) == ["Kertoisitko, miten tulit mukaan?", drafted[1]]
    query = "SELECT id, model FROM transcription ORDER BY id"
    assert len(written_down.db.execute(query).fetchall()) == 2
    written_down.undo()
    assert _texts(written_down, 2) == drafted
    corrected = _texts(written_down, 1)
    for _ in range(5):
        written_down.undo()
    assert _texts(written_down, 1)[3] == "Sit mä jäin ja nykyään mä avaan sen oven ite."
    assert story_words(written_down, 1) == "mä vaan seisoin siinä ovella (...) Sit mä jäin"
    while written_down.next_redo():
        written_down.redo()
    assert _texts(written_down, 1) == corrected


def test_a_file_of_the_fourth_schema_is_one(tmp_path: Path) -> None:
    folder = shutil.copytree(HIDING, tmp_path / "old")
    db = connect(folder / PROJECT_DATABASE, keys.data_key(folder, None), read_only=True)
    applied = [migration.name for migration in project_migrations.applied(db)]
    columns = {column.name for column in db["identity"].columns}
    db.close()
    assert applied[-1] == "m004_write_down_in_pieces"
    assert columns.isdisjoint({"internal", "strict", "sensitive"})


def test_decisions_from_before_the_levels_keep_their_public_wording(hiding: Project) -> None:
    ledger = [(each.base, each.who, each.decision, each.wording) for each in identities(hiding)]
    assert ledger == [
        ("Marjatta", "ohjaaja", "replace", "Helmi"),
        ("Hakunila", "", "coarsen", "asuinalue"),
    ]
    assert {(each.internal, each.strict, each.sensitive) for each in identities(hiding)} == {
        ("", "", 0)
    }
    assert aliases(hiding) == {1: ("Maikki",)}
    found = [(mark.words, mark.decision, mark.wording) for mark in marks(hiding)]
    assert found == [
        ("Marjatta", "replace", "Helmi"),
        ("Hakunilassa", "coarsen", "asuinalue"),
        ("Maikin", "replace", "Helmi"),
        ("Toivokin", None, ""),
        ("Koivutorilta", "coarsen", "aukio"),
    ]


def test_quotes_from_before_the_levels_are_printed_as_they_were(hiding: Project) -> None:
    kept = quote(hiding, 1)
    assert kept is not None
    assert kept.passed_by_eye
    assert quote_text(hiding, 1) == (
        "[Helmi] se soitti, ja minä lähdin [asuinalueella] heti keittiölle."
    )
    assert [mark.words for mark in undecided(hiding, 2)] == ["Toivokin"]


def test_a_decision_from_before_the_levels_is_redone_and_undone(hiding: Project) -> None:
    hiding.redo()
    assert [each.wording for each in identities(hiding)] == ["Helmi", "kaupunginosa"]
    passed = quote(hiding, 1)
    assert passed is not None
    assert not passed.passed_by_eye
    undone = 0
    while hiding.undo():
        undone += 1
    assert undone > 10
    assert identities(hiding) == []
    while hiding.next_redo():
        hiding.redo()
    assert [each.wording for each in identities(hiding)] == ["Helmi", "kaupunginosa"]
    assert [mark.decision for mark in marks(hiding)][-1] == "coarsen"


def test_after_the_migration_somebody_is_told_by_role_and_level(hiding: Project) -> None:
    decide_identity(hiding, 1, Decision.ROLE, Wordings("ohjaaja", "naapuri", "henkilö"))
    describe_identity(hiding, 1, sensitive=True)
    entry = identity(hiding, 1)
    assert entry is not None
    assert (entry.decision, entry.wording, entry.internal, entry.strict, entry.sensitive) == (
        "role", "ohjaaja", "naapuri", "henkilö", 1
    )  # fmt: skip
    hiding.undo()
    hiding.undo()
    entry = identity(hiding, 1)
    assert entry is not None
    assert (entry.decision, entry.wording, entry.internal) == ("replace", "Helmi", "")


def test_a_migrated_file_is_whole(hiding: Project) -> None:
    folder, key = hiding.folder, hiding.key
    decide_identity(hiding, 1, Decision.ROLE, "ohjaaja")
    hiding.close()
    db = connect(folder / PROJECT_DATABASE, key, read_only=True)
    assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert db.execute("PRAGMA foreign_key_check").fetchall() == []
    checks = db.execute("SELECT sql FROM sqlite_master WHERE name = 'identity'").fetchone()[0]
    assert "'role'" in checks
    db.close()


def test_a_file_of_the_fifth_schema_is_one(tmp_path: Path) -> None:
    folder = shutil.copytree(REPORTING, tmp_path / "old")
    db = connect(folder / PROJECT_DATABASE, keys.data_key(folder, None), read_only=True)
    applied = [migration.name for migration in project_migrations.applied(db)]
    db.close()
    assert applied[-1] == "m005_hide_by_level"


def test_what_reports_had_before_templates_is_kept(reporting: Project) -> None:
    facts = project_facts(reporting)
    assert (facts.profile, facts.brackets, facts.template) == ("strict", "double", "evaluation")
    assert [each.value for each in quant_results(reporting)] == ["42"]
    reporting.redo()
    assert [each.value for each in quant_results(reporting)] == ["43"]
    assert [each.text for each in failure_notes(reporting)] == ["Iltavuoro jäi tyhjäksi."]
    assert report_sections(reporting) == {"resources": "Kaksi työntekijää."}
    assert [(each.kind, each.quotes) for each in exports(reporting)] == [("report", (1,))]
    assert [each.cut for each in quotes(reporting)] == ["quote"]
    while reporting.undo():
        pass
    assert quotes(reporting) == []


def test_what_became_of_hints_and_recommendations_is_kept(hinted: Project) -> None:
    assert [each.state for each in answered_hints(hinted, 1)] == ["taken", "dismissed"]
    assert story_words(hinted, 1).startswith("Ensin mä vain istuin.")
    hinted.redo()
    assert [each.text for each in recommendations(hinted)] == ["Pyydetään jokaista johonkin."]
    while hinted.undo():
        pass
    assert recommendations(hinted) == []
    assert answered_hints(hinted, 1) == []
