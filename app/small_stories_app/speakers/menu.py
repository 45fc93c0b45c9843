"""The menu of who speaks: here, everywhere, and in what role."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from small_stories.model import Role
from small_stories.storage.interviews import Speaker
from small_stories_app.session import Session
from small_stories_app.speakers.actions import WhoSpeaks

COUNTS: Final = (1, 2, 3, 4, 5, 6)


class SpeakerMenu(QMenu):
    """The speakers of the interview, the one of the turn at work ticked; and what they are."""

    def __init__(self, session: Session, who: WhoSpeaks, parent: QWidget, *, heard: bool) -> None:
        super().__init__(parent)
        self._session, self._who = session, who
        now = who.at_work
        for speaker in who.speakers:
            give = partial(who.give, speaker.id)
            self._tick(self._add(self, who.name_of(speaker), give), on=speaker == now)
        self._add(self, session.text("speakers.somebody_else"), who.give_somebody_else)
        self.addSeparator()
        if now is not None:
            self._add_of(now)
        if who.can_swap:
            self._add(self, session.text("speakers.swap_both"), who.swap)
        if any(each.proposed for each in who.speakers):
            self._add(self, session.text("speakers.confirm_roles"), who.confirm)
        if heard:
            self._add_voices()

    def _add_of(self, speaker: Speaker) -> None:
        say, name = self._session.text, self._who.name_of(speaker)
        self._add(self, say("speakers.rename_everywhere", None, name=name), self._who.rename)
        roles = self.addMenu(say("speakers.is", None, name=name))
        for role in Role:
            action = self._add(roles, say(f"roles.{role}"), partial(self._who.set_role, role))
            self._tick(action, on=role == speaker.role)

    def _add_voices(self) -> None:
        self.addSeparator()
        counts = self.addMenu(self._session.text("speakers.tell_apart"))
        for count in COUNTS:
            words = self._session.text("speakers.voices", count)
            self._add(counts, words, partial(self._who.voices_asked.emit, count))

    def _add(self, menu: QMenu, words: str, does: Callable[[], object]) -> QAction:
        action = menu.addAction(words.replace("&", "&&"))
        action.triggered.connect(lambda: self._session.attempt(does))
        return action

    def _tick(self, action: QAction, *, on: bool) -> None:
        action.setCheckable(True)
        action.setChecked(on)
