"""How a change that hides somebody is shown: which brackets, and what stands for words left out."""

from dataclasses import dataclass
from typing import Final

from small_stories.model import Brackets
from small_stories.storage.project_file import Project
from small_stories.storage.setup import ProjectFacts, project_facts

OMISSIONS: Final = ("(...)", "(--)", "…")
TAKEN_AWAY: Final = "--"


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """The brackets around changed words, and the sign of an omission that only shortens."""

    brackets: Brackets = Brackets.SINGLE
    omission: str = OMISSIONS[0]

    def bracketed(self, words: str) -> str:
        """Return words in the brackets of an anonymisation."""
        return f"[[{words}]]" if self.brackets is Brackets.DOUBLE else f"[{words}]"

    @property
    def removed(self) -> str:
        """Return what stands where words that identify were taken away."""
        return self.bracketed(TAKEN_AWAY)

    @property
    def undecided(self) -> str:
        """Return what masks words that nobody has decided yet; an export never holds it."""
        return self.bracketed("—")


def house_style_of(project: Project) -> HouseStyle:
    """Return the house style that a project's exports follow."""
    return house_style_of_facts(project_facts(project))


def house_style_of_facts(facts: ProjectFacts) -> HouseStyle:
    """Return the house style that a project's facts tell of."""
    return HouseStyle(Brackets(facts.brackets), facts.omission)
