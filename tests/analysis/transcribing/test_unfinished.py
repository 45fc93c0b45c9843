"""What a run came to is gone on with only where it is the same run, and as far as it is whole."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from told_events import heard, plan, voices

from small_stories.errors import SmallStoriesError
from small_stories.heard import Doubt, UnsurePlace
from small_stories.transcribing.run import Event, VoicesFailed
from small_stories.transcribing.unfinished import Unfinished

OF = {"recording": "0" * 64, "wishes": {"languages": ("fi",)}, "model": "d01c"}
DOUBT = UnsurePlace(Doubt.REPEATED, 100, 900)
EVENTS: list[Event] = [
    plan(3),
    voices(4000, end_ms=30_000),
    VoicesFailed("transcribing.voices_failed"),
    heard(0, "Niin mä näin 😀 sen."),
    heard(1, "", [DOUBT]),
]


def kept(path: Path) -> Unfinished:
    begun = Unfinished(path, OF)
    assert begun.events() == []
    for event in EVENTS:
        begun.add(event)
    return begun


def test_the_same_run_finds_what_it_had(tmp_path: Path) -> None:
    run = kept(tmp_path / "run")
    again = Unfinished(tmp_path / "run", OF)
    assert again.events() == EVENTS
    again.add(heard(2, "Ja lopuksi."))
    assert Unfinished(tmp_path / "run", OF).events() == [*EVENTS, heard(2, "Ja lopuksi.")]
    run.remove()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("key", ["recording", "wishes", "model"])
def test_another_recording_wish_or_model_begins_anew(tmp_path: Path, key: str) -> None:
    kept(tmp_path / "run")
    assert Unfinished(tmp_path / "run", {**OF, key: "other"}).events() == []
    assert Unfinished(tmp_path / "run", OF).events() == []


@settings(deadline=None)  # It waits for the disk.
@given(some.integers(0, 10_000), some.binary(max_size=5).filter(lambda tail: b"\n" not in tail))
def test_a_crash_at_any_byte_leaves_what_was_whole(
    tmp_path_factory: pytest.TempPathFactory, length: int, tail: bytes
) -> None:
    path = tmp_path_factory.mktemp("crash") / "run"
    kept(path)
    path.write_bytes(path.read_bytes()[:length] + tail)
    run = Unfinished(path, OF)
    found = run.events()
    assert found == EVENTS[: len(found)]
    run.add(heard(2, "Ja lopuksi."))
    assert Unfinished(path, OF).events() == [*found, heard(2, "Ja lopuksi.")]


def test_bytes_that_are_no_lines_begin_anew(tmp_path: Path) -> None:
    (tmp_path / "run").write_bytes(bytes(900) + b"\n")
    assert Unfinished(tmp_path / "run", OF).events() == []


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    run = Unfinished(tmp_path / "none" / "run", OF)
    assert run.events() == []
    with pytest.raises(SmallStoriesError, match=r"writing_out\.not_written"):
        run.add(EVENTS[0])
