"""What surrounds the stories of a project: who was asked for consent, where, how much was said."""

from dataclasses import dataclass

from small_stories.model import Decision, TraitKind
from small_stories.storage.group_sizes import group_sizes
from small_stories.storage.project_file import Project
from small_stories.storage.question_frames import FrameLine, frame_lines, working_frame
from small_stories.storage.setup import Area, areas, consents, interviewees, refuses


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Facts that a report tells beside the stories.

    ``words`` counts what each interview's tellers say. ``frame`` holds the newest questions by
    theme; those under None fit all themes. ``people_in`` are sizes of areas that were typed in.
    """

    areas: list[Area]
    areas_of: dict[int, list[int]]
    people_in: dict[str, int]
    words: dict[int, int]
    frame: dict[int | None, list[FrameLine]]
    asked_again: int
    named: int
    refused: int
    minors: int
    kept_places: int


def circumstances(project: Project) -> Circumstances:
    """Read them from the project."""
    people = interviewees(project)
    frame = working_frame(project)
    return Circumstances(
        areas=areas(project),
        areas_of=_areas_of(project),
        people_in=_people_in(project),
        words=_words(project),
        frame=frame_lines(project, frame.id) if frame else {},
        asked_again=_asked_again(project),
        named=sum(consents(project, each.id, "named") for each in people),
        refused=sum(refuses(project, each.id, "quotes") for each in people),
        minors=sum(bool(each.minor) for each in people),
        kept_places=_kept_places(project),
    )


def _areas_of(project: Project) -> dict[int, list[int]]:
    query = "SELECT interview_id, area_id FROM interview_area ORDER BY area_id"
    found: dict[int, list[int]] = {}
    for interview, area in project.db.execute(query):
        found.setdefault(int(interview), []).append(int(area))
    return found


def _people_in(project: Project) -> dict[str, int]:
    """Return how many people there are in an area, where nothing but the area was counted."""
    return {
        size.value(TraitKind.AREA).strip().casefold(): size.people
        for size in group_sizes(project)
        if [kind for kind, _ in size.traits] == [TraitKind.AREA]
    }


def _words(project: Project) -> dict[int, int]:
    query = (
        "SELECT turn.interview_id, turn.text FROM turn"
        " JOIN speaker ON speaker.id = turn.speaker_id AND speaker.role = 'interviewee'"
    )
    counted: dict[int, int] = {}
    for interview, said in project.db.execute(query):
        counted[interview] = counted.get(interview, 0) + len(str(said).split())
    return counted


def _asked_again(project: Project) -> int:
    query = (
        "SELECT count(DISTINCT interviewee_id) FROM consent_event"
        " WHERE moment = 'reconfirmed' AND given"
    )
    return int(project.db.execute(query).fetchone()[0])


def _kept_places(project: Project) -> int:
    """Count the places in quotes that somebody decided to keep as they were said."""
    query = (
        "SELECT count(DISTINCT mark.id) FROM quote_decision AS mark"
        " JOIN quote_span AS place ON place.turn_id = mark.turn_id"
        ' AND place.start < mark."end" AND mark.start < place."end"'
        " WHERE mark.decision = ?"
    )
    return int(project.db.execute(query, [Decision.KEEP]).fetchone()[0])
