"""What a worker of a cluster is sent, and how it uses its memory."""

import os
import subprocess
import sys

import numpy as np

from small_stories.transcribing.cluster_tasks import Part, PartsFile
from small_stories.transcribing.sound.canonical import CanonicalSound

# How many pages a large array costs that is made and thrown away ten times, before and after.
FAULTS = """
import resource, sys
import numpy as np
from small_stories.transcribing.cluster_tasks import keep_memory

def faults():
    before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    for _ in range(10):
        np.empty(1 << 22, np.uint8)[:] = 1
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before

given_back = faults()
keep_memory()
faults()
print(given_back, faults())
"""


def test_parts_of_a_sound_are_read_as_the_whole_is_with_silence_between() -> None:
    samples = np.arange(1, 101, dtype="<i2")
    parts = [Part(60, samples[60:80].tobytes()), Part(10, samples[10:30].tobytes())]
    sound = CanonicalSound(PartsFile(len(samples), parts))
    here = np.zeros(100, "<i2")
    here[10:30], here[60:80] = samples[10:30], samples[60:80]
    assert sound.samples == 100
    for start, end in [(0, 100), (12, 28), (25, 65), (79, 81), (95, 200), (120, 130)]:
        assert sound.read_bytes(start, end) == here[start:end].tobytes()


def test_memory_is_used_again_though_a_dask_worker_is_told_to_give_it_back() -> None:
    dask = {**os.environ, "MALLOC_TRIM_THRESHOLD_": "65536"}
    told = subprocess.check_output([sys.executable, "-c", FAULTS], env=dask, text=True)
    given_back, used_again = map(int, told.split())
    # Only the C library of Linux heeds what Dask says.
    assert used_again < given_back / 10 or sys.platform != "linux"
