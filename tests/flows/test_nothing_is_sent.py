"""No part of the program, and no library in it, reaches for the network."""

import os
import subprocess
import sys
from pathlib import Path

SPOKEN = Path(__file__).parents[1] / "analysis" / "transcribing" / "spoken_interview.ogg"

# Runs the heavy libraries for real. onnxruntime's telemetry works below Python, where no socket
# of it can be seen, but makes a folder of its own before it sends anything (tried with 1.31.1).
WORK = """
import socket, sys
from pathlib import Path
asked = []
def told(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname"):
        asked.append((event, arguments))
sys.addaudithook(told)
from small_stories.anonymising.finding import find_marks
from small_stories.transcribing.model_files import starter_model
from small_stories.transcribing.canonical import CanonicalSound, wave_head
from small_stories.transcribing.decoding import decode
from small_stories.heard import Wishes
from small_stories.transcribing.run import written_down
import io
import numpy as np
with decode(Path(sys.argv[1])) as decoding:
    samples = np.concatenate(list(decoding.blocks()))[: 16000 * 8]
sound = CanonicalSound(io.BytesIO(wave_head(len(samples)) + samples.tobytes()))
heard = list(written_down(sound, starter_model(), Wishes(languages=("fi",))))
marks = find_marks("Sit Marjatta soitti mulle Helsingistä.", "fi")
print(len(heard), len(marks), asked)
"""


def test_recognising_and_searching_ask_nothing_of_the_network(tmp_path: Path) -> None:
    from small_stories.transcribing.model_files import models_folder, starter_model

    starter_model()
    environment = {
        **{name: value for name, value in os.environ.items() if "TELEMETRY" not in name},
        "HOME": str(tmp_path),
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
        "SMALL_STORIES_MODELS": str(models_folder()),
    }
    done = subprocess.run(
        [sys.executable, "-c", WORK, str(SPOKEN)],
        env=environment, capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    heard, marks, asked = done.stdout.split(" ", 2)
    assert (int(heard) > 0, int(marks) > 0, asked.strip()) == (True, True, "[]")
    assert not [path for path in tmp_path.rglob("*") if "Microsoft" in path.name]
