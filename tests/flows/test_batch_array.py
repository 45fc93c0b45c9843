"""The batch-array job that README.md shows, run as it stands there by a shell."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

README = Path(__file__).parents[2] / "README.md"


def job_of_readme() -> str:
    """Return the script with an array of tasks."""
    scripts = re.findall(r"```sh\n(#!/bin/bash\n.*?)```", README.read_text("utf-8"), re.S)
    [job] = [script for script in scripts if "--array" in script]
    return job


def test_each_task_of_the_array_writes_down_its_own_recording(
    tmp_path: Path, two_turns: Path, four_pieces: Path
) -> None:
    (tmp_path / "äänet ja muut").mkdir()
    for number, path in enumerate((two_turns, four_pieces), start=1):
        shutil.copy(path, tmp_path / "äänet ja muut" / f"haastattelu {number}.wav")
    names = "".join(f"äänet ja muut/haastattelu {number}.wav\n" for number in (1, 2))
    (tmp_path / "recordings.txt").write_text(names, encoding="utf-8")
    (tmp_path / "job.sh").write_text(job_of_readme(), encoding="utf-8")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    tasks = [
        subprocess.Popen(
            ["bash", "job.sh"],
            cwd=tmp_path,
            env={**os.environ, "PATH": path, "SLURM_ARRAY_TASK_ID": str(number)},
            stderr=subprocess.PIPE,
        )
        for number in (1, 2)
    ]
    said = [task.communicate(timeout=300)[1].decode() for task in tasks]
    assert [task.returncode for task in tasks] == [0, 0], said
    results = sorted((tmp_path / "transcripts").iterdir())
    assert [result.name for result in results] == ["haastattelu 1.json", "haastattelu 2.json"]
    for result in results:
        told = json.loads(result.read_text(encoding="utf-8"))
        assert told["file"] == f"{result.stem}.wav"
        assert len(told["turns"]) > 1
