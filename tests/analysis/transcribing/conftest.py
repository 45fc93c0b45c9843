"""Recordings made by PyAV itself, a real model, and a small spoken interview."""

import io
import re
from collections.abc import Callable
from pathlib import Path

import av
import numpy as np
import pytest

from small_stories.heard import Wishes
from small_stories.transcribing.models.starter import starter_model
from small_stories.transcribing.recognising import Recogniser
from small_stories.transcribing.sound.canonical import CanonicalSound, wave_head
from small_stories.transcribing.sound.decoding import RATE, decode

HERE = Path(__file__).parent
CODECS = {"wav": "pcm_s16le", "flac": "flac", "mp3": "libmp3lame", "m4a": "aac", "mp4": "aac",
          "ogg": "libopus", "webm": "libopus", "mkv": "aac", "aac": "aac"}  # fmt: skip

MakeRecording = Callable[..., Path]


def sweep(seconds: float, rate: int = 48_000) -> np.ndarray:
    """A tone that rises, so that a shift or a gap changes every sample."""
    moments = np.arange(int(rate * seconds)) / rate
    return (np.sin(moments * (200 + 60 * moments) * 2 * np.pi) * 9000).astype(np.int16)


@pytest.fixture
def make_recording(tmp_path: Path) -> MakeRecording:
    """Write a recording (or a video) of a kind that its name tells."""

    def make(name: str, seconds: float = 5, *, sound: bool = True, picture: bool = False) -> Path:
        path = tmp_path / name
        with av.open(path, "w") as container:
            video = container.add_stream("mpeg4", rate=10) if picture else None
            audio = None
            if sound:
                codec = CODECS[path.suffix[1:]]
                audio = container.add_stream(codec, rate=48_000, layout="mono")
            if video:
                video.width, video.height = 64, 48
                for number in range(int(10 * seconds)):
                    shade = np.full((48, 64, 3), number % 256, np.uint8)
                    frame = av.VideoFrame.from_ndarray(shade, format="rgb24")
                    container.mux(video.encode(frame))
                container.mux(video.encode(None))
            if audio:
                samples = sweep(seconds)
                for start in range(0, len(samples), 960):
                    block = samples[None, start : start + 960]
                    frame = av.AudioFrame.from_ndarray(block, format="s16", layout="mono")
                    frame.sample_rate, frame.pts = 48_000, start
                    container.mux(audio.encode(frame))
                container.mux(audio.encode(None))
        return path

    return make


@pytest.fixture
def wave_file(tmp_path: Path) -> Callable[[np.ndarray], Path]:
    """Write samples of 16 kHz as a WAV file."""

    def write(samples: np.ndarray) -> Path:
        path = tmp_path / "samples.wav"
        path.write_bytes(wave_head(len(samples)) + samples.astype("<i2").tobytes())
        return path

    return write


@pytest.fixture(scope="session")
def spoken() -> Path:
    return HERE / "spoken_interview.ogg"


@pytest.fixture(scope="session")
def spoken_words() -> str:
    return (HERE / "spoken_interview.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SMALL_STORIES_MODELS", str(tmp_path_factory.mktemp("models")))
        return starter_model()


@pytest.fixture(scope="session")
def recogniser(model: Path) -> Recogniser:
    return Recogniser(model, Wishes(languages=("fi",)))


@pytest.fixture(scope="session")
def open_sound() -> Callable[[Path], CanonicalSound]:
    """Decode a recording into a canonical sound outside any project."""

    def opened(path: Path) -> CanonicalSound:
        with decode(path) as decoding:
            samples = np.concatenate(list(decoding.blocks()))
        return CanonicalSound(io.BytesIO(wave_head(len(samples)) + samples.tobytes()))

    return opened


@pytest.fixture
def silence() -> np.ndarray:
    return np.zeros(8 * RATE, np.int16)


@pytest.fixture(scope="session")
def character_errors() -> Callable[[str, str], float]:
    """Character error rate without case and punctuation."""

    def rate(heard: str, said: str) -> float:
        heard, said = (_bare(text) for text in (heard, said))
        row = list(range(len(heard) + 1))
        for number, letter in enumerate(said, 1):
            above, row = row, [number]
            for place, other in enumerate(heard, 1):
                change = above[place - 1] + (letter != other)
                row.append(min(above[place] + 1, row[-1] + 1, change))
        return row[-1] / len(said)

    return rate


def _bare(text: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", " ", text.lower()).split())
