"""Who is said to speak: the byline of a quote, and the ways to word it from the teller's facts."""

from dataclasses import dataclass
from enum import StrEnum

from small_stories.anonymising.finnish.endings import Case
from small_stories.anonymising.rewriting.inflecting import inflected
from small_stories.model import Decision, IdentityKind, TraitKind
from small_stories.storage.group_sizes import group_sizes
from small_stories.storage.identities import aliases, identities
from small_stories.storage.project_file import Project
from small_stories.storage.quotes import Quote
from small_stories.storage.setup import (
    Interviewee,
    areas_of_interview,
    consents,
    interviewees,
    project_facts,
)
from small_stories.strings import text


class BylineStyle(StrEnum):
    """How much a byline tells: the role alone is the least, and the usual one in public.

    The last three stand over a summary of what several people told, never under one's own words.
    """

    ROLE = "role"
    PLACE_AND_ROLE = "place_and_role"
    AREA_AND_ROLE = "area_and_role"
    AREA_PLACE_AND_ROLE = "area_place_and_role"
    ROLE_AND_PSEUDONYM = "role_and_pseudonym"
    NAME_AND_ROLE = "name_and_role"
    GROUP_AND_AREA = "group_and_area"
    GROUP_AND_COUNT = "group_and_count"
    LEVEL = "level"


@dataclass(frozen=True, slots=True)
class Byline:
    """A wording of who speaks, without the dash before it."""

    style: BylineStyle
    words: str


def byline(quote: Quote, interviewee: Interviewee | None, language: str) -> str:
    """Return who is said to speak: the quote's own wording, or kind of place and role."""
    if quote.attribution.strip():
        return quote.attribution.strip().removeprefix("–").strip()
    if interviewee is None:
        return somebody(language)
    role = interviewee.role_word.strip() or somebody(language)
    return f"{interviewee.place_kind.strip()} {role}".strip()


def somebody(language: str) -> str:
    """Return the widest byline of all."""
    return text("report.quote.somebody", language)


def bylines(project: Project, interview: int, teller: int | None) -> list[Byline]:
    """Return the ways to word who speaks in an interview, what tells least first.

    Areas are those of the interview, and those where people of the teller's role were counted.
    """
    language = project_facts(project).language
    person = next((each for each in interviewees(project) if each.id == teller), None)
    if person is None:
        return [Byline(BylineStyle.ROLE, somebody(language))]
    role = person.role_word.strip() or somebody(language)
    place = person.place_kind.strip()
    found = [Byline(BylineStyle.ROLE, role)]
    if place:
        found.append(Byline(BylineStyle.PLACE_AND_ROLE, f"{place} {role}"))
    for where in _areas(project, interview, role, language):
        found.append(Byline(BylineStyle.AREA_AND_ROLE, f"{where} {role}"))
        if place:
            found.append(Byline(BylineStyle.AREA_PLACE_AND_ROLE, f"{where} {place} {role}"))
    if pseudonym := pseudonym_of(project, person):
        words = f"{place} {role}, {pseudonym}".strip()
        found.append(Byline(BylineStyle.ROLE_AND_PSEUDONYM, words))
    # A real name stands only where its bearer has asked for it, and that has been written down.
    if (named := person.real_name.strip()) and consents(project, person.id, "named"):
        found.append(Byline(BylineStyle.NAME_AND_ROLE, f"{named}, {role}"))
    return found


def _areas(project: Project, interview: int, role: str, language: str) -> list[str]:
    """Return the areas that a byline could name, in the genitive, each once."""
    own = [(each.name, each.genitive) for each in areas_of_interview(project, interview)]
    counted = [
        (size.value(TraitKind.AREA), "")
        for size in group_sizes(project)
        if size.value(TraitKind.ROLE).casefold() == role.casefold()
    ]
    named = [pair for pair in (*own, *counted) if pair[0].strip()]
    return list(dict.fromkeys(genitive_of(*pair, language) for pair in named))


def genitive_of(name: str, genitive: str, language: str) -> str:
    """Return an area's name as it stands before a role; English puts it there as it is."""
    if genitive.strip() or language not in ("fi", "sv"):
        return genitive.strip() or name.strip()
    if language == "sv":
        return name.strip() + ("" if name.strip().endswith(("s", "x", "z")) else "s")
    return inflected(name.strip(), Case.GENITIVE)


def pseudonym_of(project: Project, person: Interviewee) -> str:
    """Return the invented name that the ledger gives an interviewee, or nothing."""
    name = person.real_name.strip().casefold()
    others = aliases(project)
    for entry in identities(project) if name else ():
        called = {each.casefold() for each in (entry.base, *others.get(entry.id, ()))}
        invented = entry.kind == IdentityKind.PERSON and entry.decision == Decision.REPLACE
        if invented and name in called:
            return entry.wording.strip()
    return ""
