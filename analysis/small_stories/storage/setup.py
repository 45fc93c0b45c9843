"""What is evaluated and with whom: project, goals, themes, interviewees, numbers, sections."""

from dataclasses import dataclass

from small_stories.errors import SmallStoriesError
from small_stories.storage.project_file import Project
from small_stories.storage.rows import thing, things


@dataclass(frozen=True, slots=True)
class ProjectFacts:
    """What the evaluation says of itself, and how its exports hide people.

    ``fewest_alike``: so many people have to fit what a quote tells of its teller.
    """

    name: str
    language: str
    evaluated: str
    means: str
    place_kind: str
    selection_note: str
    member_check_note: str
    memo: str
    uses_components: bool
    uses_domains: bool
    uses_questions24: bool
    uses_principles: bool
    survey_told_on: str | None
    template: str
    retention_until: str | None
    profile: str
    brackets: str
    omission: str
    fewest_alike: int


@dataclass(frozen=True, slots=True)
class Goal:
    """An aimed-for effect."""

    id: int
    position: int
    name: str
    description: str
    set_by: str


@dataclass(frozen=True, slots=True)
class Theme:
    """An interview theme.

    ``key`` is meaning, agency or social, control for the ready extra theme, or None for the
    project's own.
    """

    id: int
    position: int
    key: str | None
    name: str


@dataclass(frozen=True, slots=True)
class ThemeUse:
    """How much hangs on a theme: markers in the talk, stories, questions being worked on."""

    markers: int
    told_under: int
    stories: int
    questions: int


@dataclass(frozen=True, slots=True)
class Interviewee:
    """A person interviewed, by code; role word and place kind are what a report may say.

    ``real_name`` is there so that it can be looked for and never said.
    """

    id: int
    code: str
    standing: str
    role_word: str
    place_kind: str
    age_band: str
    minor: bool
    real_name: str
    selection_note: str


@dataclass(frozen=True, slots=True)
class Area:
    """A place that the evaluation divides itself by; the genitive is as a byline needs it."""

    id: int
    kind: str
    name: str
    genitive: str


@dataclass(frozen=True, slots=True)
class ConsentEvent:
    """One answer about one scope at one moment."""

    id: int
    interviewee_id: int
    moment: str
    scope: str
    given: bool
    on_date: str | None
    asked_by: str
    form: str
    explained: str
    understood: bool


@dataclass(frozen=True, slots=True)
class QuantResult:
    """A figure beside the stories, as it was typed; without an area it is the whole project's.

    ``kind`` is one of ``FigureKind`` or the project's own words.
    """

    id: int
    position: int
    name: str
    value: str
    period: str
    source: str
    kind: str = ""
    area: str = ""


@dataclass(frozen=True, slots=True)
class FailureNote:
    """Something that did not work, in the analyst's words."""

    id: int
    position: int
    text: str


def project_facts(project: Project) -> ProjectFacts:
    """Return what the evaluation says of itself."""
    facts = thing(project.db, ProjectFacts, "SELECT * FROM project")
    if facts is None:
        raise SmallStoriesError("project.damaged")
    return facts


def goals(project: Project) -> list[Goal]:
    """Return the aimed-for effects in order."""
    return things(project.db, Goal, "SELECT * FROM goal ORDER BY position, id")


def themes(project: Project) -> list[Theme]:
    """Return the interview themes in order; the first nine have the keys 1 to 9."""
    return things(project.db, Theme, "SELECT * FROM theme ORDER BY position, id")


def interviewees(project: Project) -> list[Interviewee]:
    """Return the interviewees by code."""
    return things(project.db, Interviewee, "SELECT * FROM interviewee ORDER BY code")


def areas(project: Project) -> list[Area]:
    """Return the areas in the order in which they were written down."""
    return things(project.db, Area, "SELECT * FROM area ORDER BY id")


def areas_of_interview(project: Project, interview: int) -> list[Area]:
    """Return the areas that an interview tells of."""
    query = (
        "SELECT area.* FROM area JOIN interview_area ON area_id = area.id"
        " WHERE interview_id = ? ORDER BY area.id"
    )
    return things(project.db, Area, query, [interview])


def support_note(project: Project, interviewee: int) -> str:
    """Return the note of needed support, which stays outside analysis and every export."""
    query = "SELECT support_note FROM interviewee WHERE id = ?"
    found = project.db.execute(query, [interviewee]).fetchone()
    return str(found[0]) if found else ""


def theme_use(project: Project, theme: int) -> ThemeUse:
    """Count what would go with a theme."""
    counts = (
        "SELECT count(*) FROM theme_marker WHERE theme_id = ?",
        "SELECT count(*) FROM story WHERE told_under_id = ?",
        "SELECT count(*) FROM story_theme WHERE theme_id = ?",
        "SELECT count(*) FROM question WHERE theme_id = ? AND frame_id ="
        " (SELECT id FROM question_frame ORDER BY version DESC, id DESC LIMIT 1)",
    )
    return ThemeUse(*(project.db.execute(query, [theme]).fetchone()[0] for query in counts))


def consent_events(project: Project, interviewee: int) -> list[ConsentEvent]:
    """Return every answer an interviewee has given, oldest first."""
    return things(
        project.db,
        ConsentEvent,
        "SELECT * FROM consent_event WHERE interviewee_id = ? ORDER BY id",
        [interviewee],
    )


def consents(project: Project, interviewee: int, scope: str) -> bool:
    """Tell whether the interviewee's last word on a scope is yes.

    Last by the moments, not by when it was written down: an invitation that is corrected later
    does not outdo what was said afterwards. Who takes the stories back takes all made of them.
    """
    given = False
    for event in sorted(consent_events(project, interviewee), key=_moment):
        if event.scope == scope:
            given = bool(event.given) and event.moment != "withdrawn"
        elif event.moment == "withdrawn" and event.scope == "stories":
            given = False
    return given


def _moment(event: ConsentEvent) -> int:
    return ("invited", "reconfirmed", "withdrawn").index(event.moment)


def refuses(project: Project, interviewee: int, scope: str) -> bool:
    """Tell whether the interviewee's last word on a scope is no; silence is no refusal."""
    asked = any(event.scope == scope for event in consent_events(project, interviewee))
    return asked and not consents(project, interviewee, scope)


def quant_results(project: Project) -> list[QuantResult]:
    """Return the figures beside the stories in order."""
    query = (
        "SELECT quant_result.*, coalesce(area.name, '') AS area FROM quant_result"
        " LEFT JOIN area ON area.id = area_id ORDER BY position, quant_result.id"
    )
    return things(project.db, QuantResult, query)


def failure_notes(project: Project) -> list[FailureNote]:
    """Return the notes of what did not work in order."""
    return things(project.db, FailureNote, "SELECT * FROM failure_note ORDER BY position, id")


def report_sections(project: Project) -> dict[str, str]:
    """Return the analyst's own text of each report section that has one."""
    return dict(project.db.execute("SELECT key, text FROM report_section").fetchall())
