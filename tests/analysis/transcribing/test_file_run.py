"""The turns of a file's transcript are those that a project stores, whatever the pieces."""

import random

import pytest
from told_events import PIECE_MS, begun, heard, plan, recorded, voices

from small_stories.storage.interviews import turns
from small_stories.storage.project_file import Project
from small_stories.storage.transcriptions import run as run_of
from small_stories.transcribing.bring_in import store
from small_stories.transcribing.file_run import folded

WORDS = ("niin", "mä", "sit", "menin.", "ja se oli", "hyvä?", "no joo,", "siitä lähti…")


@pytest.mark.parametrize("seed", range(6))
def test_a_project_and_a_file_fold_pieces_alike(project: Project, seed: int) -> None:
    dice = random.Random(seed)
    pieces = [
        heard(number, " ".join(dice.choices(WORDS, k=dice.randrange(0, 14)))) for number in range(9)
    ]
    end = 9 * PIECE_MS
    changes = sorted(dice.sample(range(1000, end - 1000), dice.randrange(1, 7)))
    told = voices(*changes, end_ms=end)
    recording = recorded(project)
    number = begun(project, recording)
    for event in (plan(9), told, *pieces):
        store(project, number, event)
    run = run_of(project, number)
    assert run is not None
    stored = [(turn.text, turn.start_ms, turn.end_ms) for turn in turns(project, run.interview_id)]
    made = folded(plan(9), told, pieces, pauses=run.wishes.pauses)
    assert [(turn.text, turn.start_ms, turn.end_ms) for turn in made] == stored
    for turn in made:
        assert " ".join(turn.text[word.start : word.end] for word in turn.words) == turn.text
