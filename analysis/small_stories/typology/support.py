"""What backs a type: its stories, said in words and never as a share of people."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from small_stories.model import Grade, StoryKind, TypeRole
from small_stories.storage.project_file import Project
from small_stories.storage.stories import Story, stories
from small_stories.storage.types import StoryInType, stories_in_types
from small_stories.strings import number_word, text

_STORIES: Final = (StoryKind.SUCCESS, StoryKind.OTHER_STORY, StoryKind.DISAPPOINTMENT)


@dataclass(frozen=True, slots=True)
class Support:
    """The stories behind a type; one that was told twice stands here once."""

    stories: tuple[Story, ...]
    counter_examples: tuple[Story, ...]
    brief: int

    @property
    def interviews(self) -> int:
        """How many interviews the stories come from."""
        return len({story.interview_id for story in self.stories})


def support(project: Project, story_type: int) -> Support:
    """Return what backs one type."""
    return support_of(story_type, stories_in_types(project), stories(project))


def support_of(story_type: int, links: Iterable[StoryInType], told: Iterable[Story]) -> Support:
    """Return what backs one type, from all links and all stories of a project.

    Only small success stories support a type; what else is linked to it can be a counter-example.
    """
    by_id = {story.id: story for story in told}
    behind: dict[int, list[Story]] = {}
    against: dict[int, list[Story]] = {}
    for link in links:
        if link.type_id == story_type:
            story = by_id[link.story_id]
            if link.role == TypeRole.COUNTER_EXAMPLE:
                against.setdefault(first_telling(story, by_id), []).append(story)
            elif story.kind == StoryKind.SUCCESS:
                behind.setdefault(first_telling(story, by_id), []).append(story)
    return Support(_once(behind, by_id), _once(against, by_id), _brief(behind))


def support_of_stories(told: Iterable[Story]) -> Support:
    """Return stories as the support of something else than a type: a theme, a goal."""
    there = list(told)
    return Support(tuple(told_once(there)), (), brief_of(there))


def brief_of(told: Iterable[Story]) -> int:
    """Return how many stories are brief in every telling that is among these."""
    there = list(told)
    by_id = {story.id: story for story in there}
    same: dict[int, list[Story]] = {}
    for story in there:
        same.setdefault(first_telling(story, by_id), []).append(story)
    return _brief(same)


def first_telling(story: Story, by_id: dict[int, Story]) -> int:
    """Return the story that this one tells again, as far back as it goes, or the story itself."""
    seen = {story.id}
    while (again := story.told_again_of_id) is not None and again in by_id and again not in seen:
        story = by_id[again]
        seen.add(again)
    return story.id


def told_once(told: Iterable[Story]) -> list[Story]:
    """Return the stories without those that tell one of the others again."""
    there = list(told)
    by_id = {story.id: story for story in there}
    return [story for story in there if first_telling(story, by_id) == story.id]


def support_in_words(found: Support, language: str) -> str:
    """Return a type's support as it is written beside its name."""
    count = len(found.stories)
    if not count:
        sentence = text("typology.no_support", language)
    elif count == 1 and found.brief:
        sentence = text("typology.one_brief", language)
    else:
        parts = [
            _counted("stories", language, count),
            _counted("from_interviews", language, found.interviews, "elative"),
        ]
        sentence = " ".join(parts) + _brief_ones(found, language)
    if found.counter_examples:
        sentence += _counted("counter_examples", language, len(found.counter_examples))
    return sentence


def count_in_words(told: Iterable[Story], language: str) -> str:
    """Return how many stories of how many interviews these are; one told twice counts once.

    Segments that are no stories, such as context, are counted apart.
    """
    there = list(told)
    once = told_once(story for story in there if story.kind in _STORIES)
    rest = sum(story.kind not in _STORIES for story in there)
    parts = []
    if once:
        interviews = len({story.interview_id for story in once})
        from_them = _counted("from_interviews", language, interviews, "elative")
        parts.append(f"{_counted('stories', language, len(once))} {from_them}")
    if rest:
        parts.append(_counted("other_segments", language, rest))
    return ", ".join(parts)


def _brief(same: dict[int, list[Story]]) -> int:
    """Count the stories that no telling tells in detail; ``same`` holds the tellings of each."""
    return sum(all(story.grade == Grade.BRIEF for story in each) for each in same.values())


def _brief_ones(found: Support, language: str) -> str:
    if found.brief == len(found.stories):
        return text("typology.all_brief", language)
    return _counted("brief_ones", language, found.brief) if found.brief else ""


def _counted(key: str, language: str, count: int, form: str = "nominative") -> str:
    return text(f"typology.{key}", language, count, n=number_word(count, language, form))


def _once(groups: dict[int, list[Story]], by_id: dict[int, Story]) -> tuple[Story, ...]:
    """Return one story of each group: the first telling where it is there, in the order told."""
    chosen = set()
    for first, same in groups.items():
        there = {story.id for story in same}
        chosen.add(first if first in there else same[0].id)
    return tuple(story for number, story in by_id.items() if number in chosen)
