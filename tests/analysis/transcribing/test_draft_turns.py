from hypothesis import given
from hypothesis import strategies as st

from small_stories.transcribing.draft_turns import turns_from
from small_stories.transcribing.recognising import Recognised, RecognisedWord

texts = st.text(st.characters(exclude_categories=["Z", "C"]), min_size=1, max_size=6)


@st.composite
def recognised(draw: st.DrawFn) -> list[Recognised]:
    at, segments = 0, []
    for _ in range(draw(st.integers(0, 6))):
        words = []
        for number in range(draw(st.integers(1, 12))):
            start = at + draw(st.integers(0, 3000))
            at = start + draw(st.integers(0, 2000))
            joined = number > 0 and draw(st.booleans())
            words.append(RecognisedWord(draw(texts), start, at, 0.5, joined))
        segments.append(Recognised(words[0].start_ms, words[-1].end_ms, tuple(words)))
    return segments


@given(recognised())
def test_every_word_stands_where_its_turn_says(segments: list[Recognised]) -> None:
    words = [word for segment in segments for word in segment.words]
    turns = turns_from(segments)
    places = [(turn, word) for turn in turns for word in turn.words]
    assert [turn.text[word.start : word.end] for turn, word in places] == [
        word.text for word in words
    ]
    assert [word.start_ms for _, word in places] == [word.start_ms for word in words]
    for turn in turns:
        assert turn.text == turn.text.strip()
        assert turn.state == "draft"
        assert turn.start_ms == turn.words[0].start_ms
        assert turn.end_ms == turn.words[-1].end_ms


def test_a_pause_begins_a_turn() -> None:
    words = (
        RecognisedWord("Mitä", 0, 300, 0.9),
        RecognisedWord("sitten?", 350, 800, 0.9),
        RecognisedWord("Ääni", 1900, 2300, 0.9),
        RecognisedWord("COVID", 2400, 2600, 0.9),
        RecognisedWord("-19", 2600, 2900, 0.9, joined=True),
    )
    turns = turns_from([Recognised(0, 2900, words)])
    assert [turn.text for turn in turns] == ["Mitä sitten?", "Ääni COVID-19"]
    assert [(word.start, word.end) for word in turns[1].words] == [(0, 4), (5, 10), (10, 13)]


def test_long_talk_is_cut_after_a_sentence_only() -> None:
    words = [
        RecognisedWord(
            "sana." if number % 10 == 9 else "sana", number * 500, number * 500 + 400, 0.9
        )
        for number in range(200)
    ]
    turns = turns_from([Recognised(0, 100_000, tuple(words))])
    assert len(turns) == 3
    assert all(turn.text.endswith("sana.") for turn in turns)
