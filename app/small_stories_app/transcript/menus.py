"""The menu of the transcript, and the one that asks who a speaker is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from small_stories.model import Role

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
    "",
    "story.quote",
    "story.hide",
    "",
    "edit.correct",
    "edit.check_turn",
    "edit.check_to_here",
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
    roles = role_menu(page)
    roles.setTitle(page.session.text("transcript.speaker_is"))
    menu.addMenu(roles)
    return menu


def role_menu(page: TranscriptPage) -> QMenu:
    """Return the roles, the one of the speaker at the cursor ticked."""
    menu = QMenu(page)
    turn = page.text.turn_here()
    now = page.opened.turn(turn).role if turn is not None else None
    for role in Role:
        action = menu.addAction(page.session.text(f"roles.{role}"))
        action.setCheckable(True)
        action.setChecked(role == now)
        action.triggered.connect(
            lambda _on, role=role: page.session.attempt(lambda: page.marking.set_role(role))
        )
    return menu
