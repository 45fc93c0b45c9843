"""The lists of names and places in resources, read once."""

from functools import cache
from importlib.resources import files


@cache
def lines(name: str) -> tuple[str, ...]:
    """Return the lines of ``words/NAME.txt`` in order, without comments and empty lines."""
    path = files("small_stories_resources") / "words" / f"{name}.txt"
    found = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    return tuple(line for line in found if line and not line.startswith("#"))


@cache
def words_of(name: str) -> frozenset[str]:
    """Return the words of ``words/NAME.txt``, of which a line may hold several."""
    return frozenset(word for line in lines(name) for word in line.split())


@cache
def never_names() -> frozenset[str]:
    """Return the words that have a capital letter and name nobody."""
    return frozenset(lines("never_names"))


@cache
def ordinary(language: str) -> frozenset[str]:
    """Return a language's ordinary words that look like names, in small letters."""
    name = f"ordinary_{language}"
    return frozenset(lines(name)) if language in ("fi", "sv", "en") else frozenset()


@cache
def deeds(language: str) -> frozenset[str]:
    """Return what people do, in small letters: words after a name that is an ordinary word too."""
    return frozenset(lines(f"deeds_{language}")) if language in ("fi", "sv", "en") else frozenset()


@cache
def kin() -> frozenset[str]:
    """Return the Finnish words that a name stands after: *kaveri*, *rouva*."""
    return frozenset(lines("kin_fi"))


@cache
def titles() -> frozenset[str]:
    """Return the Finnish words that a family name stands after: *rouva Laine*."""
    return frozenset(lines("titles_fi"))


@cache
def before_names(language: str) -> frozenset[str]:
    """Return the Swedish or English words that somebody's name stands after: *called*, *heter*."""
    return words_of(f"before_names_{language}") if language in ("sv", "en") else frozenset()


@cache
def never_somebody(language: str) -> frozenset[str]:
    """Return Swedish or English words that name nobody, whatever is said that they do."""
    return words_of(f"never_somebody_{language}") if language in ("sv", "en") else frozenset()


@cache
def vocabulary(language: str) -> frozenset[str]:
    """Return the ordinary words that the program knows of Swedish or English, in small letters."""
    if language not in ("sv", "en"):
        return frozenset()
    said = ordinary(language) | deeds(language)
    said |= before_names(language) | never_somebody(language)
    return said | words_of("vocabulary_en") if language == "en" else said
