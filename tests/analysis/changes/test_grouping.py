"""Types are merged, split, put aside and placed, each in one change that can be undone."""

import pytest

from small_stories.changes import grouping
from small_stories.changes.marking import mark_story, set_kind, toggle_theme
from small_stories.changes.several_stories import quote_stories, read_as, remove_stories
from small_stories.model import Span, StoryKind, TypeRole
from small_stories.storage.interviews import Turn
from small_stories.storage.project_file import Project
from small_stories.storage.quotes import quotes
from small_stories.storage.setup import themes
from small_stories.storage.stories import stories, story_themes
from small_stories.storage.story_lines import stories_moved, story_lines
from small_stories.storage.types import (
    retired_types,
    stories_in_types,
    stories_of_type,
    story_type,
    story_types,
)
from small_stories.typology.support import support, support_in_words

SUPPORTS, COUNTER = TypeRole.SUPPORTS, TypeRole.COUNTER_EXAMPLE


@pytest.fixture
def told(project: Project, interview: int, talk: list[Turn]) -> list[int]:
    return [mark_story(project, interview, [Span(talk[1].id, n, n + 9)]) for n in (0, 10, 20, 30)]


@pytest.fixture
def kinds(project: Project) -> tuple[int, int]:
    praise = grouping.add_type(project, "Kehu", experience="muut kehuvat", change="osaan")
    return praise, grouping.add_type(project, "Uusi tehtävä")


def links(project: Project) -> list[tuple[int, int, str]]:
    return sorted((each.story_id, each.type_id, each.role) for each in stories_in_types(project))


def changes(project: Project) -> list[str]:
    return [change.name for change in project.history()]


def test_merging_keeps_each_story_once_and_one_undo_brings_both_types_back(
    project: Project, told: list[int], kinds: tuple[int, int]
) -> None:
    kept, other = kinds
    for story, kind, role in (
        (told[0], kept, SUPPORTS), (told[0], other, SUPPORTS),
        (told[1], other, COUNTER), (told[2], kept, SUPPORTS), (told[2], other, COUNTER),
        (told[3], kept, SUPPORTS), (told[3], other, COUNTER),
    ):  # fmt: skip
        grouping.put_in_type(project, story, kind, role)
    before = links(project)
    grouping.merge_types(project, kept, other, {told[3]: COUNTER}, memo="Uusi tehtävä")
    assert [each.id for each in story_types(project)] == [kept]
    assert links(project) == [
        (told[0], kept, SUPPORTS),
        (told[1], kept, COUNTER),
        (told[2], kept, SUPPORTS),
        (told[3], kept, COUNTER),
    ]
    merged = story_type(project, kept)
    assert merged is not None
    assert (merged.name, merged.memo) == ("Kehu", "Uusi tehtävä")
    project.undo()
    assert links(project) == before
    assert [each.id for each in story_types(project)] == [kept, other]


def test_splitting_moves_the_chosen_stories_with_their_roles(
    project: Project, told: list[int], kinds: tuple[int, int]
) -> None:
    praise, _ = kinds
    grouping.put_stories(project, told[:2], praise)
    grouping.put_in_type(project, told[2], praise, COUNTER)
    made = grouping.split_type(project, told[1:3], praise, "Kiitos", opens_up="uskallan")
    assert stories_of_type(project, made) == {told[1]: SUPPORTS, told[2]: COUNTER}
    assert stories_of_type(project, praise) == {told[0]: SUPPORTS}
    assert changes(project)[0] == "type.split"
    project.undo()
    assert story_type(project, made) is None
    assert set(stories_of_type(project, praise)) == set(told[:3])


def test_a_type_is_split_off_stories_that_have_none(project: Project, told: list[int]) -> None:
    set_kind(project, told[1], StoryKind.DISAPPOINTMENT)
    made = grouping.split_type(project, told[:2], None, "Kiitos")
    assert stories_of_type(project, made) == {told[0]: SUPPORTS, told[1]: COUNTER}


def test_a_type_put_aside_keeps_its_stories_and_counts_nowhere(
    project: Project, told: list[int], kinds: tuple[int, int]
) -> None:
    praise, task = kinds
    grouping.put_stories(project, told[:2], praise)
    grouping.retire_type(project, praise)
    assert [each.id for each in story_types(project)] == [task]
    assert [each.id for each in retired_types(project)] == [praise]
    assert links(project) == []
    assert all(not line.types for line in story_lines(project))
    assert set(stories_of_type(project, praise)) == set(told[:2])
    grouping.bring_back_type(project, praise)
    assert [each.id for each in story_types(project)] == [task, praise]
    assert [link[0] for link in links(project)] == told[:2]
    project.undo()
    project.undo()
    assert [each.id for each in story_types(project)] == [praise, task]


def test_types_are_placed_in_an_order_of_ones_own(project: Project, kinds: tuple[int, int]) -> None:
    praise, task = kinds
    third = grouping.add_type(project, "Kuulluksi tulo")
    grouping.place_type(project, third, 0)
    assert [each.id for each in story_types(project)] == [third, praise, task]
    project.undo()
    assert [each.id for each in story_types(project)] == [praise, task, third]


def test_only_a_success_story_supports_and_the_others_are_told_of(
    project: Project, told: list[int], kinds: tuple[int, int]
) -> None:
    praise, task = kinds
    set_kind(project, told[1], StoryKind.DISAPPOINTMENT)
    assert grouping.put_stories(project, told[:2], praise) == [told[1]]
    assert grouping.put_stories(project, told[:1], task, COUNTER, left=praise) == []
    assert links(project) == [(told[0], task, COUNTER), (told[1], praise, COUNTER)]
    assert changes(project)[:2] == ["type.story_moved", "type.stories_put"]
    assert grouping.set_roles(project, told[:1], task, SUPPORTS) == []
    assert changes(project)[0] == "type.role_set"
    grouping.take_stories_out(project, [told[1]], praise)
    assert links(project) == [(told[0], task, SUPPORTS)]


def test_one_story_of_one_interview_is_enough_for_a_type(
    project: Project, told: list[int], kinds: tuple[int, int]
) -> None:
    grouping.put_in_type(project, told[0], kinds[0])
    found = support(project, kinds[0])
    assert support_in_words(found, "fi") == "yksi tarina yhdestä haastattelusta"


def test_several_stories_are_read_quoted_and_removed_in_one_change_each(
    project: Project, told: list[int]
) -> None:
    theme = themes(project)[0].id
    toggle_theme(project, told[0], theme)
    read_as(project, told[:3], theme)
    assert [story_themes(project, story) for story in told] == [[theme], [theme], [theme], []]
    read_as(project, told[:3], theme)
    assert [story_themes(project, story) for story in told] == [[], [], [], []]
    assert quote_stories(project, told[:2]) == told[:2]
    assert [quote.story_id for quote in quotes(project)] == told[:2]
    remove_stories(project, told[1:])
    assert [story.id for story in stories(project)] == told[:1]
    assert changes(project)[:4] == [
        "story.removed_several",
        "quote.added_several",
        "story.tagged_several",
        "story.tagged_several",
    ]
    project.undo()
    assert [story.id for story in stories(project)] == told


def test_the_change_record_tells_whose_a_row_was(project: Project, told: list[int]) -> None:
    heard: list[set[int]] = []
    project.listen(lambda changed: heard.append(stories_moved(project, changed.rows)))
    theme = themes(project)[0].id
    toggle_theme(project, told[2], theme)
    toggle_theme(project, told[2], theme)
    project.undo()
    read_as(project, told[:2], theme)
    assert heard == [{told[2]}, {told[2]}, {told[2]}, set(told[:2])]
    only = story_lines(project, only=told[1:3])
    assert only == [line for line in story_lines(project) if line.story.id in told[1:3]]
