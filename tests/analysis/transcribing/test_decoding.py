import os
import random
from collections.abc import Callable
from pathlib import Path

import av
import numpy as np
import pytest

from small_stories.errors import SmallStoriesError
from small_stories.transcribing.sound.decoding import RATE, Decoding, decode, is_recording

Make = Callable[..., Path]


def samples_of(path: Path) -> tuple[np.ndarray, Decoding]:
    with decode(path) as decoding:
        blocks = list(decoding.blocks())
    assert all(block.dtype == np.int16 for block in blocks)
    return np.concatenate(blocks), decoding


def error_of(path: Path) -> str:
    with pytest.raises(SmallStoriesError) as caught, decode(path) as decoding:
        list(decoding.blocks())
    return caught.value.key


@pytest.mark.parametrize(
    "suffix", ["wav", "flac", "mp3", "m4a", "mp4", "ogg", "webm", "mkv", "aac"]
)
def test_every_kind_of_recording_is_decoded_to_its_length(
    make_recording: Make, suffix: str
) -> None:
    path = make_recording(f"sound.{suffix}", 6)
    samples, decoding = samples_of(path)
    assert is_recording(path)
    assert decoding.whole
    assert abs(len(samples) / RATE - 6) < 0.12
    assert decoding.duration_ms == len(samples) * 1000 // RATE


def test_the_sound_itself_comes_through(make_recording: Make) -> None:
    samples, _ = samples_of(make_recording("sound.wav", 2))
    moments = np.arange(len(samples)) / RATE
    expected = np.sin(moments * (200 + 60 * moments) * 2 * np.pi) * 9000
    assert np.corrcoef(samples, expected)[0, 1] > 0.999


def test_the_sound_of_a_video_is_decoded(make_recording: Make) -> None:
    samples, decoding = samples_of(make_recording("meeting.mp4", 4, picture=True))
    assert decoding.whole
    assert abs(len(samples) / RATE - 4) < 0.1


def test_a_wrong_name_does_not_matter(make_recording: Make, tmp_path: Path) -> None:
    path = make_recording("sound.mp3", 3).rename(tmp_path / "sound.txt")
    assert is_recording(path)
    assert abs(len(samples_of(path)[0]) / RATE - 3) < 0.1


@pytest.mark.parametrize("suffix", ["mp3", "wav", "flac", "ogg", "mkv"])
def test_a_recording_with_a_broken_end_keeps_what_there_is(
    make_recording: Make, suffix: str
) -> None:
    path = make_recording(f"sound.{suffix}", 10)
    os.truncate(path, path.stat().st_size // 2)
    samples, decoding = samples_of(path)
    assert 3 < len(samples) / RATE < 8
    assert not decoding.whole


def test_broken_bytes_in_the_middle_are_stepped_over(make_recording: Make) -> None:
    path = make_recording("sound.mp3", 10)
    broken_in_the_middle(path, 600)
    samples, decoding = samples_of(path)
    assert len(samples) / RATE > 9.5
    assert decoding.whole


@pytest.mark.parametrize("suffix", ["mp3", "m4a", "ogg", "webm", "mkv", "flac"])
@pytest.mark.parametrize("zeros", [False, True], ids=["random", "zeros"])
def test_a_hole_in_the_middle_is_no_missing_end(
    make_recording: Make, suffix: str, *, zeros: bool
) -> None:
    path = make_recording(f"sound.{suffix}", 20)
    whole, _ = samples_of(path)
    broken_in_the_middle(path, path.stat().st_size // 8, zeros=zeros)
    samples, decoding = samples_of(path)
    assert decoding.whole
    assert abs(len(samples) - len(whole)) < RATE // 4
    (hole,) = decoding.holes
    assert 8000 < hole.start_ms < 12_000
    assert 1500 < hole.length_ms < 6500
    # What comes after the hole stands where it stood before.
    after = 17 * RATE
    assert abs(best_lag(samples[after : after + RATE], whole[after - 400 : after + RATE + 400])) < 9
    middle = (hole.start_ms + hole.length_ms // 2) * 16
    assert not samples[middle - 4000 : middle + 4000].any()


def test_a_hole_larger_than_what_is_searched_at_once_is_passed(make_recording: Make) -> None:
    path = make_recording("sound.ogg", 60)
    broken_in_the_middle(path, 200_000, zeros=True)
    _, decoding = samples_of(path)
    assert decoding.whole
    assert abs(decoding.duration_ms - 60_000) < 200
    assert len(decoding.holes) == 1


def broken_in_the_middle(path: Path, count: int, *, zeros: bool = False) -> None:
    content = bytearray(path.read_bytes())
    half = len(content) // 2
    content[half : half + count] = bytes(count) if zeros else random.Random(1).randbytes(count)
    path.write_bytes(content)


def best_lag(part: np.ndarray, whole: np.ndarray) -> float:
    """Return by how many milliseconds a part of a sweep stands too late in the middle of it."""
    found = np.correlate(whole.astype(float), part.astype(float), "valid")
    return (int(np.argmax(found)) - 400) / 16


@pytest.mark.parametrize("stated", [0, 0xFFFFFFFF])
def test_a_wav_file_whose_length_was_never_written_is_read_to_its_end(
    make_recording: Make, stated: int
) -> None:
    path = make_recording("sound.wav", 6)
    content = bytearray(path.read_bytes())
    data = content.index(b"data") + 4
    content[4:8] = content[data : data + 4] = stated.to_bytes(4, "little")
    path.write_bytes(content)
    samples, decoding = samples_of(path)
    assert abs(len(samples) / RATE - 6) < 0.01
    assert decoding.whole


def test_a_telephone_recording_that_was_never_closed_is_told(make_recording: Make) -> None:
    path = make_recording("sound.m4a", 10)
    os.truncate(path, path.stat().st_size // 2)
    assert error_of(path) == "recording.not_closed"
    assert is_recording(path)


def test_a_video_without_sound_is_told(make_recording: Make) -> None:
    path = make_recording("picture.mp4", sound=False, picture=True)
    assert is_recording(path)
    assert error_of(path) == "recording.no_sound"


def test_an_empty_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "sound.mp3"
    path.touch()
    assert is_recording(path)
    assert error_of(path) == "recording.empty"


def test_random_bytes_are_told(tmp_path: Path) -> None:
    path = tmp_path / "sound.mp3"
    path.write_bytes(random.Random(2).randbytes(300_000))
    assert is_recording(path)
    assert error_of(path) == "recording.unreadable"


def test_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    assert error_of(tmp_path / "sound.mp3") == "recording.not_found"


def test_a_file_that_cannot_be_read_on_is_told(tmp_path: Path) -> None:
    path = tmp_path / "sound.mp3"
    path.symlink_to("/proc/self/mem")
    assert error_of(path) == "recording.reading_stopped"
    assert is_recording(path)


@pytest.mark.parametrize("name", ["talk.txt", "talk.mp3"])
def test_text_is_no_recording(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("H: Mitä sitten tapahtui?\nV: Ääni täyttyi.\n" * 5000, encoding="utf-8")
    assert not is_recording(path)
    assert error_of(path) == "recording.unreadable"


def test_a_picture_is_no_recording(tmp_path: Path) -> None:
    path = tmp_path / "picture.png"
    with av.open(path, "w", format="image2") as container:
        stream = container.add_stream("png", rate=1)
        stream.width, stream.height, stream.pix_fmt = 32, 32, "rgb24"
        frame = av.VideoFrame.from_ndarray(np.zeros((32, 32, 3), np.uint8), format="rgb24")
        container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    assert not is_recording(path)
    assert error_of(path) == "recording.unreadable"


def test_a_list_of_files_leads_nowhere(make_recording: Make, tmp_path: Path) -> None:
    make_recording("sound.aac", 3)
    path = tmp_path / "list.m3u8"
    path.write_text("#EXTM3U\n#EXT-X-TARGETDURATION:3\n#EXTINF:3,\nsound.aac\n#EXT-X-ENDLIST\n")
    assert not is_recording(path)
    assert error_of(path) == "recording.unreadable"
