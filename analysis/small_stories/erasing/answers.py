"""A respondent's survey answers go for good; like a withdrawal, this is no change."""

from datetime import UTC, datetime

from small_stories.errors import SmallStoriesError
from small_stories.storage import erasing
from small_stories.storage.erasing import ToErase
from small_stories.storage.project_file import PROJECT_DATABASE, Project


def forms_of(project: Project, code: str) -> int:
    """Return how many forms stand under the code that pairs a respondent's answers."""
    query = "SELECT count(*) FROM esis_answer WHERE respondent = ?"
    return int(project.db.execute(query, [code]).fetchone()[0])


def remove_answers(project: Project, code: str) -> int:
    """Erase a respondent's forms from the project, its history and its copies; return how many.

    It cannot be undone. A process that dies on the way goes on at the next opening. Raises
    SmallStoriesError("erasing.no_answers") where there never were any.
    """
    forms = forms_of(project, code)
    if not (code and erasing.rows_called(project.db, "esis_answer", "respondent", code)):
        raise SmallStoriesError("erasing.no_answers")
    if project.copying:
        project.copying.wait()
    what = ToErase(frozenset(), frozenset(), respondents=frozenset([code]))
    now = datetime.now(UTC).isoformat(timespec="seconds")
    with erasing.unrecorded(project.db):
        erasing.begin_erasing(project.db, "withdrawal", what, (), now)
        erasing.erase_rows(project.db, what)
    erasing.finish_erasing(project.folder, project.key, project.db, PROJECT_DATABASE)
    return forms
