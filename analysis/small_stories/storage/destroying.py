"""Leaving of the interviews what may be published: quotes as printed, and what was made of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from small_stories.storage.connection import Database
from small_stories.storage.rows import insert, next_position, update

# What holds somebody's words or names, beside the turns; what hangs on these goes with them.
_WITH_WORDS: Final = ("source", "recording", "quote_decision", "identity", "theme_marker",
                      "theme_hint", "hint", "unsure_place", "story_part")  # fmt: skip
_EMPTIED: Final = {
    "interviewee": ("real_name", "selection_note", "support_note"),
    "consent_event": ("asked_by", "explained"),
    "interview": ("memo",),
    "speaker": ("label",),
    "story": ("in_vivo_label", "told_as", "memo"),
    "reading": ("memo",),
    "member_check": ("told",),
    "story_type": ("memo",),
    "project": ("memo",),
}


@dataclass(frozen=True, slots=True)
class PrintedQuote:
    """A quote's words as they may be read, and in how many places something was hidden."""

    words: str
    changed: int


def leave_printed(db: Database, printed: Mapping[int, PrintedQuote]) -> None:
    """Keep of every interview only these quotes, by their numbers, in these words.

    Each becomes a turn of its own, which is all that its story holds from then on; stories without
    such a quote keep their reading. Call it inside ``unrecorded``.
    """
    before = next_turn = int(db.execute("SELECT coalesce(max(id), 0) FROM turn").fetchone()[0])
    db.execute("DELETE FROM span")
    db.execute("DELETE FROM quote_span")
    for quote, story, interview in db.execute(
        "SELECT quote.id, story.id, story.interview_id FROM quote"
        " JOIN story ON story.id = story_id ORDER BY quote.position, quote.id"
    ).fetchall():
        if quote in printed:
            next_turn = _add_turn(db, interview, printed[quote].words)
            words = {"turn_id": next_turn, "start": 0, "end": len(printed[quote].words)}
            update(db, "quote", quote, changed_for_good=printed[quote].changed)
            insert(db, "quote_span", quote_id=quote, position=0, **words)
            place = next_position(db, "span", story_id=story)
            insert(db, "span", story_id=story, position=place, **words)
    db.execute("DELETE FROM quote WHERE id NOT IN (SELECT quote_id FROM quote_span)")
    db.execute("DELETE FROM turn WHERE id <= ?", [before])
    for table in _WITH_WORDS:
        db.execute(f'DELETE FROM "{table}"')
    for table, columns in _EMPTIED.items():
        empty = ", ".join(f"{column} = ''" for column in columns)
        db.execute(f'UPDATE "{table}" SET {empty}')
    db.execute("UPDATE story SET sound_start_ms = NULL, sound_end_ms = NULL")


def forget_answers(db: Database) -> None:
    """Clear the survey's forms: each is the answers of one person. Figures that were typed stay."""
    db.execute("DELETE FROM esis_answer")


def forget_history(db: Database) -> None:
    """Clear the change record: nothing that was done before can be undone."""
    db.execute("DELETE FROM change_row")
    db.execute("DELETE FROM change")


def _add_turn(db: Database, interview: int, words: str) -> int:
    speaker = db.execute(
        "SELECT id FROM speaker WHERE interview_id = ? AND role = 'interviewee' ORDER BY id",
        [interview],
    ).fetchone()
    place = next_position(db, "turn", interview_id=interview)
    facts = {"speaker_id": speaker and speaker[0], "text": words, "state": "checked"}
    return insert(db, "turn", interview_id=interview, position=place, **facts)
