"""Files read in a process apart: the same comes back, and nothing that happens there spreads."""

import time
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import psutil
import pytest

from small_stories.apart.reading import Room, read_apart
from small_stories.apart.readings import COMMAND, Reading
from small_stories.errors import SmallStoriesError
from small_stories.importing.draft import AnyText, Draft, read_any_text, read_interview
from small_stories.importing.sheets.sheet import Sheet, read_sheet
from small_stories.strings import LANGUAGES, error_text
from small_stories.transcribing.sound.decoding import stated_length_ms

FIXTURES = Path(__file__).parents[1] / "importing" / "fixtures"
SPOKEN = Path(__file__).parents[1] / "transcribing" / "spoken_interview.ogg"
WORD = FIXTURES / "libreoffice-labels.docx"


@pytest.fixture(scope="module")
def room() -> Iterator[Room]:
    made = Room()
    yield made
    made.end()


def key_of(room: Room, path: Path, reading: Reading = Reading.INTERVIEW) -> str:
    with pytest.raises(SmallStoriesError) as raised:
        room.read(reading, path)
    for language in LANGUAGES:
        assert path.name in error_text(raised.value, language)
    return raised.value.key


@pytest.mark.parametrize(
    "name", [WORD.name, "libreoffice-pages.pdf", "teams.vtt", "word-notes.docx"]
)
def test_what_is_read_apart_is_what_is_read_here(name: str) -> None:
    assert read_apart(Reading.INTERVIEW, FIXTURES / name, Draft) == read_interview(FIXTURES / name)


def test_tables_letters_and_recordings_come_back_whole(tmp_path: Path) -> None:
    table = tmp_path / "luvut.csv"
    table.write_text("Mittari;Arvo\nKävijät;12\n\nKerhot;3\n", encoding="utf-8")
    assert read_apart(Reading.SHEET, table, Sheet) == read_sheet(table)
    letter = tmp_path / "muotsikko.txt"
    letter.write_text("----\n\n====\n", encoding="utf-8")
    assert read_apart(Reading.ANY_TEXT, letter, AnyText) == read_any_text(letter)
    assert read_any_text(letter).draft is None
    assert read_apart(Reading.IS_RECORDING, SPOKEN, bool)
    assert read_apart(Reading.STATED_LENGTH, SPOKEN, int) == stated_length_ms(SPOKEN) > 0
    assert not read_apart(Reading.IS_RECORDING, WORD, bool)


def test_one_process_reads_a_batch_and_another_goes_on_after_it(room: Room) -> None:
    room.read(Reading.INTERVIEW, WORD)
    first = room.pid
    assert key_of(room, FIXTURES / "locked.docx") == "import.password"
    room.read(Reading.INTERVIEW, FIXTURES / "teams.vtt")
    assert room.pid == first is not None
    psutil.Process(first).kill()
    room.read(Reading.INTERVIEW, WORD)
    assert room.pid not in (None, first)
    room.end()
    assert room.pid is None


def test_nothing_of_a_file_stands_in_arguments_or_environment(room: Room) -> None:
    room.read(Reading.INTERVIEW, WORD)
    child = psutil.Process(room.pid)
    seen = " ".join([*child.cmdline(), *map(str, child.environ().items())])
    assert WORD.name not in seen
    assert COMMAND in seen


def test_stopping_ends_the_process_in_the_middle_of_a_file(room: Room, tmp_path: Path) -> None:
    endless = tmp_path / "pitkä.txt"
    endless.write_text("H: Miten?\nV: No hyvin se siitä.\n" * 100_000, encoding="utf-8")
    room.read(Reading.INTERVIEW, WORD)
    pid, told = room.pid, list[str]()
    reader = Thread(target=lambda: told.append(key_of(room, endless)))
    reader.start()
    time.sleep(0.2)
    room.end()
    reader.join(10)
    assert told == ["reading.stopped"]
    assert not psutil.pid_exists(pid or 0)
