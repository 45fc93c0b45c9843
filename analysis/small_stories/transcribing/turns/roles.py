"""Who asks and who tells: proposed from what the voices say, for the analyst to confirm."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from small_stories.asking import asking
from small_stories.changes.interviewing import NewTurn
from small_stories.model import Role

_SHORTEST: Final = 3
"""A turn of fewer words is as good as none to tell who asks: *joo*, *niin*, *mitä?*."""
_CLEARLY: Final = 0.5
_PART: Final = 0.15
"""How much more one must sound like asking, and how much of the other's talk makes a speaker."""


def propose_roles(turns: Sequence[NewTurn]) -> dict[int, Role]:
    """Return a role for every voice of the turns; nothing is known of turns without a voice.

    Of the two who talk most, the one whose turns sound more like questions asks. Where the words
    do not tell, or there are none yet, it is the one who talks less. Everybody else is another:
    an interpreter cannot be heard from the words alone.
    """
    said: dict[int, list[NewTurn]] = defaultdict(list)
    for turn in turns:
        if turn.speaker is not None:
            said[turn.speaker].append(turn)
    talk = {voice: sum(map(_lasting, own)) for voice, own in said.items()}
    order = sorted(said, key=lambda voice: (-talk[voice], voice))
    roles = dict.fromkeys(sorted(said), Role.OTHER)
    if len(order) < 2:
        return dict.fromkeys(roles, Role.INTERVIEWEE)
    main = order[:2]
    asks = _who_asks(said, main)
    for voice in main:
        roles[voice] = Role.INTERVIEWER if voice == asks else Role.INTERVIEWEE
    return roles


def _who_asks(said: Mapping[int, Sequence[NewTurn]], main: Sequence[int]) -> int:
    most, less = main
    signs = {voice: _sounds(said[voice]) for voice in main}
    return most if signs[most] - signs[less] > _CLEARLY else less


def _sounds(turns: Sequence[NewTurn]) -> float:
    asked = [asking(turn.text) for turn in turns if len(turn.text.split()) >= _SHORTEST]
    return sum(asked) / len(asked) if asked else 0.0


def _lasting(turn: NewTurn) -> int:
    return (turn.end_ms or 0) - (turn.start_ms or 0)
