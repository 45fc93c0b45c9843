"""What a child process tells of its progress."""

import io
import json

from small_stories.telling import TellingProgress


def test_progress_is_told_seldom_but_at_the_beginning_and_end_of_each_stage() -> None:
    events = io.StringIO()
    told = TellingProgress(events)
    for stage in ("listening", "voices"):
        for done in range(1001):
            told(done, 1000, stage=stage)
    # Where the end is not known, it moves on with what is done.
    for done in range(2000, 3000):
        told(done, done, stage="voices")
    lines = [json.loads(line) for line in events.getvalue().splitlines()]
    assert len(lines) < 50
    for stage in ("listening", "voices"):
        here = [line["done"] for line in lines if line["stage"] == stage]
        assert here[0] == 0
        assert 1000 in here
        assert here.count(1000) == 1
