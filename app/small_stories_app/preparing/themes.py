"""The themes of the interviews, and the frames beside them that a project may use."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from small_stories.changes import setting_up
from small_stories.changes import themes as changes
from small_stories.storage.setup import Theme, ThemeUse, project_facts, theme_use, themes
from small_stories_app.dialogs.opening import open_once
from small_stories_app.preparing.listed_rows import ListedRows
from small_stories_app.preparing.principles import PrinciplesDialog
from small_stories_app.session import Session
from small_stories_app.widgets.headings import explanation
from small_stories_app.widgets.rows import Column

CODE_SETS = ("uses_components", "uses_domains", "uses_questions24", "uses_principles")


class Themes(QWidget):
    """The list of themes in the order of their keys, and a ready theme to add."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        say = session.text
        columns: list[Column[Theme]] = [
            Column(say("prepare.theme.key"), self._key),
            Column(say("prepare.theme.name"), lambda each: each.name, self._rename),
        ]
        self.list = ListedRows(session, say("prepare.headings.themes"), columns, lambda t: t.id)
        self.ready = QPushButton(say("prepare.theme.ready"))
        self.code_sets = {key: QCheckBox(say(f"prepare.{key}")) for key in CODE_SETS}
        self.principles = QPushButton(say("frames.ten_principles.open"))
        self._lay_out()

    def show_themes(self) -> None:
        """Show the themes as they are, and which code sets are used."""
        project = self._session.project
        found, facts = themes(project), project_facts(project)
        self.list.show_rows(found)
        self.ready.setVisible(all(each.key != changes.READY_THEME for each in found))
        for key, box in self.code_sets.items():
            box.setChecked(bool(getattr(facts, key)))
        self.principles.setVisible(bool(facts.uses_principles))

    def add_ready(self) -> None:
        """Add manageability and predictability, with its questions."""
        changes.add_ready_theme(self._session.project)

    @property
    def can_add_ready(self) -> bool:
        """Whether the ready theme is not in the project yet."""
        found = themes(self._session.project) if self._session.is_open else []
        return bool(found) and all(each.key != changes.READY_THEME for each in found)

    def _lay_out(self) -> None:
        say, rows = self._session.text, self.list
        rows.narrow(0, 14)
        rows.offer_adding(
            [say("prepare.theme.new_name")],
            say("prepare.theme.add"),
            lambda name: setting_up.add_theme(self._session.project, name),
        )
        rows.offer_moving(say("prepare.up"), say("prepare.down"), self._move)
        rows.offer_removing(say("prepare.theme.remove"), self._remove)
        self.ready.clicked.connect(lambda: self._session.attempt(self.add_ready))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(rows)
        beside = QHBoxLayout()
        beside.addWidget(self.ready)
        beside.addStretch(1)
        column.addLayout(beside)
        for key, box in self.code_sets.items():
            box.setMinimumHeight(24)
            box.clicked.connect(lambda on, key=key: self._use(key, on))
            column.addSpacing(4)
            column.addWidget(box)
            column.addWidget(explanation(say(f"prepare.{key}_hint")))
        self.principles.clicked.connect(self._write_principles)
        column.addWidget(self.principles, 0, Qt.AlignmentFlag.AlignLeft)

    def _key(self, theme: Theme) -> str:
        return str(theme.position + 1) if theme.position < 9 else ""

    def _rename(self, theme: Theme, name: str) -> None:
        if name:
            setting_up.rename_theme(self._session.project, theme.id, name)

    def _move(self, theme: Theme, step: int) -> None:
        changes.move_theme(self._session.project, theme.id, step)

    def _remove(self, theme: Theme) -> None:
        project = self._session.project
        use = theme_use(project, theme.id)
        changes.remove_theme(project, theme.id)
        self._session.said.emit(self._gone(theme, use))

    def _gone(self, theme: Theme, use: ThemeUse) -> str:
        """Return what went with a theme, in words."""
        say = self._session.text
        went = [
            say(f"prepare.theme.gone.{kind}", count)
            for kind in ("markers", "told_under", "stories", "questions")
            if (count := int(getattr(use, kind)))
        ]
        if not went:
            return say("prepare.theme.removed", name=theme.name)
        return say("prepare.theme.removed_with", name=theme.name, what=", ".join(went))

    def _write_principles(self) -> None:
        open_once(PrinciplesDialog(self._session, self.window()))

    def _use(self, key: str, on: bool) -> None:
        project = self._session.project
        self._session.attempt(lambda: setting_up.describe_project(project, **{key: int(on)}))
