"""A quote as text to paste, what its length is used for, and how its way through others shows."""

from typing import Any

import pytest

from small_stories.anonymising.rewriting.printed import quote_text
from small_stories.changes.cutting import add_cut
from small_stories.changes.interviewing import describe_interview
from small_stories.changes.quoting import edit_quote, pass_by_eye
from small_stories.changes.reading import write_reading
from small_stories.errors import SmallStoriesError
from small_stories.model import Cut
from small_stories.reporting.blocks import Quoted
from small_stories.reporting.copying import checked, inline_quote, vignette
from small_stories.reporting.cuts import templates_of, words_in
from small_stories.reporting.material import gather
from small_stories.reporting.templates.catalogue import TEMPLATES, sections_of
from small_stories.reporting.through import ways_through


def test_a_quote_is_pasted_into_a_sentence(kitchen: Any) -> None:
    words = quote_text(kitchen.project, kitchen.quotes["soup"])
    told = inline_quote(kitchen.project, kitchen.quotes["soup"])
    assert told == f"Yhteiskeittiön kävijä kuvasi asiaa näin: ”{words}”"


def test_a_vignette_reads_then_quotes_then_tells_the_effect_of_x(kitchen: Any) -> None:
    told = vignette(kitchen.project, kitchen.quotes["soup"])
    assert told.startswith("X on yhteiskeittiön kävijä. Kertoja pääsi päättämään ruoasta.")
    reading, quote, effect = (
        told.index("Kertoja"), told.index("”Me saatiin"), told.index("Kokemus vaikuttamisesta")
    )  # fmt: skip
    assert reading < quote < effect


def test_only_a_quote_that_is_ready_and_holds_nothing_hidden_is_copied(kitchen: Any) -> None:
    project, number = kitchen.project, kitchen.quotes["door"]
    write_reading(project, kitchen.stories["door"], text="Marjatan kannustus auttoi.")
    with pytest.raises(SmallStoriesError) as leak:
        vignette(project, number)
    assert leak.value.key == "report.leak"
    with pytest.raises(SmallStoriesError):
        checked(project, "Hakunilan kävijöiden näkemyksiä")
    pass_by_eye(project, number, passed=False)
    with pytest.raises(SmallStoriesError) as unread:
        inline_quote(project, number)
    assert unread.value.key == "report.quote_not_ready"


def test_words_that_came_through_others_say_so(kitchen: Any) -> None:
    project, number = kitchen.project, kitchen.quotes["soup"]
    assert ways_through(project, number) == []
    edit_quote(project, number, original_language="et", translation="Saimme itse päättää.")
    describe_interview(project, kitchen.interviews[1], interpreter=1)
    assert ways_through(project, number) == ["tulkin välityksellä", "käännös virosta"]
    pass_by_eye(project, number, passed=True)
    assert inline_quote(project, number) == (
        "Yhteiskeittiön kävijä kuvasi asiaa näin: ”Saimme itse päättää.” "
        "(tulkin välityksellä, käännös virosta)"
    )


def test_templates_print_the_cuts_that_are_told_of(kitchen: Any) -> None:
    project = kitchen.project
    for story in kitchen.stories.values():
        for cut in Cut:
            add_cut(project, story, cut)
    material = gather(project)
    cuts = {each.anchor: each.cut for each in material.printed}
    for key, template in TEMPLATES.items():
        printed = {
            cuts[block.anchor]
            for section in sections_of(material, template)
            for block in section.blocks
            if isinstance(block, Quoted)
        }
        assert printed <= {cut for cut in Cut if key in templates_of(cut)}, key
    assert {"evaluation", "thesis"} <= set(templates_of(Cut.QUOTE))
    assert {"slides", "innokyla"} <= set(templates_of(Cut.LINE))


def test_signs_for_what_is_left_out_are_no_words() -> None:
    assert words_in("Se [—] soitti, (...) ja minä lähdin – heti.", "(...)") == 6
    assert words_in("[...] Mä tuun", "[...]") == 2
