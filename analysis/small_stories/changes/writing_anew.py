"""Taking a draft transcript away, so that its recording can be written down anew."""

from small_stories.changes.heard_voices import take_speakers_away
from small_stories.changes.hinting import keep_dismissed_words
from small_stories.errors import SmallStoriesError
from small_stories.storage.project_file import Project
from small_stories.storage.rows import delete, update
from small_stories.storage.spoken import stretches_of
from small_stories.storage.stories import spans, stories

# What an analyst has put into the words and a new transcript would not have.
_WORK = """
    SELECT 1 FROM turn WHERE interview_id = :interview AND (state = 'checked'
        OR id IN (SELECT turn_id FROM quote_span)
        OR id IN (SELECT turn_id FROM theme_marker)
        OR id IN (SELECT turn_id FROM story_part)
        OR id IN (SELECT turn_id FROM member_check)
        OR id IN (SELECT turn_id FROM quote_decision
                  WHERE decision IS NOT NULL OR found_by = 'analyst'))"""


def holds_work(project: Project, interview: int) -> bool:
    """Tell whether a transcript holds work besides stories: it is not taken away then."""
    return bool(project.db.execute(_WORK, {"interview": interview}).fetchone())


def take_draft_away(project: Project, interview: int) -> None:
    """Take an interview's draft transcript away, as one change; undo brings it back.

    A story marked in it becomes one marked by ear: it keeps its times, and finds words again in
    the new transcript. Raises SmallStoriesError when something else that a person has done stands
    in the words, or a story's times are not known.
    """
    if holds_work(project, interview):
        raise SmallStoriesError("transcribing.work_in_draft")
    with project.change("interview.draft_taken_away"):
        for story in stories(project, interview):
            if spans(project, story.id):
                heard = [(start, end) for start, end in stretches_of(project, story) if end]
                if not heard:
                    raise SmallStoriesError("transcribing.work_in_draft")
                start_ms = min(start for start, _ in heard)
                end_ms = max(end for _, end in heard)
                update(project.db, "story", story.id, sound_start_ms=start_ms, sound_end_ms=end_ms)
                delete(project.db, "span", story_id=story.id)
        keep_dismissed_words(project, interview)
        delete(project.db, "turn", interview_id=interview)
        delete(project.db, "unsure_place", interview_id=interview)
        delete(project.db, "search", interview_id=interview)
        take_speakers_away(project, interview)
        project.db.execute(
            "DELETE FROM transcription WHERE recording_id IN"
            " (SELECT id FROM recording WHERE interview_id = ?)",
            [interview],
        )
