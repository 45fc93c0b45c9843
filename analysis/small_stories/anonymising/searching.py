"""Searching the interviews of a project for what identifies people.

The search knows nothing of the project file: ``needs`` says in plain values what it works on,
``search`` yields events, and ``store`` writes one interview's find as one change. The window runs
``search`` in a child process, the command line in its own.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from small_stories.anonymising.finding import find_marks_in
from small_stories.anonymising.forms import KnownName, match_known
from small_stories.anonymising.marks import Mark
from small_stories.changes.hiding import NewMark, store_marks
from small_stories.model import IdentityKind
from small_stories.storage.identities import aliases, identities
from small_stories.storage.interviews import interviews, turns
from small_stories.storage.project_file import Project

Event = dict[str, Any]


def known_names(project: Project) -> list[KnownName]:
    """Return the project's ledger as names to match."""
    return [
        KnownName(
            identity=entry.id,
            kind=IdentityKind(entry.kind),
            base=entry.base,
            aliases=tuple(aliases(project, entry.id)),
        )
        for entry in identities(project)
    ]


def needs(project: Project, only: Sequence[int] | None = None) -> Event:
    """Return what a search works on: the turns of all interviews, or of some, and the ledger."""
    wanted = [each for each in interviews(project) if only is None or each.id in only]
    return {
        "interviews": [
            {
                "id": each.id,
                "language": each.language,
                "turns": [{"id": turn.id, "text": turn.text} for turn in turns(project, each.id)],
            }
            for each in wanted
        ],
        "known": [
            {
                "identity": name.identity,
                "kind": name.kind,
                "base": name.base,
                "aliases": list(name.aliases),
            }
            for name in known_names(project)
        ],
    }


def search(work: Mapping[str, Any]) -> Iterator[Event]:
    """Yield ``progress`` (done and total turns), ``found`` (marks of an interview) and ``done``."""
    known = [
        KnownName(
            identity=name["identity"],
            kind=IdentityKind(name["kind"]),
            base=name["base"],
            aliases=tuple(name["aliases"]),
        )
        for name in work["known"]
    ]
    total = sum(len(interview["turns"]) for interview in work["interviews"])
    done = 0
    for interview in work["interviews"]:
        found: list[Event] = []
        texts = [turn["text"] for turn in interview["turns"]]
        marks_of_turns = find_marks_in(texts, interview["language"])
        for turn, marks in zip(interview["turns"], marks_of_turns, strict=True):
            found += _with_known(turn["id"], turn["text"], marks, known)
            done += 1
            yield {"event": "progress", "done": done, "total": total}
        yield {"event": "found", "interview": interview["id"], "marks": found}
    yield {"event": "done"}


def store(project: Project, event: Mapping[str, Any]) -> None:
    """Write the marks of a ``found`` event into the project; other events are passed over."""
    if event["event"] == "found":
        marks = [NewMark(**{**mark, "kind": IdentityKind(mark["kind"])}) for mark in event["marks"]]
        store_marks(project, event["interview"], marks)


def search_project(project: Project, only: Sequence[int] | None = None) -> Iterator[Event]:
    """Search and store in this process; yields the events for whoever shows progress."""
    for event in search(needs(project, only)):
        store(project, event)
        yield event


def _with_known(
    turn: int, text: str, marks: Sequence[Mark], known: Sequence[KnownName]
) -> list[Event]:
    """Join what was found with the names of the ledger.

    A name of the ledger inside longer words that were found (first name and surname) gives the
    longer mark its identity; elsewhere it stands by itself, and shorter finds give way to it.
    """
    events: list[Event] = []
    taken: list[tuple[int, int]] = []
    names = match_known(text, known)
    for mark in marks:
        within = [name for name in names if mark.start <= name.start and name.end <= mark.end]
        if not within and any(name.start < mark.end and mark.start < name.end for name in names):
            continue
        identity = within[0].identity if within else None
        taken.append((mark.start, mark.end))
        events.append(
            {
                "turn_id": turn,
                "start": mark.start,
                "end": mark.end,
                "kind": mark.kind,
                "tier": mark.tier,
                "reason": mark.reason,
                "identity_id": identity,
            }
        )
    for name in names:
        if not any(start < name.end and name.start < end for start, end in taken):
            events.append(
                {
                    "turn_id": turn,
                    "start": name.start,
                    "end": name.end,
                    "kind": next(each.kind for each in known if each.identity == name.identity),
                    "tier": "marked",
                    "reason": "known",
                    "identity_id": name.identity,
                }
            )
    return sorted(events, key=lambda event: int(event["start"]))
