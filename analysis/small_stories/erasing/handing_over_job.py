"""Making a copy for somebody else as a child process of the window: recordings take a while."""

import json
from pathlib import Path
from typing import TextIO

from small_stories.erasing.handing_over_copy import hand_over, hand_to_archive
from small_stories.errors import SmallStoriesError
from small_stories.storage.project_file import Project
from small_stories.telling import TellingProgress, tell, tell_error


def needs(project: Project, target: Path, passphrase: str, *, archive: bool) -> dict[str, object]:
    """Return what the child has to be handed."""
    return {
        "source": str(project.folder), "key": project.key.hex(), "target": str(target),
        "passphrase": passphrase, "archive": archive,
    }  # fmt: skip


def run(stdin: TextIO, stdout: TextIO) -> None:
    """Read one JSON line of needs; tell progress in bytes, and at the end done or error.

    The done event carries the copy's recovery code.
    """
    given = json.loads(stdin.readline())
    source, target = Path(given["source"]), Path(given["target"])
    make = hand_to_archive if given["archive"] else hand_over
    try:
        made = make(
            source, bytes.fromhex(given["key"]), target, given["passphrase"],
            TellingProgress(stdout),
        )  # fmt: skip
    except SmallStoriesError as error:
        tell_error(stdout, error)
    else:
        tell(stdout, "done", code=made[1] if isinstance(made, tuple) else made)
