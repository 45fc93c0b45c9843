"""The tables of a project, in the method's terms.

Positions are Unicode code points inside one turn, end exclusive. Times of recordings are
milliseconds from the beginning of the recording. Dates are ISO 8601 text. Three code sets stay
apart: themes of the interview, components of the experience and domains of inclusion.
"""

SCHEMA = """
CREATE TABLE project (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    name TEXT NOT NULL,
    language TEXT NOT NULL DEFAULT 'fi',
    evaluated TEXT NOT NULL DEFAULT '',
    means TEXT NOT NULL DEFAULT '',
    place_kind TEXT NOT NULL DEFAULT '',
    selection_note TEXT NOT NULL DEFAULT '',
    member_check_note TEXT NOT NULL DEFAULT '',
    uses_components INTEGER NOT NULL DEFAULT 0,
    uses_domains INTEGER NOT NULL DEFAULT 0,
    retention_until TEXT,
    created_at TEXT NOT NULL
);
CREATE TABLE goal (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    description TEXT NOT NULL DEFAULT '',
    set_by TEXT NOT NULL DEFAULT ''
);
CREATE TABLE theme (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    position INTEGER NOT NULL,
    key TEXT,
    name TEXT NOT NULL
);
CREATE TABLE question_frame (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    version INTEGER NOT NULL,
    note TEXT NOT NULL DEFAULT ''
);
CREATE TABLE question (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    frame_id INTEGER NOT NULL REFERENCES question_frame (id) ON DELETE CASCADE,
    theme_id INTEGER REFERENCES theme (id) ON DELETE SET NULL,
    parent_id INTEGER REFERENCES question (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    wording TEXT NOT NULL
);
CREATE TABLE area (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    genitive TEXT NOT NULL DEFAULT ''
);
CREATE TABLE interviewee (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    code TEXT NOT NULL UNIQUE,
    standing TEXT NOT NULL DEFAULT 'participant',
    role_word TEXT NOT NULL DEFAULT '',
    place_kind TEXT NOT NULL DEFAULT '',
    age_band TEXT NOT NULL DEFAULT '',
    minor INTEGER NOT NULL DEFAULT 0,
    real_name TEXT NOT NULL DEFAULT '',
    selection_note TEXT NOT NULL DEFAULT '',
    support_note TEXT NOT NULL DEFAULT ''
);
CREATE TABLE consent_event (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    interviewee_id INTEGER NOT NULL REFERENCES interviewee (id) ON DELETE CASCADE,
    moment TEXT NOT NULL CHECK (moment IN ('invited', 'reconfirmed', 'withdrawn')),
    scope TEXT NOT NULL CHECK (scope IN ('recording', 'stories', 'quotes', 'named', 'other')),
    given INTEGER NOT NULL,
    on_date TEXT,
    asked_by TEXT NOT NULL DEFAULT '',
    form TEXT NOT NULL DEFAULT '' CHECK (form IN ('', 'oral', 'written')),
    explained TEXT NOT NULL DEFAULT '',
    understood INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE interview (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    code TEXT NOT NULL UNIQUE,
    interviewee_id INTEGER REFERENCES interviewee (id) ON DELETE SET NULL,
    source_kind TEXT NOT NULL
        CHECK (source_kind IN ('audio', 'transcript', 'notes', 'cowritten')),
    held_on TEXT,
    language TEXT NOT NULL DEFAULT 'fi',
    second_language TEXT,
    interpreter INTEGER NOT NULL DEFAULT 0,
    translated INTEGER NOT NULL DEFAULT 0,
    interviewer_role TEXT NOT NULL DEFAULT '',
    place_kind TEXT NOT NULL DEFAULT '',
    read_to_end INTEGER NOT NULL DEFAULT 0,
    memo TEXT NOT NULL DEFAULT ''
);
CREATE TABLE interview_area (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    interview_id INTEGER NOT NULL REFERENCES interview (id) ON DELETE CASCADE,
    area_id INTEGER NOT NULL REFERENCES area (id) ON DELETE CASCADE,
    UNIQUE (interview_id, area_id)
);
CREATE TABLE source (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    interview_id INTEGER NOT NULL REFERENCES interview (id) ON DELETE CASCADE,
    file_name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    layout TEXT NOT NULL DEFAULT '',
    encoding TEXT,
    text TEXT NOT NULL
);
CREATE TABLE recording (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    interview_id INTEGER NOT NULL REFERENCES interview (id) ON DELETE CASCADE,
    file_name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    duration_ms INTEGER NOT NULL,
    whole INTEGER NOT NULL DEFAULT 1,
    original_sound_id INTEGER NOT NULL,
    canonical_sound_id INTEGER NOT NULL
);
CREATE TABLE transcription (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    recording_id INTEGER NOT NULL REFERENCES recording (id) ON DELETE CASCADE,
    model TEXT NOT NULL,
    model_sha256 TEXT NOT NULL,
    settings TEXT NOT NULL,
    language TEXT NOT NULL,
    done_until_ms INTEGER NOT NULL
);
CREATE TABLE speaker (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    interview_id INTEGER NOT NULL REFERENCES interview (id) ON DELETE CASCADE,
    label TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('interviewer', 'interviewee', 'interpreter', 'other'))
);
CREATE TABLE turn (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    interview_id INTEGER NOT NULL REFERENCES interview (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    speaker_id INTEGER REFERENCES speaker (id) ON DELETE SET NULL,
    text TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'checked' CHECK (state IN ('draft', 'checked')),
    start_ms INTEGER,
    end_ms INTEGER,
    source_pieces TEXT NOT NULL DEFAULT '[]'
);
CREATE INDEX turn_by_interview ON turn (interview_id, position);
CREATE TABLE turn_word (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    turn_id INTEGER NOT NULL REFERENCES turn (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    start_ms INTEGER NOT NULL,
    end_ms INTEGER NOT NULL,
    probability REAL NOT NULL
);
CREATE INDEX turn_word_by_turn ON turn_word (turn_id);
CREATE TABLE theme_marker (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    turn_id INTEGER NOT NULL REFERENCES turn (id) ON DELETE CASCADE,
    start INTEGER NOT NULL DEFAULT 0,
    "end" INTEGER NOT NULL DEFAULT 0,
    theme_id INTEGER NOT NULL REFERENCES theme (id) ON DELETE CASCADE
);
CREATE TABLE story (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    interview_id INTEGER NOT NULL REFERENCES interview (id) ON DELETE CASCADE,
    kind TEXT NOT NULL DEFAULT 'success' CHECK (kind IN ('success', 'other_story',
        'disappointment', 'attribution', 'context', 'off_topic')),
    title TEXT NOT NULL DEFAULT '',
    grade TEXT CHECK (grade IN ('brief', 'detailed')),
    told_under_id INTEGER REFERENCES theme (id) ON DELETE SET NULL,
    surprising INTEGER NOT NULL DEFAULT 0,
    told_again_of_id INTEGER REFERENCES story (id) ON DELETE SET NULL,
    leads_to_id INTEGER REFERENCES story (id) ON DELETE SET NULL,
    told_as TEXT NOT NULL DEFAULT '',
    in_vivo_label TEXT NOT NULL DEFAULT '',
    hinted INTEGER NOT NULL DEFAULT 0,
    sound_start_ms INTEGER,
    sound_end_ms INTEGER,
    memo TEXT NOT NULL DEFAULT ''
);
CREATE INDEX story_by_interview ON story (interview_id);
CREATE TABLE span (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    story_id INTEGER NOT NULL REFERENCES story (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    turn_id INTEGER NOT NULL REFERENCES turn (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    lost_words TEXT
);
CREATE INDEX span_by_story ON span (story_id, position);
CREATE INDEX span_by_turn ON span (turn_id);
CREATE TABLE story_part (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    story_id INTEGER NOT NULL REFERENCES story (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('beginning', 'plot_turn', 'end', 'event', 'silence')),
    position INTEGER NOT NULL,
    turn_id INTEGER REFERENCES turn (id) ON DELETE CASCADE,
    start INTEGER NOT NULL DEFAULT 0,
    "end" INTEGER NOT NULL DEFAULT 0,
    wording TEXT NOT NULL DEFAULT ''
);
CREATE TABLE story_theme (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    story_id INTEGER NOT NULL REFERENCES story (id) ON DELETE CASCADE,
    theme_id INTEGER NOT NULL REFERENCES theme (id) ON DELETE CASCADE,
    UNIQUE (story_id, theme_id)
);
CREATE TABLE story_goal (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    story_id INTEGER NOT NULL REFERENCES story (id) ON DELETE CASCADE,
    goal_id INTEGER NOT NULL REFERENCES goal (id) ON DELETE CASCADE,
    UNIQUE (story_id, goal_id)
);
CREATE TABLE component_link (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    story_id INTEGER NOT NULL REFERENCES story (id) ON DELETE CASCADE,
    component TEXT NOT NULL
        CHECK (component IN ('belonging', 'meaningfulness', 'manageability', 'participation')),
    UNIQUE (story_id, component)
);
CREATE TABLE domain_link (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    story_id INTEGER NOT NULL REFERENCES story (id) ON DELETE CASCADE,
    domain TEXT NOT NULL CHECK (domain IN ('own_life', 'communities', 'common_good')),
    UNIQUE (story_id, domain)
);
CREATE TABLE aux24_link (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    story_id INTEGER NOT NULL REFERENCES story (id) ON DELETE CASCADE,
    question_number INTEGER NOT NULL CHECK (question_number BETWEEN 1 AND 24),
    UNIQUE (story_id, question_number)
);
CREATE TABLE reading (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    story_id INTEGER NOT NULL UNIQUE REFERENCES story (id) ON DELETE CASCADE,
    text TEXT NOT NULL DEFAULT '',
    starting_situation TEXT NOT NULL DEFAULT '',
    problem_solved TEXT NOT NULL DEFAULT '',
    setting TEXT NOT NULL DEFAULT '',
    action TEXT NOT NULL DEFAULT '',
    present TEXT NOT NULL DEFAULT '',
    interaction TEXT NOT NULL DEFAULT '',
    turning_point TEXT NOT NULL DEFAULT '',
    mechanism TEXT NOT NULL DEFAULT '',
    effect TEXT NOT NULL DEFAULT '',
    daily_life TEXT NOT NULL DEFAULT '',
    new_possibilities TEXT NOT NULL DEFAULT '',
    learned TEXT NOT NULL DEFAULT '',
    surprising_self TEXT NOT NULL DEFAULT '',
    meaning_to_teller TEXT NOT NULL DEFAULT '',
    teller_attribution TEXT NOT NULL DEFAULT '',
    why_activity TEXT NOT NULL DEFAULT '',
    whose_inclusion TEXT NOT NULL DEFAULT '',
    detail_step INTEGER CHECK (detail_step BETWEEN 1 AND 3),
    tense_shift INTEGER NOT NULL DEFAULT 0,
    minimising INTEGER NOT NULL DEFAULT 0,
    exemplifies TEXT NOT NULL DEFAULT '',
    memo TEXT NOT NULL DEFAULT ''
);
CREATE TABLE member_check (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    story_id INTEGER NOT NULL UNIQUE REFERENCES story (id) ON DELETE CASCADE,
    state TEXT NOT NULL CHECK (state IN ('not_offered', 'offered', 'confirmed', 'modified',
        'denied', 'not_reached')),
    on_date TEXT,
    means TEXT NOT NULL DEFAULT '',
    told TEXT NOT NULL DEFAULT '',
    turn_id INTEGER REFERENCES turn (id) ON DELETE SET NULL,
    start INTEGER NOT NULL DEFAULT 0,
    "end" INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE story_type (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    experience TEXT NOT NULL DEFAULT '',
    change TEXT NOT NULL DEFAULT '',
    opens_up TEXT NOT NULL DEFAULT '',
    mechanism TEXT NOT NULL DEFAULT '',
    retired INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE story_in_type (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    story_id INTEGER NOT NULL REFERENCES story (id) ON DELETE CASCADE,
    type_id INTEGER NOT NULL REFERENCES story_type (id) ON DELETE CASCADE,
    role TEXT NOT NULL DEFAULT 'supports' CHECK (role IN ('supports', 'counter_example')),
    UNIQUE (story_id, type_id)
);
CREATE TABLE quote (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    story_id INTEGER NOT NULL REFERENCES story (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    attribution TEXT NOT NULL DEFAULT '',
    original_language TEXT NOT NULL DEFAULT '',
    translation TEXT NOT NULL DEFAULT '',
    passed_by_eye INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE quote_span (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    quote_id INTEGER NOT NULL REFERENCES quote (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    turn_id INTEGER NOT NULL REFERENCES turn (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    lost_words TEXT
);
CREATE INDEX quote_span_by_quote ON quote_span (quote_id, position);
CREATE INDEX quote_span_by_turn ON quote_span (turn_id);
CREATE TABLE identity (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    base TEXT NOT NULL,
    who TEXT NOT NULL DEFAULT '',
    decision TEXT CHECK (decision IN ('replace', 'coarsen', 'remove', 'keep')),
    wording TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL DEFAULT ''
);
CREATE TABLE identity_alias (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    identity_id INTEGER NOT NULL REFERENCES identity (id) ON DELETE CASCADE,
    alias TEXT NOT NULL,
    UNIQUE (identity_id, alias)
);
CREATE TABLE quote_decision (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    turn_id INTEGER NOT NULL REFERENCES turn (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    kind TEXT NOT NULL,
    tier TEXT NOT NULL CHECK (tier IN ('marked', 'check')),
    reason TEXT NOT NULL,
    found_by TEXT NOT NULL DEFAULT 'machine' CHECK (found_by IN ('machine', 'analyst')),
    identity_id INTEGER REFERENCES identity (id) ON DELETE SET NULL,
    decision TEXT CHECK (decision IN ('replace', 'coarsen', 'remove', 'keep')),
    wording TEXT NOT NULL DEFAULT '',
    lost_words TEXT
);
CREATE INDEX quote_decision_by_turn ON quote_decision (turn_id, start);
CREATE TABLE search (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    interview_id INTEGER NOT NULL REFERENCES interview (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('identities', 'hints')),
    version TEXT NOT NULL,
    UNIQUE (interview_id, kind)
);
CREATE TABLE quant_result (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    period TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL DEFAULT '',
    area_id INTEGER REFERENCES area (id) ON DELETE SET NULL
);
CREATE TABLE failure_note (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    position INTEGER NOT NULL,
    text TEXT NOT NULL
);
CREATE TABLE report_section (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL UNIQUE,
    text TEXT NOT NULL
);
CREATE TABLE export_log (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    kind TEXT NOT NULL,
    path TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    quotes TEXT NOT NULL DEFAULT '[]'
);
CREATE TABLE destruction_log (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('withdrawal', 'destruction')),
    summary TEXT NOT NULL
);
CREATE TABLE esis_answer (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    batch TEXT NOT NULL,
    respondent TEXT NOT NULL,
    x1 INTEGER, x2 INTEGER, x3 INTEGER, x4 INTEGER, x5 INTEGER,
    x6 INTEGER, x7 INTEGER, x8 INTEGER, x9 INTEGER, x10 INTEGER
);
"""
