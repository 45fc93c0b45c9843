"""Conditions of no list, by how the word is made and by what stands around it."""

import re
from collections.abc import Iterator
from typing import Final

from small_stories.anonymising.finding.traits.entries import Reading, Topic, context
from small_stories.anonymising.finding.traits.talk import Talk
from small_stories.anonymising.finnish.commonness import commonness
from small_stories.anonymising.marks import Mark, Tier
from small_stories.model import IdentityKind

_MADE_OF_GREEK = re.compile(
    r"\w{3}(?:oosi|iitti|algia|emia|penia|plasia|trofia|kefalia|ektasia|stenoosi|tonia|arytmia|somnia"
    r"|skleroosi|mutaatio|embolia|nekroosi|toosi|patia|apiini|otiini|etiini|idoni|proaatti|paami|statiini)(?:[aäns]|ssa|sta|ssä|stä|in|an|on|lla|ksi|n)?$"
)
# what can be ill, or be a reason for help, as the first part of a compound: luuydinsiirto
_OF_THE_BODY = re.compile(
    r"(?:(?:cp|ms|als|fas|adhd|add|asd|ocd|ptsd|epi|bipo|copd|cfs|nepsy|down)-|lymfa|raaja|sydän(?!ystäv|m|käp|talv)|keuhko|munuais|aivo(?!myrsky|riih|pähkin|jump|voimist)|haima|suolisto"
    r"|selkäydin|luuydin|kilpirauhas|hermosto|verisuoni|imusolmuke|eturauhas|munasarja|verkkokalvo"
    r"|sarveiskalvo|kromosomi|geenivi|päihde|huume(?!a)|mielenterveys|itsemurha|itsetuho|lapsettomuus"
    r"|raskaus|vamma(?=i)|hiv-|syöpä|skitso|psyko(?!log)|dementia|autismi|autisti)\w{4,}$"
)
_TOLD = {
    "fi": re.compile(
        r"(?:sairasta(?:n|t|a|nu|nut|vat|v\w+)?|sairastu\w+|diagnoso\w+|diagnoosi\w*|todettiin|todetaan)$"
    ),
    "sv": re.compile(r"(?:diagnosen|diagnos|lider|led|diagnostiserades|insjuknade)$"),
    "en": re.compile(r"(?:diagnosed|diagnosis|suffer|suffers|suffering|suffered)$"),
}
_WHEN = re.compile(r"(?:[nl]a|[nl]ä|l|lla|llä|lta|ltä|sti|luvu\w*|vuo\w+)$")
_BETWEEN: Final = frozenset(("with", "from", "of", "av", "med", "i", "på", "som"))
_RARE: Final = -13.0  # an ordinary word is more probable than that, in logarithms
_REACH: Final = 3


def diagnosis_marks(talk: Talk, at: int) -> Iterator[Mark]:
    """Yield what looks like a condition though it is in no list: *sairastan Zorbin tautia*."""
    lower = talk.tokens[at].form.lower()
    made = _MADE_OF_GREEK.search(lower) or _OF_THE_BODY.match(lower)
    if talk.language == "fi" and made and _is_unknown(talk, at):
        yield talk.mark(at, at, IdentityKind.HEALTH, Tier.CHECK, "health_by_shape")
    if _TOLD[talk.language].match(lower):
        yield from _what_is_told(talk, at)


def _what_is_told(talk: Talk, at: int) -> Iterator[Mark]:
    """Yield the rare words that follow *sairastan*, *diagnosed with*."""
    if talk.language == "fi":
        for each in range(at + 1, at + 1 + len(list(talk.after(at, _REACH)))):
            if any(map(_tells_health, talk.rows[each])):
                return
            if _is_unknown(talk, each) and not _WHEN.search(talk.tokens[each].form.lower()):
                yield talk.mark(each, each, IdentityKind.HEALTH, Tier.CHECK, "health_told")
                return
        return
    words = list(talk.after(at, _REACH))
    first = next((n for n, word in enumerate(words, 1) if word not in _BETWEEN), 0)
    plain = context("no quality", talk.language)
    if first and words[first - 1] not in plain:
        yield talk.mark(at + first, at + first, IdentityKind.HEALTH, Tier.CHECK, "health_told")


def _is_unknown(talk: Talk, at: int) -> bool:
    """Tell whether a word is rare and in no list: neither trivial nor marked already."""
    lower = talk.tokens[at].form.lower()
    listed = any(_tells_health(reading) for reading in talk.rows[at])
    return not listed and len(lower) > _REACH and commonness(lower) < _RARE


def _tells_health(reading: Reading) -> bool:
    return reading.entry.topic is Topic.HEALTH and reading.whole
