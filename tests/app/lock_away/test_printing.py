"""The page with the recovery code: what it is for, the code, and no name of anything."""

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from pytestqt.qtbot import QtBot

from small_stories_app.dialogs.printing import open_printers, print_on
from small_stories_app.dialogs.recovery_code import RecoveryCodeDialog, code_page
from small_stories_app.options import LANGUAGE, Options
from small_stories_app.session import Session

CODE = "HK7QM-M2P9T-RWXD4-CJV8N-ABCDE"


@pytest.mark.parametrize(
    ("language", "words"), [("fi", "Palautuskoodi"), ("sv", "lösenfras"), ("en", "passphrase")]
)
def test_the_code_is_on_one_plain_page(
    qtbot: QtBot, options: Options, tmp_path: Path, language: str, words: str
) -> None:
    options.set(LANGUAGE, language)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "page.pdf"))
    told: list[str] = []
    session = Session(options)
    print_on(printer, session, code_page(session, CODE), told.append)
    assert told == [session.text("printing.sent")]
    pages = PdfReader(tmp_path / "page.pdf").pages
    said = pages[0].extract_text()
    assert len(pages) == 1
    assert CODE in said
    assert words in said


def test_the_dialog_of_printers_offers_no_file(qtbot: QtBot, session: Session) -> None:
    dialog = RecoveryCodeDialog(session, CODE)
    qtbot.addWidget(dialog)
    document = code_page(session, CODE)
    printers = open_printers(session, dialog, document, dialog.notice.say)
    assert printers.isVisible()
    assert not printers.testOption(printers.PrintDialogOption.PrintToFile)
    assert printers.printer().docName() == "Pienet onnistumistarinat"
    printers.reject()
    assert dialog.notice.text() == ""


def test_without_a_printer_it_is_said_and_the_code_stays(qtbot: QtBot, session: Session) -> None:
    assert QPrinterInfo.availablePrinterNames() == []
    dialog = RecoveryCodeDialog(session, CODE)
    qtbot.addWidget(dialog)
    dialog.print.click()
    assert "ei löytynyt tulostinta" in dialog.notice.text()
    assert dialog.code.text() == CODE
