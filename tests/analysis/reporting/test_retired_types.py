"""A type that was put aside is out of every document; its stories count as untyped again."""

from typing import Any

from small_stories.changes.grouping import bring_back_type, retire_type
from small_stories.reporting.blocks import texts
from small_stories.reporting.material import gather
from small_stories.reporting.sections.catalogue import section
from small_stories.reporting.tables.sheets import sheets
from small_stories.storage.project_file import Project
from small_stories.storage.types import story_type


def printed(project: Project) -> str:
    material = gather(project, "fi")
    tables = [str(sheet) for sheet in sheets(material)]
    return "\n".join([*texts(section(material, "types")), *tables])


def test_a_type_put_aside_is_not_printed_until_it_is_brought_back(kitchen: Any) -> None:
    project = kitchen.project
    kind = story_type(project, kitchen.types[0])
    assert kind is not None
    before = printed(project)
    assert kind.name in before
    retire_type(project, kind.id)
    assert kind.name not in printed(project)
    bring_back_type(project, kind.id)
    assert kind.name in printed(project)
    project.undo()
    project.undo()
    assert printed(project) == before
