from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from small_stories.changes.marking import mark_story
from small_stories.model import Span
from small_stories.storage.interviews import recording, turns
from small_stories.storage.recordings import RECORDINGS_DATABASE, open_recordings
from small_stories.storage.stories import stories
from small_stories.transcribing.bring_in import import_recording

Key = Qt.Key
SPOKEN = Path(__file__).parents[2] / "analysis" / "transcribing" / "spoken_interview.ogg"


@pytest.fixture
def reopened(window, project, recorded, give_turns, folder, sit_down):
    """Open the project again after something has happened to its recordings."""
    give_turns(recorded)

    def again(happens):
        window.session.close()
        happens(folder / RECORDINGS_DATABASE)
        window.session.open(folder, None)
        listener = sit_down()
        listener.project = window.session.project
        return listener

    return again


@pytest.mark.parametrize(
    ("happens", "key"),
    [
        (lambda file: file.unlink(), "file_missing"),
        (lambda file: file.write_bytes(b"something else" * 1000), "file_damaged"),
        (lambda file: file.write_bytes(b""), "file_damaged"),
    ],
)
def test_a_project_without_its_recordings_works_and_says_so(reopened, happens, key) -> None:
    listener = reopened(happens)
    bar = listener.listening.bar
    assert bar.isVisible()
    assert bar.notice.text() == listener.page.session.text(f"errors.recording.{key}")
    assert not bar.play.isEnabled()
    listener.press(Key.Key_K)
    assert not listener.listening.player.is_playing
    first = turns(listener.project, listener.interview)[1]
    mark_story(listener.project, listener.interview, [Span(first.id, 0, 6)])
    assert len(stories(listener.project, listener.interview)) == 1
    assert listener.page.text.isVisible()


def test_a_recording_can_be_brought_in_after_the_file_was_lost(reopened, qtbot, window) -> None:
    listener = reopened(lambda file: file.unlink())
    new = recording(listener.project, import_recording(listener.project, SPOKEN, "H03", "fi"))
    window.interviews.show_interview(new.interview_id)
    listener.page.area.take_focus()
    listener.press(Key.Key_K)
    qtbot.waitUntil(lambda: listener.listening.player.position > 100)
    window.interviews.show_interview(listener.interview)
    said = listener.page.session.text("errors.recording.sound_missing")
    assert listener.listening.bar.notice.text() == said
    listener.press(Key.Key_K)
    assert not listener.listening.player.is_playing


def test_a_recording_that_is_cut_off_says_so(window, project, recorded, sit_down) -> None:
    with project.change("interview.described"):
        project.db.execute("UPDATE recording SET whole = 0")
    listener = sit_down()
    assert "katkeaa kohdassa 0:25" in listener.listening.bar.notice.text()


def test_a_missing_piece_is_told_and_the_time_runs_over_it(
    window, project, recorded, sit_down, qtbot
) -> None:
    number = next(iter(project.db.query("SELECT id FROM recording")))["id"]
    sound = recording(project, number).canonical_sound_id
    with closing(open_recordings(project.folder, project.key)) as db:
        db.execute("UPDATE chunk SET bytes = substr(bytes, 1, 99000) WHERE sound_id = ?", [sound])
    listener = sit_down()
    said, notice = listener.page.session.text("sound.gaps"), listener.listening.bar.notice
    assert notice.text() == ""
    player = listener.listening.player
    player.seek(2800)
    listener.press(Key.Key_K)
    qtbot.waitUntil(lambda: player.position > 3500)
    assert player.is_playing
    assert said in notice.text()


# Qt writes down, beside the signal that is told to the analyst, that it can make no sound of it.
@pytest.mark.qt_log_ignore("Could not open media")
def test_a_recording_whose_beginning_is_lost_cannot_be_played(
    project, recorded, sit_down, qtbot
) -> None:
    with closing(open_recordings(project.folder, project.key)) as db:
        db.execute("DELETE FROM chunk")
    listener = sit_down()
    bar, say = listener.listening.bar, listener.page.session.text
    assert say("sound.gaps") in bar.notice.text()
    listener.press(Key.Key_K)
    qtbot.waitUntil(lambda: say("sound.unplayable") in bar.notice.text())
    listener.press(Key.Key_K)
    assert not listener.listening.player.is_playing
    assert bar.play.accessibleName() == "Toista"
