"""Places up the ladder: square, district, kind of area, region; towns; places abroad."""

from functools import cache

from small_stories.anonymising.rewriting.ladders.tables import pattern, steps, table
from small_stories.anonymising.words import lines
from small_stories.changes.hiding import Wordings


@cache
def _facts() -> dict[str, tuple[str, str]]:
    """Return the region and the kind of each place that is known, in small letters."""
    found = (line.split(";") for line in lines("place_facts"))
    return {name.lower(): (region, kind) for name, region, kind in found}


def wider_place(base: str, language: str) -> Wordings:
    """Return what stands for a place on each profile: *Korso* is a kaupunginosa, an asuinalue."""
    ladder, lower = table(language)["place"], base.lower()
    regions = {region.lower() for region in ladder["regions"].values()}
    if lower in regions | {ladder["capital_region"].lower()}:
        return steps(*ladder["region"])
    if abroad := _part_of_world(lower, language):
        return steps(abroad, *ladder["country"])
    if lower in ladder["capital_towns"]:
        return steps(ladder["capital_region"], *ladder["town"])
    if lower in _facts():
        return _known(*_facts()[lower], language)
    kinds = ("square", "village", "nature")
    ends = (kind for kind in kinds if pattern(ladder[f"{kind}_ends"]).search(lower))
    return steps(*ladder[next(ends, "unknown")])


def _known(region: str, kind: str, language: str) -> Wordings:
    ladder = table(language)["place"]
    if kind == "d":
        return steps(*ladder["district"])
    size = "town" if kind == "t" else "municipality"
    return steps(ladder["regions"][region], *ladder[size])


@cache
def _world(language: str) -> dict[str, str]:
    ladder = table(language)["place"]["abroad"]
    return {place: part for part, places in ladder.items() for place in places.split()}


def _part_of_world(lower: str, language: str) -> str:
    """Return the part of the world of a country or a town abroad, or nothing."""
    found = (_world(spoken).get(lower) for spoken in (language, "fi"))
    part = next((each for each in found if each), "")
    names = list(table("fi")["place"]["abroad"])
    own = list(table(language)["place"]["abroad"])
    return own[names.index(part)] if part in names and language != "fi" else part
