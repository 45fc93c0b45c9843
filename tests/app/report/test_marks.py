from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from small_stories.anonymising.deciding import settling
from small_stories.anonymising.deciding.groups import Group, Groups
from small_stories.anonymising.rewriting.printed import quote_text
from small_stories.changes.hiding import NewMark, add_mark, store_marks
from small_stories.changes.interviewing import (
    NewInterview,
    NewTurn,
    add_interview,
    correct_turn,
)
from small_stories.changes.ledger import describe_identity
from small_stories.changes.setting_up import begin_project
from small_stories.model import Decision, IdentityKind, Profile, Role, SourceKind
from small_stories.storage.identities import MarkInTurn, aliases, identities, marks
from small_stories.storage.interviews import interviews, turns
from small_stories.storage.project_file import Project
from small_stories_app.main_window import MainWindow
from small_stories_app.report_tabs.mark_words import MarkWords
from small_stories_app.report_tabs.marks_tab import MarksTab
from small_stories_app.session import Session
from small_stories_app.views.report import ReportView

Quotes = tuple[int, int]
Key = Qt.Key
MASK = "‹peitetty›"


@pytest.fixture
def tab(marked: Quotes, view: ReportView) -> MarksTab:
    view.tabs.setCurrentWidget(view.marks)
    view.marks.panel.proposal.settle()
    view.marks.queue.setFocus()
    view.marks.queue.selectRow(0)
    return view.marks


def press(qtbot: QtBot, tab: MarksTab, *keys: Key, shift: bool = False) -> None:
    held = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    for key in keys:
        qtbot.keyClick(tab.queue, key, held)


def answer(qtbot: QtBot, words: str) -> None:
    """Type into the field that has the focus, and press Enter."""
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    field.selectAll()
    field.insert(words)
    field.textEdited.emit(field.text())
    qtbot.keyClick(field, Key.Key_Return)


def words_left(tab: MarksTab) -> list[str]:
    return [str(tab.model.index(row, 0).data()) for row in range(tab.model.rowCount())]


def decisions(project: Project) -> dict[str, tuple[str | None, str]]:
    return {mark.words: (mark.decision, mark.wording) for mark in marks(project)}


def printed(tab: MarksTab, profile: Profile = Profile.PUBLIC) -> str:
    return tab.panel.rows.printed[profile].text()


def test_one_row_is_one_person_or_thing_and_the_most_said_comes_first(tab: MarksTab) -> None:
    assert words_left(tab) == ["Marjatta", "Hakunilassa", MASK]
    assert tab.left.text() == "3 tunnistetietoa on vielä päättämättä (kaikkiaan 3)."
    assert tab.waiting.text() == "Yhdestä haastattelusta ei ole vielä etsitty tunnistetietoja."
    assert tab.model.index(0, 2).data() == "2 kohtaa"
    assert tab.model.index(0, 3).data() == "varma"
    assert tab.panel.place.turn.toPlainText().startswith("Marjatta se soitti")
    assert tab.panel.why.text() == (
        "henkilö · varma · Nimi on ohjelman nimi- tai paikkaluettelossa."
    )


def test_a_settles_a_person_everywhere_and_undo_brings_the_group_back(
    qtbot: QtBot, project: Project, marked: Quotes, tab: MarksTab
) -> None:
    said: list[str] = []
    tab.session.said.connect(said.append)
    changes = len(project.history())
    press(qtbot, tab, Key.Key_A)
    assert (
        decisions(project)["Marjatta"]
        == decisions(project)["Marjatan"]
        == (
            Decision.COARSEN,
            "henkilö",
        )
    )
    assert said == ["Marjatta: 2 kohtaa, 1 haastattelu"]
    assert [(each.base, each.decision) for each in identities(project)] == [("Marjatta", "coarsen")]
    assert quote_text(project, marked[1]).startswith("[Henkilön] kanssa")
    assert len(project.history()) == changes + 1
    assert words_left(tab) == ["Hakunilassa", MASK]
    assert tab.queue.currentIndex().row() == 0
    press(qtbot, tab, Key.Key_D)
    tab.session.undo()
    assert words_left(tab) == ["Marjatta", "Hakunilassa", MASK]
    assert tab.queue.currentIndex().row() == 0
    assert identities(project) == []


@pytest.mark.parametrize(
    ("key", "decision", "wording"),
    [
        (Key.Key_C, Decision.COARSEN, "henkilö"),
        (Key.Key_X, Decision.REMOVE, ""),
        (Key.Key_Delete, Decision.REMOVE, ""),
        (Key.Key_S, Decision.KEEP, ""),
    ],
)
def test_one_key_decides(
    qtbot: QtBot, project: Project, tab: MarksTab, key: Key, decision: str, wording: str
) -> None:
    press(qtbot, tab, key)
    assert decisions(project)["Marjatan"] == (decision, wording)
    assert words_left(tab) == ["Hakunilassa", MASK]


def test_i_gives_an_invented_name_that_nobody_has(
    qtbot: QtBot, project: Project, marked: Quotes, tab: MarksTab
) -> None:
    name = tab.panel.proposal.ways[Decision.REPLACE].public
    assert tab.ways.buttons["invent"].text() == f"Keksitty nimi: {name} (I)"
    press(qtbot, tab, Key.Key_I)
    assert decisions(project)["Marjatan"] == (Decision.REPLACE, name)
    assert quote_text(project, marked[0]).startswith(f"[{name}] se soitti")
    again = tab.panel.proposal
    again.rename("Marjatta")
    project.undo()
    assert tab.panel.proposal.ways[Decision.REPLACE].public != name


def test_who_somebody_is_makes_the_role_the_proposal(
    qtbot: QtBot, project: Project, marked: Quotes, tab: MarksTab
) -> None:
    press(qtbot, tab, Key.Key_W)
    answer(qtbot, "kertojan ystävä")
    assert QApplication.focusWidget() is tab.queue
    assert tab.panel.way.text() == "Ehdotus: kerro rooli"
    assert printed(tab) == "[Ystävä] se soitti, ja minä lähdin [—] heti keittiölle."
    press(qtbot, tab, Key.Key_A)
    assert decisions(project)["Marjatan"] == (Decision.ROLE, "ystävä")
    assert quote_text(project, marked[1]).startswith("[Ystävän] kanssa")


def test_a_role_that_nothing_tells_is_typed_with_earlier_ones_offered(
    qtbot: QtBot, project: Project, tab: MarksTab
) -> None:
    press(qtbot, tab, Key.Key_R)
    field = tab.panel.rows.fields[Profile.PUBLIC]
    assert QApplication.focusWidget() is field
    answer(qtbot, "naapuri")
    assert decisions(project)["Marjatan"] == (Decision.ROLE, "naapuri")
    assert QApplication.focusWidget() is tab.queue
    press(qtbot, tab, Key.Key_E)
    offered = field.completer().model()
    assert offered.index(0, 0).data() == "naapuri"


def test_e_goes_to_the_wording_where_letters_are_letters_and_esc_leaves_it(
    qtbot: QtBot, project: Project, tab: MarksTab
) -> None:
    press(qtbot, tab, Key.Key_D, Key.Key_E)
    field = tab.panel.rows.fields[Profile.PUBLIC]
    assert QApplication.focusWidget() is field
    before = field.text()
    qtbot.keyClicks(field, "sadas")
    assert field.text() == "sadas"
    assert "lähdin [sa" in printed(tab)
    assert decisions(project)["Hakunilassa"] == (None, "")
    qtbot.keyClick(field, Key.Key_Escape)
    assert QApplication.focusWidget() is tab.queue
    assert field.text() == before
    press(qtbot, tab, Key.Key_E)
    answer(qtbot, "asuinalue")
    assert decisions(project)["Hakunilassa"] == (Decision.COARSEN, "asuinalue")


def test_each_profile_has_a_wording_of_its_own_and_shows_what_it_prints(
    qtbot: QtBot, project: Project, tab: MarksTab
) -> None:
    press(qtbot, tab, Key.Key_E)
    rows = tab.panel.rows
    for profile, words in ((Profile.INTERNAL, "Aune"), (Profile.STRICT, "--")):
        rows.fields[profile].insert(words)
        rows.fields[profile].textEdited.emit(words)
    assert printed(tab, Profile.INTERNAL).startswith("[Aune] se soitti")
    assert printed(tab, Profile.STRICT).startswith("[--] se soitti")
    rows.fields[Profile.STRICT].setFocus()
    qtbot.keyClick(rows.fields[Profile.STRICT], Key.Key_Return)
    entry = identities(project)[0]
    assert (entry.wording, entry.internal, entry.strict) == ("henkilö", "Aune", "--")


def test_a_wording_of_ones_own_is_not_mixed_with_what_was_proposed_for_others(
    qtbot: QtBot, tab: MarksTab
) -> None:
    tab.panel.rows.fields[Profile.STRICT].setText("henkilö X")
    press(qtbot, tab, Key.Key_E)
    qtbot.keyClicks(tab.panel.rows.fields[Profile.PUBLIC], "tuttu")
    assert tab.panel.rows.wordings().strict == ""


def test_p_decides_the_place_on_screen_alone(qtbot: QtBot, project: Project, tab: MarksTab) -> None:
    press(qtbot, tab, Key.Key_Right)
    assert tab.panel.place.where.text() == "Kohta 2/2: H02, puheenvuoro 4"
    assert tab.panel.place.turn.toPlainText().startswith("Marjatan kanssa")
    press(qtbot, tab, Key.Key_P)
    assert tab.ways.buttons["accept"].text() == "Hyväksy tässä (A)"
    press(qtbot, tab, Key.Key_C)
    assert decisions(project)["Marjatan"] == (Decision.COARSEN, "henkilö")
    assert decisions(project)["Marjatta"] == (None, "")
    assert words_left(tab) == ["Marjatta", "Hakunilassa", MASK]
    press(qtbot, tab, Key.Key_A, shift=True)
    assert decisions(project)["Marjatta"] == (Decision.COARSEN, "henkilö")


def test_shift_a_decides_everywhere_even_where_one_place_was_asked_for(
    qtbot: QtBot, project: Project, tab: MarksTab
) -> None:
    press(qtbot, tab, Key.Key_P)
    assert tab.ways.buttons["accept_all"].text() == "Hyväksy kaikki 2 (⇧A)"
    press(qtbot, tab, Key.Key_A, shift=True)
    assert decisions(project)["Marjatta"] == decisions(project)["Marjatan"]


def test_n_keeps_another_of_the_same_name_apart(
    qtbot: QtBot, project: Project, tab: MarksTab
) -> None:
    press(qtbot, tab, Key.Key_Right, Key.Key_N)
    assert tab.panel.ask.question.text() == "Tässä kohdassa Marjatta on joku toinen. Kuka?"
    answer(qtbot, "naapuri")
    assert [(each.base, each.who) for each in identities(project)] == [
        ("Marjatta", ""),
        ("Marjatta", "naapuri"),
    ]
    assert sum("Marjatta" in words for words in words_left(tab)) == 2
    press(qtbot, tab, Key.Key_R)
    answer(qtbot, "ystävä")
    assert {mark.words: mark.wording for mark in marks(project)}["Marjatan"] != "ystävä"


def test_m_joins_what_is_the_same_and_its_name_is_known_from_then_on(
    qtbot: QtBot, project: Project, tab: MarksTab
) -> None:
    press(qtbot, tab, Key.Key_M)
    assert tab.panel.ask.isHidden()
    number = settling.enter(project, group_of(project, "Marjatta"), "Marjatta", "ystävä")
    add_mark(project, hand_mark(project, "siskontyttö"))
    tab.filters.scope.setCurrentIndex(tab.filters.scope.findData("all"))
    tab.queue.setFocus()
    tab.queue.selectRow(words_left(tab).index("siskontyttö"))
    press(qtbot, tab, Key.Key_M)
    tab.panel.ask.field.setText("marjat")
    qtbot.keyClick(tab.panel.ask.field, Key.Key_Return)
    assert {mark.words: mark.identity_id for mark in marks(project)}["siskontyttö"] == number
    assert aliases(project)[number] == ("siskontyttö",)
    assert words_left(tab).count("Marjatta (ystävä)") == 1


def hand_mark(project: Project, words: str) -> NewMark:
    turn = next(each for each in turns(project, 1) if words in each.text)
    start = turn.text.index(words)
    person = IdentityKind.PERSON
    return NewMark(
        turn.id, start, start + len(words), person, "marked", "analyst", found_by="analyst"
    )


def group_of(project: Project, name: str) -> Group:
    groups = Groups()
    groups.read(project)
    return next(each for each in groups.all() if each.name == name)


def test_b_gives_the_base_form_from_which_the_replacement_is_inflected(
    qtbot: QtBot, project: Project, tab: MarksTab
) -> None:
    press(qtbot, tab, Key.Key_D, Key.Key_B)
    answer(qtbot, "Hakunila")
    assert words_left(tab)[1] == "Hakunila"
    press(qtbot, tab, Key.Key_E)
    answer(qtbot, "asuinalue")
    assert quote_text(project, 1).endswith("minä lähdin [asuinalueella] heti keittiölle.")


def test_numbers_are_masked_everywhere_until_they_are_looked_at(
    qtbot: QtBot, tab: MarksTab
) -> None:
    for row in range(3):
        tab.queue.selectRow(row)
        assert "040" not in everything_read(tab)
    assert tab.panel.name.text() == MASK
    assert tab.panel.place.turn.toPlainText().endswith(f"tallessa, {MASK}.")
    assert tab.ways.buttons["look"].isVisible()
    index = tab.model.index(2, 0)
    for role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
        assert index.data(role) == MASK
    press(qtbot, tab, Key.Key_V)
    assert tab.panel.name.text() == words_left(tab)[2] == "040 123 4567"
    assert tab.panel.place.turn.toPlainText().endswith("tallessa, 040 123 4567.")
    assert not tab.ways.buttons["look"].isVisible()


def everything_read(tab: MarksTab) -> str:
    """Return all that a reader of the screen can find in the tab."""
    found = []
    for widget in [tab, *tab.findChildren(QWidget)]:
        face = QAccessible.queryAccessibleInterface(widget)
        if face is not None:
            kinds = (QAccessible.Text.Name, QAccessible.Text.Value, QAccessible.Text.Description)
            found += [face.text(kind) for kind in kinds]
        found.append(widget.toolTip())
    return " ".join(found)


def test_u_takes_the_marks_away(qtbot: QtBot, project: Project, tab: MarksTab) -> None:
    press(qtbot, tab, Key.Key_U)
    assert [mark.words for mark in marks(project)] == ["Hakunilassa", "040 123 4567"]


def test_d_leaves_a_group_for_later(qtbot: QtBot, project: Project, tab: MarksTab) -> None:
    press(qtbot, tab, *[Key.Key_D] * 3)
    assert tab.queue.currentIndex().row() == 0
    assert all(decision is None for decision, _ in decisions(project).values())


def test_what_was_decided_can_be_seen_again_and_decided_otherwise(
    qtbot: QtBot, project: Project, tab: MarksTab
) -> None:
    press(qtbot, tab, Key.Key_S)
    tab.filters.decided.setChecked(True)
    assert words_left(tab)[0] == "Marjatta"
    assert tab.model.index(0, 3).data() == "jätä ennalleen"
    tab.queue.setFocus()
    tab.queue.selectRow(0)
    assert tab.panel.way.text() == "Ehdotus: jätä ennalleen"
    press(qtbot, tab, Key.Key_X)
    assert decisions(project)["Marjatta"] == (Decision.REMOVE, "")
    assert tab.queue.currentIndex().row() == 1


def test_the_queue_shows_one_kind_all_interviews_or_one_quote(
    project: Project, marked: Quotes, view: ReportView, tab: MarksTab
) -> None:
    tab.filters.kind.setCurrentIndex(tab.filters.kind.findData(IdentityKind.PLACE))
    assert words_left(tab) == ["Hakunilassa"]
    tab.filters.kind.setCurrentIndex(tab.filters.kind.findData(IdentityKind.HEALTH))
    assert tab.empty.sentence.text() == "Tässä rajauksessa ei ole mitään päätettävää."
    tab.empty.other.click()
    assert len(words_left(tab)) == 3
    view.quotes.marks_asked.emit(marked[1])
    assert words_left(tab) == ["Marjatta", MASK]
    assert QApplication.focusWidget() is tab.queue
    assert tab.filters.scope.currentText().startswith("Sitaatti ")
    assert tab.panel.place.turn.toPlainText().startswith("Marjatan kanssa")
    tab.filters.scope.setCurrentIndex(1)
    assert len(words_left(tab)) == 3


def test_what_else_is_known_stands_beside_the_words(
    qtbot: QtBot, project: Project, tab: MarksTab
) -> None:
    qtbot.waitUntil(tab.panel.known.isVisible)
    assert tab.panel.known.text() == "Sanottu muodoissa: Marjatta, Marjatan."
    press(qtbot, tab, Key.Key_W)
    answer(qtbot, "kertojan ystävä")
    describe_identity(project, identities(project)[0].id, sensitive=True)
    qtbot.waitUntil(lambda: "Luettelossa" in tab.panel.known.text())
    assert "Luettelossa: kertojan ystävä." in tab.panel.known.text()
    assert "Jo nimi kertoo arkaluonteisen asian." in tab.panel.known.text()
    assert aliases(project) == {}


def test_the_search_finds_names_in_the_real_interviews(
    qtbot: QtBot, project: Project, chosen: Quotes, view: ReportView
) -> None:
    view.tabs.setCurrentWidget(view.marks)
    tab = view.marks
    assert tab.empty.button.text() == "Etsi tunnistetiedot"
    sentence = "2 haastattelusta ei ole vielä etsitty tunnistetietoja."
    assert tab.empty.sentence.text() == sentence
    assert not tab.waiting.isVisible()
    qtbot.mouseClick(tab.empty.button, Qt.MouseButton.LeftButton)
    assert not tab.search.button.isEnabled()
    job = tab.search.job
    assert job is not None
    with qtbot.waitSignal(job.finished, timeout=120_000):
        pass
    assert tab.search.button.isEnabled()
    assert {"Marjatta", MASK} <= set(words_left(tab))
    assert tab.waiting.text() == ""
    talk = interviews(project)[1]
    turn = turns(project, talk.id)[1]
    correct_turn(project, turn.id, turn.text + " Niin.")
    assert tab.waiting.text() == "Yhtä haastattelua on muutettu haun jälkeen: etsi siitä uudelleen."


def test_a_search_that_is_stopped_leaves_the_project_as_it_was(
    qtbot: QtBot, project: Project, chosen: Quotes, view: ReportView
) -> None:
    view.tabs.setCurrentWidget(view.marks)
    search = view.marks.search
    search.start()
    assert search.job is not None
    with qtbot.waitSignal(search.job.stopped):
        qtbot.mouseClick(search.progress.stop, Qt.MouseButton.LeftButton)
    assert search.job is None
    assert search.button.isEnabled()
    assert marks(project) == []


def test_when_all_is_decided_the_queue_gives_way_to_what_comes_next(
    qtbot: QtBot, project: Project, view: ReportView, tab: MarksTab
) -> None:
    store_marks(project, 1, [])
    while tab.model.rowCount():
        press(qtbot, tab, Key.Key_X)
    assert not tab.queue.isVisible()
    assert tab.empty.sentence.text() == "Kaikesta on päätetty."
    assert QApplication.focusWidget() is tab.empty.button
    project.undo()
    assert QApplication.focusWidget() is tab.queue
    press(qtbot, tab, Key.Key_X)
    turn = turns(project, 1)[1]
    correct_turn(project, turn.id, turn.text + " Niin.")
    assert tab.empty.button.text() == "Etsi tunnistetiedot"
    project.undo()
    qtbot.keyClick(tab.empty.button, Key.Key_Return)
    assert view.tabs.currentWidget() is view.export


def test_what_stands_beside_the_quotes_is_not_said_to_be_missing(
    qtbot: QtBot, project: Project, view: ReportView
) -> None:
    said = turns(project, 1)[1]
    store_marks(project, 1, [NewMark(said.id, 0, 5, IdentityKind.PERSON, "marked", "listed")])
    view.tabs.setCurrentWidget(view.marks)
    empty = view.marks.empty
    assert empty.sentence.text().endswith("Muualla haastatteluissa on yksi tunnistetieto.")
    qtbot.mouseClick(empty.other, Qt.MouseButton.LeftButton)
    assert view.marks.filters.shows_all()
    assert view.marks.model.rowCount() == 1


def test_tabs_and_what_the_queue_shows_are_commands_too(tab: MarksTab, view: ReportView) -> None:
    window = view.window()
    assert isinstance(window, MainWindow)
    window.show_step_of("types")
    window.commands.action("report.tab_quotes").trigger()
    assert window.step_on_screen() == "report"
    assert view.quotes.table.hasFocus()
    window.commands.action("report.tab_marks").trigger()
    assert tab.queue.hasFocus()
    window.commands.action("report.queue.accept").trigger()
    left = len(words_left(tab))
    window.commands.action("report.queue.decided_too").trigger()
    assert len(words_left(tab)) == left + 1
    window.commands.refresh()
    assert window.commands.action("report.queue.decided_too").isChecked()
    window.commands.action("report.queue.all_marks").trigger()
    assert tab.filters.shows_all()


def test_the_keys_of_the_queue_work_once_its_tab_is_clicked(
    qtbot: QtBot, tab: MarksTab, view: ReportView
) -> None:
    view.tabs.setCurrentWidget(view.ledger)
    view.ledger.name.setFocus()
    bar = view.tabs.tabBar()
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(1).center())
    qtbot.waitUntil(tab.queue.hasFocus)


def test_enter_on_a_quote_is_a_command_whose_key_can_be_changed(
    qtbot: QtBot, marked: Quotes, view: ReportView
) -> None:
    window = view.window()
    assert isinstance(window, MainWindow)
    window.commands.choices.choose("report.open_story", "Y")
    window.commands.apply_keys()
    view.quotes.show_quote(marked[0])
    qtbot.keyClick(view.quotes.table, Key.Key_Y)
    assert window.step_on_screen() == "interviews"
    assert window.interviews.page.opened.current is not None


def test_a_new_name_is_looked_for_in_all_interviews_while_one_goes_on(
    qtbot: QtBot, project: Project, tab: MarksTab
) -> None:
    turn = turns(project, 1)[1]
    correct_turn(project, turn.id, "Siellä näin Marjatankin ensi kertaa.")
    said: list[str] = []
    tab.session.said.connect(said.append)
    press(qtbot, tab, Key.Key_C)
    assert "Marjatankin" not in decisions(project)
    qtbot.waitUntil(lambda: "Marjatankin" in decisions(project))
    assert decisions(project)["Marjatankin"] == (Decision.COARSEN, "henkilö")
    assert said[-1] == "Marjatta löytyi vielä yhdestä kohdasta."
    tab.session.undo()
    assert "Marjatankin" not in decisions(project)
    assert decisions(project)["Marjatta"] == (None, "")
    tab.session.redo()
    assert decisions(project)["Marjatankin"] == (Decision.COARSEN, "henkilö")


def test_what_is_found_meanwhile_waits_in_its_place(
    qtbot: QtBot, project: Project, tab: MarksTab
) -> None:
    turn = turns(project, 1)[1]
    correct_turn(project, turn.id, "Toivo tuli, ja minulla oli toivo parempi, niin kuin Toivolla.")
    add_mark(project, NewMark(turn.id, 0, 5, IdentityKind.PERSON, "marked", "listed"))
    tab.filters.scope.setCurrentIndex(tab.filters.scope.findData("all"))
    tab.queue.selectRow(words_left(tab).index("Toivo"))
    press(qtbot, tab, Key.Key_A)
    at = words_left(tab)[tab.queue.currentIndex().row()]
    qtbot.waitUntil(lambda: "toivo" in decisions(project))
    assert decisions(project)["toivo"] == (None, "")
    assert words_left(tab).count("Toivo") == 1
    assert words_left(tab)[tab.queue.currentIndex().row()] == at != "Toivo"


def test_undo_leads_back_to_somebody_who_was_in_the_ledger(
    qtbot: QtBot, project: Project, tab: MarksTab
) -> None:
    press(qtbot, tab, Key.Key_W)
    answer(qtbot, "kertojan sisko")
    press(qtbot, tab, Key.Key_A, Key.Key_D)
    assert "Marjatta (kertojan sisko)" not in words_left(tab)
    tab.session.undo()
    assert words_left(tab)[tab.queue.currentIndex().row()] == "Marjatta (kertojan sisko)"


def test_home_and_end_lead_to_the_first_and_the_last_and_the_last_to_those_before(
    qtbot: QtBot, tab: MarksTab
) -> None:
    press(qtbot, tab, Key.Key_End)
    assert tab.queue.currentIndex().row() == 2
    press(qtbot, tab, Key.Key_S)
    assert tab.queue.currentIndex().row() == 0
    press(qtbot, tab, Key.Key_End, Key.Key_Home)
    assert tab.queue.currentIndex().row() == 0


def test_after_a_place_is_anothers_the_next_one_comes(
    qtbot: QtBot, project: Project, tab: MarksTab
) -> None:
    turn = turns(project, 1)[1]
    correct_turn(project, turn.id, "Marjatta tuli.")
    add_mark(project, NewMark(turn.id, 0, 8, IdentityKind.PERSON, "marked", "listed"))
    press(qtbot, tab, Key.Key_N)
    answer(qtbot, "naapuri")
    assert "puheenvuoro 4" in tab.panel.place.where.text()


def test_a_new_name_is_looked_for_before_the_queue_is_left(
    qtbot: QtBot, project: Project, view: ReportView, tab: MarksTab
) -> None:
    turn = turns(project, 1)[1]
    correct_turn(project, turn.id, "Siellä näin Marjatankin ensi kertaa.")
    press(qtbot, tab, Key.Key_C)
    view.tabs.setCurrentWidget(view.export)
    assert decisions(project)["Marjatankin"] == (Decision.COARSEN, "henkilö")


def test_of_a_number_nothing_is_asked_and_nothing_is_told(
    qtbot: QtBot, project: Project, tab: MarksTab
) -> None:
    tab.queue.selectRow(2)
    press(qtbot, tab, Key.Key_W, Key.Key_B, Key.Key_N, Key.Key_M)
    assert tab.panel.ask.isHidden()
    for key in ("who", "base", "another", "same", "role", "invent"):
        assert not tab.ways.buttons[key].isVisible()
    said: list[str] = []
    tab.session.said.connect(said.append)
    press(qtbot, tab, Key.Key_X)
    assert said == [f"{MASK}: 1 kohta, 1 haastattelu"]


def test_an_account_is_masked_inside_longer_words_too() -> None:
    words = MarkWords(MASK)
    turn = "Tilini on FI21 1234 5600 0007 85 ja Pirkko tietää sen."
    account = in_turn(turn, "FI21 1234 5600 0007 85", IdentityKind.OTHER, "account")
    around = in_turn(turn, "on FI21 1234 5600 0007 85 ja Pirkko", IdentityKind.OTHER, "listed")
    name = in_turn(turn, "Pirkko", IdentityKind.PERSON, "listed")
    assert (
        words.in_turn(turn, [account, name], name)[0] == f"Tilini on {MASK} ja Pirkko tietää sen."
    )
    shown, start, end = words.in_turn(turn, [account, around], account)
    assert shown[start:end] == MASK
    assert "FI21" not in shown
    words.look_at([account, around])
    assert words.in_turn(turn, [account, around], account)[0] == turn


def in_turn(turn: str, words: str, kind: IdentityKind, reason: str) -> MarkInTurn:
    start = turn.index(words)
    return MarkInTurn(
        id=start + len(words), turn_id=1, interview_id=1, start=start, end=start + len(words),
        words=words, kind=kind, tier="marked", reason=reason, found_by="machine",
        identity_id=None, base="", decision=None, wording="", internal="", strict="",
    )  # fmt: skip


def test_an_interview_in_a_language_without_a_pipeline_is_named(
    project: Project, tab: MarksTab
) -> None:
    speakers = (("H", Role.INTERVIEWER), ("V", Role.INTERVIEWEE))
    said = (NewTurn("Jag gick dit med min granne.", 1),)
    add_interview(project, NewInterview("H07", SourceKind.TRANSCRIPT, "sv", speakers, said))
    assert tab.waiting.text().endswith(
        "Haastattelun H07 kielelle ei ole kielimallia: siitä etsitään vain säännöillä ja"
        " luetteloilla. Lue se itse tarkemmin."
    )


def test_without_interviews_the_queue_leads_to_them(
    qtbot: QtBot, session: Session, tmp_path: Path
) -> None:
    session.take(begin_project(tmp_path / "tyhjä.smallstories", "Tyhjä", None, "fi"))
    window = MainWindow(session)
    session.project_opened.emit()
    qtbot.addWidget(window)
    window.show()
    window.show_step_of("report")
    view = window.findChild(ReportView)
    assert isinstance(view, ReportView)
    view.tabs.setCurrentWidget(view.marks)
    assert view.marks.empty.sentence.text() == (
        "Tunnistetietoja etsitään haastatteluista, eikä niitä vielä ole."
    )
    view.marks.empty.button.click()
    assert window.step_on_screen() == "interviews"
    window.close()
