"""A process with mounts of its own, where disks can be small, closed to writing, and pulled out.

Linux lets everybody have such a world, with ``unshare``. Where it does not, what runs here fails
and says so: it is never passed over.
"""

import subprocess
import sys
from pathlib import Path

# What every story below begins with: a disk of a size at ``here``, and how it is changed.
_BEFORE = """
import subprocess, sys
from pathlib import Path
from small_stories.changes.setting_up import add_goal, begin_project
from small_stories.errors import SmallStoriesError
from small_stories.storage.opening import open_as_far_as_can_be
from small_stories.storage.project_file import PROJECT_DATABASE, open_project
from small_stories.storage.setup import goals
from small_stories.storage.soundness import check_files
here = Path(sys.argv[1])
def run(*command): subprocess.run([*map(str, command)], check=True)
def refused(do, *keys):
    try:
        do()
    except SmallStoriesError as error:
        assert error.key in keys, error.key
        return error.key
    raise AssertionError("it was not refused")
def names(project): return [goal.name for goal in goals(project)]
def whole(folder, key): return not list(check_files(folder, key, PROJECT_DATABASE))
"""


def told_in_own_mounts(story: str, folder: Path, *more: object) -> None:
    """Run a story in a process that may mount what it wants in a folder; it has to end well."""
    program = [sys.executable, "-c", _BEFORE + story, str(folder), *map(str, more)]
    own = ["unshare", "--user", "--map-root-user", "--mount"]
    done = subprocess.run(
        [*own, *program], capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.endswith("told\n"), done.stdout
