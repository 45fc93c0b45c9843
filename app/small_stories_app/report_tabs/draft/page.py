"""One section as it will look on paper: white in both modes, with real margins."""

from collections.abc import Iterator
from time import perf_counter
from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
    QTextBlock,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QTextBrowser

from small_stories.reporting.drafting import Draft
from small_stories_app.appearance.interface_size import interface_share
from small_stories_app.appearance.palettes import LIGHT
from small_stories_app.report_tabs.draft.paper import LEADS_TO, MARGIN, PAGE_WIDTH, RULE_AT, Paper
from small_stories_app.report_tabs.draft.typesetting import Typesetter
from small_stories_app.session import Session

_AT_ONCE_S: Final = 0.012  # so long at a time a section is set, and then again after other things
_LEAST: Final = 0.7  # of the size of paper; a narrower page has narrower margins
_LEAST_MARGIN: Final = 0.8
_TOP: Final = 1.4  # a section seldom begins a page


class Page(QTextBrowser):
    """A section on white paper; a long one grows at its end while it is being read.

    ``gap_asked`` carries the number of a gap in the section, ``quote_asked`` a quote's anchor,
    ``claim_asked`` the place of a sentence in the stored text.
    """

    gap_asked = Signal(int)
    quote_asked = Signal(str)
    claim_asked = Signal(int)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._shown: tuple[Draft, int] | None = None
        self._left: Iterator[None] | None = None
        self._zoom = 0.0
        self._more = QTimer(self)
        self._more.setSingleShot(True)
        self._more.timeout.connect(self._go_on)
        self.setAccessibleName(session.text("draft.page"))
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.anchorClicked.connect(self._follow)
        self._be_white()

    @property
    def is_whole(self) -> bool:
        """Whether all of the section has been set."""
        return self._left is None

    def show_section(self, draft: Draft, place: int, *, anew: bool) -> None:
        """Show the section at a place of the draft; one that is not ``anew`` stays scrolled."""
        scrolled = 0 if anew else self.verticalScrollBar().value()
        self._shown = (draft, place)
        self._set()
        if scrolled:
            self._set_until(scrolled)
            self.verticalScrollBar().setValue(scrolled)

    def forget(self) -> None:
        """Show nothing, and keep nothing of what was shown."""
        self._shown = self._left = None
        self._more.stop()
        self.setDocument(QTextDocument(self))

    def finish(self) -> None:
        """Set what is left of the section now."""
        for _ in self._left or ():
            pass
        self._left = None
        self._more.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the section anew where the paper gets another size."""
        super().resizeEvent(event)
        if self._shown and abs(self._wanted_zoom() - self._zoom) > 0.02:
            self._set()
        else:
            self._set_margins()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the page, and the rule at the left of each quote."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setPen(QPen(QColor(LIGHT.line), 2))
        block = self.cursorForPosition(QPoint(0, 0)).block()
        while block.isValid():
            place = self._place_of(block)
            if place.top() > self.viewport().height():
                break
            if block.blockFormat().hasProperty(RULE_AT):
                side = self.document().rootFrame().frameFormat().leftMargin()
                x = side + block.blockFormat().doubleProperty(RULE_AT)
                painter.drawLine(QPointF(x, place.top()), QPointF(x, place.bottom()))
            block = block.next()
        painter.end()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Go to the quote that was clicked, wherever in its words."""
        super().mouseReleaseEvent(event)
        at = event.position().toPoint()
        if event.button() != Qt.MouseButton.LeftButton or self.textCursor().hasSelection():
            return
        if self.anchorAt(at):
            return
        block = self.cursorForPosition(at).block()
        leads = block.blockFormat().property(LEADS_TO)
        if leads and self._place_of(block).contains(QPointF(at)):
            self.quote_asked.emit(str(leads))

    def _be_white(self) -> None:
        palette = self.palette()
        for role, colour in (
            (QPalette.ColorRole.Base, LIGHT.text_field),
            (QPalette.ColorRole.Text, LIGHT.text),
            (QPalette.ColorRole.Link, LIGHT.themes[0]),
            (QPalette.ColorRole.Highlight, LIGHT.selection),
            (QPalette.ColorRole.HighlightedText, LIGHT.selected_text),
        ):
            palette.setColor(role, QColor(colour))
        self.setPalette(palette)

    def _wanted_zoom(self) -> float:
        """Return the size at which a whole page is seen, but letters can be read."""
        whole = Paper(1.0).pixels(PAGE_WIDTH)
        return max(_LEAST, min(self._room() / whole, interface_share()))

    def _room(self) -> float:
        """Return how wide the paper may be."""
        beside = self.verticalScrollBar().sizeHint().width() + 2 * self.frameWidth()
        desk = self.parentWidget()
        return (desk.width() if desk else self.width()) - beside

    def _set(self) -> None:
        """Begin to set the section anew: what is seen first now, the rest soon."""
        assert self._shown is not None
        draft, place = self._shown
        self._zoom = self._wanted_zoom()
        document = QTextDocument(self)
        document.setUndoRedoEnabled(False)
        section = draft.sections[place]
        bare = draft.missing(section).bare
        said = self._session.text("draft.bare_sentences", bare) if bare else ""
        typesetter = Typesetter(document, Paper(self._zoom), draft, place)
        self._left = typesetter.set_section(section, draft.own_paragraphs(section), said)
        self._advance()
        self.setDocument(document)
        self._set_margins()

    def _set_margins(self) -> None:
        """Let the paper be as wide as a page, and keep its margins where there is room for them."""
        paper = Paper(self._zoom or 1.0)
        beside = self.verticalScrollBar().sizeHint().width() + 2 * self.frameWidth()
        self.setMaximumWidth(round(paper.pixels(PAGE_WIDTH)) + beside)
        spare = (self.viewport().width() - paper.pixels(PAGE_WIDTH - 2 * MARGIN)) / 2
        side = max(paper.pixels(_LEAST_MARGIN), min(paper.pixels(MARGIN), spare))
        root = self.document().rootFrame()
        shape = root.frameFormat()
        if shape.leftMargin() != side or shape.topMargin() != paper.pixels(_TOP):
            shape.setLeftMargin(side)
            shape.setRightMargin(side)
            shape.setTopMargin(paper.pixels(_TOP))
            shape.setBottomMargin(paper.pixels(_TOP))
            root.setFrameFormat(shape)

    def _advance(self) -> None:
        """Set for a short while; what is left comes when nothing else waits."""
        until = perf_counter() + _AT_ONCE_S
        while self._left is not None and perf_counter() < until:
            if next(self._left, self) is self:
                self._left = None
        if self._left is not None:
            self._more.start(0)

    def _go_on(self) -> None:
        self._advance()

    def _set_until(self, height: int) -> None:
        """Set as much as stands above a place."""
        while self._left is not None and self.document().size().height() < (
            height + self.viewport().height()
        ):
            self._advance()

    def _place_of(self, block: QTextBlock) -> QRectF:
        """Return where a paragraph stands in the part that is seen."""
        layout = self.document().documentLayout()
        return layout.blockBoundingRect(block).translated(0, -self.verticalScrollBar().value())

    def _follow(self, link: QUrl) -> None:
        kind, _, target = link.toString().partition(":")
        if kind == "gap":
            self.gap_asked.emit(int(target))
        elif kind == "claim":
            self.claim_asked.emit(int(target))
        elif kind == "quote":
            self.quote_asked.emit(target)
