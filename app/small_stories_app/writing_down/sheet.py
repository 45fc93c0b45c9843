"""The sheet before a stored recording is written down: everything proposed, one Enter starts."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFormLayout, QVBoxLayout, QWidget

from small_stories.heard import Wishes
from small_stories_app.dialogs.buttons import accept_or_cancel
from small_stories_app.session import Session
from small_stories_app.widgets.fitting import fit_around
from small_stories_app.widgets.headings import explanation
from small_stories_app.widgets.notice import Notice
from small_stories_app.widgets.pages import scrolling
from small_stories_app.widgets.still import StillBox
from small_stories_app.writing_down.wishes_form import WishesForm, fill_with_languages

_WIDTH: Final = 560


class WriteDownSheet(QDialog):
    """Asks how a recording is to be written down; ``wanted`` carries the wishes.

    ``models_asked`` comes when the analyst goes to the speech models instead. ``hindrance`` tells
    what stands in the way of wishes, such as too little memory, or nothing. Where there is text
    already, ``about`` says what becomes of it.
    """

    wanted = Signal(object)
    models_asked = Signal()

    def __init__(
        self, session: Session, code: str, wishes: Wishes, hindrance: Callable[[Wishes], str],
        about: str = "", parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._session = session
        self._hindrance = hindrance
        self.language = StillBox()
        self.form = WishesForm(session)
        self.about = explanation(about)
        self.notice = Notice()
        self.setWindowTitle(session.text("writing_down.title", code=code))
        self._lay_out()
        self.form.show_wishes(wishes)
        first = wishes.languages[0] if wishes.languages else ""
        self.language.setCurrentIndex(max(self.language.findData(first), 0))
        self.form.second.setEnabled(bool(first))
        self.language.activated.connect(self._follow_language)
        self.form.opened.connect(self._fit)
        self.form.models_asked.connect(self._go_to_models)
        self._fit()

    def _lay_out(self) -> None:
        fill_with_languages(self.language, self._session, heard=True)
        page = QWidget()
        inside = QVBoxLayout(page)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.about)
        self.about.setVisible(bool(self.about.text()))
        row = QFormLayout()
        row.setLabelAlignment(Qt.AlignmentFlag.AlignVCenter)
        row.addRow(self._session.text("interviews.language"), self.language)
        inside.addLayout(row)
        inside.addWidget(self.form)
        inside.addStretch(1)
        self._area = scrolling(page)
        column = QVBoxLayout(self)
        column.addWidget(self._area, 1)
        column.addWidget(self.notice)
        begin = self._session.text("writing_down.begin")
        column.addWidget(accept_or_cancel(self, self._session, begin))

    def _fit(self) -> None:
        fit_around(self, self._area, max(self.width(), _WIDTH) if self.isVisible() else _WIDTH)

    def _follow_language(self) -> None:
        self.form.follow_language(str(self.language.currentData()))

    def _go_to_models(self) -> None:
        self.reject()
        self.models_asked.emit()

    def wishes(self) -> Wishes:
        """Return what the sheet says now."""
        return self.form.wishes(str(self.language.currentData()))

    def accept(self) -> None:
        """Start, or stay and say what stands in the way."""
        wishes = self.wishes()
        hindrance = self._hindrance(wishes)
        self.notice.say(hindrance)
        self._fit()
        if not hindrance:
            self.form.keep()
            super().accept()
            self.wanted.emit(wishes)
