"""A small evaluation of an invented community kitchen, ready to be reported."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from small_stories.anonymising.leaving.hidden import HiddenWords, hidden_words
from small_stories.changes.grouping import add_type, put_in_type
from small_stories.changes.hiding import NewMark, add_identity, store_marks
from small_stories.changes.interviewing import NewInterview, NewTurn, add_interview
from small_stories.changes.marking import describe_story, mark_story, toggle_goal
from small_stories.changes.quoting import add_quote, pass_by_eye
from small_stories.changes.reading import write_reading
from small_stories.changes.setting_up import (
    add_failure_note,
    add_goal,
    add_interviewee,
    add_quant_result,
    begin_project,
    describe_interviewee,
    describe_project,
    record_consent,
    write_report_section,
)
from small_stories.model import (
    Decision,
    Grade,
    IdentityKind,
    Role,
    SourceKind,
    Span,
    StoryKind,
    TypeRole,
)
from small_stories.reporting.writing import write_report
from small_stories.storage.interviews import turns
from small_stories.storage.project_file import Project
from small_stories.storage.setup import themes

DOOR = (
    "No aluks mä en uskaltanu ees asiakkaalle puhuu. Mut sit Marjatta sano et anna mennä vaan, "
    "ja mä kokeilin. Nykyään mä oon siellä tiskillä melkeen joka päivä, Hakunilassakin."
)
SOUP = (
    "Me saatiin ite päättää mitä keitetään. Mä ehdotin hernekeittoo ja kaikki tykkäs. "
    "Siitä jäi semmonen olo et mun ajatuksilla on väliä."
)
LETDOWN = "Siinä retkessä mä petyin, kun se peruttiin eikä kukaan kertonu miksi."
MUSIC = "Aika lyhyesti: nyt mulla on täällä kavereita."


@dataclass
class Kitchen:
    """The project and the numbers of what stands in it."""

    project: Project
    goals: list[int] = field(default_factory=list)
    stories: dict[str, int] = field(default_factory=dict)
    quotes: dict[str, int] = field(default_factory=dict)
    types: list[int] = field(default_factory=list)
    people: list[int] = field(default_factory=list)
    interviews: list[int] = field(default_factory=list)
    turns: dict[str, int] = field(default_factory=dict)
    identities: dict[str, int] = field(default_factory=dict)

    def tell(self, code: str, kind: SourceKind, day: str, *answers: str) -> int:
        """Bring in an interview whose teller gives the answers."""
        person = add_interviewee(
            self.project, f"T{code[1:]}", role_word="kävijä", place_kind="yhteiskeittiön"
        )
        record_consent(self.project, person, "invited", "quotes", given=True)
        talk: list[NewTurn] = []
        for answer in answers:
            talk += [NewTurn("Kerro siitä.", speaker=0), NewTurn(answer, speaker=1)]
        facts: dict[str, object] = {
            "interviewee_id": person, "held_on": day, "interviewer_role": "arvioija",
        }  # fmt: skip
        speakers = (("H", Role.INTERVIEWER), ("V", Role.INTERVIEWEE))
        new = NewInterview(code, kind, "fi", speakers, tuple(talk), facts=facts)
        number = add_interview(self.project, new)
        self.people.append(person)
        self.interviews.append(number)
        return number

    def mark(self, name: str, interview: int, turn: int, **facts: object) -> int:
        """Mark a whole turn as a story."""
        there = turns(self.project, interview)[turn]
        span = Span(there.id, 0, len(there.text))
        kind = facts.pop("kind", StoryKind.SUCCESS)
        theme = facts.pop("theme", None)
        story = mark_story(self.project, interview, [span], theme, kind, **facts)  # type: ignore[arg-type]
        self.stories[name], self.turns[name] = story, there.id
        return story

    def quote(self, name: str, *places: tuple[int, int]) -> int:
        """Quote words of a marked story, and pass them by eye."""
        spans = [Span(self.turns[name], start, end) for start, end in places]
        quote = add_quote(self.project, self.stories[name], spans)
        pass_by_eye(self.project, quote, passed=True)
        self.quotes[name] = quote
        return quote

    def hide(self, name: str, said: str, kind: IdentityKind, base: str, wording: str) -> NewMark:
        """Enter a name into the ledger and return the mark of a place where it is said."""
        if base not in self.identities:
            decision = Decision.COARSEN if kind is IdentityKind.PLACE else Decision.REPLACE
            self.identities[base] = add_identity(
                self.project, kind, base, decision=decision, wording=wording
            )
        text = self.text(name)
        start = text.index(said)
        return NewMark(self.turns[name], start, start + len(said), kind, "marked", "known",
                       self.identities[base])  # fmt: skip

    def text(self, name: str) -> str:
        """Return the words of a marked turn."""
        query = "SELECT text FROM turn WHERE id = ?"
        return str(self.project.db.execute(query, [self.turns[name]]).fetchone()[0])


@pytest.fixture
def kitchen(project: Project) -> Kitchen:
    """Return an evaluation with three interviews, four stories, three quotes and two types."""
    return a_kitchen(project)


def a_kitchen(project: Project) -> Kitchen:
    """Make that evaluation in an empty project."""
    made = Kitchen(project)
    describe_project(project, evaluated="Pöydän ääressä, yhteiskeittiö", means="ruokaa yhdessä",
                     selection_note="Haastateltavat löytyivät keittiön ilmoitustaulun kautta",
                     retention_until="2027-12-16")  # fmt: skip
    made.goals = [
        add_goal(project, "kävijöiden rohkeus toimia muiden kanssa kasvaa", set_by="ohjausryhmä"),
        add_goal(project, "kävijät pääsevät vaikuttamaan", set_by="kävijät"),
        add_goal(project, "siirtymiä opintoihin syntyy", set_by="rahoittaja"),
    ]
    _, agency, social = [theme.id for theme in themes(project)]
    first = made.tell("H01", SourceKind.TRANSCRIPT, "2025-03-04", DOOR)
    second = made.tell("H02", SourceKind.AUDIO, "2025-05-16", SOUP, LETDOWN)
    third = made.tell("H03", SourceKind.NOTES, "2025-05-20", MUSIC)

    made.mark("door", first, 1, theme=social, grade=Grade.DETAILED)
    made.mark("soup", second, 1, theme=agency, grade=Grade.DETAILED, surprising=1)
    made.mark("letdown", second, 3, kind=StoryKind.DISAPPOINTMENT)
    made.mark("friends", third, 1, theme=social, grade=Grade.BRIEF)
    _read(made)
    marks = [
        made.hide("door", "Marjatta", IdentityKind.PERSON, "Marjatta", "työvalmentaja"),
        made.hide("door", "Hakunilassakin", IdentityKind.PLACE, "Hakunila", "asuinalue"),
    ]
    store_marks(project, first, marks)
    store_marks(project, second, [])
    store_marks(project, third, [])
    made.quote("door", (9, len(DOOR)))
    made.quote("soup", (0, SOUP.index(" Mä")), (SOUP.index("Siitä"), len(SOUP)))
    made.quote("letdown", (0, len(LETDOWN)))

    for name, story in (("Palaute kantaa", "door"), ("Omat ideat käyttöön", "soup")):
        number = add_type(project, name, experience="saa palautetta tai pääsee päättämään",
                          change="oma tekeminen alkaa näkyä arvokkaana",
                          opens_up="uusien tehtävien ottaminen")  # fmt: skip
        put_in_type(project, made.stories[story], number)
        made.types.append(number)
    put_in_type(project, made.stories["friends"], made.types[0])
    put_in_type(project, made.stories["letdown"], made.types[0], TypeRole.COUNTER_EXAMPLE)
    add_failure_note(project, "Aamun ryhmään ei saatu riittävästi kävijöitä")
    add_quant_result(project, "Kävijöitä", "3648", "2025", "keittiön vuosikertomus")
    write_report_section(project, "resources", "Toimintaa pyöritti kaksi työntekijää.")
    return made


def _read(made: Kitchen) -> None:
    project, stories = made.project, made.stories
    write_reading(
        project, stories["door"],
        text="Aluksi asiakastilanne pelotti kertojaa. Työvalmentajan kannustus sai hänet "
        "kokeilemaan, ja kokeilu muutti tilanteen tavalliseksi. Nyt hän palvelee asiakkaita "
        "lähes päivittäin.",
        exemplifies="rohkeus toimia asiakkaiden kanssa kasvaa",
        new_possibilities="asiakaspalvelu",
    )  # fmt: skip
    write_reading(
        project, stories["soup"],
        text="Kertoja pääsi päättämään ruoasta. Muiden tyytyväisyys näytti hänelle, että hänen "
        "ajatuksillaan on merkitystä.",
        exemplifies="kokemus vaikuttamisesta vahvistuu",
        why_activity="keittiössä päätökset tehdään yhdessä",
    )  # fmt: skip
    write_reading(project, stories["letdown"],
                  text="Retken peruuntuminen ilman selitystä tuotti pettymyksen.")  # fmt: skip
    toggle_goal(project, stories["door"], made.goals[0])
    toggle_goal(project, stories["soup"], made.goals[1])
    toggle_goal(project, stories["letdown"], made.goals[1])
    toggle_goal(project, stories["friends"], made.goals[0])
    describe_story(project, stories["friends"], title="Kavereita")


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Return a folder for what is exported."""
    return tmp_path / "viedyt"


@dataclass(frozen=True)
class Finished:
    """The finished files of an evaluation with something hidden of each kind."""

    folder: Path
    hidden: HiddenWords

    def content(self, name: str) -> bytes:
        """Return the bytes of one of the files."""
        return (self.folder / name).read_bytes()


@pytest.fixture(scope="session")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Finished:
    """Return the files that ``write_report`` wrote, made once."""
    place = tmp_path_factory.mktemp("finished")
    with begin_project(place / "koe.smallstories", "Koe", None, "fi") as project:
        made = a_kitchen(project)
        for kind, base, other_names, decision in HIDDEN:
            add_identity(project, kind, base, other_names, decision=decision, wording="--")
        describe_interviewee(project, made.people[0], real_name="Ilmari Koskela")
        write_report(project, place / "viedyt")
        return Finished(place / "viedyt", hidden_words(project))


HIDDEN: tuple[tuple[IdentityKind, str, tuple[str, ...], Decision | None], ...] = (
    (IdentityKind.PERSON, "Päivi Virtanen", ("Pike",), Decision.REPLACE),
    (IdentityKind.PERSON, "Ursula", (), Decision.ROLE),
    (IdentityKind.PERSON, "Anna-Liisa", (), None),
    (IdentityKind.PLACE, "Korsholma", (), Decision.COARSEN),
    (IdentityKind.ORGANISATION, "Tukitalo Kierre", ("Kierre",), Decision.REMOVE),
    (IdentityKind.PHONE, "044 000 9035", (), Decision.REMOVE),
    (IdentityKind.EMAIL, "ursula.berg@posti.example", (), Decision.REMOVE),
    (IdentityKind.LINK, "https://ursulanblogi.example", (), Decision.REMOVE),
    (IdentityKind.IDENTITY_CODE, "010190-998R", (), Decision.REMOVE),
    (IdentityKind.ADDRESS, "Simontie 5 A 3", (), Decision.COARSEN),
    (IdentityKind.DATE, "3.4.1999", (), Decision.COARSEN),
    (IdentityKind.AGE, "kuuskytkolmevuotias", (), Decision.COARSEN),
    (IdentityKind.HEALTH, "epilepsia", (), Decision.COARSEN),
    (IdentityKind.GROUP, "kurdi", (), Decision.COARSEN),
    (IdentityKind.ROLE, "isännöitsijä", (), Decision.COARSEN),
    (IdentityKind.OTHER, "Purjehduksen mestaruus", (), Decision.REMOVE),
)
