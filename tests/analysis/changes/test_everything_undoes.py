"""Every function that changes a project, done, undone and redone, with equal tables each time.

A function added to ``small_stories.changes`` has to get a line in ``DONE``, or this fails.
"""

import inspect
import pkgutil
from collections.abc import Callable, Iterator
from datetime import date
from importlib import import_module
from types import FunctionType, SimpleNamespace
from typing import Any

import pytest

import small_stories.changes
from small_stories.changes import (
    areas,
    base_forms,
    by_ear,
    checking,
    consenting,
    copying,
    cutting,
    exporting,
    figures,
    group_sizes,
    grouping,
    heard_voices,
    held,
    hiding,
    hinting,
    house_style,
    impact_stories,
    interviewing,
    keeping,
    ledger,
    linking,
    marking,
    own_templates,
    plot,
    principles,
    question_frames,
    quote_words,
    quoting,
    reading,
    recommending,
    recordings,
    recutting,
    replacing_words,
    setting_up,
    several_stories,
    speakers,
    standing,
    survey,
    telling_apart,
    themes,
    transcriptions,
    verbatim,
    writing_anew,
    writing_down,
)
from small_stories.changes import turns as turns_
from small_stories.changes.interviewing import NewInterview, NewTurn
from small_stories.changes.replacing_words import Wanted
from small_stories.changes.turns import Beside
from small_stories.heard import Doubt, Voices, VoiceStretch, Wishes
from small_stories.model import (
    Brackets,
    CheckState,
    Component,
    Cut,
    Decision,
    Domain,
    Grade,
    IdentityKind,
    PartKind,
    Profile,
    Role,
    SourceKind,
    Span,
    StoryKind,
    TraitKind,
    TypeRole,
)
from small_stories.storage.change_record import UNRECORDED
from small_stories.storage.exports import NewExport
from small_stories.storage.identities import marks
from small_stories.storage.interviews import turns
from small_stories.storage.project_file import Project
from small_stories.storage.question_frames import questions, working_frame
from small_stories.storage.setup import themes as all_themes

# They write nothing, or are part of a change that another function makes.
NO_CHANGE_OF_THEIR_OWN = {
    cutting.cut_of,  # says what a cut would hold
    areas.area_named,
    hiding.open_quotes,
    hinting.keep_dismissed_words,
    interviewing.refuse_code,
    interviewing.insert_turn,
    interviewing.insert_words,
    interviewing.reword_turn,
    interviewing.forget_search,
    standing.move_within_turn,
    standing.move_between_turns,
    recutting.recut,
    question_frames.part_with_theme,
    writing_down.refuse_second_transcript,
    writing_down.run_going_on,
    # These let the change of ``begin`` grow: see test_writing_down.py.
    heard_voices.add_voice,
    heard_voices.better_roles,
    heard_voices.spoken_turns,
    heard_voices.insert_places,
    heard_voices.take_speakers_away,
    writing_anew.holds_work,
    replacing_words.places_of_words,
    writing_down.store_plan,
    writing_down.store_voices,
    writing_down.note_voices_failed,
    writing_down.note_heard_languages,
    writing_down.store_piece,
    writing_down.propose_roles,
    writing_down.take_back,
}
# What has left the project has left it: undo passes these over.
FOR_GOOD = {
    exporting.log_exports,
    exporting.log_copy,
    exporting.log_copied_quote,
    exporting.log_story_sheet,
}


def of(project: Project, row: str, **where: object) -> int:
    """Return the id of the first row of a table."""
    condition = " AND ".join(f"{column} = ?" for column in where) or "1"
    query = f'SELECT id FROM "{row}" WHERE {condition} ORDER BY id'
    return int(project.db.execute(query, [*where.values()]).fetchone()[0])


@pytest.fixture(scope="module")
def busy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SimpleNamespace]:
    """A project with at least one row of nearly everything, all of it ground that undo keeps."""
    folder = tmp_path_factory.mktemp("kaikki") / "koe.smallstories"
    with setting_up.begin_project(folder, "Koe", None, "fi") as project:
        here = fill(project)
        while project.next_undo():
            project.db.execute("UPDATE change SET state = 'kept' WHERE state = 'done'")
        yield here


def fill(project: Project) -> SimpleNamespace:
    """Put at least one row into nearly every table; return what to do something to."""
    words = "Soitin itse virastoon ja sain Liisalta ajan, enkä enää jännittänyt yhtään."
    goals = [setting_up.add_goal(project, name) for name in ("Rohkeus", "Joukkoon kuuluminen")]
    person = setting_up.add_interviewee(project, "H01")
    setting_up.record_consent(project, person, "invited", "quotes", given=True)
    alone = setting_up.add_interviewee(project, "H07")
    talk = tuple(
        NewTurn(words, n % 2, n * 1000, n * 1000 + 900, state="draft" if n == 2 else "checked")
        for n in range(8)
    )
    speakers = (("H", Role.INTERVIEWER), ("V", Role.INTERVIEWEE))
    facts: dict[str, object] = {"interviewee_id": person}
    new = NewInterview("H01", SourceKind.AUDIO, "fi", speakers, talk, facts=facts)
    interview = interviewing.add_interview(project, new)
    bare = interviewing.add_interview(project, NewInterview("H02", SourceKind.AUDIO, "fi"))
    sound = {"interview_id": bare, "file_name": "a.m4a", "sha256": "0", "duration_ms": 9000}
    with project.change("recording.imported", code="H02"):
        columns = {**sound, "original_sound_id": 1, "canonical_sound_id": 2}
        recording = recordings.insert(project.db, "recording", **columns)
    told = [turn.id for turn in turns(project, interview)]
    timed = _add_timed(project)
    with project.change("speakers.told_apart"):
        place = {"interview_id": timed, "doubt": Doubt.THIRD_VOICE, "start_ms": 0, "end_ms": 900}
        unsure = recordings.insert(project.db, "unsure_place", **place)
    mark = [Span(turn, 0, 12) for turn in told]
    stories = [marking.mark_story(project, interview, [mark[n], mark[n + 1]]) for n in (1, 3, 5)]
    heard = by_ear.mark_by_ear(project, interview, 2000, 3800)
    plot.mark_part(project, stories[0], PartKind.EVENT, mark[1])
    part = plot.mark_part(project, stories[0], PartKind.EVENT, mark[2])
    types = [grouping.add_type(project, name) for name in ("Yksi", "Toinen", "Kolmas")]
    grouping.put_in_type(project, stories[0], types[0])
    grouping.put_in_type(project, stories[1], types[1])
    grouping.retire_type(project, types[2])
    quote = quoting.add_quote(project, stories[0], [mark[1]])
    identity = hiding.add_identity(project, IdentityKind.PERSON, "Liisa")
    second_identity = hiding.add_identity(project, IdentityKind.PERSON, "Lissu", ["Liisu"])
    found = hiding.NewMark(told[1], 31, 39, IdentityKind.PERSON, "marked", "name_list")
    hiding.add_mark(project, found)
    reading.write_reading(project, stories[0], effect="Uskaltaa soittaa.")
    checking.record_check(project, stories[1], CheckState.MODIFIED, told="Ei ihan niin.")
    question_frames.take_starter_frame(project)
    frame = working_frame(project)
    assert frame is not None
    asked = questions(project, frame.id)
    setting_up.add_quant_result(project, "Työllistyneitä", "4")
    with project.change("speaker.role_set"):
        project.db.execute("UPDATE speaker SET proposed = 1")
    setting_up.add_failure_note(project, "Kesällä ei tullut ketään.")
    advice = [
        recommending.add_recommendation(project, "unit", words, types[:1])
        for words in ("Jatketaan kahveja.", "Kutsutaan puhelimella.")
    ]
    pages = [impact_stories.choose_impact_story(project, story) for story in stories[:2]]
    copying.mark_copied(project, "innokyla", "tips", "Kutsu puhelimella.")
    own_templates.add_report_template(project, "kaupungin", b"PK")
    group_sizes.add_group_size(project, {TraitKind.ROLE: "kävijä", TraitKind.AREA: "Korso"}, 9)
    survey.accept_conditions(project, "2026-11-21")
    forms = [survey.NewAnswers(f"V{n}", "start", "kävijät", (n,) * 10) for n in (1, 2)]
    survey.bring_in_answers(project, forms, "1")
    theme = [each.id for each in all_themes(project)]
    words = {each.id: each.text for each in turns(project, interview)}
    of_themes = [hinting.NewThemeHint(mark[6], theme[0], None)]
    hinting.store_hints(project, interview, [hint_at(mark[6])], words, of_themes)
    return SimpleNamespace(
        project=project, goals=goals, person=person, alone=alone, interview=interview,
        bare=bare, told=told, mark=mark, stories=stories, heard=heard, part=part, types=types,
        quote=quote, identity=identity, second_identity=second_identity, asked=asked,
        theme=theme, recording=recording,
        own_mark=of(project, "quote_decision"), number=of(project, "quant_result"),
        hint=of(project, "hint"), theme_hint=of(project, "theme_hint"), words=words,
        failure=of(project, "failure_note"), group_size=of(project, "group_size"),
        advice=advice, pages=pages,
        span=of(project, "span", story_id=stories[0]),
        speaker=of(project, "speaker"), timed=timed, place=unsure,
        deeper=next(q for q in asked if q.parent_id is not None),
    )  # fmt: skip


def _add_timed(project: Project) -> int:
    words = tuple(interviewing.NewWord(n * 5, n * 5 + 4, n * 300, n * 300 + 250, 0.9)
                  for n in range(4))  # fmt: skip
    turn = NewTurn("yksi kaks kolm nelj", None, 0, 1150, state="draft", words=words)
    new = NewInterview("H03", SourceKind.AUDIO, "fi", turns=(turn,))
    return interviewing.add_interview(project, new)


def _second_beside(here: SimpleNamespace) -> Any:
    """Return a question that has another of its level above it."""
    seen = set()
    for question in here.asked:
        place = (question.theme_id, question.parent_id)
        if place in seen:
            return question
        seen.add(place)
    raise AssertionError


def hint_at(words: Span) -> hinting.NewHint:
    """Return a hint at words, with the words themselves as its cue."""
    return hinting.NewHint((words,), 2, None, "usual", (hinting.NewCue("for", "change", words),))


VOICES = Voices(2, (VoiceStretch(0, 600, 0, 0.9), VoiceStretch(600, 1200, 1, 0.9)))
NEW_TURNS = (NewTurn("Uusi vuoro"), NewTurn("Toinen vuoro"))
SOUND = recordings.NewRecording("b.m4a", "1", 1000, True, 1, 2)
FILE = NewExport("report", "raportti.docx", "0", (1,))
SHEET = NewExport("story_sheet", "lehti.docx", "0", ())

Do = Callable[[Project, SimpleNamespace], object]
DONE: dict[Callable[..., object], Do] = {
    cutting.add_cut: lambda p, x: cutting.add_cut(p, x.stories[0], Cut.LINE),
    cutting.choose_cut: lambda p, x: cutting.choose_cut(p, x.quote, Cut.WHOLE),
    own_templates.add_report_template: lambda p, x: own_templates.add_report_template(
        p, "kaupungin", b"PK toinen"
    ),
    own_templates.remove_report_template: lambda p, x: own_templates.remove_report_template(
        p, "kaupungin"
    ),
    recommending.add_recommendation: lambda p, x: recommending.add_recommendation(
        p, "Kaupunki", "Jatketaan.", x.types[:2]
    ),
    recommending.edit_recommendation: lambda p, x: recommending.edit_recommendation(
        p, x.advice[0], text="Jatketaan aamukahveja."
    ),
    recommending.move_recommendation: lambda p, x: recommending.move_recommendation(
        p, x.advice[0], 1
    ),
    recommending.remove_recommendation: lambda p, x: recommending.remove_recommendation(
        p, x.advice[0]
    ),
    recommending.link_to_type: lambda p, x: recommending.link_to_type(p, x.advice[0], x.types[1]),
    recommending.unlink_from_type: lambda p, x: recommending.unlink_from_type(
        p, x.advice[0], x.types[0]
    ),
    impact_stories.choose_impact_story: lambda p, x: impact_stories.choose_impact_story(
        p, x.stories[2]
    ),
    impact_stories.write_impact_story: lambda p, x: impact_stories.write_impact_story(
        p, x.pages[0], title="Hän soitti itse"
    ),
    impact_stories.move_impact_story: lambda p, x: impact_stories.move_impact_story(
        p, x.pages[0], 1
    ),
    impact_stories.leave_impact_story: lambda p, x: impact_stories.leave_impact_story(
        p, x.pages[0]
    ),
    copying.mark_copied: lambda p, x: copying.mark_copied(p, "innokyla", "idea", "Kahvit."),
    copying.unmark_copied: lambda p, x: copying.unmark_copied(p, "innokyla", "tips"),
    verbatim.write_mark: lambda p, x: verbatim.write_mark(p, x.told[2], 4, "(nauraa)"),
    by_ear.mark_by_ear: lambda p, x: by_ear.mark_by_ear(p, x.interview, 0, 900),
    by_ear.move_sound: lambda p, x: by_ear.move_sound(p, x.heard, 0, 900),
    by_ear.find_words: lambda p, x: by_ear.find_words(p, x.heard),
    checking.record_check: lambda p, x: checking.record_check(
        p, x.stories[0], CheckState.CONFIRMED
    ),
    checking.record_checks: lambda p, x: checking.record_checks(
        p, x.stories, CheckState.NOT_REACHED
    ),
    checking.offer: lambda p, x: checking.offer(p, x.stories),
    checking.confirm_in_interview: lambda p, x: checking.confirm_in_interview(
        p, x.stories[0], x.mark[2]
    ),
    checking.take_correction: lambda p, x: checking.take_correction(p, x.stories[1]),
    checking.take_back: lambda p, x: checking.take_back(p, x.stories[1]),
    consenting.describe_moment: lambda p, x: consenting.describe_moment(
        p, x.person, "invited", asked_by="AK"
    ),
    consenting.take_answer_away: lambda p, x: consenting.take_answer_away(
        p, x.person, "invited", "quotes"
    ),
    consenting.remove_interviewee: lambda p, x: consenting.remove_interviewee(p, x.alone, "H07"),
    exporting.log_exports: lambda p, x: exporting.log_exports(p, [FILE]),
    exporting.log_copied_quote: lambda p, x: exporting.log_copied_quote(p, 1, "sana"),
    exporting.log_copy: lambda p, x: exporting.log_copy(p, FILE),
    exporting.log_story_sheet: lambda p, x: exporting.log_story_sheet(p, SHEET),
    group_sizes.add_group_size: lambda p, x: group_sizes.add_group_size(
        p, {TraitKind.AGE: "20–29", TraitKind.OTHER: "  "}, 12
    ),
    group_sizes.count_group: lambda p, x: group_sizes.count_group(p, x.group_size, 10),
    group_sizes.describe_group: lambda p, x: group_sizes.describe_group(
        p, x.group_size, TraitKind.AREA, "Rekola"
    ),
    group_sizes.remove_group_size: lambda p, x: group_sizes.remove_group_size(p, x.group_size),
    group_sizes.want_alike: lambda p, x: group_sizes.want_alike(p, 7),
    grouping.add_type: lambda p, x: grouping.add_type(p, "Neljäs", mechanism="Näin."),
    grouping.edit_type: lambda p, x: grouping.edit_type(p, x.types[0], name="Toisin"),
    grouping.remove_type: lambda p, x: grouping.remove_type(p, x.types[0]),
    grouping.retire_type: lambda p, x: grouping.retire_type(p, x.types[0]),
    grouping.bring_back_type: lambda p, x: grouping.bring_back_type(p, x.types[2]),
    grouping.place_type: lambda p, x: grouping.place_type(p, x.types[0], 1),
    grouping.merge_types: lambda p, x: grouping.merge_types(p, x.types[0], x.types[1]),
    grouping.split_type: lambda p, x: grouping.split_type(p, x.stories[:1], x.types[0], "Osa"),
    grouping.put_in_type: lambda p, x: grouping.put_in_type(p, x.stories[2], x.types[0]),
    grouping.move_to_type: lambda p, x: grouping.move_to_type(
        p, x.stories[0], x.types[0], x.types[1], TypeRole.SUPPORTS
    ),
    grouping.take_out_of_type: lambda p, x: grouping.take_out_of_type(p, x.stories[0], x.types[0]),
    grouping.put_stories: lambda p, x: grouping.put_stories(p, x.stories, x.types[0]),
    grouping.set_roles: lambda p, x: grouping.set_roles(
        p, x.stories[:1], x.types[0], TypeRole.COUNTER_EXAMPLE
    ),
    grouping.take_stories_out: lambda p, x: grouping.take_stories_out(p, x.stories[:1], x.types[0]),
    base_forms.give_base: lambda p, x: base_forms.give_base(p, [marks(p)[0].id], "Toinen"),
    house_style.choose_profile: lambda p, x: house_style.choose_profile(p, Profile.STRICT),
    house_style.choose_brackets: lambda p, x: house_style.choose_brackets(p, Brackets.DOUBLE),
    house_style.choose_omission: lambda p, x: house_style.choose_omission(p, "(--)"),
    house_style.choose_template: lambda p, x: house_style.choose_template(p, "thesis"),
    hiding.add_identity: lambda p, x: hiding.add_identity(
        p, IdentityKind.PLACE, "Prisma", ["Prismassa"]
    ),
    hiding.decide_identity: lambda p, x: hiding.decide_identity(
        p, x.identity, Decision.REPLACE, "Ystävä A"
    ),
    hiding.store_marks: lambda p, x: hiding.store_marks(
        p,
        x.interview,
        [hiding.NewMark(x.told[3], 31, 39, IdentityKind.PERSON, "marked", "name_list")],
    ),
    hiding.add_mark: lambda p, x: hiding.add_mark(
        p, hiding.NewMark(x.told[3], 0, 6, IdentityKind.OTHER, "marked", "analyst")
    ),
    hiding.remove_mark: lambda p, x: hiding.remove_mark(p, x.own_mark),
    hiding.decide_mark: lambda p, x: hiding.decide_mark(p, x.own_mark, Decision.KEEP),
    hiding.decide_same: lambda p, x: hiding.decide_same(p, marks(p), Decision.REMOVE),
    hiding.link_mark: lambda p, x: hiding.link_mark(p, x.own_mark, x.identity),
    ledger.describe_identity: lambda p, x: ledger.describe_identity(p, x.identity, who="sisko"),
    ledger.rename_identity: lambda p, x: ledger.rename_identity(p, x.identity, "Elisa"),
    ledger.write_alias: lambda p, x: ledger.write_alias(p, x.identity, "Lisu"),
    ledger.take_alias_away: lambda p, x: ledger.take_alias_away(
        p, x.second_identity, "Liisu", [marks(p)[0].id]
    ),
    ledger.delete_identity: lambda p, x: ledger.delete_identity(p, x.identity),
    ledger.merge_identities: lambda p, x: ledger.merge_identities(p, x.identity, x.second_identity),
    ledger.link_marks: lambda p, x: ledger.link_marks(p, [x.own_mark], x.identity),
    ledger.take_marks_in: lambda p, x: ledger.take_marks_in(
        p, [hiding.NewMark(x.told[2], 0, 6, IdentityKind.OTHER, "marked", "known", x.identity)]
    ),
    interviewing.add_interview: lambda p, x: interviewing.add_interview(
        p, NewInterview("H09", SourceKind.NOTES, "fi", (), NEW_TURNS)
    ),
    interviewing.add_turns: lambda p, x: interviewing.add_turns(p, x.bare, NEW_TURNS, []),
    interviewing.describe_interview: lambda p, x: interviewing.describe_interview(
        p, x.interview, memo="Hyvä"
    ),
    held.write_day: lambda p, x: held.write_day(p, x.interview, "3.2.2026"),
    held.write_areas: lambda p, x: held.write_areas(p, x.interview, "Ranta, Mäki"),
    interviewing.remove_interview: lambda p, x: interviewing.remove_interview(p, x.interview),
    interviewing.set_read_to_end: lambda p, x: interviewing.set_read_to_end(
        p, x.interview, read=True
    ),
    interviewing.set_role: lambda p, x: interviewing.set_role(p, x.speaker, Role.OTHER),
    interviewing.correct_turn: lambda p, x: interviewing.correct_turn(
        p, x.told[1], "Soitin virastoon ja sain ajan."
    ),
    interviewing.check_turn: lambda p, x: interviewing.check_turn(p, x.told[2]),
    interviewing.check_turns: lambda p, x: interviewing.check_turns(p, x.told[:4]),
    interviewing.mark_theme: lambda p, x: interviewing.mark_theme(p, x.told[0], x.theme[1]),
    keeping.set_retention: lambda p, x: keeping.set_retention(p, date(2030, 1, 31)),
    linking.tell_again: lambda p, x: linking.tell_again(p, x.stories[1], x.stories[0]),
    linking.lead_to: lambda p, x: linking.lead_to(p, x.stories[0], x.stories[1]),
    linking.put_in_new_type: lambda p, x: linking.put_in_new_type(p, x.stories[0], "Uusi"),
    linking.toggle_component: lambda p, x: linking.toggle_component(
        p, x.stories[0], Component.BELONGING
    ),
    linking.toggle_domain: lambda p, x: linking.toggle_domain(p, x.stories[0], Domain.OWN_LIFE),
    linking.toggle_question24: lambda p, x: linking.toggle_question24(p, x.stories[0], 16),
    principles.note_principle: lambda p, x: principles.note_principle(p, 4, "Haettiin kotoa."),
    hinting.store_hints: lambda p, x: hinting.store_hints(
        p,
        x.interview,
        [hint_at(x.mark[7])],
        x.words,
        [hinting.NewThemeHint(x.mark[7], x.theme[1], None)],
    ),
    hinting.take_hint: lambda p, x: hinting.take_hint(p, x.hint),
    hinting.dismiss_hint: lambda p, x: hinting.dismiss_hint(p, x.hint),
    hinting.take_theme_hint: lambda p, x: hinting.take_theme_hint(p, x.theme_hint),
    hinting.dismiss_theme_hint: lambda p, x: hinting.dismiss_theme_hint(p, x.theme_hint),
    marking.mark_story: lambda p, x: marking.mark_story(p, x.interview, [x.mark[0]], x.theme[0]),
    marking.add_span: lambda p, x: marking.add_span(p, x.stories[0], x.mark[7]),
    marking.add_spans: lambda p, x: marking.add_spans(p, x.stories[0], x.mark[6:8]),
    marking.adjust_span: lambda p, x: marking.adjust_span(p, x.span, 0, 6),
    marking.remove_span: lambda p, x: marking.remove_span(p, x.span),
    marking.move_span: lambda p, x: marking.move_span(p, x.span, 1),
    marking.describe_story: lambda p, x: marking.describe_story(p, x.stories[0], title="Soitto"),
    marking.set_kind: lambda p, x: marking.set_kind(p, x.stories[0], StoryKind.CONTEXT),
    marking.set_grade: lambda p, x: marking.set_grade(p, x.stories[0], Grade.BRIEF),
    marking.set_told_under: lambda p, x: marking.set_told_under(p, x.stories[0], x.theme[2]),
    marking.toggle_theme: lambda p, x: marking.toggle_theme(p, x.stories[0], x.theme[2]),
    marking.toggle_goal: lambda p, x: marking.toggle_goal(p, x.stories[0], x.goals[0]),
    marking.remove_story: lambda p, x: marking.remove_story(p, x.stories[0]),
    plot.mark_part: lambda p, x: plot.mark_part(p, x.stories[0], PartKind.END, x.mark[2]),
    plot.word_part: lambda p, x: plot.word_part(p, x.part, "Hän soitti"),
    plot.move_part: lambda p, x: plot.move_part(p, x.part, -1),
    plot.remove_part: lambda p, x: plot.remove_part(p, x.part),
    question_frames.take_starter_frame: lambda p, x: question_frames.take_starter_frame(p),
    question_frames.add_starters_of: lambda p, x: question_frames.add_starters_of(
        p, x.theme[0], "meaning"
    ),
    question_frames.add_question: lambda p, x: question_frames.add_question(
        p, "Mitä sitten?", x.theme[0]
    ),
    question_frames.word_question: lambda p, x: question_frames.word_question(
        p, x.asked[0].id, "Mitä teit?"
    ),
    question_frames.remove_question: lambda p, x: question_frames.remove_question(p, x.asked[0].id),
    question_frames.move_question: lambda p, x: question_frames.move_question(
        p, _second_beside(x), -1
    ),
    question_frames.deepen_question: lambda p, x: question_frames.deepen_question(
        p, _second_beside(x)
    ),
    question_frames.raise_question: lambda p, x: question_frames.raise_question(p, x.deeper),
    question_frames.move_to_theme: lambda p, x: question_frames.move_to_theme(
        p, x.asked[0], x.theme[2]
    ),
    question_frames.keep_version: lambda p, x: question_frames.keep_version(p, "kevät"),
    quoting.add_quote: lambda p, x: quoting.add_quote(p, x.stories[1], [x.mark[3]]),
    quoting.edit_quote: lambda p, x: quoting.edit_quote(p, x.quote, attribution="Kävijä"),
    quoting.pass_by_eye: lambda p, x: quoting.pass_by_eye(p, x.quote, passed=True),
    quote_words.cut_again: lambda p, x: quote_words.cut_again(p, x.quote, Cut.LINE),
    quote_words.take_words: lambda p, x: quote_words.take_words(p, x.quote, [x.mark[3]]),
    quote_words.turn_words: lambda p, x: quote_words.turn_words(
        p, x.quote, [Span(x.mark[1].turn_id, x.mark[1].start, x.mark[1].start + 2)]
    ),
    quoting.remove_quote: lambda p, x: quoting.remove_quote(p, x.quote),
    reading.write_reading: lambda p, x: reading.write_reading(p, x.stories[0], text="Näin"),
    recordings.add_recorded_interview: lambda p, x: recordings.add_recorded_interview(
        p, NewInterview("H08", SourceKind.AUDIO, "fi"), SOUND
    ),
    setting_up.describe_project: lambda p, x: setting_up.describe_project(p, evaluated="Keittiö"),
    setting_up.add_goal: lambda p, x: setting_up.add_goal(p, "Kolmas"),
    setting_up.edit_goal: lambda p, x: setting_up.edit_goal(p, x.goals[0], name="Rohkeampi"),
    setting_up.move_goal: lambda p, x: setting_up.move_goal(p, x.goals[0], 1),
    setting_up.remove_goal: lambda p, x: setting_up.remove_goal(p, x.goals[0]),
    setting_up.add_theme: lambda p, x: setting_up.add_theme(p, "Hallittavuus"),
    setting_up.rename_theme: lambda p, x: setting_up.rename_theme(p, x.theme[0], "Merkitys"),
    setting_up.add_interviewee: lambda p, x: setting_up.add_interviewee(p, "H05"),
    setting_up.describe_interviewee: lambda p, x: setting_up.describe_interviewee(
        p, x.person, role_word="kävijä"
    ),
    setting_up.record_consent: lambda p, x: setting_up.record_consent(
        p, x.person, "reconfirmed", "quotes", given=True
    ),
    setting_up.add_quant_result: lambda p, x: setting_up.add_quant_result(p, "Kävijöitä", "40"),
    survey.accept_conditions: lambda p, x: survey.accept_conditions(p, "2026-11-22"),
    survey.bring_in_answers: lambda p, x: survey.bring_in_answers(
        p, [survey.NewAnswers("V9", "end", "", (3,) * 9 + (None,))], "2"
    ),
    survey.remove_wave: lambda p, x: survey.remove_wave(p, "start"),
    figures.bring_in_figures: lambda p, x: figures.bring_in_figures(
        p,
        [
            figures.NewFigure("Retkiä", "4", "2025", kind="events", area="Korso"),
            figures.NewFigure("Retkiä", "6", "2025", kind="events", area="Rekola"),
        ],
    ),
    setting_up.edit_quant_result: lambda p, x: setting_up.edit_quant_result(p, x.number, value="5"),
    setting_up.remove_quant_result: lambda p, x: setting_up.remove_quant_result(p, x.number),
    setting_up.add_failure_note: lambda p, x: setting_up.add_failure_note(p, "Tilat loppuivat."),
    setting_up.edit_failure_note: lambda p, x: setting_up.edit_failure_note(p, x.failure, "Ei"),
    setting_up.remove_failure_note: lambda p, x: setting_up.remove_failure_note(p, x.failure),
    setting_up.write_report_section: lambda p, x: setting_up.write_report_section(
        p, "limits", "Näin."
    ),
    several_stories.read_as: lambda p, x: several_stories.read_as(p, x.stories, x.theme[0]),
    several_stories.remove_stories: lambda p, x: several_stories.remove_stories(p, x.stories),
    several_stories.quote_stories: lambda p, x: several_stories.quote_stories(p, x.stories),
    by_ear.find_words_in_all: lambda p, x: by_ear.find_words_in_all(p, x.interview),
    replacing_words.replace_words: lambda p, x: replacing_words.replace_words(
        p, None, Wanted("virastoon"), "Kelaan"
    ),
    telling_apart.tell_apart: lambda p, x: telling_apart.tell_apart(
        p,
        x.timed,
        VOICES,
        lambda words: [n % 2 for n in range(len(words))],
        lambda *_: False,
        lambda _: {0: Role.INTERVIEWER},
    ),
    transcriptions.settle_place: lambda p, x: transcriptions.settle_place(p, x.place),
    writing_anew.take_draft_away: lambda p, x: writing_anew.take_draft_away(p, x.timed),
    writing_down.begin: lambda p, x: writing_down.begin(p, x.recording, "base", "0", Wishes()),
    turns_.split_turn: lambda p, x: turns_.split_turn(p, x.told[1], 13),
    turns_.join_turns: lambda p, x: turns_.join_turns(p, x.told[1], x.told[2]),
    turns_.move_words: lambda p, x: turns_.move_words(p, x.told[2], 0, 6, Beside.PREVIOUS),
    turns_.give_words: lambda p, x: turns_.give_words(p, x.told[1], 7, 11, x.speaker),
    turns_.give_turn: lambda p, x: turns_.give_turn(p, x.told[1], x.speaker),
    speakers.rename_speaker: lambda p, x: speakers.rename_speaker(p, x.speaker, "Haastattelija"),
    speakers.rename_here: lambda p, x: speakers.rename_here(p, x.told[1], "Kolmas"),
    speakers.add_speaker: lambda p, x: speakers.add_speaker(p, x.interview, "Tulkki"),
    speakers.swap_roles: lambda p, x: speakers.swap_roles(p, x.speaker, x.speaker + 1),
    speakers.confirm_roles: lambda p, x: speakers.confirm_roles(p, x.interview),
    themes.move_theme: lambda p, x: themes.move_theme(p, x.theme[0], 1),
    themes.remove_theme: lambda p, x: themes.remove_theme(p, x.theme[0]),
    themes.add_ready_theme: lambda p, x: themes.add_ready_theme(p),
}


def functions_of_changes() -> set[Callable[..., object]]:
    """Return every public function of the rooms of changes that is given a project."""
    found: set[Callable[..., object]] = set()
    for room in pkgutil.iter_modules(small_stories.changes.__path__):
        module = import_module(f"small_stories.changes.{room.name}")
        for name, value in vars(module).items():
            plain = inspect.unwrap(value) if callable(value) else value
            own = isinstance(plain, FunctionType) and plain.__module__ == module.__name__
            if (
                own
                and not name.startswith("_")
                and "project" in inspect.signature(value).parameters
            ):
                found.add(value)
    return found


def tables(project: Project) -> dict[str, list[Any]]:
    """Return all rows of all tables that changes write to."""
    names = [name for name in project.db.table_names() if name not in UNRECORDED]
    return {name: project.db.execute(f'SELECT * FROM "{name}" ORDER BY 1').fetchall()
            for name in names if name != "sqlite_sequence"}  # fmt: skip


def test_no_function_of_the_changes_is_left_out() -> None:
    assert functions_of_changes() == DONE.keys() | NO_CHANGE_OF_THEIR_OWN


@pytest.mark.parametrize("function", DONE, ids=lambda function: function.__qualname__)
def test_what_is_done_can_be_undone_and_redone(
    busy: SimpleNamespace, function: Callable[..., object]
) -> None:
    project = busy.project
    before = tables(project)
    DONE[function](project, busy)
    after = tables(project)
    assert after != before
    if function in FOR_GOOD:
        assert project.next_undo() is None
        return
    assert project.next_undo() is not None
    project.undo()
    assert project.next_undo() is None, "one press is enough"
    assert tables(project) == before
    project.redo()
    assert tables(project) == after
    project.undo()
    assert tables(project) == before
