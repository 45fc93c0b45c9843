"""Who the speakers are: from the layout, from their labels, and at last from who asks."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from small_stories.asking import asking
from small_stories.importing.role_words import (
    lone_letter_role,
    plain,
    role_told_by,
    roles_by_letters,
)
from small_stories.importing.talk import Talk, Utterance
from small_stories.model import Role

_CLEARLY = 0.6
_PART = 0.15
_LARGE_PART = 0.5
"""How much more one must sound like asking to be the one who does; and how much of the most
talkative unknown's words, or turns, makes another one of the talk rather than a passer-by: if they
speak more than once, and if only once."""


def key_of(label: str | None) -> str | None:
    """Return what a speaker is known by: the label without case and signs."""
    return None if label is None else plain(label) or label


def roles_of(talk: Talk) -> tuple[dict[str, Role], bool]:
    """Return the role of each speaker's key, and whether all of them can be relied on."""
    said: dict[str, list[Utterance]] = defaultdict(list)
    for one in talk.utterances:
        key = key_of(one.label)
        if key is not None:
            said[key].append(one)
    roles = {key_of(label) or label: role for label, role in talk.roles.items()}
    told = {key: role for key in said if (role := role_told_by(key)) and key not in roles}
    passing = [key for key, role in told.items() if role is Role.OTHER]
    roles.update((key, role) for key, role in told.items() if role is not Role.OTHER)
    unsaid = [key for key in said if key not in roles and key not in passing]
    _add(roles, roles_by_letters(unsaid))
    _add_lone_letters(roles, said)
    unknown = [key for key in unsaid if key not in roles]
    missing = {Role.INTERVIEWER, Role.INTERVIEWEE} - set(roles.values())
    passing_most = max((_words(said[key]) for key in passing), default=0)
    unknown_most = max((_words(said[key]) for key in unknown), default=0)
    if len(unknown) < len(missing) or (missing and passing_most > unknown_most):
        unknown += passing  # a mother or a worker may be the one who is interviewed, or who asks
    else:
        roles.update(dict.fromkeys(passing, Role.OTHER))
    sure = _add_by_asking(roles, {key: said[key] for key in unknown}) if unknown else True
    return roles, sure and talk.sure


def _add(roles: dict[str, Role], more: Mapping[str, Role]) -> None:
    for key, role in more.items():
        roles.setdefault(key, role)


def _add_lone_letters(roles: dict[str, Role], said: Mapping[str, Sequence[Utterance]]) -> None:
    for key in said:
        role = lone_letter_role(key)
        if role and key not in roles and role not in roles.values():
            roles[key] = role


def _words(utterances: Sequence[Utterance]) -> int:
    return sum(len(one.words.text.split()) for one in utterances)


def _sounds(utterances: Sequence[Utterance]) -> float:
    return sum(asking(one.words.text) for one in utterances) / len(utterances)


def _add_by_asking(roles: dict[str, Role], unknown: Mapping[str, Sequence[Utterance]]) -> bool:
    """Give the unknown their roles; return whether that is more than a guess."""
    has_asker = Role.INTERVIEWER in roles.values()
    has_teller = Role.INTERVIEWEE in roles.values()
    rest = dict(unknown)
    sure = True
    if not has_asker:
        present = max(len(utterances) for utterances in rest.values())
        ranked = sorted(
            rest,
            key=lambda key: (len(rest[key]) >= _PART * present, _sounds(rest[key])),
            reverse=True,
        )
        asker = ranked[0]
        sure = _is_clear(ranked, rest, has_teller)
        if len(rest) > 1 or has_teller:
            roles[asker] = Role.INTERVIEWER
            del rest[asker]
    if has_teller:
        roles.update(dict.fromkeys(rest, Role.OTHER))
        return sure
    most = max((_words(utterances) for utterances in rest.values()), default=0)
    often = max((len(utterances) for utterances in rest.values()), default=0)
    for key, utterances in rest.items():
        part = _LARGE_PART if len(utterances) == 1 and often >= 3 else _PART
        tells = _words(utterances) >= part * most
        roles[key] = Role.INTERVIEWEE if tells else Role.OTHER
    return sure


def _is_clear(
    ranked: Sequence[str], unknown: Mapping[str, Sequence[Utterance]], has_teller: bool
) -> bool:
    signs = [_sounds(unknown[key]) for key in ranked]
    if len(ranked) == 1:
        return not has_teller or signs[0] > 0
    least = _PART * _words(unknown[ranked[0]])
    talkative = [
        sign
        for key, sign in zip(ranked[1:], signs[1:], strict=True)
        if _words(unknown[key]) >= least
    ]
    next_sign = max(talkative, default=signs[1])
    return len(unknown[ranked[0]]) >= 2 and signs[0] - next_sign > _CLEARLY
