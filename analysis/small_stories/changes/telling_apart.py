"""Telling the speakers of a transcript apart again, without touching its words.

Draft turns are cut anew where the voice changes; checked ones stay as a person found them right.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from small_stories.changes.heard_voices import (
    add_voice,
    better_roles,
    insert_places,
    spoken_turns,
)
from small_stories.changes.interviewing import NewTurn
from small_stories.changes.recutting import Cut, recut, stripped
from small_stories.changes.writing_down import GoesOn, LastTurn
from small_stories.errors import SmallStoriesError
from small_stories.heard import Doubt, HeardWord, Voices
from small_stories.heard_as_json import as_json
from small_stories.model import Role, Span
from small_stories.storage.interviews import Turn, speakers, turns
from small_stories.storage.project_file import Project
from small_stories.storage.rows import delete, update
from small_stories.storage.spoken import TimedWord, timed_words
from small_stories.storage.transcriptions import Written, state

SaidBy = Callable[[Sequence[HeardWord]], Sequence[int | None]]
"""Tells which voice says each of the words of an interview, in the order they are spoken."""
RolesOf = Callable[[Sequence[NewTurn]], Mapping[int, Role]]
"""Proposes who asks and who tells, by the number of the voice."""


@dataclass(frozen=True, slots=True)
class _Said:
    """Words of one turn that one voice says; ``start_ms`` and ``end_ms`` are when."""

    turn: Turn
    start: int
    end: int
    voice: int | None
    start_ms: int | None
    end_ms: int | None


def tell_apart(
    project: Project,
    interview: int,
    voices: Voices,
    said_by: SaidBy,
    goes_on: GoesOn,
    roles_of: RolesOf,
    leave: int | None = None,
) -> None:
    """Give the words of an interview to voices that were told apart anew, as one change.

    A speaker keeps name and role by the words that both said. Turns that parted only because an
    earlier telling heard another voice come together where ``goes_on`` says so. The turn to
    ``leave``, which somebody is correcting, is left like a checked one. Raises SmallStoriesError
    as long as the recording is not written down to its end.
    """
    if state(project, interview) == Written.PARTLY:
        raise SmallStoriesError("transcribing.not_finished")
    talk = turns(project, interview)
    words = {turn.id: _words(project, turn) for turn in talk}
    voice_of = _voices_of_words(talk, words, said_by)
    with project.change("speakers.told_apart"):
        _note_voices(project, interview, voices)
        speaker_of = _speakers(project, interview, talk, voice_of)
        for is_free, group in groupby(talk, key=lambda t: t.state == "draft" and t.id != leave):
            if is_free:
                said = [part for turn in group for part in _parts(turn, words, voice_of)]
                _cut(project, said, speaker_of, goes_on)
        _remove_unheard(project, interview)
        roles = roles_of(spoken_turns(project, interview))
        for speaker, role in better_roles(project, interview, roles).items():
            update(project.db, "speaker", speaker, role=role)


def _words(project: Project, turn: Turn) -> list[TimedWord]:
    found = [word for word in timed_words(project, turn.id) if word.start < word.end]
    return sorted(found, key=lambda word: word.start)


def _voices_of_words(
    talk: Sequence[Turn], words: dict[int, list[TimedWord]], said_by: SaidBy
) -> dict[tuple[int, int], int | None]:
    """Return the voice of each timed word, by its turn and where it begins there."""
    found = sorted(
        ((word, turn) for turn in talk for word in words[turn.id]),
        key=lambda pair: (pair[0].start_ms, pair[1].position, pair[0].start),
    )
    heard = [
        HeardWord(turn.text[word.start : word.end], word.start_ms, word.end_ms, 1.0)
        for word, turn in found
    ]
    return {
        (turn.id, word.start): voice
        for (word, turn), voice in zip(found, said_by(heard), strict=True)
    }


def _parts(
    turn: Turn, words: dict[int, list[TimedWord]], voice_of: dict[tuple[int, int], int | None]
) -> list[_Said]:
    """Return what each voice says of a turn, in order; nothing of its text is left out."""
    runs = [
        list(run)
        for _, run in groupby(words[turn.id], key=lambda word: voice_of[turn.id, word.start])
    ]
    if not runs:
        return [_Said(turn, 0, len(turn.text), None, turn.start_ms, turn.end_ms)]
    edges = [0, *(_after_word(turn.text, run[-1].end) for run in runs[:-1]), len(turn.text)]
    return [
        _Said(turn, start, end, voice_of[turn.id, run[0].start], run[0].start_ms, run[-1].end_ms)
        for run, start, end in zip(runs, edges, edges[1:], strict=False)
    ]


def _after_word(text: str, at: int) -> int:
    while at < len(text) and not text[at].isspace():
        at += 1
    return at


def _cut(
    project: Project, said: Sequence[_Said], speaker_of: dict[int, int], goes_on: GoesOn
) -> None:
    cuts: list[list[_Said]] = []
    for part in said:
        if cuts and _came_together(cuts[-1], part, goes_on):
            cuts[-1].append(part)
        else:
            cuts.append([part])
    old = list(dict.fromkeys(part.turn for part in said))
    new = [Cut(_spans(cut), _speaker(cut[0], speaker_of)) for cut in cuts]
    before = [Cut((Span(turn.id, 0, len(turn.text)),), turn.speaker_id) for turn in old]
    if new != before:
        recut(project, old, new)


def _came_together(cut: Sequence[_Said], part: _Said, goes_on: GoesOn) -> bool:
    last = cut[-1]
    if part.voice is None or last.turn.id == part.turn.id:
        return False
    parted_by_voice = last.turn.speaker_id != part.turn.speaker_id or part.turn.speaker_id is None
    text = " ".join(each.turn.text[each.start : each.end].strip() for each in cut)
    before = LastTurn(0, text, last.voice, cut[0].start_ms, last.end_ms)
    words = part.turn.text[part.start : part.end].strip()
    return parted_by_voice and goes_on(
        before, NewTurn(words, part.voice, part.start_ms, part.end_ms)
    )


def _spans(cut: Sequence[_Said]) -> tuple[Span, ...]:
    return tuple(
        Span(part.turn.id, 0, len(part.turn.text))
        if (part.start, part.end) == (0, len(part.turn.text))
        else stripped(part.turn.text, part.turn.id, part.start, part.end)
        for part in cut
    )


def _speaker(part: _Said, speaker_of: dict[int, int]) -> int | None:
    return part.turn.speaker_id if part.voice is None else speaker_of[part.voice]


def _speakers(
    project: Project,
    interview: int,
    talk: Sequence[Turn],
    voice_of: dict[tuple[int, int], int | None],
) -> dict[int, int]:
    """Return the speaker of each voice: whoever said most of its words, each once, or a new one."""
    speaker_in = {turn.id: turn.speaker_id for turn in talk}
    shared = Counter(
        (speaker_in[turn], voice) for (turn, _), voice in voice_of.items() if voice is not None
    )
    found: dict[int, int] = {}
    for (speaker, voice), _ in sorted(shared.items(), key=lambda item: (-item[1], item[0][1])):
        if speaker is not None and voice not in found and speaker not in found.values():
            found[voice] = speaker
    there = {each.id: each for each in speakers(project, interview)}
    for speaker in there.keys() - found.values():
        update(project.db, "speaker", speaker, voice=None)
    for voice in sorted({voice for _, voice in shared}):
        if voice in found:
            update(project.db, "speaker", found[voice], voice=voice)
        else:
            found[voice] = add_voice(project, interview, voice)
    return found


def _note_voices(project: Project, interview: int, voices: Voices) -> None:
    project.db.execute(
        "UPDATE transcription SET voices = ? WHERE recording_id IN"
        " (SELECT id FROM recording WHERE interview_id = ?)",
        [as_json(voices), interview],
    )
    for doubt in (Doubt.THIRD_VOICE, Doubt.UNSURE_SPEAKER):
        delete(project.db, "unsure_place", interview_id=interview, doubt=doubt)
    insert_places(project, interview, voices.unsure)


def _remove_unheard(project: Project, interview: int) -> None:
    """Remove the speakers whom nobody has named or given a role, and who say nothing now."""
    project.db.execute(
        "DELETE FROM speaker WHERE interview_id = ? AND proposed AND voice IS NULL"
        " AND id NOT IN (SELECT speaker_id FROM turn WHERE speaker_id IS NOT NULL)",
        [interview],
    )
