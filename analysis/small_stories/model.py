"""The method's terms that more than one room uses: closed sets and positions in talk."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class Role(StrEnum):
    """Who a speaker is in the interview."""

    INTERVIEWER = "interviewer"
    INTERVIEWEE = "interviewee"
    INTERPRETER = "interpreter"
    OTHER = "other"


class SourceKind(StrEnum):
    """What an interview was brought in as; each goes through the whole path."""

    AUDIO = "audio"
    TRANSCRIPT = "transcript"
    NOTES = "notes"
    COWRITTEN = "cowritten"


class StoryKind(StrEnum):
    """What a marked segment of talk is; only the first is a small success story."""

    SUCCESS = "success"
    OTHER_STORY = "other_story"
    DISAPPOINTMENT = "disappointment"
    ATTRIBUTION = "attribution"
    CONTEXT = "context"
    OFF_TOPIC = "off_topic"


class Grade(StrEnum):
    """How much is told: a change in a few words, or a story in detail."""

    BRIEF = "brief"
    DETAILED = "detailed"


class CheckState(StrEnum):
    """Where the teller's check of a reading stands."""

    NOT_OFFERED = "not_offered"
    OFFERED = "offered"
    CONFIRMED = "confirmed"
    MODIFIED = "modified"
    DENIED = "denied"
    NOT_REACHED = "not_reached"


class IdentityKind(StrEnum):
    """What kind of thing identifies somebody."""

    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "organisation"
    PHONE = "phone"
    EMAIL = "email"
    LINK = "link"
    IDENTITY_CODE = "identity_code"
    ADDRESS = "address"
    DATE = "date"
    AGE = "age"
    HEALTH = "health"
    GROUP = "group"
    ROLE = "role"
    OTHER = "other"


class Decision(StrEnum):
    """What the analyst decided about something that identifies.

    An invented name is ``replace``; ``role`` says who somebody is to the teller (*ystävä*).
    """

    REPLACE = "replace"
    ROLE = "role"
    COARSEN = "coarsen"
    REMOVE = "remove"
    KEEP = "keep"


class Profile(StrEnum):
    """For whose eyes an export is made; it chooses how wide the coarsened words are."""

    INTERNAL = "internal"
    PUBLIC = "public"
    STRICT = "strict"


class Brackets(StrEnum):
    """How a change that hides somebody is shown: ``[ystävä]`` or ``[[ystävä]]``."""

    SINGLE = "single"
    DOUBLE = "double"


class Cut(StrEnum):
    """How much of a story a quote holds: one line, 15–40 words, or the whole story."""

    LINE = "line"
    QUOTE = "quote"
    WHOLE = "whole"


class TraitKind(StrEnum):
    """What kind of thing a quote tells of the person who speaks in it.

    Sizes of groups are typed in by the first four and ``other``, which stands for all the rest.
    """

    ROLE = "role"
    AREA = "area"
    ACTIVITY = "activity"
    AGE = "age"
    HEALTH = "health"
    GROUP = "group"
    FAMILY = "family"
    ORGANISATION = "organisation"
    DATE = "date"
    OTHER = "other"


class FigureKind(StrEnum):
    """What a figure beside the stories counts; a project can have kinds of its own, too."""

    EVENTS = "events"
    PARTICIPANTS = "participants"
    TRANSITIONS = "transitions"
    EMPLOYMENT = "employment"
    EDUCATION = "education"
    TRAININGS = "trainings"
    UNITS = "units"


class TypeRole(StrEnum):
    """How a story stands to a type."""

    SUPPORTS = "supports"
    COUNTER_EXAMPLE = "counter_example"


class PartKind(StrEnum):
    """What words of a story are in its plot; a story has at most one of the first three."""

    BEGINNING = "beginning"
    PLOT_TURN = "plot_turn"
    END = "end"
    EVENT = "event"
    SILENCE = "silence"


class Component(StrEnum):
    """A component of the experience of inclusion; never merged with the interview's themes."""

    BELONGING = "belonging"
    MEANINGFULNESS = "meaningfulness"
    MANAGEABILITY = "manageability"
    PARTICIPATION = "participation"


class Domain(StrEnum):
    """A domain of inclusion; never merged with the interview's themes."""

    OWN_LIFE = "own_life"
    COMMUNITIES = "communities"
    COMMON_GOOD = "common_good"


class InTurn(Protocol):
    """Anything that stands at words of a turn: code points from start to end, end exclusive."""

    @property
    def turn_id(self) -> int: ...  # noqa: D102

    @property
    def start(self) -> int: ...  # noqa: D102

    @property
    def end(self) -> int: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Span:
    """Words of one turn: code points from ``start`` to ``end``, end exclusive."""

    turn_id: int
    start: int
    end: int
