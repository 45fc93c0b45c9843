"""The table of figures, edited in place, and below it what they come to and contradict."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from small_stories.changes import setting_up
from small_stories.errors import SmallStoriesError
from small_stories.figures.together import Figures
from small_stories.figures.words import kind_of
from small_stories.model import FigureKind
from small_stories.reporting.written_figures import (
    contradiction_in_words,
    kind_name,
    sum_in_words,
)
from small_stories.storage.setup import QuantResult, areas, quant_results
from small_stories_app.preparing.listed_rows import ListedRows
from small_stories_app.report_tabs.figures.typed_ahead import TypedAhead
from small_stories_app.session import Session
from small_stories_app.widgets.headings import heading
from small_stories_app.widgets.rows import Column
from small_stories_app.widgets.typed_ahead import offer

FACTS: Final = ("name", "value", "area", "period", "kind", "source")
_ALIKE: Final = ("area", "period", "kind", "source")


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence on figures, and the first of them."""

    words: str
    figure: int


class FigureTable(QWidget):
    """Every figure of the project in a row; each edit is a change of its own."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._stored: list[QuantResult] = []
        say = session.text
        columns = [self._column(fact) for fact in FACTS]
        self.list: ListedRows[QuantResult] = ListedRows(
            session, say("figures_tab.heading"), columns, lambda each: each.id
        )
        self.list.narrow(FACTS.index("value"), 12)
        self.list.narrow(FACTS.index("period"), 12)
        self.list.offer_adding(
            [say(f"figures_tab.new_{fact}") for fact in FACTS], say("figures_tab.add"), self._add
        )
        self.list.offer_removing(
            say("figures_tab.remove"),
            lambda each: setting_up.remove_quant_result(session.project, each.id),
        )
        self.told: ListedRows[Line] = ListedRows(
            session, say("figures_tab.told"), [Column("", lambda line: line.words)],
            lambda line: line.words,
        )  # fmt: skip
        self.told.table.horizontalHeader().hide()
        self.go = self.told.offer(say("figures_tab.go_to"), self._go_to)
        self.told.table.activated.connect(self._go_to)
        self.about_told = heading(say("figures_tab.told"), 1.05)
        for place, fact in enumerate(FACTS):
            if fact in _ALIKE:
                self.list.table.setItemDelegateForColumn(place, TypedAhead(self, self._ahead(fact)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self.list, self.about_told, self.told):
            column.addWidget(part)

    def show_figures(self) -> None:
        """Read the figures anew, with their sums and contradictions."""
        project = self._session.project
        self._stored = quant_results(project)
        self.list.show_rows(self._stored)
        self.told.show_rows(_lines(Figures(self._stored), self._session.language))
        self.about_told.setVisible(bool(self.told.model.rows))
        for fact, field in zip(FACTS, self.list.fields, strict=True):
            if fact in _ALIKE:
                offer(field, self._ahead(fact)())

    def _column(self, fact: str) -> Column[QuantResult]:
        def said(each: QuantResult) -> str:
            words = str(getattr(each, fact))
            return kind_name(words, self._session.language) if fact == "kind" else words

        def write(each: QuantResult, words: str) -> None:
            stored = kind_of(words) if fact == "kind" else words
            name, kind = (stored if fact == key else getattr(each, key) for key in ("name", "kind"))
            if not (name or kind) or (fact == "value" and not stored):
                raise SmallStoriesError("figures.needs_what")
            setting_up.edit_quant_result(self._session.project, each.id, **{fact: stored})

        return Column(self._session.text(f"figures_tab.{fact}"), said, write)

    def _add(self, name: str, value: str, area: str, period: str, kind: str, source: str) -> None:
        if not value:
            raise SmallStoriesError("figures.needs_what")
        setting_up.add_quant_result(
            self._session.project, name, value, period, source, kind=kind_of(kind), area=area
        )

    def _ahead(self, fact: str) -> Callable[[], Sequence[str]]:
        """Return what gives the words of a fact that the project has used, each once."""

        def words() -> list[str]:
            language = self._session.language
            used = [str(getattr(each, fact)) for each in self._stored]
            if fact == "area" and self._session.is_open:
                used += [area.name for area in areas(self._session.project)]
            if fact == "kind":
                used = [kind_name(each, language) for each in (*FigureKind, *used)]
            return list(dict.fromkeys(filter(None, used)))

        return words

    def _go_to(self) -> None:
        line = self.told.current()
        place = self.list.model.place_of(line.figure) if line else None
        if place is not None:
            self.list.table.setCurrentIndex(self.list.model.index(place, 1))
            self.list.table.setFocus()


def _lines(found: Figures, language: str) -> list[Line]:
    """Return what does not agree first, then the sums."""
    sums = [(each.differs, Line(sum_in_words(each, language), each.parts[0].result.id))
            for each in found.sums()]  # fmt: skip
    return [
        *(Line(contradiction_in_words(each, language), each.figures[0].result.id)
          for each in found.contradictions()),
        *(line for differs, line in sums if differs),
        *(line for differs, line in sums if not differs),
    ]  # fmt: skip
