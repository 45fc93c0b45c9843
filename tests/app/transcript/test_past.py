"""The history of a reading in sentences, and taking an earlier wording back."""

import pytest
from PySide6.QtCore import Qt

from small_stories.changes.checking import record_check
from small_stories.changes.reading import write_reading
from small_stories.model import CheckState
from small_stories.storage.stories import reading
from small_stories_app.story_panel.past import PastDialog, moments

Key = Qt.Key


@pytest.fixture
def story(analyst):
    analyst.choose("osaan minä jotain")
    analyst.press(Key.Key_1)
    analyst.project.analyst = "Aino"
    number = analyst.stories[0].id
    write_reading(analyst.project, number, mechanism="muiden kehu", detail_step=2)
    record_check(analyst.project, number, CheckState.MODIFIED)
    write_reading(analyst.project, number, mechanism="kehu, joka uskottiin")
    write_reading(analyst.project, number, mechanism="")
    return number


@pytest.fixture
def dialog(analyst, story, qtbot):
    analyst.page.panel.past.click()
    shown = analyst.page.window().findChild(PastDialog)
    qtbot.addWidget(shown)
    return shown


def test_the_history_is_told_in_sentences_newest_first(analyst, story):
    told = [moment.sentence for moment in moments(analyst.page.session, story)]
    assert "Aino: Vaikutusmekanismi tyhjennettiin (kertojan tarkistuksen jälkeen)" in told[0]
    assert "Vaikutusmekanismi: ”kehu, joka uskottiin” (kertojan tarkistuksen jälkeen)" in told[1]
    assert "kertojan kanssa tehdyn tarkistuksen kirjaaminen" in told[2]
    first = "Aino: Vaikutusmekanismi: ”muiden kehu” (ennen kertojan tarkistusta)"
    assert any(words.endswith(first) for words in told)
    assert any("jonkin verran yksityiskohtia" in words for words in told)
    assert told[-1].endswith("tarinan merkitseminen")


def test_an_earlier_wording_is_taken_back_as_a_new_change(analyst, story, dialog):
    rows = dialog.rows.rows
    place = next(n for n, row in enumerate(rows) if row.wording and "uskottiin" in row.sentence)
    dialog.list.setCurrentIndex(dialog.rows.index(place, 0))
    assert dialog.whole.toPlainText() == "kehu, joka uskottiin"
    dialog.back.click()
    assert reading(analyst.project, story).mechanism == "kehu, joka uskottiin"
    assert analyst.page.panel.reading.fields["mechanism"].words == "kehu, joka uskottiin"
    assert len(dialog.rows.rows) == len(rows) + 1
    analyst.project.undo()
    assert reading(analyst.project, story).mechanism == ""


def test_what_stands_now_is_not_taken_back(dialog):
    assert dialog.list.currentIndex().row() == 0
    assert not dialog.back.isEnabled()


def test_what_is_being_typed_is_in_the_history_too(analyst, story):
    analyst.page.panel.reading.fields["effect"].setFocus()
    analyst.type("rohkeus")
    analyst.page.panel.past.click()
    shown = analyst.page.window().findChild(PastDialog)
    assert "Vaikutus: ”rohkeus” (kertojan tarkistuksen jälkeen)" in shown.rows.rows[0].sentence
    shown.close()
