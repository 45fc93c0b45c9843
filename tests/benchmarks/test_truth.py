"""How true the words are: Finnish against the direct call, and what people have read aloud.

The direct call is faster-whisper on the same file with the same weights and settings. The human
sentences are five from LibriVox, with their text, in Debian's ``pocketsphinx-testdata``.
"""

import io
import re
from pathlib import Path
from typing import Final

import numpy as np
import pytest
from bars import Bars
from rendered import SHORT, character_error, rendered_interview, word_error

from small_stories.heard import HeardPiece, Wishes
from small_stories.transcribing.models.graphics import COMPUTE_TYPE
from small_stories.transcribing.models.memory import physical_cores
from small_stories.transcribing.models.starter import starter_model
from small_stories.transcribing.run import written_down
from small_stories.transcribing.sound.canonical import CanonicalSound, wave_head
from small_stories.transcribing.sound.decoding import RATE, decode

READ_ALOUD: Final = Path("/usr/share/pocketsphinx/test/data/librivox")


def heard_by_us(sound: CanonicalSound, language: str) -> str:
    """The words as they come out of the whole way: pieces, recogniser, marks of doubt."""
    wishes = Wishes(languages=(language,), speakers=0, pauses=False)
    words = [
        word
        for event in written_down(sound, starter_model(), wishes)
        if isinstance(event, HeardPiece)
        for word in event.words
    ]
    return "".join(word.text if word.joined else f" {word.text}" for word in words)


def heard_directly(sound: CanonicalSound, language: str) -> str:
    from faster_whisper import WhisperModel

    model = WhisperModel(
        str(starter_model()),
        device="cpu",
        compute_type=COMPUTE_TYPE,
        cpu_threads=physical_cores(),
        local_files_only=True,
    )
    samples = sound.read(0, sound.samples)
    segments, _ = model.transcribe(samples, language=language, beam_size=5, word_timestamps=True)
    return " ".join(segment.text for segment in segments)


def sound_of(*paths: Path) -> CanonicalSound:
    """The recordings one after the other, a second of silence after each."""
    blocks = []
    for path in paths:
        with decode(path) as decoding:
            blocks += [*decoding.blocks(), np.zeros(RATE, np.int16)]
    samples = np.concatenate(blocks)
    return CanonicalSound(io.BytesIO(wave_head(len(samples)) + samples.tobytes()))


def test_rendered_finnish_is_as_true_as_in_the_direct_call(bars: Bars, tmp_path: Path) -> None:
    said = rendered_interview(tmp_path, None if bars.enabled else SHORT)
    sound = sound_of(said.path)
    found: list[float] = []

    def both() -> None:
        for heard in (heard_by_us(sound, "fi"), heard_directly(sound, "fi")):
            found.append(character_error(heard, said.text))

    bars.once(both)
    ours, direct = found
    bars.note("characters heard wrong, over the direct call's", 0.005, ours - direct, "of 1")
    assert ours <= (direct + 0.005 if bars.enabled else 0.10)


def test_people_reading_aloud_are_understood(bars: Bars) -> None:
    written = (READ_ALOUD / "transcription").read_text(encoding="ascii")
    said = re.findall(r"<s> (.*?) </s> \((.*?)\)", written)
    sound = sound_of(*(READ_ALOUD / f"{name}.wav" for _, name in said))
    found: list[str] = []
    bars.once(lambda: found.append(heard_by_us(sound, "en")))
    # Nobody writes Mister in full, and the sentence has one word too many for what is read.
    heard = re.sub(r"\bMr\b\.?", "mister", found[0])
    wrong = word_error(heard, " ".join(words for words, _ in said))
    bars.note("words of English readers heard wrong", 0.05, wrong, "of 1")
    assert wrong <= 0.05


@pytest.mark.parametrize(
    ("heard", "said", "words", "characters"),
    [
        ("Hei, maailma!", "hei maailma", 0.0, 0.0),
        ("hei maa", "hei vanha maa", 1 / 3, 6 / 13),
        ("hei uusi maa", "hei maa", 1 / 2, 5 / 7),
        ("", "hei maa", 1.0, 1.0),
    ],
)
def test_errors_are_counted_as_changes_to_what_was_said(
    heard: str, said: str, words: float, characters: float
) -> None:
    assert word_error(heard, said) == pytest.approx(words)
    assert character_error(heard, said) == pytest.approx(characters)
