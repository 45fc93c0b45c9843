"""Who somebody is, where the talk says it right before the name: *mun mies Veikko*."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Final

from small_stories.storage.identities import MarkInTurn

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LONGEST: Final = 3
# Between the words and the name stands a space, or a comma: "mun mutsi, Satu".
_NEXT_TO_IT: Final = re.compile(r"[^\W\d_](?:\s*,)?\s+$")


def told_role(marks: Iterable[MarkInTurn], turns: Mapping[int, str], language: str) -> str:
    """Return the role that the talk gives to whoever some marks name, or no words.

    ``turns`` are the words of the marks' turns, by id. Where the talk gives the name to two, as in
    *naapurin Marja* and *ohjaaja Marja*, nothing is guessed.
    """
    told = {role for mark in marks if (role := _told_before(mark, turns, language))}
    return told.pop() if len(told) == 1 else ""


def _told_before(mark: MarkInTurn, turns: Mapping[int, str], language: str) -> str:
    before = turns.get(mark.turn_id, "")[: mark.start]
    if not _NEXT_TO_IT.search(before):
        return ""
    said = [word.casefold().replace("’", "'") for word in _WORD.findall(before[-60:])][-_LONGEST:]
    phrases = [" ".join(said[at:]) for at in range(len(said))]
    roles, teller, teller_is = _told_in(language)
    role = next((roles[phrase] for phrase in phrases if phrase in roles), "")
    # "Olen Marjan ystävä" tells of somebody else.
    own = mark.words.casefold() == (mark.base or mark.words).casefold()
    return role or (teller_is if own and teller.intersection(phrases) else "")


@cache
def _told_in(language: str) -> tuple[dict[str, str], frozenset[str], str]:
    path = files("small_stories_resources") / "words" / "roles_told.toml"
    told = tomllib.loads(path.read_text(encoding="utf-8")).get(language, {})
    roles = {phrase: role for role, said in told.get("roles", {}).items() for phrase in said}
    return roles, frozenset(told.get("teller", ())), str(told.get("teller_is", ""))
