"""No invented name is that of somebody real in the project."""

from small_stories.anonymising.leaving.leaks import leaks
from small_stories.anonymising.marks import Tier
from small_stories.anonymising.matching.known import KnownName
from small_stories.anonymising.searching import known_names
from small_stories.changes.hiding import Wordings
from small_stories.errors import SmallStoriesError
from small_stories.model import Decision, IdentityKind
from small_stories.storage.project_file import Project
from small_stories.storage.setup import interviewees


def see_that_nobody_is_called_so(
    project: Project, decision: Decision | None, wordings: Wordings | str
) -> None:
    """Raise SmallStoriesError("deciding.real_name") where an invented name is somebody's.

    Somebody is whoever the ledger or the list of those interviewed knows, hidden or not.
    """
    if decision != Decision.REPLACE:
        return
    each = Wordings(wordings) if isinstance(wordings, str) else wordings
    invented = [words for words in (each.public, each.internal, each.strict) if words[:1].isupper()]
    names = [name for name in known_names(project) if name.kind is IdentityKind.PERSON]
    real = (person.real_name.strip() for person in interviewees(project))
    names += (KnownName(0, IdentityKind.PERSON, name) for name in real if name)
    if any(leak.tier is Tier.MARKED for words in invented for leak in leaks(words, names)):
        raise SmallStoriesError("deciding.real_name")
