"""Who the speakers of a file are."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QScrollArea, QVBoxLayout, QWidget

from small_stories.model import Role
from small_stories_app.bringing_in.incoming import Incoming
from small_stories_app.session import Session
from small_stories_app.widgets.notice import Notice

_HEIGHT_AT_MOST: Final = 170


class RolesForm(QScrollArea):
    """One choice for each speaker; ``edited`` comes when the analyst changes one."""

    edited = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.boxes: dict[str, QComboBox] = {}
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_roles(self, incoming: Incoming) -> None:
        """Show the speakers of a file with the roles they have so far."""
        self.boxes = {}
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        notice = Notice()
        column.addWidget(notice)
        if incoming.draft is not None:
            notice.say(self._why_asked(incoming))
            form = QFormLayout()
            form.setLabelAlignment(Qt.AlignmentFlag.AlignVCenter)
            column.addLayout(form)
            for speaker in incoming.draft.speakers:
                name = self._session.text("interviews.speaker", label=speaker.label)
                form.addRow(name, self._box(speaker.key, speaker.label, incoming))
        column.addStretch(1)
        self.setWidget(inside)
        self.setFixedHeight(min(inside.sizeHint().height(), _HEIGHT_AT_MOST))

    def _why_asked(self, incoming: Incoming) -> str:
        if incoming.draft is not None and not incoming.draft.speakers:
            return self._session.text("interviews.no_speakers")
        return self._session.text("interviews.who_asks") if incoming.roles_to_ask else ""

    def _box(self, key: str, label: str, incoming: Incoming) -> QComboBox:
        box = QComboBox()
        for role in Role:
            box.addItem(self._session.text(f"roles.{role}"), role)
        box.setCurrentIndex(list(Role).index(incoming.roles[key]))
        box.setAccessibleName(self._session.text("interviews.role_of", label=label))
        box.activated.connect(self.edited)
        self.boxes[key] = box
        return box

    def roles(self) -> dict[str, Role]:
        """Return the roles as they are chosen now."""
        return {key: Role(box.currentData()) for key, box in self.boxes.items()}
