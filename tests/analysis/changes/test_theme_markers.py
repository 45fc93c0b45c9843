"""What a story is told under follows the theme markers, until the analyst says otherwise."""

from small_stories.changes.interviewing import mark_theme
from small_stories.changes.marking import mark_story, set_told_under
from small_stories.model import Span
from small_stories.storage.interviews import Turn
from small_stories.storage.project_file import Project
from small_stories.storage.setup import themes
from small_stories.storage.stories import story


def told_under(project: Project, number: int) -> int | None:
    found = story(project, number)
    assert found is not None
    return found.told_under_id


def test_a_marker_set_later_fills_what_stories_are_told_under(
    project: Project, interview: int, talk: list[Turn]
) -> None:
    meaning, agency, _ = (theme.id for theme in themes(project))
    early = mark_story(project, interview, [Span(talk[1].id, 0, 5)])
    late = mark_story(project, interview, [Span(talk[3].id, 0, 5), Span(talk[1].id, 6, 9)])
    mark_theme(project, talk[0].id, meaning)
    assert [told_under(project, each) for each in (early, late)] == [meaning, meaning]
    mark_theme(project, talk[2].id, agency)
    assert [told_under(project, each) for each in (early, late)] == [meaning, agency]
    project.undo()
    assert [told_under(project, each) for each in (early, late)] == [meaning, meaning]
    mark_theme(project, talk[0].id, meaning)
    assert [told_under(project, each) for each in (early, late)] == [None, None]


def test_what_the_analyst_has_said_stays(
    project: Project, interview: int, talk: list[Turn]
) -> None:
    meaning, agency, social = (theme.id for theme in themes(project))
    number = mark_story(project, interview, [Span(talk[1].id, 0, 5)])
    set_told_under(project, number, social)
    mark_theme(project, talk[0].id, meaning)
    mark_theme(project, talk[0].id, agency)
    assert told_under(project, number) == social
