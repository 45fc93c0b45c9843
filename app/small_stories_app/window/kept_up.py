"""Keeping views up to date: at once what is on screen, the rest when it is looked at."""

from dataclasses import replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from small_stories.storage.change_record import Changed
    from small_stories_app.view import View


GROWING: Final = "interview.transcribed"
# What a transcript that grows moves, every few seconds for an hour.
_GROWTH: Final = frozenset(
    {"turn", "turn_word", "piece", "unsure_place", "speaker", "transcription", "search"}
)


class KeptUp:
    """Which views have not read the project yet, and what the others have missed."""

    def __init__(self) -> None:
        self._unread: set[View] = set()
        self._missed: dict[View, Changed] = {}

    def begin(self, views: "list[View]") -> None:
        """Let every view read a project that was opened, when it is looked at."""
        self._unread = set(views)
        self._missed.clear()

    def follow(self, views: "list[View]", shown: object, changed: "Changed") -> None:
        """Let the view on screen follow a change, and the others later.

        Words that come to a transcript at its end are not told to a view of other things, which
        would read everything anew for each piece: it hears of them with the next change.
        """
        grows = changed.change.name == GROWING and changed.rows.keys() <= _GROWTH
        for view in views:
            missed = joined(self._missed.pop(view, None), changed)
            if view is shown and (view.follows_growth or not grows):
                view.refresh(missed)
            else:
                self._missed[view] = missed

    def bring_up_to_date(self, view: "View") -> None:
        """Let a view that is about to be shown read what it has missed."""
        missed = self._missed.pop(view, None)
        if view in self._unread:
            self._unread.discard(view)
            view.show_project()
        elif missed:
            view.refresh(missed)


def joined(before: "Changed | None", after: "Changed") -> "Changed":
    """Return two changes as one that moved the rows of both."""
    if before is None:
        return after
    none: frozenset[int] = frozenset()
    tables = before.rows.keys() | after.rows.keys()
    rows = {name: before.rows.get(name, none) | after.rows.get(name, none) for name in tables}
    return replace(after, rows=rows)
