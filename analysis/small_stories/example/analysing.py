"""The later steps of the example: stories, readings, types, quotes, and what identifies."""

import re
from typing import Any

from small_stories.changes import (
    checking,
    grouping,
    hiding,
    impact_stories,
    linking,
    marking,
    plot,
    quoting,
    recommending,
)
from small_stories.changes.reading import write_reading
from small_stories.changes.setting_up import write_report_section
from small_stories.example.being_built import Example, Progress
from small_stories.example.decisions import places_of, spans_of
from small_stories.model import (
    CheckState,
    Decision,
    IdentityKind,
    PartKind,
    StoryKind,
    TypeRole,
)
from small_stories.reporting.claims.marks import CLOSES, OPENS, Ground, Mark
from small_stories.storage.identities import marks
from small_stories.storage.stories import spans


def mark(example: Example, _: Progress) -> None:
    """Mark the stories, with their plots and the tellers' own labels."""
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


def read(example: Example, _: Progress) -> None:
    """Write the readings, tie stories to each other, and note what their tellers said."""
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


def group(example: Example, _: Progress) -> None:
    """Make the types, put stories in them, and write what is recommended on their grounds."""
    roles = {"supports": TypeRole.SUPPORTS, "counter_examples": TypeRole.COUNTER_EXAMPLE}
    for told in example.decisions["types"]:
        parts = {"experience": told["experience"], "change": told["change"]}
        parts |= {"opens_up": told["opens"], "memo": told.get("memo", "").strip()}
        number = grouping.add_type(example.project, told["name"], **parts)
        example.name("type", told["id"], number)
        for list_name, role in roles.items():
            for story in told[list_name]:
                grouping.put_in_type(example.project, example.ids["story"][story], number, role)
    _recommend(example)
    for key, words in example.decisions["report"].items():
        write_report_section(example.project, key, _with_marks(example, words.strip()))


def _with_marks(example: Example, words: str) -> str:
    """Return a text with the project's own ids in the marks of what its sentences rest on."""

    def mark(found: re.Match[str]) -> str:
        ground = Ground(found[1])
        return str(Mark(ground, example.ids[ground][found[2]]))

    return re.sub(rf"{OPENS}(\w+):([^{CLOSES}]+){CLOSES}", mark, words)


def _recommend(example: Example) -> None:
    """Write the recommendations, and choose the stories that get a page of their own."""
    for told in example.decisions["recommendations"]:
        types = [example.ids["type"][each] for each in told["types"]]
        recommending.add_recommendation(example.project, told["level"], told["text"], types)
    for told in example.decisions["impact_stories"]:
        story = example.ids["story"][told["story"]]
        chosen = impact_stories.choose_impact_story(example.project, story)
        if "beside" in told:
            impact_stories.write_impact_story(example.project, chosen, beside=told["beside"])


def quote(example: Example, _: Progress) -> None:
    """Choose the quotes."""
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


def find(example: Example, progress: Progress) -> None:
    """Name who and what is to be hidden, and search everything for what identifies."""
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


def decide(example: Example, _: Progress) -> None:
    """Decide the marks that are left, and pass the quotes by eye."""
    found = {(m.turn_id, m.start, m.end, m.kind): m.id for m in marks(example.project)}
    for told in example.decisions["other_marks"]:
        kind, decision = IdentityKind(told["kind"]), Decision(told["decision"])
        interview = example.ids["interview"][told["interview"]]
        for place in places_of(example.project, interview, told["text"]):
            words = (place.turn_id, place.start, place.end)
            mark = found.get((*words, kind))
            if mark is None:
                new = hiding.NewMark(*words, kind, "marked", "analyst", found_by="analyst")
                mark = hiding.add_mark(example.project, new)
            hiding.decide_mark(example.project, mark, decision, told.get("wording", ""))
    kept = set(example.decisions["keep"]["words"])
    open_marks = [mark for mark in marks(example.project) if mark.decision is None]
    harmless = [mark for mark in open_marks if mark.words in kept]
    hiding.decide_same(example.project, harmless, Decision.KEEP)
    for quote in example.ids["quote"].values():
        quoting.pass_by_eye(example.project, quote, passed=True)
