"""The sheet before the interviews are destroyed: what goes, what stays, and what stops it."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from small_stories.erasing.destruction import Keep, destroy, destruction
from small_stories.storage.project_file import Project
from small_stories_app.keeping import in_words
from small_stories_app.keeping.certificate_dialog import offer_newest
from small_stories_app.keeping.sheet import LastSheet
from small_stories_app.session import Session
from small_stories_app.whole_project import erase
from small_stories_app.widgets.waiting import waiting


class DestructionSheet(LastSheet):
    """Destroys the interviews, and offers the certificate."""

    def __init__(
        self, session: Session, keep: Keep, keep_forms: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, session.text("lock_away.destruction.title"), parent)
        self._keep = keep
        self._keep_forms = keep_forms
        self.going = destruction(session.project, keep, keep_forms=keep_forms)
        self._lay_out()

    def _lay_out(self) -> None:
        say, going = self.session.text, self.going
        self.add_words(say(f"lock_away.destruction.means.{self._keep}"))
        if going.names:
            self.add_part(
                say("lock_away.destruction.names"), (), say("lock_away.destruction.names_about")
            )
            self.add_places(going.names)
        self.add_part(say("lock_away.sheets.goes"), self._goes())
        self.add_part(say("lock_away.sheets.stays"), self._stays())
        files = [in_words.gone_file(self.session, each) for each in going.sheets]
        about = say(f"lock_away.destruction.{'sheets' if files else 'no_sheets'}")
        own = say("lock_away.sheets.own_copies")
        self.add_part(say("lock_away.sheets.beyond"), files, f"{about} {own}")
        self.do_it.setText(self._in_short())
        self.do_it.setEnabled(not going.names)
        self.finish()

    def _goes(self) -> Iterator[str]:
        going = self.going
        yield self._say("interviews", going.goes.interviews)
        if going.goes.recordings:
            yield self._say("recordings", going.goes.recordings)
        yield self._say("people", going.people)
        if self._keep is Keep.TYPES:
            yield self._say("stories", going.goes.stories)
        if going.forms:
            yield self._say("forms", going.forms)
        if going.unready:
            yield self._say("unready", going.unready)
        yield self._say("history")
        if going.copies:
            yield self._say("copies", going.copies)

    def _stays(self) -> Iterator[str]:
        say = self.session.text
        if self._keep is Keep.STORIES:
            yield say("lock_away.destruction.stays.stories", self.going.stories_kept)
            yield say("lock_away.destruction.stays.quotes", self.going.quotes_kept)
        yield say("lock_away.destruction.stays.texts")
        if self.going.forms_kept:
            yield say("lock_away.destruction.stays.forms", self.going.forms_kept)
        yield say("lock_away.destruction.stays.exports")

    def _in_short(self) -> str:
        say, going = self.session.text, self.going
        number = going.goes.interviews
        if not going.forms:
            return say(f"lock_away.destruction.do.{self._keep}", number)
        talks = say("lock_away.kept.interviews", number)
        return say(f"lock_away.destruction.do_forms.{self._keep}", going.forms, interviews=talks)

    def _say(self, part: str, count: int | None = None) -> str:
        return self.session.text(f"lock_away.destruction.goes.{part}", count)

    def accept(self) -> None:
        """Destroy the interviews, and leave when it is done."""
        with waiting():
            erase(self.session, self._destroy, offer_newest)
        super().accept()

    def _destroy(self, project: Project) -> None:
        destroy(project, self._keep, keep_forms=self._keep_forms)
