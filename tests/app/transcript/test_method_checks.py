"""The checks 1 to 4 and 15 of the method, through the real window."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from small_stories.changes.grouping import add_type
from small_stories.changes.interviewing import mark_theme
from small_stories.changes.reading import write_reading
from small_stories.reporting.blocks import texts
from small_stories.reporting.material import gather
from small_stories.reporting.sections.catalogue import section
from small_stories.reporting.tables.sheets import sheets
from small_stories.storage.setup import themes
from small_stories.storage.stories import reading, story_goals, story_themes
from small_stories.typology.support import support
from small_stories_app.appearance.palettes import DARK, LIGHT

Key = Qt.Key


def said(project, key: str) -> str:
    """Return what a section of the report says."""
    return "\n".join(texts(section(gather(project, "fi"), key)))


def reds(widget: QWidget) -> list[str]:
    """Return the colours of a picture of a widget that anyone would call red."""
    picture = widget.grab().toImage()
    found = {
        picture.pixelColor(x, y).name()
        for x in range(0, picture.width(), 3)
        for y in range(0, picture.height(), 3)
    }
    own = {QColor(colour).name() for each in (LIGHT, DARK) for colour in each.themes}
    return [name for name in found - own if _is_red(QColor(name))]


def _is_red(colour: QColor) -> bool:
    hue, saturation = colour.hue(), colour.saturation()
    return saturation > 160 and (hue >= 345 or 0 <= hue <= 10)


def test_1_five_words_are_a_story_and_nothing_is_asked_for(analyst):
    analyst.choose("ajattelin, että osaan minä jotain")
    analyst.press(Key.Key_Return)
    (story,) = analyst.stories
    assert len(analyst.told(story.id)[0].split()) == 5
    assert reading(analyst.project, story.id) is None
    analyst.page.panel.reading.more.click()
    assert reds(analyst.page.panel._inside) == []


def test_2_three_separated_places_are_one_story(analyst):
    for words, key in (("kuorin perunoita", Key.Key_1), ("Jännitti", Key.Key_Plus),
                       ("soittaa virastoon itse", Key.Key_Plus)):  # fmt: skip
        analyst.choose(words)
        analyst.press(key)
    (story,) = analyst.stories
    assert analyst.told(story.id) == ["kuorin perunoita", "Jännitti", "soittaa virastoon itse"]
    shown = [piece.words for piece in analyst.page.panel.told.told.pieces]
    assert shown == analyst.told(story.id)


def test_3_told_under_one_theme_and_read_as_another_both_are_kept_and_exported(analyst):
    meaning, agency, _ = themes(analyst.project)
    mark_theme(analyst.project, analyst.talk[0].id, agency.id)
    analyst.choose("osaan minä jotain")
    analyst.press(Key.Key_1)
    (story,) = analyst.stories
    facts = analyst.page.panel.facts
    assert story.told_under_id == agency.id
    assert story_themes(analyst.project, story.id) == [meaning.id]
    assert facts.told_under.currentText() == f"2  {agency.name}"
    assert facts.themes.buttons[0].isChecked()
    analyst.press(Key.Key_Q)
    write_reading(analyst.project, story.id, text="Kehu sai luottamaan osaamiseen.")
    assert f"teeman ”{agency.name}” yhteydessä" in said(analyst.project, "stories")
    *_, told = sheets(gather(analyst.project, "fi"))
    row = dict(zip(told.header, told.rows[0], strict=True))
    assert (agency.name in row.values(), meaning.name in row.values()) == (True, True)


def test_4_a_surprising_story_without_goal_is_something_to_watch(analyst):
    analyst.choose("Naapurikin kysyi reseptiä")
    analyst.press(Key.Key_3)
    (story,) = analyst.stories
    write_reading(analyst.project, story.id, effect="Naapurit alkoivat puhua keskenään")
    assert "Naapurit alkoivat puhua" not in said(analyst.project, "watch")
    analyst.page.panel.goals.surprising.click()
    assert story_goals(analyst.project, story.id) == []
    assert "Naapurit alkoivat puhua keskenään" in said(analyst.project, "watch")


def test_15_a_disappointment_is_told_among_failures_and_never_among_successes(analyst):
    kind = add_type(analyst.project, "Kehu")
    analyst.choose("Ennen pyysin aina tytärtä")
    analyst.press(Key.Key_2, Key.Key_Q)
    (story,) = analyst.stories
    combo = analyst.page.panel.facts.kind
    combo.setFocus()
    analyst.press(Key.Key_Down, Key.Key_Down)
    assert analyst.stories[0].kind == "disappointment"
    analyst.page.panel.types.list.setFocus()
    analyst.press(Key.Key_Home, Key.Key_Space)
    assert "Ennen pyysin aina tytärtä" in said(analyst.project, "failures")
    assert "Ennen pyysin" not in said(analyst.project, "stories")
    assert gather(analyst.project, "fi").successes() == []
    backed = support(analyst.project, kind)
    assert (backed.stories, [each.id for each in backed.counter_examples]) == ((), [story.id])
