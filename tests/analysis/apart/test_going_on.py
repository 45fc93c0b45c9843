"""Who stores a recording ends by itself where decoding gets stuck, and not where it is slow."""

import subprocess
import sys

import pytest

PROGRAM = """
import time
from small_stories.apart.going_on import end_when_stuck, goes_on
end_when_stuck(0.3, lambda: print("jumissa", flush=True))
while time.process_time() < 1.2:
    {0}
print("valmis")
"""


@pytest.mark.parametrize(("doing", "said"), [("pass", "jumissa"), ("goes_on()", "valmis")])
def test_only_what_is_stuck_is_ended(doing: str, said: str) -> None:
    program = PROGRAM.replace("{0}", doing)
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert done.stdout.strip() == said
    assert done.returncode == (said == "jumissa")
