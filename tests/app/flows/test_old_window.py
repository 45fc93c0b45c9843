"""Another language means another window: the one before is gone, with all that listened in it."""

import gc
import weakref

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from small_stories.changes.marking import mark_story
from small_stories.model import Span
from small_stories.storage.interviews import turns
from small_stories.storage.project_file import Project
from small_stories_app.application import Program
from small_stories_app.options import Options
from small_stories_app.session import Session

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_the_window_before_is_gone(
    qtbot: QtBot, options: Options, session: Session, project: Project
) -> None:
    handed = session.hand_over()
    assert handed is not None
    program = Program(options)
    program.window.session.take(handed)
    widgets = []
    for language in ("sv", "fi", "en"):
        before = program.window
        for row in range(len(before.views)):
            before.show_step(row)
        left = [weakref.ref(each) for each in (before, before.session, before.interviews.page)]
        before.session.set_language(language)
        qtbot.waitUntil(lambda before=before: program.window is not before)
        del before
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QApplication.processEvents()
        gc.collect()
        assert [each() for each in left] == [None, None, None]
        widgets.append(len(QApplication.topLevelWidgets()))
        turn = turns(project, 1)[1]
        mark_story(project, 1, [Span(turn.id, 3, 20)], 1)
    assert widgets[1:] == widgets[:-1]
    program.window.close()
