"""What takes a moment takes four moments when it is four times as large, whatever its shape."""

import gc
import time
from pathlib import Path

import pytest
from hostile_shapes import GROWING, TOO_MUCH

from small_stories.errors import SmallStoriesError
from small_stories.importing.draft import read_interview
from small_stories.importing.formats.rich_text import read as read_rich_text
from small_stories.importing.sheets.sheet import read_sheet


def written(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def outcome(path: Path) -> str:
    try:
        return f"{len(read_interview(path).turns)} turns"
    except SmallStoriesError as error:
        return error.key


def worked(path: Path) -> float:
    """Return how many of the processor's seconds reading a file took."""
    gc.collect()
    begun = time.process_time()
    assert outcome(path)
    return time.process_time() - begun


@pytest.mark.parametrize("shape", GROWING)
def test_the_work_does_not_grow_with_the_square(tmp_path: Path, shape: str) -> None:
    suffix, made, size = GROWING[shape]
    small = written(tmp_path / f"pieni{suffix}", made(size))
    large = written(tmp_path / f"suuri{suffix}", made(4 * size))
    outcome(small)  # what is imported or looked up once is no part of the work
    bound = 6 * worked(small) + 0.1
    assert worked(large) < bound or worked(large) < bound  # another process may have cost one


@pytest.mark.parametrize("what", TOO_MUCH)
def test_what_is_more_than_an_interview_is_refused(tmp_path: Path, what: str) -> None:
    suffix, made, key = TOO_MUCH[what]
    path = written(tmp_path / f"haastattelu{suffix}", made())
    begun = time.process_time()
    assert outcome(path) == f"import.{key}"
    assert time.process_time() - begun < 8


def test_a_picture_in_rich_text_is_no_work_and_no_words() -> None:
    picture = "{\\pict\\jpegblip\\picw120\\pich80\n" + ("0f" * 64 + "\n") * 30_000 + "}"
    rich = "{\\rtf1\\ansi H: Miten?\\par " + picture + "V: No hyvin.\\par}"
    begun = time.process_time()
    assert read_rich_text(rich.encode(), "h.rtf").text == "H: Miten?\nV: No hyvin.\n"
    assert time.process_time() - begun < 0.6


def test_fonts_that_end_keep_their_letters() -> None:
    """Letters are told by the font: a Baltic one here, in a table longer than one font may be."""
    fonts = "".join(f"{{\\f{n}\\fcharset0 Kirjain {n};}}" for n in range(60))
    table = "{\\fonttbl" + fonts + "{\\f60\\fcharset186 Balti;}}"
    rich = "{\\rtf1\\ansi\\deff0" + table + "\\f60 \\'f0a\\par\\f0 \\'e4\\par}"
    assert read_rich_text(rich.encode(), "h.rtf").text == "ša\nä\n"


@pytest.mark.parametrize(
    "rows",
    [
        b"".join(b'<row r="%d"/>' % number for number in range(30, 100_040)),
        b"<row " + b" ".join(b'a%d="1"' % number for number in range(400)) + b"/>",
    ],
    ids=["empty rows", "attributes"],
)
def test_a_sheet_of_nothing_is_refused(tmp_path: Path, rows: bytes) -> None:
    from hostile_shapes import with_part
    from mutating import good_file

    good = good_file(tmp_path, "xlsx").read_bytes()
    bad = with_part(good, "xl/worksheets/sheet1.xml", b"</sheetData>", rows)
    with pytest.raises(SmallStoriesError) as raised:
        read_sheet(written(tmp_path / "taulukko.xlsx", bad))
    assert raised.value.key == "sheet.too_large"


def test_a_table_of_line_ends_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SmallStoriesError) as raised:
        read_sheet(written(tmp_path / "t.csv", "Mittari;Arvo\n" + "\n" * 2_100_000))
    assert raised.value.key == "sheet.too_large"
