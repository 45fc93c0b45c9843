"""The example project is input that holds together: words, stories, readings and references."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import av
import docx
import pytest

import small_stories_resources
from small_stories.model import (
    CheckState,
    Decision,
    Grade,
    IdentityKind,
    PartKind,
    Role,
    SourceKind,
    StoryKind,
)

EXAMPLE = Path(small_stories_resources.__file__).parent / "example"
THEMES = {"meaning", "agency", "social"}
FIELDS = {
    *("starting_situation", "problem_solved", "setting", "action", "present", "interaction"),
    *("turning_point", "mechanism", "effect", "daily_life", "new_possibilities", "learned"),
    *("surprising_self", "meaning_to_teller", "teller_attribution", "why_activity"),
}
WRITTEN = ("H01", "H02", "H03", "H05")
TRANSCRIPTS = ("H01", "H02", "H03")


@cache
def decisions() -> dict[str, Any]:
    return tomllib.loads((EXAMPLE / "decisions.toml").read_text(encoding="utf-8"))


def word_turns(path: Path) -> list[tuple[str, str]]:
    lines = [p.text for p in docx.Document(str(path)).paragraphs]
    return [(line[0], line[3:]) for line in lines if line.startswith(("H: ", "V: "))]


def teams_turns(path: Path) -> list[tuple[str, str]]:
    turns: list[tuple[str, str]] = []
    for name, words in re.findall(r"<v ([^>]+)>(.*?)</v>", path.read_text("utf-8"), re.DOTALL):
        said = " ".join(words.split())
        if turns and turns[-1][0] == name:
            turns[-1] = (name, f"{turns[-1][1]} {said}")
        else:
            turns.append((name, said))
    return turns


def plain_turns(path: Path) -> list[tuple[str, str]]:
    lines = path.read_text("utf-8").splitlines()
    return [(m[1], m[2]) for line in lines if (m := re.match(r"(Haasta\w+): (.+)", line))]


@cache
def turns(code: str) -> list[tuple[str, str]]:
    """Who says what in an interview, read without the program's own importers."""
    (interview,) = [i for i in decisions()["interviews"] if i["code"] == code]
    path = EXAMPLE / interview["file"]
    if path.suffix == ".docx":
        return word_turns(path)
    if path.suffix == ".vtt":
        return teams_turns(path)
    if path.suffix == ".txt":
        return plain_turns(path)
    return [("Haastateltava", part) for part in path.read_text("utf-8").split("\n\n")]


def told(code: str) -> list[str]:
    """What the interviewee says, a turn each."""
    speakers = next(i for i in decisions()["interviews"] if i["code"] == code).get("speakers", {})
    return [said for who, said in turns(code) if speakers.get(who) != "interviewer"]


def excerpt(code: str, span: dict[str, str]) -> str:
    holders = [said for said in told(code) if span["from"] in said]
    assert len(holders) == 1, (code, span)
    assert sum(said.count(span["from"]) for _, said in turns(code)) == 1, (code, span)
    after = holders[0][holders[0].index(span["from"]) :]
    assert after.count(span["to"]) == 1, (code, span)
    return after[: after.index(span["to"]) + len(span["to"])]


def stories() -> dict[str, dict[str, Any]]:
    return {story["id"]: story for story in decisions()["stories"]}


@pytest.mark.parametrize("code", TRANSCRIPTS)
def test_each_transcript_is_a_whole_interview(code: str) -> None:
    words = sum(len(said.split()) for _, said in turns(code))
    assert 1_100 <= words <= 1_500
    assert len({who for who, _ in turns(code)}) == 2
    assert sum(len(said.split()) for said in told(code)) > 2 * words / 3


def test_the_notes_are_short() -> None:
    assert 250 <= sum(len(said.split()) for said in told("H05")) <= 400


def test_every_excerpt_stands_once_in_one_turn_of_the_interviewee() -> None:
    for story in stories().values():
        if story["interview"] in WRITTEN:
            for span in story["words"]:
                assert len(excerpt(story["interview"], span).split()) >= 5


def test_plots_and_labels_are_the_teller_s_own_words() -> None:
    plots = 0
    for story in stories().values():
        whole = [excerpt(story["interview"], span) for span in story["words"] if "from" in span]
        for part in story.get("plot", []):
            PartKind(part["kind"])
            said = excerpt(story["interview"], part) if "from" in part else ""
            assert bool(said) != bool(part.get("wording")), story["id"]
            assert any(said in words for words in whole), (story["id"], part)
        plots += {"beginning", "plot_turn", "end"} <= {p["kind"] for p in story.get("plot", [])}
        label = story.get("in_vivo", "")
        assert not label or any(label in words for words in whole), story["id"]
    assert plots >= 2


def test_quotes_are_cut_from_their_own_story() -> None:
    for quote in decisions()["quotes"]:
        story = stories()[quote["story"]]
        whole = [excerpt(story["interview"], span) for span in story["words"]]
        parts = [excerpt(story["interview"], span) for span in quote.get("words", story["words"])]
        assert all(any(part in words for words in whole) for part in parts), quote["story"]
        assert 7 <= sum(len(part.split()) for part in parts) <= 90, quote["story"]


def test_nobody_is_quoted_who_has_not_agreed_twice() -> None:
    consents = {p["code"]: p["consents"] for p in decisions()["interviewees"]}
    assert {len(events) for events in consents.values()} == {2}
    quoted = {stories()[quote["story"]]["interview"] for quote in decisions()["quotes"]}
    assert all("quotes" in event["scopes"] for code in quoted for event in consents[code])
    unwilling = {c for c, events in consents.items() if "quotes" not in events[-1]["scopes"]}
    assert unwilling == {"H05"}


def test_the_method_s_terms_are_used() -> None:
    for interview in decisions()["interviews"]:
        SourceKind(interview["source"])
        assert {Role(role) for role in interview.get("speakers", {}).values()} <= set(Role)
    for story in stories().values():
        StoryKind(story["kind"])
        Grade(story["grade"])
        CheckState(story.get("member_check", "not_offered"))
        assert story["told_under"] in THEMES
        assert set(story.get("interpreted_as", [])) <= THEMES
        assert set(story.get("fields", {})) <= FIELDS
    for mark in [*decisions()["identities"], *decisions()["other_marks"]]:
        IdentityKind(mark["kind"])
        changed = Decision(mark["decision"]) in (Decision.REPLACE, Decision.COARSEN)
        assert changed == bool(mark.get("wording"))


def test_references_lead_somewhere() -> None:
    goals = {goal["id"] for goal in decisions()["goals"]}
    people = {person["code"] for person in decisions()["interviewees"]}
    assert [i["code"] for i in decisions()["interviews"]] == sorted(people)
    assert len(stories()) == len(decisions()["stories"])
    for story in stories().values():
        assert story["interview"] in people
        assert set(story.get("goals", [])) <= goals
        assert story.get("exemplifies") in goals | {None}
        for key in ("explains", "tells_again", "leads_to"):
            assert story.get(key) in stories().keys() | {None}
    for kind in decisions()["types"]:
        assert {*kind["supports"], *kind["counter_examples"]} <= stories().keys()
        assert len({stories()[story]["interview"] for story in kind["supports"]}) >= 2
    for mark in decisions()["other_marks"]:
        assert mark["interview"] in people


def successes() -> list[dict[str, Any]]:
    return [story for story in stories().values() if story["kind"] == "success"]


def test_every_success_has_a_reading_and_a_goal_or_surprise() -> None:
    for story in successes():
        words = len(story["reading"].split())
        assert (45 <= words <= 60) if story["grade"] == "detailed" else (15 <= words <= 44), story[
            "id"
        ]
        assert story["goals"] or story["surprising"]
    assert any(story["told_under"] not in story["interpreted_as"] for story in successes())


def test_what_is_published_names_nobody() -> None:
    hidden = [i for i in decisions()["identities"] if i["decision"] != "keep"]
    names = {name for i in hidden for name in (i["base"], *i.get("aliases", []))}
    replaced = {i["wording"] for i in decisions()["identities"] if i["decision"] == "replace"}
    assert not names & replaced
    report = [*decisions()["report"].values(), *(t["experience"] for t in decisions()["types"])]
    shown = report + [s[key] for s in successes() for key in ("reading", "title")]
    shown += [value for s in successes() for value in s.get("fields", {}).values()]
    stems = [re.compile(rf"\b{re.escape(name[:-1])}\w{{0,4}}\b") for name in names]
    assert [text for text in shown for stem in stems if stem.search(text)] == []


def test_other_marks_stand_in_their_interviews() -> None:
    files = {i["code"]: EXAMPLE / i["file"] for i in decisions()["interviews"]}
    for mark in decisions()["other_marks"]:
        spoken = "\n".join(said for _, said in turns(mark["interview"]))
        if mark["kind"] == "identity_code":
            spoken = files[mark["interview"]].read_text("utf-8")
        assert spoken.count(mark["text"]) == 1, mark


def test_one_part_of_the_report_is_left_to_be_filled() -> None:
    project = decisions()["project"]
    assert project["outputs"] == ""
    assert all(project[key] for key in ("evaluated", "means", "resources", "measures"))


def test_the_identity_code_is_one_that_nobody_has() -> None:
    text = (EXAMPLE / "h03-haastattelu.txt").read_text("utf-8")
    (code,) = re.findall(r"\b(\d{6})-(\d{3})([0-9A-Y])", text)
    assert int(code[1]) >= 900
    assert "0123456789ABCDEFHJKLMNPRSTUVWXY"[int(code[0] + code[1]) % 31] == code[2]


def test_the_word_file_tells_nothing_of_its_writer() -> None:
    properties = docx.Document(str(EXAMPLE / "h01-haastattelu.docx")).core_properties
    assert [
        properties.author,
        properties.last_modified_by,
        properties.title,
        properties.comments,
    ] == [""] * 4


def test_the_recording_is_short_and_holds_its_stories() -> None:
    path = EXAMPLE / "h04-nauhoite.m4a"
    with av.open(str(path)) as container:
        stream = container.streams.audio[0]
        seconds = (container.duration or 0) / av.time_base
        assert (stream.rate, stream.channels) == (16_000, 1)
    assert 60 <= seconds <= 90
    assert path.stat().st_size < 700_000
    for story in stories().values():
        for span in story["words"] if story["interview"] == "H04" else []:
            start, end = (minutes_and_seconds(span[key]) for key in ("from_time", "to_time"))
            assert 0 <= start < end <= seconds


def minutes_and_seconds(time: str) -> int:
    minutes, seconds = time.split(":")
    return 60 * int(minutes) + int(seconds)
