"""Printing a plain page on paper: black on white, and never into a file by accident."""

from collections.abc import Callable, Sequence
from html import escape
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QDialog, QWidget

from small_stories_app.session import Session

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

_LOOK: Final = (
    "h1 { font-size: 20pt; } h2 { font-size: 13pt; } p { font-size: 12pt; }"
    " p.code { font-family: monospace; font-size: 20pt; }"
)


def page(title: str, parts: Sequence[tuple[str, str]]) -> QTextDocument:
    """Return a page of a title and paragraphs, each with what it is: "p", "code" or "h2"."""
    tags = {"p": "<p>{}</p>", "h2": "<h2>{}</h2>", "code": '<p class="code">{}</p>'}
    document = QTextDocument()
    document.setDefaultStyleSheet(_LOOK)
    body = "".join(tags[kind].format(escape(words)) for kind, words in parts)
    document.setHtml(f"<h1>{escape(title)}</h1>{body}")
    return document


def ask_printer(
    session: Session, parent: QWidget, document: QTextDocument, tell: Callable[[str], object]
) -> None:
    """Let the analyst choose a printer and print; ``tell`` gets a sentence of what became of it.

    The dialog's own way into a file is not offered: the page would lie there unlocked. The list of
    what a printer has printed is read by others, so the page has no name there but the program's.
    """
    # Imported here: the window is there sooner without what prints.
    from PySide6.QtPrintSupport import QPrinterInfo

    if not QPrinterInfo.availablePrinterNames():
        tell(session.text("printing.no_printer"))
        return
    open_printers(session, parent, document, tell)


def open_printers(
    session: Session, parent: QWidget, document: QTextDocument, tell: Callable[[str], object]
) -> "QPrintDialog":
    """Open the dialog in which a printer is chosen."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter()
    printer.setDocName(session.text("window.title"))
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintToFile, False)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.accepted.connect(lambda: print_on(printer, session, document, tell))
    # Its own ``open`` wants to be told whom to call, and nothing else.
    QDialog.open(dialog)
    return dialog


def print_on(
    printer: "QPrinter", session: Session, document: QTextDocument, tell: Callable[[str], object]
) -> None:
    """Print on a printer that was chosen, and tell whether it took the page."""
    document.print_(printer)
    failed = printer.printerState() == printer.PrinterState.Error
    tell(session.text("printing.failed" if failed else "printing.sent"))
