"""The real window, run as a program of its own: worked in, locked, a person taken out, destroyed.

``window_run.py PROJECT TALK HOME MARKER``: after each part it looks for the words of the talk in
the project's folder and in everything that was written in HOME, and says where they are.
"""

import sys
from contextlib import closing
from datetime import date
from pathlib import Path

from every_byte import plain_bytes
from left_words import holding
from PySide6.QtCore import QCoreApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from small_stories.changes.hiding import NewMark, add_identity, add_mark
from small_stories.changes.marking import describe_story, mark_story, remove_story
from small_stories.changes.quoting import add_quote
from small_stories.changes.setting_up import begin_project
from small_stories.erasing.destruction import Keep
from small_stories.importing.bring_in import bring_in
from small_stories.importing.draft import read_interview
from small_stories.model import IdentityKind, Span
from small_stories.storage.backups import back_up
from small_stories.storage.interviews import interviews, turns
from small_stories.storage.project_file import PROJECT_DATABASE, Project
from small_stories.storage.recordings import (
    RECORDINGS_DATABASE,
    SoundKind,
    open_recordings,
    write_sound,
)
from small_stories.storage.rows import insert
from small_stories_app.application import Program, make_application
from small_stories_app.keeping.destruction_sheet import DestructionSheet
from small_stories_app.keeping.withdrawal_sheet import WithdrawalSheet
from small_stories_app.options import Options
from small_stories_app.story_panel.form import ReadingForm
from small_stories_app.views.lock_away import LockAwayView

WORDS = "neljä sanaa peräkkäin tässä"
FOLDER, TALK, HOME = map(Path, sys.argv[1:4])
MARKER = sys.argv[4]


def say(part: str, where: list[str]) -> None:
    sys.stdout.write(f"{part}: {where}\n")
    sys.stdout.flush()


def in_files() -> list[str]:
    """Where the words stand for somebody without the passphrase."""
    return [*holding(FOLDER, [MARKER]), *holding(HOME, [MARKER])]


def for_the_key(key: bytes) -> list[str]:
    """Where they stand for somebody with the key, in every page of every database."""
    found = []
    for name in (PROJECT_DATABASE, RECORDINGS_DATABASE):
        for path in FOLDER.rglob(name):
            plain = plain_bytes(path, key)
            if MARKER.encode() in plain or MARKER.lower().encode() in plain:
                found.append(path.relative_to(FOLDER).as_posix())
    return found


def work(project: Project) -> None:
    """Bring a talk in twice, with a sound; mark, word, quote, hide, remove and undo."""
    for code in ("H01", "H02"):
        bring_in(project, read_interview(TALK), code)
    with closing(open_recordings(project.folder, project.key)) as sounds:
        original, canonical = (write_sound(sounds, kind, [MARKER.encode() * 999])
                               for kind in SoundKind)  # fmt: skip
    name = add_identity(project, IdentityKind.PERSON, MARKER)
    for talk in interviews(project):
        with project.change("recording.imported", code=talk.code):
            insert(project.db, "recording", interview_id=talk.id, file_name=f"{MARKER}.wav",
                   duration_ms=1, sha256="0" * 64, original_sound_id=original,
                   canonical_sound_id=canonical)  # fmt: skip
        said = turns(project, talk.id)[1]
        place = Span(said.id, 0, len(said.text))
        stories = [mark_story(project, talk.id, [place]) for _ in range(2)]
        at = said.text.index(MARKER)
        end = at + len(MARKER)
        add_mark(project, NewMark(said.id, at, end, IdentityKind.PERSON, "marked", "listed", name))
        describe_story(project, stories[0], title=f"Kun {MARKER} tuli")
        add_quote(project, stories[0], [place])
        remove_story(project, stories[1])
        project.undo()
    back_up(project.folder, project.db, project.key, PROJECT_DATABASE, date(2026, 1, 2))


def look_around(program: Program) -> None:
    """Show every step, and type the words where the analyst would."""
    window = program.window
    for view in window.views:
        window.show_step_of(view.key)
        QCoreApplication.processEvents()
    window.show_story(1)
    form = window.findChild(ReadingForm)
    assert isinstance(form, ReadingForm)
    QTest.keyClicks(form.fields["effect"], f"{MARKER} avaa oven")
    form.keep()
    window.show_history()
    # As the system's own hook hands it over, when something goes wrong.
    error = ValueError(f"cannot show {MARKER}")
    program.tell_of_crash(type(error), error, None)
    QTest.qWait(50)


def main() -> None:
    """Work, lock, withdraw one person, and destroy the rest; look after each."""
    application = make_application(sys.argv[:1])
    program = Program(Options())
    sys.excepthook = program.tell_of_crash
    begin_project(FOLDER, "Koe", WORDS, "fi").close()
    program.window.session.open(FOLDER, WORDS)
    work(program.window.session.project)
    look_around(program)
    key = program.window.session.project.key
    say("open", in_files())
    say("with the key", sorted(set(for_the_key(key))))
    program.window.commands.action("file.lock").trigger()
    QTest.qWait(200)
    say("locked", in_files())
    program.window.session.open(FOLDER, WORDS)
    for code in ("H01", "H02"):
        view = step(program)
        view.leaving.people.setCurrentText(code)
        view.leaving.begin.click()
        press(WithdrawalSheet)
    say("withdrawn", [*in_files(), *for_the_key(key)])
    work_again(program.window.session.project)
    view = step(program)
    view.ending.choices[Keep.TYPES].click()
    view.ending.begin.click()
    press(DestructionSheet)
    say("destroyed", [*in_files(), *for_the_key(key)])
    program.window.session.close()
    say("closed", [*in_files(), *for_the_key(key)])
    application.quit()


def work_again(project: Project) -> None:
    """Bring the talk in again, for a destruction to take."""
    bring_in(project, read_interview(TALK), "H03")
    talk = interviews(project)[-1].id
    said = turns(project, talk)[1]
    mark_story(project, talk, [Span(said.id, 0, len(said.text))])


def step(program: Program) -> LockAwayView:
    program.window.show_step_of("lock_away")
    found = program.window.findChild(LockAwayView)
    assert isinstance(found, LockAwayView)
    return found


def press(kind: type[WithdrawalSheet] | type[DestructionSheet]) -> None:
    """Press the last button of a sheet, as somebody does who is sure."""
    sheets = [each for each in QApplication.topLevelWidgets() if isinstance(each, kind)]
    sheet = next(each for each in sheets if each.isVisible())
    assert sheet.do_it.isEnabled()
    sheet.do_it.click()
    QTest.qWait(50)


main()
