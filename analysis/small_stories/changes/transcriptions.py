"""What the analyst does to a transcription besides correcting its words."""

from small_stories.storage.project_file import Project
from small_stories.storage.rows import update


def settle_place(project: Project, place: int) -> None:
    """Note that a person has listened to a place that was unsure, and left it as it is."""
    with project.change("place.settled"):
        update(project.db, "unsure_place", place, settled=1)
