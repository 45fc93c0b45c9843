import os
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from small_stories.changes.setting_up import begin_project
from small_stories.errors import SmallStoriesError
from small_stories.storage.listening import ListenedSound
from small_stories.storage.project_file import open_project
from small_stories.storage.recordings import (
    CHUNK_BYTES,
    RECORDINGS_DATABASE,
    SoundKind,
    open_recordings,
    write_sound,
)

KEY = bytes(range(32))
BYTES = os.urandom(3 * CHUNK_BYTES + 777)


@pytest.fixture
def sound(tmp_path: Path) -> int:
    with closing(open_recordings(tmp_path, KEY, new=True)) as db:
        return write_sound(db, SoundKind.CANONICAL, [BYTES])


def test_a_sound_is_read_from_any_place_and_any_thread(tmp_path: Path, sound: int) -> None:
    listened = ListenedSound(tmp_path, KEY, sound)
    assert (listened.size, listened.has_gaps) == (len(BYTES), False)
    places = [0, 44, CHUNK_BYTES - 5, 2 * CHUNK_BYTES, len(BYTES) - 3, len(BYTES)]
    with ThreadPoolExecutor(4) as threads:
        read = list(threads.map(lambda place: listened.read(place, 1000), places * 20))
    assert read == [BYTES[place : place + 1000] for place in places * 20]
    assert listened.read(0, 2**40) == BYTES
    listened.close()
    assert listened.read(0, 5) == b""
    (tmp_path / RECORDINGS_DATABASE).unlink()


def test_a_missing_piece_is_silence_and_told(tmp_path: Path, sound: int) -> None:
    with closing(open_recordings(tmp_path, KEY)) as db:
        db.execute("DELETE FROM chunk WHERE position = 1")
    with closing(ListenedSound(tmp_path, KEY, sound)) as listened:
        assert listened.has_gaps
        read = listened.read(0, len(BYTES))
    assert read[:CHUNK_BYTES] == BYTES[:CHUNK_BYTES]
    assert read[CHUNK_BYTES : 2 * CHUNK_BYTES] == bytes(CHUNK_BYTES)
    assert read[2 * CHUNK_BYTES :] == BYTES[2 * CHUNK_BYTES :]


def test_a_damaged_page_takes_its_own_piece_alone(tmp_path: Path, sound: int) -> None:
    file = tmp_path / RECORDINGS_DATABASE
    with file.open("r+b") as damaged:
        damaged.seek(file.stat().st_size // 2)
        damaged.write(bytes(100))
    with closing(ListenedSound(tmp_path, KEY, sound)) as listened:
        assert not listened.has_gaps
        read = listened.read(0, len(BYTES))
        assert listened.has_gaps
    cuts = range(0, len(BYTES), CHUNK_BYTES)
    whole = [read[n : n + CHUNK_BYTES] == BYTES[n : n + CHUNK_BYTES] for n in cuts]
    assert (len(read), whole.count(False)) == (len(BYTES), 1)


def test_what_is_not_there_is_said(tmp_path: Path, sound: int) -> None:
    with pytest.raises(SmallStoriesError, match=r"recording\.sound_missing"):
        ListenedSound(tmp_path, KEY, sound + 1)
    file = tmp_path / RECORDINGS_DATABASE
    file.write_bytes(os.urandom(8192))
    with pytest.raises(SmallStoriesError, match=r"recording\.file_damaged"):
        ListenedSound(tmp_path, KEY, sound)
    file.unlink()
    with pytest.raises(SmallStoriesError, match=r"recording\.file_missing"):
        ListenedSound(tmp_path, KEY, sound)
    assert not file.exists()


@pytest.mark.parametrize("left", [None, b"", b"no database" * 1000])
def test_a_project_opens_without_its_recordings(tmp_path: Path, left: bytes | None) -> None:
    begin_project(tmp_path / "a", "Koe", None, "fi").close()
    file = tmp_path / "a" / RECORDINGS_DATABASE
    file.unlink()
    if left is not None:
        file.write_bytes(left)
    open_project(tmp_path / "a").close()
    assert (file.read_bytes() if file.exists() else None) == left


def test_a_new_sound_never_takes_the_number_of_a_lost_one(tmp_path: Path, sound: int) -> None:
    (tmp_path / RECORDINGS_DATABASE).unlink()
    with closing(open_recordings(tmp_path, KEY)) as db:
        new = write_sound(db, SoundKind.CANONICAL, [b"another person's voice"])
    assert new > sound + 1_000_000
    with pytest.raises(SmallStoriesError, match=r"recording\.sound_missing"):
        ListenedSound(tmp_path, KEY, sound)
