import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication, QTextCursor
from pytestqt.qtbot import QtBot

from small_stories.changes.grouping import add_type
from small_stories.changes.house_style import choose_template
from small_stories.changes.setting_up import write_report_section
from small_stories.storage.project_file import Project
from small_stories.storage.setup import project_facts, report_sections
from small_stories.storage.stories import stories
from small_stories_app.main_window import MainWindow
from small_stories_app.report_tabs.draft.behind import BehindDialog
from small_stories_app.report_tabs.draft.draft_tab import DraftTab
from small_stories_app.views.report import ReportView

Quotes = tuple[int, int]
Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def tab(chosen: Quotes, view: ReportView) -> DraftTab:
    view.tabs.setCurrentWidget(view.draft)
    view.draft.outline.list.setFocus()
    return view.draft


def come_to(tab: DraftTab, key: str) -> None:
    """Choose a section in the outline."""
    keys = [each.key for each in tab.sections]
    tab.outline.list.setCurrentRow(keys.index(key))


def on_page(tab: DraftTab) -> str:
    tab.page.finish()
    return tab.page.toPlainText()


def note(tab: DraftTab, key: str) -> str:
    place = [each.key for each in tab.sections].index(key)
    return tab.outline.list.item(place).text().partition("\n")[2].strip()


def test_the_outline_says_what_is_missing_and_the_page_shows_the_section(tab: DraftTab) -> None:
    assert note(tab, "outputs") == "täydennettävää: 1 kohta"
    assert note(tab, "confidentiality") == ""
    come_to(tab, "stories")
    said = on_page(tab)
    assert said.startswith("Pienet onnistumistarinat teemoittain")
    assert said.index("Kutsu toi mukaan") < said.index("Marjatta se soitti")
    assert "– yhteiskeittiön kävijä (sitaatti 1)" in said


def test_own_text_is_kept_on_the_way_to_the_next_section_and_can_be_undone(
    qtbot: QtBot, tab: DraftTab, project: Project, window: MainWindow
) -> None:
    come_to(tab, "resources")
    qtbot.keyClick(tab, Key.Key_F2)
    assert tab.own.hasFocus()
    qtbot.keyClicks(tab.own, "Kolme kokkia.")
    qtbot.keyClick(tab.own, Key.Key_PageDown, CONTROL)
    assert report_sections(project) == {"resources": "Kolme kokkia."}
    assert tab.section is not None
    assert tab.section.key == "measures"
    assert tab.own.toPlainText() == ""
    qtbot.keyClick(tab.own, Key.Key_PageUp, CONTROL)
    assert on_page(tab) == "Resurssit\nKolme kokkia."
    assert note(tab, "resources") == ""
    qtbot.keyClick(window, Key.Key_Z, CONTROL)
    assert report_sections(project) == {}
    assert tab.own.toPlainText() == ""
    assert "Täydennettävä" in on_page(tab)


def test_a_gap_leads_to_where_it_is_filled(qtbot: QtBot, tab: DraftTab) -> None:
    come_to(tab, "outputs")
    tab.page.anchorClicked.emit(QUrl("gap:0"))
    assert tab.own.hasFocus()
    come_to(tab, "types")
    with qtbot.waitSignal(tab.step_asked) as asked:
        tab.page.anchorClicked.emit(QUrl("gap:0"))
    assert asked.args == ["types"]


def test_a_quote_on_the_page_leads_to_the_quote(tab: DraftTab, view: ReportView) -> None:
    come_to(tab, "stories")
    tab.page.anchorClicked.emit(QUrl("quote:_Quote2"))
    assert view.tabs.currentWidget() is view.quotes
    assert view.quotes.table.current().id == [each.id for each in view.quotes.model.rows][1]


def test_a_sentence_gets_what_it_rests_on_by_keys_and_loses_its_mark(
    qtbot: QtBot, tab: DraftTab, project: Project, window: MainWindow
) -> None:
    come_to(tab, "effects")
    write_report_section(project, "effects", "Rohkeus kasvoi. Arki muuttui.")
    assert note(tab, "effects") == "2 virkettä ilman perustetta"
    assert "◇ 2 merkityn virkkeen takana" in on_page(tab)
    tab.page.anchorClicked.emit(QUrl("claim:0"))
    assert tab.own.sentence_at_hand() == "Rohkeus kasvoi."
    qtbot.keyClick(tab.own, Key.Key_K, CONTROL)
    asked = window.findChild(BehindDialog)
    assert asked is not None
    qtbot.keyClicks(asked.line, "kutsu toi")
    qtbot.keyClick(asked.line, Key.Key_Return)
    story = stories(project)[0]
    assert tab.own.toPlainText() == "Rohkeus kasvoi ⟦H02/1⟧. Arki muuttui."
    assert report_sections(project)["effects"] == (
        f"Rohkeus kasvoi ⟦story:{story.id}⟧. Arki muuttui."
    )
    assert "Rohkeus kasvoi (sitaatit 1 ja 2). Arki muuttui." in on_page(tab)
    assert note(tab, "effects") == "1 virke ilman perustetta"
    cursor = tab.own.textCursor()
    cursor.setPosition(len("Rohkeus kasvoi ⟦H02/1⟧"))
    tab.own.setTextCursor(cursor)
    qtbot.keyClick(tab.own, Key.Key_Backspace)
    assert tab.own.toPlainText() == "Rohkeus kasvoi . Arki muuttui."


def test_a_type_keeps_its_place_in_the_text_when_it_gets_another_name(
    tab: DraftTab, project: Project
) -> None:
    number = add_type(project, "Soitto takaisin")
    write_report_section(project, "effects", f"Se kantoi 😀 ⟦type:{number}⟧. Arki muuttui.")
    come_to(tab, "effects")
    assert tab.own.toPlainText() == "Se kantoi 😀 ⟦tyyppi Soitto takaisin⟧. Arki muuttui."
    tab.page.anchorClicked.emit(QUrl("claim:999"))
    tab.own.moveCursor(QTextCursor.MoveOperation.End)
    tab.own.insertPlainText(" Lisää.")
    tab.own.settle()
    assert report_sections(project)["effects"] == (
        f"Se kantoi 😀 ⟦type:{number}⟧. Arki muuttui. Lisää."
    )


def test_a_form_is_copied_text_by_text_and_the_tick_falls_with_another_text(
    qtbot: QtBot, tab: DraftTab, project: Project, window: MainWindow
) -> None:
    assert tab.copying.isHidden()
    box = tab.fields.template
    box.setCurrentIndex(box.findData("innokyla"))
    box.activated.emit(box.currentIndex())
    assert project_facts(project).template == "innokyla"
    come_to(tab, "idea")
    write_report_section(project, "idea", "Yhdessä kokataan.")
    assert tab.copying.count.text() == "17 merkkiä"
    both = CONTROL | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(tab.outline.list, Key.Key_C, both)
    assert QGuiApplication.clipboard().text() == "Yhdessä kokataan."
    assert tab.copying.copied.isChecked()
    assert note(tab, "idea") == "kopioitu"
    write_report_section(project, "idea", "Yhdessä kokataan ja syödään.")
    assert not tab.copying.copied.isChecked()
    window.session.undo()
    assert tab.copying.copied.isChecked()


def test_a_closed_project_leaves_none_of_its_words_in_the_draft(
    tab: DraftTab, project: Project, window: MainWindow
) -> None:
    write_report_section(project, "stories", "Jotakin omaa.")
    come_to(tab, "stories")
    assert "Marjatta" in on_page(tab)
    window.session.close()
    assert on_page(tab) == ""
    assert tab.own.toPlainText() == ""
    assert tab.outline.list.count() == 0


def test_every_template_can_be_gone_through_in_each_language(
    qtbot: QtBot, tab: DraftTab, project: Project
) -> None:
    for place in range(tab.fields.template.count()):
        choose_template(project, str(tab.fields.template.itemData(place)))
        for language in ("sv", "en", "fi"):
            tab.choices.choose_language(language)
            for row, section in enumerate(tab.sections):
                tab.outline.list.setCurrentRow(row)
                assert section.heading in on_page(tab)
