"""The certificate of a removal: that it was done and when, and nothing of who anybody is."""

from collections.abc import Callable
from pathlib import Path

from small_stories.anonymising.leaving.hidden import hidden_words
from small_stories.reporting.blocks import Listed, Prose, Section, texts
from small_stories.reporting.gate import Leaving, LetOut, let_out
from small_stories.reporting.grammar import written_date
from small_stories.reporting.word.document import word_file
from small_stories.storage.project_file import Project
from small_stories.storage.removals import Removal
from small_stories.strings import text


def paragraphs(removal: Removal, language: str) -> tuple[str, list[tuple[str, str]]]:
    """Return the certificate's title and its paragraphs, each with what it is: "h2" or "p"."""
    told: list[tuple[str, str]] = []
    for section in _sections(removal, language):
        told += [("h2", section.heading)] if section.heading else []
        told += [("p", words) for words in texts(section) if words != section.heading]
    return text(f"report.certificate.title.{_root(removal)}", language), told


def write_certificate(project: Project, removal: Removal, path: Path, language: str) -> LetOut:
    """Write a certificate as a Word document; raises what ``let_out`` raises."""
    title = text(f"report.certificate.title.{_root(removal)}", language)
    sections = list(_sections(removal, language))
    content = word_file(title, language, sections)
    told = [(section.heading, tuple(texts(section))) for section in sections]
    leaving = Leaving(path.name, content, (("", (title,)), *told))
    return let_out([leaving], path.parent, hidden_words(project), language)


def _sections(removal: Removal, language: str) -> list[Section]:
    def say(key: str, count: int | None = None, **fields: object) -> str:
        return text(f"report.certificate.{key}", language, count, **fields)

    day = written_date(removal.day.isoformat(), language)
    where = Prose((say(f"from.{_root(removal)}", removal.copies),))
    sections = [
        Section("done", "", (Prose((say("day", day=day),)),
                             Prose((say(f"done.{removal.kind}"),)), Prose((say("project"),)))),
        Section("removed", say("headings.removed"), (_counted(removal.removed, say), where)),
        Section("beyond", say("headings.beyond"),
                (Prose((_left(removal, language),)), Prose((say("own_copies"),)))),
        Section("signed", say("headings.signed"),
                (Prose((say("place_and_day"),)), Prose((say("signature"),)))),
    ]  # fmt: skip
    if removal.kept:
        kept = Section("kept", say("headings.kept"), (_counted(removal.kept, say),))
        sections.insert(2, kept)
    return sections


def _counted(counted: tuple[tuple[str, int], ...], say: Callable[..., str]) -> Listed:
    return Listed(tuple((say(f"counts.{name}", number),) for name, number in counted))


def _left(removal: Removal, language: str) -> str:
    days = [written_date(day, language) for day in dict.fromkeys(removal.left)]
    return text(
        f"report.certificate.left.{_root(removal)}",
        language, len(removal.left), days=", ".join(days),
    )  # fmt: skip


def _root(removal: Removal) -> str:
    return removal.kind.partition("_")[0]
