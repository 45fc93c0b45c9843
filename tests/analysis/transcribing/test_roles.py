from small_stories.changes.interviewing import NewTurn
from small_stories.model import Role
from small_stories.transcribing.turns.roles import propose_roles

ASKS, TELLS = Role.INTERVIEWER, Role.INTERVIEWEE


def talk(*said: tuple[int | None, int, str]) -> list[NewTurn]:
    """Turns of (voice, seconds, words) one after the other."""
    turns, at = [], 0
    for voice, seconds, text in said:
        turns.append(NewTurn(text, voice, start_ms=at, end_ms=at + seconds * 1000))
        at += seconds * 1000
    return turns


def test_who_asks_is_the_interviewer() -> None:
    finnish = talk(
        (0, 3, "Kerrotko, miten sä päädyit mukaan?"),
        (1, 12, "No mä näin lapun kaupan seinällä ja mä menin sinne."),
        (0, 2, "Mitä sitten tapahtui?"),
        (1, 9, "Mä jouduin pitämään lautaa paikallaan, kun se sahasi."),
    )
    assert propose_roles(finnish) == {0: ASKS, 1: TELLS}
    swedish = talk(
        (0, 9, "Jag såg en lapp i affären och jag gick dit med min granne."),
        (1, 2, "Vad hände sedan?"),
        (0, 8, "Vi åt tillsammans och jag kände mig som hemma."),
        (1, 3, "Hur var det för dig?"),
    )
    assert propose_roles(swedish) == {0: TELLS, 1: ASKS}


def test_questions_count_for_more_than_the_share_of_talk() -> None:
    short_answers = talk(
        (0, 9, "Kerrotko ihan aluksi omin sanoin, miten sä oikein päädyit mukaan tähän ryhmään?"),
        (1, 3, "Mä näin lapun seinällä."),
        (0, 8, "Muistatko vielä, millasta siellä oli silloin ensimmäisellä kerralla?"),
        (1, 3, "Mä en muista mitään."),
    )
    assert propose_roles(short_answers) == {0: ASKS, 1: TELLS}


def test_questions_are_heard_without_any_signs() -> None:
    raw = talk(
        (0, 9, "mä ootin siellä ovella ja mua jännitti"),
        (1, 8, "tuntuiko se susta vaikealta siinä alussa"),
        (0, 6, "mä en uskaltanut mennä sisään ollenkaan"),
        (1, 9, "uskaltaisitko sä nyt mennä sinne uudestaan yksin"),
    )
    assert propose_roles(raw) == {0: TELLS, 1: ASKS}


def test_where_the_words_do_not_tell_the_one_who_talks_less_asks() -> None:
    assert propose_roles(talk((0, 30, ""), (1, 5, ""), (0, 40, ""))) == {0: TELLS, 1: ASKS}
    assert propose_roles(talk((0, 5, "joo"), (1, 30, "joo niin"))) == {0: ASKS, 1: TELLS}


def test_a_third_voice_is_another_and_one_alone_tells() -> None:
    three = talk(
        (0, 3, "Mitä sitten tapahtui?"),
        (1, 20, "Mä menin sinne takaisin."),
        (2, 1, "Missä avaimet on?"),
        (0, 3, "Miltä se tuntui?"),
    )
    assert propose_roles(three) == {0: ASKS, 1: TELLS, 2: Role.OTHER}
    assert propose_roles(talk((0, 20, "Mitäpä tästä sanoisi?"))) == {0: TELLS}
    assert propose_roles(talk((None, 20, "Mitä sitten?"))) == {}
