"""A reader that a file has turned against the program: each deed is refused or ends in a sentence.

The child is the real one; only what it does with the file is what a hostile file would bring it to.
"""

import sys
from pathlib import Path

import pytest

from small_stories.apart.bounds import MEMORY_AT_MOST
from small_stories.apart.reading import Room
from small_stories.apart.readings import Reading
from small_stories.errors import SmallStoriesError
from small_stories.strings import LANGUAGES, error_text

TURNED = """
import os, socket, subprocess, sys
from pathlib import Path
from small_stories.apart import child

def deed(path: Path) -> str:
    {deed}

child._function = lambda reading: deed
child.run()
"""
DEEDS = {
    "deep": ("return deed(path)", "too_deep"),
    "large": ("return 'a' * (1 << 31)", "too_much_memory"),
    "crashing": ("os.abort()", "crashed"),
    "leaving": ("os._exit(0)", "crashed"),
    "lying": ("os.write(3, b'{{}}'); os._exit(0)", "crashed"),
    "babbling": ("sys.stdout.write('{{}}'); os.write(1, b'x'); os._exit(0)", "crashed"),
    "writing": ("Path('outside.txt').write_text('x')", "reached_out"),
    "calling": ("socket.create_connection(('127.0.0.1', 9))", "reached_out"),
    "starting": ("subprocess.run(['true'])", "reached_out"),
    "hiding": ("\n    try: path.unlink()\n    except OSError: return 'y'", "reached_out"),
    "mistaken": ("return {{}}[path.name]", "not_awaited"),
    "much": ("return 'a' * (70 << 20)", "too_much"),
    "endless": ("\n    while True: pass", "too_slow"),
    "growing": ("\n    a = []\n    while True: a.append(bytes(1 << 24))", "too_much_memory"),
}


def turned(deed: str, seconds: float) -> Room:
    return Room([sys.executable, "-c", TURNED.replace("{deed}", deed)], seconds)


@pytest.mark.parametrize("what", DEEDS)
def test_every_deed_is_told_and_nothing_of_it_stays(
    what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deed, key = DEEDS[what]
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "vihamielinen.docx"
    path.write_bytes(b"PK")
    room = turned(deed.replace("{{}}", "{}"), 0.7 if key == "too_slow" else 10)
    with pytest.raises(SmallStoriesError) as raised:
        room.read(Reading.INTERVIEW, path)
    room.end()
    assert raised.value.key == f"reading.{key}"
    for language in LANGUAGES:
        assert path.name in error_text(raised.value, language)
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


BOOK = """
    from time import process_time
    from small_stories.apart.going_on import goes_on
    while process_time() < 1.2: goes_on()
    return 'read'
"""


def test_a_book_that_shows_that_reading_goes_on_may_take_longer(tmp_path: Path) -> None:
    path = tmp_path / "kirja.pdf"
    path.write_bytes(b"%PDF-")
    room = turned(BOOK, 0.6)
    assert room.read(Reading.INTERVIEW, path) == "read"
    room.end()


ANSWERS = {
    "no answer of ours": b"[]",
    "no JSON": b"{",
    "deep": b"[" * 100_000,
    "a sentence of its own": b'{"error":"Soita numeroon 0600","fields":{}}',
    "a key that is none": b'{"error":"reading.__class__","fields":{}}',
    "no fields": b'{"error":"import.damaged","fields":[]}',
    "fields of its own": b'{"error":"import.damaged","fields":{"name":{"a":1}}}',
}


@pytest.mark.parametrize("what", ANSWERS)
def test_an_answer_that_is_none_is_no_more_than_a_crash(what: str, tmp_path: Path) -> None:
    path = tmp_path / "h.docx"
    path.write_bytes(b"PK")
    told = f"os.write(1, {ANSWERS[what]!r} + b'\\n')"
    program = f"import os, sys; os.write(1, b'{{\"ready\":true}}\\n'); sys.stdin.readline(); {told}"
    room = Room([sys.executable, "-c", program])
    with pytest.raises(SmallStoriesError) as raised:
        room.read(Reading.INTERVIEW, path)
    room.end()
    assert raised.value.key == "reading.crashed"


def test_the_bound_of_memory_is_below_what_a_file_may_take_at_most() -> None:
    assert MEMORY_AT_MOST < 1 << 30
