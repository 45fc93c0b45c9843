"""Files that cannot be read: one clear sentence each, and never anything else."""

import random
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from mutating import bent

from small_stories.errors import SmallStoriesError
from small_stories.importing.draft import as_json, read_interview
from small_stories.strings import LANGUAGES, error_text

FIXTURES = Path(__file__).parent / "fixtures"
PICTURE = (FIXTURES / "picture.jpg").read_bytes()
WORD = (FIXTURES / "libreoffice-labels.docx").read_bytes()
ODT = (FIXTURES / "libreoffice-labels.odt").read_bytes()
PDF = (FIXTURES / "libreoffice-labels.pdf").read_bytes()


def packed(part: str) -> bytes:
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as package:
        package.writestr(part, "hei")
    return content.getvalue()


def altered(content: bytes, part: str, new: bytes) -> bytes:
    out = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(content)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package,
    ):
        for one in old.infolist():
            package.writestr(one, new if one.filename == part else old.read(one.filename))
    return out.getvalue()


BAD = {
    "empty": ("tyhjä.txt", b"", "empty"),
    "empty Word": ("tyhjä.docx", b"", "empty"),
    "blank": ("tyhjä.txt", b" \r\n\t\r\n\r\n", "blank"),
    "blank with a mark": ("tyhjä.txt", b"\xef\xbb\xbf  \n", "blank"),
    "a picture called Word": ("haastattelu.docx", PICTURE, "wrong_kind"),
    "a picture called text": ("haastattelu.txt", PICTURE, "not_text"),
    "a package that is no document": ("haastattelu.docx", packed("lue.txt"), "wrong_kind"),
    "a spreadsheet called Word": (
        "haastattelu.docx",
        packed("xl/workbook.xml"),
        "wrong_kind",
    ),
    "Word cut off": ("haastattelu.docx", WORD[: len(WORD) // 2], "damaged"),
    "OpenDocument cut off": ("haastattelu.odt", ODT[: len(ODT) // 2], "damaged"),
    "PDF cut off": ("haastattelu.pdf", PDF[: len(PDF) // 4], "damaged"),
    "rich text cut off": ("haastattelu.rtf", b"{\\rtf1\\ansi H: Joo\\par V: ", "damaged"),
    "malformed XML in Word": (
        "h.docx",
        altered(WORD, "word/document.xml", b"<w:document><w:p>"),
        "damaged",
    ),
    "malformed XML in OpenDocument": (
        "h.odt",
        altered(ODT, "content.xml", b"<office:doc"),
        "damaged",
    ),
    "a bomb": ("h.docx", altered(WORD, "word/document.xml", b" " * 70_000_000), "too_long"),
    "NULs": ("haastattelu.txt", b"H: Joo\x00\x00\x00\x00\nV: Juu", "not_text"),
    "control characters": (
        "haastattelu.txt",
        b"H: \x01\x02\x03\x04\x05\x06\x07 Joo\nV: J\x0euu",
        "not_text",
    ),
    "bytes without sense": ("haastattelu.txt", random.Random(1).randbytes(5000), "not_text"),
    "half a letter at the end": (
        "haastattelu.txt",
        "H: Mitä tää?\nV: Sää".encode()[:-1],
        "damaged",
    ),
    "half of UTF-16": ("haastattelu.txt", "H: Mitä?\nV: Sitä".encode("utf-16")[:-1], "damaged"),
    "one endless line": ("haastattelu.txt", b"a" * 50_000_000, "too_long"),
    "subtitles without cues": ("haastattelu.vtt", b"WEBVTT\n\nNOTE ei mitaan\n", "no_cues"),
    "SubRip without cues": ("haastattelu.srt", b"ei mitaan\n", "no_cues"),
    "a page without words": (
        "h.html",
        b"<html><script>var a = 1</script><p> </p></html>",
        "no_text",
    ),
    "pages without a line": ("haastattelu.txt", b"\xe2\x80\x8b\f\xe2\x80\x8b", "no_talk"),
    "labels and no talk": ("haastattelu.txt", b"----\n====\n[tauko]\n", "no_talk"),
    "another XML": ("haastattelu.docx", b"<?xml version='1.0'?><a>hei</a>", "wrong_kind"),
}


def key_of(path: Path) -> str:
    with pytest.raises(SmallStoriesError) as raised:
        read_interview(path)
    for language in LANGUAGES:
        assert path.name in error_text(raised.value, language)
    assert path.name not in str(raised.value)
    return raised.value.key


@pytest.mark.parametrize("what", BAD)
def test_bad_content(tmp_path: Path, what: str) -> None:
    name, content, key = BAD[what]
    path = tmp_path / name
    path.write_bytes(content)
    assert key_of(path) == f"import.{key}"


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("locked.docx", "password"),
        ("libreoffice-password.odt", "password"),
        ("libreoffice-password.pdf", "password"),
        ("libreoffice-old.doc", "old_word"),
        ("libreoffice-scanned.pdf", "scanned"),
        ("picture.jpg", "not_text"),
    ],
)
def test_files_that_programs_made(name: str, key: str) -> None:
    assert key_of(FIXTURES / name) == f"import.{key}"


def test_folder_and_missing_file(tmp_path: Path) -> None:
    assert key_of(tmp_path) == "import.folder"
    assert key_of(tmp_path / "ei-ole.txt") == "import.missing"


def test_a_file_that_cannot_be_opened(tmp_path: Path) -> None:
    assert key_of(tmp_path / f"{'pitkä' * 100}.txt") == "import.unreadable"


def damaged(content: bytes, chance: random.Random) -> bytes:
    damage = bytearray(content)
    place = chance.randrange(len(damage))
    match chance.randrange(4):
        case 0:
            del damage[place:]
        case 1:
            for _ in range(chance.choice([1, 5, 100])):
                damage[chance.randrange(len(damage))] = chance.randrange(256)
        case 2:
            del damage[place : place + chance.randrange(1, 400)]
        case _:
            damage[place:place] = damage[chance.randrange(len(damage)) :][:200]
    return bytes(damage)


def outcome(path: Path) -> object:
    try:
        return as_json(read_interview(path))["turns"]
    except SmallStoriesError as error:
        return error_text(error, "fi")


@pytest.mark.parametrize(
    "name",
    sorted(path.name for path in FIXTURES.iterdir() if path.suffix not in (".py", ".md", "")),
)
def test_damage_anywhere_is_told_or_read(tmp_path: Path, name: str) -> None:
    chance = random.Random(name)
    content = (FIXTURES / name).read_bytes()
    path = tmp_path / name
    for _ in range(8):
        path.write_bytes(damaged(content, chance))
        assert outcome(path)


def test_a_wrapped_page_without_a_line_of_talk(tmp_path: Path) -> None:
    """Bending a PDF once left headings and notes alone of its pages."""
    (tmp_path / "h.pdf").write_bytes(bent(PDF, random.Random(35)))
    assert key_of(tmp_path / "h.pdf") == "import.no_talk"
