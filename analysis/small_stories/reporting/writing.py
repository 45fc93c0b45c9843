"""Writing a report by its template, and handing its files over all or none."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from small_stories.anonymising.leaving.hidden import hidden_words
from small_stories.changes.exporting import log_exports
from small_stories.errors import SmallStoriesError
from small_stories.model import Profile
from small_stories.reporting.files import ReportFile, files_of, quotes_in
from small_stories.reporting.gate import LetOut, let_out
from small_stories.reporting.material import Material, gather
from small_stories.reporting.own_templates.own_file import own_file
from small_stories.reporting.own_templates.own_template import is_own, kept_template
from small_stories.reporting.readiness import Hindrance, hindrances
from small_stories.reporting.templates.catalogue import template
from small_stories.reporting.templates.printing import printed_sections
from small_stories.storage.exports import NewExport
from small_stories.storage.project_file import Project
from small_stories.storage.setup import project_facts


def write_report(
    project: Project,
    folder: Path,
    language: str | None = None,
    name: str | None = None,
    profile: Profile | None = None,
) -> LetOut:
    """Write the files of a template into a folder, all of them or none, and log that they left.

    ``name`` is that of the template, with ``own:`` before one that the project keeps. Template,
    language and profile are the project's own when not given. Raises
    SmallStoriesError("report.no_template"), ("own_template.gone"); ("report.undecided") or
    ("report.not_ready") with the ``hindrances`` in its fields, for the quotes that would leave;
    and what ``let_out`` raises when a finished file holds what must not leave, or cannot be put
    in its place.
    """
    facts = project_facts(project)
    called = name or facts.template
    own = kept_template(project, called, language or facts.language) if is_own(called) else None
    chosen = own.as_template if own else template(called)
    material, sections = printed_sections(gather(project, language, profile), chosen)
    _stop_at(hindrances(project, quotes_in(material, chosen, sections), profile))
    hidden = hidden_words(project)
    if own:
        files = [own_file(own, material, sections, hidden)]
    else:
        files = files_of(material, chosen, sections)
    written = let_out([each.leaving for each in files], folder, hidden, material.language)
    log_exports(project, _logged(material, called, files, written.paths))
    return written


def _stop_at(found: Sequence[Hindrance]) -> None:
    if not found:
        return
    key = "undecided" if any(each.kind == "undecided" for each in found) else "not_ready"
    codes = ", ".join(dict.fromkeys(each.quote for each in found))
    raise SmallStoriesError(
        f"report.{key}", quotes=codes, places=len(found), hindrances=tuple(found)
    )


def _logged(
    material: Material, called: str, files: Sequence[ReportFile], paths: Sequence[Path]
) -> list[NewExport]:
    return [
        NewExport(
            kind=path.stem,
            path=str(path.absolute()),
            sha256=hashlib.sha256(each.leaving.content).hexdigest(),
            quotes=each.quotes,
            template=called,
            profile=str(material.facts.profile),
            language=material.language,
            interviews=each.interviews,
        )
        for each, path in zip(files, paths, strict=True)
    ]
