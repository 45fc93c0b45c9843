from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from small_stories.heard import HeardWord, Piece
from small_stories.transcribing.words_in_place import in_place


def word(text: str, start_ms: int, end_ms: int) -> HeardWord:
    return HeardWord(text, start_ms, end_ms, 0.9)


def test_a_word_after_a_silence_does_not_begin_before_the_speech() -> None:
    piece = Piece(0, 0, 20_000, ((300, 2000), (12_000, 15_000)))
    words = [word("sitten", 1500, 2000), word("Minä", 2000, 12_300), word("menin", 12_300, 12_700)]
    assert [(each.start_ms, each.end_ms) for each in in_place(words, piece)] == [
        (1500, 2000),
        (11_900, 12_300),
        (12_300, 12_700),
    ]


def test_a_word_before_a_silence_does_not_last_into_it() -> None:
    piece = Piece(0, 0, 20_000, ((300, 2000), (6000, 15_000)))
    words = [word("tapahtui?", 1400, 5800), word("No", 6000, 6200)]
    assert [(each.start_ms, each.end_ms) for each in in_place(words, piece)] == [
        (1400, 2100),
        (6000, 6200),
    ]


def test_a_double_consonant_is_no_silence() -> None:
    piece = Piece(0, 0, 5000, ((300, 1000), (1250, 2000)))
    spoken = word("takkatulta", 700, 1900)
    assert in_place([spoken], piece) == (spoken,)


def test_words_where_nobody_speaks_stay_where_they_are() -> None:
    piece = Piece(0, 1000, 20_000, ((3000, 5000),))
    spoken = word("Kiitos!", 10_000, 11_000)
    assert in_place([spoken], piece) == (spoken,)


def test_words_of_no_length_at_the_end_have_some() -> None:
    piece = Piece(0, 0, 1000, ((0, 1000),))
    words = [word("on", 990, 1300), word("se", 1300, 1300), word("niin", 1300, 1300)]
    assert [(each.start_ms, each.end_ms) for each in in_place(words, piece)] == [
        (990, 998),
        (998, 999),
        (999, 1000),
    ]


times = st.lists(st.integers(0, 40_000), min_size=2, max_size=60).map(sorted)


@given(times, times)
def test_words_are_in_their_piece_and_in_order(edges: list[int], spoken: list[int]) -> None:
    piece = Piece(0, 500, 30_500, tuple(zip(spoken[::2], spoken[1::2], strict=False)))
    words = [word(str(number), start, end) for number, (start, end) in enumerate(pairwise(edges))]
    placed = in_place(words, piece)
    assert [each.text for each in placed] == [each.text for each in words]
    moments = [time for each in placed for time in (each.start_ms, each.end_ms)]
    assert moments == sorted(moments)
    assert all(500 <= time <= 30_500 for time in moments)
    assert all(each.start_ms < each.end_ms for each in placed)
