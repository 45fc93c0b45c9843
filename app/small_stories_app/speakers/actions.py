"""What the analyst says of who speaks: in one turn, in all of an interview, and in what role."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from small_stories.changes.interviewing import set_role
from small_stories.changes.speakers import (
    confirm_roles,
    rename_speaker,
    swap_roles,
)
from small_stories.model import Role
from small_stories.storage.interviews import Speaker, speakers
from small_stories_app.dialogs.opening import open_once
from small_stories_app.speakers.naming import NameDialog
from small_stories_app.transcript.open_interview import OpenInterview
from small_stories_app.transcript.recutting import Recutting


class WhoSpeaks(QObject):
    """The speakers of the interview on the page, and the turn at work.

    ``menu_asked`` comes where one key cannot tell who is meant; ``voices_asked`` carries how many
    voices are to be told apart in the recording.
    """

    menu_asked = Signal()
    voices_asked = Signal(int)

    def __init__(self, opened: OpenInterview, recutting: Recutting, over: QWidget) -> None:
        super().__init__(over)
        self._opened, self._session = opened, opened.session
        self._recutting = recutting
        self._over = over

    @property
    def speakers(self) -> list[Speaker]:
        """The speakers of the interview, in the order they were met."""
        content = self._opened.content
        return speakers(self._session.project, content.interview.id) if content else []

    @property
    def at_work(self) -> Speaker | None:
        """Who speaks in the turn at work."""
        turn = self._recutting.turn_at_work
        speaker = None if turn is None else self._opened.turn(turn).speaker_id
        return next((each for each in self.speakers if each.id == speaker), None)

    @property
    def can_swap(self) -> bool:
        """Whether there are one who asks and one who tells, who could be each other."""
        return len(self._asking_and_telling()) == 2

    def name_of(self, speaker: Speaker) -> str:
        """Return what a speaker is called: the label, or the role where there is none."""
        return speaker.label or self._session.text(f"roles.{speaker.role}")

    def give(self, speaker: int) -> None:
        """Let a speaker say the turn at work, or the words selected in it."""
        self._recutting.give(speaker)

    def give_other(self) -> None:
        """Let the other one of two speakers say it; where there are more, ask who."""
        turns = self._recutting.turns_at_work
        now = {self._opened.turn(turn).speaker_id for turn in turns}
        others = [each for each in self.speakers if each.id not in now]
        if len(others) == 1:
            self.give(others[0].id)
            name = self.name_of(others[0])
            self._session.said.emit(self._session.text("speakers.given", None, name=name))
        else:
            self.menu_asked.emit()

    def give_somebody_else(self) -> None:
        """Ask who else says the turn at work, and have a speaker of that name."""
        self._ask("who_else", "", "here", self._give_new)

    def rename(self) -> None:
        """Ask for another name of whoever speaks in the turn at work, in all of the interview."""
        speaker = self.at_work
        if speaker is None:
            self._session.said.emit(self._session.text("transcript.no_speaker"))
            return
        project, number = self._session.project, speaker.id
        self._ask(
            "rename", self.name_of(speaker), "everywhere",
            lambda name: rename_speaker(project, number, name),
        )  # fmt: skip

    def set_role(self, role: Role) -> None:
        """Say in what role whoever speaks in the turn at work is, in all of the interview."""
        speaker = self.at_work
        if speaker is None:
            self._session.said.emit(self._session.text("transcript.no_speaker"))
        else:
            set_role(self._session.project, speaker.id, role)

    def confirm(self) -> None:
        """Say that the proposed roles are right."""
        if any(each.proposed for each in self.speakers):
            confirm_roles(self._session.project, self._opened.shown.interview.id)
            self._session.said.emit(self._session.text("speakers.confirmed"))

    def swap(self) -> None:
        """Let who asks be who tells, and the other way round."""
        pair = self._asking_and_telling()
        if len(pair) == 2:
            swap_roles(self._session.project, pair[0].id, pair[1].id)
            self._session.said.emit(self._session.text("speakers.swapped"))
        else:
            self._session.said.emit(self._session.text("speakers.no_two"))

    def _asking_and_telling(self) -> list[Speaker]:
        there = self.speakers
        if len(there) == 2:
            return there
        roles = (Role.INTERVIEWER, Role.INTERVIEWEE)
        found = [[each for each in there if each.role == role] for role in roles]
        return [each[0] for each in found] if all(len(each) == 1 for each in found) else []

    def _give_new(self, name: str) -> None:
        self._recutting.give_somebody(name)

    def _ask(self, asked: str, now: str, does: str, then: Callable[[str], object]) -> None:
        say = self._session.text
        words = say(f"speakers.{asked}", None, name=now) if now else say(f"speakers.{asked}")
        dialog = NameDialog(self._session, words, now, say(f"speakers.{does}"), then,
                            self._over.window())  # fmt: skip
        open_once(dialog)
