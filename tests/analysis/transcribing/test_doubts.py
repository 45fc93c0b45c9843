import pytest
from hypothesis import given
from hypothesis import strategies as st

from small_stories.heard import Doubt, HeardWord, Piece, Stretch, UnsurePlace
from small_stories.transcribing.doubts import (
    doubts,
    loops,
    unlikely,
    without_speech,
    without_words,
)

EACH_MS = 300


def said(text: str, probability: float = 0.9, from_ms: int = 0) -> list[HeardWord]:
    """Words said evenly after each other, three in 1.2 seconds."""
    return [
        HeardWord(word, from_ms + at * 400, from_ms + at * 400 + EACH_MS, probability)
        for at, word in enumerate(text.split())
    ]


@pytest.mark.parametrize(
    "text",
    [
        "joo joo joo joo, niin se oli",
        "mä en mä en mä en oikein tiedä",
        "hän sanoi että hän sanoi että ei",
        "Ei. Ei. Ei. Se ei käy.",
        "hahahahaha kyllä",
    ],
)
def test_people_may_say_things_again(text: str) -> None:
    assert loops(said(text)) == []


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("no katsotaan katsotaan, katsotaan Katsotaan katsotaan katsotaan. Niin", 1, 6),
        ("on se, että on se, että on se, että on se", 0, 8),
        ("Kiitos kun katsoit! Kiitos kun katsoit! Kiitos kun katsoit!", 0, 8),
        ("ja sitten ääääääääääääääääää loppu", 2, 2),
        ("hah hahahahahahahahahahahahahahaha", 1, 1),
    ],
)
def test_what_goes_round_and_round_is_a_loop(text: str, first: int, last: int) -> None:
    words = said(text)
    assert loops(words) == [(words[first].start_ms, words[last].end_ms)]


def test_several_unlikely_words_on_end_are_one_place() -> None:
    words = said("yksi kaksi kolme") + said("a b c d e f", 0.2, 1200) + said("ja niin", 0.9, 3600)
    ((start, end),) = unlikely(words)
    assert start <= 1200
    assert end >= words[8].end_ms
    assert unlikely(said("se oli hyvä") + said("jea", 0.01, 1200) + said("niin", 0.9, 1600)) == []


def test_of_much_that_is_unlikely_the_worst_in_20_seconds_is_shown() -> None:
    parts = [
        word
        for number in range(19)
        for word in [
            *said("a b c d", 0.3 - number % 5 / 100, number * 3000),
            *said("selvä selvä", 0.9, number * 3000 + 1600),
        ]
    ]
    found = unlikely(parts)
    assert len(found) == 3
    assert [start // 3000 for start, _ in found] == [4, 9, 14]


def test_words_far_from_speech_are_marked_together() -> None:
    words = said("mitä sitten tapahtui", from_ms=1000) + said("Kiitos kun katsoit", from_ms=8000)
    assert without_speech(words, [(1000, 2100), (12_000, 13_000)]) == [(8000, 9100)]
    assert without_speech(words, [(1000, 2100), (8600, 10_000)]) == []
    assert without_speech(words[:3], []) == [(1000, 2100)]


def test_long_speech_without_words_is_marked() -> None:
    words = said("mitä sitten tapahtui", from_ms=1000) + said("no niin", from_ms=8000)
    speech = [(900, 2200), (3000, 3800), (4500, 7000), (7200, 9000)]
    assert without_words(words, speech) == [(4500, 7500)]
    assert without_words(words, [(900, 2200), (3000, 3900), (7800, 9000)]) == []
    assert without_words([], [(0, 1400)]) == []
    assert without_words([], [(0, 1500)]) == [(0, 1500)]


def test_the_doubts_of_a_piece_stand_in_order_and_in_it() -> None:
    piece = Piece(3, 1000, 30_000, ((1000, 9000), (20_000, 29_000)))
    words = said("on se " * 6, 0.2, 1000)
    assert doubts(words, piece, [(0, 31_000)]) == (
        UnsurePlace(Doubt.UNLIKELY_WORDS, 1000, 5700),
        UnsurePlace(Doubt.REPEATED, 1000, 30_000),
        UnsurePlace(Doubt.SPEECH_WITHOUT_WORDS, 6200, 9000),
        UnsurePlace(Doubt.SPEECH_WITHOUT_WORDS, 20_000, 29_000),
    )


stretches = st.lists(st.integers(1, 4000), max_size=20).map(
    lambda steps: [(sum(steps[:at]), sum(steps[: at + 1])) for at in range(0, len(steps), 2)]
)


@given(stretches, stretches, st.sampled_from(["niin", "on se", "joo"]))
def test_marks_take_nothing_away_and_are_few(
    spoken: list[Stretch], speech: list[Stretch], text: str
) -> None:
    words = [HeardWord(text, start, end, 0.1) for start, end in spoken]
    piece = Piece(0, 0, 60_000, tuple(speech))
    found = doubts(words, piece)
    assert all(0 <= place.start_ms < place.end_ms <= 60_000 for place in found)
    near = [(word.start_ms - 500, word.end_ms + 500) for word in words]
    for place in found:
        if place.doubt is Doubt.WORDS_WITHOUT_SPEECH:
            assert not any(start < place.start_ms < end for start, end in speech)
        if place.doubt is Doubt.SPEECH_WITHOUT_WORDS:
            assert not any(start < place.start_ms < end for start, end in near)
    unlikely_places = [place for place in found if place.doubt is Doubt.UNLIKELY_WORDS]
    assert len(unlikely_places) <= 3
