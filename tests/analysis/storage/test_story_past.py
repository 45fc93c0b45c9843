"""The history of a reading: what each field was, who wrote it, before or after the check."""

import pytest

from small_stories.changes.checking import record_check
from small_stories.changes.hinting import NewHint, store_hints, take_hint
from small_stories.changes.marking import mark_story, set_kind, toggle_theme
from small_stories.changes.plot import mark_part
from small_stories.changes.reading import write_reading
from small_stories.model import CheckState, PartKind, Span, StoryKind
from small_stories.storage.hints import open_hints
from small_stories.storage.interviews import Turn
from small_stories.storage.project_file import Project
from small_stories.storage.stories import reading, stories
from small_stories.storage.story_past import hint_behind, story_changes, wordings


@pytest.fixture
def story(project: Project, interview: int, talk: list[Turn]) -> int:
    return mark_story(project, interview, [Span(talk[1].id, 0, 9)])


def test_every_wording_is_there_newest_first(project: Project, story: int) -> None:
    project.analyst = "Aino"
    write_reading(project, story, mechanism="kutsu", effect="jää")
    write_reading(project, story, mechanism="kutsu sisään", detail_step=2, tense_shift=1)
    said = [(each.field, each.before, each.after) for each in wordings(project, story)]
    assert said[:3] == [
        ("tense_shift", 0, 1), ("detail_step", None, 2), ("mechanism", "kutsu", "kutsu sisään"),
    ]  # fmt: skip
    assert set(said[3:]) == {("mechanism", "", "kutsu"), ("effect", "", "jää")}
    assert {each.change.analyst for each in wordings(project, story)} == {"Aino"}


def test_it_is_told_what_was_written_after_the_teller_had_looked(
    project: Project, story: int
) -> None:
    write_reading(project, story, mechanism="kutsu")
    assert [each.after_check for each in wordings(project, story)] == [None]
    record_check(project, story, CheckState.OFFERED)
    write_reading(project, story, mechanism="kutsu sisään")
    record_check(project, story, CheckState.MODIFIED)
    write_reading(project, story, mechanism="nimeltä kutsuminen")
    assert [(each.after, each.after_check) for each in wordings(project, story)] == [
        ("nimeltä kutsuminen", True), ("kutsu sisään", False), ("kutsu", False),
    ]  # fmt: skip


def test_what_was_undone_is_no_history(project: Project, story: int) -> None:
    write_reading(project, story, mechanism="kutsu")
    write_reading(project, story, mechanism="toinen")
    project.undo()
    assert [each.after for each in wordings(project, story)] == ["kutsu"]
    found = reading(project, story)
    assert found is not None
    assert found.mechanism == "kutsu"


def test_the_story_has_a_history_of_its_own(
    project: Project, story: int, interview: int, talk: list[Turn]
) -> None:
    other = mark_story(project, interview, [Span(talk[3].id, 0, 9)])
    toggle_theme(project, story, 1)
    toggle_theme(project, other, 2)
    set_kind(project, story, StoryKind.OTHER_STORY)
    mark_part(project, story, PartKind.EVENT, None, "jää")
    write_reading(project, story, text="Kutsu.")
    assert [change.name for change in story_changes(project, story)] == [
        "story.part_marked", "story.kind_set", "story.tagged", "story.marked",
    ]  # fmt: skip


def test_a_story_that_the_program_pointed_to_tells_of_it(
    project: Project, story: int, talk: list[Turn]
) -> None:
    texts = {turn.id: turn.text for turn in talk}
    hint = NewHint((Span(talk[3].id, 0, 30),), 2, None, "usual", ())
    passed = NewHint((Span(talk[1].id, 20, 60),), 1, None, "", (), held_down="habit")
    store_hints(project, 1, [hint, passed], texts)
    project.analyst = "Aino"
    [found] = open_hints(project, 1)
    taken = take_hint(project, found.id)
    behind = hint_behind(project, taken)
    assert behind is not None
    assert (behind.found.name, behind.found.analyst) == ("hint.searched", "")
    assert (behind.taken.name, behind.taken.analyst) == ("hint.taken", "Aino")
    names = [change.name for change in story_changes(project, taken)]
    assert names == ["hint.taken", "hint.searched"]
    own = take_hint(project, found.id + 1)
    assert {each.id: bool(each.hinted) for each in stories(project)} == {
        story: False, taken: True, own: False
    }  # fmt: skip
    assert hint_behind(project, story) is None
    project.undo()
    project.undo()
    assert [each.id for each in stories(project)] == [story]
