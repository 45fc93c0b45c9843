"""The optional frames: off until switched on, never merged, and kind to what has no stories."""

from dataclasses import replace

import pytest

from small_stories.anonymising.leaving.own_texts import free_text_leaks
from small_stories.changes.hiding import add_identity
from small_stories.changes.interviewing import NewInterview, NewTurn, add_interview
from small_stories.changes.linking import toggle_component, toggle_question24
from small_stories.changes.marking import mark_story
from small_stories.changes.principles import note_principle
from small_stories.changes.setting_up import describe_project
from small_stories.model import Component, Decision, IdentityKind, Role, SourceKind, Span
from small_stories.reporting.blocks import Grid, Labelled, Section, ToBeFilled, plain, texts
from small_stories.reporting.material import Material, gather
from small_stories.reporting.sections.frames import (
    components,
    domains,
    frame_columns,
    questions24,
    ten_principles,
)
from small_stories.reporting.templates.catalogue import sections_of, template
from small_stories.storage.interviews import turns
from small_stories.storage.principles import principle_notes
from small_stories.storage.project_file import Project
from small_stories.strings import LANGUAGES

FRAMES = ("components", "domains", "questions24", "ten_principles")
FUNCTIONS = (components, domains, questions24, ten_principles)


@pytest.fixture(scope="module")
def off(rich) -> dict[str, Material]:
    return {language: gather(rich.project, language) for language in LANGUAGES}


def switched_on(material: Material, **linked: object) -> Material:
    """Return a material with every frame in use, linked as told."""
    facts = replace(
        material.facts, uses_components=True, uses_domains=True,
        uses_questions24=True, uses_principles=True,
    )  # fmt: skip
    return replace(material, facts=facts, **linked)  # type: ignore[arg-type]


def linked_to(material: Material, rich, **members: list) -> dict[int, list]:
    by_id = {rich.stories[name]: linked for name, linked in members.items()}
    return {story.id: by_id.get(story.id, []) for story in material.stories}


def table(section: Section) -> Grid:
    (found,) = (each for each in section.blocks if isinstance(each, Grid))
    return found


def cells(section: Section) -> list[list[str]]:
    return [[plain(cell) for cell in row] for row in table(section).rows]


def test_nothing_is_printed_until_it_is_switched_on(off: dict[str, Material]) -> None:
    for key in ("evaluation", "municipal", "thesis"):
        assert not {each.key for each in sections_of(off["fi"], template(key))} & set(FRAMES)
    assert frame_columns(off["fi"]) == {}


@pytest.mark.parametrize("key", ["evaluation", "municipal", "thesis"])
def test_each_frame_has_its_own_section_below_the_effects(
    off: dict[str, Material], key: str
) -> None:
    made = sections_of(switched_on(off["fi"]), template(key))
    keys = [each.key for each in made]
    place = keys.index("effects")
    assert tuple(keys[place + 1 : place + 5]) == FRAMES
    assert {each.level for each in made[place + 1 : place + 5]} == {2}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_frame_without_links_is_a_visible_gap(off: dict[str, Material], language: str) -> None:
    for made in FUNCTIONS:
        (section,) = made(switched_on(off[language]))
        assert any(isinstance(each, ToBeFilled) for each in section.blocks)
        assert not any(isinstance(each, Grid) for each in section.blocks)


def test_the_matrix_lists_stories_and_leaves_the_rest_unlit(rich, off: dict[str, Material]) -> None:
    material = off["fi"]
    names = {story.kind: name for name, number in rich.stories.items()
             for story in material.stories if story.id == number}  # fmt: skip
    links = linked_to(material, rich, **{names["success"]: [16], names["disappointment"]: [3, 16]})
    (section,) = questions24(switched_on(material, questions24_of=links))
    told = cells(section)
    assert len(told) == 24
    assert told[15][0].startswith("16. ")
    assert "yksi" in told[15][1]
    assert "yksi tarina, joka ei kerro onnistumisesta" in told[15][1]
    assert told[2][1] == "yksi tarina, joka ei kerro onnistumisesta"
    assert told[0][1:] == ["–", "–"]
    assert "ei voi päätellä" in " ".join(texts(section))
    assert "%" not in " ".join(texts(section))


def test_a_story_told_twice_is_one_and_its_quotes_are_pointed_at(
    rich, off: dict[str, Material]
) -> None:
    material = off["en"]
    everything = {story.id: [16] for story in material.stories}
    (section,) = questions24(switched_on(material, questions24_of=everything))
    quoted = {part.anchor for part in table(section).rows[15][2] if not isinstance(part, str)}
    assert quoted == {each.anchor for each in material.printed if each.in_chapter}
    assert cells(section)[15][1].startswith(
        {1: "one", 2: "two", 3: "three", 4: "four", 5: "five"}[len(material.successes())]
    )


def test_the_three_code_sets_are_never_one(rich, off: dict[str, Material]) -> None:
    material = off["sv"]
    first = material.successes()[0].id
    only = {story.id: ["belonging"] if story.id == first else [] for story in material.stories}
    used = switched_on(material, components_of=only)
    assert [row[1] != "–" for row in cells(components(used)[0])] == [True, False, False, False]
    assert any(isinstance(each, ToBeFilled) for each in domains(used)[0].blocks)
    assert any(isinstance(each, ToBeFilled) for each in questions24(used)[0].blocks)
    columns = frame_columns(used)
    story = material.successes()[0]
    assert [told(story) for told in columns.values()] == ["tillhörighet", "", ""]
    assert list(columns) == ["components", "domains", "questions24"]


def test_principles_are_told_and_those_without_a_note_are_named(
    off: dict[str, Material],
) -> None:
    for language in LANGUAGES:
        noted = {4: "Haettiin kotoa", 10: "Tapa jäi"}
        (section,) = ten_principles(switched_on(off[language], principle_notes=noted))
        lines = [each for each in section.blocks if isinstance(each, Labelled)]
        assert [plain(each.parts) for each in lines] == ["Haettiin kotoa.", "Tapa jäi."]
        (gap,) = (each for each in section.blocks if isinstance(each, ToBeFilled))
        assert "1. " in gap.text
        assert "4. " not in gap.text
    everything = dict.fromkeys(range(1, 11), "Näkyi.")
    (section,) = ten_principles(switched_on(off["fi"], principle_notes=everything))
    assert not any(isinstance(each, ToBeFilled) for each in section.blocks)


def test_what_is_stored_is_what_is_printed(project: Project) -> None:
    told = (NewTurn("Keittiöllä on mulle paikka.", speaker=0),)
    talk = NewInterview("H01", SourceKind.NOTES, "fi", (("V", Role.INTERVIEWEE),), told)
    interview = add_interview(project, talk)
    number = mark_story(project, interview, [Span(turns(project, interview)[0].id, 0, 9)])
    describe_project(project, uses_questions24=1, uses_components=1, uses_principles=1)
    toggle_question24(project, number, 22)
    toggle_question24(project, number, 3)
    toggle_component(project, number, Component.MANAGEABILITY)
    note_principle(project, 7, "  Keittiöllä on Kaisulle paikka. ")
    add_identity(project, IdentityKind.PERSON, "Kaisu", decision=Decision.ROLE, wording="ystävä")
    found = gather(project)
    assert found.questions24_of[number] == [3, 22]
    assert found.components_of[number] == ["manageability"]
    assert found.principle_notes == {7: "Keittiöllä on Kaisulle paikka."}
    assert ("principle", 7) in {(each.where, each.row) for each in free_text_leaks(project)}
    note_principle(project, 7, " ")
    assert principle_notes(project) == {}
    project.undo()
    assert list(principle_notes(project)) == [7]
