"""The first turns of a file as they would come in."""

from typing import Final

from PySide6.QtWidgets import QListView

from small_stories_app.bringing_in.incoming import Incoming
from small_stories_app.session import Session
from small_stories_app.widgets.rows import Column, RowsModel

_TURNS: Final = 20
_LETTERS: Final = 300

Line = tuple[int, str]


class Preview(QListView):
    """Turns with the role of their speaker, to look at before they are stored."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.lines: RowsModel[Line] = RowsModel(
            [Column("", lambda line: line[1])], lambda line: line
        )
        self.setModel(self.lines)
        self.setWordWrap(True)
        self.setSpacing(2)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(session.text("interviews.preview"))

    def show_file(self, incoming: Incoming) -> None:
        """Show how a file begins."""
        draft = incoming.draft
        lines: list[Line] = []
        for number, turn in enumerate(draft.turns[:_TURNS] if draft else ()):
            role = incoming.roles.get(turn.speaker or "", "interviewee")
            name = self._session.text(f"roles.{role}")
            lines.append((number, f"{name}: {_beginning(turn.text)}"))
        self.lines.show(lines)


def _beginning(words: str) -> str:
    return words if len(words) <= _LETTERS else f"{words[:_LETTERS].rsplit(' ', 1)[0]} …"
