"""What is done to several chosen stories at once: each of these is one change, undone by one."""

from collections.abc import Sequence

from small_stories.changes.cutting import add_cut, cut_of
from small_stories.changes.marking import remove_story, toggle_theme
from small_stories.model import Cut
from small_stories.storage.project_file import Project
from small_stories.storage.stories import story_themes


def read_as(project: Project, stories: Sequence[int], theme: int) -> None:
    """Read stories as a theme; when all of them are read so already, as that theme no longer."""
    with project.change("story.tagged" if len(stories) == 1 else "story.tagged_several"):
        without = [story for story in stories if theme not in story_themes(project, story)]
        for story in without or stories:
            toggle_theme(project, story, theme)


def remove_stories(project: Project, stories: Sequence[int]) -> None:
    """Remove stories with their readings and quotes; undo brings them back."""
    with project.change("story.removed" if len(stories) == 1 else "story.removed_several"):
        for story in stories:
            remove_story(project, story)


def quote_stories(project: Project, stories: Sequence[int]) -> list[int]:
    """Make a quote of all words of each story; return those that have words to quote."""
    quoted = []
    with project.change("quote.added" if len(stories) == 1 else "quote.added_several"):
        for story in stories:
            if cut_of(project, story, Cut.WHOLE):
                add_cut(project, story, Cut.WHOLE)
                quoted.append(story)
    return quoted
