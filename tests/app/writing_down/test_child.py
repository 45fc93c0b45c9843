"""The real child: killed in the middle and gone on with, two in a row, and voices told again."""

from pathlib import Path

from pytestqt.qtbot import QtBot
from told_events import begun, heard, plan, recorded

from small_stories.heard import Wishes
from small_stories.model import SourceKind
from small_stories.storage.interviews import interview_by_code, speakers, turns
from small_stories.storage.project_file import Project
from small_stories.storage.transcriptions import run_of_interview
from small_stories.transcribing.bring_in import store
from small_stories_app.bringing_in.incoming import Facts
from small_stories_app.main_window import MainWindow
from small_stories_app.writing_down.standing import Stand

SPOKEN = Path(__file__).parents[2] / "analysis" / "transcribing" / "spoken_interview.ogg"
MINUTES = 180_000


def words(project: Project, interview: int) -> str:
    return " ".join(turn.text for turn in turns(project, interview))


def test_a_killed_child_is_told_of_and_gone_on_with_and_voices_are_told_again(
    qtbot: QtBot, window: MainWindow, project: Project
) -> None:
    view = window.interviews
    recordings = view.recordings
    wishes = Wishes(languages=("fi",), speakers=0, pauses=False)
    recordings.bring_in(SPOKEN, Facts("H02", "fi", SourceKind.AUDIO), wishes)
    qtbot.waitUntil(lambda: interview_by_code(project, "H02") is not None, timeout=MINUTES)
    found = interview_by_code(project, "H02")
    assert found is not None
    view.show_interview(found.id)
    qtbot.waitUntil(
        lambda: recordings.stand_of(found.id) in (Stand.LISTENING, Stand.RECOGNISING),
        timeout=MINUTES,
    )
    job = window.session.jobs.running[0].job
    assert job is not None
    job._process.kill()
    qtbot.waitUntil(lambda: not recordings.is_working, timeout=MINUTES)
    assert window.messages.last == window.session.text("errors.transcribing.crashed")
    view.run_line.go_on.click()
    qtbot.waitUntil(lambda: not recordings.is_working, timeout=MINUTES)
    whole = words(project, found.id)
    assert len(whole.split()) > 30
    assert {turn.label for turn in turns(project, found.id)} == {""}
    # One voice more each time is heard apart; no word is another, and one undo takes it back.
    assert found.recording_id is not None
    recordings.tell_voices(found.recording_id, 2)
    qtbot.waitUntil(lambda: not recordings.is_working, timeout=MINUTES)
    assert len(speakers(project, found.id)) == 2
    assert words(project, found.id) == whole
    window.session.undo()
    assert len(speakers(project, found.id)) == 0


def test_what_waits_says_so_and_begins_after_the_other(
    qtbot: QtBot, window: MainWindow, project: Project
) -> None:
    first, second = recorded(project, "H02"), recorded(project, "H03", (3, 4))
    number = begun(project, first, 0)
    store(project, number, plan(2))
    store(project, number, heard(0, "ensin minä"))
    window.show_step_of("interviews")
    view = window.interviews
    # Neither has a sound to be heard: each child says so, and the next one begins.
    view.recordings.go_on_with(first)
    view.recordings.write_down(second)
    view.recordings.write_down(second)
    waits = interview_by_code(project, "H03")
    assert waits is not None
    view.show_interview(waits.id)
    assert view.recordings.stand_of(waits.id) == Stand.WAITING
    assert "odottaa" in view.run_line.words.text().casefold()
    assert view.run_line.stop.isHidden()
    assert view.run_line.go_on.isHidden()
    qtbot.waitUntil(lambda: view.recordings.at_work_on == waits.id, timeout=MINUTES)
    qtbot.waitUntil(lambda: not view.recordings.is_working, timeout=MINUTES)
    assert run_of_interview(project, waits.id) is not None
    assert words(project, 2) == "ensin minä"
