"""Using the panel: leaving it, scrolling over it, narrow places, every button a command."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton, QWidget

from small_stories.changes.grouping import add_type
from small_stories.changes.linking import put_in_new_type
from small_stories.changes.marking import mark_story
from small_stories.changes.plot import mark_part
from small_stories.changes.quoting import add_quote
from small_stories.changes.setting_up import rename_theme
from small_stories.model import PartKind, Span
from small_stories_app.options import LANGUAGE
from small_stories_app.transcript.page import PANES

Key = Qt.Key


@pytest.fixture
def panel(analyst):
    """The panel with something in every part of it."""
    talk = analyst.talk
    mark_story(analyst.project, 1, [Span(talk[9].id, 0, 20)])
    story = mark_story(analyst.project, 1, [Span(talk[n].id, 0, 20) for n in (3, 5)])
    mark_part(analyst.project, story, PartKind.PLOT_TURN, Span(talk[3].id, 0, 5))
    mark_part(analyst.project, story, PartKind.EVENT, Span(talk[5].id, 0, 8))
    add_type(analyst.project, "Hallittavuuden ja ennakoitavuuden kokemus → uskallus")
    put_in_new_type(analyst.project, story, "Kehu → osaan")
    add_quote(analyst.project, story, [Span(talk[3].id, 0, 20)])
    with analyst.project.change("project.described"):
        analyst.project.db.execute(
            "UPDATE project SET uses_components = 1, uses_domains = 1, uses_questions24 = 1"
        )
    analyst.page.show_story(story)
    analyst.page.panel.reading.more.setChecked(True)
    return analyst.page.panel


def takers(panel) -> list[QWidget]:
    return [
        widget
        for widget in panel.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible()
    ]


def test_esc_goes_back_to_the_transcript_from_everywhere(analyst, panel):
    found = takers(panel)
    assert len(found) > 45
    for widget in found:
        widget.setFocus()
        analyst.press(Key.Key_Escape)
        assert analyst.page.text.hasFocus(), widget.accessibleName()
        # The transcript's own Esc leaves the story; here it stays at hand.
        assert analyst.page.opened.current is not None


def test_the_wheel_scrolls_and_chooses_nothing(analyst, panel):
    before = [box.currentIndex() for box in panel.findChildren(QComboBox)]
    assert len(before) == 7
    changes = len(analyst.project.history())
    for box in panel.findChildren(QComboBox):
        box.setFocus()
        middle = QPointF(box.rect().center())
        turned = QWheelEvent(
            middle, box.mapToGlobal(middle), QPoint(), QPoint(0, -120),
            Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(box, turned)
    assert [box.currentIndex() for box in panel.findChildren(QComboBox)] == before
    assert len(analyst.project.history()) == changes


def test_every_button_does_what_a_command_does(analyst, panel):
    window = analyst.page.window()
    named = {action.objectName() for action in window.findChildren(type(window.actions()[0]))}
    expected = {
        "story.go_to_place", "story.place_earlier", "story.place_later", "story.remove_place",
        "story.go_to_part", "story.part_earlier", "story.part_later", "story.word_part",
        "story.remove_part", "story.part_plot_turn", "story.part_silence", "story.past",
        "story.more_fields", "story.suggest", "story.turn_role", "story.remove_quote",
        "story.go_to_lost", "story.let_lost_go", "story.surprising", "story.label_words",
        "story.activity_questions",
    }  # fmt: skip
    assert expected <= named
    assert len([each for each in takers(panel) if isinstance(each, QPushButton)]) == 19


class _Narrow:
    def test_nothing_is_wider_than_340_pixels(self, analyst, panel):
        assert panel._inside.minimumSizeHint().width() <= 340 - 24
        panel.resize(340, 600)
        assert not panel._area.horizontalScrollBar().isVisible()

    def test_the_facts_have_room_for_their_longest_words(self, analyst, panel):
        rename_theme(analyst.project, 1, "de sociala relationernas kvalitet")
        facts = panel.facts
        facts.setFixedWidth(300)
        QApplication.processEvents()
        for choice in (facts.kind, facts.grade, facts.told_under, facts.check):
            words = [choice.itemText(n) for n in range(choice.count())]
            arrow = 30
            longest = max(choice.fontMetrics().horizontalAdvance(each) for each in words)
            assert longest + arrow <= choice.width(), choice.accessibleName()

    def test_everything_that_takes_the_focus_has_a_name(self, panel):
        nameless = [
            widget for widget in takers(panel)
            if not (widget.accessibleName() or getattr(widget, "text", str)())
        ]  # fmt: skip
        assert nameless == []


class TestInFinnish(_Narrow):
    pass


class TestInSwedish(_Narrow):
    @pytest.fixture
    def options(self, options):
        options.set(LANGUAGE, "sv")
        return options


class TestInEnglish(_Narrow):
    @pytest.fixture
    def options(self, options):
        options.set(LANGUAGE, "en")
        return options


def test_the_panel_comes_back_as_wide_as_it_was_when_the_places_were_wider(analyst, qtbot):
    page = analyst.page
    page.window().resize(1600, 900)
    page.panes.moveSplitter(page.panes.width() - 400, 1)
    wide = page.panel.width()
    analyst.press(Key.Key_L, control=True, shift=True)
    page.panes.moveSplitter(page.panes.width() - 300, 2)
    kept = page.session.options.get(PANES).split()
    assert kept[1:] == [str(wide), str(page.again.panel.width())]
    assert wide > page.again.panel.width() > 240
