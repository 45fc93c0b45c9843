"""When, by whom and how an interviewee was asked at one moment, and whether it was understood."""

from collections.abc import Callable
from typing import Any, ClassVar

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QCheckBox, QWidget

from small_stories.storage.setup import ConsentEvent
from small_stories_app.session import Session
from small_stories_app.widgets.saved_text import SavedLine, SavedText
from small_stories_app.widgets.still import StillBox, StillDate

FORMS = ("", "oral", "written")
_ISO = "yyyy-MM-dd"


class Moment:
    """The fields of one moment, for the table of consents; ``write`` takes a fact that is new.

    Taking back needs no more than a day and who was told.
    """

    FACTS: ClassVar = ("on_date", "asked_by", "form", "explained", "understood")

    def __init__(
        self, session: Session, moment: str, write: Callable[..., object], parent: QWidget
    ) -> None:
        self._session = session
        self._moment = moment
        self._write = write
        self._stored: ConsentEvent | None = None
        self.date = StillDate()
        self.asker = SavedLine(session, "")
        self.form = StillBox()
        self.explained = SavedText(session, "", 1, most=6)
        self.understood = QCheckBox(session.text("prepare.consent.yes"))
        everything: dict[str, QWidget] = {
            "on_date": self.date, "asked_by": self.asker, "form": self.form,
            "explained": self.explained, "understood": self.understood,
        }  # fmt: skip
        kept = ("on_date", "asked_by") if moment == "withdrawn" else self.FACTS
        self.fields = {key: everything[key] for key in kept}
        for key in everything.keys() - self.fields.keys():
            # Never shown, and gone with the others.
            everything[key].setParent(parent)
            everything[key].hide()
        self._set_up()

    def show_facts(self, event: ConsentEvent | None, of: int, *, anew: bool) -> None:
        """Show what is stored of a person; before the first answer, what is written stays."""
        self._stored = event
        if self._moment == "withdrawn":
            for field in self.fields.values():
                field.setVisible(event is not None)
        if event is None and not anew:
            return
        day = QDate.fromString(event.on_date or "", _ISO) if event else QDate.currentDate()
        self.date.blockSignals(True)
        self.date.setDate(day if day.isValid() else QDate.currentDate())
        self.date.blockSignals(False)
        self.asker.show_text(event.asked_by if event else "", of)
        self.form.setCurrentIndex(max(self.form.findData(event.form if event else ""), 0))
        self.explained.show_text(event.explained if event else "", of)
        self.understood.setChecked(bool(event and event.understood))

    def facts(self) -> dict[str, object]:
        """Return what a new answer of this moment is recorded with."""
        return {
            "on_date": self.date.date().toString(_ISO),
            "asked_by": self.asker.text().strip(),
            "form": self.form.currentData(),
            "explained": self.explained.toPlainText().strip(),
            "understood": int(self.understood.isChecked()),
        }

    def _set_up(self) -> None:
        say = self._session.text
        for key in FORMS:
            self.form.addItem(say(f"prepare.forms.{key or 'none'}"), key)
        self.date.setCalendarPopup(True)
        self.date.setDisplayFormat("d.M.yyyy")
        self.date.setDate(QDate.currentDate())
        self.understood.setMinimumHeight(24)
        moment = say(f"prepare.moments.{self._moment}")
        for key, field in self.fields.items():
            field.setAccessibleName(f"{say(f'prepare.consent.{key}')}, {moment}")
            field.setMinimumWidth(60)
        self.date.lineEdit().setAccessibleName(self.date.accessibleName())
        self.date.dateChanged.connect(lambda day: self._changed("on_date", day.toString(_ISO)))
        self.asker.saved.connect(lambda words: self._changed("asked_by", words))
        self.form.activated.connect(lambda: self._changed("form", self.form.currentData()))
        self.explained.saved.connect(lambda words: self._changed("explained", words))
        self.understood.clicked.connect(lambda on: self._changed("understood", int(on)))

    def _changed(self, key: str, value: Any) -> None:
        if self._stored is not None and getattr(self._stored, key) != value:
            self._write(self._moment, **{key: value})
