"""A search of several interviews for hints, and keeping what it points to in the project."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from small_stories.changes.hinting import NewCue, NewHint, NewThemeHint, store_hints
from small_stories.hinting.searching import Event, needs, search
from small_stories.model import Span
from small_stories.storage.project_file import Project


def needs_of_all(project: Project, numbers: Sequence[int]) -> Event:
    """Return what a search of some interviews works on, in plain values."""
    return {"interviews": [work for n in numbers if (work := needs(project, n)) is not None]}


def search_all(work: Mapping[str, Any]) -> Iterator[Event]:
    """Search each interview; yield how far that is, its hints, and at the end ``done``.

    The hints of an interview carry the ``texts`` that were read, as ``[turn's id, text]``.
    """
    whole: Sequence[Mapping[str, Any]] = work["interviews"]
    yield {"event": "progress", "done": 0, "total": len(whole)}
    for number, each in enumerate(whole, start=1):
        texts = [[turn["id"], turn["text"]] for turn in each["turns"]]
        yield {**search(each), "texts": texts}
        yield {"event": "progress", "done": number, "total": len(whole)}
    yield {"event": "done"}


def store(project: Project, event: Mapping[str, Any]) -> None:
    """Keep what an event ``hints`` tells of an interview; nothing where the interview is gone."""
    query = "SELECT 1 FROM interview WHERE id = ?"
    if event["event"] == "hints" and project.db.execute(query, [event["interview"]]).fetchone():
        texts = {int(turn): str(text) for turn, text in event["texts"]}
        hints = [*map(_new, event["hints"]), *map(_held_down, event["held_down"])]
        of_themes = list(map(_of_theme, event["markers"]))
        store_hints(project, event["interview"], hints, texts, of_themes)


def _new(hint: Mapping[str, Any]) -> NewHint:
    cues = [NewCue("for", cue["kind"], Span(*cue["place"])) for cue in hint["cues"]]
    cues += _doubts(hint)
    if hint["theme_place"] is not None:
        cues.append(NewCue("theme", hint["theme_reason"], Span(*hint["theme_place"])))
    spans = tuple(Span(*span) for span in hint["spans"])
    return NewHint(spans, hint["strength"], hint["theme_id"], hint["theme_reason"], tuple(cues))


def _held_down(held: Mapping[str, Any]) -> NewHint:
    spans = tuple(Span(*span) for span in held["spans"])
    return NewHint(spans, 1, None, "", tuple(_doubts(held)), held_down=held["why"])


def _doubts(one: Mapping[str, Any]) -> list[NewCue]:
    return [NewCue("against", each["why"], Span(*each["place"])) for each in one["doubts"]]


def _of_theme(marker: Mapping[str, Any]) -> NewThemeHint:
    return NewThemeHint(Span(*marker["place"]), marker["theme_id"], marker["question_id"])
