"""A process to be killed: works on a project as fast as it can, and says what it has stored.

``killed_load.py PROJECT BROUGHT SAID SEED LOAD``: BROUGHT holds a transcript and a recording to
bring in; SAID gets a line of JSON after each step, which is written before the next one begins.
LOAD is ``work`` (changes, imports, copies, withdrawals) or ``speech`` (transcribing, with changes
made meanwhile).
"""

import json
import random
import sys
import wave
import zlib
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from typing import IO

from small_stories.changes.interviewing import correct_turn, remove_interview
from small_stories.changes.marking import describe_story, mark_story, remove_story
from small_stories.changes.setting_up import add_goal
from small_stories.errors import SmallStoriesError
from small_stories.model import Span
from small_stories.storage.interviews import interviews, turns
from small_stories.storage.project_file import PROJECT_DATABASE, Project, open_project
from small_stories.storage.stories import stories

Snapshot = dict[str, dict[str, int]]
_UNSEEN = ("change_state", "sqlite_sequence", "_sqlite_migrations")


def snapshot(project: Project) -> Snapshot:
    """Return a sum of every row by table and id, the change record's rows as well."""
    return {
        table: {str(row[0]): zlib.crc32(repr(tuple(row)).encode()) for row in
                project.db.execute(f'SELECT * FROM "{table}"')}
        for table in project.db.table_names() if table not in _UNSEEN
    }  # fmt: skip


class Load:
    """Random steps on one project; each is told once it is stored."""

    def __init__(self, project: Project, brought: Path, said: IO[str], seed: int) -> None:
        self._project, self._brought, self._said = project, brought, said
        self._chance = random.Random(seed)
        self._seed = seed

    def tell(self) -> None:
        """Say what stands in the project now."""
        self._say({"rows": snapshot(self._project)})

    def _say(self, what: dict[str, object]) -> None:
        self._said.write(json.dumps(what) + "\n")
        self._said.flush()

    def work(self) -> None:
        """Change, bring in, copy and withdraw without end."""
        steps = (self._change, self._bring_in, self._import, self._copy, self._withdraw)
        while True:
            [step] = self._chance.choices(steps, (20, 4, 2, 2, 1))
            step()
            self.tell()

    def speech(self) -> None:
        """Write recordings down; after each piece change something, as somebody would who reads."""
        from small_stories.heard import Wishes
        from small_stories.transcribing.bring_in import transcribe
        from small_stories.transcribing.models.starter import starter_model

        def stored(_: object) -> None:
            self.tell()
            if self._chance.random() < 0.5:
                self._project.stop_telling(stored)
                self._change()
                self._project.listen(stored)
                self.tell()

        for number in range(100):
            recording = self._begun_or_new(number)
            self._project.listen(stored)
            with suppress(SmallStoriesError):  # what it writes may be undone on the way
                transcribe(self._project, recording, starter_model(), Wishes(languages=("fi",)))
            self._project.stop_telling(stored)
            self.tell()

    def _begun_or_new(self, number: int) -> int:
        rows = self._project.db.execute(
            "SELECT recording.id FROM recording JOIN interview ON interview.id = interview_id"
            " WHERE code LIKE 'P%' AND NOT EXISTS (SELECT 1 FROM transcription"
            " WHERE recording_id = recording.id AND NOT EXISTS (SELECT 1 FROM piece"
            " WHERE transcription_id = transcription.id AND NOT done))"
        ).fetchall()
        return int(rows[0][0]) if rows else self._import_as(f"P{self._seed}-{number}", "talk.wav")

    def _change(self) -> None:
        chance, project = self._chance, self._project
        told = stories(project)
        talks = [talk for talk in interviews(project) if turns(project, talk.id)]
        step = chance.randrange(6 if talks else 2)
        if step == 0:
            add_goal(project, f"tavoite {chance.random()}", description="sanoja " * 200)
        elif step == 1:
            for _ in range(chance.randrange(1, 4)):
                chance.choice((project.undo, project.undo, project.redo))()
        elif step == 2 and told:
            remove_story(project, chance.choice(told).id)
        elif step == 3 and told:
            describe_story(project, chance.choice(told).id, title=f"otsikko {chance.random()}")
        else:
            turn = chance.choice(turns(project, chance.choice(talks).id))
            if step == 4 and turn.text:
                mark_story(project, turn.interview_id, [Span(turn.id, 0, len(turn.text))])
            else:
                correct_turn(project, turn.id, f"{turn.text} {chance.randrange(99)}")

    def _bring_in(self) -> None:
        from small_stories.importing.bring_in import bring_in
        from small_stories.importing.draft import read_interview

        here = len(interviews(self._project))
        if here < 12:
            code = f"H{self._seed}-{self._chance.randrange(10**9)}"
            bring_in(self._project, read_interview(self._brought / "talk.txt"), code)
        else:
            remove_interview(self._project, self._chance.choice(interviews(self._project)).id)

    def _import(self) -> None:
        self._import_as(f"A{self._seed}-{self._chance.randrange(10**9)}", "hum.wav")

    def _import_as(self, code: str, name: str) -> int:
        """Bring in a recording that is no other's copy: with silence of its own at the end."""
        from small_stories.transcribing.bring_in import import_recording

        other = self._said_beside(name)
        with (
            wave.open(str(self._brought / name), "rb") as read,
            wave.open(str(other), "wb") as written,
        ):
            written.setparams(read.getparams())
            written.writeframes(read.readframes(read.getnframes()))
            written.writeframes(bytes(2 * self._chance.randrange(1, 20_000)))
        return import_recording(self._project, other, code, "fi")

    def _said_beside(self, name: str) -> Path:
        return self._brought.with_name(f"{self._seed}-{name}")

    def _copy(self) -> None:
        from small_stories.storage.backups import back_up

        day = date(2026, 1, 1) + timedelta(days=self._chance.randrange(300))
        project = self._project
        back_up(project.folder, project.db, project.key, PROJECT_DATABASE, day)

    def _withdraw(self) -> None:
        from small_stories.erasing.withdrawal import Leaver, withdraw

        there = [talk for talk in interviews(self._project) if talk.code.startswith("H")]
        if there:
            gone = self._chance.choice(there).id
            self._say({"withdrawing": gone})
            withdraw(self._project, Leaver(None, gone))


def main() -> None:
    """Open the project, going on with a withdrawal that was cut off, and work."""
    folder, brought, said, seed, load = sys.argv[1:]
    sys.stdout.write("begun\n")
    sys.stdout.flush()
    with Path(said).open("a", encoding="utf-8") as file:
        project = open_project(Path(folder))
        doing = Load(project, Path(brought), file, int(seed))
        doing.tell()
        doing.speech() if load == "speech" else doing.work()


if __name__ == "__main__":
    try:
        main()
    except SmallStoriesError as error:
        sys.exit(f"{error.key} {error.fields}")
