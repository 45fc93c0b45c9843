"""The picture of what backs the types: every story is a shape in it, and nothing is cut."""

from io import BytesIO
from typing import Any

from PIL import Image

from small_stories.model import Profile
from small_stories.reporting.material import gather
from small_stories.reporting.pictures.support import Legend, TypeRow, support_picture
from small_stories.reporting.sections.support import support_pictures
from small_stories.strings import LANGUAGES

THEMES = ("Merkityksellisyys", "Toimijauskomukset", "Sosiaalisten suhteiden laatu")


def _ink(image: bytes, left: float, right: float) -> int:
    """Dark pixels between two shares of the width."""
    grey = Image.open(BytesIO(image)).convert("L")
    wide, high = grey.size
    part = grey.crop((round(wide * left), 0, round(wide * right), high))
    return sum(part.point(lambda value: 255 * (value < 80)).histogram()[255:])


def test_every_story_is_a_shape(kitchen: Any) -> None:
    def picture(*stories: tuple[int, ...]) -> bytes:
        rows = (TypeRow("Ääni", stories), TypeRow("Käsi", ((),) * len(stories)))
        return support_picture(rows, Legend(THEMES, (), "sarakkeet"))

    inks = [_ink(picture(cell, ()), 0.34, 0.44) for cell in ((), (0,), (0, 1), (0, 1, 2))]
    assert inks == sorted(inks)
    assert len(set(inks)) == 4


def test_nothing_touches_the_edges() -> None:
    name = "Hyvin pitkä tyypin nimi, joka kertoo mekanismin kokonaan ja vielä vähän lisää siitä"
    cells = tuple(tuple(range(3)) * 4 for _ in range(30))
    rows = tuple(TypeRow(f"{place} {name}", cells) for place in range(9))
    columns = tuple(f"H{n:02}" for n in range(1, 31))
    image = support_picture(rows, Legend(THEMES, columns, "Kukin sarake on yksi haastattelu"))
    grey = Image.open(BytesIO(image)).convert("L")
    wide, high = grey.size
    assert wide > 1800
    edges = [grey.crop(box) for box in ((wide - 2, 0, wide, high), (0, high - 2, wide, high))]
    assert all(min(edge.getextrema()) > 120 for edge in edges)


def test_what_it_shows_is_said_in_three_languages_without_a_code(kitchen: Any) -> None:
    for language in LANGUAGES:
        [found] = support_pictures(gather(kitchen.project, language, Profile.PUBLIC))
        assert "Palaute kantaa: " in found.alternative
        assert "H01" not in found.alternative
        assert "%" not in found.alternative
    [inside] = support_pictures(gather(kitchen.project, "fi", Profile.INTERNAL))
    [outside] = support_pictures(gather(kitchen.project, "fi", Profile.PUBLIC))
    assert inside.image != outside.image


def test_one_type_or_one_interview_is_no_picture(project: Any) -> None:
    assert support_pictures(gather(project, "fi")) == []
