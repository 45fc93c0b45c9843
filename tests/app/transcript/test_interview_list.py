"""The list of interviews says in words how far each is."""

from PySide6.QtCore import Qt
from told_events import begun, heard, plan, recorded

from small_stories.changes.interviewing import (
    NewInterview,
    NewTurn,
    add_interview,
    check_turns,
    set_read_to_end,
)
from small_stories.model import SourceKind
from small_stories.storage.interviews import recording, turns
from small_stories.transcribing.bring_in import store


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
    assert "\n".join(state_of(window, "H02")).startswith("2 tarkistettavana")
    check_turns(project, [turn.id for turn in turns(project, number)])
    assert "\n".join(state_of(window, "H02")).endswith("tarkistettu")


def test_notes_say_that_they_are_all_there_is(window, project):
    add_interview(project, NewInterview("H02", SourceKind.NOTES, "fi", (), (NewTurn("Jäi."),)))
    assert "\n".join(state_of(window, "H02")).endswith("vain muistiinpanot")
    add_interview(project, NewInterview("H03", SourceKind.TRANSCRIPT, "fi"))
    assert "\n".join(state_of(window, "H03")).endswith("ei vielä tekstiä")


def test_a_recording_waits_and_tells_how_far_it_is_transcribed(window, project):
    number = recorded(project, "H02")
    assert state_of(window, "H02") == ["nauhoite odottaa litterointia"]
    run = begun(project, number)
    assert state_of(window, "H02") == ["litteroitu kohtaan 0:00"]
    store(project, run, plan(4))
    store(project, run, heard(0, "ensin minä vain kuorin perunoita"))
    store(project, run, heard(1, "ja sitten leivoin pullaa"))
    assert state_of(window, "H02") == ["litteroitu kohtaan 0:20"]
    window.interviews.recordings.at_work_on = recording(project, number).interview_id
    window.interviews.recordings.moved.emit()
    assert state_of(window, "H02") == ["litterointi alkaa"]


def test_a_recording_in_which_no_word_was_heard_does_not_wait(window, project):
    run = begun(project, recorded(project, "H02"))
    store(project, run, plan(1))
    store(project, run, heard(0, ""))
    assert state_of(window, "H02") == ["litteroitu, sanoja ei kuulunut"]


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
