"""Qt's own windows speak the window's language throughout."""

import pytest
from PySide6.QtCore import QLibraryInfo, QTranslator
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from small_stories_app.qt_words import QtWords


@pytest.mark.parametrize(
    ("language", "labels"),
    [
        ("fi", ["Sijainti:", "Tiedostonimi:", "Tiedostotyyppi:"]),
        ("sv", ["Plats:", "Filnamn:", "Filtyp:"]),
    ],
)
def test_a_file_dialog_has_no_english_word(
    qtbot: QtBot, qapp: QApplication, language: str, labels: list[str]
) -> None:
    translations = QTranslator()
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    assert translations.load(f"qtbase_{language}", folder)
    ours = QtWords(qapp)
    ours.spoken = language
    for each in (translations, ours):
        qapp.installTranslator(each)
    dialog = QFileDialog()
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog, True)
    qtbot.addWidget(dialog)
    dialog.show()
    shown = [each.text().replace("&", "") for each in dialog.findChildren(QLabel) if each.text()]
    assert shown == labels
    for each in (translations, ours):
        qapp.removeTranslator(each)
