import io
import json
import os
import re
import shutil
import subprocess
import sys
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import pytest
from rendered_apart import questions_apart

from small_stories.errors import SmallStoriesError
from small_stories.heard import (
    Doubt,
    HeardPiece,
    HeardWord,
    Piece,
    UnsurePlace,
    Voices,
    VoiceStretch,
    Wishes,
)
from small_stories.storage.interviews import turns
from small_stories.storage.project_file import Project
from small_stories.storage.transcriptions import Written, state
from small_stories.strings import LANGUAGES, error_text
from small_stories.transcribing import speakers_job
from small_stories.transcribing.bring_in import begin_writing, import_recording, store
from small_stories.transcribing.events import event_from, tell_event
from small_stories.transcribing.job import needs
from small_stories.transcribing.run import Event, Plan, VoicesFailed

# The child refuses to reach for the network, so that a call that tries it fails the test.
CHILD = """
import sys
from importlib import import_module

def refuse(event, details):
    if event in ("socket.connect", "socket.getaddrinfo"):
        raise SystemExit("the job reached for the network")

sys.addaudithook(refuse)
import_module("small_stories.transcribing." + sys.argv[1]).run(sys.stdin, sys.stdout)
"""
WISHES = Wishes(languages=("fi",))

Told = dict[str, Any]


def start(given: dict[str, object], job: str = "job", **environment: str) -> subprocess.Popen[str]:
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, job],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, **environment},
    )
    assert child.stdin
    child.stdin.write(json.dumps(given) + "\n")
    child.stdin.flush()
    return child


def events_of(given: dict[str, object], job: str = "job", **environment: str) -> list[Told]:
    with start(given, job, **environment) as child:
        told, complaints = child.communicate(timeout=300)
    assert "Traceback" not in complaints
    assert child.returncode == 0
    return [json.loads(line) for line in told.splitlines()]


def stored(events: list[Told]) -> list[Event]:
    return [event for told in events if (event := event_from(told))]


@pytest.fixture(scope="module")
def recording(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("recording") / "talk.wav"
    path.write_bytes(questions_apart())
    return path


def begun(project: Project, path: Path, model: Path) -> int:
    number = import_recording(project, path, "H01", "fi")
    return begin_writing(project, number, model, WISHES)


def test_the_child_tells_and_the_parent_stores(
    project: Project, recording: Path, model: Path
) -> None:
    number = begun(project, recording, model)
    events = events_of(needs(project, number, model))
    assert events[-1] == {"event": "done"}
    progress = [told for told in events if told["event"] == "progress"]
    assert list(dict.fromkeys(told["stage"] for told in progress)) == [
        "listening",
        "voices",
        "recognising",
    ]
    assert progress[-1]["done"] == progress[-1]["total"]
    plan, voices, *pieces = stored(events)
    assert isinstance(plan, Plan)
    assert isinstance(voices, Voices)
    assert [piece.number for piece in plan.pieces] == [0, 1, 2]
    for event in (plan, voices, *pieces):
        store(project, number, event)
    words = [word.text for piece in pieces if isinstance(piece, HeardPiece) for word in piece.words]
    text = " ".join(turn.text for turn in turns(project, 1))
    assert re.sub(r"\((\.|\d+ s)\)", "", text).split() == words
    assert state(project, 1) is Written.DONE


def test_a_killed_child_is_gone_on_with_to_the_same_words(
    project: Project, recording: Path, model: Path
) -> None:
    number = begun(project, recording, model)
    whole = stored(events_of(needs(project, number, model)))
    with start(needs(project, number, model)) as child:
        assert child.stdout
        for line in child.stdout:
            if event := event_from(json.loads(line)):
                store(project, number, event)
                if isinstance(event, HeardPiece):
                    break
        child.kill()
    assert state(project, 1) is Written.PARTLY
    first = [turn.text for turn in turns(project, 1)]
    rest = stored(events_of(needs(project, number, model)))
    assert rest == whole[3:]
    for event in rest:
        store(project, number, event)
    assert state(project, 1) is Written.DONE
    assert [turn.text for turn in turns(project, 1)][: len(first)] == first


def test_speakers_are_told_again_without_the_text(
    project: Project, recording: Path, model: Path
) -> None:
    number = begun(project, recording, model)
    events = events_of(speakers_job.needs(project, number, 2), "speakers_job")
    (voices,) = stored(events)
    assert isinstance(voices, Voices)
    assert {stretch.voice for stretch in voices.stretches} == {0, 1}
    assert events[-1] == {"event": "done"}


def test_voices_that_cannot_be_told_cost_no_word(
    project: Project, recording: Path, model: Path, tmp_path: Path
) -> None:
    with as_file(files("small_stories_resources")) as resources:
        spoilt = shutil.copytree(resources, tmp_path / "other" / "small_stories_resources")
    (spoilt / "models" / "campplus.onnx").write_bytes(b"spoilt")
    number = begun(project, recording, model)
    events = events_of(needs(project, number, model), PYTHONPATH=str(spoilt.parent))
    plan, failed, *pieces = stored(events)
    assert isinstance(plan, Plan)
    assert isinstance(failed, VoicesFailed)
    assert error_text(SmallStoriesError(failed.error_key), "fi")
    assert len(pieces) == len(plan.pieces) == 3


def test_the_child_tells_what_is_wrong(
    project: Project, recording: Path, tmp_path: Path, model: Path
) -> None:
    given = needs(project, begun(project, recording, model), tmp_path)
    assert events_of({**given, "model": str(tmp_path)})[-1] == {
        "event": "error",
        "key": "transcribing.model_unusable",
        "fields": {},
    }
    assert events_of({**given, "sound": 99})[-1]["key"] == "recording.sound_missing"
    assert events_of({**given, "key": "00" * 32})[-1]["key"] == "recording.file_damaged"


def test_a_run_that_was_undone_is_not_begun(project: Project, recording: Path, model: Path) -> None:
    number = begun(project, recording, model)
    project.undo()
    for asked in (
        lambda: needs(project, number, model),
        lambda: speakers_job.needs(project, number, 2),
    ):
        with pytest.raises(SmallStoriesError, match=r"changes\.undone_meanwhile"):
            asked()


@pytest.mark.parametrize(
    "event",
    [
        Plan((Piece(0, 100, 900, ((200, 400), (500, 800))), Piece(1, 900, 950, ()))),
        Voices(2, (VoiceStretch(0, 1200, 1, 0.5),), (UnsurePlace(Doubt.THIRD_VOICE, 3, 9),)),
        VoicesFailed("transcribing.voices_failed"),
        HeardPiece(
            4,
            "sv",
            (HeardWord("Där", 10, 400, 0.9), HeardWord("-borta", 400, 700, 0.2, joined=True)),
            (UnsurePlace(Doubt.UNLIKELY_WORDS, 10, 700),),
        ),
    ],
)
def test_an_event_comes_through_as_it_was(event: Event) -> None:
    told = io.StringIO()
    tell_event(told, event)
    assert event_from(json.loads(told.getvalue())) == event
    assert event_from({"event": "progress", "stage": "voices", "done": 1, "total": 2}) is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_error_has_its_sentence(language: str) -> None:
    for key in ("model_unusable", "voices_failed", "language_unknown"):
        sentence = error_text(SmallStoriesError(f"transcribing.{key}", code="se"), language)
        assert sentence.endswith(".")
        assert "{" not in sentence
