"""What a story is tied to, beside its themes and goals."""

import pytest

from small_stories.changes.grouping import put_in_type
from small_stories.changes.linking import (
    lead_to,
    put_in_new_type,
    tell_again,
    toggle_component,
    toggle_domain,
    toggle_question24,
)
from small_stories.changes.marking import mark_story, set_kind
from small_stories.model import Component, Domain, Span, StoryKind
from small_stories.storage.code_sets import story_components, story_domains, story_questions24
from small_stories.storage.interviews import Turn
from small_stories.storage.project_file import Project
from small_stories.storage.stories import story, story_themes
from small_stories.storage.types import story_types, types_of
from small_stories.typology.support import support


@pytest.fixture
def told(project: Project, interview: int, talk: list[Turn]) -> tuple[int, int]:
    marked = (mark_story(project, interview, [Span(talk[n].id, 0, 9)]) for n in (1, 3))
    return next(marked), next(marked)


def test_what_is_told_twice_counts_once(project: Project, told: tuple[int, int]) -> None:
    first, again = told
    kind = put_in_new_type(project, first, "Ovi auki → jään → avaan itse")
    put_in_type(project, again, kind)
    assert len(support(project, kind).stories) == 2
    tell_again(project, again, first)
    assert [each.id for each in support(project, kind).stories] == [first]
    tell_again(project, first, again)
    assert [each.id for each in support(project, kind).stories] == [again]
    tell_again(project, first, None)
    assert len(support(project, kind).stories) == 2


def test_a_new_type_and_the_story_in_it_are_one_change(
    project: Project, told: tuple[int, int]
) -> None:
    put_in_new_type(project, told[0], "Ovi auki")
    assert [each.role for each in types_of(project, told[0])] == ["supports"]
    project.undo()
    assert story_types(project) == []
    set_kind(project, told[0], StoryKind.DISAPPOINTMENT)
    put_in_new_type(project, told[0], "Ovi auki")
    assert [each.role for each in types_of(project, told[0])] == ["counter_example"]


def test_one_story_leads_to_another(project: Project, told: tuple[int, int]) -> None:
    lead_to(project, *told)
    found = story(project, told[0])
    assert found is not None
    assert found.leads_to_id == told[1]
    lead_to(project, told[0], None)
    found = story(project, told[0])
    assert found is not None
    assert found.leads_to_id is None


def test_the_three_code_sets_stay_apart(project: Project, told: tuple[int, int]) -> None:
    toggle_component(project, told[0], Component.BELONGING)
    toggle_domain(project, told[0], Domain.OWN_LIFE)
    toggle_question24(project, told[0], 16)
    assert story_components(project, told[0]) == {"belonging"}
    assert story_domains(project, told[0]) == {"own_life"}
    assert story_questions24(project, told[0]) == {16}
    assert story_themes(project, told[0]) == []
    toggle_question24(project, told[0], 16)
    assert story_questions24(project, told[0]) == set()
    toggle_component(project, told[0], Component.BELONGING)
    assert story_components(project, told[0]) == set()
