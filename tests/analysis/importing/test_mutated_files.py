"""Bent files of every format: read or refused in a sentence, in little time and memory.

``MUTATED_FILES=5000`` reads so many of each format; here it is a few.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from fuzzing import (
    BYTES,
    CONTAINED,
    FORMATS,
    NEVER,
    SECONDS,
    bent_files,
    listing,
    original_of,
    packages_of,
    read_all,
)

from small_stories.apart.reading import Room

HOW_MANY = int(os.environ.get("MUTATED_FILES", "6"))


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The reader's folders for itself and for what passes, in which nothing may be left."""
    made = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", str(made))
        patch.setenv("TMPDIR", str(made))
        patch.chdir(made)
        yield made


@pytest.fixture(scope="module")
def room(home: Path) -> Iterator[Room]:
    made = Room()
    yield made
    made.end()


@pytest.mark.parametrize("kind", FORMATS)
def test_bent_files_are_read_or_refused(tmp_path: Path, home: Path, room: Room, kind: str) -> None:
    original = original_of(kind, tmp_path)
    (tmp_path / "in").mkdir()
    before = listing(tmp_path, home)
    files = bent_files(kind, original, range(HOW_MANY))
    seen = read_all(room, kind, files, tmp_path / "in", original.suffix)
    assert seen.count == HOW_MANY
    assert not seen.outcomes.keys() & (CONTAINED | NEVER), seen.told
    assert seen.slowest < SECONDS
    assert seen.peak < BYTES
    assert listing(tmp_path, home) == before


@pytest.mark.parametrize("kind", ["docx", "odt", "xlsx"])
def test_packages_made_to_do_harm(tmp_path: Path, home: Path, room: Room, kind: str) -> None:
    original = original_of(kind, tmp_path)
    files = packages_of(kind, original)
    before = listing(tmp_path, home)
    seen = read_all(room, kind, files, tmp_path, original.suffix)
    assert seen.count > 15
    assert not seen.outcomes.keys() & (CONTAINED | NEVER), seen.told
    assert seen.slowest < SECONDS
    assert listing(tmp_path, home) == before
