"""Killed at any moment of any work, a project opens and holds all that was said to be stored.

``KILLS=300`` kills so many times, every fifth and fourth time among transcribing; an ordinary run
kills a few times. Ten kills follow each other in one project, so that what one cut off is being
gone on with when the next one comes.
"""

import json
import os
import random
import shutil
import subprocess
import sys
import time
import wave
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import killed_load
import numpy as np
import pytest
from killed_load import Snapshot, snapshot
from rendered_apart import questions_apart

from small_stories.changes.setting_up import begin_project
from small_stories.storage.connection import connect
from small_stories.storage.erasing import is_erasing
from small_stories.storage.project_file import PROJECT_DATABASE, Project, open_project
from small_stories.storage.soundness import check_files

KILLS = int(os.environ.get("KILLS", "3"))
IN_A_ROW = 10
LONGEST_S = {"work": 1.5, "speech": 9.0}
RECORD = ("change", "change_row")


@dataclass
class Said:
    """What the process said last: the rows that were there, and whom it was taking out then."""

    rows: Snapshot
    withdrawing: int | None = None


def said_in(file: Path) -> Said | None:
    """Return what was said to be stored; a line that was cut off says nothing."""
    found = None
    for line in file.read_text(encoding="utf-8").splitlines(keepends=True):
        if line.endswith("\n"):
            told = json.loads(line)
            if "rows" in told:
                found = Said(told["rows"])
            elif found:
                found.withdrawing = told["withdrawing"]
    return found


@pytest.fixture(scope="module")
def brought(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A transcript and two recordings to bring in, and an empty project to copy."""
    folder = tmp_path_factory.mktemp("brought") / "brought"
    folder.mkdir()
    talk = "H: Miten se alkoi?\n\nV: Ennen istuin yksin. Nykyään avaan oven itse.\n\n" * 15
    (folder / "talk.txt").write_text(talk, encoding="utf-8")
    if KILLS > 3:  # the fourth is killed among transcribing
        (folder / "talk.wav").write_bytes(questions_apart(2))
    with wave.open(str(folder / "hum.wav"), "wb") as file:
        file.setparams((1, 2, 16_000, 0, "NONE", ""))
        file.writeframes((np.sin(np.arange(32_000) / 9) * 3000).astype("<i2").tobytes())
    begin_project(folder / "a.smallstories", "Koe", None, "fi").close()
    return folder


@pytest.mark.parametrize("row", range(-(-KILLS // IN_A_ROW)))
def test_all_that_was_said_to_be_stored_is_there(tmp_path: Path, brought: Path, row: int) -> None:
    here = Path(shutil.copytree(brought, tmp_path / "brought"))
    folder, said = Path(shutil.copytree(here / "a.smallstories", tmp_path / "p")), tmp_path / "said"
    said.touch()
    for kill in range(min(IN_A_ROW, KILLS - row * IN_A_ROW)):
        load = "speech" if kill % 5 >= 3 else "work"
        run_and_kill(folder, here, said, row * IN_A_ROW + kill, load)
        # The folder itself stays as the kill left it: the next process goes on with that.
        look_at_a_copy(folder, tmp_path / f"copy{kill}", said_in(said))


def run_and_kill(folder: Path, brought: Path, said: Path, seed: int, load: str) -> None:
    command = [sys.executable, killed_load.__file__, *map(str, (folder, brought, said, seed, load))]
    chance = random.Random(seed)
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "begun\n"
        if chance.random() < 0.2:
            time.sleep(chance.random() * 0.2)  # it is opening the project
        else:
            time.sleep(chance.random() * LONGEST_S[load])
        assert process.poll() is None, "it stopped by itself"
        process.kill()


def look_at_a_copy(folder: Path, copy: Path, said: Said | None) -> None:
    shutil.copytree(folder, copy)
    with open_project(copy) as project:
        assert (project.missing, project.log_lost, project.sounds_damaged) == (0, False, False)
        assert not is_erasing(project.db)
        if said:
            nothing_is_lost(project, said)
        key = project.key
    assert not list(check_files(copy, key, PROJECT_DATABASE))
    shutil.rmtree(copy)


def nothing_is_lost(project: Project, said: Said) -> None:
    """All rows are as they were said to be, but for those that one unsaid step touched."""
    now = snapshot(project)
    touched = touched_since(project, said.rows, now)
    gone = said.withdrawing
    if gone is not None and str(gone) not in now["interview"]:
        left_without(project, gone, said.rows, now)
        return
    for table, rows in said.rows.items():
        if table in RECORD:
            continue
        other = {(table, number) for number in rows | now[table]
                 if rows.get(number) != now[table].get(number)}  # fmt: skip
        assert other <= touched, table
    assert said.rows["change_row"].items() <= now["change_row"].items()
    assert said.rows["change"].keys() <= now["change"].keys()


def touched_since(project: Project, before: Snapshot, now: Snapshot) -> set[tuple[str, str]]:
    """Return the rows of changes that were made, undone or done again after what was said."""
    newest = max(map(int, before["change_row"]), default=0)
    moved = [int(each) for each in now["change"]
             if before["change"].get(each) != now["change"][each]]  # fmt: skip
    marks = ", ".join("?" for _ in moved)
    rows = project.db.execute(
        "SELECT table_name, row_id FROM change_row JOIN change ON change.id = change_id"
        f" WHERE change_row.id > ? OR (change.id IN ({marks}) AND state != 'left')",
        [newest, *moved],
    )
    return {(table, str(number)) for table, number in rows}


def left_without(project: Project, gone: int, before: Snapshot, now: Snapshot) -> None:
    """Whoever withdrew is gone from the copies too, and all other talk is as it was."""
    there = {str(row[0]) for row in project.db.execute("SELECT id FROM turn")}
    for table in ("interview", "turn", "goal", "theme", "recording"):
        same = {number for number in now[table] if before[table].get(number) == now[table][number]}
        assert same == now[table].keys(), table
    assert before["interview"].keys() - now["interview"].keys() == {str(gone)}
    assert there == now["turn"].keys()
    for file in (project.folder / "backups").glob(f"*[0-9]/{PROJECT_DATABASE}"):
        with closing(connect(file, project.key, read_only=True)) as copy:
            assert not copy.execute("SELECT 1 FROM interview WHERE id = ?", [gone]).fetchone()
