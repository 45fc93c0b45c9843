"""The menu of the transcript, and the one that asks who speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from small_stories_app.speakers.menu import SpeakerMenu

if TYPE_CHECKING:
    from small_stories_app.transcript.page import TranscriptPage

_SHOWN: Final = (
    "story.mark_1",
    "story.mark_2",
    "story.mark_3",
    "story.mark",
    "story.add_words",
    "story.part_plot_turn",
    "story.label_words",
    "story.remove",
    "story.take_hint",
    "story.dismiss_hint",
    "",
    "story.quote",
    "story.hide",
    "story.unhide",
    "",
    "edit.correct",
    "edit.check_turn",
    "edit.check_to_here",
    "",
    "edit.turns.split",
    "edit.turns.words_back",
    "edit.turns.words_on",
    "edit.turns.join_previous",
)


def context_menu(page: TranscriptPage) -> QMenu:
    """Return the menu over the transcript: what its commands do, and who speaks."""
    menu = QMenu(page)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    actions = {
        action.objectName(): action for action in [*page.text.actions(), *page.area.actions()]
    }
    for name in _SHOWN:
        if name in actions:
            menu.addAction(actions[name])
        elif not name:
            menu.addSeparator()
    who = speaker_menu(page)
    who.setTitle(page.session.text("transcript.speaker_is"))
    menu.addMenu(who)
    return menu


def speaker_menu(page: TranscriptPage) -> SpeakerMenu:
    """Return the menu of who speaks in the turn at the cursor."""
    content = page.opened.content
    heard = content is not None and content.interview.recording_id is not None
    menu = SpeakerMenu(page.session, page.who, page, heard=heard)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu
