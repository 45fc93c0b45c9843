"""How a recording is to be written down: the fields, proposed so that one Enter starts."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from small_stories.heard import Wishes
from small_stories_app.session import Session
from small_stories_app.widgets.headings import explanation
from small_stories_app.widgets.still import StillBox
from small_stories_app.writing_down.expected import expected_words_of
from small_stories_app.writing_down.languages import languages_by_name
from small_stories_app.writing_down.last_choices import keep_choices
from small_stories_app.writing_down.models_here import about_model, models_here

MOST_SPEAKERS: Final = 6
HEARD: Final = ""
_LINES: Final = 5
_LEAST_LETTERS: Final = 12
# Fusion's own, as between the labels and fields of other forms.
_GAP: Final = 6
_FIRST: Final = 3


class WishesForm(QWidget):
    """Model and speakers, and the rest behind a button; the language is asked beside it.

    ``edited`` comes when the analyst changes something, ``models_asked`` from the button that
    leads to all speech models, ``opened`` when the rest is shown or no longer.
    """

    edited = Signal()
    models_asked = Signal()
    opened = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._chose_model = False
        self._language = HEARD
        text = session.text
        self.model = StillBox()
        self.models = QPushButton(text("writing_down.models"))
        self.about_model = explanation()
        self.speakers = StillBox()
        self.more = QPushButton()
        self.more.setCheckable(True)
        self.more.setFlat(True)
        self.rest = QWidget()
        self.second = StillBox()
        self.pauses = QCheckBox(text("writing_down.pauses"))
        self.fillers = QCheckBox(text("writing_down.fillers"))
        self.expect = QCheckBox(text("writing_down.expect"))
        self.expect_how = explanation(text("writing_down.expect_how"))
        self.expected = QPlainTextEdit()
        self._fill()
        self._lay_out()
        self._connect()

    def _fill(self) -> None:
        text = self._session.text
        for count in (*range(1, MOST_SPEAKERS + 1), 0):
            self.speakers.addItem(text("writing_down.speakers_told", count), count)
        self.second.addItem(text("writing_down.no_second"), HEARD)
        for code, name in languages_by_name(self._session):
            self.second.addItem(name, code)
        self.expected.setPlainText("\n".join(expected_words_of(self._session)))

    def _lay_out(self) -> None:
        text = self._session.text
        model = QHBoxLayout()
        model.addWidget(self.model, 1)
        model.addWidget(self.models)
        self.model.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.model.setMinimumContentsLength(_LEAST_LETTERS)
        with_what, who = _form(), _form()
        with_what.addRow(text("writing_down.model"), model)
        who.addRow(text("writing_down.speakers"), self.speakers)
        for field, key in ((self.model, "model_name"), (self.second, "second"),
                           (self.expected, "expect_words")):  # fmt: skip
            field.setAccessibleName(text(f"writing_down.{key}"))
        self.expected.setAccessibleDescription(self.expect_how.text())
        self.expected.setTabChangesFocus(True)
        self.expected.setFixedHeight(self.expected.fontMetrics().lineSpacing() * _LINES + 12)
        self.expected.setPlaceholderText(text("writing_down.expect_none"))
        rest = _form()
        rest.addRow(text("writing_down.second"), self.second)
        for tick in (self.pauses, self.fillers, self.expect):
            rest.addRow(tick)
        self._stand_below_each_other(with_what, who, rest)
        below = QVBoxLayout(self.rest)
        below.setContentsMargins(0, 0, 0, 0)
        below.addLayout(rest)
        below.addWidget(self.expect_how)
        below.addWidget(self.expected)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(with_what)
        column.addWidget(self.about_model)
        column.addLayout(who)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.rest)
        self._show_rest(False)
        self._show_expected(False)

    def _stand_below_each_other(self, *forms: QFormLayout) -> None:
        """Let the fields begin where those of the language do."""
        named = ("interviews.language", "writing_down.second", "writing_down.model")
        width = max(QLabel(self._session.text(key)).sizeHint().width() for key in named)
        # Not in a form of its own: that would give words that wrap the room of many lines.
        self.about_model.setIndent(width + _GAP)
        for form in forms:
            for row in range(form.rowCount()):
                item = form.itemAt(row, QFormLayout.ItemRole.LabelRole)
                label = item.widget() if item is not None else None
                if label is not None:
                    label.setMinimumWidth(width)

    def _connect(self) -> None:
        self.models.clicked.connect(self.models_asked)
        self.more.toggled.connect(self._show_rest)
        self.expect.toggled.connect(self._show_expected)
        self.model.activated.connect(self._note_model)
        for box in (self.model, self.speakers, self.second):
            box.activated.connect(self.edited)
        for tick in (self.pauses, self.fillers, self.expect):
            tick.clicked.connect(self.edited)

    def show_wishes(self, wishes: Wishes) -> None:
        """Show how a recording is to be written down."""
        self._offer_models(wishes.languages[0] if wishes.languages else HEARD, wishes.model)
        self.speakers.setCurrentIndex(max(self.speakers.findData(wishes.speakers), 0))
        second = wishes.languages[1] if len(wishes.languages) > 1 else HEARD
        self.second.setCurrentIndex(max(self.second.findData(second), 0))
        self.pauses.setChecked(wishes.pauses)
        self.fillers.setChecked(wishes.fillers)
        self.expect.setChecked(bool(wishes.expected))
        if wishes.expected:
            self.expected.setPlainText("\n".join(wishes.expected))
        self.more.setChecked(self.more.isChecked() or bool(second or wishes.expected))

    def wishes(self, language: str) -> Wishes:
        """Return what the form says, for a recording in a language, or one to be heard."""
        second = str(self.second.currentData())
        other = (second,) if language and second not in (HEARD, language) else ()
        lines = self.expected.toPlainText().splitlines() if self.expect.isChecked() else []
        return Wishes(
            model=str(self.model.currentData()),
            languages=(language, *other) if language else (),
            speakers=int(self.speakers.currentData()),
            pauses=self.pauses.isChecked(),
            fillers=self.fillers.isChecked(),
            expected=tuple(filter(None, map(str.strip, lines))),
        )

    def follow_language(self, language: str) -> None:
        """Offer what suits a language; a second one only where the first is not to be heard."""
        self.second.setEnabled(bool(language))
        chosen = str(self.model.currentData() or "") if self._chose_model else ""
        self._offer_models(language, chosen)

    def _offer_models(self, language: str, chosen: str) -> None:
        self.model.clear()
        for model in models_here(language):
            self.model.addItem(model.title, model.name)
        if not self.model.count():
            self.model.addItem(self._session.text("writing_down.no_model"), "")
        self.model.setCurrentIndex(max(self.model.findData(chosen), 0))
        self._language = language
        self._say_about_model()

    def keep(self) -> None:
        """Propose the same the next time."""
        keep_choices(self._session, self.wishes(HEARD))

    def _note_model(self) -> None:
        self._chose_model = True
        self._say_about_model()

    def _say_about_model(self) -> None:
        # Where there is little room its name is shortened.
        self.model.setToolTip(self.model.currentText())
        words = about_model(self._session, str(self.model.currentData()), self._language)
        self.about_model.setText(words)
        self.about_model.setVisible(bool(words))
        self.opened.emit()

    def _show_rest(self, on: bool) -> None:
        self.rest.setVisible(on)
        words = self._session.text(f"writing_down.{'less' if on else 'more'}")
        self.more.setText(f"{'▾' if on else '▸'} {words}")
        self.more.setAccessibleName(words)
        self.opened.emit()

    def _show_expected(self, on: bool) -> None:
        for part in (self.expect_how, self.expected):
            part.setVisible(on)
        self.opened.emit()


def fill_with_languages(box: QComboBox, session: Session, *, heard: bool) -> None:
    """Offer every language, after the first few also to hear it from the recording."""
    languages = languages_by_name(session)
    for code, name in languages[:_FIRST]:
        box.addItem(name, code)
    if heard:
        box.addItem(session.text("writing_down.heard"), HEARD)
    for code, name in languages[_FIRST:]:
        box.addItem(name, code)


def _form() -> QFormLayout:
    form = QFormLayout()
    form.setContentsMargins(0, 0, 0, 0)
    form.setHorizontalSpacing(_GAP)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignVCenter)
    form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    return form
