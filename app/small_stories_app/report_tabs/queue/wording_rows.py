"""What each profile would print: a wording in base form, and the sentence with it."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from small_stories.changes.hiding import Wordings
from small_stories.model import Profile
from small_stories_app.session import Session
from small_stories_app.widgets.typed_ahead import offer

ORDER: Final = (Profile.PUBLIC, Profile.INTERNAL, Profile.STRICT)
_FIELD_LETTERS: Final = 18


class WordingRows(QWidget):
    """Three fields with what they print beside them; ``edited`` comes while somebody types.

    ``accepted`` comes from Enter, ``left`` from Esc. An empty field is as the public one.
    """

    edited = Signal()
    accepted = Signal()
    left = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        say = session.text
        self.fields = {profile: QLineEdit() for profile in ORDER}
        self.printed = {profile: QLabel() for profile in ORDER}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(2, 1)
        for row, profile in enumerate(ORDER):
            name, field = QLabel(say(f"marks.profiles.{profile}")), self.fields[profile]
            name.setBuddy(field)
            field.setAccessibleName(say("marks.wording_for", profile=name.text()))
            field.setFixedWidth(self.fontMetrics().averageCharWidth() * _FIELD_LETTERS + 16)
            hint = "wording_hint" if profile == Profile.PUBLIC else "as_public"
            field.setPlaceholderText(say(f"marks.{hint}"))
            self.printed[profile].setWordWrap(True)
            for column, part in enumerate((name, field, self.printed[profile])):
                grid.addWidget(part, row, column, Qt.AlignmentFlag.AlignVCenter)
            field.textEdited.connect(self.edited)
            field.returnPressed.connect(self.accepted)
        self.fields[Profile.PUBLIC].textEdited.connect(self._widen_with_it)
        self._proposed = Wordings()

    def show_wordings(self, wordings: Wordings) -> None:
        """Show what is proposed."""
        self._proposed = wordings
        own = {Profile.PUBLIC: wordings.public, Profile.INTERNAL: wordings.internal,
               Profile.STRICT: wordings.strict}  # fmt: skip
        for profile, field in self.fields.items():
            same = profile != Profile.PUBLIC and own[profile] == wordings.public
            field.setText("" if same else own[profile])

    def wordings(self) -> Wordings:
        """Return what stands in the fields."""
        said = {profile: " ".join(field.text().split()) for profile, field in self.fields.items()}
        return Wordings(said[Profile.PUBLIC], said[Profile.INTERNAL], said[Profile.STRICT])

    def show_printed(self, sentences: Mapping[Profile, str]) -> None:
        """Show what public readers would read, and the others where that is anything else."""
        public = sentences.get(Profile.PUBLIC, "")
        for profile, label in self.printed.items():
            said = sentences.get(profile, "")
            label.setText(said if profile == Profile.PUBLIC or said != public else "")

    def edit(self, offered: Sequence[str]) -> None:
        """Go to the public wording, with earlier replacements offered while one types."""
        field = self.fields[Profile.PUBLIC]
        offer(field, offered)
        field.setFocus()
        field.selectAll()

    def has_focus(self) -> bool:
        """Tell whether somebody types in one of the fields."""
        return any(field.hasFocus() for field in self.fields.values())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take what was typed back on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.show_wordings(self._proposed)
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _widen_with_it(self) -> None:
        """Mix no public wording of one's own with what was proposed for the others."""
        for profile in (Profile.INTERNAL, Profile.STRICT):
            field = self.fields[profile]
            if not field.isModified():
                field.clear()
