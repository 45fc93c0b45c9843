"""Transcribing recordings of a project in the terminal."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from small_stories.command_line.stages import StagesOf, stages
from small_stories.command_line.terminal import Terminal
from small_stories.errors import SmallStoriesError
from small_stories.heard import Wishes
from small_stories.storage.interviews import Interview, interviews
from small_stories.storage.project_file import Project
from small_stories.storage.transcriptions import Written, states, unfinished
from small_stories.strings import error_text


def transcribe_project(
    terminal: Terminal, folder: Path, codes: Sequence[str], wishes: Wishes, *, chosen: bool
) -> int:
    """Write down what has no text yet, or not all of it; return how many failed.

    ``chosen`` tells that the model was asked for: a run that broke off goes on with its own else.
    """
    with terminal.open(folder) as project:
        known = {interview.code for interview in interviews(project)}
        if unknown := [code for code in codes if code not in known]:
            raise SmallStoriesError("interview.no_such_code", code=unknown[0])
        waiting = _waiting(project, codes)
        if not waiting:
            terminal.say("nothing_to_transcribe")
        with stages(terminal) as stages_of:
            written = [
                _write_down(terminal, project, each, wishes, chosen, stages_of) for each in waiting
            ]
    return written.count(False)


def _waiting(project: Project, codes: Sequence[str]) -> list[Interview]:
    """Return what has no text yet; one in which no word was heard waits only if it is named."""
    how_far = states(project)
    return [
        interview
        for interview in interviews(project)
        if interview.recording_id is not None
        and (not codes or interview.code in codes)
        and (
            how_far.get(interview.id) is Written.PARTLY
            or (not interview.turns and (codes or interview.id not in how_far))
        )
    ]


def _write_down(
    terminal: Terminal,
    project: Project,
    interview: Interview,
    wishes: Wishes,
    chosen: bool,
    stages_of: StagesOf,
) -> bool:
    from small_stories.transcribing.bring_in import transcribe
    from small_stories.transcribing.models.at_hand import model_for
    from small_stories.transcribing.models.memory import refuse_too_large

    assert interview.recording_id is not None
    begun = unfinished(project, interview.recording_id)
    name = begun.wishes.model if begun and not chosen else wishes.model
    spoken = replace(wishes, languages=wishes.languages or (interview.language,))
    try:
        refuse_too_large(name)
        if begun:
            terminal.say("files.going_on", file=interview.code)
        with stages_of(interview.code) as told:
            transcribe(project, interview.recording_id, model_for(name), spoken, told)
    except SmallStoriesError as error:
        click.echo(error_text(error, terminal.language), err=True)
        return False
    terminal.say("transcribed", code=interview.code)
    return True
