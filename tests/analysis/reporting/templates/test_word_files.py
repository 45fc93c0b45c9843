"""Every template as a Word file: what Word demands of it, and what a screen reader needs."""

from typing import Any

import pytest
from word_rules import troubles

from small_stories.changes.setting_up import begin_project
from small_stories.model import Profile
from small_stories.reporting.files import files_of
from small_stories.reporting.material import gather
from small_stories.reporting.templates.catalogue import TEMPLATES, template
from small_stories.reporting.templates.printing import printed_sections
from small_stories.storage.project_file import Project
from small_stories.strings import LANGUAGES


def word_files(project: Project, name: str, language: str) -> dict[str, bytes]:
    chosen = template(name)
    material, sections = printed_sections(gather(project, language, Profile.PUBLIC), chosen)
    files = files_of(material, chosen, sections)
    return {
        each.leaving.name: each.leaving.content
        for each in files
        if each.leaving.name.endswith(".docx")
    }


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """A project in which nothing has been done yet."""
    with begin_project(
        tmp_path_factory.mktemp("bare") / "p.smallstories", "Tyhjä", None, "sv"
    ) as p:
        yield p


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", TEMPLATES)
def test_a_word_file_is_whole_and_accessible(rich: Any, name: str, language: str) -> None:
    for file, content in word_files(rich.project, name, language).items():
        assert troubles(content) == [], file


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_word_file_with_nothing_but_gaps_is_whole_too(bare: Any, name: str) -> None:
    for file, content in word_files(bare, name, "en").items():
        assert troubles(content) == [], file
