"""For whom an export is made and how it shows changes: profile, brackets, sign of an omission."""

from typing import Final

from PySide6.QtWidgets import QFormLayout, QVBoxLayout

from small_stories.anonymising.rewriting.house_style import OMISSIONS
from small_stories.changes.house_style import choose_brackets, choose_omission, choose_profile
from small_stories.model import Brackets, Profile
from small_stories.storage.setup import project_facts
from small_stories_app.session import Session
from small_stories_app.widgets.headings import explanation
from small_stories_app.widgets.still import StillBox

_CHOICES: Final = ("profile", "brackets", "omission")


class HouseStyleForm:
    """Three fields in a form of another; what is chosen is stored at once, as one change each."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.profile, self.brackets, self.omission = StillBox(), StillBox(), StillBox()
        self.means = explanation()
        for profile in Profile:
            self.profile.addItem(session.text(f"report_view.profiles.{profile}"), profile)
        for brackets in Brackets:
            self.brackets.addItem(session.text(f"report_view.bracket_kinds.{brackets}"), brackets)
        for omission in OMISSIONS:
            self.omission.addItem(omission, omission)
        self.profile.activated.connect(self._choose_profile)
        self.brackets.activated.connect(self._choose_brackets)
        self.omission.activated.connect(self._choose_omission)

    def add_to(self, form: QFormLayout) -> None:
        """Add the fields to a form, each with its label."""
        for key in _CHOICES:
            field = getattr(self, key)
            column = QVBoxLayout()
            column.setSpacing(4)
            column.addWidget(field)
            if key == "profile":
                column.addWidget(self.means)
            form.addRow(self._session.text(f"report_view.{key}"), column)
            field.setAccessibleName(self._session.text(f"report_view.{key}"))

    def show_project(self) -> None:
        """Show what the project has chosen."""
        facts = project_facts(self._session.project)
        for key in _CHOICES:
            field: StillBox = getattr(self, key)
            field.setCurrentIndex(field.findData(getattr(facts, key)))
        self.means.setText(self._session.text(f"report_view.profile_means.{facts.profile}"))

    def _choose_profile(self) -> None:
        chosen = Profile(self.profile.currentData())
        if chosen != project_facts(self._session.project).profile:
            self._session.attempt(lambda: choose_profile(self._session.project, chosen))

    def _choose_brackets(self) -> None:
        chosen = Brackets(self.brackets.currentData())
        if chosen != project_facts(self._session.project).brackets:
            self._session.attempt(lambda: choose_brackets(self._session.project, chosen))

    def _choose_omission(self) -> None:
        chosen = str(self.omission.currentData())
        if chosen != project_facts(self._session.project).omission:
            self._session.attempt(lambda: choose_omission(self._session.project, chosen))
