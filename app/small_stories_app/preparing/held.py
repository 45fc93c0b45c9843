"""When, where and by whom each interview was held: what the report tells of the material."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from small_stories.changes.held import write_areas, write_day
from small_stories.changes.interviewing import describe_interview
from small_stories.reporting.grammar import written_date
from small_stories.storage.interviews import Interview, interviews
from small_stories.storage.setup import areas_of_interview
from small_stories_app.preparing.listed_rows import ListedRows
from small_stories_app.session import Session
from small_stories_app.widgets.headings import explanation
from small_stories_app.widgets.rows import Column


class Held(QWidget):
    """The interviews by code; what is not known yet stays empty, and is a gap in the report."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.none_yet = explanation(session.text("prepare.held.none_yet"))
        rows = ListedRows(session, session.text("prepare.headings.held"), self._columns(),
                          lambda each: each.id)  # fmt: skip
        for fact in ("interpreter", "translated"):
            rows.offer(session.text(f"prepare.held.turn_{fact}"), partial(self._turn, fact))
        rows.narrow(0, 12)
        self.list = rows
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.none_yet)
        column.addWidget(rows)

    def show_interviews(self) -> None:
        """Show the interviews as they are now."""
        found = interviews(self._session.project)
        self.none_yet.setVisible(not found)
        self.list.show_rows(found)

    def _columns(self) -> list[Column[Interview]]:
        say = self._session.text
        return [
            Column(say("prepare.held.code"), lambda each: each.code),
            Column(say("prepare.held.held_on"), self._day, self._write_day),
            self._column("place_kind"),
            self._column("interviewer_role"),
            Column(say("prepare.held.areas"), self._areas, self._write_areas),
            Column(say("prepare.held.through"), self._through),
        ]

    def _column(self, fact: str) -> Column[Interview]:
        heading = self._session.text(f"prepare.held.{fact}")
        return Column(heading, lambda each: str(getattr(each, fact)), partial(self._write, fact))

    def _day(self, talk: Interview) -> str:
        return written_date(talk.held_on, "fi") if talk.held_on else ""

    def _areas(self, talk: Interview) -> str:
        return ", ".join(each.name for each in areas_of_interview(self._session.project, talk.id))

    def _through(self, talk: Interview) -> str:
        ways = [fact for fact in ("interpreter", "translated") if getattr(talk, fact)]
        return ", ".join(self._session.text(f"prepare.held.{way}") for way in ways)

    def _write(self, fact: str, talk: Interview, words: str) -> None:
        describe_interview(self._session.project, talk.id, **{fact: words})

    def _write_day(self, talk: Interview, words: str) -> None:
        write_day(self._session.project, talk.id, words)

    def _write_areas(self, talk: Interview, words: str) -> None:
        write_areas(self._session.project, talk.id, words)

    def _turn(self, fact: str) -> None:
        talk = self.list.current()
        if talk is not None:
            turned = int(not getattr(talk, fact))
            describe_interview(self._session.project, talk.id, **{fact: turned})
