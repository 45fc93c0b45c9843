"""Which texts of a report have been copied to where they are to go, as they were then."""

import hashlib

from small_stories.storage.project_file import Project


def copied_texts(project: Project, template: str) -> dict[str, str]:
    """Return the SHA-256 of each copied text of a template by its key."""
    rows = project.db.execute(
        "SELECT key, sha256 FROM copied_section WHERE template = ? ORDER BY id", [template]
    )
    return {str(key): str(digest) for key, digest in rows}


def digest_of(text: str) -> str:
    """Return what tells whether a text is the one that was copied."""
    return hashlib.sha256(text.encode()).hexdigest()
