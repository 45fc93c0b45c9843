"""The sheet before one person's material goes: what goes, what is not reached, and the button."""

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QWidget

from small_stories.erasing.withdrawal import Leaver, withdraw, withdrawal
from small_stories.storage.survey import answers
from small_stories_app.dialogs.opening import open_once
from small_stories_app.keeping import in_words
from small_stories_app.keeping.certificate_dialog import offer_newest
from small_stories_app.keeping.sheet import LastSheet
from small_stories_app.session import Session
from small_stories_app.whole_project import erase
from small_stories_app.widgets.waiting import waiting


class WithdrawalSheet(LastSheet):
    """Takes one person out of the project, and offers the certificate."""

    def __init__(self, session: Session, who: Leaver, parent: QWidget | None = None) -> None:
        super().__init__(session, session.text("lock_away.withdrawal.title"), parent)
        self._who = who
        self.going = withdrawal(session.project, who)
        self._lay_out()

    def _lay_out(self) -> None:
        say, going = self.session.text, self.going
        self.add_words(say("lock_away.withdrawal.means", code=going.code))
        self.add_part(say("lock_away.sheets.goes"), self._goes())
        files = [in_words.gone_file(self.session, each) for each in going.exports]
        about = "files_elsewhere" if files else "no_files"
        beyond = say("lock_away.sheets.own_copies")
        if answers(self.session.project):
            beyond = f"{beyond} {say('lock_away.withdrawal.answers')}"
        self.add_part(
            say("lock_away.sheets.beyond"),
            files,
            f"{say(f'lock_away.withdrawal.{about}')} {beyond}",
        )
        if going.said_elsewhere:
            self.add_part(say("lock_away.sheets.own_texts"), (), say("lock_away.withdrawal.said"))
            self.add_places(going.said_elsewhere)
        self.do_it.setText(say("lock_away.withdrawal.do", code=going.code, parts=self._in_short()))
        self.finish()

    def _goes(self) -> Iterator[str]:
        going = self.going
        for part in ("interviews", "recordings", "stories", "quotes"):
            count = len(going.interviews) if part == "interviews" else getattr(going, part)
            if count:
                yield self._say(part, count)
        yield self._say("facts")
        if going.types:
            yield self._say("types", going.types)
        yield self._say("copies", going.copies)

    def _in_short(self) -> str:
        counted = {"interviews": len(self.going.interviews), "stories": self.going.stories}
        return ", ".join(
            self.session.text(f"lock_away.sheets.short.{part}", number)
            for part, number in counted.items()
        )

    def _say(self, part: str, count: int | None = None) -> str:
        return self.session.text(f"lock_away.withdrawal.goes.{part}", count)

    def accept(self) -> None:
        """Remove the person, and leave when it is done."""
        with waiting():
            erase(self.session, lambda project: withdraw(project, self._who), offer_newest)
        super().accept()


def let_leave(
    session: Session,
    who: Leaver,
    window: QWidget,
    story: Callable[[int], object],
    step: Callable[[str], object],
) -> None:
    """Open the sheet for one person.

    ``story`` and ``step`` go to a story and a step where the analyst's own texts stand.
    """
    sheet = WithdrawalSheet(session, who, window)
    sheet.story_asked.connect(story)
    sheet.step_asked.connect(step)
    open_once(sheet)
