"""One rich invented evaluation, with something of everything that a report can tell."""

from collections.abc import Callable, Iterator

import pytest

from small_stories.changes.areas import area_named
from small_stories.changes.checking import record_check
from small_stories.changes.grouping import add_type, put_in_type
from small_stories.changes.hiding import NewMark, add_identity, store_marks
from small_stories.changes.impact_stories import choose_impact_story, write_impact_story
from small_stories.changes.interviewing import NewInterview, NewTurn, add_interview
from small_stories.changes.marking import mark_story, toggle_goal, toggle_theme
from small_stories.changes.quoting import add_quote, edit_quote, pass_by_eye
from small_stories.changes.reading import write_reading
from small_stories.changes.recommending import add_recommendation
from small_stories.changes.setting_up import (
    add_failure_note,
    add_goal,
    add_interviewee,
    add_quant_result,
    begin_project,
    describe_project,
    record_consent,
)
from small_stories.model import (
    CheckState,
    Decision,
    Grade,
    IdentityKind,
    Role,
    SourceKind,
    Span,
    StoryKind,
    TypeRole,
)
from small_stories.storage.interviews import turns
from small_stories.storage.project_file import Project
from small_stories.storage.rows import insert
from small_stories.storage.setup import themes

DOOR = "Mä istuin eka kerran ihan ovensuussa. Sit Pirkko anto mulle kauhan, ja mä jäin."
KEY = "Mulle annettiin avain. Nyt mä avaan sen oven joka maanantai, eikä kukaan kato perään."
BENCH = "Jag sade att bänken står fel. Nästa vecka hade de flyttat den."
FRIENDS = "Nyt mulla on täällä kavereita."
TRIP = "Retki peruttiin, eikä kukaan kertonut meille miksi."
MIXED = "Kurssi oli hyvä, mutta se loppui kesken, ja sitten piti taas odottaa."
PHONE = "Soitin itse virastoon. Ennen en olis uskaltanut."


class Rich:
    """The project while it is made, with what stands in it by name."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.stories: dict[str, int] = {}
        self.quotes: dict[str, int] = {}
        self.goals: list[int] = []
        self.types: list[int] = []
        self.areas = [self.area("Ranta"), self.area("Mäki")]

    def area(self, name: str) -> int:
        with self.project.change("project.described"):
            found = area_named(self.project, name)
        assert found is not None
        return found

    def tell(
        self, code: str, kind: SourceKind, answers: list[str], area: int, **facts: object
    ) -> list[int]:
        """Bring in an interview and return its answers' turns."""
        role = "osallistuja" if code != "H02" else "vapaaehtoinen"
        told = {"place_kind": "kylätuvan", "selection_note": "löytyi ilmoituksella"}
        person = add_interviewee(self.project, f"T{code[1:]}", role_word=role, **told)
        record_consent(self.project, person, "invited", "quotes", given=code != "H05")
        if code in ("H01", "H02"):
            record_consent(self.project, person, "reconfirmed", "stories", given=True)
        talk: list[NewTurn] = []
        for answer in answers:
            talk += [NewTurn("Kertoisitko siitä?", speaker=0), NewTurn(answer, speaker=1)]
        language = str(facts.pop("language", "fi"))
        speakers = (("H", Role.INTERVIEWER), ("V", Role.INTERVIEWEE))
        known = {"interviewee_id": person, "read_to_end": 1, **facts}
        new = NewInterview(code, kind, language, speakers, tuple(talk), facts=known)
        number = add_interview(self.project, new)
        with self.project.change("interview.described"):
            insert(self.project.db, "interview_area", interview_id=number, area_id=area)
        return [each.id for each in turns(self.project, number)[1::2]]

    def mark(self, name: str, turn: int, words: str, **facts: object) -> int:
        """Mark words of a turn as a story."""
        kind = facts.pop("kind", StoryKind.SUCCESS)
        theme = facts.pop("theme", None)
        query = "SELECT interview_id FROM turn WHERE id = ?"
        interview = self.project.db.execute(query, [turn]).fetchone()[0]
        span = Span(turn, 0, len(words))
        story = mark_story(self.project, interview, [span], theme, kind, **facts)  # type: ignore[arg-type]
        self.stories[name] = story
        return story

    def quote(self, name: str, turn: int, words: str, **facts: object) -> None:
        number = add_quote(self.project, self.stories[name], [Span(turn, 0, len(words))])
        if facts:
            edit_quote(self.project, number, **facts)
        pass_by_eye(self.project, number, passed=True)
        self.quotes[name] = number


def a_rich_project(project: Project) -> Rich:
    """Fill an empty project."""
    made = Rich(project)
    describe_project(
        project, evaluated="Kylätupa on kaikille avoin kohtaamispaikka.",
        means="ruokaa, töitä ja kokouksia yhdessä", retention_until="2028-06-30",
        selection_note="Haastateltavia pyydettiin mukaan tuvan ilmoitustaululla",
        fewest_alike=2,
    )  # fmt: skip
    made.goals = [
        add_goal(project, "osallistujat löytävät paikkansa", "Tupaan on helppo tulla.", "hanke"),
        add_goal(project, "osallistujat vaikuttavat tuvan asioihin", "", "osallistujat"),
        add_goal(project, "siirtymiä työhön syntyy", "Työn polku on selvä.", "rahoittaja"),
    ]
    at = {"held_on": "2026-02-03", "interviewer_role": "arvioija", "place_kind": "kirjasto"}
    one, *_ = made.tell("H01", SourceKind.TRANSCRIPT, [DOOR], made.areas[0], **at)
    two, six = made.tell("H02", SourceKind.TRANSCRIPT, [KEY, MIXED], made.areas[0], **{
        **at, "held_on": "2026-02-10"})  # fmt: skip
    three, *_ = made.tell("H03", SourceKind.NOTES, [BENCH], made.areas[1], **{
        **at, "held_on": "2026-03-02", "language": "sv", "place_kind": "kylätupa"})  # fmt: skip
    four, five = made.tell("H04", SourceKind.TRANSCRIPT, [PHONE, TRIP], made.areas[1], **{
        **at, "interpreter": 1, "translated": 1, "interviewer_role": "opiskelija"})  # fmt: skip
    seven, *_ = made.tell("H05", SourceKind.COWRITTEN, [FRIENDS], made.areas[1])
    _mark(made, one, two, three, four, five, six, seven)
    _hide(made, one)
    _read(made)
    _quote(made, one, two, three, four, five, six)
    _group(made)
    _tell_beside(made)
    return made


def _mark(made: Rich, *places: int) -> None:
    one, two, three, four, five, six, seven = places
    meaning, agency, social = [theme.id for theme in themes(made.project)]
    made.mark("door", one, DOOR, theme=social, grade=Grade.DETAILED)
    made.mark("key", two, KEY, theme=meaning, grade=Grade.DETAILED)
    made.mark("bench", three, BENCH, theme=agency, grade=Grade.DETAILED)
    made.mark("phone", four, PHONE, theme=agency, grade=Grade.BRIEF, surprising=1)
    made.mark("friends", seven, FRIENDS, theme=social, grade=Grade.BRIEF)
    made.mark("trip", five, TRIP, kind=StoryKind.DISAPPOINTMENT)
    made.mark("mixed", six, MIXED, kind=StoryKind.OTHER_STORY)
    toggle_theme(made.project, made.stories["key"], social)
    for name, goal in (("door", 0), ("key", 0), ("bench", 1), ("trip", 1), ("mixed", 0)):
        toggle_goal(made.project, made.stories[name], made.goals[goal])
    record_check(made.project, made.stories["door"], CheckState.CONFIRMED)
    record_check(made.project, made.stories["key"], CheckState.MODIFIED)
    record_check(made.project, made.stories["friends"], CheckState.NOT_REACHED)


def _hide(made: Rich, turn: int) -> None:
    name = add_identity(made.project, IdentityKind.PERSON, "Pirkko", decision=Decision.ROLE,
                        wording="ohjaaja")  # fmt: skip
    start = DOOR.index("Pirkko")
    mark = NewMark(turn, start, start + 6, IdentityKind.PERSON, "marked", "known", name)
    for number, _ in made.project.db.execute("SELECT id, code FROM interview").fetchall():
        store_marks(made.project, number, [mark] if number == 1 else [])


def _read(made: Rich) -> None:
    write_reading(made.project, made.stories["door"], text="Pieni tehtävä teki tulijasta tekijän.",
                  exemplifies="paikka löytyy tekemisestä", why_activity="tehtävän antoi ohjaaja",
                  new_possibilities="säännöllinen arki")  # fmt: skip
    write_reading(made.project, made.stories["key"], text="Luottamus annettiin ennen näyttöjä.",
                  new_possibilities="vastuun ottaminen")  # fmt: skip
    write_reading(made.project, made.stories["bench"], text="Sanottu toteutui heti ja näkyvästi.",
                  exemplifies="omalla sanalla on painoa")  # fmt: skip
    write_reading(made.project, made.stories["phone"], text="Rohkeus siirtyi tuvalta virastoon.",
                  exemplifies="rohkeus asioida kasvaa", effect="hoitaa asiansa itse")  # fmt: skip
    write_reading(made.project, made.stories["trip"], text="Selittämättä jäänyt peruutus loukkasi.")
    write_reading(made.project, made.stories["mixed"], text="Kurssi auttoi, mutta katkesi.")


def _quote(made: Rich, *places: int) -> None:
    one, two, three, four, five, six = places
    made.quote("door", one, DOOR)
    made.quote("key", two, KEY)
    made.quote("bench", three, BENCH,
               translation="Sanoin, että penkki on väärässä paikassa. Se siirrettiin.")  # fmt: skip
    made.quote("phone", four, PHONE)
    made.quote("trip", five, TRIP)
    made.quote("mixed", six, MIXED)


def _group(made: Rich) -> None:
    made.types = [
        add_type(made.project, "Tehtävä tekee paikan", experience="tulijalle annetaan tehtävä",
                 change="vieraasta tulee osa joukkoa", opens_up="vastuun ottaminen"),
        add_type(made.project, "Sana muuttuu teoksi",
                 mechanism="kun ehdotus toteutetaan pian, usko omaan sanaan kasvaa"),
        add_type(made.project, "", experience="toista autetaan"),
    ]  # fmt: skip
    tehtava, sana, _ = made.types
    for name, kind in (("door", tehtava), ("key", tehtava), ("friends", tehtava), ("bench", sana)):
        put_in_type(made.project, made.stories[name], kind)
    put_in_type(made.project, made.stories["trip"], sana, TypeRole.COUNTER_EXAMPLE)


def _tell_beside(made: Rich) -> None:
    project = made.project
    add_failure_note(project, "Iltaryhmään ei riittänyt vetäjiä")
    add_quant_result(project, "Osallistujia", "3648", "2026", "tuvan oma seuranta")
    add_recommendation(project, "unit", "Anna tulijalle tehtävä heti", [made.types[0]])
    add_recommendation(project, "service", "Varaa aika ehdotusten toteuttamiseen", [made.types[1]])
    chosen = choose_impact_story(project, made.stories["door"])
    write_impact_story(project, chosen, title="Kauha", beside="Kyselyssä moni toivoi tehtäviä.")


@pytest.fixture(scope="session")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rich]:
    """Return the evaluation, made once: tests may read it and not change it."""
    place = tmp_path_factory.mktemp("rich")
    with begin_project(place / "tupa.smallstories", "Kylätupa", None, "fi") as project:
        yield a_rich_project(project)


@pytest.fixture(scope="session")
def make_rich() -> Callable[[Project], Rich]:
    """Return what fills an empty project with the evaluation, for a test that changes it."""
    return a_rich_project
