"""A transcript as it comes from recognising: three turns of two voices, with the times of words."""

from small_stories.changes.interviewing import NewTurn, NewWord
from small_stories.model import Role
from small_stories.transcribing.writing_out.transcript import Transcript, written_turns

ASKS, TELLS = 0, 1
TALK = (
    (ASKS, 600, 300, "Kerrotko aluksi, miten sä päädyit mukaan korjauspajaan?"),
    (
        TELLS,
        5500,
        350,
        "No siis, mä näin sellasen lapun kaupan seinällä. Siinä luki, että tule korjaamaan"
        " vanha tuoli. Mulla oli just semmonen rikkinäinen tuoli parvekkeella & ja {sit}"
        " mä menin sinne {oikeasti} \\ heti. Meitä oli siellä kolme tai neljä, en muista 😀.",
    ),
    (ASKS, 32_000, 250, "Muistatko, millasta siellä oli?"),
    (TELLS, 35_000, 250, "Joo, kyllä mä muistan. Mä seisoin ovella enkä uskaltanut sisään."),
    (ASKS, 3_605_000, 250, "Mitä sitten tapahtui?"),
    (TELLS, 3_607_250, 250, "Sit mä jäin. Sinne mä jäin."),
)


def new_turn(voice: int | None, start_ms: int, word_ms: int, text: str) -> NewTurn:
    words, at = [], 0
    for number, word in enumerate(text.split()):
        start = text.index(word, at)
        at = start + len(word)
        begins = start_ms + number * word_ms
        words.append(NewWord(start, at, begins, begins + word_ms - 40, 0.875))
    return NewTurn(text, voice, start_ms, words[-1].end_ms, state="draft", words=tuple(words))


def transcript(language: str = "fi", voices: bool = True) -> Transcript:
    turns = [new_turn(voice if voices else None, *rest) for voice, *rest in TALK]
    roles = {ASKS: Role.INTERVIEWER, TELLS: Role.INTERVIEWEE}
    return Transcript("Marja äänessä.m4a", language, "base", written_turns(turns, roles, language))
