"""Hints in the real window: found by a child process, gone through and answered by keys."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from small_stories.changes.hinting import NewCue, NewHint, NewThemeHint, store_hints
from small_stories.changes.interviewing import NewInterview, NewTurn, add_interview
from small_stories.changes.question_frames import take_starter_frame
from small_stories.model import Role, SourceKind, Span
from small_stories.storage.hints import StoredHint, open_hints
from small_stories.storage.interviews import Turn, interview, theme_markers, turns
from small_stories.storage.question_frames import questions, working_frame
from small_stories.storage.setup import themes
from small_stories.storage.theme_hints import open_theme_hints
from small_stories_app.options import HINTS

Key = Qt.Key
FIRST = "Sitten ohjaaja kysyi, voisinko ottaa leipomisen."
SECOND = "Minä uskallan nyt soittaa virastoon itse. Ennen pyysin aina tytärtä."


def places(analyst, words: str) -> Span:
    [turn] = [turn for turn in turns(analyst.project, 1) if words in turn.text]
    start = turn.text.index(words)
    return Span(turn.id, start, start + len(words))


@pytest.fixture
def hints(analyst) -> list[StoredHint]:
    """Two hints: one of many cues, and one of few with something that speaks against it."""
    agency = themes(analyst.project)[1].id
    found = [
        NewHint((places(analyst, FIRST),), 3, agency, "usual",
                (NewCue("for", "plot_turn", places(analyst, "Sitten ohjaaja")),)),
        NewHint((places(analyst, SECOND),), 1, agency, "asked",
                (NewCue("for", "then_now", places(analyst, "Ennen")),
                 NewCue("against", "habit", places(analyst, "aina")))),
    ]  # fmt: skip
    texts = {turn.id: turn.text for turn in turns(analyst.project, 1)}
    store_hints(analyst.project, 1, found, texts)
    return open_hints(analyst.project, 1)


def at_cursor(analyst) -> int | None:
    hint = analyst.page.hinting.at_hand
    return hint.id if hint else None


def dots(analyst) -> int:
    """Return how many points of the picture beside the words are not paper, where hints stand."""
    text = analyst.page.text
    picture = text.viewport().grab().toImage()
    lane = range(text.gutter.width - 12, text.gutter.width - 2)
    paper = text.gutter.paper
    return sum(picture.pixelColor(x, y) != paper for x in lane for y in range(picture.height()))


def test_one_goes_from_hint_to_hint_and_is_told_why(analyst, hints):
    line = analyst.page.hint_line
    assert line.name.text() == "2 vihjettä tarinoista."
    analyst.press(Key.Key_F5)
    assert at_cursor(analyst) == hints[0].id
    assert line.name.text() == "Vihje 1/2: paljon perusteita"
    assert line.reasons.text().startswith("Teemaehdotus 2, toimijauskomukset: ")
    analyst.press(Key.Key_F5)
    assert at_cursor(analyst) == hints[1].id
    assert "Entinen ja nykyinen ovat vastakkain (”Ennen”)." in line.reasons.text()
    assert "Vastaan puhuu: " in line.reasons.text()
    assert "(”aina”)" in line.reasons.text()
    analyst.press(Key.Key_F5)
    assert "lue haastattelu loppuun" in analyst.heard[-1]
    analyst.press(Key.Key_F5, shift=True)
    assert at_cursor(analyst) == hints[0].id
    assert not analyst.stories
    assert not interview(analyst.project, 1).read_to_end


def test_a_hint_is_taken_as_a_story_whose_ends_can_be_moved(analyst, hints):
    analyst.press(Key.Key_F5)
    analyst.press(Key.Key_M)
    (story,) = analyst.stories
    assert analyst.told(story.id) == [FIRST]
    assert analyst.page.opened.current.id == story.id
    analyst.press(Key.Key_Up, control=True)
    assert analyst.told(story.id) == [FIRST.removesuffix(" leipomisen.")]
    assert [hint.id for hint in analyst.page.opened.shown.hints] == [hints[1].id]
    analyst.undo()
    analyst.undo()
    assert not analyst.stories
    assert [hint.id for hint in analyst.page.opened.shown.hints] == [hint.id for hint in hints]
    analyst.redo()
    assert analyst.told(analyst.stories[0].id) == [FIRST]


def test_a_hint_is_dismissed_and_brought_back(analyst, hints):
    analyst.press(Key.Key_M, shift=True)
    assert "F5" in analyst.heard[-1]
    analyst.press(Key.Key_F5, Key.Key_F5)
    analyst.press(Key.Key_M, shift=True)
    assert [hint.id for hint in analyst.page.opened.shown.hints] == [hints[0].id]
    assert at_cursor(analyst) is None
    assert not analyst.stories
    analyst.undo()
    assert at_cursor(analyst) == hints[1].id


def test_hints_are_dots_that_one_key_hides(analyst, hints):
    page = analyst.page
    many, width = dots(analyst), page.text.gutter.width
    assert many
    store = [NewHint(hint.spans, 1, None, "usual", ()) for hint in hints]
    texts = {turn.id: turn.text for turn in turns(analyst.project, 1)}
    store_hints(analyst.project, 1, store, texts)
    assert 0 < dots(analyst) < many
    analyst.press(Key.Key_F5, control=True)
    assert page.text.gutter.width < width
    assert page.hint_line.isHidden()
    assert page.session.options.get(HINTS) == "off"
    analyst.press(Key.Key_F5)
    assert "Ctrl+F5" in analyst.heard[-1]
    analyst.press(Key.Key_F5, control=True)
    assert page.hint_line.isVisible()


def test_a_child_process_finds_hints_in_a_short_interview(analyst, qtbot: QtBot):
    line = analyst.page.hint_line
    assert "ei ole etsitty" in line.name.text()
    line.find_button.click()
    assert line.search.job is not None
    line.progress.stop.click()
    assert line.search.job is None
    assert "ei ole etsitty" in line.name.text()
    line.find_button.click()
    qtbot.waitUntil(lambda: line.search.job is None, timeout=60_000)
    found = open_hints(analyst.project, 1)
    assert found
    assert line.find_button.isHidden()
    words = {turn.id: turn for turn in turns(analyst.project, 1)}
    assert all(words[span.turn_id].role == "interviewee" for hint in found for span in hint.spans)
    assert not analyst.stories
    analyst.undo()
    assert "ei ole etsitty" in line.name.text()


@pytest.fixture
def questioned(analyst) -> list[Turn]:
    """Two proposals of themes, by a question of the frame and by words; return their turns."""
    project = analyst.project
    take_starter_frame(project)
    asked = [turn for turn in turns(project, 1) if turn.role == Role.INTERVIEWER][1:3]
    question = questions(project, working_frame(project).id)[0]
    place = [Span(turn.id, 0, len(turn.text)) for turn in asked]
    of_themes = [NewThemeHint(place[0], themes(project)[0].id, question.id),
                 NewThemeHint(place[1], themes(project)[2].id, None)]  # fmt: skip
    texts = {turn.id: turn.text for turn in turns(project, 1)}
    store_hints(project, 1, [], texts, of_themes)
    return asked


def test_a_proposed_theme_is_marked_by_the_key_that_takes_hints(analyst, questioned):
    line, page = analyst.page.hint_line, analyst.page
    assert "2 teemaehdotusta." in line.name.text()
    assert not theme_markers(analyst.project, 1)
    analyst.press(Key.Key_F5)
    assert line.name.text() == "Teemaehdotus 1/2: 1, merkityksellisyys"
    assert "haastattelurungon kysymystä" in line.reasons.text()
    assert line.take.text() == "Merkitse teema (M)"
    analyst.press(Key.Key_M)
    assert [m.turn_id for m in theme_markers(analyst.project, 1)] == [questioned[0].id]
    assert "merkityksellisyys" in analyst.heard[-1]
    assert any("merkityksellisyys" in each.text for each in page.text.talk.lines)
    analyst.press(Key.Key_F5)
    assert line.name.text() == "Teemaehdotus 1/1: 3, sosiaalisten suhteiden laatu"
    assert "haastattelurungon" not in line.reasons.text()
    analyst.press(Key.Key_M, shift=True)
    assert open_theme_hints(analyst.project, 1) == []
    analyst.undo()
    analyst.undo()
    assert not theme_markers(analyst.project, 1)
    assert len(open_theme_hints(analyst.project, 1)) == 2


def test_proposed_themes_are_hidden_with_the_hints(analyst, questioned):
    assert dots(analyst)
    analyst.press(Key.Key_F5, control=True)
    assert analyst.page.text.gutter.hints.width == 0
    analyst.press(Key.Key_F5)
    assert analyst.page.hinting.at_hand is None


def test_what_was_passed_over_is_shown_on_demand_with_its_reason(analyst):
    passed = NewHint((places(analyst, FIRST),), 1, None, "",
                     (NewCue("against", "habit", places(analyst, "ottaa leipomisen")),
                      NewCue("against", "opinion", places(analyst, "Sitten ohjaaja"))),
                     held_down="habit")  # fmt: skip
    texts = {turn.id: turn.text for turn in turns(analyst.project, 1)}
    store_hints(analyst.project, 1, [passed], texts)
    page, line = analyst.page, analyst.page.hint_line
    assert page.hinting.all == []
    assert "Vihjeitä ei ole." in line.name.text()
    analyst.press(Key.Key_F5, control=True, shift=True)
    assert analyst.heard[-1] == "Etsintä ohitti 1 kohdan, jossa oli merkkejä tarinasta."
    assert dots(analyst)
    analyst.press(Key.Key_F5)
    assert line.name.text() == "Ohitettu kohta 1/1"
    assert line.reasons.text() == (
        "Etsintä ohitti tämän kohdan. Puhe kertoo tavallisesta menosta, ei muutoksesta"
        " (”ottaa leipomisen”). Puhe on mielipide (”Sitten ohjaaja”)."
    )
    assert line.dismiss.isHidden()
    analyst.press(Key.Key_M, shift=True)
    assert "ei tarvitse hylätä" in analyst.heard[-1]
    analyst.press(Key.Key_M)
    assert analyst.told(analyst.stories[0].id) == [FIRST]
    analyst.undo()
    analyst.press(Key.Key_F5, control=True, shift=True)
    assert page.hinting.all == []


def test_where_no_pipeline_reads_the_language_word_lists_find_hints_and_it_is_said(
    analyst, qtbot: QtBot
):
    talk = (
        "Minns du nån stund som har känts viktig?",
        "Jag hade aldrig sjungit. Men en kväll sa ledaren att sjung. Nu sjunger jag jämt.",
    )
    lines = tuple(NewTurn(words, speaker=n) for n, words in enumerate(talk))
    speakers = (("I", Role.INTERVIEWER), ("S", Role.INTERVIEWEE))
    swedish = NewInterview("H09", SourceKind.TRANSCRIPT, "sv", speakers, lines)
    analyst.page.show_interview(add_interview(analyst.project, swedish))
    line = analyst.page.hint_line
    line.find_button.click()
    qtbot.waitUntil(lambda: line.search.job is None, timeout=60_000)
    said = "ei ole asennettu kielimallia"
    assert said in analyst.heard[-1]
    assert said in line.name.text()
    analyst.press(Key.Key_F5)
    assert line.name.text().startswith("Vihje 1/1")
    analyst.page.show_interview(1)
    assert said not in line.name.text()


def test_a_story_says_that_the_program_pointed_to_it(analyst, hints):
    analyst.page.session.project.analyst = "Aino"
    analyst.press(Key.Key_F5, Key.Key_M)
    notes = analyst.page.panel.facts.notes
    assert notes.isVisible()
    assert notes.text().startswith("Ohjelma vihjasi tästä kohdasta ")
    assert ", ja Aino merkitsi sen tarinaksi " in notes.text()
