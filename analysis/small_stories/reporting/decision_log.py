"""The log of decisions on what identifies, for an ethics board: what was done, not to what.

No original stands in it, no name of the ledger and nothing of who anybody is: things have running
numbers (*person 3*), which are the same in all interviews.
"""

import csv
import hashlib
from collections.abc import Iterator, Sequence
from io import StringIO
from pathlib import Path
from typing import Final

from small_stories.anonymising.decisions import Decided, decisions, undecided_places
from small_stories.anonymising.leaving.hidden import (
    HiddenWords,
    hidden_in,
    hidden_words,
    stops_export,
)
from small_stories.anonymising.rewriting.house_style import TAKEN_AWAY, house_style_of
from small_stories.changes.exporting import log_exports
from small_stories.model import Decision, IdentityKind, Profile
from small_stories.reporting.blocks import Grid, Prose, Section, texts
from small_stories.reporting.gate import Leaving, LetOut, let_out
from small_stories.reporting.grammar import written_date
from small_stories.reporting.tables.csv_file import harmless
from small_stories.reporting.word.document import word_file
from small_stories.storage.exports import NewExport
from small_stories.storage.interviews import interviews
from small_stories.storage.project_file import Project
from small_stories.storage.setup import ProjectFacts, project_facts
from small_stories.strings import text

_COLUMNS: Final = ("thing", "done", "wordings", "places", "found", "day")
_WIDTHS: Final = (22, 20, 21, 12, 25)


def write_decision_log(project: Project, folder: Path, language: str | None = None) -> LetOut:
    """Write decisions.docx and decisions.csv into a folder, both or none, and log that they left.

    Raises what ``let_out`` raises: a wording or a reason may hold a hidden name.
    """
    facts = project_facts(project)
    log = _Log(project, facts, language or facts.language)
    leaving = [log.document(), log.table()]
    written = let_out(leaving, folder, log.hidden, log.language)
    named = {code for each in log.found for code in each.interviews}
    talks = tuple(talk.id for talk in interviews(project) if talk.code in named)
    logged = [
        NewExport("decision_log", str(path.absolute()), _digest(each.content), (), interviews=talks)
        for each, path in zip(leaving, written.paths, strict=True)
    ]
    log_exports(project, logged)
    return written


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


class _Log:
    """The log of one project in one language."""

    def __init__(self, project: Project, facts: ProjectFacts, language: str) -> None:
        self.facts, self.language = facts, language
        self.style = house_style_of(project)
        self.found = decisions(project)
        self.open = undecided_places(project)
        self.hidden = hidden_words(project)

    def say(self, key: str, count: int | None = None, **fields: object) -> str:
        return text(f"decision_log.{key}", self.language, count, **fields)

    def document(self) -> Leaving:
        """Return the log as a Word document."""
        title = self.say("title", name=self.facts.name)
        sections = [
            Section("about", "", (Prose((self.say("about"),)), Prose((self.say("marks"),)))),
            Section("style", self.say("headings.style"), (Prose((self.how(),)),)),
            Section("counts", self.say("headings.counts"),
                    (Prose((self.open_places(),)), self.counts())),
            Section("decisions", self.say("headings.decisions"), (self.grid(),)),
        ]  # fmt: skip
        content = word_file(title, self.language, sections)
        told = [(section.heading, tuple(texts(section))) for section in sections]
        return Leaving("decisions.docx", content, (("", (title,)), *told))

    def table(self) -> Leaving:
        """Return the decisions as a table that any program reads."""
        page = StringIO()
        writer = csv.writer(page, delimiter=";")
        rows = [self.header(), *self.rows()]
        writer.writerows([[harmless(cell) for cell in row] for row in rows])
        words = tuple(cell for row in rows for cell in row)
        return Leaving("decisions.csv", page.getvalue().encode("utf-8-sig"), (("", words),))

    def how(self) -> str:
        """Return for whom quotes are printed, and how changes are shown in them."""
        profile = text(f"report_view.profiles.{self.facts.profile}", self.language)
        return self.say("how", profile=profile.lower(), changed=self.style.bracketed("…"),
                        removed=self.style.removed, omission=self.style.omission)  # fmt: skip

    def open_places(self) -> str:
        return self.say("open", self.open, n=self.open)

    def counts(self) -> Grid:
        """Return how many things of each kind there are, and in how many places."""
        rows = [self.counted(kind) for kind in IdentityKind if self.of_kind(kind)]
        keys = ("kind", "things", "hidden_places", "kept_places")
        header = tuple(self.say(f"columns.{key}") for key in keys)
        cells = tuple(tuple((cell,) for cell in row) for row in rows)
        return Grid(self.say("captions.counts"), header, cells, (40, 20, 20, 20))

    def of_kind(self, kind: IdentityKind) -> list[Decided]:
        return [each for each in self.found if each.kind is kind]

    def counted(self, kind: IdentityKind) -> tuple[str, ...]:
        found = self.of_kind(kind)
        kept = sum(each.places for each in found if each.decision is Decision.KEEP)
        places = sum(each.places for each in found)
        things = len({each.number for each in found})
        return self.kind(kind), str(things), str(places - kept), str(kept)

    def grid(self) -> Grid:
        """Return the decisions as a table for paper, where the day stands with what was done."""
        cells = []
        for thing, done, wordings, places, found, day in self.rows():
            decided = f"{done} {self.say('columns.day')} {day}."
            cells.append(tuple((cell,) for cell in (thing, decided, wordings, places, found)))
        return Grid(self.say("captions.decisions"), self.header()[:-1], tuple(cells), _WIDTHS)

    def header(self) -> tuple[str, ...]:
        return tuple(self.say(f"columns.{key}") for key in _COLUMNS)

    def rows(self) -> list[tuple[str, ...]]:
        return [self.row(each) for each in self.found]

    def row(self, each: Decided) -> tuple[str, ...]:
        places = self.say("places", each.places, n=each.places, codes=", ".join(each.interviews))
        day = written_date(each.day, self.language) if each.day else self.say("no_day")
        return (
            f"{self.kind(each.kind)} {each.number}",
            self.done(each),
            self.wordings(each),
            places,
            " ".join(self.found_how(each)),
            day,
        )

    def kind(self, kind: IdentityKind) -> str:
        return text(f"identity_kinds.{kind}", self.language)

    def done(self, each: Decided) -> str:
        said = self.say(f"done.{each.decision}")
        return f"{said} {each.why.strip()}".strip()

    def wordings(self, each: Decided) -> str:
        """Return what each profile prints; one where all print the same."""
        if each.decision in (Decision.KEEP, Decision.REMOVE):
            return self.style.removed if each.decision is Decision.REMOVE else ""
        printed = {profile: self.printed(words) for profile, words in each.wordings.items()}
        if len(set(printed.values())) == 1:
            return printed[Profile.PUBLIC]
        names = {p: text(f"ledger.{p}", self.language) for p in printed}
        return "; ".join(f"{names[p]}: {words}" for p, words in printed.items())

    def printed(self, words: str) -> str:
        """Return a wording in its brackets, unless a hidden name stands in it."""
        said = words.strip()
        if not said or said == TAKEN_AWAY:
            return self.style.removed
        return (
            self.say("not_told") if _holds_hidden(said, self.hidden) else self.style.bracketed(said)
        )

    def found_how(self, each: Decided) -> Iterator[str]:
        if each.by_hand:
            yield self.say("by_hand", each.by_hand, n=each.by_hand)
        if by_machine := each.places - each.by_hand:
            yield self.say("by_machine", by_machine, n=by_machine)
        if each.doubtful:
            yield self.say("doubtful", each.doubtful, n=each.doubtful)
        yield from self.reasons(each.reasons)

    def reasons(self, reasons: Sequence[str]) -> Iterator[str]:
        for reason in reasons:
            if reason != "analyst":
                yield text(f"anonymising.reasons.{reason}", self.language)


def _holds_hidden(words: str, hidden: HiddenWords) -> bool:
    return any(map(stops_export, hidden_in([words], hidden)))
