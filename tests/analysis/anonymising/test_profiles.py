"""Quotes as each profile prints them, in each house style, whatever the input."""

from collections.abc import Callable
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from small_stories.anonymising.leaving.leaks import leaks
from small_stories.anonymising.matching.known import KnownName, match_known
from small_stories.anonymising.rewriting.house_style import OMISSIONS, HouseStyle, house_style_of
from small_stories.anonymising.rewriting.printed import (
    has_brackets_of_its_own,
    quote_text,
    wording_for,
)
from small_stories.anonymising.rewriting.replacing import Replacement, apply_replacements
from small_stories.changes.hiding import (
    NewMark,
    Wordings,
    add_identity,
    add_mark,
    decide_identity,
    decide_mark,
    remove_mark,
)
from small_stories.changes.house_style import choose_brackets, choose_omission, choose_profile
from small_stories.changes.interviewing import NewInterview, NewTurn, add_interview
from small_stories.changes.marking import mark_story
from small_stories.changes.quoting import add_quote, pass_by_eye
from small_stories.model import (
    Brackets,
    Decision,
    IdentityKind,
    Profile,
    Role,
    SourceKind,
    Span,
)
from small_stories.storage.identities import mark as mark_of
from small_stories.storage.interviews import turns
from small_stories.storage.project_file import Project
from small_stories.storage.quotes import quote as quote_of
from small_stories.storage.quotes import quote_spans

PERSON, PLACE = IdentityKind.PERSON, IdentityKind.PLACE
NUMBERS = count(1)
TALK = "Hakunilassa mä tapasin Ursulan [naurua]. Sit mä olin 38-vuotias (3 s) ja soitin Kelaan."
PLACES = Wordings(public="asuinalue", internal="kaupunginosa", strict="paikkakunta")


def told(project: Project, *talk: str) -> tuple[list[int], int]:
    """The turns of a new interview with this talk, and a quote of all of it."""
    new = NewInterview(
        f"P{next(NUMBERS):04}", SourceKind.NOTES, "fi", (("V", Role.INTERVIEWEE),),
        tuple(NewTurn(words, 0) for words in talk),
    )  # fmt: skip
    interview = add_interview(project, new)
    found = [turn.id for turn in turns(project, interview)]
    whole = [Span(turn, 0, len(words)) for turn, words in zip(found, talk, strict=True)]
    return found, add_quote(project, mark_story(project, interview, whole), whole)


def hide(
    project: Project, turn: int, words: str, kind: IdentityKind, base: str, wordings: Wordings
) -> int:
    start = TALK.index(words)
    new = NewMark(turn, start, start + len(words), kind, "marked", "known", base=base)
    number = add_mark(project, new)
    decide_mark(project, number, Decision.COARSEN, wordings)
    return number


@pytest.fixture
def quote(project: Project) -> int:
    [turn], number = told(project, TALK)
    hide(project, turn, "Hakunilassa", PLACE, "Hakunila", PLACES)
    hide(project, turn, "Ursulan", PERSON, "Ursula", Wordings("työntekijä", "", "--"))
    age = Wordings("työikäinen", "kolmekymppinen", "aikuinen")
    hide(project, turn, "38-vuotias", IdentityKind.AGE, "", age)
    return number


@pytest.mark.parametrize(
    ("profile", "expected"),
    [
        (Profile.INTERNAL,
         "[Kaupunginosassa] mä tapasin [työntekijän] [naurua]. Sit mä olin [kolmekymppinen]"),
        (Profile.PUBLIC,
         "[Asuinalueella] mä tapasin [työntekijän] [naurua]. Sit mä olin [työikäinen]"),
        (Profile.STRICT, "[Paikkakunnalla] mä tapasin [--] [naurua]. Sit mä olin [aikuinen]"),
    ],
)  # fmt: skip
def test_each_profile_has_its_own_words(
    project: Project, quote: int, profile: Profile, expected: str
) -> None:
    assert quote_text(project, quote, profile) == f"{expected} (3 s) ja soitin Kelaan."
    choose_profile(project, profile)
    assert quote_text(project, quote) == quote_text(project, quote, profile)


def test_double_brackets_keep_changes_apart_from_marks_of_the_transcript(
    project: Project, quote: int
) -> None:
    assert has_brackets_of_its_own(project, quote)
    choose_brackets(project, Brackets.DOUBLE)
    assert quote_text(project, quote).startswith("[[Asuinalueella]] mä tapasin [[työntekijän]] [n")
    assert "[[--]]" in quote_text(project, quote, Profile.STRICT)
    assert not has_brackets_of_its_own(project, quote)
    assert house_style_of(project).undecided == "[[—]]"


def test_what_is_not_decided_is_masked_in_the_house_style(project: Project) -> None:
    [turn], number = told(project, TALK)
    add_mark(project, NewMark(turn, 0, 11, PLACE, "marked", "known"))
    assert quote_text(project, number).startswith("[—] mä")
    choose_brackets(project, Brackets.DOUBLE)
    assert quote_text(project, number).startswith("[[—]] mä")


@pytest.mark.parametrize("omission", OMISSIONS)
def test_words_left_out_have_the_sign_of_the_house_style(project: Project, omission: str) -> None:
    [turn], _ = told(project, TALK)
    story = project.db.execute("SELECT max(id) FROM story").fetchone()[0]
    number = add_quote(project, story, [Span(turn, 12, 22), Span(turn, 41, 52)])
    choose_omission(project, omission)
    assert quote_text(project, number) == f"{omission} mä tapasin {omission} Sit mä olin {omission}"


def test_a_quote_that_reads_otherwise_on_the_profile_is_read_again(
    project: Project, quote: int
) -> None:
    _, plain = told(project, "Mä menin kauppaan.")
    for number in (quote, plain):
        pass_by_eye(project, number, passed=True)
    choose_profile(project, Profile.STRICT)
    passed = {each: quote_of(project, each) for each in (quote, plain)}
    assert [passed[quote].passed_by_eye, passed[plain].passed_by_eye] == [False, True]
    project.undo()
    assert quote_of(project, quote).passed_by_eye
    choose_brackets(project, Brackets.DOUBLE)
    assert quote_of(project, quote).passed_by_eye


def test_undo_brings_everything_back(project: Project, quote: int) -> None:
    before = [quote_text(project, quote, profile) for profile in Profile]
    style = house_style_of(project)
    [turn] = {span.turn_id for span in _spans(project, quote)}
    number = add_identity(project, PLACE, "Kela", decision=Decision.COARSEN)
    decide_identity(project, number, Decision.REMOVE, "")
    kela = TALK.index("Kelaan")
    add_mark(project, NewMark(turn, kela, kela + 6, PLACE, "marked", "x", identity_id=number))
    choose_profile(project, Profile.STRICT)
    choose_brackets(project, Brackets.DOUBLE)
    choose_omission(project, "…")
    assert quote_text(project, quote).endswith("soitin [[--]].")
    for _ in range(6):
        project.undo()
    assert [quote_text(project, quote, profile) for profile in Profile] == before
    assert house_style_of(project) == style
    for _ in range(6):
        project.redo()
    assert quote_text(project, quote).endswith("soitin [[--]].")


def _spans(project: Project, quote: int) -> list[Span]:
    return [Span(each.turn_id, each.start, each.end) for each in quote_spans(project, quote)]


def test_a_profile_without_words_of_its_own_has_the_public_ones(project: Project) -> None:
    [turn], _ = told(project, TALK)
    number = hide(project, turn, "Ursulan", PERSON, "Ursula", Wordings("ohjaaja"))
    found = mark_of(project, number)
    assert found is not None
    assert [wording_for(found, profile) for profile in Profile] == ["ohjaaja"] * 3


@pytest.mark.parametrize("wording", ["", "  ", "--", "[--]", "[[--]]", "[ ]"])
def test_an_empty_wording_takes_the_words_away(wording: str) -> None:
    one = Replacement(0, 11, Decision.COARSEN, wording, PLACE, "Hakunila")
    assert apply_replacements(TALK, [one]).startswith("[--] mä tapasin")


@pytest.mark.parametrize("wording", ["[asuinalue]", "[[asuinalue]]", "asuinalue]", " asuinalue "])
def test_brackets_typed_into_a_wording_are_not_doubled(wording: str) -> None:
    one = Replacement(0, 11, Decision.COARSEN, wording, PLACE, "Hakunila")
    assert apply_replacements(TALK, [one]).startswith("[Asuinalueella] mä")
    style = HouseStyle(Brackets.DOUBLE)
    assert apply_replacements(TALK, [one], style=style).startswith("[[Asuinalueella]] mä")


def test_a_name_that_goes_on_in_the_next_turn_is_hidden_in_both(project: Project) -> None:
    [first, second], number = told(project, "Soitin Maija", "Keksitylle eilen.")
    for turn, start, end in ((first, 7, 12), (second, 0, 10)):
        mark = add_mark(project, NewMark(turn, start, end, PERSON, "marked", "known"))
        decide_mark(project, mark, Decision.ROLE, Wordings("ystävä"))
    assert quote_text(project, number) == "Soitin [ystävä] (...) [Ystävä] eilen."


def test_a_mark_longer_than_its_turn_hides_what_there_is(project: Project) -> None:
    [turn], number = told(project, "Soitin Maijalle")
    mark = add_mark(project, NewMark(turn, 7, 99, PERSON, "marked", "known", base="Maija"))
    decide_mark(project, mark, Decision.ROLE, Wordings("ystävä"))
    assert quote_text(project, number) == "Soitin [ystävälle]"
    remove_mark(project, mark)
    assert quote_text(project, number) == "Soitin Maijalle"


def test_a_wording_that_holds_a_hidden_name_is_seen_by_the_gate() -> None:
    one = Replacement(0, 11, Decision.COARSEN, "Ursulan kotikulma", PLACE, "Hakunila")
    printed = apply_replacements("Hakunilassa oltiin.", [one])
    assert leaks(printed, [KnownName(1, PERSON, "Ursula")]) != []


NAMES = (("Ursula", PERSON), ("Virtanen", PERSON), ("Hakunila", PLACE), ("Nguyen", PERSON),
         ("Järvenpää", PLACE), ("Yhteinen pöytä", IdentityKind.ORGANISATION))  # fmt: skip
HIDDEN = [KnownName(number, kind, name) for number, (name, kind) in enumerate(NAMES)]
BETWEEN = (" kanssa ", ", ", " ja ", ". ", "-", " [naurua] ", " (3 s) ")
WORDINGS = ("asuinalue", "eräs äiti", "Aune", "vanhemmat", "--", "toinen maa", "THL", "[väärin")


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data(), style=st.builds(HouseStyle, st.sampled_from(Brackets)))
def test_a_rewritten_text_never_holds_the_original_and_is_not_rewritten_again(
    forms_of: Callable[[str], list[str]], data: st.DataObject, style: HouseStyle
) -> None:
    text, replacements = "No ", []
    for name, kind in data.draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=5)):
        form = data.draw(st.sampled_from(forms_of(name)))
        form = form.capitalize() if data.draw(st.booleans()) else form
        decision = data.draw(st.sampled_from([d for d in Decision if d != Decision.KEEP]))
        wording = data.draw(st.sampled_from(WORDINGS))
        replacements.append(
            Replacement(len(text), len(text) + len(form), decision, wording, kind, name)
        )
        text += form + data.draw(st.sampled_from(BETWEEN))
    rewritten = apply_replacements(text, replacements, style=style)
    assert leaks(rewritten, HIDDEN) == []
    assert match_known(rewritten, HIDDEN) == []
    assert apply_replacements(rewritten, [], style=style) == rewritten


def test_the_property_would_see_a_name_that_stays() -> None:
    kept = Replacement(3, 9, Decision.KEEP, "", PERSON, "Ursula")
    assert leaks(apply_replacements("No Ursula tuli.", [kept]), HIDDEN) != []
