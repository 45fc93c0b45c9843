"""One line, a quote of 15 to 40 words and the whole of a story, with a sign where words are out."""

import pytest

from small_stories.anonymising.rewriting.printed import quote_text
from small_stories.changes.cutting import add_cut, choose_cut, cut_of
from small_stories.changes.interviewing import NewInterview, NewTurn, add_interview
from small_stories.changes.marking import mark_story
from small_stories.changes.plot import mark_part
from small_stories.model import Cut, PartKind, Role, SourceKind, Span
from small_stories.reporting.material import gather
from small_stories.storage.interviews import turns
from small_stories.storage.project_file import Project

TOLD = (
    "Alussa mä vaan istuin siellä nurkassa enkä sanonu kenellekään yhtään mitään. Se oli outoo... "
    "tai siis jännää. Sit yks nainen kysy, haluunko mä pitää kahvivuoron! Mä sanoin että joo, "
    "vaikka en osannu. Nyt mä opetan muita keittään kahvit ja pöydät on täynnä joka kerta ihan "
    "loppuun asti, eikä kukaan enää ihmettele että kuka mä oon. Kotonakin on helpompaa."
)
AFTER = "Niin, ja naapuri tuli mukaan."


@pytest.fixture
def story(project: Project) -> int:
    talk = (NewTurn(TOLD, speaker=0), NewTurn(AFTER, speaker=0))
    new = NewInterview("H01", SourceKind.TRANSCRIPT, "fi", (("V", Role.INTERVIEWEE),), talk)
    number = add_interview(project, new)
    places = [Span(each.id, 0, len(each.text)) for each in turns(project, number)]
    return mark_story(project, number, places)


def printed(project: Project, story: int, cut: Cut) -> str:
    return quote_text(project, add_cut(project, story, cut))


def turn_in(project: Project, story: int, words: str) -> None:
    start = TOLD.index(words)
    turn = cut_of(project, story, Cut.WHOLE)[0].turn_id
    mark_part(project, story, PartKind.PLOT_TURN, Span(turn, start, start + len(words)))


def test_a_line_is_the_sentence_in_which_the_story_turns(project: Project, story: int) -> None:
    assert printed(project, story, Cut.LINE) == AFTER
    turn_in(project, story, "nainen kysy")
    line = printed(project, story, Cut.LINE)
    assert line == "Sit yks nainen kysy, haluunko mä pitää kahvivuoron!"


def test_a_quote_grows_around_it_by_whole_sentences(project: Project, story: int) -> None:
    turn_in(project, story, "nainen kysy")
    quote = printed(project, story, Cut.QUOTE)
    assert 15 <= len(quote.replace("(...)", "").split()) <= 40
    assert "Se oli outoo... tai siis jännää. Sit yks nainen kysy" in quote
    assert quote.endswith("vaikka en osannu.")


def test_the_whole_story_stands_as_it_was_told(project: Project, story: int) -> None:
    assert printed(project, story, Cut.WHOLE) == f"{TOLD} (...) {AFTER}"


@pytest.mark.parametrize(
    ("made", "wanted", "found"),
    [
        ((Cut.LINE, Cut.QUOTE, Cut.WHOLE), Cut.LINE, Cut.LINE),
        ((Cut.LINE, Cut.WHOLE), Cut.QUOTE, Cut.WHOLE),
        ((Cut.LINE,), Cut.WHOLE, Cut.LINE),
        ((Cut.WHOLE,), Cut.LINE, Cut.WHOLE),
        ((), Cut.QUOTE, None),
    ],
)
def test_a_template_takes_the_nearest_cut(
    project: Project, story: int, made: tuple[Cut, ...], wanted: Cut, found: Cut | None
) -> None:
    for cut in made:
        add_cut(project, story, cut)
    chosen = gather(project).quote_for(story, wanted)
    assert (chosen.cut if chosen else None) == found


def test_a_quote_can_be_said_to_be_another_cut(project: Project, story: int) -> None:
    quote = add_cut(project, story, Cut.QUOTE)
    choose_cut(project, quote, Cut.WHOLE)
    assert [each.cut for each in gather(project).quotes_for(story, Cut.LINE)] == [Cut.WHOLE]
