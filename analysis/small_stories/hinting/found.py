"""The way in: an interview's turns in, hints of where small success stories may be out."""

from collections import Counter
from collections.abc import Iterator, Sequence

from small_stories.hinting.candidates import spans_of
from small_stories.hinting.frame import Frame
from small_stories.hinting.hints import (
    Against,
    Cue,
    CueKind,
    Doubt,
    HeldDown,
    Hint,
    Hints,
    Place,
    Turn,
)
from small_stories.hinting.joining import Told, Weighed, told_in
from small_stories.hinting.markers import markers_in
from small_stories.hinting.passages import Passage, passages_of
from small_stories.hinting.pipeline import has_pipeline
from small_stories.hinting.prompts import OPENS_A_TELLING
from small_stories.hinting.said import Sign
from small_stories.hinting.themes import theme_of
from small_stories.hinting.weighing import features_of, signs_of, weigh

__all__ = [
    "Against",
    "Cue",
    "CueKind",
    "Doubt",
    "HeldDown",
    "Hint",
    "Hints",
    "Place",
    "Turn",
    "find_hints",
]

_KINDS = frozenset(CueKind)
_NO_FRAME = Frame()


def find_hints(turns: Sequence[Turn], language: str, frame: Frame = _NO_FRAME) -> Hints:
    """Return the hints of an interview in the order of its turns, and what was held down.

    The ``frame`` is what the interviewer's questions are held against to tell their themes.
    """
    weighed = [_weighed(passage) for passage in passages_of(turns, language)]
    hints = tuple(_hint(told) for told in told_in(weighed))
    taken = {span.turn for hint in hints for span in hint.spans}
    held = (
        one
        for each in weighed
        if not taken.intersection(said.sentence.place.turn for said in each.passage.said)
        for one in _held(each.passage, each.signs)
    )
    return Hints(
        hints,
        tuple(held),
        markers=tuple(markers_in(turns, language, frame)),
        words_alone=not has_pipeline(language),
    )


def _weighed(passage: Passage) -> Weighed:
    signs = signs_of(passage)
    return Weighed(passage, signs, [weigh(row) for row in features_of(passage, signs)])


def _hint(told: Told) -> Hint:
    spans = spans_of(told.said)
    return Hint(
        spans=spans,
        theme=theme_of(told.passage, told.said),
        strength=told.strength,
        cues=(*_asked(told.passage), *_cues(told.signs, spans)),
        doubts=tuple(_doubts(told.signs, spans)),
    )


def _asked(passage: Passage) -> Iterator[Cue]:
    for prompt in passage.prompts:
        for name, place in prompt.asks:
            if name in OPENS_A_TELLING:
                yield Cue(CueKind.PROMPTED, place)
                return


def _cues(signs: Sequence[Sign], spans: Sequence[Place]) -> Iterator[Cue]:
    cues = {
        (sign.name.partition(".")[0], sign.place) for sign in signs if _within(sign.place, spans)
    }
    for kind, place in sorted(cues, key=lambda cue: (cue[1], cue[0])):
        if kind in _KINDS:
            yield Cue(CueKind(kind), place)


def _doubts(signs: Sequence[Sign], spans: Sequence[Place]) -> Iterator[Doubt]:
    seen = {
        (sign.name.partition(".")[0], sign.place) for sign in signs if _within(sign.place, spans)
    }
    for why, place in sorted(seen, key=lambda doubt: (doubt[1], doubt[0])):
        if why not in _KINDS:
            yield Doubt(Against(why), place)


def _within(place: Place, spans: Sequence[Place]) -> bool:
    return any(
        s.turn == place.turn and s.start <= place.start and place.end <= s.end for s in spans
    )


def _held(passage: Passage, signs: Sequence[Sign]) -> Iterator[HeldDown]:
    """Yield a passage that has cues and yet is no hint, under what speaks most against it."""
    spans = spans_of(passage.said)
    doubts = tuple(_doubts(signs, spans))
    if doubts and any(True for _ in _cues(signs, spans)):
        most = Counter(doubt.why for doubt in doubts).most_common(1)[0][0]
        yield HeldDown(spans, most, doubts)
