"""A dialog around an editor of something that a report needs and no step asks for."""

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from small_stories_app.preparing.principles import PrinciplesEditor
from small_stories_app.report_tabs.impact_stories import ImpactStoriesEditor
from small_stories_app.report_tabs.recommendations import RecommendationsEditor
from small_stories_app.session import Session
from small_stories_app.widgets.fitting import fit

# Which editor fills a section, by the section's key; pages of stories have keys of their own.
_EDITORS: Final[dict[str, tuple[str, Callable[[Session], QWidget]]]] = {
    "recommendations": ("recommending", RecommendationsEditor),
    "proposals": ("recommending", RecommendationsEditor),
    "next_steps": ("recommending", RecommendationsEditor),
    "tips": ("recommending", RecommendationsEditor),
    "impact_stories": ("impact_stories", ImpactStoriesEditor),
    "ten_principles": ("frames.ten_principles", PrinciplesEditor),
}


def editor_of(section: str) -> str | None:
    """Return the string table of the editor that fills a section, or None where there is none."""
    key = "impact_stories" if section.startswith("impact_story_") else section
    return _EDITORS[key][0] if key in _EDITORS else None


class EditorDialog(QDialog):
    """An editor with a button that closes it; each thing in it is saved as it is done."""

    def __init__(self, session: Session, section: str, parent: QWidget) -> None:
        super().__init__(parent)
        key = "impact_stories" if section.startswith("impact_story_") else section
        name, make = _EDITORS[key]
        self.editor = make(session)
        self.setWindowTitle(session.text(f"{name}.list"))
        close = QPushButton(session.text("dialogs.close"))
        close.setAutoDefault(False)
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.addWidget(self.editor, 1)
        column.addLayout(row)
        fit(self, 900, 620)
