import hashlib
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from small_stories.storage.interviews import interview, recording
from small_stories.storage.listening import ListenedSound
from small_stories.storage.project_file import Project
from small_stories.storage.recordings import SoundFile, open_recordings
from small_stories_app.sound.device import SoundDevice
from small_stories_app.sound.player import Player


@pytest.fixture
def number(project: Project, recorded: int) -> int:
    found = interview(project, recorded)
    assert found is not None
    return recording(project, found.recording_id or 0).canonical_sound_id


@pytest.fixture
def stored(project: Project, number: int) -> bytes:
    with closing(open_recordings(project.folder, project.key, read_only=True)) as db:
        return SoundFile(db, number).readall()


@pytest.fixture
def player(project: Project, number: int, stored: bytes) -> Iterator[Player]:
    made = Player()
    sound = ListenedSound(project.folder, project.key, number)
    made.take(sound, (len(stored) - 44) * 1000 // 32_000)
    yield made
    made.leave()


def test_the_device_gives_exactly_the_bytes_that_are_stored(
    project: Project, number: int, stored: bytes
) -> None:
    with closing(ListenedSound(project.folder, project.key, number)) as sound:
        device = SoundDevice(sound, QCoreApplication.instance())
        read = bytearray()
        while part := device.read(100_000).data():
            read += part
        assert hashlib.sha256(read).digest() == hashlib.sha256(stored).digest()
        assert device.size() == len(stored) == device.pos()
        assert device.atEnd()
        assert device.seek(1_048_570)
        assert device.read(30).data() == stored[1_048_570:1_048_600]
        assert not device.isWritable()


def test_time_runs_and_places_are_exact(qtbot: QtBot, player: Player) -> None:
    moments: list[int] = []
    player.moved.connect(moments.append)
    player.play()
    assert player.is_playing
    qtbot.waitUntil(lambda: player.position > 300)
    assert moments == sorted(moments)
    player.pause()
    here = player.position
    player.seek(20_000)
    assert player.position == 20_000 != here
    player.play()
    qtbot.waitUntil(lambda: player.position > 20_300)
    assert player.position < 22_000
    player.skip(-3000)
    assert player.position < 19_500
    qtbot.waitUntil(lambda: 17_300 < player.position < 19_500)


def test_the_end_is_reached_and_playing_begins_anew(qtbot: QtBot, player: Player) -> None:
    player.set_speed(2.0)
    player.play_from(player.duration_ms - 1000)
    qtbot.waitUntil(lambda: not player.is_playing)
    assert player.position == player.duration_ms
    player.play()
    qtbot.waitUntil(lambda: 100 < player.position < 5000)


def test_fast_is_faster_than_slow(qtbot: QtBot, player: Player) -> None:
    def reached_in(milliseconds: int, speed: float) -> int:
        player.pause()
        player.set_speed(speed)
        player.play_from(0)
        qtbot.waitUntil(lambda: player.position > 0)
        start = player.position
        qtbot.wait(milliseconds)
        return player.position - start

    slow, fast = reached_in(800, 0.5), reached_in(800, 2.0)
    assert fast > 2.5 * slow > 0


def test_stretches_are_played_in_order_and_end(qtbot: QtBot, player: Player) -> None:
    moments: list[int] = []
    player.moved.connect(moments.append)
    player.play_stretches([(8000, 8400), (2000, 2400)])
    qtbot.waitUntil(lambda: not player.is_playing)
    assert player.position == 2400
    inside = [8000 <= at < 8600 or 2000 <= at <= 2600 for at in moments]
    assert all(inside)
    assert moments.index(2000) > moments.index(8000)


def test_nothing_of_the_sound_is_on_disk_or_in_a_hidden_file(
    qtbot: QtBot, player: Player, project: Project, stored: bytes, tmp_path: Path
) -> None:
    before, opened = set(Path(tempfile.gettempdir()).iterdir()), _open_files()
    player.play_from(3000)
    qtbot.waitUntil(lambda: player.position > 3500)
    samples = [stored[at : at + 64] for at in range(200_000, len(stored) - 64, 100_000)]
    loud = [piece for piece in samples if len(set(piece)) > 20]
    assert len(loud) > 3
    new = set(Path(tempfile.gettempdir()).iterdir()) - before
    files = [path for folder in {tmp_path, project.folder, *new} for path in folder.rglob("*")]
    held = [path for path in files if path.is_file() and _holds(path.read_bytes(), loud)]
    assert held == []
    hidden = [name for name in _open_files() if "(deleted)" in name and name not in opened]
    assert hidden == []


def _open_files() -> list[str]:
    names = []
    for file in Path("/proc/self/fd").iterdir():
        # The folder that is being read is listed too, and gone at once.
        with suppress(FileNotFoundError):
            names.append(str(file.readlink()))
    return names


def _holds(content: bytes, pieces: list[bytes]) -> bool:
    return any(piece in content for piece in pieces)


def test_leaving_lets_go_of_the_file(
    qtbot: QtBot, player: Player, project: Project, number: int
) -> None:
    player.play()
    qtbot.waitUntil(lambda: player.position > 100)
    player.leave()
    assert (player.has_sound, player.is_playing, player.position) == (False, False, 0)
    assert not [name for name in _open_files() if "recordings.db" in name]
    sound = ListenedSound(project.folder, project.key, number)
    player.take(sound, 20_000)
    player.play_from(1000)
    qtbot.waitUntil(lambda: player.position > 1200)


TAKEN_AND_LEFT = """
import sys, time
from pathlib import Path
from PySide6.QtWidgets import QApplication
from small_stories.storage.listening import ListenedSound
from small_stories_app.sound.player import Player
folder, key, number = Path(sys.argv[1]), bytes.fromhex(sys.argv[2]), int(sys.argv[3])
application, player = QApplication([]), Player()
for turn in range(40):
    player.take(ListenedSound(folder, key, number), 20_000)
    player.play()
    end = time.perf_counter() + turn % 8 / 100
    while time.perf_counter() < end:
        application.processEvents()
    player.leave()
print("left")
"""


def test_leaving_never_waits_for_the_thread_that_reads(project: Project, number: int) -> None:
    # In a process of its own: if the two waited for each other, neither would ever go on.
    given = [str(project.folder), project.key.hex(), str(number)]
    program = [sys.executable, "-c", TAKEN_AND_LEFT, *given]
    done = subprocess.run(program, capture_output=True, text=True, timeout=60, check=False)
    assert done.stdout.strip() == "left"
