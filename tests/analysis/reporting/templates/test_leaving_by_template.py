"""Which files leave by which template, which quotes hold them up, and what is logged of it."""

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from docx import Document

from small_stories.changes.hiding import NewMark, add_identity, store_marks
from small_stories.changes.house_style import choose_template
from small_stories.changes.quoting import pass_by_eye
from small_stories.changes.setting_up import begin_project
from small_stories.command_line.main import commands
from small_stories.errors import SmallStoriesError
from small_stories.model import Decision, IdentityKind, Profile
from small_stories.reporting.readiness import hindrances
from small_stories.reporting.templates.catalogue import TEMPLATES, template_about, template_name
from small_stories.reporting.writing import write_report
from small_stories.storage.exports import exports
from small_stories.storage.project_file import Project, open_project
from small_stories.strings import LANGUAGES

FILES = {
    "evaluation": ["report.docx", "quotes.docx", "typology.xlsx", "typology.csv"],
    "municipal": ["municipal.docx", "quotes.docx", "typology.xlsx", "typology.csv"],
    "thesis": ["thesis.docx", "quotes.docx", "typology.xlsx", "typology.csv"],
    "summary": ["summary.docx"],
}


@pytest.fixture
def own(project: Project, make_rich: Any) -> Any:
    """Return a rich project that a test may change."""
    return make_rich(project)


def test_every_template_has_a_name_and_says_what_it_is_for() -> None:
    for language in LANGUAGES:
        names = [template_name(key, language) for key in TEMPLATES]
        assert len(set(names)) == len(TEMPLATES)
        assert all(template_about(key, language).endswith(".") for key in TEMPLATES)


def test_each_template_leaves_as_its_own_files_and_is_logged(own: Any, tmp_path: Path) -> None:
    everybody = tuple(n for (n,) in own.project.db.execute("SELECT id FROM interview ORDER BY id"))
    for name, files in FILES.items():
        before = len(exports(own.project))
        written = write_report(own.project, tmp_path / name, "sv", name)
        assert [path.name for path in written.paths] == files
        first, *beside = exports(own.project)[before:]
        assert (first.template, first.language, first.profile) == (name, "sv", "public")
        assert first.interviews == everybody
        assert {each.template for each in beside} <= {name}
    summary = exports(own.project)[-1]
    assert 0 < len(summary.quotes) < len(own.quotes)


def test_the_projects_own_template_is_followed(own: Any, tmp_path: Path) -> None:
    choose_template(own.project, "summary")
    written = write_report(own.project, tmp_path)
    assert [path.name for path in written.paths] == ["summary.docx"]


def test_only_the_quotes_that_leave_hold_a_report_up(own: Any, tmp_path: Path) -> None:
    pass_by_eye(own.project, own.quotes["key"], passed=False)
    with pytest.raises(SmallStoriesError, match="not_ready"):
        write_report(own.project, tmp_path, name="evaluation")
    written = write_report(own.project, tmp_path, name="summary")
    texts = [p.text for p in Document(str(written.paths[0])).paragraphs]
    assert not any("Mulle annettiin avain" in text for text in texts)


def test_what_another_profile_prints_otherwise_has_to_be_read_again(own: Any) -> None:
    turn = own.project.db.execute("SELECT id FROM turn WHERE text LIKE '%virastoon%'").fetchone()[0]
    said = "virastoon"
    entry = add_identity(own.project, IdentityKind.PLACE, "virasto", decision=Decision.COARSEN,
                         wording="palvelu", internal="kunnan virasto")  # fmt: skip
    text = own.project.db.execute("SELECT text FROM turn WHERE id = ?", [turn]).fetchone()[0]
    start = text.index(said)
    mark = NewMark(turn, start, start + len(said), IdentityKind.PLACE, "marked", "known", entry)
    interview = own.project.db.execute(
        "SELECT interview_id FROM turn WHERE id = ?", [turn]
    ).fetchone()[0]
    store_marks(own.project, interview, [mark])
    pass_by_eye(own.project, own.quotes["phone"], passed=True)
    assert [each.kind for each in hindrances(own.project)] == []
    assert [each.kind for each in hindrances(own.project, None, Profile.PUBLIC)] == []
    stopped = hindrances(own.project, None, Profile.INTERNAL)
    assert [(each.kind, each.quote_id) for each in stopped] == [("not_passed", own.quotes["phone"])]


def test_a_report_from_the_command_line(make_rich: Any, tmp_path: Path) -> None:
    folder = tmp_path / "tupa.smallstories"
    with begin_project(folder, "Tupa", "salaisuus", "fi") as project:
        make_rich(project)
    asked = ["--language", "en", "report", str(folder), "--template", "thesis", "--language", "sv",
             "--profile", "public", "--out", str(tmp_path / "ut")]  # fmt: skip
    result = CliRunner().invoke(commands, asked, input="salaisuus\n")
    assert result.exit_code == 0, result.output
    assert Document(str(tmp_path / "ut" / "thesis.docx")).paragraphs[0].text == "Resultat: Tupa"
    with open_project(folder, "salaisuus") as project:
        assert {each.language for each in exports(project)} == {"sv"}


def test_a_template_that_is_not_there_is_said_in_the_language_of_messages(
    make_rich: Any, tmp_path: Path
) -> None:
    folder = tmp_path / "tupa.smallstories"
    with begin_project(folder, "Tupa", None, "fi") as project:
        make_rich(project)
    asked = ["--language", "sv", "report", str(folder), "--template", "avis", "--out",
             str(tmp_path / "ut")]  # fmt: skip
    result = CliRunner().invoke(commands, asked)
    assert result.exit_code == 1
    assert "Det finns ingen rapportmall som heter avis" in result.output
    assert not (tmp_path / "ut").exists()


def test_the_help_lists_every_template() -> None:
    shown = CliRunner().invoke(commands, ["--language", "en", "report", "--help"]).output
    assert all(key in shown for key in TEMPLATES)
    assert "The final report of a municipality" in shown
