"""What a question asks for most, where it begins, and how it takes what was told before it."""

import pytest

from small_stories.hinting.hints import Place
from small_stories.hinting.prompts import NO_KIND, Prompt, prompt_of
from small_stories.hinting.words import in_small_letters

# Of several, it is what turns an answer most: what one hopes to learn is of the future.
KINDS = [
    ("fi", "Muistatko jotain hetkeä, joka jäi mieleen?", "moment"),
    ("fi", "Mitä toivot oppivasi ensi vuonna?", "future"),
    ("fi", "Onko muille ollut tästä hyötyä?", "others"),
    ("fi", "Millainen on tavallinen päivä täällä?", "usual"),
    ("fi", "no entä kaverit täällä", "people"),
    ("fi", "Minkälainen se haitari on?", NO_KIND),
    ("fi", "Ja mitä sitten?", NO_KIND),
    ("sv", "Minns du nån stund som stannat i minnet?", "moment"),
    ("sv", "Vad hoppas du lära dig nästa år?", "future"),
    ("sv", "Har andra som kommer hit haft nytta av det här?", "others"),
    ("sv", "Vad gör ni en vanlig dag?", "usual"),
    ("sv", "Hurdant är dragspelet?", NO_KIND),
    ("sv", "Och sen?", NO_KIND),
    ("en", "Do you remember a moment that stayed with you?", "moment"),
    ("en", "What do you hope to learn next year?", "future"),
    ("en", "Have others who come here learnt something?", "others"),
    ("en", "What do you do on a normal day?", "usual"),
    ("en", "What colour is the accordion?", NO_KIND),
    ("en", "And then?", NO_KIND),
]
# A stroke stands where the question begins; what is before it asks for nothing.
BEGINS = [
    ("fi", "Ihana kuulla, että sait ystäviä. |Mitä odotat tulevaisuudelta?", "future"),
    ("fi", "Voi harmi, että kahvila jäi kiinni. |Oletko oppinut täällä jotain uutta?", "new"),
    ("fi", "Niin, ne kaverit. |Kerro tavallisesta päivästä.", "usual"),
    ("fi", "|Mitä odotat tulevaisuudelta? Sulla on ystäviä.", "future"),
    ("sv", "Vad fint att du fick vänner. |Vad hoppas du på i framtiden?", "future"),
    ("sv", "Usch, så tråkigt med kaféet. |Har du lärt dig något nytt här?", "new"),
    ("sv", "Just det, vännerna. |Berätta om en vanlig dag.", "usual"),
    ("en", "How wonderful that you made friends. |What do you hope for in the future?", "future"),
    ("en", "I'm sorry about the café. |Have you learned anything new here?", "new"),
    ("en", "Right, those friends. |Tell me about a normal day.", "usual"),
]
REACTIONS = [
    ("fi", "Oho, hurja juttu!", "cheer"),
    ("fi", "Ei kuulosta tyhmältä. Ja mitä sitten?", "cheer"),
    ("fi", "Voi harmi, että kahvila jäi kiinni. Mitä sitten tapahtui?", "sorry"),
    ("fi", "Ymmärrän. Se on kova paikka.", "sorry"),
    ("fi", "Ihanaa, että soitit, mutta voi ei sitä jonoa.", "cheer sorry"),
    ("fi", "Niin joo. Onko siinä ollut jotain kurjaa?", ""),
    ("fi", "Vai niin. Kuka hoitaa sitä kaunista puutarhaa?", ""),
    ("fi", "Millä bussilla sinä tulet?", ""),
    ("sv", "Oj, så modigt, vilken historia!", "cheer"),
    ("sv", "Härligt! Och sen?", "cheer"),
    ("sv", "Usch, så tråkigt med kaféet. Vad hände sen?", "sorry"),
    ("sv", "Jag förstår. Det låter tungt.", "sorry"),
    ("sv", "Jaha. Vem sköter den underbara gården?", ""),
    ("sv", "Vilken buss tar du?", ""),
    ("en", "Wow, well done!", "cheer"),
    ("en", "It's not silly. And then?", "cheer"),
    ("en", "Oh no, a shame about the café. What happened then?", "sorry"),
    ("en", "I understand. That sounds hard.", "sorry"),
    ("en", "I see. Who waters that beautiful garden?", ""),
    ("en", "Which bus is it?", ""),
]


def prompt(language: str, words: str) -> Prompt:
    return prompt_of(Place(3, 10, 10 + len(words)), in_small_letters(words), language)


@pytest.mark.parametrize(("language", "words", "kind"), KINDS)
def test_a_question_has_one_kind(language: str, words: str, kind: str) -> None:
    assert prompt(language, words).kind == kind


@pytest.mark.parametrize(("language", "marked", "kind"), BEGINS)
def test_what_only_takes_up_what_was_told_asks_for_nothing(
    language: str, marked: str, kind: str
) -> None:
    begins = marked.index("|")
    found = prompt(language, marked.replace("|", ""))
    assert found.kind == kind
    assert {place.turn for _, place in found.asks} == {3}
    assert min(place.start for _, place in found.asks) >= 10 + begins


@pytest.mark.parametrize(("language", "words", "reacts"), REACTIONS)
def test_how_an_answer_is_taken(language: str, words: str, reacts: str) -> None:
    assert prompt(language, words).reacts == frozenset(reacts.split())
