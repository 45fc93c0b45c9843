"""What stands in place of a ledger entry everywhere: the way, and a wording for each profile."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QWidget

from small_stories.anonymising.deciding.proposals import role_word
from small_stories.anonymising.rewriting.levels import proposed
from small_stories.changes.hiding import Wordings
from small_stories.model import Decision, IdentityKind, Profile
from small_stories.storage.ledger_rows import LedgerRow
from small_stories_app.session import Session
from small_stories_app.widgets.saved_text import SavedLine
from small_stories_app.widgets.still import StillBox

_WITH_WORDS: Final = (Decision.ROLE, Decision.COARSEN, Decision.REPLACE)
_ORDER: Final = (*_WITH_WORDS, Decision.REMOVE, Decision.KEEP)


class LedgerDecision(QWidget):
    """``decided`` carries the decision, or None, and its wordings."""

    decided = Signal(object, object)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._row: LedgerRow | None = None
        self._language = "fi"
        say = session.text
        self.way = StillBox()
        self.way.setAccessibleName(say("ledger.way"))
        self.way.addItem(say("ledger.undecided"), None)
        for decision in _ORDER:
            self.way.addItem(say(f"ledger.ways.{decision}"), decision)
        self.fields = {
            profile: SavedLine(session, say("ledger.wording_for", profile=say(f"ledger.{profile}")))
            for profile in (Profile.PUBLIC, Profile.INTERNAL, Profile.STRICT)
        }
        self.form = QFormLayout(self)
        self.form.setContentsMargins(0, 0, 0, 0)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.form.addRow(say("ledger.way"), self.way)
        for profile, field in self.fields.items():
            hint = "ledger.wording_hint" if profile == Profile.PUBLIC else "ledger.as_public"
            field.setPlaceholderText(say(hint))
            field.saved.connect(self._write)
            self.form.addRow(say(f"ledger.{profile}"), field)
        self.way.activated.connect(self._choose)

    def show_row(self, row: LedgerRow, language: str) -> None:
        """Show what is decided of an entry."""
        again = self._row is not None and self._row.id == row.id
        self._row, self._language = row, language
        if not (again and self._waits_for_words(row)):
            self.way.setCurrentIndex(self.way.findData(row.decision))
        for profile, words in self._stored(row).items():
            self.fields[profile].show_text(words, row.id)
        self._follow()

    def chosen(self) -> Decision | None:
        """Return the way that is chosen now."""
        found = self.way.currentData()
        return None if found is None else Decision(found)

    def wordings(self) -> Wordings:
        """Return what stands in the fields now."""
        said = {profile: " ".join(field.text().split()) for profile, field in self.fields.items()}
        return Wordings(said[Profile.PUBLIC], said[Profile.INTERNAL], said[Profile.STRICT])

    def _choose(self) -> None:
        """Take the way that was chosen; words are proposed for it, or waited for."""
        self._follow()
        if self._row is None:
            return
        way = self.chosen()
        if way not in _WITH_WORDS:
            self.decided.emit(way, Wordings())
            return
        words = self._proposed(way, self._row)
        if words.public:
            self.decided.emit(way, words)
        else:
            self.fields[Profile.PUBLIC].clear()
            self.fields[Profile.PUBLIC].setFocus()

    def _write(self) -> None:
        """Write the wordings as they stand; a public one is needed before there is any."""
        if self.chosen() in _WITH_WORDS and self.wordings().public:
            self.decided.emit(self.chosen(), self.wordings())

    def _proposed(self, way: Decision, row: LedgerRow) -> Wordings:
        if way == Decision.COARSEN:
            return proposed(IdentityKind(row.kind), row.base, row.base, self._language)
        if way == Decision.ROLE:
            return Wordings(role_word(row.who))
        return Wordings()

    def _waits_for_words(self, row: LedgerRow) -> bool:
        chosen = self.chosen()
        return chosen in _WITH_WORDS and chosen != row.decision and not self.wordings().public

    def _stored(self, row: LedgerRow) -> dict[Profile, str]:
        return {Profile.PUBLIC: row.wording, Profile.INTERNAL: row.internal,
                Profile.STRICT: row.strict}  # fmt: skip

    def _follow(self) -> None:
        for field in self.fields.values():
            self.form.setRowVisible(field, self.chosen() in _WITH_WORDS)
