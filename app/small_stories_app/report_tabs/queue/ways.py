"""The buttons of the decisions, each with its key, and with the words that it would print."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from small_stories.model import Decision
from small_stories_app.report_tabs.queue.buttons import quiet_button
from small_stories_app.report_tabs.queue.panel import DecisionPanel
from small_stories_app.session import Session
from small_stories_app.widgets.flowing_row import FlowingRow

_PRINTING = {"role": Decision.ROLE, "coarsen": Decision.COARSEN, "invent": Decision.REPLACE}
_MOST_LETTERS = 24


class WayButtons(QWidget):
    """Two rows: what is decided, and what is told of whoever it is."""

    def __init__(
        self,
        session: Session,
        decide: Mapping[str, Callable[[], object]],
        tell: Mapping[str, Callable[[], object]],
    ) -> None:
        super().__init__()
        self._session = session
        self.buttons: dict[str, QPushButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        for acts in (decide, tell):
            row = FlowingRow()
            for key, act in acts.items():
                button = quiet_button(session.text(f"marks.buttons.{key}"))
                button.clicked.connect(act)
                self.buttons[key] = button
                row.addWidget(button)
            column.addLayout(row)

    def follow(self, panel: DecisionPanel, *, masked: bool, named: bool) -> None:
        """Say on each button what it would do to the group that is shown."""
        group, say = panel.group, self._session.text
        if group is None:
            return
        here, places = panel.only_here, len(group.to_settle)
        accept = "accept_here" if here else "accept" if places == 1 else "accept_everywhere"
        self.buttons["accept"].setText(say(f"marks.buttons.{accept}"))
        self.buttons["accept_all"].setText(say("marks.buttons.accept_all_of", places))
        self.buttons["accept_all"].setVisible(here)
        for key, way in _PRINTING.items():
            words = panel.proposal.ways[way].public if way in panel.proposal.ways else ""
            shown = words if len(words) <= _MOST_LETTERS else words[:_MOST_LETTERS] + "…"
            name = say(f"marks.buttons.{key}_as", words=shown) if words else say(
                f"marks.buttons.{key}")  # fmt: skip
            self.buttons[key].setText(name)
        self.buttons["role"].setVisible(named)
        self.buttons["invent"].setVisible(named)
        self.buttons["look"].setVisible(masked)
        for key in ("same", "another", "who", "base"):
            self.buttons[key].setVisible(named)
