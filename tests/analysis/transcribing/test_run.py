from pathlib import Path

import numpy as np
import pytest
from rendered_apart import questions_apart, sound_of

from small_stories.heard import HeardPiece, Voices, Wishes
from small_stories.transcribing.run import Event, Plan, written_down
from small_stories.transcribing.sound.canonical import CanonicalSound, wave_head
from small_stories.transcribing.sound.decoding import RATE

Progress = list[tuple[str, int, int]]
FINNISH = Wishes(languages=("fi",))


@pytest.fixture(scope="module")
def talk() -> CanonicalSound:
    return sound_of(questions_apart())


@pytest.fixture(scope="module")
def whole(talk: CanonicalSound, model: Path) -> tuple[list[Event], Progress]:
    told: Progress = []
    events = written_down(
        talk, model, FINNISH, progress=lambda stage, done, total: told.append((stage, done, total))
    )
    return list(events), told


def test_plan_voices_and_pieces_come_in_order(whole: tuple[list[Event], Progress]) -> None:
    plan, voices, *pieces = whole[0]
    assert isinstance(plan, Plan)
    assert isinstance(voices, Voices)
    assert voices.count == 2
    assert len(pieces) == len(plan.pieces) == 3
    for piece, heard in zip(plan.pieces, pieces, strict=True):
        assert isinstance(heard, HeardPiece)
        assert heard.number == piece.number
        assert heard.words


def test_progress_goes_through_its_stages_to_their_ends(
    talk: CanonicalSound, whole: tuple[list[Event], Progress]
) -> None:
    told = whole[1]
    plan = whole[0][0]
    assert isinstance(plan, Plan)
    pieces_ms = sum(piece.end_ms - piece.start_ms for piece in plan.pieces)
    stages = {"listening": talk.duration_ms, "voices": talk.duration_ms, "recognising": pieces_ms}
    assert list(dict.fromkeys(stage for stage, _, _ in told)) == list(stages)
    for stage, total in stages.items():
        done = [done for of, done, _ in told if of == stage]
        assert done == sorted(done)
        assert done[-1] == total
        assert {of for at, _, of in told if at == stage} == {total}


def test_a_run_that_broke_off_comes_out_as_one_that_did_not(
    talk: CanonicalSound, model: Path, whole: tuple[list[Event], Progress]
) -> None:
    plan, voices, _, *rest = whole[0]
    assert isinstance(plan, Plan)
    assert isinstance(voices, Voices)
    told: Progress = []
    events = written_down(
        talk, model, FINNISH, plan=plan, voices=voices, done={0},
        progress=lambda stage, done, total: told.append((stage, done, total)),
    )  # fmt: skip
    assert list(events) == rest
    assert told[0][1] == plan.pieces[0].end_ms - plan.pieces[0].start_ms
    assert list(written_down(talk, model, FINNISH, plan=plan, voices=voices, done={0, 1, 2})) == []


def test_voices_are_told_again_where_only_they_are_missing(
    talk: CanonicalSound, whole: tuple[list[Event], Progress]
) -> None:
    plan, voices, *_ = whole[0]
    assert isinstance(plan, Plan)
    nowhere = Path("no model is needed for this")
    assert list(written_down(talk, nowhere, FINNISH, plan=plan, done={0, 1, 2})) == [voices]


def test_the_language_of_the_first_pieces_is_kept_also_by_a_run_that_goes_on(
    talk: CanonicalSound, model: Path, whole: tuple[list[Event], Progress]
) -> None:
    plan, _, *pieces = whole[0]
    assert isinstance(plan, Plan)
    listening = Wishes(speakers=0)
    assert list(written_down(talk, model, listening, plan=plan, done={0, 1})) == pieces[2:]


@pytest.mark.parametrize("seconds", [0, 3])
def test_silence_has_an_empty_plan_and_needs_no_model(seconds: int) -> None:
    samples = np.zeros(seconds * RATE, "<i2")
    silence = sound_of(wave_head(len(samples)) + samples.tobytes())
    assert list(written_down(silence, Path("no model"), FINNISH)) == [Plan(())]


def test_no_voices_are_looked_for_where_none_are_wished(talk: CanonicalSound) -> None:
    nobody = Wishes(languages=("fi",), speakers=0)
    plan = Plan(())
    assert list(written_down(talk, Path("no model"), nobody, plan=plan)) == []
