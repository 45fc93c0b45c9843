"""The two code sets beside the interview's themes, which a project may switch on."""

from dataclasses import dataclass

from small_stories.storage.project_file import Project
from small_stories.storage.rows import thing


@dataclass(frozen=True, slots=True)
class CodeSets:
    """Which code sets a project uses beside its themes."""

    uses_components: bool
    uses_domains: bool


def code_sets(project: Project) -> CodeSets:
    """Return which code sets the project uses beside its themes."""
    found = thing(project.db, CodeSets, "SELECT uses_components, uses_domains FROM project")
    return found or CodeSets(uses_components=False, uses_domains=False)


def story_components(project: Project, story: int) -> set[str]:
    """Return the components of the experience of inclusion that a story was linked to."""
    return _linked(project, "SELECT component FROM component_link WHERE story_id = ?", story)


def story_domains(project: Project, story: int) -> set[str]:
    """Return the domains of inclusion that a story was linked to."""
    return _linked(project, "SELECT domain FROM domain_link WHERE story_id = ?", story)


def _linked(project: Project, query: str, story: int) -> set[str]:
    return {str(row[0]) for row in project.db.execute(query, [story])}
