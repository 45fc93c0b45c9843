"""Settings of the transcript: how its letters and lines look, and what typing does to the sound."""

from typing import Final

from PySide6.QtGui import QFont, QFontDatabase, QPalette, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QCheckBox, QSpinBox, QTextEdit, QWidget

from small_stories_app.appearance.palettes import Paper, paper_colour
from small_stories_app.options import (
    FONT,
    LARGEST_TEXT,
    LETTER_SPACING,
    LINE_HEIGHT,
    PAPER,
    PAUSE_WHILE_TYPING,
    SMALLEST_TEXT,
    WIDE_SPACING,
)
from small_stories_app.session import Session
from small_stories_app.settings.fields import choice, form_of
from small_stories_app.widgets.headings import explanation

LINE_HEIGHTS: Final = (120, 130, 140, 150, 160, 180, 200)
_SAMPLE_LINES: Final = 4


class ReadingPage(QWidget):
    """What concerns the talk; a sample shows it as it will be."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        text, options = session.text, session.options
        names = {key: text(f"settings.{key}") for key in ("points", "line_height", "font", "paper")}
        heights = [
            (text("settings.times", times=_times(height, session.language)), str(height))
            for height in LINE_HEIGHTS
        ]
        fonts = [(text("settings.system_font"), ""), *((one, one) for one in _families())]
        papers = [(text(f"settings.papers.{paper}"), str(paper)) for paper in Paper]
        self.points = QSpinBox()
        self.points.setRange(SMALLEST_TEXT, LARGEST_TEXT)
        self.points.setValue(options.text_size())
        self.points.setAccessibleName(names["points"])
        self.points.valueChanged.connect(self._set_points)
        self.line_height = choice(
            names["line_height"],
            heights,
            str(options.line_height()),
            lambda height: session.set_reading_look(LINE_HEIGHT, height),
        )
        self.spacing = QCheckBox(text("settings.spacing"))
        self.spacing.setChecked(options.letter_spacing() == WIDE_SPACING)
        self.spacing.toggled.connect(self._set_spacing)
        self.font_box = choice(
            names["font"], fonts, options.get(FONT), lambda one: session.set_reading_look(FONT, one)
        )
        self.paper = choice(
            names["paper"],
            papers,
            options.get(PAPER),
            lambda one: session.set_reading_look(PAPER, one),
        )
        self.pause = QCheckBox(text("settings.pause"))
        self.pause.setChecked(options.is_on(PAUSE_WHILE_TYPING))
        self.pause.toggled.connect(lambda on: options.switch(PAUSE_WHILE_TYPING, on=on))
        self.sample = QTextEdit()
        self.sample.setReadOnly(True)
        self.sample.setTabChangesFocus(True)
        self.sample.setAccessibleName(text("settings.sample_name"))
        self.sample.setPlainText(text("settings.sample"))
        form = form_of(self)
        form.addRow(names["points"], self.points)
        form.addRow(names["line_height"], self.line_height)
        form.addRow("", self.spacing)
        form.addRow(names["font"], self.font_box)
        form.addRow(names["paper"], self.paper)
        form.addRow(explanation(text("settings.reading_hint")))
        form.addRow(self.sample)
        form.addRow("", self.pause)
        session.reading_look_changed.connect(self._show_sample)
        session.text_size_changed.connect(self._show_sample)
        self._show_sample()

    def _set_points(self, points: int) -> None:
        self._session.set_text_size(points)

    def _set_spacing(self, wide: bool) -> None:
        spacing = str(WIDE_SPACING) if wide else LETTER_SPACING.default
        self._session.set_reading_look(LETTER_SPACING, spacing)

    def _show_sample(self) -> None:
        options = self._session.options
        font = QFont(options.get(FONT) or self.font().family())
        font.setPointSize(options.text_size())
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, options.letter_spacing())
        self.sample.setFont(font)
        lines = QTextBlockFormat()
        kind = QTextBlockFormat.LineHeightTypes.ProportionalHeight
        lines.setLineHeight(options.line_height(), kind.value)
        cursor = QTextCursor(self.sample.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(lines)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, paper_colour(options.get(PAPER)))
        self.sample.setPalette(palette)
        height = self.sample.fontMetrics().lineSpacing() * options.line_height() // 100
        self.sample.setFixedHeight(height * _SAMPLE_LINES)


def _families() -> list[str]:
    """Return the fonts of this computer that can be read at any size."""
    families = QFontDatabase.families(QFontDatabase.WritingSystem.Latin)
    scalable = (one for one in families if QFontDatabase.isSmoothlyScalable(one))
    return [one for one in scalable if not QFontDatabase.isPrivateFamily(one)]


def _times(per_cent: int, language: str) -> str:
    written = f"{per_cent / 100:.1f}"
    return written if language == "en" else written.replace(".", ",")
