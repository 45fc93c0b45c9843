"""Putting finished files where the analyst wants them: all of them or none."""

import tempfile
from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack
from pathlib import Path

from small_stories.errors import SmallStoriesError
from small_stories.storage.keys import KEY_FILE


def hand_over(
    files: Mapping[str, bytes], folder: Path, search: Callable[[str, bytes], None]
) -> list[Path]:
    """Write files by name beside their places, search them, and move them; return the places.

    ``search`` gets each file's name and its bytes as they stand on disk, and raises when they may
    not leave. Raises also SmallStoriesError("report.folder_unusable"), ("report.file_in_use") or
    ("report.inside_project"); what was there before is there again then, and nothing else.
    """
    _refuse_inside_project(folder)
    made = not folder.exists()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".small-stories-", dir=folder) as beside:
            for name, content in files.items():
                (Path(beside) / name).write_bytes(content)
            for name in files:
                search(name, (Path(beside) / name).read_bytes())
            for name in files:
                _see_that_replaceable(folder / name)
            _move(Path(beside), folder, files)
    except OSError as error:
        raise SmallStoriesError("report.folder_unusable", name=folder.name) from error
    except SmallStoriesError:
        if made:
            folder.rmdir()
        raise
    return [folder / name for name in files]


def _refuse_inside_project(folder: Path) -> None:
    """Raise for a folder in which everything is locked, and may be destroyed one day."""
    place = folder.resolve()
    if any((above / KEY_FILE).is_file() for above in (place, *place.parents)):
        raise SmallStoriesError("report.inside_project", name=folder.name)


def _move(beside: Path, folder: Path, names: Iterable[str]) -> None:
    """Move files into place; put back what was there when one of them cannot be moved."""
    with ExitStack() as back:
        for name in names:
            try:
                if (folder / name).exists():
                    (folder / name).replace(beside / f"{name}.old")
                    back.callback((beside / f"{name}.old").replace, folder / name)
                (beside / name).replace(folder / name)
            except PermissionError as error:
                raise SmallStoriesError("report.file_in_use", name=name) from error
            if not (beside / f"{name}.old").exists():
                back.callback((folder / name).unlink)
        back.pop_all()


def _see_that_replaceable(path: Path) -> None:
    """Raise when a file of this name is there and another program holds it, as Word does."""
    if not path.exists():
        return
    try:
        with path.open("r+b"):
            pass
    except OSError as error:
        raise SmallStoriesError("report.file_in_use", name=path.name) from error
