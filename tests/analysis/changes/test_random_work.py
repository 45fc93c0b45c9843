"""Thousands of random changes: undone to the first and done again, every row is what it was.

``OPERATIONS=10000`` does so many; an ordinary run does a few hundred. The seed is the test's name.
"""

import os
import random
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from random_work import do_something
from test_everything_undoes import fill, tables

from small_stories.changes.setting_up import begin_project
from small_stories.storage.change_record import keep_all
from small_stories.storage.project_file import Project, open_project

OPERATIONS = int(os.environ.get("OPERATIONS", "200"))
SEEDS = [int(seed) for seed in os.environ.get("SEEDS", "8").split()]
OPENED_TIMES = 5

Tables = dict[str, list[Any]]


@pytest.mark.parametrize("seed", SEEDS)
def test_both_ends_of_random_work_are_the_same(tmp_path: Path, seed: int) -> None:
    chance, counted = random.Random(seed), Counter[str]()
    folder = tmp_path / "koe.smallstories"
    with begin_project(folder, "Koe", None, "fi") as project:
        fill(project)
        keep_all(project.db)
        first = work_of(project)
    for _ in range(OPENED_TIMES):
        with open_project(folder) as project:
            for _ in range(OPERATIONS // OPENED_TIMES):
                do_something(project, chance, counted)
            some_back_and_forward(project, chance)
    assert counted["done"] > OPERATIONS * 0.3, counted
    with open_project(folder) as project:
        everything(project.redo)
        last, left = work_of(project), project.db.execute("SELECT * FROM export_log").fetchall()
        undone = everything(project.undo)
        assert undone > OPERATIONS * 0.1
        assert work_of(project) == first
    with open_project(folder) as project:
        assert work_of(project) == first
        assert everything(project.redo) == undone
        assert work_of(project) == last
        assert project.db.execute("SELECT * FROM export_log").fetchall() == left
        assert not project.db.execute("PRAGMA foreign_key_check").fetchall()
        assert project.db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    with open_project(folder) as project:
        assert work_of(project) == last


def work_of(project: Project) -> Tables:
    """Return all rows that undo gives back; what has left the project has left it."""
    return {name: rows for name, rows in tables(project).items() if name != "export_log"}


def everything(step: Any) -> int:
    """Take a step again and again until there is none; return how many there were."""
    steps = 0
    while step():
        steps += 1
    return steps


def some_back_and_forward(project: Project, chance: random.Random) -> None:
    """Undo some, close in between at will, and do as many again: it is as it was."""
    before, steps = work_of(project), 0
    while steps < chance.randrange(200) and project.undo():
        steps += 1
    for _ in range(steps):
        assert project.redo()
    assert work_of(project) == before
