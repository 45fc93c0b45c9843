"""The Tab key comes to what stands above the talk in the order in which it is read."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from told_events import begun, heard, plan, recorded, voices

from small_stories.heard import Doubt, UnsurePlace
from small_stories.storage.interviews import recording
from small_stories.storage.project_file import Project
from small_stories.transcribing.bring_in import store
from small_stories_app.main_window import MainWindow


def by_tab(window: MainWindow) -> Iterator[QWidget]:
    at = window.nextInFocusChain()
    while at is not window:
        if at.focusPolicy() & Qt.FocusPolicy.TabFocus and at.isVisibleTo(window):
            yield at
        at = at.nextInFocusChain()


def test_tab_comes_to_what_stands_above_the_talk_before_the_talk(
    window: MainWindow, project: Project
) -> None:
    window.resize(1400, 900)
    number = recorded(project, "H02")
    run = begun(project, number)
    third = UnsurePlace(Doubt.THIRD_VOICE, 2_000, 3_000)
    for event in (plan(2), voices(5_000, end_ms=20_000), heard(0, "miten se alkoi?", [third])):
        store(project, run, event)
    view = window.interviews
    window.show_step_of("interviews")
    view.show_interview(recording(project, number).interview_id)
    line, strip = view.run_line, view.page.speakers
    wanted = [view.list, view.page.header.tick, line.go_on,
              strip.confirm, strip.swap, strip.listen, view.page.text]  # fmt: skip
    assert [each for each in by_tab(window) if each in wanted] == wanted
    assert line.go_on.accessibleDescription() == line.words.text()
    assert strip.confirm.accessibleDescription() == strip.roles.text()
    assert strip.listen.accessibleDescription() == strip.third.text()
