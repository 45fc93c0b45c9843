"""A survey in a report: counts in words, no share of people, nobody alone."""

import re
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from small_stories.anonymising.leaving.own_texts import free_text_leaks
from small_stories.changes.survey import NewAnswers, accept_conditions, bring_in_answers
from small_stories.reporting.blocks import Picture, Section, texts
from small_stories.reporting.material import gather
from small_stories.reporting.sections.survey import difference_written, survey
from small_stories.storage.project_file import Project

LANGUAGES = ("fi", "sv", "en")


def bring_in(project: Project, people: int, groups: tuple[str, ...], last: int = 4) -> None:
    accept_conditions(project, "2026-11-22")
    forms = []
    for number in range(people):
        group = groups[number % len(groups)]
        weak = (2,) * 10 if number < 3 else (3,) * 10
        forms.append(NewAnswers(f"salainen{number}", "start", group, weak))
        if number < last:
            forms.append(NewAnswers(f"salainen{number}", "end", group, (4,) * 10))
    forms.append(NewAnswers("salainen99", "start", groups[0], (3,) * 9 + (None,)))
    bring_in_answers(project, forms, "1")


def section(project: Project, language: str) -> Section:
    (found,) = survey(gather(project, language))
    return found


def test_a_project_without_a_survey_has_no_such_section(project: Project) -> None:
    assert survey(gather(project)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_change_is_told_with_a_figure_and_no_share(project: Project, language: str) -> None:
    bring_in(project, 24, ("kävijät", "vapaaehtoiset"), last=24)
    found = section(project, language)
    said = " ".join(texts(found))
    three = {"fi": "kolme", "sv": "tre", "en": "three"}[language]
    assert three in said
    mean = "46.9" if language == "en" else "46,9"
    assert mean in said
    assert not re.search(r"%|prosent|procent|per ?cent|osuus|\bandel|\bshare of|out of \d", said)
    assert "salainen" not in said
    picture = next(each for each in found.blocks if isinstance(each, Picture))
    assert all(each in picture.alternative for each in ("kävijät", "vapaaehtoiset", mean))
    assert Image.open(BytesIO(picture.image)).size[0] > 1000
    assert found.level == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_small_groups_are_named_and_not_shown(project: Project, language: str) -> None:
    bring_in(project, 12, ("kävijät", "kävijät", "yksinäiset"), last=12)
    said = list(texts(section(project, language)))
    hidden = {"fi": "ei näytetä", "sv": "visas inte", "en": "not shown"}[language]
    assert said.count(hidden) == 8
    assert any("5" in words and len(words) > 60 for words in said)


@pytest.mark.parametrize("language", LANGUAGES)
def test_too_few_pairs_show_no_change_and_no_figure(project: Project, language: str) -> None:
    bring_in(project, 9, ("kävijät",), last=3)
    found = section(project, language)
    assert not any(isinstance(each, Picture) for each in found.blocks)
    said = " ".join(texts(found))
    assert ("41.7" if language == "en" else "41,7") in said
    assert "75" not in said


def test_a_hidden_name_in_a_group_is_told_before_anything_leaves(kitchen: Any) -> None:
    bring_in(kitchen.project, 5, ("kävijät", "HAKUNILAN ryhmä"))
    assert {leak.where for leak in free_text_leaks(kitchen.project)} == {"survey"}


def test_a_change_has_its_sign() -> None:
    changes = [difference_written(each, "fi") for each in ((50, 58.5), (58.5, 50), (50, 50))]
    assert changes == ["+8,5", "\u22128,5", "±0,0"]
