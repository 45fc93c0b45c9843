"""Typing in how many people there are of each kind."""

from collections.abc import Mapping

from small_stories.errors import SmallStoriesError
from small_stories.model import TraitKind
from small_stories.storage.project_file import Project
from small_stories.storage.rows import delete, insert, update

FEWEST_POSSIBLE = 2


def add_group_size(project: Project, traits: Mapping[TraitKind, str], people: int) -> int:
    """Write down that so many people have all these traits; empty traits say nothing."""
    told = {kind: value.strip() for kind, value in traits.items() if value.strip()}
    if not told:
        raise SmallStoriesError("groups.nothing_told")
    with project.change("group_size.added"):
        number = insert(project.db, "group_size", people=_counted(people))
        for kind, value in told.items():
            insert(project.db, "group_trait", group_size_id=number, trait=kind, value=value)
    return number


def count_group(project: Project, group: int, people: int) -> None:
    """Write anew how many people are in a group."""
    with project.change("group_size.counted"):
        update(project.db, "group_size", group, people=_counted(people))


def describe_group(project: Project, group: int, kind: TraitKind, value: str) -> None:
    """Write anew what a group is of one kind of trait; nothing takes the trait away.

    Raises SmallStoriesError when the group would then be of no kind at all.
    """
    told = value.strip()
    rows = project.db.execute("SELECT trait FROM group_trait WHERE group_size_id = ?", [group])
    if not told and {str(row[0]) for row in rows} <= {kind}:
        raise SmallStoriesError("groups.nothing_told")
    with project.change("group_size.described"):
        delete(project.db, "group_trait", group_size_id=group, trait=kind)
        if told:
            insert(project.db, "group_trait", group_size_id=group, trait=kind, value=told)


def remove_group_size(project: Project, group: int) -> None:
    """Take a group away; how many people it has is not known any more."""
    with project.change("group_size.removed"):
        delete(project.db, "group_size", id=group)


def want_alike(project: Project, people: int) -> None:
    """Say how many people at least have to fit what a quote tells of its teller; two or more."""
    if people < FEWEST_POSSIBLE:
        raise SmallStoriesError("groups.too_few", fewest=FEWEST_POSSIBLE)
    with project.change("group_size.limit_set"):
        update(project.db, "project", 1, fewest_alike=people)


def _counted(people: int) -> int:
    if people < 0:
        raise SmallStoriesError("groups.not_a_number")
    return people
