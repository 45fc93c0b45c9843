from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from small_stories.errors import SmallStoriesError
from small_stories.transcribing.canonical import CanonicalSound
from small_stories.transcribing.decoding import RATE
from small_stories.transcribing.draft_turns import turns_from
from small_stories.transcribing.pieces import WINDOW, Piece, pieces
from small_stories.transcribing.recognising import Recogniser, physical_cores, recognise

OpenSound = Callable[[Path], CanonicalSound]
WriteWave = Callable[[np.ndarray], Path]


def test_finnish_speech_becomes_its_words(
    spoken: Path,
    spoken_words: str,
    open_sound: OpenSound,
    recogniser: Recogniser,
    character_errors: Callable[[str, str], float],
) -> None:
    sound = open_sound(spoken)
    segments = list(recognise(sound, recogniser))
    heard = " ".join(turn.text for turn in turns_from(segments))
    assert character_errors(heard, spoken_words) <= 0.15
    words = [word for segment in segments for word in segment.words]
    starts = [word.start_ms for word in words]
    assert starts == sorted(starts)
    assert all(0 <= word.start_ms <= word.end_ms <= sound.duration_ms for word in words)
    assert all(0 < word.probability <= 1 for word in words)


def test_the_same_sound_gives_the_same_words_again(
    spoken: Path, open_sound: OpenSound, recogniser: Recogniser, model: Path
) -> None:
    sound = open_sound(spoken)
    first = Piece(0, 5 * RATE)
    again = Recogniser(model, "fi")
    assert list(recogniser.words_of(sound, first)) == list(again.words_of(sound, first))


def test_the_language_is_heard_when_none_is_chosen(
    spoken: Path, open_sound: OpenSound, model: Path
) -> None:
    listening = Recogniser(model)
    assert listening.language is None
    assert next(recognise(open_sound(spoken), listening)).words
    assert listening.language == "fi"


def test_a_sound_without_speech_yields_nothing(
    wave_file: WriteWave, recogniser: Recogniser, silence: np.ndarray
) -> None:
    noise = np.random.default_rng(5).normal(0, 300, 40 * RATE).astype(np.int16)
    for samples in (silence, noise, silence[:0]):
        with wave_file(samples).open("rb") as file:
            assert list(recognise(CanonicalSound(file), recogniser)) == []


def test_pieces_are_short_in_order_and_hold_the_speech(
    spoken: Path, open_sound: OpenSound, wave_file: WriteWave, silence: np.ndarray
) -> None:
    sound = open_sound(spoken)
    talk = (sound.read(0, sound.samples) * 32767).astype(np.int16)
    path = wave_file(np.concatenate([silence, talk, silence, talk, talk]))
    with path.open("rb") as file:
        long = CanonicalSound(file)
        found = list(pieces(long))
    assert all(0 < piece.end - piece.start <= WINDOW for piece in found)
    assert all(before.end <= after.start for before, after in pairwise(found))
    first_words = len(silence) + RATE // 2
    assert found[0].start <= first_words
    assert found[0].start > len(silence) - RATE
    covered = sum(piece.end - piece.start for piece in found)
    assert 0.85 * 3 * len(talk) <= covered <= 3 * len(talk) + RATE
    in_the_silence = range(len(silence) + len(talk) + RATE, 2 * len(silence) + len(talk) - RATE)
    assert not any(piece.start in in_the_silence for piece in found)


def test_one_long_breathless_talk_is_cut_all_the_same(
    spoken: Path, open_sound: OpenSound, wave_file: WriteWave
) -> None:
    sound = open_sound(spoken)
    talk = (sound.read(4 * RATE + RATE // 2, 8 * RATE) * 32767).astype(np.int16)
    with wave_file(np.tile(talk, 24)).open("rb") as file:
        long = CanonicalSound(file)
        found = list(pieces(long))
    assert len(found) >= 3
    assert all(piece.end - piece.start <= WINDOW for piece in found)
    assert sum(piece.end - piece.start for piece in found) > 0.95 * long.samples


def test_a_spoilt_model_is_told(tmp_path: Path) -> None:
    (tmp_path / "model.bin").write_bytes(b"spoilt")
    with pytest.raises(SmallStoriesError, match=r"transcribing\.model_unusable"):
        Recogniser(tmp_path, "fi")


def test_there_is_at_least_one_core() -> None:
    assert physical_cores() >= 1
