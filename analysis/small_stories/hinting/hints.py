"""What a search for stories reads and what it returns; positions are code points of one turn."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import NamedTuple


class CueKind(StrEnum):
    """What in the telling speaks for a story, in the guide's terms."""

    THEN_NOW = "then_now"
    CHANGE = "change"
    MINIMISING = "minimising_comment"
    PLOT_TURN = "plot_turn"
    ORDER = "order"
    TENSE_SHIFT = "tense_shift"
    DETAIL = "detail"
    DIRECT_SPEECH = "direct_speech"
    EXPLANATION = "explanation"
    LAUGHTER = "laughter"
    EVALUATION = "evaluation"
    SUBORDINATE = "subordinate_clause"
    PROMPTED = "prompted"


class Against(StrEnum):
    """Why talk that may look like a story is held down."""

    HABIT = "habit"
    COMPLAINT = "complaint"
    NEGATIVE = "negative_experience"
    HEARSAY = "hearsay"
    HYPOTHETICAL = "hypothetical"
    NOT_PROJECT = "not_project"
    OPINION = "opinion"
    BACKGROUND = "background"
    INTERVIEWER_WORDS = "interviewer_words"
    CHITCHAT = "chitchat"


class Strength(IntEnum):
    """How much speaks for a story, in three steps; it tells nothing of how good one is."""

    WEAK = 1
    FAIR = 2
    STRONG = 3


@dataclass(frozen=True, slots=True)
class Turn:
    """What is said at a time; ``told`` where it is the interviewee who says it.

    ``asked`` is true of the interviewer's turns; neither is of an interpreter's or a passer-by's.
    ``marked`` is the theme whose marker stands at this turn, by its key.
    """

    text: str
    told: bool
    asked: bool
    marked: str | None = None


class Place(NamedTuple):
    """A range of one turn's text, end exclusive; ``turn`` counts the turns that were given."""

    turn: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that speak for a story; those of a prompt are the interviewer's own."""

    kind: CueKind
    place: Place


@dataclass(frozen=True, slots=True)
class Doubt:
    """Words that speak against a story."""

    why: Against
    place: Place


@dataclass(frozen=True, slots=True)
class ProposedTheme:
    """A theme's key, and why it is proposed: ``marked``, ``asked``, ``told`` or ``usual``.

    ``place`` holds the words that gave it; it is None where a marker did, or nothing.
    """

    key: str
    reason: str
    place: Place | None


@dataclass(frozen=True, slots=True)
class ProposedMarker:
    """Words of the interviewer by which talk may turn to a theme, by the theme's key.

    ``question`` is the number of the frame's question that they are like, or None.
    """

    theme: str
    place: Place
    question: int | None


@dataclass(frozen=True, slots=True)
class Hint:
    """Where a story may be: ranges of the interviewee's own words, in order, and why."""

    spans: tuple[Place, ...]
    theme: ProposedTheme
    strength: Strength
    cues: tuple[Cue, ...]
    doubts: tuple[Doubt, ...]


@dataclass(frozen=True, slots=True)
class HeldDown:
    """A passage that has cues of a story and is no hint, with what speaks against it."""

    spans: tuple[Place, ...]
    why: Against
    doubts: tuple[Doubt, ...]


@dataclass(frozen=True, slots=True)
class Hints:
    """All hints of an interview in order, what was held down, and markers of themes to propose.

    ``words_alone`` tells that no pipeline of the language is there to read the forms of verbs.
    """

    hints: tuple[Hint, ...]
    held_down: tuple[HeldDown, ...]
    markers: tuple[ProposedMarker, ...]
    words_alone: bool
