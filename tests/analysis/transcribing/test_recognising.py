import io
import json
import shutil
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from rendered import ASKS, SHORT, TELLS, Rendered, character_error, rendered, rendered_interview

from small_stories.errors import SmallStoriesError
from small_stories.heard import Doubt, HeardPiece, HeardWord, Piece, Wishes
from small_stories.transcribing.doubts import loops
from small_stories.transcribing.models.memory import physical_cores
from small_stories.transcribing.planning import plan
from small_stories.transcribing.recognising import Recogniser, _left_out, shown_before
from small_stories.transcribing.sound.canonical import CanonicalSound, wave_head
from small_stories.transcribing.sound.decoding import RATE
from small_stories.transcribing.speech import speech_in

OpenSound = Callable[[Path], CanonicalSound]
READ_ALOUD = Path("/usr/share/pocketsphinx/test/data/librivox")
FINNISH = Wishes(languages=("fi",))


def sound_of(samples: np.ndarray) -> CanonicalSound:
    return CanonicalSound(io.BytesIO(wave_head(len(samples)) + samples.astype("<i2").tobytes()))


def text_of(*heard: HeardPiece) -> str:
    return " ".join(word.text for piece in heard for word in piece.words)


@pytest.fixture(scope="module")
def interview(tmp_path_factory: pytest.TempPathFactory) -> Rendered:
    return rendered_interview(tmp_path_factory.mktemp("interview"), SHORT)


@pytest.fixture(scope="module")
def talk(interview: Rendered, open_sound: OpenSound) -> CanonicalSound:
    return open_sound(interview.path)


@pytest.fixture(scope="module")
def pieces(talk: CanonicalSound) -> tuple[Piece, ...]:
    """The interview's first and second half: one piece each, so that there are two."""
    (whole,) = plan(speech_in(talk), talk.duration_ms)
    middle = whole.speech[len(whole.speech) // 2][0]
    first = tuple(stretch for stretch in whole.speech if stretch[1] <= middle)
    second = whole.speech[len(first) :]
    return (
        Piece(0, whole.start_ms, middle - 200, first),
        Piece(1, middle - 200, whole.end_ms, second),
    )


@pytest.fixture(scope="module")
def heard(
    recogniser: Recogniser, talk: CanonicalSound, pieces: tuple[Piece, ...]
) -> tuple[HeardPiece, ...]:
    return tuple(recogniser.heard(talk, piece) for piece in pieces)


def test_finnish_speech_becomes_its_words(
    heard: tuple[HeardPiece, ...], pieces: tuple[Piece, ...], interview: Rendered
) -> None:
    assert character_error(text_of(*heard), interview.text) <= 0.10
    for piece, words in zip(pieces, heard, strict=True):
        times = [time for word in words.words for time in (word.start_ms, word.end_ms)]
        assert times == sorted(times)
        assert piece.start_ms <= times[0] < times[-1] <= piece.end_ms
        assert all(word.start_ms < word.end_ms for word in words.words)
        assert all(0 < word.probability <= 1 for word in words.words)
        assert words.language == "fi"


def test_clear_speech_raises_few_doubts(heard: tuple[HeardPiece, ...]) -> None:
    assert sum(len(piece.unsure) for piece in heard) <= 1


def test_a_piece_is_the_same_after_others_and_with_other_threads(
    recogniser: Recogniser,
    talk: CanonicalSound,
    pieces: tuple[Piece, ...],
    heard: tuple[HeardPiece, ...],
    model: Path,
) -> None:
    backwards = [recogniser.heard(talk, piece) for piece in reversed(pieces)]
    assert tuple(reversed(backwards)) == heard
    alone = Recogniser(model, FINNISH, threads=3 - min(2, physical_cores()))
    assert alone.heard(talk, pieces[1]) == heard[1]


@pytest.fixture(scope="module")
def wished(model: Path) -> Callable[..., Recogniser]:
    def recogniser(**wishes: object) -> Recogniser:
        return Recogniser(model, Wishes(**{"languages": ("fi",), **wishes}))  # type: ignore[arg-type]

    return recogniser


def test_a_loop_is_broken_and_marked_the_same_each_time(
    recogniser: Recogniser, wished: Callable[..., Recogniser], spoken: Path, open_sound: OpenSound
) -> None:
    clear = open_sound(spoken).read(0, 6 * RATE)
    noise = np.random.default_rng(0).normal(0, 1.4 * clear.std(), len(clear))
    sound = sound_of(((clear + noise) * 32767).clip(-32768, 32767))
    piece = Piece(0, 0, 6000, ((0, 6000),))
    heard = recogniser.heard(sound, piece)
    assert Doubt.REPEATED in {place.doubt for place in heard.unsure}
    assert heard.words
    assert not loops(heard.words)
    assert wished().heard(sound, piece) == heard


def test_hundreds_of_words_in_a_moment_of_music_are_left_out_and_marked(
    recogniser: Recogniser,
) -> None:
    sound = sound_of(music(25))
    (piece,) = plan(speech_in(sound), sound.duration_ms)
    samples = sound.read(piece.start_ms * RATE // 1000, piece.end_ms * RATE // 1000)
    assert len(recogniser._words(samples, "fi", piece, None)) > 100
    heard = recogniser.heard(sound, piece)
    assert not heard.words
    assert [place.doubt for place in heard.unsure] == [Doubt.REPEATED]


def music(seconds: int) -> np.ndarray:
    """Notes of an invented instrument; a moment of them sounds like a voice."""
    chance, notes = np.random.default_rng(1), [np.zeros(0)]
    while sum(map(len, notes)) < seconds * RATE:
        time = np.arange(int(RATE * chance.choice([0.25, 0.5, 1.0]))) / RATE
        pitch = 220 * 2 ** (chance.integers(0, 24) / 12)
        tones = sum(np.sin(2 * np.pi * pitch * n * time) / n for n in (1, 2, 3, 4))
        notes.append(tones * np.exp(-2 * time) * 4000)
    return np.concatenate(notes)[: seconds * RATE]


def test_words_where_nobody_speaks_are_kept_and_marked(recogniser: Recogniser) -> None:
    heard = recogniser.heard(sound_of(np.zeros(20 * RATE)), Piece(0, 0, 20_000, ()))
    assert heard.words
    assert {place.doubt for place in heard.unsure} == {Doubt.WORDS_WITHOUT_SPEECH}


def test_words_to_expect_are_heard(
    wished: Callable[..., Recogniser], recogniser: Recogniser, tmp_path: Path, open_sound: OpenSound
) -> None:
    said = "Mä soitin Järvistöön, ja Kyllikki Vasara vastasi heti."
    sound = open_sound(rendered(tmp_path / "said.wav", [(TELLS, said)]).path)
    (piece,) = plan(speech_in(sound), sound.duration_ms)
    without = text_of(recogniser.heard(sound, piece))
    expecting = text_of(wished(expected=("Järvistö", "Kyllikki Vasara")).heard(sound, piece))
    assert "Kyllikki Vasara" not in without
    assert "Kyllikki Vasara" in expecting


def test_hesitations_are_encouraged(
    wished: Callable[..., Recogniser], recogniser: Recogniser, tmp_path: Path, open_sound: OpenSound
) -> None:
    said = "No, öö, se paja oli niinku, hmm, se oli siis tosi hyvä juttu, öö, mulle."
    sound = open_sound(rendered(tmp_path / "said.wav", [(TELLS, said)]).path)
    (piece,) = plan(speech_in(sound), sound.duration_ms)
    without = text_of(recogniser.heard(sound, piece))
    with_fillers = text_of(wished(fillers=True).heard(sound, piece))
    assert character_error(with_fillers, said) < character_error(without, said)


def test_nothing_is_shown_to_the_model_unless_wished() -> None:
    assert shown_before(Wishes(), "fi") is None
    assert shown_before(Wishes(fillers=True), "et") is None
    assert shown_before(Wishes(expected=("Ompelimo", "Rieska")), "fi") == "Ompelimo, Rieska."
    both = shown_before(Wishes(fillers=True, expected=("Ompelimo",)), "sv")
    assert both
    assert both.endswith(" Ompelimo.")
    assert "alltså" in both


def test_the_language_is_heard_where_none_is_wished(
    wished: Callable[..., Recogniser], talk: CanonicalSound, pieces: tuple[Piece, ...]
) -> None:
    listening = wished(languages=())
    assert listening.heard(talk, pieces[1]).language == "fi"
    assert listening.settle_language(talk, pieces).languages == ("fi",)
    assert listening.settle_language(talk, ()).languages == ("fi",)
    assert wished(languages=()).settle_language(talk, ()).languages == ()


def test_of_two_languages_each_piece_has_its_own(
    wished: Callable[..., Recogniser], talk: CanonicalSound, open_sound: OpenSound
) -> None:
    english = open_sound(next(READ_ALOUD.glob("*.wav")))
    silence = np.zeros(6 * RATE, np.float32)
    finnish = talk.read(0, 10 * RATE)
    sound = sound_of(np.concatenate([finnish, silence, english.read(0, english.samples)]) * 32767)
    pieces = plan(speech_in(sound), sound.duration_ms)
    both = wished(languages=("en", "fi"))
    assert both.settle_language(sound, pieces).languages == ("en", "fi")
    assert [both.heard(sound, piece).language for piece in pieces] == ["fi", "en"]


def test_a_language_that_the_model_does_not_know_is_told(wished: Callable[..., Recogniser]) -> None:
    with pytest.raises(SmallStoriesError, match=r"transcribing\.language_unknown"):
        wished(languages=("fi", "se"))


def test_a_clip_of_three_seconds_is_recognised(
    recogniser: Recogniser, tmp_path: Path, open_sound: OpenSound
) -> None:
    clip = open_sound(rendered(tmp_path / "clip.wav", [(ASKS, "Mitä sitten tapahtui?")]).path)
    assert clip.duration_ms < 3000
    (piece,) = plan(speech_in(clip), clip.duration_ms)
    assert character_error(text_of(recogniser.heard(clip, piece)), "Mitä sitten tapahtui") < 0.1


def test_progress_moves_through_the_piece(
    recogniser: Recogniser, talk: CanonicalSound, pieces: tuple[Piece, ...]
) -> None:
    told: list[int] = []
    recogniser.heard(talk, pieces[1], told.append)
    assert len(told) > 2
    assert all(before <= after for before, after in pairwise(told))
    assert pieces[1].start_ms < told[0]
    assert told[-1] <= pieces[1].end_ms


def test_a_spoilt_model_is_told(tmp_path: Path) -> None:
    (tmp_path / "model.bin").write_bytes(b"spoilt")
    with pytest.raises(SmallStoriesError, match=r"transcribing\.model_unusable"):
        Recogniser(tmp_path, FINNISH)


def test_a_model_that_takes_other_sounds_than_it_says_is_told(
    model: Path, tmp_path: Path, talk: CanonicalSound, pieces: tuple[Piece, ...]
) -> None:
    other = shutil.copytree(model, tmp_path / "other")
    (other / "preprocessor_config.json").write_text(json.dumps({"feature_size": 128}))
    recogniser = Recogniser(other, FINNISH)
    with pytest.raises(SmallStoriesError, match=r"transcribing\.model_unusable"):
        recogniser.heard(talk, pieces[0])


def test_speech_that_was_left_out_is_heard_alone() -> None:
    speech = ((0, 2000), (2400, 9000), (9700, 12_000), (14_000, 20_000), (20_600, 23_000))
    piece = Piece(0, 0, 23_100, speech)
    words = [HeardWord("no", 500, 2000, 0.9), HeardWord("niin", 14_500, 15_000, 0.9)]
    assert _left_out(words, piece) == [
        Piece(0, 2300, 12_200, ((2400, 9000), (9700, 12_000))),
        Piece(0, 15_300, 23_100, ((15_300, 20_000), (20_600, 23_000))),
    ]
