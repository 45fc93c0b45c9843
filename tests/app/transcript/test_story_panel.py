import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from small_stories.changes.grouping import add_type
from small_stories.storage.change_record import history
from small_stories.storage.stories import reading, reading_history, story_goals
from small_stories.storage.types import stories_in_types
from small_stories_app.options import LANGUAGE

Key = Qt.Key


@pytest.fixture
def story(analyst):
    analyst.choose("osaan minä jotain")
    analyst.press(Key.Key_1)
    return analyst.stories[0].id


def test_what_is_typed_is_kept_as_one_change_when_focus_leaves(analyst, story):
    analyst.press(Key.Key_I)
    assert analyst.at is analyst.page.panel.reading.fields["text"]
    analyst.type("Kertoja huomaa osaavansa. 1 2 3")
    assert reading(analyst.project, story) is None
    analyst.press(Key.Key_Tab)
    assert reading(analyst.project, story).text == "Kertoja huomaa osaavansa. 1 2 3"
    assert len(reading_history(analyst.project, story)) == 1


def test_what_is_typed_is_kept_after_a_pause(analyst, story, qtbot):
    analyst.press(Key.Key_I)
    analyst.type("Huomaa ")
    qtbot.waitUntil(lambda: reading(analyst.project, story) is not None, timeout=4000)
    analyst.type("osaavansa")
    field = analyst.page.panel.reading.fields["text"]
    assert field.toPlainText() == "Huomaa osaavansa"
    analyst.press(Key.Key_Escape)
    assert analyst.page.text.hasFocus()
    assert reading(analyst.project, story).text == "Huomaa osaavansa"
    assert len(reading_history(analyst.project, story)) == 2


def test_undo_takes_back_what_was_typed_and_shows_it(analyst, story):
    field = analyst.page.panel.reading.fields["mechanism"]
    field.setFocus()
    analyst.type("muiden kehu")
    analyst.undo()
    assert reading(analyst.project, story) is None
    assert field.toPlainText() == ""
    analyst.redo()
    assert field.toPlainText() == "muiden kehu"
    assert reading(analyst.project, story).mechanism == "muiden kehu"


def test_what_is_typed_belongs_to_the_story_it_was_typed_for(analyst, story):
    analyst.choose("kuorin perunoita")
    analyst.press(Key.Key_2)
    other = analyst.page.opened.current.id
    field = analyst.page.panel.reading.fields["effect"]
    field.setFocus()
    analyst.type("rohkeus")
    analyst.page.show_story(story)
    assert reading(analyst.project, other).effect == "rohkeus"
    assert reading(analyst.project, story) is None
    assert field.toPlainText() == ""


def test_what_is_typed_is_kept_when_the_project_closes(analyst, story, session, folder):
    analyst.press(Key.Key_I)
    analyst.type("viimeiset sanat")
    session.close()
    session.open(folder, None)
    assert reading(session.project, story).text == "viimeiset sanat"


def test_more_fields_open_and_are_written(analyst, story):
    form = analyst.page.panel.reading
    assert not form.fields["learned"].isVisible()
    assert form.more.text() == "▸ Lisää kenttiä (16)"
    form.more.click()
    assert form.fields["learned"].isVisible()
    form.fields["learned"].setFocus()
    analyst.type("leipomaan")
    analyst.press(Key.Key_Tab)
    assert reading(analyst.project, story).learned == "leipomaan"


def test_title_kind_goals_and_types(analyst, story):
    kind = add_type(analyst.project, "Kehu → osaan → jatkan")
    panel = analyst.page.panel
    panel.facts.title.setFocus()
    analyst.type("Pullat")
    analyst.press(Key.Key_Return)
    panel.facts.kind.setFocus()
    analyst.press(Key.Key_Down)
    panel.goals.goals.setFocus()
    analyst.press(Key.Key_Down, Key.Key_Space)
    analyst.page.text.setFocus()
    analyst.press(Key.Key_T)
    assert analyst.at is panel.types.list
    analyst.press(Key.Key_Down, Key.Key_Return)
    assert (analyst.stories[0].title, analyst.stories[0].kind) == ("Pullat", "other_story")
    assert len(story_goals(analyst.project, story)) == 1
    assert [(each.story_id, each.type_id) for each in stories_in_types(analyst.project)] == [
        (story, kind)
    ]
    analyst.press(Key.Key_Return)
    assert stories_in_types(analyst.project) == []


def test_the_panel_follows_undo(analyst, story):
    buttons = analyst.page.panel.facts.themes.buttons
    analyst.press(Key.Key_3)
    assert [button.isChecked() for button in buttons] == [True, False, True]
    analyst.undo()
    assert [button.isChecked() for button in buttons] == [True, False, False]
    assert analyst.page.opened.current.id == story


def test_a_quote_is_removed_from_the_panel(analyst, story):
    analyst.press(Key.Key_Q)
    quotes = analyst.page.panel.quotes
    assert ["osaan minä jotain" in words for _, words in quotes.printed.rows] == [True]
    quotes.list.setFocus()
    analyst.press(Key.Key_Delete)
    assert quotes.printed.rows == []
    assert [each.name for each in history(analyst.project.db, 2)] == [
        "quote.removed",
        "quote.added",
    ]


def test_everything_that_takes_focus_has_a_name(analyst, story):
    analyst.page.panel.reading.more.click()
    nameless = [
        widget
        for widget in analyst.page.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    ]
    assert nameless == []


def test_the_whole_reading_comes_into_view_and_shows_all_its_lines(analyst, story):
    analyst.page.window().resize(1200, 640)
    field = analyst.page.panel.reading.fields["text"]
    analyst.press(Key.Key_I)
    analyst.type("Kertoja huomaa osaavansa.\n" * 6 + "Nyt uskaltaa.")
    analyst.press(Key.Key_Escape)
    analyst.press(Key.Key_I)
    assert field.visibleRegion().boundingRect().height() == field.height()
    assert field.verticalScrollBar().maximum() == 0


class TestInEnglish:
    @pytest.fixture
    def options(self, options):
        options.set(LANGUAGE, "en")
        return options

    def test_the_page_speaks_english(self, analyst):
        assert "press 1, 2 or 3" in analyst.page.panel.empty.sentence.text()
        analyst.choose("osaan minä jotain")
        analyst.press(Key.Key_1, Key.Key_2)
        assert analyst.heard[-1] == "Story H01/1, themes 1 and 2"
        assert analyst.page.panel.facts.code.text() == "Story H01/1"
