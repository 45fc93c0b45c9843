"""Storing an imported interview in a project."""

from small_stories.changes.interviewing import NewInterview, NewSource, NewTurn, add_interview
from small_stories.importing.draft import Draft, DraftTurn
from small_stories.model import Role, SourceKind
from small_stories.storage.project_file import Project


def bring_in(
    project: Project,
    draft: Draft,
    code: str,
    source_kind: SourceKind | None = None,
    **facts: object,
) -> int:
    """Store a draft under a code as one change, with the file's own text; return its id.

    Facts are other columns of ``interview``. Without a source kind, a draft of notes is notes and
    any other a transcript.
    """
    kind = source_kind or (SourceKind.NOTES if draft.notes else SourceKind.TRANSCRIPT)
    places = {speaker.key: place for place, speaker in enumerate(draft.speakers)}
    speakers = [(speaker.label, speaker.role) for speaker in draft.speakers]
    if any(turn.speaker is None for turn in draft.turns):
        speakers.append(("", Role.INTERVIEWEE))
    new = NewInterview(
        code=code,
        source_kind=kind,
        language=draft.language,
        speakers=tuple(speakers),
        turns=tuple(_new_turn(turn, places, len(draft.speakers)) for turn in draft.turns),
        source=_source(draft),
        facts=facts,
    )
    return add_interview(project, new)


def _new_turn(turn: DraftTurn, places: dict[str, int], nobody: int) -> NewTurn:
    return NewTurn(
        text=turn.text,
        speaker=nobody if turn.speaker is None else places[turn.speaker],
        start_ms=turn.start_ms,
        end_ms=turn.end_ms,
        pieces=tuple((piece.start, piece.end) for piece in turn.pieces),
    )


def _source(draft: Draft) -> NewSource:
    source = draft.source
    return NewSource(
        # A name that is no UTF-8 (an old stick, a Linux folder) is kept as far as it can be.
        file_name=source.name.encode("utf-8", "replace").decode(),
        sha256=source.sha256,
        layout=draft.layout,
        encoding=source.encoding,
        text=source.text,
    )
