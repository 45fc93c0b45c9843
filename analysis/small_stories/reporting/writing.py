"""Writing the report, the typology and the quotes, and handing them over all or none."""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from small_stories.anonymising.leaving.hidden import hidden_words
from small_stories.changes.exporting import log_exports
from small_stories.errors import SmallStoriesError
from small_stories.model import Profile
from small_stories.reporting.blocks import Section, texts
from small_stories.reporting.gate import Leaving, LetOut, let_out
from small_stories.reporting.material import Material, gather
from small_stories.reporting.readiness import Hindrance, hindrances
from small_stories.reporting.sections.quotes_list import quotes_list, quotes_title
from small_stories.reporting.tables.sheets import Sheet, sheets
from small_stories.reporting.tables.workbook import workbook_file
from small_stories.reporting.templates.catalogue import Template, sections_of, template, title
from small_stories.reporting.word.document import word_file
from small_stories.reporting.words_of_analyst import words_of_analyst
from small_stories.storage.exports import NewExport
from small_stories.storage.project_file import Project

# A report of more sections than the evaluation chapter has begins with a table of contents.
_LONG: Final = 20


def write_report(
    project: Project,
    folder: Path,
    language: str | None = None,
    name: str = "evaluation",
    profile: Profile | None = None,
) -> LetOut:
    """Write report.docx, typology.xlsx and quotes.docx into a folder, all of them or none.

    ``name`` is that of a template. Language and profile are the project's own when not given.
    Raises SmallStoriesError("report.no_template"); ("report.undecided") or ("report.not_ready")
    with the ``hindrances`` in its fields; and what ``let_out`` raises when a finished file holds
    what must not leave, or cannot be put in its place.
    """
    chosen = template(name)
    _stop_at(hindrances(project))
    material = gather(project, language, profile)
    leaving = [*_documents(material, chosen), _workbook(material, sheets(project, material))]
    written = let_out(leaving, folder, hidden_words(project), material.language)
    _log(project, material, leaving, written.paths)
    return written


def _stop_at(found: Sequence[Hindrance]) -> None:
    if not found:
        return
    key = "undecided" if any(each.kind == "undecided" for each in found) else "not_ready"
    codes = ", ".join(dict.fromkeys(each.quote for each in found))
    raise SmallStoriesError(
        f"report.{key}", quotes=codes, places=len(found), hindrances=tuple(found)
    )


def _documents(material: Material, chosen: Template) -> list[Leaving]:
    return [
        _document("report.docx", title(material, chosen), material, sections_of(material, chosen)),
        _document("quotes.docx", quotes_title(material), material, quotes_list(material)),
    ]


def _document(name: str, heading: str, material: Material, sections: Sequence[Section]) -> Leaving:
    content = word_file(
        heading,
        material.language,
        sections,
        own_words=words_of_analyst(material),
        with_contents=len(sections) > _LONG,
    )
    told = [(section.heading, tuple(texts(section))) for section in sections]
    return Leaving(name, content, (("", (heading,)), *told))


def _workbook(material: Material, tables: Sequence[Sheet]) -> Leaving:
    heading = material.say("typology_title", name=material.facts.name)
    told = [
        (sheet.name, (*sheet.header, *(c for row in sheet.rows for c in row))) for sheet in tables
    ]
    return Leaving("typology.xlsx", workbook_file(heading, tables), (("", (heading,)), *told))


def _log(
    project: Project, material: Material, leaving: Sequence[Leaving], paths: Sequence[Path]
) -> None:
    quotes = tuple(each.quote.id for each in material.printed)
    exports = [
        NewExport(
            kind=path.stem,
            path=str(path.absolute()),
            sha256=hashlib.sha256(each.content).hexdigest(),
            quotes=() if path.suffix == ".xlsx" else quotes,
        )
        for each, path in zip(leaving, paths, strict=True)
    ]
    log_exports(project, exports)
