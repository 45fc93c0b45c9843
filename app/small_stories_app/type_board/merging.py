"""The dialog that asks how two types become one."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from small_stories.model import TypeRole
from small_stories.storage.types import StoryType
from small_stories_app.dialogs.buttons import accept_or_cancel
from small_stories_app.session import Session
from small_stories_app.story_cards.told_stories import ToldStories
from small_stories_app.widgets.fitting import fit_around
from small_stories_app.widgets.headings import explanation
from small_stories_app.widgets.pages import scrolling

_INDENT: Final = 24
_LETTERS: Final = 80


@dataclass(frozen=True, slots=True)
class Merging:
    """What was decided: whose wording stays, the roles of contested stories, and the memo."""

    kept: int
    other: int
    roles: dict[int, TypeRole]
    memo: str


class MergeTypes(QDialog):
    """Asks with which type, whose wording stays, and what becomes of what the two disagree on."""

    merged = Signal(object)

    def __init__(
        self, session: Session, parent: QWidget, told: ToldStories, here: StoryType
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._told = told
        self._here = here
        self._others = [each for each in told.types if each.id != here.id]
        self.with_type = QComboBox()
        self.stays = (QRadioButton(), QRadioButton())
        self.mechanisms = (explanation(), explanation())
        self.keep_other = QCheckBox(session.text("types_view.keep_other_wording"))
        self.both = explanation()
        self.roles: dict[int, QComboBox] = {}
        self._form = QFormLayout()
        self._lay_out()
        self._show_other()

    def _lay_out(self) -> None:
        say = self._session.text
        self.setWindowTitle(say("types_view.merge_type", type=self._here.name))
        self.with_type.setAccessibleName(say("types_view.merge_with"))
        for each in self._others:
            self.with_type.addItem(each.name, each.id)
        self.with_type.currentIndexChanged.connect(self._show_other)
        self.keep_other.setChecked(True)
        self.stays[0].setChecked(True)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.addWidget(QLabel(say("types_view.merge_with")))
        column.addWidget(self.with_type)
        column.addWidget(QLabel(say("types_view.which_stays")))
        for button, mechanism in zip(self.stays, self.mechanisms, strict=True):
            column.addWidget(button)
            column.addWidget(mechanism)
            mechanism.setIndent(_INDENT)
            button.toggled.connect(self._show_roles)
        column.addWidget(self.keep_other)
        column.addWidget(self.both)
        column.addLayout(self._form)
        self._area = scrolling(inside)
        whole = QVBoxLayout(self)
        whole.addWidget(self._area, 1)
        self.buttons = accept_or_cancel(self, self._session, say("types_view.merge"))
        whole.addWidget(self.buttons)

    def _other(self) -> StoryType:
        return self._others[self.with_type.currentIndex()]

    def _pair(self) -> tuple[StoryType, StoryType]:
        """Return the type whose wording stays, and the other."""
        here, other = self._here, self._other()
        return (here, other) if self.stays[0].isChecked() else (other, here)

    def _show_other(self) -> None:
        for place, each in enumerate((self._here, self._other())):
            self.stays[place].setText(each.name.replace("&", "&&"))
            self.mechanisms[place].setText(each.in_words)
            self.mechanisms[place].setVisible(bool(each.in_words))
        self._show_roles()

    def _show_roles(self) -> None:
        """Ask of each story that supports one type and stands against the other."""
        while self._form.rowCount():
            self._form.removeRow(0)
        kept, other = (self._roles_in(each) for each in self._pair())
        shared = [story for story in kept if story in other]
        contested = [story for story in shared if kept[story] != other[story]]
        self.roles = {story: self._choice(kept[story]) for story in contested}
        before: QWidget = self.keep_other
        for story, choice in self.roles.items():
            line = self._told.lines[story]
            name = line.story.title or " ".join(line.words.split())[:40]
            words = f"{self._told.codes[story]} · {name}"
            choice.setAccessibleName(words)
            self._form.addRow(words, choice)
            self.setTabOrder(before, choice)
            before = choice
        key = "contested" if contested else "in_both"
        said = self._session.text(f"types_view.{key}", len(contested or shared)) if shared else ""
        self.both.setText(said)
        self.both.setVisible(bool(said))
        fit_around(self, self._area, self.fontMetrics().averageCharWidth() * _LETTERS)

    def _choice(self, role: TypeRole) -> QComboBox:
        choice = QComboBox()
        for each in TypeRole:
            choice.addItem(self._session.text(f"types_view.roles.{each}"), each)
        choice.setCurrentIndex(list(TypeRole).index(role))
        return choice

    def _roles_in(self, story_type: StoryType) -> dict[int, TypeRole]:
        return {
            each.story_id: TypeRole(each.role)
            for each in self._told.links()
            if each.type_id == story_type.id
        }

    def accept(self) -> None:
        """Tell what was decided."""
        kept, other = self._pair()
        memos = [kept.memo, other.memo]
        if self.keep_other.isChecked():
            wording = ": ".join(filter(None, (other.name, other.in_words)))
            memos.append(self._session.text("types_view.merged_from", wording=wording))
        roles = {story: TypeRole(choice.currentData()) for story, choice in self.roles.items()}
        self.merged.emit(Merging(kept.id, other.id, roles, "\n".join(filter(None, memos))))
        super().accept()
