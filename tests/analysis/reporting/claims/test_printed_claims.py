from typing import Any

import pytest

from small_stories.changes.marking import remove_story
from small_stories.changes.setting_up import remove_quant_result, write_report_section
from small_stories.model import Profile
from small_stories.reporting.blocks import Prose, Reference
from small_stories.reporting.claims.marks import Ground, Mark
from small_stories.reporting.claims.naming import grounds, short_names
from small_stories.reporting.drafting import Draft
from small_stories.reporting.files import files_of
from small_stories.reporting.material import gather
from small_stories.reporting.templates.catalogue import TEMPLATES, template
from small_stories.reporting.templates.printing import printed_sections
from small_stories.reporting.words_of_analyst import words_of_analyst
from small_stories.storage.project_file import Project
from small_stories.storage.setup import quant_results, report_sections


def printed(project: Project, name: str = "evaluation", key: str = "effects") -> str:
    """Return the own text of a section as a report prints it, with numbers at references."""
    draft = Draft(gather(project), template(name))
    place = draft.place_of(key)
    assert place is not None
    block = draft.sections[place].blocks[0]
    assert isinstance(block, Prose)
    return "".join(
        str(draft.numbers.number(part.anchor)) if isinstance(part, Reference) else part
        for part in block.parts
    )


@pytest.fixture
def story(kitchen: Any) -> dict[str, Mark]:
    return {name: Mark(Ground.STORY, number) for name, number in kitchen.stories.items()}


@pytest.fixture
def figure(kitchen: Any) -> Mark:
    return Mark(Ground.FIGURE, quant_results(kitchen.project)[0].id)


def test_what_a_sentence_rests_on_is_printed_as_references(
    kitchen: Any, story: dict[str, Mark], figure: Mark
) -> None:
    project, kind = kitchen.project, Mark(Ground.TYPE, kitchen.types[0])
    own = f"Rohkeus kasvoi {story['door']} {story['soup']} {story['friends']} {kind} {figure}."
    write_report_section(project, "effects", own)
    said = printed(project)
    assert said.startswith("Rohkeus kasvoi (sitaatit ")
    assert said.endswith("; yksi tarina; tarinatyyppi ”Palaute kantaa”; taulukko 4).")
    assert "⟦" not in said


def test_a_form_has_no_numbers_to_refer_to_and_a_report_without_the_table_tells_the_figure(
    kitchen: Any, story: dict[str, Mark], figure: Mark
) -> None:
    project = kitchen.project
    write_report_section(project, "benefit", f"Rohkeus kasvoi {story['door']}.")
    assert printed(project, "funder", "benefit") == "Rohkeus kasvoi (yksi tarina)."
    write_report_section(project, "effects", f"Moni kävi {figure}.")
    assert printed(project, "thesis") == "Moni kävi (Kävijöitä 3\u202f648, 2025)."


def test_what_is_gone_leaves_a_visible_mark_and_the_claim_is_bare(
    kitchen: Any, story: dict[str, Mark], figure: Mark
) -> None:
    project = kitchen.project
    write_report_section(project, "effects", f"Kaverit löytyivät {story['friends']} {figure}.")
    remove_story(project, kitchen.stories["friends"])
    remove_quant_result(project, figure.id)
    said = "Kaverit löytyivät (tarina, johon tämä perustui, on poistettu; luku, johon tämä"
    assert printed(project).startswith(said)
    draft = Draft(gather(project), template("evaluation"))
    section = next(each for each in draft.sections if each.key == "effects")
    assert draft.missing(section).bare == 1
    project.undo()
    project.undo()
    assert printed(project) == "Kaverit löytyivät (yksi tarina; taulukko 4)."


def test_a_name_that_nothing_has_is_told_in_the_report(
    kitchen: Any, story: dict[str, Mark]
) -> None:
    own = f"Rohkeus kasvoi {story['friends']} ⟦H99/9⟧."
    write_report_section(kitchen.project, "effects", own)
    assert printed(kitchen.project) == "Rohkeus kasvoi (yksi tarina; ei löydy: H99/9)."


def test_no_template_lets_a_mark_of_the_text_out_in_any_file(
    kitchen: Any, story: dict[str, Mark], figure: Mark
) -> None:
    project = kitchen.project
    for name in TEMPLATES.values():
        for place in name.places:
            write_report_section(project, place.key, f"Näin kävi {story['door']} {figure}. Eli.")
    for name in TEMPLATES.values():
        material, sections = printed_sections(gather(project), name)
        for file in files_of(material, name, sections):
            told = [each for _, texts in file.leaving.texts for each in texts]
            assert not [each for each in told if "⟦" in each or "⟧" in each]


def test_the_workbook_lists_each_claim_and_what_it_rests_on(
    kitchen: Any, story: dict[str, Mark]
) -> None:
    project = kitchen.project
    write_report_section(project, "effects", f"Rohkeus kasvoi {story['door']}. Arki muuttui.")
    write_report_section(project, "measures", "Kokattiin yhdessä viikoittain.")
    chosen = template("evaluation")
    material, sections = printed_sections(gather(project, "fi", Profile.INTERNAL), chosen)
    files = files_of(material, chosen, sections)
    workbook = next(each for each in files if each.leaving.name == "typology.xlsx")
    told = dict(workbook.leaving.texts)["Väitteet"]
    heading = "Mistä vaikutuksista tarinat kertovat"
    assert told[3:] == (
        heading, "Rohkeus kasvoi.", "H01/1",
        heading, "Arki muuttui.", "ei tarinaa, tyyppiä eikä lukua",
    )  # fmt: skip


def test_a_draft_takes_in_an_own_text_and_makes_only_its_section_anew(kitchen: Any) -> None:
    project = kitchen.project
    draft = Draft(gather(project), template("evaluation"))
    before = draft.sections
    write_report_section(project, "outputs", "Syntyi keittokirja.")
    draft.write(report_sections(project))
    changed = [new.key for old, new in zip(before, draft.sections, strict=True) if new is not old]
    assert changed == ["outputs"]
    assert draft.missing(next(s for s in draft.sections if s.key == "outputs")).gaps == 0
    assert draft.missing(next(s for s in before if s.key == "measures")).gaps == 1


def test_the_words_around_a_mark_are_known_to_be_the_analysts(
    kitchen: Any, story: dict[str, Mark]
) -> None:
    own = f"Rohkeus kasvoi {story['door']}. Arki muuttui kevyemmäksi."
    write_report_section(kitchen.project, "effects", own)
    known = words_of_analyst(gather(kitchen.project, "en"))
    assert list(known.told_apart(". Arki muuttui kevyemmäksi.")) == [
        (". ", ""), ("Arki muuttui kevyemmäksi", "fi"), (".", ""),
    ]  # fmt: skip
    assert list(known.told_apart("Rohkeus kasvoi")) == [("Rohkeus kasvoi", "fi")]


def test_no_two_grounds_have_the_same_name_in_a_text(kitchen: Any) -> None:
    material = gather(kitchen.project)
    names = short_names(material, "fi")
    assert set(names) == set(grounds(material))
    assert len(set(names.values())) == len(names)
    assert names[Mark(Ground.TYPE, kitchen.types[0])] == "tyyppi Palaute kantaa"
