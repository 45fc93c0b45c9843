"""Writing to the story at hand: each act in the panel is one change."""

from collections.abc import Callable

from small_stories_app.transcript.open_interview import OpenInterview


def write(
    opened: OpenInterview, change: Callable[..., object], *values: object, **facts: object
) -> bool:
    """Make a change to the story at hand; return whether it could be made."""
    story, project = opened.current, opened.session.project
    if story is None:
        return False
    return opened.session.attempt(lambda: change(project, story.id, *values, **facts))
