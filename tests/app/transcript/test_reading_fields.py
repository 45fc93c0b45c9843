"""The fields of a reading: all of them there, none asked for, those in use never hidden."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from small_stories.changes.checking import record_check
from small_stories.changes.marking import remove_story
from small_stories.changes.reading import write_reading
from small_stories.model import CheckState
from small_stories.storage.stories import READING_FIELDS, reading
from small_stories.storage.stories import story as story_of
from small_stories_app.story_panel.form import FIRST, ReadingForm

Key = Qt.Key


@pytest.fixture
def story(analyst):
    analyst.choose("osaan minä jotain")
    analyst.press(Key.Key_1)
    return analyst.stories[0].id


@pytest.fixture
def form(analyst, story) -> ReadingForm:
    return analyst.page.panel.reading


def test_every_field_of_the_method_is_there_and_few_at_first(form):
    assert set(READING_FIELDS) | {"text", "exemplifies", "memo", "story_memo"} == set(form.fields)
    shown = [name for name, field in form.fields.items() if field.isVisible()]
    assert shown == list(FIRST)
    assert not form.telling.isVisible()
    form.more.click()
    assert all(field.isVisible() for field in form.fields.values())
    assert form.telling.isVisible()


def test_each_field_has_its_question_and_no_empty_one_is_marked(form):
    form.more.click()
    hints = [field.placeholderText() for field in form.fields.values()]
    assert all(hints)
    assert len(set(hints)) == len(hints)
    assert {field.toPlainText() for field in form.fields.values()} == {""}
    assert {field.styleSheet() for field in form.fields.values()} == {""}


def test_what_holds_text_is_shown_while_the_rest_is_folded_away(analyst, story, form):
    write_reading(analyst.project, story, learned="leipomaan", minimising=1)
    assert form.fields["learned"].isVisible()
    assert form.telling.isVisible()
    assert not form.fields["setting"].isVisible()
    assert form.more.text() == "▸ Lisää kenttiä (14)"
    analyst.undo()
    assert not form.fields["learned"].isVisible()


def test_more_fields_open_by_keyboard_and_stay_open(analyst, form):
    form.more.setFocus()
    analyst.press(Key.Key_Return)
    assert form.fields["setting"].isVisible()
    again = ReadingForm(analyst.page.session)
    assert again.more.isChecked()
    analyst.press(Key.Key_Space)
    assert not form.fields["setting"].isVisible()


def test_a_field_that_is_being_emptied_does_not_go_away(analyst, story, form):
    write_reading(analyst.project, story, learned="x")
    form.fields["learned"].setFocus()
    analyst.press(Key.Key_End, Key.Key_Backspace)
    form.keep()
    assert reading(analyst.project, story).learned == ""
    assert form.fields["learned"].hasFocus()


def test_the_traits_of_the_telling_are_three_steps_of_detail_and_two_ticks(analyst, story, form):
    form.more.click()
    telling = form.telling
    steps = [telling.detail.itemText(n) for n in range(telling.detail.count())]
    assert len(steps) == 4
    assert not any(word in " ".join(steps) for word in ("laatu", "luotettava", "tosi"))
    telling.detail.setFocus()
    analyst.press(Key.Key_Down, Key.Key_Down)
    telling.tense.setFocus()
    analyst.press(Key.Key_Space)
    telling.minimising.setFocus()
    analyst.press(Key.Key_Space)
    found = reading(analyst.project, story)
    assert (found.detail_step, found.tense_shift, found.minimising) == (2, 1, 1)
    analyst.undo()
    assert not telling.minimising.isChecked()


def test_a_suggestion_is_put_in_and_can_be_taken_back(analyst, story, form):
    form.more.click()
    field = form.fields["new_possibilities"]
    menu = form.possibilities.button.menu()
    menu.actions()[3].trigger()
    menu.actions()[6].trigger()
    assert field.words == "uusia suunnitelmia; luottamus muihin vahvistui"
    assert reading(analyst.project, story).new_possibilities == field.words
    analyst.undo()
    assert field.words == "uusia suunnitelmia"


def test_the_story_has_a_memo_apart_from_the_reading(analyst, story, form):
    form.more.click()
    form.fields["story_memo"].setFocus()
    analyst.type("Kysy uudelleen.")
    form.fields["memo"].setFocus()
    analyst.type("Kesken.")
    analyst.press(Key.Key_Escape)
    assert story_of(analyst.project, story).memo == "Kysy uudelleen."
    assert reading(analyst.project, story).memo == "Kesken."


def test_the_own_label_takes_the_tellers_words_by_a_key(analyst, story):
    analyst.press(Key.Key_N)
    assert "Valitse ensin kertojan sanat" in analyst.heard[-1]
    analyst.choose("osaan minä")
    analyst.press(Key.Key_N)
    assert story_of(analyst.project, story).in_vivo_label == "osaan minä"
    assert analyst.page.panel.facts.label.text() == "osaan minä"
    analyst.undo()
    assert analyst.page.panel.facts.label.text() == ""


def test_a_story_stays_at_hand_whose_label_or_check_is_in_words_of_another(analyst, story):
    analyst.choose("kuorin perunoita")
    analyst.press(Key.Key_1)
    other = analyst.page.opened.current.id
    assert other != story
    for key in (Key.Key_N, Key.Key_C):
        analyst.page.show_story(story)
        analyst.choose("kuorin")
        analyst.press(key)
        assert analyst.page.opened.current.id == story
    assert analyst.page.panel.facts.label.text() == "kuorin"


def test_kinds_and_grades_are_commands(analyst, story):
    actions = {action.objectName(): action for action in analyst.page.window().actions()}
    actions["story.kind_context"].trigger()
    actions["story.grade_brief"].trigger()
    told = analyst.stories[0]
    assert (told.kind, told.grade) == ("context", "brief")


def test_the_panel_is_never_wider_than_its_place(analyst, story, form):
    form.more.click()
    inside = analyst.page.panel._inside
    assert inside.minimumSizeHint().width() <= 340 - 24
    assert all(button.text() for button in inside.findChildren(QPushButton))


def test_tab_goes_through_the_panel_as_it_is_read(analyst, story, form):
    form.more.click()
    inside = analyst.page.panel._inside
    inside.window().resize(1366, 768)
    first = analyst.page.panel.facts.title
    widget, places = first, []
    while inside.isAncestorOf(widget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            corner = widget.mapTo(inside, widget.rect().topLeft())
            places.append((corner.y(), widget.accessibleName()))
        widget = widget.nextInFocusChain()
    assert len(places) > 30
    assert [y for y, _ in places] == sorted(y for y, _ in places), places


def test_a_denied_reading_is_said_to_be_written_anew(analyst, story):
    denied = analyst.page.panel.denied
    assert not denied.isVisible()
    record_check(analyst.project, story, CheckState.DENIED)
    assert "kirjoita uusi" in denied.text()
    assert denied.isVisible()


def test_what_is_new_in_several_fields_is_one_change_of_the_story_it_belongs_to(
    analyst, story, form
):
    analyst.choose("kuorin perunoita")
    analyst.press(Key.Key_2)
    other = analyst.page.opened.current.id
    form.fields["story_memo"].setPlainText("Kysy.")
    form.fields["effect"].setPlainText("rohkeus")
    before = len(analyst.project.history())
    analyst.page.show_story(story)
    assert len(analyst.project.history()) == before + 1
    assert story_of(analyst.project, other).memo == "Kysy."
    assert reading(analyst.project, other).effect == "rohkeus"
    assert reading(analyst.project, story) is None
    assert form.fields["effect"].words == form.fields["story_memo"].words == ""


def test_the_menu_comes_after_what_was_typed(analyst, story, form):
    form.fields["text"].setFocus()
    analyst.type("Pullat")
    commands = analyst.page.window().commands
    commands.action("edit.undo").trigger()
    assert [told.id for told in analyst.stories] == [story]
    assert form.fields["text"].words == ""
    commands.action("edit.redo").trigger()
    assert form.fields["text"].words == "Pullat"
    analyst.type(" ja kahvi")
    commands.action("story.remove").trigger()
    assert analyst.stories == []
    commands.action("edit.undo").trigger()
    assert reading(analyst.project, story).text == form.fields["text"].words
    assert "kahvi" in form.fields["text"].words


def test_words_for_a_story_that_is_gone_hold_up_nothing(analyst, story, form):
    form.fields["text"].setFocus()
    analyst.type("Pullat")
    remove_story(analyst.project, story)
    assert analyst.stories == []
    analyst.project.undo()
    assert form.fields["text"].words == ""
