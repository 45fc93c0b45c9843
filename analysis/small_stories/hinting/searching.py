"""Searching an interview of a project for hints: the one module here that knows the project.

``needs`` says in plain values what a search works on, ``search`` answers in plain values, so that
the window can run it in a child process; nothing is stored.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from small_stories.hinting.found import find_hints
from small_stories.hinting.frame import Frame, FrameQuestion
from small_stories.hinting.hints import (
    Cue,
    Doubt,
    HeldDown,
    Hint,
    Place,
    ProposedMarker,
    ProposedTheme,
    Turn,
)
from small_stories.model import Role
from small_stories.storage.interviews import interview, theme_markers, turns
from small_stories.storage.project_file import Project
from small_stories.storage.question_frames import frame_lines, working_frame
from small_stories.storage.setup import themes

Event = dict[str, Any]


def needs(project: Project, number: int) -> Event | None:
    """Return what a search for hints in an interview works on; None when the interview is gone."""
    found = interview(project, number)
    if found is None:
        return None
    marked = {marker.turn_id: marker.theme_id for marker in theme_markers(project, number)}
    return {
        "interview": number,
        "language": found.language,
        "themes": {theme.key: theme.id for theme in themes(project) if theme.key},
        "questions": _questions(project),
        "turns": [
            {"id": turn.id, "text": turn.text, "role": turn.role, "marked": marked.get(turn.id)}
            for turn in turns(project, number)
        ],
    }


def search(work: Mapping[str, Any]) -> Event:
    """Return the hints of an interview as plain values, positions as ``[turn's id, start, end]``.

    A hint has ``spans``, ``theme_id`` (None where the project has no such theme) with its
    ``theme_reason`` and ``theme_place``, ``strength`` from 1 to 3, ``cues`` as ``{kind, place}``
    and ``doubts`` as ``{why, place}``. Beside ``hints`` stand what was ``held_down``, the
    ``markers`` of themes that questions propose, as ``{theme_id, place, question_id}``, and
    ``words_alone``.
    """
    talk = [_turn(each) for each in work["turns"]]
    ids = [each["id"] for each in work["turns"]]
    found = find_hints(talk, work["language"], _frame(work))
    return {
        "event": "hints",
        "interview": work["interview"],
        "hints": [_hint(hint, _theme(hint, found.markers, work), ids) for hint in found.hints],
        "held_down": [_held(held, ids) for held in found.held_down],
        "markers": [_marker(each, work, ids) for each in found.markers],
        "words_alone": found.words_alone,
    }


def hints_of(project: Project, number: int) -> Event | None:
    """Search an interview in this process; None when it is gone."""
    work = needs(project, number)
    return None if work is None else search(work)


def _questions(project: Project) -> list[Event]:
    """Return the questions of the project's frame that open a theme, as they are read."""
    frame = working_frame(project)
    lines = frame_lines(project, frame.id) if frame else {}
    return [
        {"id": line.question.id, "theme_id": theme, "wording": line.question.wording}
        for theme, asked in lines.items()
        for line in asked
        if theme is not None
    ]


def _frame(work: Mapping[str, Any]) -> Frame:
    questions = [FrameQuestion(str(q["theme_id"]), q["wording"]) for q in work["questions"]]
    return Frame(tuple(questions), {key: str(theme) for key, theme in work["themes"].items()})


def _marker(marker: ProposedMarker, work: Mapping[str, Any], ids: Sequence[int]) -> Event:
    question = None if marker.question is None else work["questions"][marker.question]["id"]
    place = _place(marker.place, ids)
    return {"theme_id": int(marker.theme), "place": place, "question_id": question}


def _turn(each: Mapping[str, Any]) -> Turn:
    marked = each["marked"]
    return Turn(
        each["text"],
        told=each["role"] == Role.INTERVIEWEE,
        asked=each["role"] == Role.INTERVIEWER,
        marked=None if marked is None else str(marked),
    )


def _theme(hint: Hint, markers: Sequence[ProposedMarker], work: Mapping[str, Any]) -> ProposedTheme:
    """Return a hint's theme by its id in the project, as far as the project has it.

    A theme of the project's own is told by no words; it is the one that was asked about last.
    """
    known: Mapping[str, int] = work["themes"]
    if hint.theme.reason == "marked":
        return hint.theme
    before = [each for each in markers if each.place.turn <= hint.spans[0].turn]
    if before and int(before[-1].theme) not in known.values():
        return ProposedTheme(before[-1].theme, "asked", before[-1].place)
    return replace(hint.theme, key=str(known.get(hint.theme.key, "")))


def _hint(hint: Hint, theme: ProposedTheme, ids: Sequence[int]) -> Event:
    return {
        "spans": [_place(span, ids) for span in hint.spans],
        "theme_id": int(theme.key) if theme.key else None,
        "theme_reason": theme.reason,
        "theme_place": None if theme.place is None else _place(theme.place, ids),
        "strength": int(hint.strength),
        "cues": [_cue(cue, ids) for cue in hint.cues],
        "doubts": [_doubt(doubt, ids) for doubt in hint.doubts],
    }


def _held(held: HeldDown, ids: Sequence[int]) -> Event:
    return {
        "spans": [_place(span, ids) for span in held.spans],
        "why": held.why.value,
        "doubts": [_doubt(doubt, ids) for doubt in held.doubts],
    }


def _cue(cue: Cue, ids: Sequence[int]) -> Event:
    return {"kind": cue.kind.value, "place": _place(cue.place, ids)}


def _doubt(doubt: Doubt, ids: Sequence[int]) -> Event:
    return {"why": doubt.why.value, "place": _place(doubt.place, ids)}


def _place(place: Place, ids: Sequence[int]) -> list[int]:
    return [ids[place.turn], place.start, place.end]
