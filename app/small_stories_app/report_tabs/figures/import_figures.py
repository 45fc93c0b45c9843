"""The sheet on which figures from a table are looked at before they come in."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

from small_stories.changes.figures import NewFigure, bring_in_figures
from small_stories.figures.bringing_in import Found, not_there_yet
from small_stories.reporting.written_figures import kind_name
from small_stories.storage.setup import quant_results
from small_stories_app.dialogs.buttons import accept_or_cancel
from small_stories_app.report_tabs.figures.table import FACTS
from small_stories_app.session import Session
from small_stories_app.widgets.fitting import fit
from small_stories_app.widgets.rows import Column, RowsModel
from small_stories_app.widgets.rows_table import RowsTable


class ImportFigures(QDialog):
    """Shows every figure that would come in; what the project has already is left out."""

    def __init__(self, session: Session, name: str, found: Found, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.new = not_there_yet(found, quant_results(session.project))
        self.about = QLabel(self._about(name, found))
        self.about.setWordWrap(True)
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        columns = [self._column(fact) for fact in FACTS]
        self.model: RowsModel[NewFigure] = RowsModel(columns, lambda each: each)
        self.table = RowsTable(
            self.model, session.text("figures_tab.preview"), (0, 12, 0, 14, 0, 0)
        )
        self._lay_out()

    def accept(self) -> None:
        """Store the figures as one change."""
        new = self.new
        if self._session.attempt(lambda: bring_in_figures(self._session.project, new)):
            super().accept()
            self._session.said.emit(self._session.text("figures_tab.brought_in", len(new)))

    def _lay_out(self) -> None:
        self.setWindowTitle(self._session.text("figures_tab.import_title"))
        self.table.show_rows(self.new)
        self.table.setVisible(bool(self.new))
        column = QVBoxLayout(self)
        column.addWidget(self.about)
        column.addWidget(self.table, 1)
        words = self._session.text("figures_tab.bring_in", len(self.new))
        self.buttons = accept_or_cancel(self, self._session, words)
        self.buttons.buttons()[0].setEnabled(bool(self.new))
        column.addWidget(self.buttons)
        fit(self, 900, 520)

    def _column(self, fact: str) -> Column[NewFigure]:
        def said(each: NewFigure) -> str:
            words = str(getattr(each, fact))
            return kind_name(words, self._session.language) if fact == "kind" else words

        return Column(self._session.text(f"figures_tab.{fact}"), said)

    def _about(self, name: str, found: Found) -> str:
        say = self._session.text
        lines = [say("figures_tab.found", len(found.figures), name=name)]
        if found.sheet:
            lines.append(say("figures_tab.sheet", sheet=found.sheet))
        if known := len(found.figures) - len(self.new):
            lines.append(say("figures_tab.known", known))
        if found.left_out:
            columns = ", ".join(found.left_out)
            lines.append(say("figures_tab.left_out", len(found.left_out), columns=columns))
        return " ".join(lines)
