from small_stories.anonymising.deciding import settling
from small_stories.anonymising.deciding.groups import Group, Groups
from small_stories.changes.hiding import Wordings
from small_stories.model import Decision
from small_stories.storage.identities import aliases, identities, marks
from small_stories.storage.project_file import Project

ROLE = Wordings("ystävä", "", "henkilö")


def group(project: Project, name: str) -> Group:
    groups = Groups()
    groups.read(project)
    return next(each for each in groups.all() if each.name == name and each.open_marks)


def said(project: Project) -> dict[str, tuple[str | None, str]]:
    return {mark.words: (mark.decision, mark.wording) for mark in marks(project)}


def test_one_decision_settles_a_person_in_all_interviews_and_one_undo_opens_it(
    talked: Project,
) -> None:
    before = said(talked)
    changes = len(talked.history())
    settling.settle(talked, group(talked, "Marja"), "Marja", Decision.ROLE, ROLE)
    assert len(talked.history()) == changes + 1
    assert {words: said(talked)[words] for words in ("Marja", "Marjan", "Marjalle")} == {
        "Marja": ("role", "ystävä"),
        "Marjan": ("role", "ystävä"),
        "Marjalle": ("role", "ystävä"),
    }
    assert [(each.base, each.decision, each.strict) for each in identities(talked)] == [
        ("Marja", "role", "henkilö")
    ]
    talked.undo()
    assert said(talked) == before
    assert identities(talked) == []


def test_what_is_no_name_and_what_is_kept_need_no_entry(talked: Project) -> None:
    settling.settle(
        talked, group(talked, "040 123 4567"), "040 123 4567", Decision.REMOVE, Wordings()
    )
    settling.settle(talked, group(talked, "Toivoa"), "Toivo", Decision.KEEP, Wordings())
    assert said(talked)["040 123 4567"] == ("remove", "")
    assert said(talked)["Toivoa"] == said(talked)["Toivo"] == ("keep", "")
    assert identities(talked) == []


def test_a_place_that_was_decided_by_itself_stays_so(talked: Project) -> None:
    marja = group(talked, "Marja")
    settling.settle_here(talked, marja.marks[2], "Marja", Decision.REPLACE, Wordings("Aune"))
    assert said(talked)["Marja"] == (None, "")
    settling.settle(talked, group(talked, "Marja"), "Marja", Decision.ROLE, ROLE)
    assert said(talked)["Marjalle"] == ("replace", "Aune")
    assert said(talked)["Marjan"] == ("role", "ystävä")


def test_what_is_all_decided_can_be_decided_otherwise(talked: Project) -> None:
    settling.settle(talked, group(talked, "Marja"), "Marja", Decision.ROLE, ROLE)
    groups = Groups()
    groups.read(talked)
    settling.settle(talked, groups.all()[0], "Marja", Decision.REMOVE, Wordings())
    assert said(talked)["Marjan"] == ("remove", "")
    assert len(identities(talked)) == 1


def test_two_of_one_name_are_kept_apart_also_when_the_rest_is_decided(talked: Project) -> None:
    marja = group(talked, "Marja")
    settling.part(talked, marja, marja.marks[2:], "Marja", "naapuri")
    first, second = identities(talked)
    assert [(each.base, each.who) for each in (first, second)] == [
        ("Marja", ""),
        ("Marja", "naapuri"),
    ]
    whose = {mark.words: mark.identity_id for mark in marks(talked)}
    assert (whose["Marja"], whose["Marjan"], whose["Marjalle"]) == (first.id, first.id, second.id)
    settling.settle(talked, group(talked, "Marja"), "Marja", Decision.ROLE, ROLE)
    assert said(talked)["Marjalle"] == (None, "")
    talked.undo()
    talked.undo()
    assert identities(talked) == []


def test_a_new_entry_does_not_take_what_another_of_that_name_has(talked: Project) -> None:
    """Nobody is merged by guess: an entry Toivo is there, and another Toivo is decided."""
    toivo = group(talked, "Toivoa")
    one, other = toivo.marks
    settling.part(talked, toivo, [one], "Toivo", "isä")
    assert {mark.identity_id for mark in marks(talked) if mark.id == other.id} != {
        mark.identity_id for mark in marks(talked) if mark.id == one.id
    }


def test_all_of_a_group_can_be_an_entry_and_its_words_are_known_from_then_on(
    talked: Project,
) -> None:
    number = settling.enter(talked, group(talked, "Marja"), "Marja", "ystävä")
    settling.join(talked, group(talked, "Toivoa"), group(talked, "Toivoa").marks, number)
    assert {mark.identity_id for mark in marks(talked) if "oivo" in mark.words} == {number}
    assert "Toivo" in aliases(talked)[number]
    other = settling.enter(talked, group(talked, "Korso"), "Korso")
    settling.join(talked, group(talked, "Korso"), group(talked, "Korso").marks, number)
    assert other not in {each.id for each in identities(talked)}


def test_the_base_form_and_who_it_is_are_written_down(talked: Project) -> None:
    settling.rename(talked, group(talked, "Toivoa"), "Toivo")
    assert {mark.base for mark in marks(talked) if "oivo" in mark.words} == {"Toivo"}
    settling.describe(talked, group(talked, "Toivo"), "Toivo", "kertojan isä")
    settling.describe(talked, group(talked, "Toivo"), "Toivo", "kertojan ukki")
    settling.rename(talked, group(talked, "Toivo"), "Toivotar")
    assert [(each.base, each.who) for each in identities(talked)] == [("Toivotar", "kertojan ukki")]


def test_marks_are_taken_away_together(talked: Project) -> None:
    settling.unmark(talked, group(talked, "Toivoa").marks)
    assert not any("oivo" in mark.words for mark in marks(talked))
    talked.undo()
    assert sum("oivo" in mark.words for mark in marks(talked)) == 2
