"""Posts and occupations that point to one person, alone or with the words before them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from small_stories.anonymising.finding.traits.entries import Reading, Topic, context
from small_stories.anonymising.finding.traits.narrowing import (
    Narrowed,
    base_before,
    narrowed,
    with_article,
)
from small_stories.anonymising.finding.traits.organisations import RARE
from small_stories.anonymising.finding.traits.said import said_of_somebody
from small_stories.anonymising.finding.traits.talk import Talk, base_of
from small_stories.anonymising.finnish.commonness import commonness
from small_stories.anonymising.finnish.endings import Case
from small_stories.anonymising.finnish.forms import ending_in
from small_stories.anonymising.marks import Mark, Tier
from small_stories.model import IdentityKind

_VISITED: Final = (
    Case.INESSIVE, Case.ELATIVE, Case.ILLATIVE, Case.ADESSIVE, Case.ABLATIVE, Case.ALLATIVE,
)  # fmt: skip
_SURE_OF_ONE: Final = 3  # "of the library": how far the unit stands after the post
_OWNED = {"fi": ("ni", "mme", "nsa", "nsä", "si"), "sv": (), "en": ()}


_DOING = {
    "fi": re.compile(r"\w{5}(?:[aäi]j[aä]|nikko|uri|eeri|ööri|isti|logi|mies)(?:na|nä)?$"),
    "sv": re.compile(
        r"\w{4}(?:smed|mästare|makare|väktare|byggare|odlare|hållare|stämmare|förare|lärare|dragare|skötare"
        r"|bagare|målare|ledare|uppfödare|olog)$"
    ),
    "en": re.compile(
        r"(?:\w{3}(?:ologist|smith|keeper|herder|maker|wright|ician|tamer|catcher|diver|monger|mason|grapher)"
        r"|\w*(?:tuner|fitter|builder|repairer|restorer|carver|turner|trainer|breeder|grower|milker"
        r"|shearer|picker|spinner|weaver|roofer|bricklayer|glazier|farrier|sweeper|fixer))$"
    ),
}
_SECTIONS: Final = ("posts", "posts to look at", "occupations", "ends of occupations", "jobs")
_ARTICLES: Final = ("the", "a", "our", "my", "this", "that", "den", "det", "vår", "en")
_DOUBTFUL: Final = ("posts to look at", "ends of occupations")


@dataclass(frozen=True, slots=True)
class _Role:
    """A post or occupation in a talk: where it stands and what narrows it."""

    talk: Talk
    at: int
    first: int
    reading: Reading
    narrowed: Narrowed

    def mark(self, tier: Tier, reason: str, last: int | None = None) -> Mark:
        first = min(self.first, self.narrowed.first)
        if last is not None and first == self.first:
            first = with_article(self.talk, first)
        end = self.at if last is None else last
        base = self._base(first) if end == self.at else ""
        return self.talk.mark(first, end, IdentityKind.ROLE, tier, reason, base)

    def _base(self, first: int) -> str:
        """Return the base form of the whole: *entisen rehtorin* is *entinen rehtori*."""
        before = self.talk.tokens[first : self.first]
        words = [base_before(token.form, self.talk.language) for token in before]
        return " ".join([*words, base_of(self.reading)])


def role_marks(talk: Talk, at: int) -> Iterator[Mark]:
    """Yield what a word, with those around it, tells of a post or an occupation."""
    for first, reading in talk.of(at, Topic.ROLES):
        section = reading.entry.section
        if section not in _SECTIONS:
            continue
        role = _Role(talk, at, first, reading, narrowed(talk, first))
        mark = _by_what_narrows(role) or _by_itself(role)
        if mark is not None:
            yield mark


def role_by_shape(talk: Talk, at: int) -> Iterator[Mark]:
    """Yield a rare word for somebody who does something, said of somebody: *oon verkonkutoja*."""
    lower = talk.tokens[at].form.lower()
    doing = _DOING[talk.language].search(lower)
    if not doing or lower.startswith(tuple(context("doing anything", talk.language))):
        return
    how = narrowed(talk, at)
    if how.only and not _praised(talk, at):
        yield talk.mark(how.first, at, IdentityKind.ROLE, Tier.CHECK, "role_only")
    elif commonness(lower) < RARE and talk.being(at) and not _praised(talk, at):
        yield talk.mark(at, at, IdentityKind.ROLE, Tier.CHECK, "role_rare")


def _praised(talk: Talk, at: int) -> bool:
    """Tell whether it is how well somebody does something: *keittiön paras vispaaja*."""
    before = next((word for _, word in talk.before(at, 1)), "")
    words = context("praised", talk.language)
    return any(ending_in(word, before) is not None for word in words)


def _by_what_narrows(role: _Role) -> Mark | None:
    """Return the mark of a post with "the only", a place or an organisation."""
    how, section, talk = role.narrowed, role.reading.entry.section, role.talk
    if how.single:
        sure = section != "jobs" or how.only or bool(how.place)
        after = _unit_after(talk, role.at, anything=how.only)
        return role.mark(Tier.MARKED if sure else Tier.CHECK, "role_only", after)
    if how.visited_place(role.reading.ending.case in _VISITED[:3] and section != "posts"):
        return None
    leading = section.startswith("posts") or role.reading.base.endswith(
        tuple(context("leading", talk.language))
    )
    unit = how.unit or how.place
    if unit and (leading or section.endswith("occupations") or (how.unit and how.place)):
        return role.mark(Tier.MARKED, "role_of_place")
    if how.place:
        return role.mark(Tier.CHECK, "role_of_place")
    if how.field and section.startswith("posts"):
        return role.mark(Tier.CHECK if section != "posts" else Tier.MARKED, "role_of_place")
    after = _unit_after(talk, role.at) if leading else None
    return role.mark(Tier.MARKED, "role_of_place", after) if after is not None else None


def _unit_after(talk: Talk, at: int, *, anything: bool = False) -> int | None:
    """Return where "of the library", "för Strandskolan" after a post ends."""
    words = [talk.tokens[each].form for each in range(at + 1, min(len(talk.tokens), at + 5))]
    joining = context("joining", talk.language)
    if not words or words[0].lower() not in joining or not talk.together(at, at + 1):
        return None
    found = None
    for each in range(at + 2, min(len(talk.tokens), at + 2 + _SURE_OF_ONE)):
        if not talk.together(each - 1, each):
            break
        named = _is_unit(talk, each) or (anything and words[each - at - 1].lower() not in _ARTICLES)
        found = each if named else found
        if named and anything:
            break
    return found


def _is_unit(talk: Talk, at: int) -> bool:
    """Tell whether a word after a post is what it belongs to: *of the library*."""
    token = talk.tokens[at]
    units = (r for _, r in talk.of(at, Topic.ROLES) if r.entry.section == "units")
    parts = tuple(context("units as parts", talk.language))
    named = token.has_capital and not token.starts
    return any(units) or named or bool(parts and token.form.lower().endswith(parts))


def _by_itself(role: _Role) -> Mark | None:
    reading, talk = role.reading, role.talk
    section, case = reading.entry.section, reading.ending.case
    kin = _kin_after(role)
    if section == "posts":
        tier = Tier.CHECK if reading.ending.plural else Tier.MARKED
        return role.mark(tier, "role_post", kin)
    if section == "jobs" or (section.endswith("occupations") and case in _VISITED):
        return None
    if _is_visited(role):
        return None
    own = case is Case.ESSIVE or (case is not Case.GENITIVE and talk.being(role.first))
    if own or _after_kin(role) or kin is not None:
        tier = Tier.CHECK if section in _DOUBTFUL else Tier.MARKED
        return role.mark(tier, "role_rare", kin)
    if section == "occupations" and (_this_one(role) or said_of_somebody(talk, role.at, case)):
        return role.mark(Tier.CHECK, "role_rare")
    return None


def _is_visited(role: _Role) -> bool:
    """Tell whether somebody went there: *hos tandläkaren*, *at the dentist*."""
    words = (word for _, word in role.talk.before(role.first, 2))
    return any(word in context("visited", role.talk.language) for word in words)


def _kin_after(role: _Role) -> int | None:
    """Return where *tytär* stands in *majakanvartijan tytär*, if it does."""
    talk, after = role.talk, role.at + 1
    if after >= len(talk.tokens) or not _owns(role):
        return None
    kin = (r for _, r in talk.of(after, Topic.ROLES) if r.entry.section == "kin")
    return after if any(kin) and talk.together(role.at, after) else None


def _owns(role: _Role) -> bool:
    if role.talk.language == "fi":
        return role.reading.ending.case is Case.GENITIVE
    signs = {"sv": ("s",), "en": ("'s", "’s")}[role.talk.language]
    return role.talk.tokens[role.at].form.lower().endswith(signs)


def _after_kin(role: _Role) -> bool:
    """Tell whether a word for a relative stands right before: *äitini kätilö*."""
    ends = _OWNED[role.talk.language]
    if role.first == 0 or not ends or not role.talk.together(role.first - 1, role.first):
        return False
    before = role.first - 1
    kin = any(r.entry.section == "kin" for _, r in role.talk.of(before, Topic.ROLES))
    return kin and role.talk.tokens[before].form.lower().endswith(ends)


def _this_one(role: _Role) -> bool:
    words = context("this one", role.talk.language)
    return any(word in words for _, word in role.talk.before(role.first, 1))
