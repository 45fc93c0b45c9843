"""What the analyst tells of the group at hand: who it is, whose name it is, its base form."""

from collections.abc import Callable, Sequence

from small_stories.anonymising.deciding import settling
from small_stories.anonymising.deciding.groups import Group
from small_stories.anonymising.likeness import possible_same
from small_stories.storage.identities import Identity, MarkInTurn, identities, identity
from small_stories_app.report_tabs.queue.panel import DecisionPanel
from small_stories_app.session import Session


class Telling:
    """Asks in the panel's line; what is told is one change.

    Of numbers and addresses nothing is asked: who has one, nobody needs to write down.
    """

    def __init__(self, session: Session, panel: DecisionPanel) -> None:
        self._session = session
        self._panel = panel

    def _named(self) -> Group | None:
        """Return the group at hand, if it has a name."""
        group = self._panel.group
        return group if group is not None and settling.is_named(group) else None

    def ask_who(self) -> None:
        """Ask who or what this is in the project."""
        group, project = self._named(), self._session.project
        if group is None:
            return
        number, base = group.first.identity_id, self._panel.proposal.base
        entry = identity(project, number) if number is not None else None
        self._ask("who", entry.who if entry else "",
                  lambda who: settling.describe(project, group, base, who))  # fmt: skip

    def ask_base(self) -> None:
        """Ask for the base form of the words."""
        group, project = self._named(), self._session.project
        if group is not None:
            self._ask("base", self._panel.proposal.base,
                      lambda base: settling.rename(project, group, base))  # fmt: skip

    def ask_another(self) -> None:
        """Ask who this is who has the name of another."""
        group, mark, project = self._named(), self._panel.mark, self._session.project
        if group is None or mark is None:
            return
        base = self._panel.proposal.base
        self._ask("another", "",
                  lambda who: settling.part(project, group, [mark], base, who))  # fmt: skip

    def ask_same(self) -> None:
        """Ask which entry of the ledger this is; the likeliest ones come first."""
        group, project = self._named(), self._session.project
        if group is None:
            return
        likely = possible_same(project, group.first)
        kind, own = group.first.kind, group.first.identity_id
        others = [each for each in identities(project) if each.kind == kind and each.id != own]
        if not others:
            self._session.said.emit(self._session.text("marks.no_others"))
            return
        entries = {_called(each): each.id for each in dict.fromkeys([*likely, *others])}
        chosen = self._chosen(group)
        words = next(iter(entries)) if likely else ""
        self._ask("same", words, lambda said: self._join(group, chosen, entries, said),
                  list(entries))  # fmt: skip

    def _join(
        self, group: Group, chosen: tuple[MarkInTurn, ...], entries: dict[str, int], words: str
    ) -> None:
        meant = [name for name in entries if name.casefold() == words.casefold()]
        meant = meant or [name for name in entries if words.casefold() in name.casefold()]
        if len(meant) == 1:
            settling.join(self._session.project, group, chosen, entries[meant[0]])
        else:
            key = "marks.none_called" if not meant else "marks.several_called"
            self._session.said.emit(self._session.text(key, name=words))

    def _chosen(self, group: Group) -> tuple[MarkInTurn, ...]:
        mark = self._panel.mark
        return (mark,) if self._panel.only_here and mark is not None else group.marks

    def _ask(
        self,
        key: str,
        words: str,
        then: Callable[[str], object],
        choices: Sequence[str] = (),
    ) -> None:
        say = self._session.text
        name = self._panel.name.text()
        self._panel.ask.ask(
            say(f"marks.asks.{key}", name=name),
            words,
            say(f"marks.hints.{key}"),
            lambda told: self._session.attempt(lambda: then(told)),
            choices,
        )
        self._panel.ensureWidgetVisible(self._panel.ask)


def _called(entry: Identity) -> str:
    return f"{entry.base} ({entry.who})" if entry.who else entry.base
