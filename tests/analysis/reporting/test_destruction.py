"""At the end the interviews are destroyed, and the report can still be written from what stays."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from every_byte import plain_bytes

from small_stories.changes.exporting import log_exports
from small_stories.changes.quoting import add_quote
from small_stories.changes.setting_up import add_quant_result, write_report_section
from small_stories.changes.survey import NewAnswers, accept_conditions, bring_in_answers
from small_stories.erasing.certificate import paragraphs
from small_stories.erasing.destruction import Keep, destroy, destruction
from small_stories.errors import SmallStoriesError
from small_stories.model import Span
from small_stories.reporting.writing import write_report
from small_stories.storage.backups import back_up
from small_stories.storage.exports import NewExport
from small_stories.storage.identities import identities
from small_stories.storage.project_file import PROJECT_DATABASE, Project, open_project
from small_stories.storage.quotes import quotes
from small_stories.storage.recordings import SoundKind, open_recordings, write_sound
from small_stories.storage.removals import removals
from small_stories.storage.stories import stories
from small_stories.storage.survey import answers
from small_stories.storage.types import story_types


def _bytes(project: Project) -> str:
    return plain_bytes(project.folder / PROJECT_DATABASE, project.key).decode("utf-8", "replace")


def _words(folder: Path) -> list[str]:
    from docx import Document

    return [each.text for each in Document(str(folder / "report.docx")).paragraphs]


def test_stories_stay_as_printed_and_the_report_is_the_same(kitchen: Any, tmp_path: Path) -> None:
    project = kitchen.project
    write_report(project, tmp_path / "before")
    back_up(project.folder, project.db, project.key, PROJECT_DATABASE, date(2026, 1, 2))
    going = destruction(project, Keep.STORIES)
    assert (going.quotes_kept, going.unready, going.names) == (3, 0, ())
    assert going.copies >= 1
    destroy(project, Keep.STORIES)
    left = _bytes(project)
    for word in ("Marjatta", "Hakunila", "hernekeittoo", "Kerro siitä", "T01 V"):
        assert word not in left
    assert "työvalmentaja" in left
    assert identities(project) == []
    assert project.next_undo() is None
    assert project.history() == []
    assert list((project.folder / "backups").iterdir()) == []
    write_report(project, tmp_path / "after")
    assert _words(tmp_path / "after") == _words(tmp_path / "before")


def test_only_types_and_report_texts_can_stay(kitchen: Any) -> None:
    destroy(kitchen.project, Keep.TYPES)
    assert stories(kitchen.project) == []
    assert [kind.name for kind in story_types(kitchen.project)] == [
        "Palaute kantaa", "Omat ideat käyttöön",
    ]  # fmt: skip
    left = _bytes(kitchen.project)
    assert "työvalmentaja" not in left
    assert "arvokkaana" in left


def test_a_quote_that_nobody_has_decided_goes(kitchen: Any) -> None:
    project = kitchen.project
    add_quote(project, kitchen.stories["soup"], [Span(kitchen.turns["soup"], 0, 20)])
    assert destruction(project, Keep.STORIES).unready == 1
    destroy(project, Keep.STORIES)
    assert len(quotes(project)) == 3


def test_a_name_in_a_text_that_stays_stops_it(kitchen: Any) -> None:
    project = kitchen.project
    write_report_section(project, "effects", "Marjatan rohkaisu kantoi.")
    assert [each.where for each in destruction(project, Keep.TYPES).names] == ["section"]
    with pytest.raises(SmallStoriesError, match=r"erasing\.names_left"):
        destroy(project, Keep.TYPES)
    assert identities(project) != []


def _survey(project: Project) -> None:
    accept_conditions(project, "2026-11-22")
    codes = ("vastaaja-aino", "vastaaja-eero")
    bring_in_answers(
        project, [NewAnswers(each, "start", "aamuryhmä", (3,) * 10) for each in codes], "1"
    )


@pytest.mark.parametrize("keep", list(Keep))
def test_forms_go_unless_they_are_asked_for_and_the_certificate_counts_them(
    kitchen: Any, keep: Keep
) -> None:
    project = kitchen.project
    add_quant_result(project, "Siirtymiä", "4")
    _survey(project)
    assert (destruction(project, keep, keep_forms=True).forms_kept) == 2
    assert destroy(project, keep).forms == 2
    left = _bytes(project)
    assert "vastaaja" not in left
    assert "aamuryhmä" not in left
    assert "Siirtymiä" in left
    assert dict(removals(project)[-1].removed)["forms"] == 2
    told = [words for _, words in paragraphs(removals(project)[-1], "fi")[1]]
    assert any("kyselylomakkeita: 2" in words for words in told)


def test_forms_that_are_asked_for_stay_and_are_told_of(kitchen: Any) -> None:
    project = kitchen.project
    _survey(project)
    destroy(project, Keep.TYPES, keep_forms=True)
    assert [each.respondent for each in answers(project)] == ["vastaaja-aino", "vastaaja-eero"]
    assert removals(project)[-1].kept == (("forms", 2),)


def test_what_has_left_with_the_words_as_they_were_said_is_told(kitchen: Any) -> None:
    project = kitchen.project
    for kind in ("report", "story_sheet", "keepsake", "whole_copy", "archive_copy"):
        log_exports(project, [NewExport(kind, f"/jossain/{kind}", "0" * 64, ())])
    told = [each.kind for each in destroy(project, Keep.STORIES).sheets]
    assert told == ["story_sheet", "keepsake", "whole_copy"]
    assert len(removals(project)[-1].left) == 3


def test_sounds_go_even_those_that_no_recording_names(kitchen: Any) -> None:
    project = kitchen.project
    db = open_recordings(project.folder, project.key)
    write_sound(db, SoundKind.ORIGINAL, [b"sana"])
    destroy(project, Keep.STORIES)
    assert db.execute("SELECT count(*) FROM chunk").fetchone() == (0,)
    db.close()


def test_what_stays_opens_again(kitchen: Any) -> None:
    project = kitchen.project
    destroy(project, Keep.STORIES)
    project.close()
    with open_project(project.folder) as again:
        assert len(quotes(again)) == 3
        assert again.db.execute("PRAGMA foreign_key_check").fetchall() == []
        assert again.db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
