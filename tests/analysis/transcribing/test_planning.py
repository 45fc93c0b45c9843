from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from small_stories.heard import Stretch
from small_stories.transcribing.planning import LONGEST_MS, plan
from small_stories.transcribing.speech import FRAME_MS, Speech


def speech_of(*stretches: Stretch, duration_ms: int) -> Speech:
    """Speech that is sure where told and nowhere else."""
    probabilities = np.zeros(-(-duration_ms // FRAME_MS), np.float32)
    for start, end in stretches:
        probabilities[start // FRAME_MS : end // FRAME_MS] = 1
    return Speech(probabilities, duration_ms)


talk = st.lists(st.tuples(st.integers(1, 90_000), st.integers(0, 20_000)), max_size=12)


@given(talk)
def test_all_speech_is_in_pieces_of_at_most_a_minute(lengths: list[tuple[int, int]]) -> None:
    stretches, at = [], 0
    for spoken, silent in lengths:
        stretches.append((at, at + spoken))
        at += spoken + silent
    speech = speech_of(*stretches, duration_ms=at)
    pieces = plan(speech, at)
    assert [piece.number for piece in pieces] == list(range(len(pieces)))
    assert all(0 < piece.end_ms - piece.start_ms <= LONGEST_MS for piece in pieces)
    assert all(before.end_ms <= after.start_ms for before, after in pairwise(pieces))
    inside = [stretch for piece in pieces for stretch in piece.speech]
    spoken_ms = sum(end - start for start, end in speech.stretches(min_silence_ms=200))
    assert sum(end - start for start, end in inside) == spoken_ms
    assert all(
        piece.start_ms <= start < end <= piece.end_ms
        for piece in pieces
        for start, end in piece.speech
    )


def test_a_piece_ends_at_the_longest_of_its_late_silences() -> None:
    speech = speech_of(
        (0, 3200), (6400, 44_800), (46_400, 51_200), (52_000, 80_000), duration_ms=80_000
    )
    ends = [piece.end_ms for piece in plan(speech, 80_000)]
    assert ends == [44_800 + 300, 80_000]


def test_a_long_silence_ends_a_piece_and_is_in_none() -> None:
    speech = speech_of((3200, 6400), (32_000, 35_200), duration_ms=50_000)
    first, second = plan(speech, 50_000)
    assert (first.start_ms, first.end_ms) == (2900, 6700)
    assert (second.start_ms, second.end_ms) == (31_700, 35_500)
    assert first.speech == ((3200, 6400),)


def test_speech_without_a_silence_is_cut_where_it_is_least_like_speech() -> None:
    speech = speech_of((0, 128_000), duration_ms=128_000)
    speech.probabilities[51_200 // FRAME_MS] = 0.6
    first, *_ = plan(speech, 128_000)
    assert first.end_ms == 51_200


def test_ten_hours_are_planned_as_one() -> None:
    hours = 10 * 3600 * 1000
    stretches = [(at, at + 9600) for at in range(0, hours, 10_240)]
    pieces = plan(speech_of(*stretches, duration_ms=hours), hours)
    assert pieces[-1].end_ms > hours - 10_240
    assert 600 <= len(pieces) < 1200


def test_silence_needs_no_piece() -> None:
    assert plan(speech_of(duration_ms=3000), 3000) == ()
