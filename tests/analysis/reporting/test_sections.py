"""Sections are filled from the project's facts, right for none, one and many."""

from typing import Any

import pytest

from small_stories.changes.checking import record_check
from small_stories.changes.interviewing import describe_interview
from small_stories.changes.linking import tell_again
from small_stories.changes.marking import (
    describe_story,
    mark_story,
    toggle_goal,
    toggle_theme,
)
from small_stories.changes.reading import write_reading
from small_stories.changes.setting_up import add_goal
from small_stories.model import CheckState, Grade, Span
from small_stories.reporting.blocks import texts
from small_stories.reporting.material import gather
from small_stories.reporting.sections.catalogue import section
from small_stories.reporting.sections.stories import effect_of
from small_stories.reporting.templates.catalogue import sections_of, template
from small_stories.storage.interviews import Turn
from small_stories.storage.project_file import Project
from small_stories.storage.setup import themes
from small_stories.strings import LANGUAGES


def said(project: Project, key: str, language: str = "fi") -> str:
    return "\n".join(texts(section(gather(project, language), key)))


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("fi", ("Aineistona on yksi haastattelu.", "Haastattelu on saatu käyttöön litteraattina.",
                "Haastattelu tehtiin suomeksi maaliskuussa 2025.",
                "Haastattelijana toimi opiskelija.",
                "Haastatteluista tunnistettiin yksi pieni onnistumistarina.",
                "Kertojan kanssa on käyty läpi yhden tarinan tulkinta.")),
        ("sv", ("Materialet består av en intervju.", "Intervjun gjordes på finska i mars 2025.",
                "I intervjuerna identifierades en liten framgångshistoria.",
                "Tolkningen av en berättelse har gåtts igenom med berättaren.")),
        ("en", ("The material consists of one interview.",
                "The interview was held in Finnish in March 2025.",
                "One small success story was identified in the interviews.",
                "The reading of one story has been gone through with its teller.")),
    ],
)  # fmt: skip
def test_one_interview_with_one_story(
    project: Project, interview: int, talk: list[Turn], language: str, sentences: tuple[str, ...]
) -> None:
    describe_interview(project, interview, held_on="2025-03-04", interviewer_role="opiskelija")
    story = mark_story(project, interview, [Span(talk[1].id, 0, 5)], grade=Grade.BRIEF)
    record_check(project, story, CheckState.CONFIRMED)
    method = said(project, "method", language)
    for sentence in sentences:
        assert sentence in method


def test_many_interviews_with_several_stories(kitchen: Any) -> None:
    method = said(kitchen.project, "method")
    for sentence in (
        "Aineistona on kolme haastattelua.",
        "Yksi haastattelu on nauhoitettu ja litteroitu, yksi haastattelu on saatu käyttöön "
        "litteraattina ja yksi haastattelu on kirjattu muistiinpanoina.",
        "Haastattelut tehtiin suomeksi maalis–toukokuussa 2025.",
        "Haastatteluista tunnistettiin kolme pientä onnistumistarinaa. Lyhyitä tarinoita on yksi",
        "Lisäksi aineistossa on yksi kertomus pettymyksestä.",
        "(THL) Sokra-koordinaatiossa",
        "Nousiaisen (2021)",
        "Georgakopouloun (2015)",
        "tarkoituksella ihmisiä, joilla on toiminnasta myönteisiä kokemuksia",
        "Haastateltavat löytyivät keittiön ilmoitustaulun kautta.",
    ):
        assert sentence in method
    assert "Täydennettävä" not in method


def test_it_is_told_where_the_program_pointed_first(
    project: Project, interview: int, talk: list[Turn]
) -> None:
    mark_story(project, interview, [Span(talk[1].id, 0, 5)], hinted=1)
    assert "onnistumistarina. Ohjelma osoitti ensin paikan, jossa" in said(project, "method")
    for first in (6, 12):
        mark_story(project, interview, [Span(talk[1].id, first, first + 4)])
    assert "onnistumistarinaa. Näistä yhden kohdalla ohjelma osoitti" in said(project, "method")
    assert "For one of them the program first pointed" in said(project, "method", "en")
    assert "För en av dem pekade programmet" in said(project, "method", "sv")


def test_what_is_not_known_of_the_interviews_is_a_gap(project: Project, interview: int) -> None:
    assert (
        "milloin haastattelut tehtiin\nmissä haastattelut tehtiin\nkuka haastatteli\n"
        "miten haastateltavat"
    ) in said(project, "method")


def test_a_table_that_is_not_there_is_not_spoken_of(project: Project) -> None:
    heading, gap = said(project, "effects").split("\n")
    assert (heading, gap.split()[:2]) == (
        "Mistä vaikutuksista tarinat kertovat",
        ["mitä", "vaikutuksia"],
    )


def test_a_story_stands_under_its_first_theme_and_tells_of_the_others(kitchen: Any) -> None:
    meaning, agency, social = [theme.id for theme in themes(kitchen.project)]
    toggle_theme(kitchen.project, kitchen.stories["soup"], social)
    describe_story(kitchen.project, kitchen.stories["soup"], told_under_id=meaning)
    shown = said(kitchen.project, "stories")
    assert agency
    assert shown.count("ajatuksilla on väliä.") == 1
    assert "Tarina kertoo myös tästä teemasta: sosiaalisten suhteiden laatu." in shown
    assert "Tarina kerrottiin teeman ”merkityksellisyys” yhteydessä." in shown
    assert shown.index("Toimijauskomukset") < shown.index("ajatuksilla on väliä.")


def test_a_quote_under_no_heading_of_a_theme_names_all_its_themes(kitchen: Any) -> None:
    """Under the heading of its second theme, it is the first that it tells of besides."""
    meaning, agency, social = [theme.id for theme in themes(kitchen.project)]
    toggle_theme(kitchen.project, kitchen.stories["soup"], social)
    material = gather(kitchen.project, "fi")
    (soup,) = (each for each in material.stories if each.id == kitchen.stories["soup"])
    assert effect_of(material, soup).endswith(
        "Tarinan teemat: toimijauskomukset ja sosiaalisten suhteiden laatu."
    )
    beside = {
        agency: "Tarina kertoo myös tästä teemasta: sosiaalisten suhteiden laatu.",
        social: "Tarina kertoo myös tästä teemasta: toimijauskomukset.",
    }
    for under, words in beside.items():
        assert effect_of(material, soup, under).endswith(words)
    assert "myös näistä teemoista" in effect_of(material, soup, meaning)
    assert "kertoo myös" not in said(kitchen.project, "highlights")


def test_a_story_without_a_quote_is_not_told_in_words(kitchen: Any) -> None:
    whole = "\n".join(
        text
        for each in sections_of(gather(kitchen.project), template("evaluation"))
        for text in texts(each)
    )
    assert "nyt mulla on täällä kavereita" not in whole
    assert "Teemasta kertoo kaksi tarinaa kahdesta haastattelusta, niistä yksi lyhyt." in whole


def test_a_disappointment_is_told_among_failures_only(kitchen: Any) -> None:
    failures = said(kitchen.project, "failures")
    assert "Siinä retkessä mä petyin" in failures
    assert "Koskee tavoitetta: Kävijät pääsevät vaikuttamaan." in failures
    assert "Aamun ryhmään ei saatu riittävästi kävijöitä." in failures
    assert "petyin" not in said(kitchen.project, "stories")


def test_surprises_and_goals_without_stories_are_shown(kitchen: Any) -> None:
    assert "Kokemus vaikuttamisesta vahvistuu (ks. sitaatti )." in said(kitchen.project, "watch")
    effects = said(kitchen.project, "effects")
    assert "Seuraavasta tavoitteesta aineistossa ei ole tarinaa." in effects
    assert effects.endswith("Siirtymiä opintoihin syntyy")


def test_a_denied_reading_is_printed_nowhere(kitchen: Any) -> None:
    write_reading(kitchen.project, kitchen.stories["friends"], new_possibilities="oma ryhmä")
    assert "oma ryhmä" in said(kitchen.project, "types").lower()
    record_check(kitchen.project, kitchen.stories["friends"], CheckState.DENIED)
    assert "oma ryhmä" not in said(kitchen.project, "types").lower()


@pytest.mark.parametrize("language", LANGUAGES)
def test_limits_credit_and_the_methods_themes_are_in_the_reports_language(
    kitchen: Any, language: str
) -> None:
    material = gather(kitchen.project, language)
    limits = section(material, "limits")
    assert len(list(texts(limits))) == 2 + 7
    assert "Nousiainen" in "\n".join(texts(section(material, "sources")))
    names = {"fi": "merkityksellisyys", "sv": "meningsfullhet", "en": "meaning"}
    assert names[language][:6] in material.themes[0].name


def test_a_story_told_twice_has_the_themes_goals_and_detail_of_both_tellings(
    project: Project, interview: int, talk: list[Turn]
) -> None:
    goal, theme = add_goal(project, "Rohkeus"), themes(project)[1]
    first = mark_story(project, interview, [Span(talk[1].id, 0, 5)], grade=Grade.BRIEF)
    again = mark_story(project, interview, [Span(talk[1].id, 6, 12)], grade=Grade.DETAILED)
    tell_again(project, again, first)
    toggle_goal(project, again, goal)
    toggle_theme(project, again, theme.id)
    material = gather(project, "fi")
    assert [story.id for story in material.tied(material.goals_of, goal)] == [first]
    assert [story.id for story in material.tied(material.themes_of, theme.id)] == [first]
    assert "yksi tarina yhdestä haastattelusta" in said(project, "effects").casefold()
    assert "lyhy" not in said(project, "method") + said(project, "effects")
