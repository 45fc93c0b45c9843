"""The ways to word who speaks that may be offered: under a quote, and over a summary of several."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from small_stories.anonymising.finnish.endings import Case
from small_stories.anonymising.rewriting.inflecting import inflected
from small_stories.anonymising.who_could_it_be.bylines import (
    Byline,
    BylineStyle,
    bylines,
    genitive_of,
)
from small_stories.anonymising.who_could_it_be.fits import fit_of
from small_stories.anonymising.who_could_it_be.quoted import Ground, Quoted
from small_stories.model import Profile
from small_stories.storage.interviews import Interview
from small_stories.storage.project_file import Project
from small_stories.storage.setup import areas_of_interview
from small_stories.strings import text

LEVELS: Final = ("management", "middle_management", "front_line", "employees")
_WITH_AREA: Final = (BylineStyle.AREA_AND_ROLE, BylineStyle.AREA_PLACE_AND_ROLE)


def ways_to_speak(project: Project, quote: int) -> list[Byline]:
    """Return the bylines to offer for a quote, what tells least first.

    Area and role together often fit one person alone. For readers outside they are offered only
    where as many people as the project wants have been counted.
    """
    ground = Ground(project)
    quoted = ground.quoted(quote)
    if quoted is None:
        return []
    found = bylines(project, quoted.quote.interview_id, quoted.teller)
    return [each for each in found if each.style not in _WITH_AREA or _fits(ground, quoted, each)]


def ways_to_sum_up(project: Project, quote: int) -> list[Byline]:
    """Return what can stand over a summary of what people of a teller's role have told.

    Of a group of one nothing is offered: that would be a quote.
    """
    ground = Ground(project)
    quoted = ground.quoted(quote)
    person = ground.people.get((quoted.teller if quoted else None) or 0)
    if quoted is None or person is None or not person.role_word.strip():
        return []
    alike = _talks_alike(ground, person.role_word)
    found: list[Byline] = []
    if len({each.interviewee_id for each in alike}) > 1:
        found += _areas(ground, quoted, person.role_word)
        found.append(_counted(ground, person.role_word, alike))
    if person.standing == "staff":
        found += [_of_level(ground, level) for level in LEVELS]
    return found


def _fits(ground: Ground, quoted: Quoted, way: Byline) -> bool:
    """Tell whether a byline may be offered for the project's readers."""
    if ground.profile is Profile.INTERNAL:
        return True
    fit = fit_of(ground, replace(quoted, byline=way.words))
    return fit.people is not None and not fit.is_few


def _talks_alike(ground: Ground, role: str) -> list[Interview]:
    """Return the interviews of people of a role."""
    same = role.strip().casefold()
    return [
        talk
        for talk in ground.talks.values()
        if (person := ground.people.get(talk.interviewee_id or 0))
        and person.role_word.strip().casefold() == same
    ]


def _areas(ground: Ground, quoted: Quoted, role: str) -> Iterator[Byline]:
    """Yield the group in each of the interview's areas that one of it could be told to be from."""
    language = ground.facts.language
    for area in areas_of_interview(ground.project, quoted.quote.interview_id):
        genitive = genitive_of(area.name, area.genitive, language)
        one_of_it = Byline(BylineStyle.AREA_AND_ROLE, f"{genitive} {role.strip()}")
        if area.name.strip() and _fits(ground, quoted, one_of_it):
            where = genitive if language == "fi" else area.name.strip()
            words = _say(ground, "group_in_area", area=where, group=_group(role, language))
            yield Byline(BylineStyle.GROUP_AND_AREA, words)


def _group(role: str, language: str) -> str:
    """Return a role as the group whose views are told: several people's, in Finnish."""
    return inflected(role.strip(), Case.GENITIVE, plural=True) if language == "fi" else role.strip()


def _counted(ground: Ground, role: str, alike: Sequence[Interview]) -> Byline:
    """Return a group with how many of it were interviewed, and when."""
    count = len({each.interviewee_id for each in alike})
    people = text("who_could_it_be.summing_up.people", ground.facts.language, count)
    told = _say(ground, "group", group=_group(role, ground.facts.language))
    when = _when(sorted(each.held_on[:7] for each in alike if each.held_on))
    return Byline(BylineStyle.GROUP_AND_COUNT, ", ".join(filter(None, (told, people, when))))


def _when(months: Sequence[str]) -> str:
    """Return the months between the first and the last, such as 3–6/2025, from YYYY-MM."""
    if not months or any(len(each) < 7 for each in months):
        return ""
    (first_year, first), (year, month) = (
        (each[:4], str(int(each[5:7]))) for each in (months[0], months[-1])
    )
    if first_year != year:
        return f"{first}/{first_year}–{month}/{year}"
    return f"{month}/{year}" if first == month else f"{first}–{month}/{year}"


def _of_level(ground: Ground, level: str) -> Byline:
    return Byline(BylineStyle.LEVEL, _say(ground, level))


def _say(ground: Ground, key: str, **fields: object) -> str:
    return text(f"who_could_it_be.summing_up.{key}", ground.facts.language, None, **fields)
