import random
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from small_stories.changes.setting_up import begin_project
from small_stories.errors import SmallStoriesError
from small_stories.storage.project_file import Project, open_project
from small_stories.storage.recordings import (
    CHUNK_BYTES,
    SoundFile,
    SoundKind,
    delete_sound,
    open_recordings,
    rewrite_start,
    write_sound,
)

KEY = bytes(range(32))
BYTES = random.Random(3).randbytes(2 * CHUNK_BYTES + 123_457)


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SoundFile]:
    with closing(open_recordings(tmp_path_factory.mktemp("sounds"), KEY, new=True)) as db:
        pieces = (BYTES[at : at + 70_001] for at in range(0, len(BYTES), 70_001))
        yield SoundFile(db, write_sound(db, SoundKind.ORIGINAL, pieces))


@given(
    st.lists(
        st.tuples(st.integers(0, len(BYTES) + 50), st.integers(0, CHUNK_BYTES + 7), st.booleans()),
        max_size=8,
    )
)
def test_any_seeks_and_reads_give_the_stored_bytes(
    stored: SoundFile, steps: list[tuple[int, int, bool]]
) -> None:
    for place, count, from_end in steps:
        if from_end:
            place = max(0, len(BYTES) - place)
            assert stored.seek(place - len(BYTES), 2) == place
        else:
            stored.seek(place)
        read = b""
        while len(read) < count and (part := stored.read(count - len(read))):
            read += part
        assert read == BYTES[place : place + count]
        assert stored.tell() == place + len(read)


def test_a_whole_sound_comes_back_as_it_went_in(stored: SoundFile) -> None:
    stored.seek(0)
    assert stored.readall() == BYTES
    assert stored.size == len(BYTES)


def test_a_place_before_the_beginning_is_refused(stored: SoundFile) -> None:
    with pytest.raises(ValueError, match="before the beginning"):
        stored.seek(-1)


def test_an_error_while_writing_leaves_nothing(tmp_path: Path) -> None:
    def breaking() -> Iterator[bytes]:
        yield BYTES[:CHUNK_BYTES]
        raise SmallStoriesError("recording.unreadable", name="x")

    with closing(open_recordings(tmp_path, KEY, new=True)) as db:
        with pytest.raises(SmallStoriesError):
            write_sound(db, SoundKind.CANONICAL, breaking())
        counts = db.execute("SELECT (SELECT count(*) FROM sound), (SELECT count(*) FROM chunk)")
        assert counts.fetchone() == (0, 0)


def test_the_first_bytes_can_be_written_anew(tmp_path: Path) -> None:
    with closing(open_recordings(tmp_path, KEY, new=True)) as db:
        sound = write_sound(db, SoundKind.CANONICAL, [b"....", b"and more"])
        rewrite_start(db, sound, b"HEAD")
        assert SoundFile(db, sound).readall() == b"HEADand more"


def test_a_sound_that_is_not_there_is_told(tmp_path: Path) -> None:
    with closing(open_recordings(tmp_path, KEY, new=True)) as db:
        sound = write_sound(db, SoundKind.CANONICAL, [b"words"])
        delete_sound(db, sound)
        with pytest.raises(SmallStoriesError, match=r"recording\.sound_missing"):
            SoundFile(db, sound)


def test_another_key_does_not_open_the_sounds(tmp_path: Path) -> None:
    open_recordings(tmp_path, KEY, new=True).close()
    with pytest.raises(SmallStoriesError, match=r"recording\.file_damaged"):
        open_recordings(tmp_path, KEY[::-1])


def test_sounds_are_read_while_another_connection_has_them_open(tmp_path: Path) -> None:
    with closing(open_recordings(tmp_path, KEY, new=True)) as writing:
        sound = write_sound(writing, SoundKind.ORIGINAL, [BYTES])
        with closing(open_recordings(tmp_path, KEY, read_only=True)) as reading:
            assert SoundFile(reading, sound).read(9) == BYTES[:9]
            with pytest.raises(SmallStoriesError, match="read_only"):
                delete_sound(reading, sound)


def test_opening_a_project_removes_what_no_recording_names(tmp_path: Path) -> None:
    with begin_project(tmp_path / "koe.smallstories", "Koe", None, "fi") as project:
        named, lost = _two_sounds(project)
        _name(project, named)
        project.undo()
    with open_project(tmp_path / "koe.smallstories") as project:
        project.redo()
        with closing(open_recordings(project.folder, project.key)) as sounds:
            assert SoundFile(sounds, named).readall() == b"named"
            assert [row["id"] for row in sounds.query("SELECT id FROM sound")] == [named]
            assert lost != named


def test_an_older_project_put_back_loses_no_sound(tmp_path: Path) -> None:
    folder = tmp_path / "koe.smallstories"
    with begin_project(folder, "Koe", None, "fi") as project:
        named, _ = _two_sounds(project)
    older = (folder / "project.db").read_bytes()
    with open_project(folder) as project:
        named, _ = _two_sounds(project)
        _name(project, named)
    open_project(folder).close()
    (folder / "project.db").write_bytes(older)
    with (
        open_project(folder) as project,
        closing(open_recordings(folder, project.key)) as sounds,
    ):
        assert SoundFile(sounds, named).readall() == b"named"


def _two_sounds(project: Project) -> tuple[int, int]:
    with closing(open_recordings(project.folder, project.key)) as sounds:
        named = write_sound(sounds, SoundKind.ORIGINAL, [b"named"])
        return named, write_sound(sounds, SoundKind.ORIGINAL, [b"lost"])


def _name(project: Project, sound: int) -> None:
    with project.change("recording.imported", code="H01"):
        project.db.execute(
            "INSERT INTO interview (id, code, source_kind) VALUES (1, 'H01', 'audio')"
        )
        project.db.execute(
            "INSERT INTO recording (interview_id, file_name, sha256, duration_ms,"
            " original_sound_id, canonical_sound_id) VALUES (1, 'x', '', 1, ?, ?)",
            [sound, sound],
        )
