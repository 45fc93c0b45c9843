"""What a story is linked to in the two code sets beside the interview's themes."""

from small_stories.storage.project_file import Project


def story_components(project: Project, story: int) -> set[str]:
    """Return the components of the experience of inclusion that a story was linked to."""
    return _linked(project, "SELECT component FROM component_link WHERE story_id = ?", story)


def story_domains(project: Project, story: int) -> set[str]:
    """Return the domains of inclusion that a story was linked to."""
    return _linked(project, "SELECT domain FROM domain_link WHERE story_id = ?", story)


def _linked(project: Project, query: str, story: int) -> set[str]:
    return {str(row[0]) for row in project.db.execute(query, [story])}
