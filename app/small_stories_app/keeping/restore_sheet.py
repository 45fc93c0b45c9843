"""Going back to a copy: which there are, in what each differs, and the button that goes back."""

from PySide6.QtWidgets import QWidget

from small_stories.errors import SmallStoriesError
from small_stories.storage.restoring import Difference, copy_names, differences, size_of_copy
from small_stories.strings import error_text
from small_stories_app.keeping import in_words
from small_stories_app.keeping.sheet import LastSheet
from small_stories_app.session import Session
from small_stories_app.whole_project import go_back_to
from small_stories_app.widgets.still import StillBox
from small_stories_app.widgets.waiting import waiting


class RestoreSheet(LastSheet):
    """Shows what would come and go before a copy takes the project's place."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, session.text("lock_away.restore.title"), parent)
        say = session.text
        self.copies = StillBox()
        self.copies.setAccessibleName(say("lock_away.restore.which"))
        for name in reversed(copy_names(session.project.folder)):
            self.copies.addItem(self._named(name), name)
        self.add_words(say("lock_away.restore.means"))
        self.column.addWidget(self.copies)
        self.differing = self.add_words("")
        self.copies.currentIndexChanged.connect(self._show_copy)
        self._show_copy()
        self.finish()

    def _named(self, name: str) -> str:
        size = in_words.size_in_words(self.session, size_of_copy(self.session.project.folder, name))
        return self.session.text("lock_away.restore.copy", day=self._day(name), size=size)

    def _day(self, name: str) -> str:
        return in_words.day_of_copy(self.session, name)

    def _show_copy(self) -> None:
        name = str(self.copies.currentData() or "")
        self.do_it.setText(self.session.text("lock_away.restore.do", day=self._day(name)))
        try:
            with waiting():
                found = differences(self.session.project, name)
        except SmallStoriesError as error:
            self.differing.setText(error_text(error, self.session.language))
            self.do_it.setEnabled(False)
            return
        lines = [f"• {self._line(each)}" for each in found]
        same = self.session.text("lock_away.restore.same")
        self.differing.setText("\n".join(lines) or same)
        self.do_it.setEnabled(bool(found))

    def _line(self, each: Difference) -> str:
        say = self.session.text
        counted = {"goes": each.only_now, "comes": each.only_then, "changes": each.changed}
        parts = [
            say(f"lock_away.restore.{key}", n=number) for key, number in counted.items() if number
        ]
        return f"{say(f'lock_away.restore.tables.{each.table}')}: {', '.join(parts)}"

    def accept(self) -> None:
        """Put the copy in the project's place, and leave."""
        name = str(self.copies.currentData())
        super().accept()
        with waiting():
            go_back_to(self.session, name)
