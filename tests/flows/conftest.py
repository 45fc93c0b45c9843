"""The program as a user runs it: a process of its own, files in, files out."""

import os
import subprocess
import sys
import wave
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from rendered import INTERVIEW, rendered_interview, spoken_samples

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


@pytest.fixture(scope="session")
def two_turns(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A question and an answer, some 16 seconds, as one WAV file."""
    return rendered_interview(tmp_path_factory.mktemp("sound"), 2).path


@pytest.fixture(scope="session")
def four_pieces(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four turns with six seconds of silence between them: each is recognised as a piece."""
    path = tmp_path_factory.mktemp("sound") / "palat.wav"
    turns = [turn for turn in INTERVIEW if len(turn[1]) < 60][:4]
    silence = np.zeros(6 * 22_050, np.int16)
    sound = [part for said in spoken_samples(tuple(turns)) for part in (said, silence)]
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, 22_050, 0, "NONE", ""))
        file.writeframes(np.concatenate(sound).tobytes())
    return path
