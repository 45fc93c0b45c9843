"""Whether all of a project stands where it says it stands, for tests that try to break it."""

from itertools import chain

from small_stories.storage.project_file import Project

_STANDING = ("span", "quote_span", "quote_decision")
_LOST = 'lost_words IS NULL AND start >= "end" OR'


def troubles(project: Project) -> list[str]:
    """Return what is amiss with a project, in words; nothing where all of it is whole."""
    db = project.db
    found: list[str] = []
    for row in db.execute("PRAGMA foreign_key_check"):
        found.append(f"a row of {row[0]} belongs to nothing")
    if db.execute("SELECT mode FROM change_state").fetchone() != ("closed",):
        found.append("a change was left open")
    for table in (*_STANDING, "theme_marker", "story_part", "turn_word", "member_check"):
        own = _LOST if table in _STANDING else ""
        outside = (
            f"SELECT words.id FROM {table} AS words JOIN turn ON turn.id = words.turn_id"
            f' WHERE {own} start < 0 OR start > "end" OR "end" > length(text)'
        )
        for (number,) in db.execute(outside):
            found.append(f"{table} {number} stands outside its turn")
    return [*found, *chain(_of_talk(project), _of_words(project), _of_runs(project))]


def _of_talk(project: Project) -> list[str]:
    db = project.db
    twice = "SELECT interview_id, position FROM turn GROUP BY 1, 2 HAVING count(*) > 1"
    strangers = (
        "SELECT turn.id FROM turn JOIN speaker ON speaker.id = turn.speaker_id"
        " WHERE speaker.interview_id != turn.interview_id"
    )
    elsewhere = (
        "SELECT span.id FROM span JOIN story ON story.id = story_id JOIN turn ON turn.id = turn_id"
        " WHERE story.interview_id != turn.interview_id"
    )
    voices = (
        "SELECT interview_id, voice FROM speaker WHERE voice IS NOT NULL"
        " GROUP BY 1, 2 HAVING count(*) > 1"
    )
    empty = "SELECT id FROM turn WHERE state = 'draft' AND trim(text) = ''"
    return [
        *(f"two turns of {row[0]} stand at {row[1]}" for row in db.execute(twice)),
        *(f"a stranger says turn {row[0]}" for row in db.execute(strangers)),
        *(f"span {row[0]} is in another interview" for row in db.execute(elsewhere)),
        *(f"two speakers of {row[0]} have voice {row[1]}" for row in db.execute(voices)),
        *(f"draft turn {row[0]} has no words" for row in db.execute(empty)),
    ]


def _of_words(project: Project) -> list[str]:
    query = (
        'SELECT turn.id, substr(text, start + 1, "end" - start), start_ms, end_ms'
        " FROM (SELECT turn.id, text, word.* FROM turn JOIN turn_word AS word"
        ' ON word.turn_id = turn.id WHERE word.start < word."end") AS turn'
    )
    return [
        f"a word of turn {turn} is {word!r}, from {start} to {end}"
        for turn, word, start, end in project.db.execute(query)
        if word != word.strip() or start > end
    ]


def _of_runs(project: Project) -> list[str]:
    query = (
        "SELECT recording.interview_id FROM transcription"
        " JOIN recording ON recording.id = recording_id"
        " LEFT JOIN change ON change.id = change_id"
        " WHERE change_id IS NOT NULL AND coalesce(change.state, '') NOT IN ('done', 'kept')"
    )
    return [f"the run of {row[0]} belongs to no change" for row in project.db.execute(query)]
