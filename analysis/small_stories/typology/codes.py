"""Codes that name stories and quotes without a word of theirs: H01/3 and H01/3b."""

from string import ascii_lowercase

from small_stories.storage.project_file import Project
from small_stories.storage.quotes import quotes
from small_stories.storage.stories import Story, stories


def story_codes(project: Project) -> dict[int, str]:
    """Return each story's code: its interview's code and its place in the order told."""
    return codes_of(stories(project))


def codes_of(told: list[Story]) -> dict[int, str]:
    """Return the codes of all stories of a project, given in the order told."""
    places: dict[int, int] = {}
    codes: dict[int, str] = {}
    for story in told:
        places[story.interview_id] = places.get(story.interview_id, 0) + 1
        codes[story.id] = f"{story.interview_code}/{places[story.interview_id]}"
    return codes


def quote_codes(project: Project) -> dict[int, str]:
    """Return each quote's code: its story's, with a letter when the story has several quotes."""
    by_story: dict[int, list[int]] = {}
    for quote in quotes(project):
        by_story.setdefault(quote.story_id, []).append(quote.id)
    names = story_codes(project)
    codes: dict[int, str] = {}
    for story, numbers in by_story.items():
        for place, number in enumerate(numbers):
            codes[number] = names[story] + (_letter(place) if len(numbers) > 1 else "")
    return codes


def _letter(place: int) -> str:
    return ascii_lowercase[place] if place < len(ascii_lowercase) else f".{place + 1}"
