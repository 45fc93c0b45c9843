"""What a story shows: goals or something nobody aimed for, and the code sets beside the themes."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from small_stories.changes import linking, marking
from small_stories.model import Component, Domain
from small_stories.storage.code_sets import story_components, story_domains
from small_stories.storage.setup import goals, project_facts
from small_stories.storage.stories import Story, story_goals
from small_stories_app.session import Session
from small_stories_app.story_panel.activity_questions import ActivityQuestions
from small_stories_app.story_panel.check_list import CheckList
from small_stories_app.story_panel.tick import Tick
from small_stories_app.story_panel.writing import write
from small_stories_app.transcript.open_interview import OpenInterview
from small_stories_app.widgets.headings import explanation, heading

_COMPONENTS = tuple(Component)
_DOMAINS = tuple(Domain)


class Goals(QWidget):
    """The goals to tick, and *surprising* for what was not aimed for; a story may be both."""

    def __init__(self, opened: OpenInterview) -> None:
        super().__init__()
        self._opened = opened
        say = opened.session.text
        self.goals = CheckList(say("story_panel.goals"))
        self.none = explanation(say("story_panel.no_goals"))
        self.surprising = Tick(say("story_panel.surprising"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(heading(say("story_panel.goals"), 1.05))
        for part in (self.goals, self.none, self.surprising):
            column.addWidget(part)
        self.goals.things.ticked.connect(lambda goal: write(opened, marking.toggle_goal, goal))
        self.surprising.clicked.connect(self.turn_surprising)

    def show_story(self, story: Story) -> None:
        """Show what a story is tied to."""
        project = self._opened.session.project
        aims = [(goal.id, goal.name) for goal in goals(project)]
        self.goals.show_things(aims, story_goals(project, story.id))
        self.none.setVisible(not aims)
        self.surprising.setChecked(bool(story.surprising))

    def turn_surprising(self) -> None:
        """Say that a story shows something nobody aimed for, or no longer."""
        story = self._opened.current
        if story is not None:
            surprising = int(not story.surprising)
            write(self._opened, marking.describe_story, surprising=surprising)


class CodeSetLists(QWidget):
    """Components of the experience, domains, questions on the activity, where they are used.

    They are code sets of their own and stand apart from the interview's themes.
    """

    def __init__(self, opened: OpenInterview) -> None:
        super().__init__()
        self._opened = opened
        session = opened.session
        self.components_heading = heading(session.text("story_panel.components"), 1.05)
        self.components = CheckList(session.text("story_panel.components"))
        self.domains_heading = heading(session.text("story_panel.domains"), 1.05)
        self.domains = CheckList(session.text("story_panel.domains"))
        self.questions = ActivityQuestions(opened)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part in (self.components_heading, self.components, self.domains_heading, self.domains,
                     self.questions):  # fmt: skip
            column.addWidget(part)
        self.components.things.ticked.connect(
            lambda n: write(opened, linking.toggle_component, _COMPONENTS[n])
        )
        self.domains.things.ticked.connect(
            lambda n: write(opened, linking.toggle_domain, _DOMAINS[n])
        )

    def show_story(self, story: Story) -> None:
        """Show the code sets that the project uses, and what a story is linked to."""
        session = self._opened.session
        used = project_facts(session.project)
        self.components_heading.setVisible(bool(used.uses_components))
        self.components.setVisible(bool(used.uses_components))
        self.domains_heading.setVisible(bool(used.uses_domains))
        self.domains.setVisible(bool(used.uses_domains))
        self.questions.setVisible(bool(used.uses_questions24))
        in_use = (used.uses_components, used.uses_domains, used.uses_questions24)
        self.setVisible(any(in_use))
        if used.uses_components:
            linked = story_components(session.project, story.id)
            named = _named(session, _COMPONENTS, "story_panel.component")
            self.components.show_things(named, _places(_COMPONENTS, linked))
        if used.uses_domains:
            linked = story_domains(session.project, story.id)
            named = _named(session, _DOMAINS, "story_panel.domain")
            self.domains.show_things(named, _places(_DOMAINS, linked))
        if used.uses_questions24:
            self.questions.show_story(story)


def _named(session: Session, members: tuple[str, ...], table: str) -> list[tuple[int, str]]:
    return [(n, session.text(f"{table}_{each}")) for n, each in enumerate(members)]


def _places(members: tuple[str, ...], linked: set[str]) -> list[int]:
    return [n for n, each in enumerate(members) if each in linked]
