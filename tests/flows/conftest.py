"""The program as a user runs it: a process of its own, files in, files out."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

Result = subprocess.CompletedProcess[str]
Run = Callable[..., Result]


def small_stories(*arguments: object, says: str = "", language: str = "en") -> Result:
    """Run a command with what its user types; return what it said."""
    program = [sys.executable, "-m", "small_stories_app", "--language", language]
    return subprocess.run(
        [*program, *(str(argument) for argument in arguments)],
        input=says,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
        check=False,
        timeout=900,
    )


@pytest.fixture
def run() -> Run:
    return small_stories


@dataclass(frozen=True)
class Demo:
    folder: Path
    project: Path
    result: Result


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """The example project and its report, built once for all flows."""
    folder = tmp_path_factory.mktemp("demo")
    result = small_stories("demo", "--out", folder, language="fi")
    return Demo(folder, folder / "hellankulma.smallstories", result)
