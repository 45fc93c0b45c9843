"""Bringing in many figures at once, and writing down kinds and areas of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from small_stories.changes.areas import area_named
from small_stories.storage.project_file import Project
from small_stories.storage.rows import insert, next_position


@dataclass(frozen=True, slots=True)
class NewFigure:
    """A figure as a table gives it; no area is the whole project's."""

    name: str
    value: str
    period: str = ""
    source: str = ""
    kind: str = ""
    area: str = ""


def bring_in_figures(project: Project, figures: Sequence[NewFigure]) -> None:
    """Add figures after the others, all of them as one change."""
    with project.change("quant_result.brought_in"):
        first = next_position(project.db, "quant_result")
        for position, each in enumerate(figures, start=first):
            insert(
                project.db, "quant_result", position=position, name=each.name, value=each.value,
                period=each.period, source=each.source, kind=each.kind,
                area_id=area_named(project, each.area),
            )  # fmt: skip
