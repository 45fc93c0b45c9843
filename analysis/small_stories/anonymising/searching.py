"""Searching the interviews of a project for what identifies people.

The search knows nothing of the project file: ``needs`` says in plain values what it works on,
``search`` yields events, and ``store`` writes one interview's find as one change. The window runs
``search`` in a child process, the command line in its own.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import Any

from small_stories.anonymising.finding.found import find_marks_in
from small_stories.anonymising.finding.languages import has_pipeline
from small_stories.anonymising.leaving.leaks import tier_of
from small_stories.anonymising.marks import Mark, Tier
from small_stories.anonymising.matching.known import (
    KnownMark,
    KnownName,
    NameBook,
    match_known,
)
from small_stories.changes.hiding import NewMark, store_marks
from small_stories.model import IdentityKind
from small_stories.storage.identities import aliases, identities
from small_stories.storage.interviews import interview, interviews, turns
from small_stories.storage.project_file import Project

Event = dict[str, Any]


def known_names(project: Project) -> list[KnownName]:
    """Return the project's ledger as names to match."""
    other_names = aliases(project)
    return [
        KnownName(
            identity=entry.id,
            kind=IdentityKind(entry.kind),
            base=entry.base,
            aliases=other_names.get(entry.id, ()),
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
    """Yield ``progress`` (done and total turns), ``found`` (marks of an interview) and ``done``.

    ``rules_only`` of an interview's find tells that its language has no pipeline that sees names.
    """
    known = NameBook(
        KnownName(
            identity=name["identity"],
            kind=IdentityKind(name["kind"]),
            base=name["base"],
            aliases=tuple(name["aliases"]),
        )
        for name in work["known"]
    )
    total = sum(len(talk["turns"]) for talk in work["interviews"])
    done = 0
    for talk in work["interviews"]:
        found: list[Event] = []
        texts = [turn["text"] for turn in talk["turns"]]
        marks_of_turns = find_marks_in(texts, talk["language"])
        for turn, marks in zip(talk["turns"], marks_of_turns, strict=True):
            found += _with_known(turn["id"], turn["text"], marks, known)
            done += 1
            yield {"event": "progress", "done": done, "total": total}
        read = _read((turn["id"], turn["text"]) for turn in talk["turns"])
        yield {
            "event": "found",
            "interview": talk["id"],
            "marks": found,
            "read": read,
            "rules_only": not has_pipeline(talk["language"]),
        }
    yield {"event": "done"}


def store(project: Project, event: Mapping[str, Any]) -> None:
    """Write the marks of a ``found`` event into the project; other events are passed over.

    An interview that has other words than those that were searched is passed over too: it has not
    been searched as it stands now.
    """
    if event["event"] != "found":
        return
    number = event["interview"]
    there = [(turn.id, turn.text) for turn in turns(project, number)]
    if interview(project, number) is None or event["read"] != _read(there):
        return
    names = {entry.id for entry in identities(project)}
    found = [NewMark(**{**mark, "kind": IdentityKind(mark["kind"])}) for mark in event["marks"]]
    known = [m if m.identity_id in names else replace(m, identity_id=None) for m in found]
    store_marks(project, number, known)


def _read(words: Iterable[tuple[int, str]]) -> str:
    """Return a number made of turns and their words, to tell whether they have changed."""
    told = sha256()
    for turn, text in words:
        told.update(f"{turn} {text}\n".encode())
    return told.hexdigest()


def search_project(project: Project, only: Sequence[int] | None = None) -> Iterator[Event]:
    """Search and store in this process; yields the events for whoever shows progress."""
    for event in search(needs(project, only)):
        store(project, event)
        yield event


def _with_known(turn: int, text: str, marks: Sequence[Mark], known: NameBook) -> list[Event]:
    """Join what was found with the names of the ledger.

    Longer words that were found around a name of the ledger (a surname after it, the library of a
    district) stay whole, and are asked about: they may be somebody or something else. Of one word
    the name alone is marked, and shorter finds give way to it.
    """
    names = match_known(text, known)
    events: list[Event] = []
    for mark in marks:
        within = [name for name in names if mark.start <= name.start and name.end <= mark.end]
        if any(is_longer(text, mark, name) for name in within):
            names = [name for name in names if name not in within]
            events.append(_event(turn, mark, mark.tier, mark.reason, None, mark.base))
        elif not any(_touch(mark, name) for name in names):
            events.append(_event(turn, mark, mark.tier, mark.reason, None, mark.base))
    for name in names:
        identity, tier = whose(text, name)
        if any(_is_sure(mark) and _touch(mark, name) for mark in marks):
            tier = Tier.MARKED
        events.append(_event(turn, name, tier, "known", identity, name.called))
    return sorted(events, key=lambda event: int(event["start"]))


def _is_sure(mark: Mark) -> bool:
    return mark.tier is Tier.MARKED


def _touch(mark: Mark, name: KnownMark) -> bool:
    return name.start < mark.end and mark.start < name.end


def is_longer(text: str, mark: Mark, name: KnownMark) -> bool:
    """Tell whether a mark holds more words than the name that stands in it."""
    return len(text[mark.start : mark.end].split()) > len(text[name.start : name.end].split())


def whose(text: str, name: KnownMark) -> tuple[int | None, Tier]:
    """Return whose name it is, or None where the analyst has to say, and how sure it is a name.

    The analyst says it of a name that two share, of a part of a full name, and of an ordinary word
    in small letters: *toivo* may be hope, and is not to become another name by itself.
    """
    ordinary = tier_of(text[name.start : name.end]) is Tier.CHECK
    if name.doubtful or ordinary or name.identity is None:
        return None, Tier.CHECK
    return name.identity, Tier.MARKED


def _event(
    turn: int, mark: Mark | KnownMark, tier: Tier, reason: str, identity: int | None, base: str
) -> Event:
    return {
        "turn_id": turn,
        "start": mark.start,
        "end": mark.end,
        "kind": mark.kind,
        "tier": tier,
        "reason": reason,
        "identity_id": identity,
        "base": base,
    }
