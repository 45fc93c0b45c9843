"""Stories by theme, type and area: one block a story, sums in words, and nobody traced by area."""

from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from small_stories.model import Profile
from small_stories.reporting.grammar import sentence
from small_stories.reporting.material import Material, gather
from small_stories.reporting.pictures.bars import Bar, Group, bars_picture
from small_stories.reporting.pictures.canvas import FILL
from small_stories.reporting.sections.charts import story_charts
from small_stories.reporting.sections.examples import areas_to_tell_of
from small_stories.storage.setup import Area
from small_stories.strings import LANGUAGES


def _filled(image: bytes) -> int:
    """Pixels of full blocks, without the legend's."""
    picture = Image.open(BytesIO(image)).convert("RGB")
    picture = picture.crop((0, 90, *picture.size))
    wanted = tuple(bytes.fromhex(FILL[1:]))
    colours = picture.getcolors(1 << 20)
    assert colours
    return sum(
        count
        for count, colour in colours
        if isinstance(colour, tuple)
        and all(abs(a - b) < 12 for a, b in zip(colour, wanted, strict=True))
    )


def _one(detailed: int, brief: int) -> bytes:
    bars = (Bar("Merkitys", detailed, brief, "summa"), Bar("Toinen", 0, 0, "ei vielä"))
    return bars_picture((Group("Teemoittain", bars),), "laaja", "lyhyt")


def test_each_story_is_a_block_and_brief_ones_are_hollow() -> None:
    none, one, three = (_filled(_one(count, 0)) for count in (0, 1, 3))
    assert none == 0
    assert three == pytest.approx(3 * one, rel=0.02)
    assert 0 < _filled(_one(0, 1)) < one / 2


def test_long_names_and_many_stories_stay_on_the_sheet() -> None:
    name = "Yhdessätekemisenrinnallasyntyvärohkeus hakeutua itselle outoihinkin tilanteisiin " * 3
    bars = tuple(Bar(name, 400, 100, "500 tarinaa") for _ in range(18))
    grey = Image.open(BytesIO(bars_picture((Group("Alueet", bars),), "laaja", "lyhyt"))).convert(
        "L"
    )
    wide, high = grey.size
    edges = [grey.crop((wide - 2, 0, wide, high)), grey.crop((0, high - 2, wide, high))]
    assert [edge.getextrema() for edge in edges] == [(255, 255), (255, 255)]


def test_the_chart_is_told_in_words_in_three_languages(kitchen: Any) -> None:
    for language in LANGUAGES:
        material = gather(kitchen.project, language, Profile.PUBLIC)
        [found] = story_charts(material, with_types=True)
        for theme in (
            each for each in material.themes if material.tied(material.themes_of, each.id)
        ):
            assert f"{sentence(theme.name)[:-1]}: " in found.alternative
        assert "%" not in found.alternative
        size = Image.open(BytesIO(found.image)).info["dpi"]
        assert size == pytest.approx((300, 300), abs=1)


def _areas(material: Material, people: dict[str, int]) -> Material:
    """The material with so many interviews in each area."""
    talk = next(iter(material.interviews.values()))
    areas = [Area(n, "area", name, "") for n, name in enumerate(people, start=1)]
    of = [area.id for area in areas for _ in range(people[area.name])]
    there = {n: replace(talk, id=n, interviewee_id=n) for n in range(1, len(of) + 1)}
    around = replace(
        material.circumstances,
        areas=areas,
        areas_of={n: [area] for n, area in enumerate(of, start=1)},
        people_in={},
    )
    return replace(material, interviews=there, circumstances=around)


@pytest.mark.parametrize(
    ("people", "told"),
    [
        ({"A": 6, "B": 7}, ["A", "B"]),
        ({"A": 6, "B": 8, "C": 1}, ["B"]),  # what is left is of A and C together
        ({"A": 6, "B": 3, "C": 4}, ["A"]),  # seven people are among those left out
        ({"A": 6, "B": 1}, []),  # all that is not of A would be of B
        ({"A": 1}, []),
    ],
)
def test_what_is_left_out_cannot_be_worked_out(
    kitchen: Any, people: dict[str, int], told: list[str]
) -> None:
    outside = _areas(gather(kitchen.project, "fi", Profile.PUBLIC), people)
    assert [area.name for area in areas_to_tell_of(outside)] == told
    inside = _areas(gather(kitchen.project, "fi", Profile.INTERNAL), people)
    assert [area.name for area in areas_to_tell_of(inside)] == list(people)
    strict = _areas(gather(kitchen.project, "fi", Profile.STRICT), people)
    assert areas_to_tell_of(strict) == []
