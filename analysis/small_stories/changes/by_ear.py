"""Stories marked in the recording, before or without a transcript."""

from small_stories.changes.marking import add_span, mark_story, set_told_under
from small_stories.storage.interviews import theme_of_talk
from small_stories.storage.project_file import Project
from small_stories.storage.rows import update
from small_stories.storage.spoken import told_between
from small_stories.storage.stories import spans, stories
from small_stories.storage.stories import story as story_of


def mark_by_ear(project: Project, interview: int, start_ms: int, end_ms: int) -> int:
    """Make a story of what is heard between two times of the recording; return its id."""
    return mark_story(project, interview, [], sound_start_ms=start_ms, sound_end_ms=end_ms)


def move_sound(project: Project, story: int, start_ms: int, end_ms: int) -> None:
    """Move the ends of a story marked by ear."""
    with project.change("story.sound_moved", story=story):
        update(project.db, "story", story, sound_start_ms=start_ms, sound_end_ms=end_ms)


def find_words(project: Project, story: int) -> bool:
    """Give a story marked by ear the words that are spoken there; tell whether there are any.

    Its times stay, so that it can be listened to as it was marked.
    """
    found = story_of(project, story)
    if found is None or found.sound_start_ms is None or found.sound_end_ms is None:
        return False
    words = told_between(project, found.interview_id, found.sound_start_ms, found.sound_end_ms)
    if not words:
        return False
    with project.change("story.words_found", story=story):
        if found.told_under_id is None:
            set_told_under(project, story, theme_of_talk(project, words[0].turn_id))
        for span in words:
            add_span(project, story, span)
    return True


def find_words_in_all(project: Project, interview: int) -> None:
    """Give each story of an interview that was marked by ear and has no words those spoken there.

    So they find words again when a recording has been written down.
    """
    with project.change("interview.words_found"):
        for story in stories(project, interview):
            if not spans(project, story.id):
                find_words(project, story.id)
