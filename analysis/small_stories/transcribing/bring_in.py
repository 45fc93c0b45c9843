"""A recording into the project, and its words into draft turns."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Final

from small_stories.changes.by_ear import find_words_in_all
from small_stories.changes.heard_voices import spoken_turns
from small_stories.changes.interviewing import NewInterview, refuse_code
from small_stories.changes.recordings import add_recorded_interview
from small_stories.changes.writing_down import (
    begin,
    note_heard_languages,
    note_voices_failed,
    propose_roles,
    run_going_on,
    store_piece,
    store_plan,
    store_voices,
    take_back,
)
from small_stories.errors import SmallStoriesError
from small_stories.heard import HeardPiece, Voices, Wishes
from small_stories.model import SourceKind
from small_stories.storage.interviews import codes_of_same_file, recording
from small_stories.storage.project_file import Project
from small_stories.storage.recordings import (
    SoundFile,
    delete_sound,
    open_recordings,
    sounds_in_use,
)
from small_stories.storage.setup import project_facts
from small_stories.storage.transcriptions import Run, unfinished
from small_stories.transcribing.models.at_hand import model_sha256
from small_stories.transcribing.run import Event, Plan, VoicesFailed, written_down
from small_stories.transcribing.run import Progress as RunProgress
from small_stories.transcribing.sound.canonical import CanonicalSound, Progress
from small_stories.transcribing.sound.storing import Remark, StoredSounds, store_sounds
from small_stories.transcribing.turns.draft_turns import continues, turns_of
from small_stories.transcribing.turns.roles import propose_roles as roles_by_voice

# After so many pieces who asks and who tells is known; it is looked at again at the end.
_ROLES_OPEN: Final = 20


def import_recording(
    project: Project,
    path: Path,
    code: str,
    language: str | None = None,
    progress: Progress | None = None,
    remark: Callable[[Remark], None] = lambda _: None,
) -> int:
    """Bring a recording in as an interview of its own; return the recording's id.

    The file is kept exactly as it is. ``progress`` is told milliseconds decoded and of how many,
    ``remark`` what has to be said of a recording that was stored, as that it is cut off.
    Raises SmallStoriesError when the file is no recording that can be read, is empty or holds no
    sound, when there is no room for it, or when the code is taken; nothing of it stays then.
    """
    refuse_code(project, code)
    with closing(open_recordings(project.folder, project.key)) as sounds:
        stored = store_sounds(sounds, project.folder, path, progress)
    return add_stored(project, stored, code, language, remark)


def add_stored(
    project: Project,
    stored: StoredSounds,
    code: str,
    language: str | None = None,
    remark: Callable[[Remark], None] = lambda _: None,
) -> int:
    """Make an interview of a recording whose sounds are stored; return the recording's id.

    Where that fails, the sounds go too.
    """
    new = stored.recording
    try:
        spoken = language or project_facts(project).language
        interview = NewInterview(code, SourceKind.AUDIO, spoken)
        number = add_recorded_interview(project, interview, new)
    except BaseException:
        # Not when the recording is stored and only what came after it went wrong.
        unused = {new.original_sound_id, new.canonical_sound_id} - sounds_in_use(project.db)
        with closing(open_recordings(project.folder, project.key)) as sounds:
            for sound in unused:
                delete_sound(sounds, sound)
        raise
    for each in (*stored.remarks, *remarks_on_same_file(project, number)):
        remark(each)
    return number


def remarks_on_same_file(project: Project, number: int) -> tuple[Remark, ...]:
    """Return what has to be said where the same file is in the project already."""
    codes = codes_of_same_file(project, number)
    if not codes:
        return ()
    fields: dict[str, str | int] = {
        "name": recording(project, number).file_name,
        "codes": ", ".join(codes),
    }
    return (Remark("transcribing.already_here", fields),)


def transcribe(
    project: Project,
    recording_id: int,
    model: Path,
    wishes: Wishes | None = None,
    on_progress: RunProgress = lambda _stage, _done, _total: None,
    should_stop: Callable[[], bool] = lambda: False,
) -> int | None:
    """Write a recording down as draft turns, piece by piece, or go on where a run broke off.

    A run that is gone on with keeps its own wishes and needs the model it began with. Returns the
    transcription's id, or None when it was told to stop; what is stored stays then. Raises
    SmallStoriesError when there is no speech in it, or the interview has turns already.
    """
    found = recording(project, recording_id)
    begun = unfinished(project, recording_id)
    number = begun.id if begun else begin_writing(project, recording_id, model, wishes)
    if begun:
        refuse_other_model(begun, model)
    run = run_going_on(project, number)
    with closing(open_recordings(project.folder, project.key, read_only=True)) as sounds:
        sound = CanonicalSound(SoundFile(sounds, found.canonical_sound_id))
        for event in written_down(sound, model, run.wishes, plan=plan_of(run), voices=run.voices,
                                  done=run.done, progress=on_progress):  # fmt: skip
            if should_stop():
                return None
            store(project, number, event)
    return number


def begin_writing(
    project: Project, recording_id: int, model: Path, wishes: Wishes | None = None
) -> int:
    """Begin to write a recording down; return the transcription's id.

    Without wishes it is written down in the interview's language. Raises SmallStoriesError when
    the interview has turns already.
    """
    found = recording(project, recording_id)
    wishes = wishes or Wishes(str(model), (found.language,))
    return begin(project, recording_id, model.name, model_sha256(model), wishes)


def refuse_other_model(begun: Run, model: Path) -> None:
    """Raise SmallStoriesError when a run that broke off was begun with another model."""
    if model_sha256(model) != begun.model_sha256:
        raise SmallStoriesError("transcribing.other_model", model=begun.model)


def plan_of(run: Run) -> Plan | None:
    """Return the plan of a run, or None where none is made yet."""
    return None if run.pieces is None else Plan(run.pieces)


def store(project: Project, transcription: int, event: Event, leave: int | None = None) -> None:
    """Store one thing that a run has come to, all of it or nothing, inside the run's own change.

    The turn to ``leave``, which somebody is correcting, gets no words. When the run is done,
    stories that were marked by ear find their words. Raises SmallStoriesError when the run was
    undone or taken away meanwhile, and when its plan is empty because nobody speaks: nothing of
    the run stays then.
    """
    run = run_going_on(project, transcription)
    match event:
        case Plan(pieces=()):
            take_back(project, run)
            name = recording(project, run.recording_id).file_name
            raise SmallStoriesError("recording.no_speech", name=name)
        case Plan():
            store_plan(project, run, event.pieces)
        case Voices():
            store_voices(project, run, event)
        case VoicesFailed():
            note_voices_failed(project, run, event.error_key)
        case HeardPiece():
            _store_piece(project, run, event, leave)


def _store_piece(project: Project, run: Run, heard: HeardPiece, leave: int | None) -> None:
    before, piece = None, None
    for each in run.pieces or ():
        if each.number == heard.number:
            piece = each
        elif each.number < heard.number and each.speech:
            before = each.speech[-1][1]
    if piece is None:
        raise SmallStoriesError("changes.undone_meanwhile")
    turns = turns_of(piece, heard, run.voices, pauses=run.wishes.pauses, after_ms=before)
    store_piece(project, run, heard, turns, continues, leave)
    whole = len(run.done | {heard.number}) == len(run.pieces or ())
    if whole or heard.number < _ROLES_OPEN:
        propose_roles(project, run, roles_by_voice(spoken_turns(project, run.interview_id)))
    if whole:
        note_heard_languages(project, run_going_on(project, run.id))
        find_words_in_all(project, run.interview_id)
