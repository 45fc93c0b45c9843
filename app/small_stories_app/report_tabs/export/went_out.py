"""What has gone out: when, as what, for whom, and with which quotes."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from small_stories.storage.exports import Export, exports
from small_stories.strings import LANGUAGES
from small_stories.typology.codes import quote_codes
from small_stories_app.keeping.in_words import kind, moment
from small_stories_app.session import Session
from small_stories_app.widgets.headings import heading
from small_stories_app.widgets.rows import Column, RowsModel
from small_stories_app.widgets.rows_table import RowsTable

_WIDTHS: Final = (21, 26, 12, 11, 13, 0)
_ROWS_SEEN: Final = 5


class WentOut(QWidget):
    """The files that have left, the newest first; the selected one tells of its quotes below."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        say = session.text
        self._session = session
        self._codes: dict[int, str] = {}
        columns: list[Column[Export]] = [
            Column(say("report_view.exports.at"), lambda each: moment(session, each)),
            Column(say("report_view.exports.kind"), lambda each: kind(session, each)),
            Column(say("report_view.exports.profile"), self._profile),
            Column(say("report_view.exports.language"), self._language),
            Column(say("report_view.exports.quotes"), lambda each: str(len(each.quotes))),
            Column(
                say("report_view.exports.path"),
                lambda each: Path(each.path).name,
                whole=lambda each: each.path,
            ),
        ]
        self.model = RowsModel(columns, lambda each: each.id)
        self.table = RowsTable(self.model, say("report_view.exports.title"), _WIDTHS)
        self.table.setMinimumHeight(self.table.verticalHeader().defaultSectionSize() * _ROWS_SEEN)
        self.told = QLabel()
        self.told.setWordWrap(True)
        self.told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(heading(say("report_view.exports.title"), 1.05))
        column.addWidget(self.table, 1)
        column.addWidget(self.told)
        self.table.selectionModel().currentRowChanged.connect(self._tell)

    def show_project(self) -> None:
        """Read anew what has gone out."""
        self._codes = quote_codes(self._session.project)
        self.table.show_rows(list(reversed(exports(self._session.project))))
        self.setVisible(bool(self.model.rows))
        self._tell()

    def show_newest(self) -> None:
        """Select what has just gone out."""
        self.table.selectRow(0)

    def _profile(self, export: Export) -> str:
        if not export.profile:
            return "–"
        return self._session.text(f"report_view.exports.profiles.{export.profile}")

    def _language(self, export: Export) -> str:
        known = export.language in LANGUAGES
        return self._session.text(f"report_view.languages.{export.language}") if known else "–"

    def _tell(self) -> None:
        """Tell where the selected file went and which quotes it holds, by their codes."""
        export: Export | None = self.table.current()
        if export is None:
            self.told.clear()
            return
        say = self._session.text
        there = [self._codes[number] for number in export.quotes if number in self._codes]
        gone = len(export.quotes) - len(there)
        lines = [export.path] if export.path else []
        if there:
            codes = ", ".join(there)
            lines.append(say("report_view.exports.with_quotes", len(there), codes=codes))
        if gone:
            lines.append(say("report_view.exports.gone", gone))
        if not export.quotes:
            lines.append(say("report_view.exports.no_quotes"))
        self.told.setText("\n".join(lines))
