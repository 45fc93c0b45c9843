"""Every form of recording that an evaluator's devices and meetings make, decoded to the same sound.

What PyAV can encode is encoded here; what it only decodes lies in ``formats`` (see README.md).
"""

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from recorded import recorded
from rendered import INTERVIEW, spoken_samples

from small_stories.transcribing.sound.decoding import RATE, Decoding, decode, is_recording

HERE = Path(__file__).parent
FRAME_MS = 10

STEREO = {"both": True}
RECORDERS = [
    ("16 bit.wav", "pcm_s16le", {}),
    ("24 bit.wav", "pcm_s24le", STEREO),
    ("96 kHz 24 bit.wav", "pcm_s24le", {"rate": 96_000, **STEREO}),
    ("float.wav", "pcm_f32le", {}),
    ("a-law.wav", "pcm_alaw", {"rate": 8000}),
    ("mu-law.wav", "pcm_mulaw", {"rate": 8000}),
    ("ima.wav", "adpcm_ima_wav", {"rate": 16_000}),
    ("ms.wav", "adpcm_ms", {"rate": 16_000}),
    ("long.w64", "pcm_s16le", {}),
    ("constant.mp3", "libmp3lame", {"rate": 44_100}),
    ("8 kHz.mp3", "libmp3lame", {"rate": 8000}),
    ("layer 2.mp2", "mp2", {}),
    ("96 kHz.flac", "flac", {"rate": 96_000, "form": "s32"}),
    ("wave.wv", "wavpack", {}),
    ("true.tta", "tta", {}),
    ("mac.aiff", "pcm_s16be", {"rate": 44_100}),
    ("mac.caf", "alac", {"rate": 44_100}),
    ("sun.au", "pcm_s16be", {"rate": 44_100}),
    ("windows.wma", "wmav2", {"rate": 44_100, "container": "asf"}),
    ("old windows.wma", "wmav1", {"rate": 44_100, "container": "asf"}),
]
TELEPHONES = [
    ("apple.m4a", "aac", {}),
    ("lossless.m4a", "alac", {}),
    ("android.aac", "aac", {}),
    ("android.amr", "libopencore_amrnb", {"rate": 8000}),
    ("android.3gp", "libopencore_amrnb", {"rate": 8000}),
    ("message.ogg", "libopus", {}),
    ("message.opus", "libopus", {}),
    ("vorbis.ogg", "vorbis", {"options": {"strict": "experimental"}, **STEREO}),
    ("free.oga", "flac", {"container": "ogg"}),
    ("matroska.mka", "aac", {}),
    ("surround.ac3", "ac3", {}),
    ("surround.eac3", "eac3", {}),
]
MEETINGS = [
    ("browser.webm", "libopus", {}),
    ("teams.mp4", "aac", {"picture": "mpeg4"}),
    ("camera.mov", "aac", {"picture": "mpeg4"}),
    ("screen.mkv", "aac", {"picture": "mpeg4"}),
    ("screen.webm", "libopus", {"picture": "libvpx"}),
    ("camera.avi", "libmp3lame", {"picture": "mpeg4"}),
    ("windows.wmv", "wmav2", {"rate": 44_100, "container": "asf", "picture": "wmv2"}),
    ("camera.mpg", "mp2", {"picture": "mpeg1video"}),
    ("camera.ts", "aac", {"picture": "mpeg2video"}),
    ("web.flv", "aac", {"picture": "flv"}),
]
FILES = ["gsm.wav", "g729.wav", "talk.gsm", "talk.spx", "wide.awb"]


@pytest.fixture(scope="session")
def talk() -> np.ndarray:
    """A question of some four seconds, 22,050 samples a second."""
    rest = np.zeros(11_025, np.int16)
    return np.concatenate([rest, *spoken_samples(INTERVIEW[2:3]), rest])


@pytest.mark.parametrize(
    ("name", "codec", "how"), RECORDERS + TELEPHONES + MEETINGS, ids=lambda value: str(value)[:20]
)
def test_every_form_becomes_the_same_sound(
    tmp_path: Path, talk: np.ndarray, name: str, codec: str, how: dict[str, object]
) -> None:
    how = dict(how)
    samples = np.stack([talk, talk]) if how.pop("both", False) else talk
    path = recorded(tmp_path / name, [samples], codec, **how)
    heard, decoding = heard_in(path)
    assert is_recording(path)
    assert decoding.whole
    assert (decoding.tracks, decoding.holes) == (1, ())
    assert abs(len(heard) / RATE - len(talk) / 22_050) < 0.06
    lag_ms, likeness = likeness_of(heard, talk)
    # Raw AAC and AVI keep the encoder's own beginning: a shift of up to 50 ms, which is no word.
    assert abs(lag_ms) <= 50
    assert likeness > 0.85


@pytest.mark.parametrize("name", FILES)
def test_forms_that_only_devices_write_are_decoded(name: str, talk: np.ndarray) -> None:
    heard, decoding = heard_in(HERE / "formats" / name)
    assert is_recording(HERE / "formats" / name)
    assert decoding.whole
    rest = np.zeros(RATE // 5, np.int16)
    lag_ms, likeness = likeness_of(np.concatenate([rest, heard]), talk)
    assert abs(lag_ms) <= 50
    assert likeness > 0.85


@pytest.mark.parametrize(
    "name", ["wmapro", "wmavoice", "wmalossless", "dss_sp", "truespeech", "g722", "ape", "amrwb"]
)
def test_what_cannot_be_encoded_here_has_its_decoder(name: str) -> None:
    from av import Codec

    assert Codec(name, "r").type == "audio"


def test_one_silent_channel_does_not_hide_the_other(tmp_path: Path, talk: np.ndarray) -> None:
    one = recorded(tmp_path / "a.wav", [np.stack([talk, np.zeros_like(talk)])], "pcm_s16le")
    heard, _ = heard_in(one)
    assert likeness_of(heard, talk)[1] > 0.99
    assert np.abs(heard).max() > 0.4 * np.abs(talk).max()


def test_a_mixed_up_name_does_not_matter(tmp_path: Path, talk: np.ndarray) -> None:
    path = recorded(tmp_path / "a.mp4", [talk], "aac").rename(tmp_path / "a.wav")
    assert is_recording(path)
    assert likeness_of(heard_in(path)[0], talk)[1] > 0.99


@pytest.mark.parametrize("name", ["zoom.m4a", "screen.mkv", "screen.mp4"])
def test_every_voice_of_several_tracks_is_there(
    tmp_path: Path, talk: np.ndarray, name: str
) -> None:
    first, second, nothing = talk.copy(), talk.copy(), np.zeros_like(talk)
    half = len(talk) // 2
    first[half:] = 0
    second[:half] = 0
    heard, decoding = heard_in(recorded(tmp_path / name, [nothing, first, second], "aac"))
    assert decoding.tracks == 3
    for part in (slice(0, half), slice(half, None)):
        where = slice(*(edge and round(edge * RATE / 22_050) for edge in (part.start, part.stop)))
        lag_ms, likeness = likeness_of(heard[where], talk[part])
        assert abs(lag_ms) <= 50
        assert likeness > 0.9


def test_a_track_that_says_the_same_twice_is_no_louder(tmp_path: Path, talk: np.ndarray) -> None:
    heard, _ = heard_in(recorded(tmp_path / "a.mka", [talk, talk], "flac"))
    assert likeness_of(heard, talk)[1] > 0.99
    assert abs(int(np.abs(heard).max()) - int(np.abs(talk).max())) < 1500


def test_a_track_that_begins_late_stands_where_it_was(tmp_path: Path, talk: np.ndarray) -> None:
    path = recorded(tmp_path / "a.mka", [talk, talk], "flac", starts_s=(0.0, 6.0))
    heard, decoding = heard_in(path)
    assert decoding.holes == ()
    assert abs(decoding.duration_ms - (6000 + len(talk) * 1000 // 22_050)) < 60
    assert abs(likeness_of(heard[6 * RATE :], talk)[0]) <= 20
    assert np.abs(heard[5 * RATE : 6 * RATE]).max() < 30


def test_sound_that_begins_after_the_picture_keeps_its_place(
    tmp_path: Path, talk: np.ndarray
) -> None:
    path = recorded(tmp_path / "a.mkv", [talk], "aac", picture="mpeg4", starts_s=(2.0,))
    heard, _ = heard_in(path)
    assert abs(likeness_of(heard[2 * RATE :], talk)[0]) <= 50
    assert np.abs(heard[: 2 * RATE]).max() < 30


def test_one_track_may_be_far_shorter_than_another(tmp_path: Path, talk: np.ndarray) -> None:
    long = np.tile(talk, 30)
    heard, decoding = heard_in(recorded(tmp_path / "a.mka", [long, talk], "libopus"))
    assert abs(decoding.duration_ms - len(long) * 1000 // 22_050) < 100
    assert likeness_of(heard[-len(talk) * RATE // 22_050 :], talk)[1] > 0.9


def heard_in(path: Path) -> tuple[np.ndarray, Decoding]:
    with decode(path) as decoding:
        blocks = list(decoding.blocks())
    assert all(block.dtype == np.int16 for block in blocks)
    return np.concatenate(blocks), decoding


def likeness_of(heard: np.ndarray, talk: np.ndarray) -> tuple[int, float]:
    """Return how late the talk is heard, in milliseconds, and how alike the two sound then."""
    loud, said = loudness(heard, RATE), loudness(talk, 22_050)
    length = min(len(loud), len(said))
    found = {
        lag: np.corrcoef(np.roll(loud, -lag)[:length], said[:length])[0, 1]
        for lag in range(-20, 21)
    }
    best = max(found, key=lambda lag: found[lag])
    return best * FRAME_MS, float(found[best])


def loudness(samples: np.ndarray, rate: int) -> np.ndarray:
    edges = np.arange(0, len(samples) + 1, rate * FRAME_MS / 1000).astype(int)
    return np.array([np.sqrt(np.mean(samples[a:b].astype(float) ** 2)) for a, b in pairwise(edges)])
