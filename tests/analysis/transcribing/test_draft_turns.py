from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from small_stories.changes.interviewing import NewTurn
from small_stories.heard import HeardPiece, HeardWord, Piece, Voices, VoiceStretch
from small_stories.transcribing.turns.draft_turns import continues, joined, turns_of
from small_stories.transcribing.turns.pauses import pause_mark

texts = st.text(st.characters(exclude_categories=["Z", "C"]), min_size=1, max_size=6)


def heard_words(said: str, start_ms: int, each_ms: int = 300) -> list[HeardWord]:
    """Words of so many milliseconds each, right after each other."""
    return [
        HeardWord(word, start_ms + number * each_ms, start_ms + (number + 1) * each_ms, 0.9)
        for number, word in enumerate(said.split())
    ]


def speech_of(words: Sequence[HeardWord]) -> tuple[tuple[int, int], ...]:
    found: list[tuple[int, int]] = []
    for word in words:
        if found and word.start_ms <= found[-1][1]:
            found[-1] = found[-1][0], word.end_ms
        else:
            found.append((word.start_ms, word.end_ms))
    return tuple(found)


def said(
    words: Sequence[HeardWord],
    *stretches: tuple[int, int, int, float],
    after_ms: int | None = None,
    pauses: bool = True,
) -> list[NewTurn]:
    piece = Piece(0, words[0].start_ms, words[-1].end_ms, speech_of(words))
    voices = Voices(2, tuple(VoiceStretch(*stretch) for stretch in stretches))
    heard = HeardPiece(0, "fi", tuple(words))
    return turns_of(piece, heard, voices if stretches else None, pauses=pauses, after_ms=after_ms)


@st.composite
def pieces(draw: st.DrawFn) -> tuple[Piece, HeardPiece, Voices | None]:
    at, words = 0, []
    for number in range(draw(st.integers(0, 40))):
        start = at + draw(st.sampled_from([0, 0, 0, 200, 900, 5000]))
        at = start + draw(st.integers(0, 2000))
        joined_on = number > 0 and draw(st.booleans())
        words.append(HeardWord(draw(texts), start, at, 0.5, joined_on))
    stretches = [
        VoiceStretch(start, start + 700, draw(st.integers(0, 1)), draw(st.floats(0, 1)))
        for start in range(0, at, draw(st.sampled_from([700, 2000])))
    ]
    voices = Voices(2, tuple(stretches)) if draw(st.booleans()) else None
    return Piece(0, 0, at, speech_of(words)), HeardPiece(0, "fi", tuple(words)), voices


@given(pieces(), st.booleans(), st.sampled_from([None, -6000, -1]))
def test_every_word_stands_where_its_turn_says(
    heard: tuple[Piece, HeardPiece, Voices | None], pauses: bool, after_ms: int | None
) -> None:
    piece, words, voices = heard
    turns = turns_of(piece, words, voices, pauses=pauses, after_ms=after_ms)
    places = [(turn, word) for turn in turns for word in turn.words]
    assert [turn.text[word.start : word.end] for turn, word in places] == [
        word.text for word in words.words
    ]
    assert [word.start_ms for _, word in places] == [word.start_ms for word in words.words]
    for turn in turns:
        assert turn.text == turn.text.strip()
        assert turn.state == "draft"
        assert turn.start_ms == turn.words[0].start_ms
        assert turn.end_ms == turn.words[-1].end_ms
        assert (turn.speaker is None) == (voices is None or not voices.stretches)


@given(pieces())
def test_only_pauses_stand_between_the_words(
    heard: tuple[Piece, HeardPiece, Voices | None],
) -> None:
    piece, words, voices = heard
    without = turns_of(piece, words, voices, pauses=False, after_ms=None)
    assert [turn.words[0].start for turn in without] == [0] * len(without)
    with_pauses = turns_of(piece, words, voices, pauses=True, after_ms=None)
    assert [len(turn.words) for turn in with_pauses] == [len(turn.words) for turn in without]
    left = sum(len(turn.text) for turn in with_pauses) - sum(len(turn.text) for turn in without)
    marks = [pause_mark(after - before) for before, after in gaps(piece)]
    assert left <= sum(len(mark) + 1 for mark in marks)


def gaps(piece: Piece) -> list[tuple[int, int]]:
    return [(end, start) for (_, end), (start, _) in pairwise(piece.speech)]


def test_without_voices_a_pause_begins_a_turn() -> None:
    words = [
        HeardWord("Mitä", 0, 300, 0.9),
        HeardWord("sitten?", 300, 800, 0.9),
        HeardWord("Ääni", 1900, 2300, 0.9),
        HeardWord("COVID", 2300, 2600, 0.9),
        HeardWord("-19", 2600, 2900, 0.9, joined=True),
    ]
    turns = said(words)
    assert [turn.text for turn in turns] == ["Mitä sitten?", "Ääni COVID-19"]
    assert [(word.start, word.end) for word in turns[1].words] == [(0, 4), (5, 10), (10, 13)]
    assert [turn.speaker for turn in turns] == [None, None]


def test_the_voice_begins_a_turn_and_not_the_pause() -> None:
    words = [*heard_words("Mitä sitten?", 0), *heard_words("No mä menin", 620)]
    words += heard_words("takaisin sinne.", 3520)
    turns = said(words, (0, 600, 0, 1.0), (620, 1520, 1, 1.0), (3520, 4120, 1, 1.0))
    assert [(turn.speaker, turn.text) for turn in turns] == [
        (0, "Mitä sitten?"),
        (1, "No mä menin (2 s) takaisin sinne."),
    ]
    unmarked = said(
        words, (0, 600, 0, 1.0), (620, 1520, 1, 1.0), (3520, 4120, 1, 1.0), pauses=False
    )
    assert unmarked[1].text == "No mä menin takaisin sinne."


def test_a_stray_word_stays_with_its_sentence_and_a_sure_one_does_not() -> None:
    words = heard_words("mä menin sinne joo ja sitten takaisin", 0)
    around = [(0, 900, 1, 1.0), (1200, 2100, 1, 1.0)]
    unsure = said(words, around[0], (900, 1200, 0, 0.3), around[1])
    assert [turn.speaker for turn in unsure] == [1]
    sure = said(words, around[0], (900, 1200, 0, 1.0), around[1])
    assert [(turn.speaker, turn.text) for turn in sure] == [
        (1, "mä menin sinne"),
        (0, "joo"),
        (1, "ja sitten takaisin"),
    ]


def test_a_change_of_voice_is_put_where_the_sentence_ends() -> None:
    words = [*heard_words("Mitä sitten tapahtui?", 0), *heard_words("Se oli keväällä.", 900)]
    turns = said(words, (0, 1000, 0, 0.9), (1000, 1800, 1, 0.9))
    assert [turn.text for turn in turns] == ["Mitä sitten tapahtui?", "Se oli keväällä."]


def test_a_word_outside_every_stretch_goes_to_the_nearest() -> None:
    turns = said(heard_words("joo", 1000), (0, 500, 0, 1.0), (1400, 2000, 1, 1.0))
    assert [turn.speaker for turn in turns] == [1]


def test_between_speakers_only_a_long_silence_is_shown() -> None:
    words = [*heard_words("Mitä sitten?", 0), *heard_words("No niin.", 2600)]
    words += heard_words("Entä nyt?", 7200)
    turns = said(words, (0, 600, 0, 1.0), (2600, 3200, 1, 1.0), (7200, 7800, 0, 1.0))
    assert [turn.text for turn in turns] == ["Mitä sitten?", "No niin.", "(4 s) Entä nyt?"]


@pytest.mark.parametrize(
    ("silence_ms", "mark"),
    [(499, ""), (500, "(.)"), (999, "(.)"), (1000, "(1 s)"), (2600, "(3 s)"), (61_000, "(61 s)")],
)
def test_how_a_silence_is_written(silence_ms: int, mark: str) -> None:
    assert pause_mark(silence_ms) == mark


def test_words_that_grew_into_a_silence_hide_no_pause() -> None:
    words = (HeardWord("niin", 0, 1900, 0.9), HeardWord("sitten", 1900, 2600, 0.9))
    piece = Piece(0, 0, 2600, ((0, 400), (2200, 2600)))
    (turn,) = turns_of(
        piece, HeardPiece(0, "fi", words), Voices(1, (VoiceStretch(0, 2600, 0, 1.0),)), pauses=True
    )
    assert turn.text == "niin (2 s) sitten"


def test_long_talk_of_one_voice_is_cut_after_sentences() -> None:
    words = heard_words(" ".join(["sana"] * 9 + ["sana."]) + " ", 0, 500)
    talk = [
        HeardWord(word.text, word.start_ms + 5000 * row, word.end_ms + 5000 * row, 0.9)
        for row in range(24)
        for word in words
    ]
    turns = said(talk, (0, 120_000, 0, 1.0))
    assert [turn.end_ms - turn.start_ms for turn in turns] == [30_000] * 4  # type: ignore[operator]
    assert all(turn.text.endswith("sana.") for turn in turns)


def test_talk_without_signs_is_cut_at_breaths_and_after_a_minute_anyway() -> None:
    breathing = heard_words("sana " * 100, 0, 500) + heard_words("sana " * 20, 50_400, 500)
    turns = said(breathing, (0, 61_000, 0, 1.0))
    assert [turn.start_ms for turn in turns] == [0, 50_400]
    breathless = said(heard_words("sana " * 250, 0, 500), (0, 125_000, 0, 1.0))
    assert max(turn.end_ms - turn.start_ms for turn in breathless) <= 60_000  # type: ignore[operator]


def turn(start_ms: int, end_ms: int, speaker: int | None = 0, text: str = "ja sitten") -> NewTurn:
    return NewTurn(text, speaker, start_ms=start_ms, end_ms=end_ms, state="draft")


@pytest.mark.parametrize(
    ("last", "first", "goes_on"),
    [
        (turn(0, 5000), turn(5200, 9000), True),
        (turn(0, 5000), turn(5200, 9000, speaker=1), False),
        (turn(0, 5000), turn(5200, 9000, speaker=None), False),
        (turn(0, 5000), turn(7500, 9000), True),
        (turn(0, 5000), turn(9500, 12_000), False),
        (turn(0, 5000, None), turn(5200, 9000, None), True),
        (turn(0, 5000, None), turn(6000, 9000, None), False),
        (turn(0, 31_000), turn(31_100, 40_000), True),
        (turn(0, 31_000, text="Loppui."), turn(31_100, 40_000), False),
        (turn(0, 20_000), turn(20_200, 61_000), False),
        (NewTurn("kirjoitettu", 0), turn(5200, 9000), False),
    ],
)
def test_whether_a_turn_goes_on_in_the_next_piece(
    last: NewTurn, first: NewTurn, goes_on: bool
) -> None:
    assert continues(last, first) is goes_on


def test_a_pause_between_pieces_is_shown_where_the_turn_goes_on() -> None:
    stretches = [(0, 600, 1, 1.0), (2600, 3200, 1, 1.0)]
    (last,) = said(heard_words("mä menin", 0), *stretches)
    (first,) = said(heard_words("takaisin sinne", 2600), *stretches, after_ms=600)
    assert continues(last, first)
    whole = joined(last, first)
    assert whole.text == "mä menin (2 s) takaisin sinne"
    assert [whole.text[word.start : word.end] for word in whole.words] == [
        "mä", "menin", "takaisin", "sinne",
    ]  # fmt: skip
    assert (whole.start_ms, whole.end_ms) == (0, 3200)
    (other,) = said(
        heard_words("niinkö", 2600), (0, 600, 1, 1.0), (2600, 3200, 0, 1.0), after_ms=600
    )
    assert other.text == "niinkö"
