"""What stops at the gate, what is only pointed out, and what is left on disk."""

from pathlib import Path
from typing import Any

import pytest

from small_stories.anonymising.leaving.own_texts import free_text_leaks
from small_stories.anonymising.ledger import add_alias, add_entry
from small_stories.changes.hiding import (
    NewMark,
    Wordings,
    add_identity,
    add_mark,
    decide_identity,
    decide_mark,
    store_marks,
)
from small_stories.changes.house_style import choose_profile
from small_stories.changes.interviewing import correct_turn
from small_stories.changes.quoting import add_quote, edit_quote, pass_by_eye
from small_stories.changes.reading import write_reading
from small_stories.changes.setting_up import (
    add_theme,
    describe_interviewee,
    record_consent,
    write_report_section,
)
from small_stories.errors import SmallStoriesError
from small_stories.model import Decision, IdentityKind, Profile, Span
from small_stories.reporting.for_tellers.printed_sheets import information_sheet, save_sheet
from small_stories.reporting.readiness import hindrances, warning_text, warnings
from small_stories.reporting.writing import write_report
from small_stories.storage.exports import exports
from small_stories.storage.quotes import quotes
from small_stories.strings import LANGUAGES, error_text


def stopped(kitchen: Any, out: Path) -> SmallStoriesError:
    """Return why the report is not written, when nothing of it is left."""
    before = {path.name: path.read_bytes() for path in out.iterdir()} if out.exists() else None
    logged = len(exports(kitchen.project))
    with pytest.raises(SmallStoriesError) as caught:
        write_report(kitchen.project, out)
    after = {path.name: path.read_bytes() for path in out.iterdir()} if out.exists() else None
    assert after == before
    assert len(exports(kitchen.project)) == logged
    return caught.value


def kinds(kitchen: Any) -> set[str]:
    return {found.kind for found in hindrances(kitchen.project)}


def test_a_stop_leaves_nothing_behind_and_what_was_there_is_there_again(
    kitchen: Any, out: Path
) -> None:
    write_reading(kitchen.project, kitchen.stories["door"], text="Marjatan kannustus auttoi.")
    assert stopped(kitchen, out).key == "report.leak"
    assert not out.exists()
    write_reading(kitchen.project, kitchen.stories["door"], text="Kannustus auttoi.")
    write_report(kitchen.project, out)
    write_reading(kitchen.project, kitchen.stories["door"], text="Marjatan kannustus auttoi.")
    assert stopped(kitchen, out).key == "report.leak"


def test_consent_that_lacks_or_is_taken_back_stops(kitchen: Any, out: Path) -> None:
    person = kitchen.people[0]
    record_consent(kitchen.project, person, "reconfirmed", "quotes", given=False)
    assert "no_consent" in kinds(kitchen)
    assert stopped(kitchen, out).key == "report.not_ready"
    record_consent(kitchen.project, person, "reconfirmed", "quotes", given=True)
    assert kinds(kitchen) == set()
    record_consent(kitchen.project, person, "withdrawn", "stories", given=False)
    assert "no_consent" in kinds(kitchen)
    assert stopped(kitchen, out).key == "report.not_ready"


def test_a_new_alias_opens_the_quote_again_and_stops(kitchen: Any, out: Path) -> None:
    write_report(kitchen.project, out)
    decide_identity(kitchen.project, kitchen.identities["Marjatta"], None)
    assert {"undecided", "not_passed"} <= kinds(kitchen)
    assert stopped(kitchen, out).key == "report.undecided"
    decide_identity(kitchen.project, kitchen.identities["Marjatta"], Decision.ROLE, "ohjaaja")
    pass_by_eye(kitchen.project, kitchen.quotes["door"], passed=True)
    assert kinds(kitchen) == set()
    assert add_alias(kitchen.project, kitchen.identities["Marjatta"], "hernekeitto") == 1
    assert {"not_passed"} <= kinds(kitchen)
    assert stopped(kitchen, out).key in ("report.not_ready", "report.undecided")


def test_words_that_were_edited_since_the_search_stop(kitchen: Any, out: Path) -> None:
    correct_turn(kitchen.project, kitchen.turns["soup"], kitchen.text("soup") + " Joo.")
    assert "not_searched" in kinds(kitchen)
    assert stopped(kitchen, out).key == "report.not_ready"


@pytest.mark.parametrize("decision", [*[d for d in Decision if d is not Decision.KEEP], None])
def test_a_name_of_the_ledger_stops_whatever_was_decided_but_to_keep_it(
    kitchen: Any, out: Path, decision: Decision | None
) -> None:
    add_identity(
        kitchen.project, IdentityKind.PERSON, "Ursula", decision=decision, wording="ystävä"
    )
    write_report_section(kitchen.project, "outputs", "Kiitos ursulalle.")
    error = stopped(kitchen, out)
    assert (error.key, error.fields["where"]) == ("report.leak", "report.docx: Tuotokset")
    for language in LANGUAGES:
        assert "ursula" not in error_text(error, language).lower()


def test_a_kept_name_may_stand_and_so_may_one_who_appears_by_it(kitchen: Any, out: Path) -> None:
    project = kitchen.project
    add_identity(project, IdentityKind.PERSON, "Hanna Virtanen", decision=Decision.KEEP)
    add_identity(project, IdentityKind.PERSON, "Pekka Virtanen", decision=Decision.REMOVE)
    describe_interviewee(project, kitchen.people[0], real_name="Ilmari Koskela")
    record_consent(project, kitchen.people[0], "invited", "named", given=True)
    text = "Kiitos Hanna Virtaselle ja Ilmari Koskelalle."
    write_report_section(project, "outputs", text)
    assert len(write_report(project, out).paths) == 4
    write_report_section(project, "outputs", "Kiitos Virtaselle.")
    assert stopped(kitchen, out).key == "report.leak"
    write_report_section(project, "outputs", text)
    record_consent(project, kitchen.people[0], "reconfirmed", "named", given=False)
    assert stopped(kitchen, out).key == "report.leak"


@pytest.mark.parametrize(
    "words",
    ["Soita 044 000 9035.", "soita nolla neljä neljä nolla nolla nolla yheksän nolla kolme viisi",
     "Kirjoita keittio@posti.example.", "Tunnus on 020280-999E.",
     "Se on osoitteessa Koivukatu 12 B."],
)  # fmt: skip
def test_a_number_that_nobody_decided_stops_and_says_where(
    kitchen: Any, out: Path, words: str
) -> None:
    write_report_section(kitchen.project, "outputs", words)
    assert [(leak.where, leak.by_shape) for leak in free_text_leaks(kitchen.project)] == [
        ("section", True)
    ]
    assert [caution.kind for caution in warnings(kitchen.project)] == ["hidden_number"]
    error = stopped(kitchen, out)
    assert (error.key, error.fields["where"]) == ("report.number_leak", "report.docx: Tuotokset")


def test_a_number_that_was_decided_to_be_kept_may_stand(kitchen: Any, out: Path) -> None:
    project = kitchen.project
    kept = [(IdentityKind.PHONE, "044 000 9035"), (IdentityKind.ADDRESS, "Koivukatu 12")]
    for kind, base in kept:
        entry = add_entry(project, kind, base)
        decide_identity(project, entry, Decision.KEEP)
    write_report_section(project, "outputs", "Keittiö: +358 44 000 9035, Koivukatu 12 B.")
    assert len(write_report(project, out).paths) == 4
    write_report_section(project, "outputs", "Keittiö: 044 000 9036.")
    assert stopped(kitchen, out).key == "report.number_leak"


def test_ordinary_days_amounts_and_sources_stop_nothing(kitchen: Any, out: Path) -> None:
    write_report_section(
        kitchen.project, "outputs",
        "Vuosina 2021–2025 pidettiin 1 250 ryhmää ja 12 retkeä, 14.3.2025 alkaen klo 10–12. "
        "Käyntejä oli 1 250 000 ja asiakkaita 65-vuotiaasta ylöspäin 3 648 (ks. s. 155–165). "
        "Lähde: https://www.thl.fi/osallisuus, asetus 759/2020, 86 (2).",
    )  # fmt: skip
    assert free_text_leaks(kitchen.project) == []
    assert len(write_report(kitchen.project, out).paths) == 4


def keep_toivo(kitchen: Any, name: str = "Toivo") -> str:
    """Have a name hidden, and kept where it begins a turn; return the words of the turn."""
    project, turn = kitchen.project, kitchen.turns["letdown"]
    words = f"{name} siinä meni, kun retki peruttiin."
    correct_turn(project, turn, words)
    add_identity(project, IdentityKind.PERSON, name, decision=Decision.REMOVE)
    number = add_mark(project, NewMark(turn, 0, len(name), IdentityKind.PERSON, "check", "analyst",
                                       found_by="analyst"))  # fmt: skip
    decide_mark(project, number, Decision.KEEP)
    return words


def test_a_word_that_is_a_hidden_name_too_passes_where_it_was_kept(kitchen: Any, out: Path) -> None:
    words, project = keep_toivo(kitchen), kitchen.project
    store_marks(project, kitchen.interviews[1], [])
    quote = add_quote(project, kitchen.stories["letdown"],
                      [Span(kitchen.turns["letdown"], 0, len(words))])  # fmt: skip
    for number in (quote, *kitchen.quotes.values()):
        pass_by_eye(project, number, passed=True)
    written = write_report(project, out)
    assert len(written.paths) == 4
    assert "report.docx: Mikä ei toiminut" in written.to_look_at
    write_report_section(project, "outputs", "Sanoi että Toivo tuli.")
    assert stopped(kitchen, out).fields["where"] == "report.docx: Tuotokset"


def test_no_mark_lets_out_the_name_of_a_teller_who_has_not_asked_for_it(
    kitchen: Any, out: Path
) -> None:
    describe_interviewee(kitchen.project, kitchen.people[1], real_name="Ilmari Koskela")
    words, project = keep_toivo(kitchen, "Ilmari"), kitchen.project
    store_marks(project, kitchen.interviews[1], [])
    add_quote(project, kitchen.stories["letdown"],
              [Span(kitchen.turns["letdown"], 0, len(words))])  # fmt: skip
    for number in quotes(project):
        pass_by_eye(project, number.id, passed=True)
    assert stopped(kitchen, out).key == "report.leak"


def test_a_name_that_is_a_themes_word_too_is_pointed_out(kitchen: Any, out: Path) -> None:
    project = kitchen.project
    add_identity(project, IdentityKind.PERSON, "Toivo", decision=Decision.REMOVE)
    write_report_section(project, "outputs", "Monella heräsi toivo.")
    written = write_report(project, out)
    assert written.to_look_at == ("report.docx: Tuotokset",)
    write_report_section(project, "outputs", "")
    add_theme(project, "Toivo")
    written = write_report(project, out)
    assert "report.docx: Aineisto ja menetelmä" in written.to_look_at
    write_report_section(project, "outputs", "Toivo tuli mukaan.")
    assert stopped(kitchen, out).fields["where"] == "report.docx: Tuotokset"


def test_a_wording_that_holds_another_hidden_name_stops_and_is_led_to(
    kitchen: Any, out: Path
) -> None:
    project = kitchen.project
    add_identity(project, IdentityKind.PERSON, "Ursula", decision=Decision.REMOVE)
    number = kitchen.identities["Marjatta"]
    decide_identity(project, number, Decision.ROLE, "Ursulan ystävä")
    pass_by_eye(project, kitchen.quotes["door"], passed=True)
    found = free_text_leaks(project)
    assert {(leak.where, leak.row) for leak in found} == {
        ("wording", number), ("quote", kitchen.quotes["door"]),
    }  # fmt: skip
    for language in LANGUAGES:
        for caution in warnings(project):
            assert "Ursula" not in warning_text(caution, language)
    assert stopped(kitchen, out).key == "report.leak"


def test_what_the_profile_prints_is_what_is_searched(kitchen: Any, out: Path) -> None:
    project, number = kitchen.project, kitchen.identities["Marjatta"]
    add_identity(project, IdentityKind.PERSON, "Ursula", decision=Decision.REMOVE)
    decide_identity(project, number, Decision.ROLE, Wordings("ystävä", internal="Ursulan ystävä"))
    pass_by_eye(project, kitchen.quotes["door"], passed=True)
    assert len(write_report(project, out).paths) == 4
    choose_profile(project, Profile.INTERNAL)
    for quote in kitchen.quotes.values():
        pass_by_eye(project, quote, passed=True)
    assert stopped(kitchen, out).key == "report.leak"


def test_a_name_in_a_quotes_translation_stops(kitchen: Any, out: Path) -> None:
    # A translation is printed where the report's readers may not know the quote's language.
    edit_quote(kitchen.project, kitchen.quotes["soup"], translation="Sitten tuli Marjatta.",
               original_language="so")  # fmt: skip
    pass_by_eye(kitchen.project, kitchen.quotes["soup"], passed=True)
    assert stopped(kitchen, out).key == "report.leak"


def test_a_sheet_for_interviewees_holds_nobodys_real_name(kitchen: Any, tmp_path: Path) -> None:
    project = kitchen.project
    describe_interviewee(project, kitchen.people[0], real_name="Ilmari Koskela")
    sheet = information_sheet(project)
    save_sheet(project, tmp_path / "tiedote.docx", sheet)
    for name in ("koskelan_tiedote.docx", "IlmariKoskela.docx"):
        with pytest.raises(SmallStoriesError) as caught:
            save_sheet(project, tmp_path / name, sheet)
        assert (caught.value.key, caught.value.fields["where"]) == ("report.leak", "tiedoston nimi")
    assert [path.name for path in tmp_path.glob("*.docx")] == ["tiedote.docx"]
