"""How many people could have said a quote, by what is typed in of groups and told in the quote."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from small_stories.anonymising.rewriting.printed import quote_text
from small_stories.anonymising.who_could_it_be.ages import is_finer, tells_age, years_of
from small_stories.anonymising.who_could_it_be.bylines import BylineStyle, bylines
from small_stories.anonymising.who_could_it_be.combinations import combinations
from small_stories.anonymising.who_could_it_be.fits import Fit, fit_of, fits
from small_stories.anonymising.who_could_it_be.groups import smallest
from small_stories.anonymising.who_could_it_be.offers import offers, take
from small_stories.anonymising.who_could_it_be.quoted import Ground
from small_stories.anonymising.who_could_it_be.together import together
from small_stories.anonymising.who_could_it_be.traits import Fineness, Place, Trait
from small_stories.changes.group_sizes import (
    add_group_size,
    count_group,
    describe_group,
    remove_group_size,
    want_alike,
)
from small_stories.changes.hiding import NewMark, Wordings, add_identity, add_mark, decide_mark
from small_stories.changes.interviewing import NewInterview, NewTurn, add_interview
from small_stories.changes.marking import mark_story
from small_stories.changes.quoting import add_quote, edit_quote
from small_stories.changes.setting_up import add_interviewee, begin_project, record_consent
from small_stories.errors import SmallStoriesError
from small_stories.model import (
    Decision,
    IdentityKind,
    Profile,
    Role,
    SourceKind,
    Span,
    TraitKind,
)
from small_stories.reporting.readiness import warning_text, warnings
from small_stories.storage.group_sizes import GroupSize, group_sizes, words_of_groups
from small_stories.storage.interviews import turns
from small_stories.storage.project_file import Project
from small_stories.storage.rows import insert
from small_stories.strings import LANGUAGES

AREA, ROLE, AGE, OTHER = TraitKind.AREA, TraitKind.ROLE, TraitKind.AGE, TraitKind.OTHER


def all_fits(project: Project) -> list[Fit]:
    """Return how many people fit each quote, read together as a warning before an export is."""
    ground = Ground(project)
    return [fit_of(ground, quoted) for quoted in ground.all_quoted()]


@dataclass
class Evaluation:
    """A project, and a way to quote somebody in it."""

    project: Project

    def person(self, code: str, role: str, place: str = "", **facts: object) -> int:
        return add_interviewee(self.project, code, role_word=role, place_kind=place, **facts)

    def quote(self, person: int, words: str, byline: str = "", language: str = "fi") -> int:
        number = self.project.db.execute("SELECT count(*) FROM interview").fetchone()[0]
        speakers = (("V", Role.INTERVIEWEE),)
        facts: dict[str, object] = {"interviewee_id": person}
        code = f"H{number + 1:02}"
        turn = (NewTurn(words, 0),)
        new = NewInterview(code, SourceKind.TRANSCRIPT, language, speakers, turn, facts=facts)
        talk = add_interview(self.project, new)
        said = Span(turns(self.project, talk)[0].id, 0, len(words))
        story = mark_story(self.project, talk, [said])
        return add_quote(self.project, story, [said], byline)

    def mark(
        self,
        quote: int,
        words: str,
        kind: IdentityKind,
        decision: Decision | None,
        wording: str = "",
    ) -> int:
        row = self.project.db.execute(
            "SELECT turn.id, text FROM quote_span JOIN turn ON turn.id = turn_id"
            " WHERE quote_id = ?",
            [quote],
        ).fetchone()
        at = row[1].index(words)
        new = NewMark(row[0], at, at + len(words), kind, "marked", "analyst", found_by="analyst")
        number = add_mark(self.project, new)
        decide_mark(self.project, number, decision, wording)
        return number

    def size(self, people: int, **traits: str) -> int:
        return add_group_size(self.project, {TraitKind(k): v for k, v in traits.items()}, people)

    def fit(self, quote: int) -> Fit:
        found = fits(self.project, quote)
        assert found is not None
        assert found in all_fits(self.project)
        return found

    def cautions(self) -> list[tuple[str, dict[str, str]]]:
        return [(each.kind, each.fields) for each in warnings(self.project)]


@pytest.fixture
def evaluation(tmp_path: Path) -> Iterator[Evaluation]:
    with begin_project(tmp_path / "koe.smallstories", "Koe", None, "fi") as project:
        yield Evaluation(project)


def test_without_sizes_nobody_knows_and_each_trait_is_named(evaluation: Evaluation) -> None:
    person = evaluation.person("H01", "kävijä", "yhteiskeittiön")
    evaluation.person("H02", "kävijä", "yhteiskeittiön")
    found = evaluation.fit(evaluation.quote(person, "Siitä se lähti."))
    assert found.people is None
    assert not found.is_few
    assert [(each.kind, each.value) for each in found.unknown] == [
        ("activity", "yhteiskeittiö"),
        ("role", "kävijä"),
    ]
    assert found.interviewed == 2
    assert evaluation.cautions() == []


def test_the_smallest_group_of_which_all_is_told_gives_the_number(evaluation: Evaluation) -> None:
    evaluation.size(24, role="yhteisökehittäjä")
    evaluation.size(1, role="yhteisökehittäjä", area="Korso")
    evaluation.size(3000, area="Korso")
    evaluation.size(2, role="kuraattori", area="Korso")
    person = evaluation.person("H01", "yhteisökehittäjä")
    wide = evaluation.quote(person, "Aloitettiin ihan pienestä.")
    named = evaluation.quote(person, "Aloitettiin pienestä.", "Korson yhteisökehittäjä")
    said = evaluation.quote(person, "Korsossaki aloitettiin pienestä.")
    assert evaluation.fit(wide).people == 24
    for quote in (named, said):
        found = evaluation.fit(quote)
        assert found.people == 1
        assert {each.value for each in found.because} == {"yhteisökehittäjä", "Korso"}
    assert evaluation.fit(said).because[-1].words == "Korsossaki"


def test_genitives_of_several_words_are_recognised_in_a_byline(evaluation: Evaluation) -> None:
    evaluation.size(4, area="Myyrmäen suuralue", activity="verkostokahvit", role="osallistuja")
    person = evaluation.person("H01", "osallistuja")
    line = "Myyrmäen suuralueen verkostokahvien osallistuja"
    found = evaluation.fit(evaluation.quote(person, "Siellä tutustuttiin.", line))
    assert found.people == 4
    assert found.unknown == ()


def test_a_word_in_a_longer_one_is_told_too_but_no_place_in_a_wider_place(
    evaluation: Evaluation,
) -> None:
    evaluation.size(40, role="verkostokahvien osallistuja")
    evaluation.size(9, role="osallistuja", area="Korson suuralue")
    evaluation.size(2, role="osallistuja", area="Korso")
    person = evaluation.person("H01", "osallistuja", "verkostokahvien")
    line = "Korson suuralueen verkostokahvien osallistuja"
    found = evaluation.fit(evaluation.quote(person, "Siellä tutustuttiin.", line))
    assert found.people == 9
    assert found.interviewed == 1


def test_ones_own_post_is_coarsened_in_the_case_it_was_said_in(evaluation: Evaluation) -> None:
    project = evaluation.project
    evaluation.size(4, role="yhteisökehittäjä")
    person = evaluation.person("H01", "yhteisökehittäjä")
    words = "Mä oon toiminu yhteisökehittäjänä kolme vuotta."
    quote = evaluation.quote(person, words, "kaupungin työntekijä")
    found = [each for each in offers(project, quote) if each.words]
    take(project, found[0])
    wording = found[0].words[0].wordings.public
    assert f"[{wording.removesuffix('jä')}jänä]" in quote_text(project, quote)


def test_what_is_hidden_tells_nothing_and_what_is_coarsened_tells_that(
    evaluation: Evaluation,
) -> None:
    evaluation.size(30, role="kävijä")
    evaluation.size(2, role="kävijä", other="kilpirauhasen vajaatoiminta")
    evaluation.size(6, role="kävijä", other="pitkäaikaissairaus")
    person = evaluation.person("H01", "kävijä")
    words = "Mulla todettiin kilpirauhasen vajaatoiminta keväällä."
    quote = evaluation.quote(person, words)
    assert evaluation.fit(quote).people == 2
    health = (quote, "kilpirauhasen vajaatoiminta", IdentityKind.HEALTH)
    mark = evaluation.mark(*health, Decision.COARSEN, "pitkäaikaissairaus")
    assert evaluation.fit(quote).people == 6
    decide_mark(evaluation.project, mark, Decision.REMOVE)
    assert evaluation.fit(quote).people == 30
    decide_mark(evaluation.project, mark, Decision.KEEP)
    assert evaluation.fit(quote).people == 2


def test_a_role_in_the_words_is_somebody_elses_unless_it_is_said_of_oneself(
    evaluation: Evaluation,
) -> None:
    evaluation.size(1, role="ohjaaja")
    evaluation.size(40, role="kävijä")
    person = evaluation.person("H01", "kävijä")
    other = evaluation.quote(person, "Ohjaaja sanoi, että tule vaan, ja mä tulin.")
    own = evaluation.quote(person, "No mähän oon täällä ohjaajana ollut jo kauan.")
    assert evaluation.fit(other).people == 40
    assert evaluation.fit(other).finer == ()
    assert evaluation.fit(own).people == 1
    assert [each.body.value for each in evaluation.fit(own).finer] == ["ohjaaja"]


@pytest.mark.parametrize(
    ("language", "role", "others", "own"),
    [
        ("sv", "ledare", "Vår ledare sade att kom bara.", "Jag är ledare för gruppen här."),
        ("en", "coordinator", "The coordinator told me to come.", "I'm the coordinator here."),
        ("fi", "vapaaehtoinen", "Se vapaaehtonen autto mua.", "Mä oon ite vapaaehtosena nyt."),
    ],
)
def test_ones_own_role_is_told_in_each_language(
    evaluation: Evaluation, language: str, role: str, others: str, own: str
) -> None:
    evaluation.size(2, role=role)
    person = evaluation.person("H01", "asukas")
    theirs = evaluation.quote(person, others, language=language)
    mine = evaluation.quote(person, own, language=language)
    assert [evaluation.fit(each).people for each in (theirs, mine)] == [None, 2]


def test_more_quotes_take_no_more_queries(evaluation: Evaluation) -> None:
    def queries() -> int:
        found: list[str] = []
        evaluation.project.db.conn.set_trace_callback(found.append)
        fits_of_all = all_fits(evaluation.project)
        evaluation.project.db.conn.set_trace_callback(None)
        assert len(fits_of_all) > 0
        return len(found)

    evaluation.size(7, role="kävijä")
    person = evaluation.person("H01", "kävijä")
    evaluation.mark(evaluation.quote(person, "Rekolassa."), "Rekolassa", IdentityKind.PLACE, None)
    few = queries()
    for _ in range(12):
        quote = evaluation.quote(person, "Rekolassa.")
        evaluation.mark(quote, "Rekolassa", IdentityKind.PLACE, Decision.KEEP)
    assert queries() == few


@pytest.mark.parametrize(
    ("words", "years"),
    [
        ("58-vuotias", (58, 58)),
        ("viisikymppinen", (50, 59)),
        ("kakskymppinen", (20, 29)),
        ("yli viiskymppinen", (50, 120)),
        ("yli 30", (30, 120)),
        ("alle 18-vuotias", (0, 17)),
        ("20–29", (20, 29)),
        ("60 - 50", (50, 60)),
        ("trettioåring", (30, 39)),
        ("in her thirties", (30, 39)),
        ("vanha", None),
        ("vuonna 2016", None),
    ],
)
def test_words_for_an_age_allow_some_years(words: str, years: tuple[int, int] | None) -> None:
    assert years_of(words) == years


def test_an_age_tells_the_band_that_it_lies_in() -> None:
    assert tells_age("58-vuotias", "50–59")
    assert tells_age("viisikymppinen", "50–65")
    assert not tells_age("yli 30", "30–39")
    assert is_finer("58-vuotias", "50–59")
    assert not is_finer("viisikymppinen", "50–59")


def test_the_words_must_not_be_finer_than_the_byline(evaluation: Evaluation) -> None:
    person = evaluation.person("H01", "asukas")
    quote = evaluation.quote(person, "Korsossa mä 58-vuotiaana uskalsin.", "asukas, 50–59 v.")
    evaluation.mark(quote, "Korsossa", IdentityKind.PLACE, Decision.KEEP)
    age = evaluation.mark(quote, "58-vuotiaana", IdentityKind.AGE, Decision.KEEP)
    found = evaluation.fit(quote)
    assert [(f.body.words, f.byline and f.byline.words) for f in found.finer] == [
        ("Korsossa", None),
        ("58-vuotiaana", "asukas, 50–59 v."),
    ]
    kinds = [
        fields["kinds"] for kind, fields in evaluation.cautions() if kind == "finer_than_byline"
    ]
    assert kinds == ["area age"]
    decide_mark(evaluation.project, age, Decision.COARSEN, "yli viisikymppinen")
    assert [f.body.words for f in evaluation.fit(quote).finer] == ["Korsossa"]
    edit_quote(evaluation.project, quote, attribution="korsolainen")
    add_group_size(evaluation.project, {AREA: "Korso"}, 800)
    assert evaluation.fit(quote).finer == ()


def test_a_country_and_a_wide_word_are_no_place_that_tells(evaluation: Evaluation) -> None:
    person = evaluation.person("H01", "asukas")
    quote = evaluation.quote(person, "Suomessa Rekolassa kaikki oli uutta.")
    evaluation.mark(quote, "Rekolassa", IdentityKind.PLACE, Decision.COARSEN, "asuinalue")
    suomi = add_identity(evaluation.project, IdentityKind.PLACE, "Suomi", decision=Decision.KEEP)
    number = evaluation.mark(quote, "Suomessa", IdentityKind.PLACE, None)
    with evaluation.project.change("mark.linked"):
        evaluation.project.db.execute(
            "UPDATE quote_decision SET identity_id = ? WHERE id = ?", [suomi, number]
        )
    assert evaluation.fit(quote).finer == ()
    assert evaluation.cautions() == []


def test_an_offer_lets_enough_people_fit_and_is_one_change(evaluation: Evaluation) -> None:
    project = evaluation.project
    evaluation.size(24, role="yhteisökehittäjä")
    evaluation.size(1, role="yhteisökehittäjä", area="Korso")
    person = evaluation.person("H01", "yhteisökehittäjä")
    words = "Korsossa me aloitettiin, ja korsolaiset tuli mukaan."
    quote = evaluation.quote(person, words, "Korson yhteisökehittäjä")
    first = offers(project, quote)[0]
    assert first.people == 24
    assert first.byline == "yhteisökehittäjä"
    assert [each.words for each in first.words] == ["Korsossa", "korsolaiset"]
    before = quote_text(project, quote)
    take(project, first)
    assert "orso" not in quote_text(project, quote)
    assert evaluation.fit(quote).people == 24
    assert offers(project, quote) == []
    project.undo()
    assert quote_text(project, quote) == before
    assert evaluation.fit(quote).people == 1


def test_an_age_told_in_the_words_is_offered_to_be_left_out(evaluation: Evaluation) -> None:
    evaluation.size(2, age="50–59")
    evaluation.size(3, role="kävijä")
    person = evaluation.person("H01", "kävijä")
    quote = evaluation.quote(person, "Mä 58-vuotiaana opin uimaan.")
    evaluation.mark(quote, "58-vuotiaana", IdentityKind.AGE, Decision.KEEP)
    assert evaluation.fit(quote).people == 2
    first = offers(evaluation.project, quote)[0]
    assert (first.byline, [each.words for each in first.words]) == ("haastateltu", ["58-vuotiaana"])
    take(evaluation.project, first)
    assert not evaluation.fit(quote).is_few
    assert "58" not in quote_text(evaluation.project, quote)


def test_where_the_role_alone_is_too_small_somebody_speaks(evaluation: Evaluation) -> None:
    evaluation.size(2, role="yhteisökehittäjä")
    person = evaluation.person("H01", "yhteisökehittäjä")
    quote = evaluation.quote(person, "Siitä se lähti.")
    (only,) = offers(evaluation.project, quote)
    assert (only.byline, only.people) == ("haastateltu", None)


def test_a_place_that_stays_too_fine_is_coarsened_further(evaluation: Evaluation) -> None:
    person = evaluation.person("H01", "asukas")
    quote = evaluation.quote(person, "Koivutorilla se kaikki alkoi.")
    evaluation.mark(quote, "Koivutorilla", IdentityKind.PLACE, Decision.COARSEN, "Koivukylä")
    assert [f.body.value for f in evaluation.fit(quote).finer] == ["Koivukylä"]
    take(evaluation.project, offers(evaluation.project, quote)[0])
    assert evaluation.fit(quote).finer == ()
    assert "Koivu" not in quote_text(evaluation.project, quote)


def test_quotes_of_one_teller_are_joined_whatever_their_bylines(evaluation: Evaluation) -> None:
    evaluation.size(40, role="vapaaehtoinen")
    evaluation.size(60, area="Rekola")
    evaluation.size(2, role="vapaaehtoinen", area="Rekola")
    person = evaluation.person("H01", "vapaaehtoinen")
    other = evaluation.person("H02", "asukas")
    one = evaluation.quote(person, "Siitä se lähti.")
    two = evaluation.quote(person, "Sitten tuli muitakin.", "Rekolan asukas")
    evaluation.quote(other, "Rekolassa on hyvä.", "Rekolan asukas")
    assert [evaluation.fit(each).people for each in (one, two)] == [40, 60]
    (found,) = together(Ground(evaluation.project).sizes, all_fits(evaluation.project))
    assert (found.quotes, found.people, found.teller) == ((one, two), 2, person)
    told = [fields for kind, fields in evaluation.cautions() if kind == "few_alike_together"]
    assert told == [{"quotes": "H01/1, H02/1", "people": "2", "kinds": "role area"}]


def test_the_limit_is_the_projects(evaluation: Evaluation) -> None:
    evaluation.size(6, role="kävijä")
    person = evaluation.person("H01", "kävijä")
    evaluation.quote(person, "Siitä se lähti.")
    assert evaluation.cautions() == []
    want_alike(evaluation.project, 7)
    told = {"quote": "H01/1", "people": "6", "kinds": "role"}
    assert evaluation.cautions() == [("few_alike", told)]
    for language in LANGUAGES:
        (said,) = (warning_text(each, language) for each in warnings(evaluation.project))
        assert "H01/1" in said
        assert "6" in said
        assert "kävijä" not in said
    with pytest.raises(SmallStoriesError) as stopped:
        want_alike(evaluation.project, 1)
    assert stopped.value.key == "groups.too_few"


def test_rare_facts_together_are_shown_once_more(evaluation: Evaluation) -> None:
    person = evaluation.person("H01", "kävijä")
    words = "Mulla on MS-tauti ja mä oon ainoa eritrealainen Rekolassa."
    quote = evaluation.quote(person, words)
    assert combinations(evaluation.project, quote) == []
    evaluation.mark(quote, "MS-tauti", IdentityKind.HEALTH, Decision.COARSEN, "sairaus")
    assert combinations(evaluation.project, quote) == []
    evaluation.mark(quote, "eritrealainen", IdentityKind.GROUP, None)
    (found,) = combinations(evaluation.project, quote)
    assert found.kinds == (TraitKind.HEALTH, TraitKind.GROUP)
    assert found.open
    told = [fields for kind, fields in evaluation.cautions() if kind == "look_once_more"]
    assert told == [{"quotes": "H01/1", "kinds": "health group"}]


def test_children_and_an_age_as_said_stand_together(evaluation: Evaluation) -> None:
    person = evaluation.person("H01", "vanhempi")
    quote = evaluation.quote(person, "Oon 36 ja mulla on kuus lasta, kaksoset viimesinä.")
    age = evaluation.mark(quote, "36", IdentityKind.AGE, Decision.KEEP)
    (found,) = combinations(evaluation.project, quote)
    assert [each.words for each in found.facts] == ["36", "kuus lasta"]
    decide_mark(evaluation.project, age, Decision.COARSEN, "yli 30")
    assert combinations(evaluation.project, quote) == []


def test_facts_scattered_over_a_tellers_quotes_are_shown_together(evaluation: Evaluation) -> None:
    person = evaluation.person("H01", "kävijä")
    one = evaluation.quote(person, "Rekolassa mä asun.")
    two = evaluation.quote(person, "Mulla on MS-tauti.")
    three = evaluation.quote(person, "Mä oon eritrealainen.")
    evaluation.mark(one, "Rekolassa", IdentityKind.PLACE, Decision.KEEP)
    evaluation.mark(two, "MS-tauti", IdentityKind.HEALTH, Decision.KEEP)
    evaluation.mark(three, "eritrealainen", IdentityKind.GROUP, Decision.KEEP)
    (found,) = combinations(evaluation.project, two)
    assert found.quotes == (one, two, three)
    assert found.kinds == (TraitKind.AREA, TraitKind.HEALTH, TraitKind.GROUP)


def test_one_phrase_is_no_combination_and_an_office_with_a_year_neither(
    evaluation: Evaluation,
) -> None:
    evaluation.size(900, area="Rekola")
    person = evaluation.person("H01", "kävijä")
    quote = evaluation.quote(person, "Rekolan koululla aloitin vuonna 2019, ja Kela maksoi.")
    evaluation.mark(quote, "Rekolan koululla", IdentityKind.ORGANISATION, Decision.KEEP)
    assert combinations(evaluation.project, quote) == []
    other = evaluation.quote(person, "Vuonna 2019 Kela maksoi sen.")
    evaluation.mark(other, "Kela", IdentityKind.ORGANISATION, Decision.KEEP)
    evaluation.mark(other, "2019", IdentityKind.DATE, Decision.KEEP)
    assert combinations(evaluation.project, other) == []


def test_an_organisation_that_gives_a_trait_away_counts_as_the_trait(
    evaluation: Evaluation,
) -> None:
    person = evaluation.person("H01", "kävijä")
    quote = evaluation.quote(person, "Turvakodissa mä sain astman hoitoon.")
    evaluation.mark(quote, "Turvakodissa", IdentityKind.ORGANISATION, Decision.KEEP)
    assert combinations(evaluation.project, quote) == []
    evaluation.mark(quote, "astman", IdentityKind.HEALTH, Decision.COARSEN, "sairaus")
    (found,) = combinations(evaluation.project, quote)
    assert found.kinds == (TraitKind.HEALTH, TraitKind.GROUP)


@pytest.mark.parametrize(
    "words",
    [
        "Mä seison siellä ja mä lasken, yks, kaks, kolme, aina sataan.",
        "Ja nyt mä herään ilman kelloo, joka päivä, sunnuntainaki.",
        "Kaks vuotta mä kävin siellä, ja kuus kertaa meinasin lopettaa.",
        "Lapset tykkäs ja mun poika sano et mennään uudestaan.",
    ],
)
def test_ordinary_talk_is_not_flagged(evaluation: Evaluation, words: str) -> None:
    person = evaluation.person("H01", "kävijä", "yhteiskeittiön", age_band="30–39")
    quote = evaluation.quote(person, words)
    assert combinations(evaluation.project, quote) == []
    assert evaluation.fit(quote).finer == ()


def test_bylines_are_worded_from_the_tellers_facts(evaluation: Evaluation) -> None:
    project = evaluation.project
    person = evaluation.person("H01", "osallistuja", "verkostokahvien", real_name="Liisa Koe")
    add_identity(project, IdentityKind.PERSON, "Liisa", ["Liisa Koe"], decision=Decision.REPLACE,
                 wording="Ursula")  # fmt: skip
    quote = evaluation.quote(person, "Siitä se lähti.")
    talk = project.db.execute("SELECT id FROM interview").fetchone()[0]
    with project.change("interview.described"):
        place = {"name": "Myyrmäen suuralue", "genitive": "Myyrmäen suuralueen"}
        area = insert(project.db, "area", kind="suuralue", **place)
        insert(project.db, "interview_area", interview_id=talk, area_id=area)
    found = [(each.style, each.words) for each in bylines(project, talk, person)]
    assert found == [
        (BylineStyle.ROLE, "osallistuja"),
        (BylineStyle.PLACE_AND_ROLE, "verkostokahvien osallistuja"),
        (BylineStyle.AREA_AND_ROLE, "Myyrmäen suuralueen osallistuja"),
        (
            BylineStyle.AREA_PLACE_AND_ROLE,
            "Myyrmäen suuralueen verkostokahvien osallistuja",
        ),
        (BylineStyle.ROLE_AND_PSEUDONYM, "verkostokahvien osallistuja, Ursula"),
    ]
    # The real name is offered when its bearer has asked for it.
    record_consent(project, person, "reconfirmed", "named", given=True)
    last = bylines(project, talk, person)[-1]
    assert (last.style, last.words) == (BylineStyle.NAME_AND_ROLE, "Liisa Koe, osallistuja")
    assert [each.words for each in bylines(project, talk, None)] == ["haastateltu"]
    assert evaluation.fit(quote).interviewed == 1


def test_areas_where_a_role_was_counted_are_offered_in_the_genitive(
    evaluation: Evaluation,
) -> None:
    person = evaluation.person("H01", "yhteisökehittäjä")
    evaluation.size(1, role="yhteisökehittäjä", area="Havukoski")
    evaluation.size(1, role="Yhteisökehittäjä", area="Myyrmäen suuralue")
    evaluation.size(9, role="kuraattori", area="Rekola")
    quote = evaluation.quote(person, "Siitä se lähti.", "Havukosken yhteisökehittäjä")
    talk = evaluation.project.db.execute("SELECT id FROM interview").fetchone()[0]
    assert [each.words for each in bylines(evaluation.project, talk, person)] == [
        "yhteisökehittäjä",
        "Havukosken yhteisökehittäjä",
        "Myyrmäen suuralueen yhteisökehittäjä",
    ]
    assert [each.byline for each in offers(evaluation.project, quote)] == [
        "yhteisökehittäjä",
        "haastateltu",
    ]


def test_sizes_are_typed_in_once_and_edited(evaluation: Evaluation) -> None:
    project = evaluation.project
    group = evaluation.size(4, role=" kuraattori ", area="", age="30–39")
    count_group(project, group, 5)
    describe_group(project, group, AREA, "Korso")
    describe_group(project, group, AGE, "")
    assert group_sizes(project) == [GroupSize(group, 5, ((ROLE, "kuraattori"), (AREA, "Korso")))]
    assert words_of_groups(project, ROLE) == ["kuraattori"]
    describe_group(project, group, AREA, "")
    with pytest.raises(SmallStoriesError) as stopped:
        describe_group(project, group, ROLE, " ")
    assert stopped.value.key == "groups.nothing_told"
    with pytest.raises(SmallStoriesError):
        add_group_size(project, {ROLE: " "}, 3)
    with pytest.raises(SmallStoriesError):
        count_group(project, group, -1)
    remove_group_size(project, group)
    assert group_sizes(project) == []


_VALUES = st.sampled_from(["Korso", "Rekola", "kävijä", "kuraattori", "50–59", "52", "uskovainen"])
_KINDS = st.sampled_from([AREA, ROLE, AGE, TraitKind.GROUP])
_TRAITS = st.builds(
    Trait,
    kind=_KINDS,
    value=_VALUES,
    words=st.just(""),
    fineness=st.sampled_from(Fineness),
    place=st.none() | st.just(Place(1, 0, 1)),
)
_SIZES = st.builds(
    GroupSize,
    id=st.just(1),
    people=st.integers(0, 50),
    traits=st.dictionaries(st.sampled_from([AREA, ROLE, AGE, OTHER]), _VALUES, min_size=1).map(
        lambda found: tuple(found.items())
    ),
)


@given(st.lists(_SIZES, max_size=6), st.lists(_TRAITS, max_size=5), _TRAITS)
def test_to_tell_more_never_raises_the_number(
    sizes: list[GroupSize], told: list[Trait], more: Trait
) -> None:
    before, after = smallest(sizes, told), smallest(sizes, [*told, more])
    if before is not None:
        assert after is not None
        assert after.people <= before.people


@given(st.lists(_SIZES, max_size=6), st.integers(18, 90))
def test_a_coarser_age_never_lowers_the_number(sizes: list[GroupSize], age: int) -> None:
    def people(words: str) -> int:
        told = [Trait(AGE, words, words, Fineness.COARSENED)]
        group = smallest(sizes, told)
        return group.people if group else 10_000

    decade = age // 10 * 10
    band = f"{decade}–{decade + 9}"
    assert people(str(age)) <= people(band) <= people(f"yli {max(decade - 1, 1)}")


def test_wordings_of_the_profile_count(evaluation: Evaluation) -> None:
    evaluation.size(3, area="Korso")
    evaluation.size(900, area="Vantaa")
    person = evaluation.person("H01", "asukas")
    quote = evaluation.quote(person, "Korsossa se alkoi.")
    mark = evaluation.mark(quote, "Korsossa", IdentityKind.PLACE, None)
    decide_mark(evaluation.project, mark, Decision.COARSEN, Wordings("Vantaa", "Korso", "kaupunki"))
    people = [fits(evaluation.project, quote, profile) for profile in Profile]
    assert [each and each.people for each in people] == [3, 900, None]
