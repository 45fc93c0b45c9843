"""Finding in the whole project, through the real window, by keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from small_stories.changes.interviewing import (
    NewInterview,
    NewTurn,
    add_interview,
    correct_turn,
    remove_interview,
)
from small_stories.changes.marking import describe_story, mark_story
from small_stories.model import SourceKind, Span
from small_stories.storage.interviews import turns
from small_stories_app.options import LANGUAGE

Key = Qt.Key


def rows(finding):
    model = finding.results
    return [model.index(row).data() for row in range(model.rowCount())]


@pytest.fixture
def look(finding, qtbot):
    def look(words):
        finding.line.setText(words)
        qtbot.waitUntil(lambda: not finding.search.is_going)

    return look


def test_hits_stand_by_interview_with_who_said_it_and_their_sentence(finding, look):
    look("PERUNOITA")
    assert rows(finding) == [
        "H01 · haastateltava: Ensin minä vain kuorin perunoita.",
        "H02 · haastateltava: Minä kuorin perunoita, ÄITI leipoi.",
    ]
    assert finding.count.text() == "2 kohtaa 2 haastattelussa"


@pytest.mark.parametrize(("typed", "count"), [("äiti", 1), ("kuulla", 0), ("mukaan keit", 1)])
def test_letters_with_dots_parts_and_several_words(finding, look, typed, count):
    look(typed)
    assert finding.results.rowCount() == count


def test_nothing_and_too_little_are_said_in_words(finding, look):
    look("xyzzy")
    assert "Ei löytynyt" in finding.count.text()
    look("x")
    assert "vähintään kaksi" in finding.count.text()
    look("")
    assert finding.count.text() == ""


def test_enter_goes_to_the_place_and_the_key_comes_back_to_the_list(finding, look, window):
    look("perunoita")
    QTest.keyClick(finding.line, Key.Key_Down)
    QTest.keyClick(finding.line, Key.Key_Return)
    page = window.interviews.page
    assert page.text.hasFocus()
    assert page.opened.shown.interview.code == "H02"
    assert page.text.textCursor().selectedText() == "perunoita"
    window.interviews.find_everywhere()
    assert finding.line.hasFocus()
    assert finding.list.currentIndex().row() == 1
    assert finding.line.text() == "perunoita"


def test_f3_goes_through_the_places_without_the_list(finding, look, window):
    look("perunoita")
    QTest.keyClick(finding.line, Key.Key_Return)
    page = window.interviews.page
    codes = []
    for _ in range(3):
        codes.append(page.opened.shown.interview.code)
        QTest.keyClick(page.text, Key.Key_F3)
    assert codes == ["H01", "H02", "H01"]


def test_esc_goes_back_to_the_interview_as_it_was(finding, look, window):
    look("perunoita")
    QTest.keyClick(finding.line, Key.Key_Escape)
    page = window.interviews.page
    assert page.isVisible()
    assert page.text.hasFocus()
    assert page.opened.shown.interview.code == "H01"


def test_it_is_asked_for_from_any_step(window, others):
    window.show_step_of("types")
    QTest.keyClick(window, Key.Key_F, Qt.KeyboardModifier.ControlModifier
                   | Qt.KeyboardModifier.ShiftModifier)  # fmt: skip
    assert window.interviews.find_page.line.hasFocus()


def test_what_we_wrote_is_found_and_leads_to_its_story(finding, look, window, project):
    turn = turns(project, 1)[3]
    story = mark_story(project, 1, [Span(turn.id, 0, 31)])
    describe_story(project, story, title="Ensimmäinen luottamus")
    look("luottamus")
    assert rows(finding) == ["H01 · tarinan nimi: Ensimmäinen luottamus"]
    QTest.keyClick(finding.line, Key.Key_Return)
    assert window.interviews.page.opened.current.id == story


def test_a_change_is_followed_while_the_hits_are_on_screen(finding, look, project):
    look("perunoita")
    correct_turn(project, turns(project, 1)[3].id, "Ei enää mitään.")
    assert [row[:3] for row in rows(finding)] == ["H02"]
    project.undo()
    assert len(rows(finding)) == 2


def test_very_many_hits_are_counted_and_the_first_are_listed(finding, look, project):
    talk = tuple(NewTurn("kissa kissa kissa") for _ in range(1000))
    add_interview(project, NewInterview("H03", SourceKind.NOTES, "fi", (), talk))
    look("kissa")
    assert finding.results.rowCount() == 2000
    assert "3000 kohtaa" in finding.count.text()
    assert "2000" in finding.count.text().split(",")[1]


def test_nothing_stays_on_the_page_when_the_project_closes(finding, look, session, folder):
    look("perunoita")
    session.close()
    assert (finding.line.text(), finding.results.rowCount()) == ("", 0)
    session.open(folder, None)
    look("perunoita")
    assert finding.results.rowCount() == 2


def test_a_hit_in_a_sentence_with_a_right_to_left_name_is_drawn(finding, look):
    look("ohjaaja")
    before = finding.list.viewport().grab().toImage()
    look("xyzzy")
    assert finding.list.viewport().grab().toImage() != before


def test_without_interviews_the_step_says_so_and_nothing_breaks(window, project):
    remove_interview(project, 1)
    window.interviews.find_everywhere()
    assert window.interviews.empty.isVisible()
    window.interviews.find_page.step(1)
    project.undo()
    window.interviews.find_everywhere()
    assert window.interviews.find_page.isVisible()


class TestInEnglish:
    @pytest.fixture
    def options(self, options):
        options.set(LANGUAGE, "en")
        return options

    def test_the_page_speaks_english(self, finding, look):
        look("perunoita")
        assert finding.count.text() == "2 places in 2 interviews"
        assert rows(finding)[0].startswith("H01 · ")

    def test_hits_in_one_interview_are_in_one_interview(self, project, finding, look):
        remove_interview(project, 2)
        for turn in turns(project, 1)[:2]:
            correct_turn(project, turn.id, "Xylofoni soi.")
        look("xylofoni")
        assert finding.count.text() == "2 places in 1 interview"
