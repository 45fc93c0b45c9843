"""Building the example project: each step does the real work on the example's files."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from small_stories.changes import (
    checking,
    grouping,
    hiding,
    interviewing,
    keeping,
    linking,
    marking,
    plot,
    quoting,
    setting_up,
)
from small_stories.changes.reading import write_reading
from small_stories.example.decisions import (
    Decisions,
    example_folder,
    places_of,
    read_decisions,
    spans_of,
)
from small_stories.model import (
    CheckState,
    Decision,
    IdentityKind,
    PartKind,
    SourceKind,
    StoryKind,
    TypeRole,
)
from small_stories.storage.identities import marks
from small_stories.storage.interviews import recording
from small_stories.storage.project_file import Project
from small_stories.storage.setup import themes
from small_stories.storage.stories import spans

Progress = Callable[[float, float], None]


@dataclass(slots=True)
class Example:
    """The example while it is built: what the decisions call things, and their ids."""

    project: Project
    folder: Path
    decisions: Decisions
    ids: dict[str, dict[str, int]] = field(default_factory=dict)

    def name(self, kind: str, key: str, number: int) -> None:
        """Remember the id of something the decisions call by a key."""
        self.ids.setdefault(kind, {})[key] = number


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its key under ``example`` in the string files, and what it does."""

    key: str
    do: Callable[[Example, Progress], None]


def build(
    folder: Path, passphrase: str | None, language: str = "fi"
) -> Iterator[tuple[Step, Callable[[Progress], None]]]:
    """Make the example project in an empty folder, step by step.

    Each step is yielded with the function that does it, so that the caller can show what happens
    and how far it has come. The project is closed after the last one.
    """
    with (
        example_folder() as files,
        setting_up.begin_project(folder, "Hellankulma", passphrase, language) as project,
    ):
        example = Example(project, files, read_decisions(files))
        for theme in themes(project):
            example.name("theme", theme.key or theme.name, theme.id)
        for step in STEPS:
            yield step, lambda progress, step=step: step.do(example, progress)  # type: ignore[misc]


def _describe(example: Example, _: Progress) -> None:
    project, told = example.project, example.decisions["project"]
    facts = ("name", "evaluated", "means", "selection_note", "member_check_note", "memo")
    place = {"place_kind": told["place_kind_genitive"]}
    setting_up.describe_project(
        project, **place, **{fact: told[fact].strip() for fact in facts if fact in told}
    )
    keeping.set_retention(project, told["kept_until"])
    sections = {key: told[key] for key in ("resources", "measures", "outputs")}
    for key, words in {**sections, **example.decisions["report"]}.items():
        setting_up.write_report_section(project, key, words.strip())
    for goal in example.decisions["goals"]:
        number = setting_up.add_goal(project, goal["short"], goal["text"], goal["set_by"])
        example.name("goal", goal["id"], number)
    for result in example.decisions["quant_results"]:
        value = f"{result['value']} {result['unit']}"
        period, source = str(result["year"]), result["source"]
        setting_up.add_quant_result(project, result["what"], value, period, source)
    for note in example.decisions["failure_notes"]:
        setting_up.add_failure_note(project, note["text"])


def _meet(example: Example, _: Progress) -> None:
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


def _import(example: Example, _: Progress) -> None:
    from small_stories.importing.bring_in import bring_in
    from small_stories.importing.draft import read_interview, with_roles

    for each in example.decisions["interviews"]:
        if each["source"] == "audio":
            continue
        draft = read_interview(example.folder / each["file"])
        roles = each.get("speakers", {})
        keys = {speaker.key: roles.get(speaker.label) for speaker in draft.speakers}
        draft = with_roles(draft, {key: role for key, role in keys.items() if role})
        kind = SourceKind(each["source"])
        number = bring_in(example.project, draft, each["code"], kind, **_facts(example, each))
        example.name("interview", each["code"], number)


def _transcribe(example: Example, progress: Progress) -> None:
    from small_stories.transcribing.bring_in import import_recording, transcribe
    from small_stories.transcribing.model_files import starter_model

    for each in example.decisions["interviews"]:
        if each["source"] == "audio":
            file = example.folder / each["file"]
            sound = import_recording(example.project, file, each["code"], "fi")
            transcribe(example.project, sound, starter_model(), progress)
            number = recording(example.project, sound).interview_id
            interviewing.describe_interview(example.project, number, **_facts(example, each))
            example.name("interview", each["code"], number)


def _facts(example: Example, each: dict[str, Any]) -> dict[str, object]:
    return {
        "interviewee_id": example.ids["interviewee"][each["code"]],
        "held_on": each["held"].isoformat(),
        "interviewer_role": each.get("interviewer", ""),
        "read_to_end": 1,
    }


def _mark(example: Example, _: Progress) -> None:
    for told in example.decisions["stories"]:
        interview = example.ids["interview"][told["interview"]]
        story = marking.mark_story(
            example.project,
            interview,
            spans_of(example.project, interview, told["words"]),
            kind=StoryKind(told["kind"]),
            title=told["title"],
            grade=told.get("grade"),
            surprising=int(told.get("surprising", False)),
            told_under_id=example.ids["theme"].get(told.get("told_under", "")),
            in_vivo_label=told.get("in_vivo", ""),
        )
        example.name("story", told["id"], story)
        for part in told.get("plot", []):
            words = spans_of(example.project, interview, [part] if "from" in part else [])
            place = words[0] if words else None
            plot.mark_part(
                example.project, story, PartKind(part["kind"]), place, part.get("wording", "")
            )


def _read(example: Example, _: Progress) -> None:
    for told in example.decisions["stories"]:
        story = example.ids["story"][told["id"]]
        for theme in told.get("interpreted_as", []):
            marking.toggle_theme(example.project, story, example.ids["theme"][theme])
        for goal in told.get("goals", []):
            marking.toggle_goal(example.project, story, example.ids["goal"][goal])
        if "reading" in told or "fields" in told:
            write_reading(
                example.project,
                story,
                text=told.get("reading", "").strip(),
                tense_shift=int(told.get("tense_shift", False)),
                minimising=int("minimising" in told),
                detail_step=told.get("detail"),
                exemplifies=_effect(example, told.get("exemplifies", "")),
                **told.get("fields", {}),
            )
        _tie(example, story, told)
        _check(example, story, told)


def _tie(example: Example, story: int, told: dict[str, Any]) -> None:
    if "tells_again" in told:
        linking.tell_again(example.project, story, example.ids["story"][told["tells_again"]])
    if "leads_to" in told:
        linking.lead_to(example.project, story, example.ids["story"][told["leads_to"]])


def _check(example: Example, story: int, told: dict[str, Any]) -> None:
    state = CheckState(told.get("member_check", "not_offered"))
    if state != CheckState.NOT_OFFERED:
        said, means = told.get("member_check_note", ""), told.get("member_check_means", "")
        checking.record_check(example.project, story, state, told=said, means=means)


def _effect(example: Example, goal: str) -> str:
    return next((each["text"] for each in example.decisions["goals"] if each["id"] == goal), goal)


def _group(example: Example, _: Progress) -> None:
    roles = {"supports": TypeRole.SUPPORTS, "counter_examples": TypeRole.COUNTER_EXAMPLE}
    for told in example.decisions["types"]:
        parts = {"experience": told["experience"], "change": told["change"]}
        parts |= {"opens_up": told["opens"], "memo": told.get("memo", "").strip()}
        number = grouping.add_type(example.project, told["name"], **parts)
        for list_name, role in roles.items():
            for story in told[list_name]:
                grouping.put_in_type(example.project, example.ids["story"][story], number, role)


def _quote(example: Example, _: Progress) -> None:
    for told in example.decisions["quotes"]:
        story = example.ids["story"][told["story"]]
        of_story = next(s for s in example.decisions["stories"] if s["id"] == told["story"])
        interview = example.ids["interview"][of_story["interview"]]
        words = told.get("words")
        chosen = (
            spans_of(example.project, interview, words) if words else spans(example.project, story)
        )
        quote = quoting.add_quote(
            example.project, story, chosen, attribution=told.get("attribution", "")
        )
        example.name("quote", str(quote), quote)


def _find(example: Example, progress: Progress) -> None:
    from small_stories.anonymising.searching import search_project

    for each in example.decisions["identities"]:
        hiding.add_identity(
            example.project,
            IdentityKind(each["kind"]),
            each["base"],
            each.get("aliases", []),
            who=each["who"],
            decision=Decision(each["decision"]),
            wording=each.get("wording", ""),
        )
    for event in search_project(example.project):
        if event["event"] == "progress":
            progress(event["done"], event["total"])


def _decide(example: Example, _: Progress) -> None:
    for told in example.decisions["other_marks"]:
        kind, decision = IdentityKind(told["kind"]), Decision(told["decision"])
        interview = example.ids["interview"][told["interview"]]
        for place in places_of(example.project, interview, told["text"]):
            words = (place.turn_id, place.start, place.end)
            new = hiding.NewMark(*words, kind, "marked", "analyst", found_by="analyst")
            mark = hiding.add_mark(example.project, new)
            hiding.decide_mark(example.project, mark, decision, told.get("wording", ""))
    kept = set(example.decisions["keep"]["words"])
    open_marks = [mark for mark in marks(example.project) if mark.decision is None]
    harmless = [mark for mark in open_marks if mark.words in kept]
    hiding.decide_same(example.project, harmless, Decision.KEEP)
    for quote in example.ids["quote"].values():
        quoting.pass_by_eye(example.project, quote, passed=True)


STEPS = (
    Step("describe", _describe),
    Step("meet", _meet),
    Step("import", _import),
    Step("transcribe", _transcribe),
    Step("mark", _mark),
    Step("read", _read),
    Step("group", _group),
    Step("quote", _quote),
    Step("find", _find),
    Step("decide", _decide),
)
