"""Ways of saying that somebody has an occupation, other than *on eläinlääkäri*."""

from small_stories.anonymising.finding.traits.entries import context
from small_stories.anonymising.finding.traits.talk import Talk
from small_stories.anonymising.finnish.endings import Case
from small_stories.anonymising.finnish.forms import ending_in

_WHO = ("joka", "jonka", "jolla", "jolta", "jolle", "som", "who", "whose")

_DREAMING = ("halu", "isona", "pelkä", "luul", "pukeu", "rupe")


def said_of_somebody(talk: Talk, at: int, case: Case) -> bool:
    """Tell whether an occupation is somebody's by what stands around it.

    *Valmistuin eläinlääkäriksi*, *papin virka*, *yks kätilö*, *seppä joka*, *suutari mä oon*.
    """
    after = next(talk.after(at, 1), "")
    dreamt = any(word.startswith(_DREAMING) for _, word in talk.before(at, 4))
    if (
        (case is Case.TRANSLATIVE and not dreamt)
        or after in _WHO
        or after in context("self", talk.language)
    ):
        return True
    if case is Case.GENITIVE and _is_work(after):
        return talk.language == "fi"
    before = next((word for _, word in talk.before(at, 1)), "")
    return before in context("somebody", talk.language) or _is_named(talk, at)


def _is_work(word: str) -> bool:
    return any(ending_in(each, word) is not None for each in context("work of", "fi"))


def _is_named(talk: Talk, at: int) -> bool:
    """Tell whether a name with its capital follows: *eläinlääkäri Pihlaja*."""
    if at + 1 >= len(talk.tokens) or not talk.together(at, at + 1):
        return False
    name = talk.tokens[at + 1]
    return name.has_capital and not name.is_abbreviation and not talk.tokens[at].starts
