"""Forms to paste and slides to show: counts, ticks, room on slides, and what is missing."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pptx import Presentation

from small_stories.changes.copying import mark_copied, unmark_copied
from small_stories.changes.grouping import add_type, edit_type
from small_stories.changes.impact_stories import choose_impact_story, write_impact_story
from small_stories.changes.interviewing import (
    NewInterview,
    NewTurn,
    add_interview,
    describe_interview,
)
from small_stories.changes.marking import describe_story, mark_story, toggle_goal
from small_stories.changes.quoting import add_quote, pass_by_eye, remove_quote
from small_stories.changes.reading import write_reading
from small_stories.changes.recommending import (
    add_recommendation,
    link_to_type,
    move_recommendation,
)
from small_stories.changes.setting_up import (
    add_goal,
    add_interviewee,
    record_consent,
    write_report_section,
)
from small_stories.model import Profile, Role, SourceKind, Span
from small_stories.reporting.blocks import Grid, Picture, Quoted, ReadingOf, Section, ToBeFilled
from small_stories.reporting.material import gather
from small_stories.reporting.slides.deck import deck
from small_stories.reporting.slides.presentation import slides_file
from small_stories.reporting.slides.splitting import fits
from small_stories.reporting.templates.catalogue import template, title
from small_stories.reporting.templates.printing import printed_sections
from small_stories.reporting.texts import copied, fields_of
from small_stories.reporting.writing import write_report
from small_stories.storage.interviews import turns
from small_stories.storage.project_file import Project
from small_stories.storage.quotes import quotes
from small_stories.storage.recommendations import recommendations
from small_stories.strings import LANGUAGES

FORMS = ("innokyla", "funder", "award")
SLIDES = ("slides", "slides_by_area", "impact_story")
ALL = (*FORMS, *SLIDES, "recommendations")


def report(project: Project, name: str, language: str = "fi") -> list[Section]:
    return printed_sections(gather(project, language), template(name))[1]


def presentation(project: Project, name: str, language: str = "fi") -> Any:
    material, sections = printed_sections(gather(project, language), template(name))
    heading = title(material, template(name))
    return Presentation(BytesIO(slides_file(heading, language, sections)))


def one_story(project: Project, long: bool = False) -> int:
    """Bring in one interview with one quoted story of a teller who is not known."""
    said = "Nyt mä soitan itse. " * (60 if long else 1)
    talk = (NewTurn("Kerro.", speaker=0), NewTurn(said, speaker=1))
    speakers = (("H", Role.INTERVIEWER), ("V", Role.INTERVIEWEE))
    number = add_interview(project, NewInterview("H01", SourceKind.NOTES, "fi", speakers, talk))
    told = turns(project, number)[1]
    story = mark_story(project, number, [Span(told.id, 0, len(said) - 1)])
    pass_by_eye(project, add_quote(project, story, [Span(told.id, 0, len(said) - 1)]), passed=True)
    return story


def gaps(sections: list[Section]) -> list[str]:
    return [b.text for each in sections for b in each.blocks if isinstance(b, ToBeFilled)]


# ---- forms


def test_the_fields_of_innokyla_come_in_order_with_their_counts(rich: Any) -> None:
    fields = fields_of(gather(rich.project, "fi"), "innokyla")
    assert [each.key for each in fields] == [
        "environment", "target_group", "idea", "conditions", "tips", "results_in_short",
        "attachments",
    ]  # fmt: skip
    for each in fields:
        assert each.characters == len(each.text)
        assert all(f"[Täydennettävä: {gap}]" in each.text for gap in each.gaps)
    results = fields[5].text
    assert results.index("1. Tehtävä tekee paikan") < results.index("2. Sana muuttuu teoksi")
    assert "• Tuki aineistossa: kolme tarinaa kolmesta haastattelusta" in results
    assert "”Mä istuin eka kerran ihan ovensuussa." in results
    assert results.index("Pieni tehtävä") < results.index("”Mä istuin") < results.index("Esimerkki")
    assert "Aineistona on viisi haastattelua." in results


def test_what_no_story_backs_is_no_good_practice(rich: Any) -> None:
    practices = next(
        each for each in fields_of(gather(rich.project), "funder") if each.key == "good_practices"
    )
    assert "Tehtävä tekee paikan" in practices.text
    assert "Nimeämätön tyyppi" not in practices.text


def test_a_tick_falls_when_its_text_has_changed(project: Project) -> None:
    fields = {each.key: each for each in fields_of(gather(project), "innokyla")}
    mark_copied(project, "innokyla", "idea", fields["idea"].text)
    mark_copied(project, "innokyla", "conditions", fields["conditions"].text)
    assert copied(project, "innokyla") == {"idea", "conditions"}
    assert copied(project, "funder") == set()
    write_report_section(project, "idea", "Avain annetaan heti.")
    assert copied(project, "innokyla") == {"conditions"}
    project.undo()
    assert copied(project, "innokyla") == {"idea", "conditions"}
    unmark_copied(project, "innokyla", "idea")
    assert copied(project, "innokyla") == {"conditions"}


def test_a_form_in_another_language_was_not_copied(project: Project) -> None:
    here = fields_of(gather(project, "fi"), "innokyla")
    mark_copied(project, "innokyla", "idea", here[2].text)
    assert copied(project, "innokyla", fields_of(gather(project, "sv"), "innokyla")) == set()


# ---- recommendations


def test_a_recommendation_without_a_type_is_a_visible_gap(project: Project) -> None:
    kind = add_type(project, "Sana muuttuu teoksi", mechanism="ehdotus toteutetaan")
    first = add_recommendation(project, "Oma taso", "Varaa aikaa")
    add_recommendation(project, "service", "Kysy palautetta", [kind])
    add_recommendation(project, "unit", "Kerro syy", [kind])
    said = report(project, "recommendations")[0]
    grids = [block for block in said.blocks if isinstance(block, Grid)]
    assert [grid.caption for grid in grids] == [
        "Suositukset: Yksikön taso", "Suositukset: Palvelun taso", "Suositukset: Oma taso",
    ]  # fmt: skip
    assert grids[2].rows[0][1] == ("Täydennettävä",)
    assert gaps([said]) == ["mihin tarinatyyppiin nojaa suositus ”Varaa aikaa”"]
    link_to_type(project, first, kind)
    link_to_type(project, first, kind)
    said = report(project, "recommendations")[0]
    assert gaps([said]) == []
    assert "Sana muuttuu teoksi (ei vielä tarinoita)" in str(said.blocks)


def test_a_recommendation_moves_within_its_level(project: Project) -> None:
    for level, words in (("unit", "A"), ("city", "B"), ("unit", "C"), ("unit", "D")):
        add_recommendation(project, level, words)
    last = recommendations(project)[3]
    move_recommendation(project, last.id, -1)
    assert [each.text for each in recommendations(project)] == ["A", "B", "D", "C"]
    move_recommendation(project, last.id, -1)
    assert [each.text for each in recommendations(project)] == ["D", "B", "A", "C"]
    move_recommendation(project, last.id, -1)
    assert [each.text for each in recommendations(project)] == ["D", "B", "A", "C"]


# ---- impact stories


def test_each_chosen_story_has_a_page_of_its_own_in_the_order_chosen(rich: Any) -> None:
    [page] = report(rich.project, "impact_story")
    assert page.own_page
    assert page.heading == "Kauha"
    [quote] = [block for block in page.blocks if isinstance(block, Quoted)]
    assert "Tavoite: Osallistujat löytävät paikkansa." in quote.effect


def test_a_story_page_says_what_it_lacks(project: Project) -> None:
    assert gaps(report(project, "impact_story")) == ["valitse tarina, josta sivu tehdään"]
    choose_impact_story(project, one_story(project))
    [page] = report(project, "impact_story")
    assert page.heading == "Nimeämätön tarina"
    assert gaps([page]) == [
        "tarinan nimi", "millaisesta tilanteesta tarina alkaa", "mitä tapahtui",
        "mikä kertojan elämässä muuttui", "mistä tavoitellusta vaikutuksesta tarina kertoo",
        "mikä muu osoittaa samaa: luvut, muut tarinat, havainnot",
    ]  # fmt: skip


# ---- slides


def every_text(shown: Any) -> Iterator[tuple[Any, Any]]:
    for slide in shown.slides:
        for shape in slide.placeholders:
            for paragraph in shape.text_frame.paragraphs:
                yield from ((shape, run) for run in paragraph.runs)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SLIDES)
def test_slides_have_titles_languages_and_no_trace(rich: Any, name: str, language: str) -> None:
    shown = presentation(rich.project, name, language)
    tag = {"fi": "fi-FI", "sv": "sv-FI", "en": "en-GB"}
    titles = [slide.shapes.title.text_frame.text for slide in shown.slides]
    assert all(titles)
    assert not any(slide.has_notes_slide for slide in shown.slides)
    spoken = {run._r.rPr.get("lang") for _, run in every_text(shown)}
    assert tag[language] in spoken
    assert spoken <= set(tag.values())
    for slide in shown.slides:
        numbers = [shape.placeholder_format.idx for shape in slide.placeholders]
        assert numbers[0] == 0, "the title is read first"
        assert all(shape.is_placeholder for shape in slide.shapes)
        assert len({shape.shape_id for shape in slide.shapes}) == len(slide.shapes)
    facts = shown.core_properties
    assert facts.title == titles[0]
    assert (facts.author, facts.last_modified_by, facts.comments, facts.keywords) == ("",) * 4
    parts = {str(part.partname) for part in shown.part.package.iter_parts()}
    assert not any("thumbnail" in part or "printer" in part for part in parts)


def test_a_quote_stands_between_its_reading_and_its_effect_in_its_own_language(rich: Any) -> None:
    shown = presentation(rich.project, "slides", "fi")
    slide = next(
        each for each in shown.slides
        if any("bänken" in shape.text_frame.text for shape in each.placeholders)
    )  # fmt: skip
    texts = [shape.text_frame.text for shape in slide.placeholders]
    assert texts[1] == "Sanottu toteutui heti ja näkyvästi."
    assert texts[2].splitlines()[0].startswith("”Jag sade")
    assert texts[3] == "– kylätuvan osallistuja, käännös ruotsista"
    assert "Tavoite: Osallistujat vaikuttavat tuvan asioihin." in texts[4]
    [swedish, finnish] = [p.runs[0] for p in slide.placeholders[2].text_frame.paragraphs]
    assert swedish._r.rPr.get("lang") == "sv-FI"
    assert finnish._r.rPr.get("lang") == "fi-FI"


def test_a_picture_is_shown_whole_and_told_in_words() -> None:
    drawn = BytesIO()
    Image.new("RGB", (1600, 300), "white").save(drawn, "PNG")
    picture = Picture(drawn.getvalue(), "Tuki tyypeittäin", "tekijät", "Kolme tyyppiä ja tarinat.")
    content = slides_file("Koe", "fi", [Section("x", "Kuva", (picture,))])
    slide = Presentation(BytesIO(content)).slides[1]
    [shown] = [shape for shape in slide.placeholders if shape.placeholder_format.idx == 1]
    assert shown._element.nvPicPr.cNvPr.get("descr") == "Kolme tyyppiä ja tarinat."
    assert shown.width / shown.height == pytest.approx(1600 / 300, rel=0.01)
    assert (shown.crop_left, shown.crop_top) == (0, 0)
    assert slide.shapes.title.text_frame.text == "Kuva"
    words = [shape.text_frame.text for shape in slide.placeholders if shape.has_text_frame]
    assert any("Tuki tyypeittäin" in each and "tekijät" in each for each in words)


def overflowing(project: Project, name: str, language: str = "fi") -> list[str]:
    material, sections = printed_sections(gather(project, language), template(name))
    found = []
    for slide in deck(title(material, template(name)), language, sections):
        boxes = {0: slide.layout.boxes[0], **slide.layout.boxes}
        for place, lines in slide.lines.items():
            box = boxes[place]
            size = slide.sizes.get(place, box.size)
            if not fits(lines, type(box)(**{**as_fields(box), "size": size})):
                found.append(f"{slide.title}: {place}")
        if len(slide.title) > 140:
            found.append(slide.title)
    return found


def as_fields(box: Any) -> dict[str, Any]:
    return {name: getattr(box, name) for name in box.__dataclass_fields__}


@pytest.mark.parametrize("name", SLIDES)
def test_nothing_is_too_long_for_its_slide(project: Project, name: str) -> None:
    story = one_story(project, long=True)
    write_reading(project, story, text="Pitkä tulkinta jatkuu. " * 80, exemplifies="rohkeus " * 90,
                  starting_situation="alku " * 300, effect="muutos " * 200)  # fmt: skip
    toggle_goal(project, story, add_goal(project, ("tavoite " * 260)[:2000]))
    kind = add_type(project, "tyyppi " * 60, experience="kokemus " * 200, mechanism="m" * 900)
    add_recommendation(project, "taso " * 40, "suositus " * 150, [kind])
    write_impact_story(project, choose_impact_story(project, story), title="otsikko " * 50)
    assert overflowing(project, name) == []
    shown = presentation(project, name)
    words = " ".join(run.text for _, run in every_text(shown))
    assert words.count("soitan") == 60, "nothing is lost when it is split"


# ---- bad input


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ALL)
def test_a_project_with_nothing_in_it_has_visible_gaps(
    project: Project, name: str, language: str
) -> None:
    sections = report(project, name, language)
    assert gaps(sections)
    if name in SLIDES:
        shown = " ".join(run.text for _, run in every_text(presentation(project, name, language)))
        assert all(gap in shown for gap in gaps(sections))


@pytest.mark.parametrize("name", ALL)
def test_one_interview_a_nameless_type_and_an_endless_goal(
    project: Project, name: str, tmp_path: Path
) -> None:
    add_goal(project, "x" * 2000)
    edit_type(project, add_type(project, ""), experience="")
    talk = (NewTurn("Kerro.", speaker=0), NewTurn("Nyt mä soitan itse.", speaker=1))
    speakers = (("H", Role.INTERVIEWER), ("V", Role.INTERVIEWEE))
    number = add_interview(project, NewInterview("H01", SourceKind.NOTES, "fi", speakers, talk))
    mark_story(project, number, [Span(turns(project, number)[1].id, 0, 6)])
    written = write_report(project, tmp_path, name=name)
    endings = {path.suffix for path in written.paths}
    assert ".docx" in endings
    assert (".pptx" in endings) == (name in SLIDES)
    assert (".txt" in endings) == (name in FORMS)
    assert gaps(report(project, name))


def test_stories_are_tied_to_an_area_only_among_enough_people(rich: Any) -> None:
    chosen = template("slides_by_area")
    for profile in Profile:
        sections = printed_sections(gather(rich.project, "fi", profile), chosen)[1]
        parts = [each for each in sections if each.key.startswith("part_area_")]
        assert len(parts) == 2
        quoted = [b for each in parts for b in each.blocks if isinstance(b, Quoted | ReadingOf)]
        assert bool(quoted) == (profile is not Profile.STRICT)


def test_a_story_whose_teller_refuses_is_told_on_no_page(project: Project) -> None:
    story = one_story(project)
    describe_story(project, story, title="Puhelu")
    write_reading(project, story, text="Soitto onnistui.", starting_situation="Ei uskaltanut.")
    choose_impact_story(project, story)
    assert "Ei uskaltanut" in str(report(project, "impact_story"))
    person = add_interviewee(project, "T01")
    project_interview = gather(project).interviews
    describe_interview(project, next(iter(project_interview)), interviewee_id=person)
    record_consent(project, person, "withdrawn", "stories", given=False)
    [page] = report(project, "impact_story")
    assert page.heading == "Nimeämätön tarina"
    assert gaps([page]) == [
        "toinen tarina: tämän kertoja ei ole antanut lupaa tarinoidensa käyttöön"
    ]


def test_what_is_not_quoted_is_told_in_no_form(project: Project) -> None:
    story = one_story(project)
    write_reading(project, story, starting_situation="Pelkäsi puhelinta.")
    target = fields_of(gather(project), "innokyla")[1]
    assert "• Pelkäsi puhelinta." in target.text
    [quote] = quotes(project)
    remove_quote(project, quote.id)
    target = fields_of(gather(project), "innokyla")[1]
    assert "Pelkäsi" not in target.text
