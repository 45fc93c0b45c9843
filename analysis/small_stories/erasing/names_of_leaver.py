"""Which entries of the ledger go with a person: those that nobody who stays speaks of.

The ledger tells who is who; a name that was typed in by hand may stand in no mark at all.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Final

from small_stories.anonymising.finnish.folding import folded
from small_stories.anonymising.matching.known import KnownName, NameBook, match_known
from small_stories.model import IdentityKind
from small_stories.storage.erasing import ToErase
from small_stories.storage.interviews import interviews, turns
from small_stories.storage.project_file import Project
from small_stories.storage.setup import interviewees

# Of entries that were deleted: what they were called, as far as the history can bring it back.
_PAST: Final = """
    SELECT row_id, json_extract(image, '$.kind'), json_extract(image, '$.base')
    FROM (SELECT row_id, before AS image FROM change_row WHERE table_name = 'identity'
        UNION SELECT row_id, after FROM change_row WHERE table_name = 'identity')
    WHERE image IS NOT NULL AND json_extract(image, '$.base') IS NOT NULL"""
_LIVE: Final = """
    SELECT id, kind, base FROM identity
    UNION SELECT identity.id, kind, alias FROM identity JOIN identity_alias
        ON identity_alias.identity_id = identity.id"""
_SAID_BY_OTHERS: Final = """
    SELECT DISTINCT identity_id FROM quote_decision JOIN turn ON turn.id = turn_id
    WHERE identity_id IS NOT NULL
    AND interview_id NOT IN (SELECT value FROM json_each(?))"""


def names_that_go(project: Project, what: ToErase) -> list[KnownName]:
    """Return the ledger's entries, deleted ones too, that nobody who stays says or is called.

    An entry has a name for each thing it is or was called. One that is said nowhere goes too,
    unless somebody who stays has a recording of which nothing is written down yet.
    """
    named = _candidates(project, what)
    book = NameBook(named)

    def said_in(texts: Iterable[str]) -> set[int]:
        return {name for text in texts for name in _said_in(text, named, book)}

    staying = said_in(_texts(project, what, staying=True))
    gone = [name for name in named if name.identity not in staying]
    if not _is_unheard(project, what):
        return gone
    leaving = said_in(_texts(project, what, staying=False))
    return [name for name in gone if name.identity in leaving]


def _candidates(project: Project, what: ToErase) -> list[KnownName]:
    marked = project.db.execute(_SAID_BY_OTHERS, [json.dumps(sorted(what.interviews))])
    others = {int(row[0]) for row in marked}
    called = project.db.execute(f"{_LIVE} UNION {_PAST}").fetchall()
    return [
        KnownName(int(number), IdentityKind(kind), str(base))
        for number, kind, base in called
        if number not in others and str(base).strip()
    ]


def _texts(project: Project, what: ToErase, *, staying: bool) -> Iterator[str]:
    """Yield what those who stay, or those who leave, are called and what is said in their talk."""
    for person in interviewees(project):
        if (person.id not in what.people) is staying:
            yield person.real_name
    for talk in interviews(project):
        if (talk.id not in what.interviews) is staying:
            yield from (turn.text for turn in turns(project, talk.id))


def _is_unheard(project: Project, what: ToErase) -> bool:
    """Tell whether a recording that stays has not been written down."""
    return any(
        talk.recording_id is not None and not turns(project, talk.id)
        for talk in interviews(project)
        if talk.id not in what.interviews
    )


def _said_in(text: str, named: Iterable[KnownName], book: NameBook) -> Iterator[int]:
    """Yield the entries that a text names; where two share a name, both."""
    for mark in match_known(text, book, alike=False):
        if mark.identity is not None:
            yield mark.identity
        else:
            yield from (each.identity for each in named if folded(each.base) == folded(mark.called))
