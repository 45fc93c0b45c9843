"""The first steps of the example: what is evaluated, who is asked, and what they said."""

from typing import Any

from small_stories.changes import interviewing, keeping, setting_up
from small_stories.example.being_built import Example, Progress
from small_stories.model import SourceKind
from small_stories.storage.interviews import recording
from small_stories.storage.project_file import Project


def describe(example: Example, _: Progress) -> None:
    """Write down what is evaluated, its goals, and the numbers and failures beside the stories."""
    project, told = example.project, example.decisions["project"]
    facts = ("name", "evaluated", "means", "selection_note", "member_check_note", "memo")
    place = {"place_kind": told["place_kind_genitive"]}
    setting_up.describe_project(
        project, **place, **{fact: told[fact].strip() for fact in facts if fact in told}
    )
    keeping.set_retention(project, told["kept_until"])
    for key in ("resources", "measures", "outputs"):
        setting_up.write_report_section(project, key, told[key].strip())
    for goal in example.decisions["goals"]:
        number = setting_up.add_goal(project, goal["short"], goal["text"], goal["set_by"])
        example.name("goal", goal["id"], number)
    for result in example.decisions["quant_results"]:
        value = f"{result['value']} {result['unit']}"
        period, source = str(result["year"]), result["source"]
        number = setting_up.add_quant_result(project, result["what"], value, period, source)
        example.name("figure", result["what"], number)
    for note in example.decisions["failure_notes"]:
        setting_up.add_failure_note(project, note["text"])


def meet(example: Example, _: Progress) -> None:
    """Write down who is interviewed, and what each has agreed to."""
    for person in example.decisions["interviewees"]:
        number = setting_up.add_interviewee(
            example.project,
            person["code"],
            role_word=person["role"],
            place_kind=person["place_genitive"],
            real_name=person.get("name", ""),
            selection_note=person["selection_note"],
        )
        example.name("interviewee", person["code"], number)
        for event in person["consents"]:
            _consent(example.project, number, event)


def _consent(project: Project, interviewee: int, event: dict[str, Any]) -> None:
    moment = {"invitation": "invited"}.get(event["moment"], event["moment"])
    for scope in ("recording", "stories", "quotes", "named"):
        setting_up.record_consent(
            project,
            interviewee,
            moment,
            scope,
            given=scope in event["scopes"],
            on_date=event["date"].isoformat(),
            asked_by=event["asked_by"],
            form=event["form"],
            understood=int(event["understood"]),
        )


def bring_in(example: Example, _: Progress) -> None:
    """Bring in the interviews that are files of text."""
    from small_stories.importing.bring_in import bring_in as bring_in_draft
    from small_stories.importing.draft import read_interview, with_roles

    for each in example.decisions["interviews"]:
        if each["source"] == "audio":
            continue
        draft = read_interview(example.folder / each["file"])
        roles = each.get("speakers", {})
        keys = {speaker.key: roles.get(speaker.label) for speaker in draft.speakers}
        draft = with_roles(draft, {key: role for key, role in keys.items() if role})
        kind = SourceKind(each["source"])
        number = bring_in_draft(example.project, draft, each["code"], kind, **_facts(example, each))
        example.name("interview", each["code"], number)


def transcribe(example: Example, progress: Progress) -> None:
    """Store the recording and write it down."""
    from small_stories.transcribing.bring_in import import_recording
    from small_stories.transcribing.bring_in import transcribe as write_down
    from small_stories.transcribing.models.starter import starter_model

    for each in example.decisions["interviews"]:
        if each["source"] == "audio":
            file = example.folder / each["file"]
            sound = import_recording(example.project, file, each["code"], "fi")
            write_down(example.project, sound, starter_model(),
                       on_progress=lambda _stage, done, total: progress(done, total))  # fmt: skip
            number = recording(example.project, sound).interview_id
            interviewing.describe_interview(example.project, number, **_facts(example, each))
            example.name("interview", each["code"], number)


def _facts(example: Example, each: dict[str, Any]) -> dict[str, object]:
    return {
        "interviewee_id": example.ids["interviewee"][each["code"]],
        "held_on": each["held"].isoformat(),
        "interviewer_role": each.get("interviewer", ""),
        "place_kind": each.get("place", ""),
        "read_to_end": 1,
    }
