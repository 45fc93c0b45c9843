"""What a story is tied to: goals or something unexpected, types, other stories, code sets."""

import pytest
from PySide6.QtCore import Qt

from small_stories.changes.grouping import add_type
from small_stories.changes.marking import mark_story
from small_stories.changes.setting_up import describe_project
from small_stories.model import Span
from small_stories.storage.code_sets import (
    story_components,
    story_domains,
    story_questions24,
)
from small_stories.storage.stories import story as story_of
from small_stories.storage.stories import story_goals, story_themes
from small_stories.storage.types import story_types, types_of
from small_stories.typology.support import support
from small_stories_app.story_panel.activity_questions import QuestionsDialog

Key = Qt.Key


@pytest.fixture
def told(analyst):
    numbers = [mark_story(analyst.project, 1, [Span(analyst.talk[n].id, 0, 12)]) for n in (3, 5, 9)]
    analyst.page.show_story(numbers[1])
    return numbers


@pytest.fixture
def panel(analyst, told):
    return analyst.page.panel


def test_a_story_shows_many_goals_and_may_be_surprising_too(analyst, told, panel):
    panel.goals.goals.setFocus()
    analyst.press(Key.Key_Space, Key.Key_Down, Key.Key_Space)
    panel.goals.surprising.setFocus()
    analyst.press(Key.Key_Space)
    assert len(story_goals(analyst.project, told[1])) == 2
    assert story_of(analyst.project, told[1]).surprising


def test_a_type_is_added_in_words_and_the_story_stands_in_it(analyst, told, panel):
    analyst.press(Key.Key_T)
    assert analyst.at is panel.types.new
    analyst.type("Kehu > osaan > jatkan")
    analyst.press(Key.Key_Return)
    (made,) = story_types(analyst.project)
    assert made.name == "Kehu > osaan > jatkan"
    assert [each.role for each in types_of(analyst.project, told[1])] == ["supports"]
    assert panel.types.new.text() == ""
    analyst.undo()
    assert story_types(analyst.project) == []


def test_a_story_stands_against_one_type_and_supports_another(analyst, told, panel):
    kinds = [add_type(analyst.project, name) for name in ("Kehu", "Vastuu")]
    panel.types.list.setFocus()
    analyst.press(Key.Key_Home, Key.Key_Space, Key.Key_Down, Key.Key_Space, Key.Key_C)
    roles = {each.type_id: each.role for each in types_of(analyst.project, told[1])}
    assert roles == {kinds[0]: "supports", kinds[1]: "counter_example"}
    shown = panel.types.list.things
    assert shown.index(1).data() == "Vastuu (vastaesimerkki)"
    analyst.press(Key.Key_C)
    assert {each.role for each in types_of(analyst.project, told[1])} == {"supports"}


def test_a_story_told_twice_counts_once(analyst, told, panel):
    kind = add_type(analyst.project, "Kehu")
    for number in told[:2]:
        analyst.page.show_story(number)
        panel.types.list.setFocus()
        analyst.press(Key.Key_Home, Key.Key_Space)
    assert len(support(analyst.project, kind).stories) == 2
    again = panel.others.again
    again.setFocus()
    assert again.count() == 3
    assert again.itemText(1).startswith("H01/1")
    analyst.press(Key.Key_Down)
    assert story_of(analyst.project, told[1]).told_again_of_id == told[0]
    assert len(support(analyst.project, kind).stories) == 1
    assert panel.others.counted.isVisible()
    analyst.page.text.setFocus()
    analyst.page.show_story(told[0])
    assert again.currentText() == "–"
    analyst.page.show_story(told[1])
    assert again.currentText().startswith("H01/1")


def test_one_story_leads_to_another(analyst, told, panel):
    panel.others.leads_to.setFocus()
    analyst.press(Key.Key_Down, Key.Key_Down)
    assert story_of(analyst.project, told[1]).leads_to_id == told[2]
    analyst.undo()
    assert story_of(analyst.project, told[1]).leads_to_id != told[2]


def test_the_other_code_sets_are_there_only_when_switched_on(analyst, told, panel):
    assert not panel.code_sets.isVisible()
    with analyst.project.change("project.described"):
        analyst.project.db.execute("UPDATE project SET uses_components = 1, uses_domains = 1")
    analyst.page.panel.show_current()
    panel.code_sets.components.setFocus()
    analyst.press(Key.Key_Down, Key.Key_Space)
    panel.code_sets.domains.setFocus()
    analyst.press(Key.Key_Space)
    assert story_components(analyst.project, told[1]) == {"meaningfulness"}
    assert story_domains(analyst.project, told[1]) == {"own_life"}
    assert story_themes(analyst.project, told[1]) == []


def test_questions_on_the_activity_stand_in_one_line_and_are_chosen_by_keys(
    analyst, told, panel, qtbot
):
    questions = panel.code_sets.questions
    assert not questions.isVisible()
    describe_project(analyst.project, uses_questions24=1)
    analyst.page.panel.show_current()
    assert questions.line.text() == "Kysymykset toiminnasta: ei valittu"
    questions.tools.buttons[0].click()
    (dialog,) = analyst.page.window().findChildren(QuestionsDialog)
    for key in (Key.Key_Space, Key.Key_Down, Key.Key_Down, Key.Key_Space):
        qtbot.keyClick(dialog.list, key)
    assert story_questions24(analyst.project, told[1]) == {1, 3}
    dialog.list.setCurrentRow(7)
    qtbot.keyClick(dialog.list, Key.Key_Down)
    assert dialog.list.currentItem().text().startswith("8. ")
    assert questions.line.text() == "Kysymykset toiminnasta: 1, 3"
    analyst.project.undo()
    assert dialog.list.item(3).checkState() == Qt.CheckState.Unchecked
    dialog.accept()
    assert questions.line.text() == "Kysymykset toiminnasta: 1"
    assert "jäävät pois" in questions.line.toolTip()


def test_a_check_that_cannot_be_recorded_is_not_shown_as_recorded(analyst, told, panel):
    check = panel.facts.check
    refused = []
    analyst.page.session.failed.connect(refused.append)
    denied = check.findText("kiistetty")
    check.setCurrentIndex(denied)
    check.activated.emit(denied)
    assert story_of(analyst.project, told[1]).check_state == "denied"
    offered = check.findText("tarjottu tarkistettavaksi")
    check.setCurrentIndex(offered)
    check.activated.emit(offered)
    assert refused
    assert check.currentIndex() == denied
