"""Recordings decoded apart: the same sound as here, and nothing that happens there spreads.

The child is the real one on a real file. Where it is turned against the program, it decodes for
real until a part of the sound is there, and then does what a hostile file would bring it to.
"""

import ast
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import numpy as np
import psutil
import pytest
from fuzzing import CONTAINED, NEVER, bent_files, original_of

from small_stories.apart.reading import Room
from small_stories.apart.watched import own_command
from small_stories.errors import SmallStoriesError
from small_stories.storage.project_file import Project
from small_stories.storage.recordings import SoundFile, SoundKind, open_recordings, write_sound
from small_stories.strings import LANGUAGES, error_text
from small_stories.transcribing.sound import storing_job
from small_stories.transcribing.sound.canonical import wave_head
from small_stories.transcribing.sound.decoding import RATE, decode
from small_stories.transcribing.sound.decoding_apart import DecodingApart
from small_stories.transcribing.sound.storing import store_sounds
from small_stories.transcribing.sound.told import LONGEST_MS, Told

ROOT = Path(__file__).parents[3]
Make = Callable[..., Path]


@pytest.fixture(scope="module")
def room() -> Iterator[Room]:
    with Room() as made:
        yield made


def heard_apart(room: Room, path: Path) -> tuple[bytes, DecodingApart]:
    with path.open("rb") as file:
        decoding = DecodingApart(file, path.name, room)
        return b"".join(decoding.parts()), decoding


def heard_here(path: Path) -> tuple[bytes, Told, int]:
    with decode(path) as decoding:
        samples = b"".join(block.tobytes() for block in decoding.blocks())
    return samples, Told(decoding.whole, decoding.holes, decoding.tracks), decoding.expected_ms


@pytest.mark.parametrize("how", ["whole", "cut off", "with a hole"])
@pytest.mark.parametrize("suffix", ["m4a", "mp3", "ogg", "wav"])
def test_the_same_samples_come_and_the_same_is_told(
    room: Room, make_recording: Make, suffix: str, how: str
) -> None:
    path = make_recording(f"sound.{suffix}", 20)
    content = bytearray(path.read_bytes())
    third = len(content) // 3
    if how == "with a hole":
        content[third : third + third // 2] = bytes(third // 2)
    path.write_bytes(content[: third * 2] if how == "cut off" and suffix != "m4a" else content)
    samples, decoding = heard_apart(room, path)
    assert (samples, decoding.told, decoding.expected_ms) == heard_here(path)
    assert decoding.samples * 2 == len(samples) > 10 * RATE * 2
    assert decoding.told.whole is (how != "cut off" or suffix == "m4a")


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "recording.empty"),
        (b"H: Miten?\nV: Hyvin.\n" * 99, "recording.unreadable"),
        (b"\0\0\0\x18ftypM4A \0\0\0\0" + bytes(range(256)) * 9, "recording.not_closed"),
    ],
)
def test_what_is_no_recording_is_told_by_the_name_that_was_never_handed_over(
    room: Room, tmp_path: Path, content: bytes, key: str
) -> None:
    path = tmp_path / "Hannan puhe.m4a"
    path.write_bytes(content)
    assert key_of(lambda: heard_apart(room, path), path) == key


def key_of(doing: Callable[[], object], path: Path) -> str:
    with pytest.raises(SmallStoriesError) as raised:
        doing()
    for language in LANGUAGES:
        assert path.name in error_text(raised.value, language)
    return raised.value.key


TURNED = """
import os, socket, sys, time
from pathlib import Path
from small_stories.apart import child
from small_stories.transcribing.sound import decoding
from small_stories.transcribing.sound.told import Hole, Told

def sound_of(file, give) -> Told:
    pipes = give.__self__
    def turned(content, of):
        give(content, of)
        {deed}
    told = decoding.sound_of(file, turned)
    return {told}

child._function = lambda reading: sound_of
child.run()
"""
ENDLESS = "\n        while True: "
DEEDS = {
    "crashing": ("os.abort()", "crashed"),
    "leaving": ("os._exit(0)", "crashed"),
    "endless": (ENDLESS + "pass", "too_slow"),
    "sleeping": ("time.sleep(60)", "too_slow"),
    "asking for ever": (ENDLESS + "pipes.borrow(0, 1)", "too_slow"),
    "showing life for ever": (ENDLESS + "pipes.tell({'alive': 1})", "crashed"),
    "growing": ("a = []" + ENDLESS + "a.append(bytes(1 << 24))", "too_much_memory"),
    "large": ("bytes(1 << 31)", "too_much_memory"),
    "deep": ("turned(content, of)", "too_deep"),
    "writing": ("Path('outside.txt').write_text('x')", "reached_out"),
    "calling": ("socket.create_connection(('127.0.0.1', 9))", "reached_out"),
    "half a sample": ("give(b'x', of)", "crashed"),
    "no bytes": ("pipes.tell({'of': 1})", "crashed"),
    "too many bytes": ("give(bytes(1 << 20), of)", "crashed"),
    "fewer bytes than told": ('os.write(3, b\'{"of":1,"bytes":99}\\n\'); os._exit(0)', "crashed"),
    "bytes less than none": ("pipes.tell({'of': 1, 'bytes': -1})", "crashed"),
    "a length that is none": ("give(content, -1)", "crashed"),
    "a length in words": ("give(content, 'long')", "crashed"),
    "rubbish": ("os.write(3, b'\\xff\\n' * 9)", "crashed"),
    "much": ("os.write(3, b'x' * (65 << 20))", "too_much"),
    "behind the file": ("pipes.borrow(1 << 40, 1)", "crashed"),
    "before the file": ("pipes.borrow(-1, 1)", "crashed"),
    "all at once": ("pipes.borrow(0, 1 << 40)", "crashed"),
    "by name": ("pipes.tell({'read': ['/etc/passwd', 1]})", "crashed"),
    "no sound": ("", "crashed", "Told(True, (), 0)"),
    "holes before the sound": ("", "crashed", "Told(True, (Hole(-1, 1),), 1)"),
    "holes without end": ("", "crashed", "Told(True, (Hole(1, 10 ** 99),), 1)"),
    "a sentence of its own": ("raise child.SmallStoriesError('Soita 0600', x='y')", "crashed"),
    "another name": ("raise child.SmallStoriesError('reading.crashed', name='/k')", "crashed"),
}
WAITED_FOR = {"endless", "sleeping", "asking for ever"}


def turned(deed: str, told: str = "told") -> list[str]:
    return [sys.executable, "-c", TURNED.replace("{deed}", deed).replace("{told}", told)]


@pytest.mark.parametrize("what", DEEDS)
def test_a_decoder_turned_against_us_ends_in_a_sentence(
    what: str, tmp_path: Path, spoken: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deed, key, *told = DEEDS[what]
    monkeypatch.chdir(tmp_path)
    part_s = 0.15 if what in WAITED_FOR else 60
    with Room(turned(deed, *told), part_s=part_s) as room:
        assert key_of(lambda: heard_apart(room, spoken), spoken) == f"reading.{key}"
        pid = room.pid
    assert pid is None or not psutil.pid_exists(pid)
    assert list(tmp_path.iterdir()) == []


def test_more_than_a_hundred_hours_are_not_taken_in(room: Room, spoken: Path) -> None:
    with spoken.open("rb") as file:
        decoding = DecodingApart(file, spoken.name, room)
        decoding.samples = LONGEST_MS * RATE // 1000
        assert key_of(lambda: list(decoding.parts()), spoken) == "reading.too_much"


def test_a_decoder_that_works_ends_at_once_when_nobody_waits_for_it(spoken: Path) -> None:
    child = subprocess.Popen(turned(ENDLESS + "pass"), stdin=-1, stdout=-1)
    assert child.stdin is not None
    assert child.stdout is not None
    asked = {"reading": "small_stories.transcribing.sound.decoding:sound_of", "name": "a.ogg"}
    content = spoken.read_bytes()
    child.stdin.write(json.dumps(asked | {"size": len(content)}).encode() + b"\n")
    child.stdin.flush()
    while (said := json.loads(child.stdout.readline())).keys() != {"of", "bytes"}:
        if start_count := said.get("read"):
            piece = content[start_count[0] : sum(start_count)]
            child.stdin.write(json.dumps({"bytes": len(piece)}).encode() + b"\n" + piece)
            child.stdin.flush()
    child.stdin.close()
    began = time.monotonic()
    assert child.wait(10) == 0
    assert time.monotonic() - began < 1
    child.stdout.close()


def test_a_recording_that_crashes_its_decoder_leaves_nothing_in_the_project(
    project: Project, spoken: Path
) -> None:
    with closing(open_recordings(project.folder, project.key)) as sounds:
        with Room(turned("os.abort()")) as room, spoken.open("rb") as file:
            decoding = DecodingApart(file, spoken.name, room)
            with pytest.raises(SmallStoriesError, match="crashed"), sounds.atomic():
                write_sound(sounds, SoundKind.CANONICAL, decoding.parts())
        assert stored_rows(sounds) == (0, 0)
        store_sounds(sounds, project.folder, spoken)
        assert stored_rows(sounds)[0] == 2


def test_bent_recordings_are_stored_or_refused_and_never_half(
    project: Project, tmp_path: Path
) -> None:
    with closing(open_recordings(project.folder, project.key)) as sounds:
        before = stored_rows(sounds)
        for kind in ("m4a", "mp3", "ogg", "wav"):
            for seed, content in bent_files(kind, original_of(kind, tmp_path), range(2)):
                path = tmp_path / f"bent {seed}.{kind}"
                path.write_bytes(content)
                refused = ""
                try:
                    store_sounds(sounds, project.folder, path)
                except SmallStoriesError as error:
                    refused = error.key
                assert refused not in CONTAINED | NEVER
                after = stored_rows(sounds)
                assert after == before if refused else after[0] == before[0] + 2
                before = after
        assert before[0]


def stored_rows(sounds: object) -> tuple[int, int]:
    counts = "SELECT (SELECT count(*) FROM sound), (SELECT count(*) FROM chunk)"
    found: tuple[int, int] = sounds.execute(counts).fetchone()  # type: ignore[attr-defined]
    return found


def test_all_that_a_decoder_is_given_is_the_bytes(
    project: Project, spoken: Path, tmp_path: Path
) -> None:
    given = tmp_path / "given"
    command = ["sh", "-c", 'tee "$0" | "$@"', str(given), *own_command()]
    with closing(open_recordings(project.folder, project.key)) as sounds, Room(command) as room:
        stored = write_sound(sounds, SoundKind.ORIGINAL, [spoken.read_bytes()])
        decoding = DecodingApart(SoundFile(sounds, stored), "Hannan puhe.ogg", room)
        assert b"".join(decoding.parts()) == heard_here(spoken)[0]
    seen, pieces = given.read_bytes(), 0
    first, _, rest = seen.partition(b"\n")
    assert json.loads(first).keys() == {"reading", "name", "size"}
    while rest:
        told, _, rest = rest.partition(b"\n")
        count = json.loads(told)["bytes"]
        assert rest[:count] in spoken.read_bytes()
        rest, pieces = rest[count:], pieces + 1
    assert pieces
    for secret in (project.key, project.key.hex().encode(), b"Hanna", project.folder.name.encode()):
        assert secret not in seen


def test_what_decodes_for_a_job_knows_no_project_and_dies_with_the_job(
    project: Project, tmp_path: Path
) -> None:
    noise = np.random.default_rng(1).integers(-900, 900, 20 * 60 * RATE, np.int16)
    path = tmp_path / "long.wav"
    path.write_bytes(wave_head(len(noise)) + noise.tobytes())
    command = [sys.executable, "-m", "small_stories_app", "job", "store-recording"]
    with subprocess.Popen(command, stdin=-1, stdout=-1, text=True) as job:
        assert job.stdin is not None
        assert job.stdout is not None
        job.stdin.write(json.dumps(storing_job.needs(project, path)) + "\n")
        job.stdin.flush()
        assert "progress" in job.stdout.readline()
        psutil.Process(job.pid).suspend()
        [child] = psutil.Process(job.pid).children()
        known = " ".join([*child.cmdline(), *map(str, child.environ().items())])
        assert "read-apart" in known
        opened = [str(each.readlink()) for each in Path(f"/proc/{child.pid}/fd").iterdir()]
        key = project.key.hex()
        assert not any(secret in known for secret in (key, project.folder.name, path.name))
        assert {each for each in opened if not each.startswith("pipe:")} <= {"/dev/null"}
        job.kill()
        job.wait()
        assert gone_within(child, 1)
    with closing(open_recordings(project.folder, project.key)) as sounds:
        assert stored_rows(sounds) == (0, 0)


def gone_within(process: psutil.Process, seconds: float) -> bool:
    """Tell whether a process ends in time; where nobody takes them in, the dead stay listed."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if not process.is_running() or process.status() == psutil.STATUS_ZOMBIE:
            return True
        time.sleep(0.01)
    return False


STORING = """
import sys
from small_stories.transcribing.sound import storing_job
storing_job.run(sys.stdin, sys.stdout)
print(sorted(name for name in sys.modules if name.split(".")[0] in ("av", "numpy")))
"""


def test_the_job_that_has_the_key_never_loads_a_decoder(project: Project, spoken: Path) -> None:
    needs = json.dumps(storing_job.needs(project, spoken)) + "\n"
    run = subprocess.run(
        [sys.executable, "-c", STORING], input=needs, capture_output=True, text=True, check=True
    )
    *_, done, loaded = run.stdout.splitlines()
    assert (json.loads(done)["event"], loaded) == ("done", "[]")


def test_nobody_but_the_process_apart_imports_what_decodes() -> None:
    decoders = {"decoding.py", "tracks.py"}
    importing = {
        file.name
        for package in ("analysis", "app")
        for file in (ROOT / package).rglob("*.py")
        for name in imported(file)
        if name.partition(".")[0] == "av" or name.endswith(("sound.decoding", "sound.tracks"))
    }
    assert importing == decoders


def imported(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield str(node.module)
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
