"""The list of interviews says in words how far each is."""

from PySide6.QtCore import Qt

from small_stories.changes.interviewing import (
    NewInterview,
    NewTurn,
    add_interview,
    check_turns,
    set_read_to_end,
)
from small_stories.changes.recordings import NewRecording, add_recorded_interview
from small_stories.model import SourceKind
from small_stories.storage.interviews import recording, turns


def state_of(window, code):
    model = window.interviews.all.model
    lines = next(model.index(n, 0).data() for n, row in enumerate(model.rows) if row.code == code)
    return lines.split("\n")[2:] or lines.split("\n")[1:]


def test_checked_drafts_and_read_to_the_end(window, project):
    assert state_of(window, "H01") == ["12 puheenvuoroa"]
    set_read_to_end(project, 1, read=True)
    assert state_of(window, "H01") == ["luettu loppuun"]
    talk = (NewTurn("No moi.", state="draft"), NewTurn("Joo.", state="draft"))
    number = add_interview(project, NewInterview("H02", SourceKind.AUDIO, "fi", (), talk))
    assert "\n".join(state_of(window, "H02")).startswith("2 puheenvuoroa tarkistettavana")
    check_turns(project, [turn.id for turn in turns(project, number)])
    assert "\n".join(state_of(window, "H02")).endswith("tarkistettu")


def test_notes_say_that_they_are_all_there_is(window, project):
    add_interview(project, NewInterview("H02", SourceKind.NOTES, "fi", (), (NewTurn("Jäi."),)))
    assert "\n".join(state_of(window, "H02")).endswith("vain muistiinpanot")
    add_interview(project, NewInterview("H03", SourceKind.TRANSCRIPT, "fi"))
    assert "\n".join(state_of(window, "H03")).endswith("ei vielä tekstiä")


def test_a_recording_waits_and_tells_how_far_its_transcribing_is(window, project):
    sound = NewRecording("h02.m4a", "0" * 64, 60_000, True, 1, 2)
    new = NewInterview("H02", SourceKind.AUDIO, "fi")
    number = recording(project, add_recorded_interview(project, new, sound)).interview_id
    assert state_of(window, "H02") == ["nauhoite odottaa litterointia"]
    recordings = window.interviews.recordings
    recordings.at_work_on = number
    recordings._note_progress(43, 100)
    assert state_of(window, "H02") == ["litteroidaan, 43 %"]
    recordings.at_work_on = None
    recordings.moved.emit()
    assert state_of(window, "H02") == ["nauhoite odottaa litterointia"]


def test_a_key_goes_from_interview_to_interview_and_stays_in_the_talk(window, project, qtbot):
    for code in ("H02", "H03"):
        talk = (NewTurn("No moi."),)
        add_interview(project, NewInterview(code, SourceKind.TRANSCRIPT, "fi", (), talk))
    window.show_step_of("interviews")
    view, text = window.interviews, window.interviews.page.text
    text.setFocus()
    shown = []
    for key in [Qt.Key.Key_PageDown] * 3 + [Qt.Key.Key_PageUp] * 3:
        qtbot.keyClick(window.focusWidget(), key, Qt.KeyboardModifier.AltModifier)
        shown.append(view.page.opened.shown.interview.code)
    assert shown == ["H02", "H03", "H03", "H02", "H01", "H01"]
    assert text.hasFocus()
