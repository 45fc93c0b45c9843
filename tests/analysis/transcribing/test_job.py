import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from small_stories.errors import SmallStoriesError
from small_stories.storage.interviews import turns
from small_stories.storage.project_file import Project
from small_stories.strings import LANGUAGES, error_text
from small_stories.transcribing.bring_in import import_recording, store_transcription
from small_stories.transcribing.job import needs, segment_from

# The child refuses to reach for the network, so that a call that tries it fails the test.
CHILD = """
import sys

def refuse(event, details):
    if event in ("socket.connect", "socket.getaddrinfo"):
        raise SystemExit("the job reached for the network")

sys.addaudithook(refuse)
from small_stories.transcribing.job import run
run(sys.stdin, sys.stdout)
"""


def start(given: dict[str, object]) -> subprocess.Popen[str]:
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    assert child.stdin
    child.stdin.write(json.dumps(given) + "\n")
    child.stdin.flush()
    return child


def events_of(given: dict[str, object]) -> list[dict[str, object]]:
    with start(given) as child:
        told, complaints = child.communicate(timeout=300)
    assert "Traceback" not in complaints
    assert child.returncode == 0
    return [json.loads(line) for line in told.splitlines()]


def test_the_child_tells_and_the_parent_stores(project: Project, spoken: Path, model: Path) -> None:
    number = import_recording(project, spoken, "H01", "fi")
    events = events_of(needs(project, number, model))
    assert events[0]["event"] == "progress"
    assert events[-1] == {"event": "done", "language": "fi"}
    done = [event["done"] for event in events if event["event"] == "progress"]
    assert done == sorted(done, key=int)
    assert done[-1] == events[0]["total"]
    segments = [segment_from(event) for event in events if event["event"] == "segment"]
    store_transcription(project, number, segments, model, "fi")
    stored = " ".join(turn.text for turn in turns(project, 1))
    assert stored.split() == [word.text for segment in segments for word in segment.words]


def test_a_killed_child_leaves_the_project_as_it_was(
    project: Project, spoken: Path, model: Path
) -> None:
    number = import_recording(project, spoken, "H01", "fi")
    given = needs(project, number, model)
    with start(given) as child:
        assert child.stdout
        assert json.loads(child.stdout.readline())["event"] == "progress"
        child.kill()
    assert turns(project, 1) == []
    assert events_of(given)[-1]["event"] == "done"


def test_the_child_tells_what_is_wrong(
    project: Project, wave_file: object, silence: np.ndarray, tmp_path: Path
) -> None:
    number = import_recording(project, wave_file(silence), "H01")  # type: ignore[operator]
    (tmp_path / "nothing").mkdir()
    given = needs(project, number, tmp_path / "nothing")
    assert events_of(given)[-1] == {
        "event": "error",
        "key": "transcribing.model_unusable",
        "fields": {},
    }
    assert events_of({**given, "sound": 99})[-1]["key"] == "recording.sound_missing"
    assert events_of({**given, "key": "00" * 32})[-1]["key"] == "recording.file_damaged"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_error_has_its_sentence(language: str) -> None:
    fields = {"name": "x.mp3", "code": "H01", "folder": "kansio", "file": "model.bin"}
    for room, keys in {
        "recording": "empty no_sound unreadable not_closed not_found no_speech sound_missing",
        "transcribing": "no_model model_damaged model_not_written model_unusable has_turns",
        "models": "file_missing wrong_file another_kind",
    }.items():
        for key in keys.split():
            sentence = error_text(SmallStoriesError(f"{room}.{key}", **fields), language)
            assert sentence.endswith(".")
            assert "{" not in sentence
