"""The sheet on which a table of survey answers is looked at before it comes in: counts alone."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QFormLayout, QLabel, QVBoxLayout, QWidget

from small_stories.changes.survey import bring_in_answers
from small_stories.errors import SmallStoriesError
from small_stories.reporting.sections.survey import wave_name
from small_stories.storage.survey import answers
from small_stories.strings import error_text
from small_stories.survey.bringing_in import Found, refuse_twice
from small_stories.survey.waves import END, START
from small_stories_app.dialogs.buttons import accept_or_cancel
from small_stories_app.session import Session
from small_stories_app.widgets.fitting import fit_around
from small_stories_app.widgets.headings import explanation
from small_stories_app.widgets.notice import Notice
from small_stories_app.widgets.pages import scrolling

_WIDTH = 620


class ImportAnswers(QDialog):
    """Tells how many forms there are, and asks when they were filled in if the table does not."""

    def __init__(self, session: Session, name: str, found: Found, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._found = found
        self._name = name
        self.wave = QComboBox()
        self.wrong = Notice()
        self._lay_out()

    def accept(self) -> None:
        """Store the forms as one change, or stay and say which row is in the way."""
        project = self._session.project
        found = self._found
        if not found.has_waves:
            chosen = self.wave.currentIndex()
            typed = self.wave.currentText().strip()
            is_known = chosen >= 0 and typed == self.wave.itemText(chosen)
            found = found.of_wave(str(self.wave.itemData(chosen)) if is_known else typed)
        stored = answers(project)
        try:
            refuse_twice(found, stored)
            forms = [each.answers for each in found.forms]
            bring_in_answers(project, forms, str(len({each.id for each in stored}) + 1))
        except SmallStoriesError as error:
            self.wrong.say(error_text(error, self._session.language))
            return
        super().accept()
        self._session.said.emit(self._session.text("survey_tab.brought_in", len(found.forms)))

    def _lay_out(self) -> None:
        say = self._session.text
        self.setWindowTitle(say("survey_tab.import_title"))
        page = QWidget()
        inside = QVBoxLayout(page)
        inside.setContentsMargins(0, 0, 8, 0)
        for words in self._about():
            label = QLabel(words)
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            inside.addWidget(label)
        if not self._found.has_waves:
            self._ask_wave(inside)
        inside.addWidget(explanation(say("survey_tab.codes")))
        inside.addStretch(1)
        column = QVBoxLayout(self)
        area = scrolling(page)
        column.addWidget(area, 1)
        column.addWidget(self.wrong)
        column.addWidget(accept_or_cancel(self, self._session, say("survey_tab.bring_in")))
        fit_around(self, area, _WIDTH)

    def _ask_wave(self, inside: QVBoxLayout) -> None:
        say = self._session.text
        for wave in (START, END, ""):
            self.wave.addItem(wave_name(wave, self._session.language), wave)
        self.wave.setEditable(True)
        self.wave.setAccessibleName(say("survey_tab.which_wave"))
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.addRow(say("survey_tab.which_wave"), self.wave)
        inside.addLayout(form)

    def _about(self) -> list[str]:
        say, found, language = self._session.text, self._found, self._session.language
        lines = [say("survey_tab.found", len(found.forms), name=self._name)]
        if found.sheet:
            lines.append(say("figures_tab.sheet", sheet=found.sheet))
        if found.has_waves:
            waves = ", ".join(wave_name(wave, language) for wave in found.waves)
            lines.append(say("survey_tab.waves", waves=waves))
        if found.groups:
            lines.append(say("survey_tab.groups", groups=", ".join(found.groups)))
        if found.incomplete:
            lines.append(say("survey_tab.incomplete", found.incomplete))
        return lines
