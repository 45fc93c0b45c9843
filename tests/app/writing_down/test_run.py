"""A transcript that grows while it is read, marked and corrected; what undo does to its run."""

import io
import json
from dataclasses import replace

from pytestqt.qtbot import QtBot
from told_events import begun, heard, plan, recorded, voices

from small_stories.changes.interviewing import check_turns
from small_stories.changes.marking import mark_story
from small_stories.changes.writing_down import begin
from small_stories.heard import Doubt, UnsurePlace, Wishes
from small_stories.model import Span
from small_stories.storage.interviews import interview, interview_by_code, turns
from small_stories.storage.project_file import Project
from small_stories.transcribing.bring_in import store
from small_stories.transcribing.events import tell_event
from small_stories.transcribing.run import Event, VoicesFailed
from small_stories_app.jobs import Job
from small_stories_app.main_window import MainWindow
from small_stories_app.writing_down.run import Run

LONG = " ".join(["ja sitten minä menin sinne keittiöön ja kuorin perunoita"] * 12)


class Growing:
    """The interview H02, of which a child would tell; its events go the way of a child's."""

    def __init__(self, window: MainWindow, project: Project, pieces: int, **wishes: int) -> None:
        self.project = project
        self.number = begun(project, recorded(project, "H02"), **wishes)
        found = interview_by_code(project, "H02")
        assert found is not None
        self.interview = found.id
        self.job = Job("transcribe", "fi", window)
        view = window.interviews
        self.run = Run(window.session, self.number, self.job, lambda: view.page.editor.turn)
        window.show_step_of("interviews")
        view.show_interview(self.interview)
        self.tell(plan(pieces))

    def tell(self, *events: Event) -> None:
        for event in events:
            told = io.StringIO()
            tell_event(told, event)
            self.run.take(json.loads(told.getvalue()))

    @property
    def words(self) -> list[str]:
        return [turn.text for turn in turns(self.project, self.interview)]


def test_place_selection_and_scroll_stay_while_words_come(
    window: MainWindow, project: Project
) -> None:
    growing = Growing(window, project, 12)
    growing.tell(voices(*range(10_000, 120_000, 10_000), end_ms=120_000))
    growing.tell(*(heard(n, LONG) for n in range(8)))
    text = window.interviews.page.text
    first, second = [turn.id for turn in turns(project, growing.interview)][:2]
    text.select(Span(second, 3, 9))
    bar = text.verticalScrollBar()
    bar.setValue(bar.maximum() // 3)
    before = (text.selected(), text.top_in_view(), text.textCursor().position())
    growing.tell(heard(8, LONG), heard(9, LONG))
    assert (text.selected(), text.top_in_view(), text.textCursor().position()) == before
    assert len(text.talk.lines) == len(growing.words) == 10
    assert first in window.interviews.page.opened.shown.turns


def test_who_reads_at_the_very_end_sees_what_comes(window: MainWindow, project: Project) -> None:
    growing = Growing(window, project, 12)
    growing.tell(*(heard(n, LONG) for n in range(8)))
    text = window.interviews.page.text
    bar = text.verticalScrollBar()
    bar.setValue(bar.maximum())
    shown = bar.value()
    growing.tell(heard(8, LONG))
    assert bar.value() == bar.maximum() > shown
    bar.setValue(bar.maximum() - 40)
    shown = bar.value()
    growing.tell(heard(9, LONG))
    assert bar.value() == shown < bar.maximum()


def test_who_reads_from_the_beginning_is_left_there(window: MainWindow, project: Project) -> None:
    growing = Growing(window, project, 12)
    text = window.interviews.page.text
    growing.tell(heard(0, LONG))
    for number in range(1, 8):
        growing.tell(heard(number, LONG))
        assert (text.verticalScrollBar().value(), text.textCursor().position()) == (0, 0)
    window.session.undo()
    window.session.redo()
    assert growing.words
    assert text.verticalScrollBar().value() == 0 < text.verticalScrollBar().maximum()


def test_a_story_marked_meanwhile_stays_where_it_is(window: MainWindow, project: Project) -> None:
    growing = Growing(window, project, 3, speakers=0)
    growing.tell(heard(0, "ensin minä vain kuorin perunoita"))
    (turn,) = turns(project, growing.interview)
    mark_story(project, growing.interview, [Span(turn.id, 6, 10)], None)
    growing.tell(heard(1, "ja sitten leivoin pullaa"))
    content = window.interviews.page.opened.shown
    (span,) = next(iter(content.spans.values()))
    marked = content.turns[span.turn_id].text[span.start : span.end]
    assert marked == "minä"
    assert "leivoin" in " ".join(growing.words)


def test_a_turn_being_corrected_is_left_to_who_corrects_it(
    window: MainWindow, project: Project
) -> None:
    growing = Growing(window, project, 3, speakers=0)
    growing.tell(heard(0, "ensin minä vain kuorin perunoita"))
    page = window.interviews.page
    (turn,) = turns(project, growing.interview)
    page.turns.open(turn.id, 0)
    page.editor.field.setPlainText("Ensin minä kuorin perunoita.")
    growing.tell(heard(1, "ja sitten leivoin pullaa"))
    assert page.editor.field.toPlainText() == "Ensin minä kuorin perunoita."
    page.editor.keep()
    assert growing.words[0] == "Ensin minä kuorin perunoita."
    assert "ja sitten leivoin pullaa" in growing.words[1]


def test_voices_told_while_a_turn_is_corrected_leave_its_words(
    window: MainWindow, project: Project
) -> None:
    growing = Growing(window, project, 1, speakers=0)
    growing.tell(heard(0, "miten tulit mukaan mä jäin siihen ovelle"))
    page = window.interviews.page
    (turn,) = turns(project, growing.interview)
    page.turns.open(turn.id, 0)
    page.editor.field.setPlainText("Miten tulit mukaan? Mä jäin siihen ovelle.")
    told = io.StringIO()
    tell_event(told, voices(4_000, end_ms=10_000))
    window.interviews.recordings.writing.take_voices(growing.interview, json.loads(told.getvalue()))
    page.editor.keep()
    assert growing.words == ["Miten tulit mukaan? Mä jäin siihen ovelle."]


def test_undo_stops_the_run_quietly_and_redo_brings_it_back(
    window: MainWindow, project: Project
) -> None:
    growing = Growing(window, project, 3, speakers=0)
    growing.tell(heard(0, "ensin minä vain kuorin perunoita"))
    said: list[str] = []
    failed: list[str] = []
    window.session.said.connect(said.append)
    window.session.failed.connect(failed.append)
    window.session.undo()
    growing.tell(heard(1, "ja sitten leivoin pullaa"))
    assert (growing.words, failed) == ([], [])
    assert window.session.text("writing_down.undone") in said
    view = window.interviews
    assert not view.untranscribed.button.isHidden()
    window.session.redo()
    assert growing.words == ["ensin minä vain kuorin perunoita"]
    assert "kesken" in view.run_line.words.text()
    assert not view.run_line.go_on.isHidden()


def test_a_run_that_is_undone_stops_before_its_child_tells_more(
    window: MainWindow, project: Project, qtbot: QtBot
) -> None:
    growing = Growing(window, project, 3, speakers=0)
    growing.tell(heard(0, "ensin minä vain kuorin perunoita"))
    said: list[str] = []
    window.session.said.connect(said.append)
    with qtbot.waitSignal(growing.job.stopped):
        window.session.undo()
    assert said[-1] == window.session.text("writing_down.undone")


def test_the_line_tells_where_the_run_stands_to_its_end(
    window: MainWindow, project: Project
) -> None:
    growing = Growing(window, project, 2, speakers=2)
    line = window.interviews.run_line
    assert line.isVisible()
    assert "0:00 / 0:40" in line.words.text()
    growing.tell(VoicesFailed("transcribing.voices_failed"), heard(0, "ensin minä kuorin"))
    assert "0:10 / 0:40" in line.words.text()
    growing.tell(heard(1, LONG))
    assert line.words.text() == window.session.text("writing_down.voices_failed")
    assert [not line.voices.isHidden(), not line.go_on.isHidden()] == [True, False]


def test_a_whole_text_says_how_much_of_the_speech_has_words(
    window: MainWindow, project: Project
) -> None:
    growing = Growing(window, project, 3, speakers=0)
    growing.tell(heard(0, LONG), heard(1, ""), heard(2, LONG))
    line = window.interviews.run_line
    assert line.words.text().startswith("Puhetta on 29 s. Kaikki on litteroitu paitsi yksi")
    assert not line.places.isHidden()


def test_music_is_not_said_to_have_all_its_speech_in_text(
    window: MainWindow, project: Project
) -> None:
    growing = Growing(window, project, 1, speakers=0)
    with project.change("turn.given"):
        project.db.execute("UPDATE piece SET speech = '[[100, 400]]'")
    growing.tell(heard(0, "että on se että on se"))
    assert window.interviews.run_line.words.text().startswith("Nauhoitteessa on tuskin")


def test_a_whole_text_leads_to_what_is_doubtful_in_it(window: MainWindow, project: Project) -> None:
    growing = Growing(window, project, 2, speakers=0)
    doubtful = UnsurePlace(Doubt.UNLIKELY_WORDS, 1_000, 3_000)
    growing.tell(heard(0, LONG, [doubtful]), heard(1, LONG))
    view = window.interviews
    assert view.run_line.words.text().endswith("se on kokonaan litteroitu.")
    view.run_line.places.click()
    assert view.page.again.panel.isVisible()
    (place,) = view.page.again.panel.model.rows
    assert place.start_ms == 1_000
    (turn,) = turns(project, growing.interview)
    check_turns(project, [turn.id])
    assert view.run_line.places.isHidden()


def test_nobody_is_proposed_to_ask_before_anything_is_said(
    window: MainWindow, project: Project
) -> None:
    growing = Growing(window, project, 4)
    strip = window.interviews.page.speakers
    growing.tell(voices(10_000, 20_000, 30_000, end_ms=40_000))
    assert not strip.isVisible()
    growing.tell(heard(0, "miten sinä tulit tänne?"), heard(1, LONG))
    assert strip.roles.text() == "Ehdotus: Puhuja 1 kysyy, Puhuja 2 kertoo."


def test_a_language_nobody_told_is_shown_as_heard_and_can_be_set(
    window: MainWindow, project: Project
) -> None:
    view, number = window.interviews, recorded(project, "H02")
    run = begin(project, number, "whisper-base", "d01c3014", Wishes(speakers=0))
    store(project, run, plan(2))
    store(project, run, replace(heard(0, "so first I peeled potatoes"), language="en"))
    found = interview_by_code(project, "H02")
    assert found is not None
    assert found.language == "en"
    window.show_step_of("interviews")
    view.show_interview(found.id)
    assert view.heard.isVisible()
    assert view.heard.text() == "Tunnistettu kieli: englanti"
    choices = view.heard.choices(found).actions()
    assert [action.text() for action in choices if action.isChecked()] == ["englanti"]
    next(action for action in choices if action.text() == "ruotsi").trigger()
    changed = interview(project, found.id)
    assert changed is not None
    assert changed.language == "sv"
    view.show_interview(1)
    assert view.heard.isHidden()


def test_going_on_is_a_command_where_there_is_something_to_go_on_with(
    window: MainWindow, project: Project
) -> None:
    commands = {command.key: command for command, _ in window.commands.all()}
    keys = ("transcribe", "transcribe_on", "transcribe_stop", "transcribe_anew")
    growing = Growing(window, project, 2, speakers=0)

    def possible() -> list[bool]:
        return [window.commands.can(commands[f"file.{key}"]) for key in keys]

    assert possible() == [True, True, False, False]
    growing.tell(heard(0, "ensin minä"))
    assert possible() == [False, True, False, True]
    growing.tell(heard(1, "sitten hän"))
    assert possible() == [False, False, False, True]
    window.interviews.show_interview(1)
    assert possible() == [False, False, False, False]


def test_the_line_leaves_the_room_to_the_talk_alone(window: MainWindow, project: Project) -> None:
    Growing(window, project, 2, speakers=0)
    line = window.interviews.run_line
    assert line.isVisible()
    window.way.switch_alone()
    assert line.isHidden()
    window.way.leave_alone()
    assert line.isVisible()


def test_what_came_while_another_step_was_on_screen_is_there_afterwards(
    window: MainWindow, project: Project
) -> None:
    growing = Growing(window, project, 3, speakers=0)
    growing.tell(heard(0, "ensin minä"))
    window.show_step_of("report")
    growing.tell(heard(1, "sitten hän"), heard(2, "lopuksi me"))
    assert growing.words == ["ensin minä sitten hän lopuksi me"]
    window.show_step_of("interviews")
    (line,) = window.interviews.page.text.talk.lines
    assert line.text == growing.words[0]
    assert "0:40" not in window.interviews.run_line.words.text()
