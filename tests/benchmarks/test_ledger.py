"""A ledger of two thousand entries over a hundred thousand words: looking back, and its tab."""

import shutil
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path
from typing import cast

import pytest
from bars import SMALL, Bars
from generated import Size
from painting import Painted

from small_stories.anonymising import ledger
from small_stories.anonymising.matching.known import KnownName, NameBook, match_known
from small_stories.changes.hiding import add_identity
from small_stories.model import IdentityKind
from small_stories.storage.identities import marks
from small_stories.storage.interviews import words_of_turns
from small_stories.storage.project_file import Project, open_project
from small_stories_app.main_window import MainWindow
from small_stories_app.views.report import ReportView

LONG = Size(interviews=10, words=10_000, stories=20)
ENTRIES = 2_000
Opened = Callable[[Size], MainWindow]


def names(entries: int) -> list[str]:
    """Full names, of which many share a part, as in a large programme."""
    given = ("Aino", "Pekka", "Raili", "Seija", "Ahmed", "Fatima", "Jari", "Liisa", "Olena",
             "Tuomas", "Väinö", "Zahra", "Kerttu")  # fmt: skip
    first = ("Ahon", "Haka", "Hieta", "Joki", "Kallio", "Kangas", "Kivi", "Koivu", "Korpi",
             "Koski", "Kuusi", "Lahden", "Laine")  # fmt: skip
    last = ("kari", "koski", "kulma", "laakso", "lahti", "lampi", "maa", "mäki", "niemi",
            "nummi", "oja", "perä", "pää", "ranta")  # fmt: skip
    families = [one + other for one in first for other in last]
    return [f"{given[n % 13]} {families[n % 182]}{'la' * (n // 182)}" for n in range(entries)]


def fill(project: Project, entries: int) -> None:
    with project.change("identity.added"):
        for name in names(entries):
            add_identity(project, IdentityKind.PERSON, name)


@pytest.fixture
def project(generated: Callable[[Size], Path], tmp_path: Path) -> Iterator[Project]:
    folder = shutil.copytree(generated(LONG), tmp_path / "keittiö.smallstories")
    with open_project(folder) as made:
        yield made


def test_looking_back_for_a_new_alias(project: Project, bars: Bars) -> None:
    fill(project, ENTRIES if bars.enabled else 20)
    number = ledger.add_entry(project, IdentityKind.PERSON, "Marjatta")
    found = sum(mark.identity_id == number for mark in marks(project))
    assert found > 0
    aliases = (f"{first}{last}luska" for first in "KLMNPRSTV" for last in "aeiou")
    bars.measure(
        "look back for a new alias, 100,000 words and 2,000 entries",
        1_000,
        lambda: ledger.add_alias(project, number, next(aliases)),
    )


def test_matching_a_whole_ledger(project: Project, bars: Bars) -> None:
    talk = [words for _, words in words_of_turns(project)]
    known = [KnownName(n, IdentityKind.PERSON, each) for n, each in enumerate(names(ENTRIES))]

    def match() -> None:
        book = NameBook(known)
        found = [match_known(words, book) for words in talk]
        assert [] in found

    bars.measure("match 2,000 entries in 100,000 words", 10_000, match, rounds=3)


def test_showing_the_ledger(opened: Opened, bars: Bars) -> None:
    window = opened(SMALL)
    fill(window.session.project, ENTRIES if bars.enabled else 20)
    window.show_step_of("report")
    view = cast(ReportView, window.findChild(ReportView))
    painted = Painted(view.ledger.table.viewport())

    def show() -> None:
        view.tabs.setCurrentWidget(view.quotes)
        painted.after(lambda: view.tabs.setCurrentWidget(view.ledger), lambda: True)

    bars.measure("show the ledger of 2,000 entries", 200, show)
    assert view.ledger.model.rowCount() >= 20


def test_filtering_the_ledger(opened: Opened, bars: Bars) -> None:
    window = opened(SMALL)
    fill(window.session.project, ENTRIES if bars.enabled else 20)
    window.show_step_of("report")
    view = cast(ReportView, window.findChild(ReportView))
    view.tabs.setCurrentWidget(view.ledger)
    typed = cycle(("koski", "ranta", "ai", ""))
    bars.measure(
        "filter the ledger of 2,000 entries",
        100,
        lambda: view.ledger.wanted.setText(next(typed)),
    )
