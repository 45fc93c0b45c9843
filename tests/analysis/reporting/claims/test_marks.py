from small_stories.reporting.claims.checking import claims
from small_stories.reporting.claims.marks import (
    Ground,
    Mark,
    marks_in,
    shown,
    stored,
    unknown_names,
    without_marks,
)

STORY, TYPE = Mark(Ground.STORY, 12), Mark(Ground.TYPE, 3)
NAMES = {STORY: "H03/2", TYPE: "tyyppi Soitto takaisin"}
KEPT = "Rohkeus kasvoi ⟦story:12⟧⟦type:3⟧. Arki muuttui."


def test_marks_are_shown_by_names_and_kept_by_ids() -> None:
    read = shown(KEPT, NAMES)
    assert read == "Rohkeus kasvoi ⟦H03/2⟧⟦tyyppi Soitto takaisin⟧. Arki muuttui."
    assert stored(read, NAMES) == KEPT
    assert marks_in(KEPT + KEPT) == [STORY, TYPE]


def test_a_name_that_nothing_has_stays_as_it_was_typed() -> None:
    typed = "Näin on ⟦H99/9⟧."
    assert stored(typed, NAMES) == typed
    assert unknown_names(typed + KEPT) == ["H99/9"]
    assert shown("Poissa ⟦story:7⟧.", NAMES) == "Poissa ⟦story:7⟧."


def test_a_text_reads_without_its_marks_as_if_they_had_never_been() -> None:
    assert without_marks("Rohkeus kasvoi ⟦story:12⟧ ⟦type:3⟧. Arki.") == "Rohkeus kasvoi. Arki."


def test_a_claim_without_anything_behind_it_is_told_from_one_that_rests_on_something() -> None:
    text = KEPT + " Miksi näin kävi? Hyvä. Poissa oleva tarina ⟦story:7⟧."
    found = claims("effects", text, NAMES)
    assert [each.is_bare for each in found] == [False, True, True]
    assert found[0].marks == (STORY, TYPE)
    assert found[2].gone == (Mark(Ground.STORY, 7),)
    assert text[found[1].start : found[1].end] == "Arki muuttui."


def test_aims_and_measures_claim_nothing() -> None:
    for key in ("goals", "measures", "resources", "outputs", "method", "limits"):
        assert claims(key, "Rohkeus kasvoi paljon tässä.", []) == []
