"""How many people there are of each kind, as somebody who knows the project typed it in."""

from dataclasses import dataclass

from small_stories.model import TraitKind
from small_stories.storage.project_file import Project


@dataclass(frozen=True, slots=True)
class GroupSize:
    """So many people have all these traits; ``people`` counts everybody, not only interviewees."""

    id: int
    people: int
    traits: tuple[tuple[TraitKind, str], ...]

    def value(self, kind: TraitKind) -> str:
        """Return what the group is of one kind of trait, or nothing."""
        return dict(self.traits).get(kind, "")


def group_sizes(project: Project) -> list[GroupSize]:
    """Return the groups in the order in which they were typed in."""
    query = "SELECT group_size_id, trait, value FROM group_trait ORDER BY id"
    traits: dict[int, list[tuple[TraitKind, str]]] = {}
    for number, kind, value in project.db.execute(query):
        traits.setdefault(number, []).append((TraitKind(kind), str(value)))
    rows = project.db.execute("SELECT id, people FROM group_size ORDER BY id").fetchall()
    return [GroupSize(number, people, tuple(traits.get(number, ()))) for number, people in rows]


def words_of_groups(project: Project, kind: TraitKind) -> list[str]:
    """Return what the project itself has ready to type in for a kind of trait, each once."""
    queries = {
        TraitKind.ROLE: "SELECT role_word FROM interviewee ORDER BY code",
        TraitKind.AREA: "SELECT name FROM area UNION ALL"
        " SELECT base FROM identity WHERE kind = 'place' ORDER BY 1",
        TraitKind.ACTIVITY: "SELECT base FROM identity WHERE kind = 'organisation' ORDER BY base",
        TraitKind.AGE: "SELECT age_band FROM interviewee ORDER BY age_band",
        TraitKind.OTHER: "SELECT base FROM quote_decision WHERE kind IN ('health', 'group')"
        " UNION SELECT wording FROM quote_decision WHERE kind IN ('health', 'group')",
    }
    typed = "SELECT value FROM group_trait WHERE trait = ? ORDER BY id"
    rows = [*project.db.execute(typed, [kind]).fetchall()]
    rows += project.db.execute(queries[kind]).fetchall() if kind in queries else []
    return list(dict.fromkeys(words for row in rows if (words := str(row[0]).strip())))
