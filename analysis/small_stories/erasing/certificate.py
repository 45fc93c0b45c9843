"""The certificate of a removal: that it was done and when, and nothing of who anybody is."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from small_stories.anonymising.leaving.hidden import hidden_words
from small_stories.erasing.destruction import Destruction, Keep
from small_stories.erasing.withdrawal import Withdrawal
from small_stories.reporting.blocks import Listed, Prose, Section, texts
from small_stories.reporting.gate import Leaving, LetOut, let_out
from small_stories.reporting.grammar import written_date
from small_stories.reporting.word.document import word_file
from small_stories.storage.exports import Export
from small_stories.storage.project_file import Project
from small_stories.strings import text


@dataclass(frozen=True, slots=True)
class Certificate:
    """What was removed, by kind and number; ``left`` are the days (ISO 8601) of what had gone out.

    ``kind`` is a key under ``report.certificate.done`` in the string files.
    """

    kind: str
    day: date
    removed: tuple[tuple[str, int], ...]
    copies: int
    left: tuple[str, ...]
    kept: tuple[tuple[str, int], ...] = ()


def of_withdrawal(gone: Withdrawal, day: date) -> Certificate:
    """Return the certificate of one person's withdrawal."""
    removed = (
        ("interviews", len(gone.interviews)),
        ("recordings", gone.recordings),
        ("stories", gone.stories),
        ("quotes", gone.quotes),
    )
    return Certificate("withdrawal", day, removed, gone.copies, _days(gone.exports))


def of_destruction(gone: Destruction, keep: Keep, day: date) -> Certificate:
    """Return the certificate of a destruction."""
    took = gone.goes
    removed = (
        ("people", gone.people),
        ("interviews", took.interviews),
        ("recordings", took.recordings),
        ("stories", took.stories - gone.stories_kept),
        ("quotes", took.quotes - gone.quotes_kept),
    )
    kept = (("stories", gone.stories_kept), ("quotes", gone.quotes_kept))
    return Certificate(
        f"destruction_{keep}", day, removed, gone.copies, _days(gone.sheets),
        kept if keep is Keep.STORIES else (),
    )  # fmt: skip


def write_certificate(
    project: Project, certificate: Certificate, path: Path, language: str
) -> LetOut:
    """Write a certificate as a Word document; raises what ``let_out`` raises."""
    title = text(f"report.certificate.title.{_root(certificate)}", language)
    sections = list(_sections(certificate, language))
    content = word_file(title, language, sections)
    told = [(section.heading, tuple(texts(section))) for section in sections]
    leaving = Leaving(path.name, content, (("", (title,)), *told))
    return let_out([leaving], path.parent, hidden_words(project), language)


def _sections(certificate: Certificate, language: str) -> list[Section]:
    def say(key: str, count: int | None = None, **fields: object) -> str:
        return text(f"report.certificate.{key}", language, count, **fields)

    day = written_date(certificate.day.isoformat(), language)
    where = Prose((say(f"from.{_root(certificate)}", certificate.copies),))
    sections = [
        Section("done", "", (Prose((say("day", day=day),)),
                             Prose((say(f"done.{certificate.kind}"),)), Prose((say("project"),)))),
        Section("removed", say("headings.removed"), (_counted(certificate.removed, say), where)),
        Section("beyond", say("headings.beyond"),
                (Prose((_left(certificate, language),)), Prose((say("own_copies"),)))),
        Section("signed", say("headings.signed"),
                (Prose((say("place_and_day"),)), Prose((say("signature"),)))),
    ]  # fmt: skip
    if certificate.kept:
        kept = Section("kept", say("headings.kept"), (_counted(certificate.kept, say),))
        sections.insert(2, kept)
    return sections


def _counted(counted: tuple[tuple[str, int], ...], say: Callable[..., str]) -> Listed:
    return Listed(tuple((say(f"counts.{name}", number),) for name, number in counted))


def _left(certificate: Certificate, language: str) -> str:
    days = [written_date(day, language) for day in dict.fromkeys(certificate.left)]
    return text(
        f"report.certificate.left.{_root(certificate)}",
        language, len(certificate.left), days=", ".join(days),
    )  # fmt: skip


def _root(certificate: Certificate) -> str:
    return certificate.kind.partition("_")[0]


def _days(left: tuple[Export, ...]) -> tuple[str, ...]:
    return tuple(each.at[:10] for each in left)
