"""A rewritten quote never holds what it hides, in any form, on any profile, in any brackets."""

from hypothesis import given, settings
from hypothesis import strategies as st

from small_stories.anonymising.leaving.hidden import HiddenWords, hidden_in
from small_stories.anonymising.leaving.leaks import leaks
from small_stories.anonymising.matching.known import KnownName
from small_stories.anonymising.rewriting.house_style import HouseStyle
from small_stories.anonymising.rewriting.levels import proposed
from small_stories.anonymising.rewriting.printed import words_in_print
from small_stories.model import Brackets, Decision, IdentityKind, Profile
from small_stories.storage.identities import MarkInTurn

KIND = IdentityKind
NAMES = (
    (KIND.PERSON, "Ursula"), (KIND.PERSON, "Päivi Virtanen"), (KIND.PERSON, "Ahmed"),
    (KIND.PERSON, "Nguyen"), (KIND.PERSON, "Toivo"), (KIND.PLACE, "Hakunila"),
    (KIND.PLACE, "Vantaa"), (KIND.PLACE, "Rovaniemi"), (KIND.ORGANISATION, "Tukitalo Kierre"),
)  # fmt: skip
NUMBERS = (
    (KIND.PHONE, ("044 000 9035", "nolla neljä neljä nolla nolla nolla yheksän nolla kolme viisi")),
    (KIND.EMAIL, ("ursula.berg@posti.example", "ursula piste berg ät posti piste example")),
    (KIND.IDENTITY_CODE, ("010190-998R", "020280-999E")),
    (KIND.ADDRESS, ("Simontie 5 A 3", "simontie viidessä")),
)
HIDING = [decision for decision in Decision if decision is not Decision.KEEP]
WORDINGS = ("ystävä", "asuinalue", "Helmi", "järjestö", "--", "")


def mark(start: int, end: int, words: str, kind: str, base: str, **decided: str) -> MarkInTurn:
    wordings = {"wording": "", "internal": "", "strict": "", "decision": "remove", **decided}
    return MarkInTurn(id=start, turn_id=1, interview_id=1, start=start, end=end, words=words,
                      kind=kind, tier="marked", reason="known", found_by="machine",
                      identity_id=None, base=base, **wordings)  # fmt: skip


def style() -> st.SearchStrategy[HouseStyle]:
    return st.builds(HouseStyle, st.sampled_from(Brackets))


@settings(deadline=None, max_examples=200)
@given(
    name=st.sampled_from(NAMES),
    written=st.sampled_from((str.lower, str.upper, str.title)),
    after=st.sampled_from(("", "-täti", "-lisä", ", sanoin", "!")),
    decision=st.sampled_from(HIDING),
    wording=st.sampled_from(WORDINGS),
    profile=st.sampled_from(Profile),
    style=style(),
    data=st.data(),
)
def test_no_form_of_a_name_is_left(
    forms_of, name, written, after, decision, wording, profile, style, data
):
    kind, base = name
    said = written(data.draw(st.sampled_from(forms_of(base))))
    text = f"No mä {said}{after} kanssa olin, ja {said} tuli."
    starts = (len("No mä "), text.rindex(said))
    marks = [
        mark(at, at + len(said), said, kind, base, decision=decision, wording=wording)
        for at in starts
    ]
    printed = words_in_print(text, marks, (0, len(text)), "fi", profile, style)
    assert leaks(printed, [KnownName(1, kind, base)]) == []
    assert "tuli." in printed


@settings(deadline=None, max_examples=100)
@given(number=st.sampled_from(NUMBERS), profile=st.sampled_from(Profile), style=style(),
       data=st.data())  # fmt: skip
def test_nothing_of_a_number_is_left_at_any_level(number, profile, style, data):
    kind, ways = number
    said = data.draw(st.sampled_from(ways))
    found = proposed(kind, said, said, "fi")
    text = f"Se on {said} niinku."
    marks = [mark(6, 6 + len(said), said, kind, said, decision="coarsen", wording=found.public,
                  internal=found.internal, strict=found.strict)]  # fmt: skip
    printed = words_in_print(text, marks, (0, len(text)), "fi", profile, style)
    assert hidden_in([printed], HiddenWords((), ((kind, said),))) == []
