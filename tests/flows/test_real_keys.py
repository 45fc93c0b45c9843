"""The real program on a screen of its own (Xvfb), with the keys of a real keyboard (XTEST)."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from small_stories.changes.interviewing import NewInterview, NewTurn, add_interview
from small_stories.changes.setting_up import begin_project
from small_stories.model import Role, SourceKind
from small_stories.storage.connection import connect
from small_stories.storage.keys import data_key
from small_stories.storage.project_file import PROJECT_DATABASE, Project, open_project
from small_stories.storage.stories import reading, stories, story_themes, story_words

TALK = (
    "Miten sinä tulit mukaan?",
    "Naapuri pyysi, ja minä lähdin. Nyt minä avaan sen oven itse joka aamu.",
    "Mitä siitä seurasi?",
    "Minä soitan nykyään itse virastoon. Ennen pyysin tytärtä.",
)
READING = "Pyyntö avasi oven."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project with one interview and nothing marked."""
    speakers = (("H", Role.INTERVIEWER), ("V", Role.INTERVIEWEE))
    talk = tuple(NewTurn(words, number % 2) for number, words in enumerate(TALK))
    with begin_project(tmp_path / "talo.smallstories", "Asukastalo", None, "fi") as project:
        add_interview(project, NewInterview("H01", SourceKind.TRANSCRIPT, "fi", speakers, talk))
    return tmp_path / "talo.smallstories"


@pytest.fixture
def screen() -> Iterator[str]:
    """The name of a screen that nobody looks at."""
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as x:
        assert x.stdout is not None
        yield f":{x.stdout.readline().strip()}"
        x.terminate()


class Keyboard:
    """A keyboard at the screen, and what it has brought about in the project."""

    def __init__(self, environment: dict[str, str], folder: Path) -> None:
        self._environment = environment
        self._folder = folder
        self._key = data_key(folder, None)

    def press(self, *keys: str) -> None:
        self._do("key", "--clearmodifiers", "--delay", "60", *keys)

    def write(self, words: str) -> None:
        self._do("type", "--delay", "40", words)

    def look_at(self, title: str) -> None:
        """Wait for the window, and give it the keyboard: no window manager does."""
        found = self._do("search", "--sync", "--onlyvisible", "--name", title).split()
        self._do("windowfocus", "--sync", found[-1])

    def until(self, query: str, result: object) -> None:
        """Wait until the project holds something: the first value of a query."""
        too_late = time.monotonic() + 20
        while (held := self._ask(query)) != result:
            assert time.monotonic() < too_late, f"{query} is {held}"
            time.sleep(0.05)

    def _ask(self, query: str) -> object:
        with closing(connect(self._folder / PROJECT_DATABASE, self._key, read_only=True)) as db:
            found = db.execute(query).fetchone()
            return found and found[0]

    def _do(self, *arguments: str) -> str:
        done = subprocess.run(
            ["xdotool", *arguments],
            env=self._environment, capture_output=True, text=True, check=True, timeout=60,
        )  # fmt: skip
        return done.stdout


@contextmanager
def program(
    screen: str, folder: Path, home: Path
) -> Iterator[tuple[subprocess.Popen[str], Keyboard]]:
    """The program as its user starts it, in Finnish, with nothing set before."""
    settings = home / "Small Stories" / "window.ini"
    settings.parent.mkdir(parents=True)
    settings.write_text("[window]\nlanguage=fi\n", encoding="utf-8")
    environment = {
        **os.environ, "DISPLAY": screen, "QT_QPA_PLATFORM": "xcb", "XDG_CONFIG_HOME": str(home),
    }  # fmt: skip
    command = [sys.executable, "-m", "small_stories_app", "open", str(folder)]
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) as running:
        try:
            yield running, Keyboard(environment, folder)
        finally:
            running.kill()


def test_marking_reading_and_undoing_by_real_keys(
    screen: str, folder: Path, tmp_path: Path
) -> None:
    with program(screen, folder, tmp_path / "home") as (running, keyboard):
        keyboard.look_at("Asukastalo")
        mark_a_story(keyboard)
        write_its_reading(keyboard)
        mark_another_and_undo(keyboard)
        keyboard.press("ctrl+3", "ctrl+q")
        _, complaints = running.communicate(timeout=30)
        assert running.returncode == 0, complaints
        assert "Traceback" not in complaints
    with open_project(folder) as project:
        check(project)


def mark_a_story(keyboard: Keyboard) -> None:
    """Into the talk, down to the teller's first turn, three words and a comma, theme 1."""
    keyboard.press("Return", "ctrl+Home", "Down", "Home")
    keyboard.press(*["ctrl+shift+Right"] * 4, "1")
    keyboard.until("SELECT count(*) FROM story_theme", 1)


def write_its_reading(keyboard: Keyboard) -> None:
    keyboard.press("i")
    keyboard.write(READING)
    keyboard.press("Escape")
    keyboard.until("SELECT text FROM reading", READING)


def mark_another_and_undo(keyboard: Keyboard) -> None:
    keyboard.press("ctrl+End", "Home", "ctrl+shift+Right", "ctrl+shift+Right", "2")
    keyboard.until("SELECT count(*) FROM story", 2)
    keyboard.press("ctrl+z")
    keyboard.until("SELECT count(*) FROM story", 1)


def check(project: Project) -> None:
    [story] = stories(project)
    assert story_words(project, story.id) == "Naapuri pyysi, ja"
    assert story_themes(project, story.id) == [1]
    written = reading(project, story.id)
    assert written is not None
    assert written.text == READING
    undone = project.next_redo()
    assert undone is not None
    assert undone.name == "story.marked"
