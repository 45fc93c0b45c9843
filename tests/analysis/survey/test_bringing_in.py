"""Answers from tables, every kind of bad row, and what a project lets in."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from small_stories.changes.survey import (
    NewAnswers,
    accept_conditions,
    bring_in_answers,
    remove_wave,
)
from small_stories.erasing.answers import remove_answers
from small_stories.errors import SmallStoriesError
from small_stories.storage.project_file import Project
from small_stories.storage.survey import answers
from small_stories.survey.bringing_in import Found, read_answers, refuse_twice

TEN = ";".join(str(number) for number in range(1, 11))
HEAD = f"Koodi;Mittaus;Ryhmä;{TEN}"


def read(folder: Path, *lines: str, head: str = HEAD) -> Found:
    path = folder / "kysely.csv"
    path.write_text("\n".join((head, *lines)), encoding="utf-8")
    return read_answers(path)


def row(code: str = "V1", wave: str = "alku", group: str = "", answer: str = "3") -> str:
    return ";".join((code, wave, group, *["3"] * 9, answer))


def test_columns_stand_in_any_order_and_answers_may_be_missing(tmp_path: Path) -> None:
    head = "Group;Statement one;" + ";".join(f"x{n}" for n in range(2, 10)) + ";Code;x10;Wave"
    found = read(tmp_path, "A;1;2;3;4;5;1;2;3;4;V1;5,0;Baseline", "B;1;;3;4;5;1;2;3;4;V2;5;end",
                 head=head)  # fmt: skip
    assert [each.answers for each in found.forms] == [
        NewAnswers("V1", "start", "A", (1, 2, 3, 4, 5, 1, 2, 3, 4, 5)),
        NewAnswers("V2", "end", "B", (1, None, 3, 4, 5, 1, 2, 3, 4, 5)),
    ]
    assert (found.waves, found.groups, found.incomplete) == (["start", "end"], ["A", "B"], 1)


def test_a_table_that_says_no_wave_is_given_one(tmp_path: Path) -> None:
    found = read(tmp_path, "V1;" + ";".join("3" * 10), head=f"Vastaaja;{TEN}")
    assert not found.has_waves
    assert found.of_wave("Loppukysely").waves == ["end"]


def test_excel_gives_whole_numbers(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["Koodi", *[f"väite {n}" for n in range(1, 11)]])
    book.active.append([101, *[4.0] * 10])
    path = tmp_path / "kysely.xlsx"
    book.save(path)
    assert read_answers(path).forms[0].answers == NewAnswers("101", "", "", (4,) * 10)


@pytest.mark.parametrize(
    ("line", "key", "fields"),
    [
        (row(answer="6"), "row_out_of_range", {"row": 3, "item": 10}),
        (row(answer="0"), "row_out_of_range", {"row": 3, "item": 10}),
        (row(answer="-3"), "row_out_of_range", {"row": 3, "item": 10}),
        (row(answer="3,5"), "row_out_of_range", {"row": 3, "item": 10}),
        (row(answer="99999999999999999999"), "row_out_of_range", {"row": 3, "item": 10}),
        (row(answer="samaa mieltä"), "row_text", {"row": 3, "item": 10}),
        (row(answer="=1+1"), "row_text", {"row": 3, "item": 10}),
        (row(code="V0"), "row_twice", {"row": 3, "other": 2}),
        (row(wave=""), "row_no_wave", {"row": 3}),
        (row(code="Aino Virtanen"), "row_personal", {"row": 3}),
        (row(code="aino@posti.example"), "row_personal", {"row": 3}),
        (row(code="131052-308T"), "row_personal", {"row": 3}),
        (row() + ";4", "not_ten", {"count": 11, "name": "kysely.csv"}),
    ],
)
def test_a_bad_row_stops_all_of_it_and_says_no_answer_and_no_code(
    tmp_path: Path, line: str, key: str, fields: dict[str, object]
) -> None:
    with pytest.raises(SmallStoriesError) as stopped:
        read(tmp_path, row("V0"), line)
    assert (stopped.value.key, stopped.value.fields) == (f"survey.{key}", fields)


@pytest.mark.parametrize(
    ("head", "key"),
    [
        (f"{HEAD};11", "not_ten"),
        ("Koodi;Mittaus;1;2;3", "not_ten"),
        (f"Koodi;Vastaaja;{TEN}", "heading_twice"),
        (f"a;b;c;{TEN}", "no_headings"),
        (HEAD, "none"),
    ],
)
def test_headings_that_cannot_be_read_stop(tmp_path: Path, head: str, key: str) -> None:
    lines = () if key == "none" else (";".join("3" * len(head.split(";"))),)
    with pytest.raises(SmallStoriesError, match=rf"^survey\.{key}$"):
        read(tmp_path, *lines, head=head)


def test_nothing_comes_in_before_the_conditions_are_accepted(
    tmp_path: Path, project: Project
) -> None:
    forms = [each.answers for each in read(tmp_path, row()).forms]
    with pytest.raises(SmallStoriesError, match="not_accepted"):
        bring_in_answers(project, forms, "kysely")
    accept_conditions(project, "2026-11-22")
    bring_in_answers(project, forms, "kysely")
    assert [each.respondent for each in answers(project)] == ["V1"]
    project.undo()
    assert answers(project) == []


def test_forms_that_are_there_already_stop_and_can_be_taken_away(
    tmp_path: Path, project: Project
) -> None:
    accept_conditions(project, "2026-11-22")
    found = read(tmp_path, row(), row("V2"), row("V1", "loppu"), row("", "loppu"), row("", "loppu"))
    bring_in_answers(project, [each.answers for each in found.forms], "kysely")
    with pytest.raises(SmallStoriesError) as stopped:
        refuse_twice(found, answers(project))
    assert (stopped.value.key, stopped.value.fields) == ("survey.row_stored", {"row": 2})
    remove_wave(project, "end")
    assert [each.respondent for each in answers(project)] == ["V1", "V2"]
    project.undo()
    assert len(answers(project)) == 5
    assert remove_answers(project, "V1") == 2
    assert [(each.respondent, each.wave) for each in answers(project)] == [
        ("V2", "start"), ("", "end"), ("", "end")
    ]  # fmt: skip
    project.redo()
    assert [each.respondent for each in answers(project)] == ["V2"]
    with pytest.raises(SmallStoriesError, match=r"erasing\.no_answers"):
        remove_answers(project, "V1")
