"""How a project file grows from one released schema to the next."""

from typing import Final

from small_stories.errors import SmallStoriesError
from small_stories.storage import change_record, schema
from small_stories.storage.connection import Database, Migrations

project_migrations = Migrations("small-stories")


@project_migrations()  # type: ignore[type-var]  # it is only ever given our own Database
def m001_make_the_tables(db: Database) -> None:
    """Make the change record, the tables of the method, and the triggers that join them."""
    for script in (change_record.SCHEMA, schema.SCHEMA):
        for statement in filter(str.strip, script.split(";\n")):
            db.execute(statement)
    change_record.make_triggers(db)


@project_migrations()  # type: ignore[type-var]
def m002_add_memos(db: Database) -> None:
    """Give types and the project itself a place for the analyst's memo.

    What was recorded before has no memo in its images: undo leaves it as it is.
    """
    for table in ("story_type", "project"):
        db.execute(f"ALTER TABLE {table} ADD COLUMN memo TEXT NOT NULL DEFAULT ''")
    change_record.make_triggers(db)


@project_migrations()  # type: ignore[type-var]
def m003_index_drafts_and_markers(db: Database) -> None:
    """Let a project of hundreds of interviews open without a look at every turn."""
    db.execute("CREATE INDEX turn_draft ON turn (interview_id) WHERE state = 'draft'")
    db.execute("CREATE INDEX theme_marker_by_turn ON theme_marker (turn_id)")


@project_migrations()  # type: ignore[type-var]
def m004_write_down_in_pieces(db: Database) -> None:
    """Let a transcription be stored piece by piece, with its voices and unsure places.

    One without pieces was stored whole by an earlier program. From here on a turn's position may
    be a fraction: a turn that is split takes the middle before the next one, and no other moves.
    """
    change_record.drop_triggers(db)
    for statement in filter(str.strip, _PIECES.split(";\n")):
        db.execute(statement)
    change_record.make_triggers(db)


@project_migrations()  # type: ignore[type-var]
def m005_hide_by_level(db: Database) -> None:
    """Let what identifies be hidden by role, and as coarsely as each export wants it.

    ``wording`` is the public one; an empty ``internal`` or ``strict`` is as the public one.
    """
    change_record.drop_triggers(db)
    for table in ("identity", "quote_decision"):
        _let_decide_by_role(db, table)
    for statement in filter(str.strip, _LEVELS.split(";\n")):
        db.execute(statement)
    change_record.make_triggers(db)


@project_migrations()  # type: ignore[type-var]
def m006_report_by_template(db: Database) -> None:
    """Let reports follow templates, with figures and surveys beside, and let hints be kept."""
    change_record.drop_triggers(db)
    for statement in filter(str.strip, _REPORTS.split(";\n")):
        db.execute(statement)
    change_record.make_triggers(db)


@project_migrations()  # type: ignore[type-var]
def m007_keep_what_hints_passed_over(db: Database) -> None:
    """Let a search for hints keep what it passed over, and where a theme may begin."""
    change_record.drop_triggers(db)
    for statement in filter(str.strip, _PASSED_OVER.split(";\n")):
        db.execute(statement)
    change_record.count_what_is_stored(db)
    change_record.make_triggers(db)


def _let_decide_by_role(db: Database, table: str) -> None:
    """Widen a check in place: a table made anew would lose the rows that refer to it."""
    version = int(db.execute("PRAGMA schema_version").fetchone()[0])
    db.execute("PRAGMA writable_schema = ON")
    db.execute(
        "UPDATE sqlite_master SET sql = replace(sql, ?, ?) WHERE type = 'table' AND name = ?",
        ["decision IN ('replace',", "decision IN ('replace', 'role',", table],
    )
    db.execute(f"PRAGMA schema_version = {version + 1}")
    db.execute("PRAGMA writable_schema = OFF")


_LEVELS: Final = """
ALTER TABLE identity ADD COLUMN internal TEXT NOT NULL DEFAULT '';
ALTER TABLE identity ADD COLUMN strict TEXT NOT NULL DEFAULT '';
ALTER TABLE identity ADD COLUMN sensitive INTEGER NOT NULL DEFAULT 0;
ALTER TABLE quote_decision ADD COLUMN internal TEXT NOT NULL DEFAULT '';
ALTER TABLE quote_decision ADD COLUMN strict TEXT NOT NULL DEFAULT '';
ALTER TABLE quote_decision ADD COLUMN base TEXT NOT NULL DEFAULT '';
ALTER TABLE project ADD COLUMN profile TEXT NOT NULL DEFAULT 'public'
    CHECK (profile IN ('internal', 'public', 'strict'));
ALTER TABLE project ADD COLUMN brackets TEXT NOT NULL DEFAULT 'single'
    CHECK (brackets IN ('single', 'double'));
ALTER TABLE project ADD COLUMN omission TEXT NOT NULL DEFAULT '(...)';
ALTER TABLE project ADD COLUMN fewest_alike INTEGER NOT NULL DEFAULT 5;
CREATE TABLE group_size (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    people INTEGER NOT NULL CHECK (people >= 0)
);
CREATE TABLE group_trait (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    group_size_id INTEGER NOT NULL REFERENCES group_size (id) ON DELETE CASCADE,
    trait TEXT NOT NULL,
    value TEXT NOT NULL,
    UNIQUE (group_size_id, trait)
);
CREATE INDEX quote_decision_by_identity ON quote_decision (identity_id);
"""

_REPORTS: Final = """
ALTER TABLE project ADD COLUMN template TEXT NOT NULL DEFAULT 'evaluation';
ALTER TABLE project ADD COLUMN uses_questions24 INTEGER NOT NULL DEFAULT 0;
ALTER TABLE project ADD COLUMN uses_principles INTEGER NOT NULL DEFAULT 0;
ALTER TABLE project ADD COLUMN survey_told_on TEXT;
ALTER TABLE quote ADD COLUMN cut TEXT NOT NULL DEFAULT 'quote'
    CHECK (cut IN ('line', 'quote', 'whole'));
ALTER TABLE quote ADD COLUMN changed_for_good INTEGER NOT NULL DEFAULT 0;
ALTER TABLE quant_result ADD COLUMN kind TEXT NOT NULL DEFAULT '';
ALTER TABLE export_log ADD COLUMN template TEXT NOT NULL DEFAULT '';
ALTER TABLE export_log ADD COLUMN profile TEXT NOT NULL DEFAULT '';
ALTER TABLE export_log ADD COLUMN language TEXT NOT NULL DEFAULT '';
ALTER TABLE export_log ADD COLUMN interviews TEXT NOT NULL DEFAULT '[]';
ALTER TABLE esis_answer ADD COLUMN wave TEXT NOT NULL DEFAULT '';
ALTER TABLE esis_answer ADD COLUMN group_name TEXT NOT NULL DEFAULT '';
CREATE TABLE recommendation (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    position INTEGER NOT NULL,
    level TEXT NOT NULL,
    text TEXT NOT NULL
);
CREATE TABLE recommendation_type (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    recommendation_id INTEGER NOT NULL REFERENCES recommendation (id) ON DELETE CASCADE,
    type_id INTEGER NOT NULL REFERENCES story_type (id) ON DELETE CASCADE,
    UNIQUE (recommendation_id, type_id)
);
CREATE TABLE principle_note (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    number INTEGER NOT NULL UNIQUE CHECK (number BETWEEN 1 AND 10),
    text TEXT NOT NULL
);
CREATE TABLE report_template (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    file TEXT NOT NULL
);
CREATE TABLE impact_story (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    story_id INTEGER NOT NULL UNIQUE REFERENCES story (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    title TEXT NOT NULL DEFAULT '',
    beside TEXT NOT NULL DEFAULT ''
);
CREATE TABLE copied_section (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    template TEXT NOT NULL,
    key TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    UNIQUE (template, key)
);
CREATE TABLE hint (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    interview_id INTEGER NOT NULL REFERENCES interview (id) ON DELETE CASCADE,
    strength INTEGER NOT NULL CHECK (strength BETWEEN 1 AND 3),
    theme_id INTEGER REFERENCES theme (id) ON DELETE SET NULL,
    theme_reason TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'taken', 'dismissed')),
    story_id INTEGER REFERENCES story (id) ON DELETE SET NULL
);
CREATE INDEX hint_by_interview ON hint (interview_id);
CREATE TABLE hint_span (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    hint_id INTEGER NOT NULL REFERENCES hint (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    turn_id INTEGER NOT NULL REFERENCES turn (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    lost_words TEXT
);
CREATE INDEX hint_span_by_hint ON hint_span (hint_id, position);
CREATE INDEX hint_span_by_turn ON hint_span (turn_id);
CREATE TABLE hint_cue (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    hint_id INTEGER NOT NULL REFERENCES hint (id) ON DELETE CASCADE,
    tells TEXT NOT NULL CHECK (tells IN ('for', 'against', 'theme')),
    kind TEXT NOT NULL,
    turn_id INTEGER NOT NULL REFERENCES turn (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL
);
CREATE INDEX hint_cue_by_hint ON hint_cue (hint_id);
CREATE INDEX hint_cue_by_turn ON hint_cue (turn_id);
"""

# A passage that was held down is a row of ``hint`` that tells why; ``lost_words`` are those of
# what was dismissed and whose transcript was taken away.
_PASSED_OVER: Final = """
ALTER TABLE hint ADD COLUMN held_down TEXT NOT NULL DEFAULT '';
ALTER TABLE hint ADD COLUMN lost_words TEXT NOT NULL DEFAULT '';
CREATE TABLE theme_hint (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    interview_id INTEGER NOT NULL REFERENCES interview (id) ON DELETE CASCADE,
    turn_id INTEGER REFERENCES turn (id) ON DELETE SET NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    lost_words TEXT NOT NULL DEFAULT '',
    theme_id INTEGER NOT NULL REFERENCES theme (id) ON DELETE CASCADE,
    question_id INTEGER REFERENCES question (id) ON DELETE SET NULL,
    state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'taken', 'dismissed'))
);
CREATE INDEX theme_hint_by_interview ON theme_hint (interview_id);
CREATE INDEX theme_hint_by_turn ON theme_hint (turn_id);
"""

_PIECES: Final = """
ALTER TABLE transcription DROP COLUMN done_until_ms;
ALTER TABLE transcription ADD COLUMN change_id INTEGER;
ALTER TABLE transcription ADD COLUMN voices TEXT NOT NULL DEFAULT '';
ALTER TABLE speaker ADD COLUMN voice INTEGER;
ALTER TABLE speaker ADD COLUMN proposed INTEGER NOT NULL DEFAULT 0;
CREATE TABLE piece (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    transcription_id INTEGER NOT NULL REFERENCES transcription (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    start_ms INTEGER NOT NULL,
    end_ms INTEGER NOT NULL,
    speech TEXT NOT NULL DEFAULT '[]',
    language TEXT NOT NULL DEFAULT '',
    done INTEGER NOT NULL DEFAULT 0,
    UNIQUE (transcription_id, number)
);
CREATE TABLE unsure_place (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    interview_id INTEGER NOT NULL REFERENCES interview (id) ON DELETE CASCADE,
    doubt TEXT NOT NULL CHECK (doubt IN ('unlikely_words', 'repeated', 'words_without_speech',
        'speech_without_words', 'unsure_speaker', 'third_voice')),
    start_ms INTEGER NOT NULL,
    end_ms INTEGER NOT NULL,
    settled INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX unsure_place_by_interview ON unsure_place (interview_id, start_ms);
"""


def refuse_strange(db: Database) -> None:
    """Raise SmallStoriesError for a database that is no project, or a newer program's."""
    if not db["project"].exists():
        raise SmallStoriesError("project.damaged")
    known = {migration.name for migration in project_migrations._migrations}
    if any(applied.name not in known for applied in project_migrations.applied(db)):
        raise SmallStoriesError("project.newer")


def is_migrated(db: Database) -> bool:
    """Tell whether a project file has this program's schema already."""
    return not project_migrations.pending(db)


def migrate(db: Database) -> None:
    """Bring a project file to this program's schema."""
    project_migrations.apply(db)
