"""What the report claims and what each claim rests on, as a table."""

from collections.abc import Sequence

from small_stories.reporting.blocks import Section
from small_stories.reporting.claims.checking import Claim, claims
from small_stories.reporting.claims.marks import Mark, without_marks
from small_stories.reporting.claims.naming import grounds
from small_stories.reporting.material import Material
from small_stories.reporting.tables.sheets import Sheet

_COLUMNS = ("section", "claim", "rests_on")


def claims_sheets(material: Material, sections: Sequence[Section]) -> list[Sheet]:
    """Return the sheet of the claims in the own texts of a report; none where it has no claims.

    Stories stand there by their codes; a claim that rests on nothing says so.
    """
    there = grounds(material)
    rows = [
        (section.heading, without_marks(each.text).strip(), _behind(material, each, there))
        for section in sections
        for each in claims(section.key, material.own.get(section.key, ""), there)
    ]
    if not rows:
        return []
    header = tuple(material.say(f"columns.{name}") for name in _COLUMNS)
    return [Sheet(material.say("sheets.claims"), header, tuple(rows))]


def _behind(material: Material, claim: Claim, there: dict[Mark, str]) -> str:
    if not claim.marks:
        return material.say("rests_on.nothing")
    return ", ".join(there[mark] for mark in claim.marks)
