"""From what came in to an interview of the project, as one change."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from small_stories.changes.interviewing import NewInterview, refuse_code
from small_stories.changes.recordings import NewRecording, add_recorded_interview
from small_stories.changes.setting_up import add_interviewee
from small_stories.model import Role, SourceKind
from small_stories.storage.interviews import free_codes, interviews
from small_stories.storage.project_file import Project
from small_stories.storage.setup import interviewees, project_facts
from small_stories_app.bringing_in.incoming import Facts

if TYPE_CHECKING:
    from small_stories.importing.draft import Draft


def person_awaited(project: Project, code: str) -> int | None:
    """Return the interviewee of a code who has told nothing yet: an interview so named is theirs.

    Whoever was written down in the first step, with what they agreed to, is met again so.
    """
    told = {each.interviewee_id for each in interviews(project)}
    waiting = {each.code: each.id for each in interviewees(project) if each.id not in told}
    return waiting.get(code)


def proposed_codes(project: Project) -> Iterator[str]:
    """Yield codes for interviews to come: first of those who are awaited, then new ones."""
    taken = {each.code for each in interviews(project)}
    awaited = [code for each in interviewees(project)
               if (code := each.code) not in taken
               and person_awaited(project, code) is not None]  # fmt: skip
    yield from awaited
    yield from (code for code in free_codes(project) if code not in awaited)


def code_of_new(project: Project, code: str) -> str:
    """Return the code that a new person gets: the interview's, unless somebody has it."""
    taken = {person.code for person in interviewees(project)}
    if code not in taken:
        return code
    return next(each for n in range(1, 10_000) if (each := f"H{n:02}") not in taken)


def store_draft(project: Project, draft: "Draft", facts: Facts, roles: Mapping[str, Role]) -> int:
    """Store a draft with the roles the analyst saw; return the interview's id."""
    from small_stories.importing.bring_in import bring_in
    from small_stories.importing.draft import with_roles

    seen = replace(with_roles(draft, roles), language=facts.language)
    with project.change("interview.imported", code=facts.code):
        person = _person(project, facts)
        return bring_in(project, seen, facts.code, facts.kind, interviewee_id=person)


def store_recording(project: Project, stored: NewRecording, facts: Facts) -> int:
    """Make an interview of a recording whose sounds are stored; return the recording's id."""
    refuse_code(project, facts.code)
    with project.change("recording.imported", code=facts.code):
        person: dict[str, object] = {"interviewee_id": _person(project, facts)}
        language = facts.language or project_facts(project).language
        new = NewInterview(facts.code, SourceKind.AUDIO, language, facts=person)
        return add_recorded_interview(project, new, stored)


def _person(project: Project, facts: Facts) -> int:
    if facts.interviewee is not None:
        return facts.interviewee
    return add_interviewee(project, code_of_new(project, facts.code))
