"""The main job on the example: real import, recognition, search, and a report without names."""

import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from small_stories.changes.reading import write_reading
from small_stories.command_line.demo import PASSPHRASE
from small_stories.errors import SmallStoriesError
from small_stories.example.decisions import example_folder, read_decisions
from small_stories.reporting.writing import write_report
from small_stories.storage.change_record import UNRECORDED
from small_stories.storage.identities import marks
from small_stories.storage.interviews import interview_by_code, interviews, turns
from small_stories.storage.project_file import Project, open_project
from small_stories.storage.quotes import quotes
from small_stories.storage.stories import stories, story_words

REPORTS = ("report.docx", "typology.xlsx", "typology.csv", "quotes.docx")


@pytest.fixture
def copy(demo: object, tmp_path: Path) -> Iterator[Project]:
    """A copy of the example project to try things on."""
    folder = tmp_path / "copy.smallstories"
    shutil.copytree(demo.project, folder)  # type: ignore[attr-defined]
    with open_project(folder, PASSPHRASE) as project:
        yield project


def words_of(path: Path) -> str:
    """Everything written in a packed document, paragraph by paragraph, read without our code."""
    if path.suffix == ".csv":
        return path.read_text("utf-8-sig")
    parts = []
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            content = package.read(name)
            parts.append(name)
            if name.endswith((".xml", ".rels")):
                tree = etree.fromstring(content)
                paragraphs = [each for each in tree.iter() if str(each.tag).endswith("}p")]
                parts += ["".join(each.itertext()) for each in paragraphs]
                parts += [" ".join(tree.itertext()), content.decode("utf-8")]
    return "\n".join(parts)


def hidden_names() -> list[str]:
    with example_folder() as folder:
        decisions = read_decisions(folder)
    names = [
        name
        for entry in decisions["identities"]
        if entry["decision"] != "keep"
        for whole in (entry["base"], *entry.get("aliases", []))
        for name in whole.split()
        if name[0].isupper() and len(name) > 3
    ]
    assert len(names) > 25
    return names


def held(text: str, names: list[str]) -> set[str]:
    """The names that a text holds as the beginning of a word with a capital, in any case form."""
    stems = {name: name if len(name) < 6 else name[:-2] for name in names}
    return {name for name, stem in stems.items() if re.search(rf"\b{re.escape(stem)}", text)}


def test_the_demo_ends_with_the_paths_and_what_to_open_next(demo) -> None:
    assert demo.result.returncode == 0, demo.result.stderr
    paths = [Path(line) for line in demo.result.stdout.split("\n") if line]
    assert {path.name for path in paths} == {"hellankulma.smallstories", *REPORTS}
    assert all(path.exists() for path in paths)
    assert "small-stories open" in demo.result.stderr.splitlines()[-1]
    assert len(demo.result.stderr.splitlines()) == 12


def test_a_second_demo_leaves_the_first_alone(demo, run) -> None:
    before = {path: path.stat().st_mtime_ns for path in demo.folder.rglob("*") if path.is_file()}
    again = run("demo", "--out", demo.folder)
    assert again.returncode == 1
    assert "hellankulma.smallstories" in again.stderr
    after = {path: path.stat().st_mtime_ns for path in demo.folder.rglob("*") if path.is_file()}
    assert after == before


@pytest.mark.parametrize("name", REPORTS)
def test_no_hidden_name_stands_in_any_byte_of_an_export(demo, name: str) -> None:
    text = words_of(demo.folder / name)
    assert len(text) > (500 if name.endswith(".csv") else 5000)
    assert held(text, hidden_names()) == set()


def test_this_check_would_see_a_name(demo) -> None:
    text = words_of(demo.folder / "report.docx")
    assert held(text + " ja sit Marjatan kaa", hidden_names()) == {"Marjatta"}
    assert "Tuohiharju" in held(text + " Tuohiharjus", hidden_names())


def test_the_programs_own_gate_stops_a_name_in_a_reading(copy: Project, tmp_path: Path) -> None:
    quoted = quotes(copy)[0].story_id
    write_reading(copy, quoted, text="Kertoja kuvaa, miten Marjatankin sana painoi.")
    with pytest.raises(SmallStoriesError, match=r"report\.leak"):
        write_report(copy, tmp_path / "out")
    assert not [path for path in (tmp_path / "out").rglob("*") if path.is_file()]


def test_the_recording_was_really_recognised(copy: Project) -> None:
    found = interview_by_code(copy, "H04")
    assert found is not None
    said = _letters(" ".join(turn.text for turn in turns(copy, found.id)))
    with example_folder() as folder:
        written = (folder / "h04-nauhoite.txt").read_text(encoding="utf-8")
    right = _letters(re.sub(r"(?m)^\w+: ", "", written))
    assert _distance(said, right) / len(right) < 0.12
    assert said != right


def test_every_story_holds_the_words_it_was_given(copy: Project) -> None:
    found = stories(copy)
    assert len(found) >= 14
    assert all(story_words(copy, story.id) for story in found)
    assert {story.interview_code for story in found} == {"H01", "H02", "H03", "H04", "H05"}
    assert [each.source_kind for each in interviews(copy)] == [
        "transcript", "transcript", "transcript", "audio", "cowritten",
    ]  # fmt: skip


def test_names_were_found_and_not_only_decided(copy: Project) -> None:
    by_machine = [mark for mark in marks(copy) if mark.found_by == "machine"]
    assert len(by_machine) > 60
    assert {"person", "place", "date"} <= {mark.kind for mark in by_machine}


def test_everything_can_be_undone_and_done_again(copy: Project) -> None:
    def content() -> dict[str, list[tuple[object, ...]]]:
        tables = [table for table in copy.db.table_names() if table not in UNRECORDED]
        return {t: copy.db.execute(f'SELECT * FROM "{t}" ORDER BY id').fetchall() for t in tables}

    full = content()
    undone = 0
    while copy.undo():
        undone += 1
    assert undone > 150
    assert not interviews(copy)
    while copy.redo():
        undone -= 1
    assert undone == 0
    assert content() == full


def test_no_word_and_no_sound_lies_open_in_the_project_folder(demo) -> None:
    secrets = [b"Marjat", b"Tuohiharju", "sekä".encode(), b"RIFF", b"ftyp", b"SQLite format"]
    files = [path for path in demo.project.rglob("*") if path.is_file()]
    assert {"project.db", "recordings.db", "key.json"} <= {path.name for path in files}
    for path in files:
        content = path.read_bytes()
        assert [secret for secret in secrets if secret in content] == []


def _letters(text: str) -> str:
    return "".join(letter for letter in text.lower() if letter.isalpha() or letter == " ")


def _distance(one: str, other: str) -> int:
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, start=1):
        last, row[0] = row[0], i
        for j, b in enumerate(other, start=1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (a != b))
    return row[-1]
