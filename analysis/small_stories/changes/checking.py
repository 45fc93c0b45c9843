"""Writing down what the tellers say of our readings."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from small_stories.changes.marking import remove_story
from small_stories.changes.reading import write_reading
from small_stories.errors import SmallStoriesError
from small_stories.model import CheckState, Span
from small_stories.storage.checks import Means, check, has_new_reading
from small_stories.storage.project_file import Project
from small_stories.storage.rows import insert, update
from small_stories.storage.stories import reading

# Somebody has said something of the reading; in the other states nobody has.
_OPEN: Final = (CheckState.NOT_OFFERED, CheckState.OFFERED, CheckState.NOT_REACHED)
_TO_OFFER: Final = (CheckState.NOT_OFFERED, CheckState.NOT_REACHED)


def record_check(project: Project, story: int, state: CheckState, **facts: object) -> None:
    """Write down where the check of a story stands; facts are other columns of ``member_check``.

    What is not given stays. A reading that its teller has denied is not offered anew before it is
    written anew: raises SmallStoriesError("checking.denied_stands").
    """
    before = check(project, story)
    if before.state == CheckState.DENIED and state in _OPEN and not has_new_reading(project, story):
        raise SmallStoriesError("checking.denied_stands")
    with project.change("story.checked_with_teller", story=story):
        found = project.db.execute("SELECT id FROM member_check WHERE story_id = ?", [story])
        row = found.fetchone()
        if row:
            update(project.db, "member_check", row[0], state=state, **facts)
        elif state != CheckState.NOT_OFFERED or facts:
            insert(project.db, "member_check", story_id=story, state=state, **facts)


def day_of(state: CheckState) -> str | None:
    """Return the day to write with a state that is set now: none before anything is offered."""
    return None if state == CheckState.NOT_OFFERED else date.today().isoformat()


def record_checks(
    project: Project, told: Iterable[int], state: CheckState, **facts: object
) -> None:
    """Write down the same for several stories, as one change: all of them or none."""
    with project.change("checking.recorded"):
        for story in told:
            record_check(project, story, state, **facts)


def offer(project: Project, told: Iterable[int], **facts: object) -> int:
    """Offer what has not been offered yet, as one change; return how many stories that was.

    What the teller has spoken of already stays; a denied reading is offered when it is a new one.
    """
    open_ones = [story for story in told if _to_offer(project, story)]
    with project.change("checking.offered"):
        for story in open_ones:
            record_check(project, story, CheckState.OFFERED, **facts)
    return len(open_ones)


def confirm_in_interview(
    project: Project, story: int, place: Span, on_date: str | None = None
) -> None:
    """Write down where in the interview the teller confirmed the reading."""
    spoken = {"turn_id": place.turn_id, "start": place.start, "end": place.end}
    with project.change("checking.confirmed_in_interview", story=story):
        record_check(project, story, CheckState.CONFIRMED, means=Means.INTERVIEW,
                     on_date=on_date, **spoken)  # fmt: skip


def take_correction(project: Project, story: int) -> None:
    """Add what the teller said to the reading, as a paragraph of its own; once is enough."""
    told = check(project, story).told.strip()
    found = reading(project, story)
    before = found.text.strip() if found else ""
    if told and told not in before:
        with project.change("checking.correction_taken", story=story):
            write_reading(project, story, text=f"{before}\n\n{told}".strip())


def take_back(project: Project, story: int) -> None:
    """Remove a story that its teller takes back; the interview stays, and undo brings it back."""
    with project.change("checking.taken_back", story=story):
        remove_story(project, story)


def _to_offer(project: Project, story: int) -> bool:
    state = check(project, story).state
    denied = state == CheckState.DENIED
    return state in _TO_OFFER or (denied and has_new_reading(project, story))
