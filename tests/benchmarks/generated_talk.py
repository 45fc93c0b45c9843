"""Invented talk: sentences put together from small lists of words, the same for the same seed.

Nobody has said any of it. It is spoken Finnish enough to be read, searched and marked.
"""

import random
from typing import Final

ASKED: Final = (
    "Kertoisitko siitä vähän tarkemmin?",
    "Miltä se sinusta silloin tuntui?",
    "Mitä sitten tapahtui?",
    "Niin, joo.",
    "Mistä luulet sen johtuneen?",
    "Näkyykö se jotenkin sinun arjessasi nykyään?",
    "Kuka siellä silloin oli mukana?",
    "Otetaan seuraavaksi se, miten tulit mukaan toimintaan. Muistatko ensimmäisen kerran?",
    "Mmm, ota vaan rauhassa.",
)
_WHEN: Final = (
    "No sillon keväällä", "Ekalla kerralla", "Sit yks tiistai", "Ihan alussa", "Nykyään",
    "Joskus syksyllä", "Sen jälkeen", "Ennen sitä", "Viime viikolla", "Aina aamusin",
)  # fmt: skip
_WHO: Final = (
    "ohjaaja", "yks nainen siitä ryhmästä", "mun naapuri", "Marjatta", "se uus työntekijä",
    "Pekka", "siskontyttö", "mun kaveri", "Seija", "keittiön väki", "se pitkä mies",
)  # fmt: skip
_DID: Final = (
    "kysy multa et tuutko mukaan", "sano et hyvin se menee", "jäi juttelemaan mun kanssa",
    "pyys mua leipomaan pullat", "soitti takasin ja kuunteli loppuun asti",
    "anto mulle avaimet ja lähti", "muisti mun nimen", "näytti miten se kone toimii",
    "istu viereen eikä sanonu mitään", "nauro sille mun jutulle",
)  # fmt: skip
_THEN: Final = (
    "ja mä aattelin et osaan mä jotain", "ja siitä mulle jäi semmonen hyvä olo",
    "eikä se ollukaan niin vaikeeta", "ja mä uskalsin mennä sinne yksin",
    "ja sit me vaan naurettiin", "vaikka ensin jännitti ihan hirveesti",
    "ja nyt mä käyn siellä joka viikko", "niin että mulla on väliä",
    "ja mä kerroin siitä kotonaki", "mut en mä sitä sillon tajunnu",
)  # fmt: skip
_WHERE: Final = (
    "siellä keittiössä", "bussipysäkillä", "Hakunilassa", "kerhohuoneella", "puutarhassa",
    "kirjaston aulassa", "ovella", "virastossa", "pihalla", "verstaalla",
)  # fmt: skip
_ENDS: Final = (".", ".", ".", ", tota noin.", ", niin.", "...", ", tiiätkö.")
RARE: Final = "posetiivi"
"""A word that one turn of the last interview alone holds."""


class Talk:
    """Talk without end from one seed."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)

    def sentence(self) -> str:
        """Return what the teller says in one breath: about ten words."""
        pick = self._chance.choice
        return f"{pick(_WHEN)} {pick(_WHO)} {pick(_DID)} {pick(_WHERE)} {pick(_THEN)}{pick(_ENDS)}"

    def told(self, words: int) -> str:
        """Return a turn of the teller of exactly so many words."""
        said: list[str] = []
        while len(said) < words:
            said += self.sentence().split(" ")
        return " ".join(said[:words])

    def turns(self, words: int, turns: int) -> list[str]:
        """Return the turns of an interview: the even ones ask, the odd ones tell the rest."""
        asked = [self._chance.choice(ASKED) for _ in range((turns + 1) // 2)]
        left = max(words - sum(len(each.split(" ")) for each in asked), turns // 2)
        share = left // max(turns // 2, 1)
        talk: list[str] = []
        for number, question in enumerate(asked):
            talk.append(question)
            last = number == turns // 2 - 1
            length = left if last else max(1, int(share * self._chance.uniform(0.2, 1.8)))
            length = max(1, min(length, left - (turns // 2 - number - 1)))
            if number < turns // 2:
                talk.append(self.told(length))
                left -= length
        return talk
