"""Ways of writing talk down, each in a few invented turns: who says what, and where it stands."""

# ruff: noqa: E501 -- the lines are those of the files they stand for

from pathlib import Path

import pytest

from small_stories.importing.draft import Draft, as_json, read_interview, with_roles
from small_stories.model import Role

ASK = Role.INTERVIEWER
TELL = Role.INTERVIEWEE
OTHER = Role.OTHER

Q1 = "Miten sä päädyit tänne keittiölle?"
A1 = "No mun kaveri raahas mut tänne väkisin. Mä en ois ite uskaltanu tulla."
Q2 = "Ja mitä sitten tapahtui?"
A2 = "Sit mä vaan jäin, ja nyt mulla on tässä oma esiliina."
TURNS = [(ASK, Q1), (TELL, A1), (ASK, Q2), (TELL, A2)]


def draft_of(folder: Path, content: str, name: str = "haastattelu.txt") -> Draft:
    path = folder / name
    path.write_text(content, encoding="utf-8", newline="")
    return read_interview(path)


def turns(draft: Draft) -> list[tuple[Role, str]]:
    return [(draft.role_of(turn), turn.text) for turn in draft.turns]


def times(draft: Draft) -> list[int | None]:
    return [turn.start_ms for turn in draft.turns]


LABELLED = {
    "letters": f"H: {Q1}\nV: {A1}\nH: {Q2}\nV: {A2}\n",
    "letters and blank lines": f"H: {Q1}\n\nV: {A1}\n\nH: {Q2}\n\nV: {A2}\n",
    "no space after the colon": f"H:{Q1}\nV:{A1}\nH:{Q2}\nV:{A2}\n",
    "small letters": f"h: {Q1}\nv: {A1}\nh: {Q2}\nv: {A2}\n",
    "numbered": f"H1: {Q1}\nV1: {A1}\nH1: {Q2}\nV1: {A2}\n",
    "two are asked by one": f"Haastattelija: {Q1}\nH1: {A1}\nHaastattelija: {Q2}\nH2: {A2}\n",
    "in full": f"Haastattelija: {Q1}\nHaastateltava: {A1}\nHaastattelija: {Q2}\nHaastateltava: {A2}\n",
    "capitals": f"HAASTATTELIJA: {Q1}\nHAASTATELTAVA: {A1}\nHAASTATTELIJA: {Q2}\nHAASTATELTAVA: {A2}",
    "question and answer": f"K: {Q1}\nV: {A1}\nK: {Q2}\nV: {A2}\n",
    "English letters": f"I: {Q1}\nR: {A1}\nI: {Q2}\nR: {A2}\n",
    "I and A": f"I: {Q1}\nA: {A1}\nI: {Q2}\nA: {A2}\n",
    "Swedish": f"Intervjuare: {Q1}\nIntervjuperson: {A1}\nIntervjuare: {Q2}\nIntervjuperson: {A2}\n",
    "English words": f"Interviewer: {Q1}\nInterviewee: {A1}\nInterviewer: {Q2}\nInterviewee: {A2}\n",
    "numbered lines": f"1 H: {Q1}\n2 V: {A1}\n3 H: {Q2}\n4 V: {A2}\n",
    "name and role": f"Oili (haastattelija): {Q1}\nIpa: {A1}\nOili (haastattelija): {Q2}\nIpa: {A2}\n",
    "names": f"Oili: {Q1}\nIpa: {A1}\nOili: {Q2}\nIpa: {A2}\n",
    "full names": f"Oili Oivallus: {Q1}\nIpa Inkerinen: {A1}\nOili Oivallus: {Q2}\nIpa Inkerinen: {A2}\n",
    "numbered speakers": f"Puhuja 1: {Q1}\nPuhuja 2: {A1}\nPuhuja 1: {Q2}\nPuhuja 2: {A2}\n",
    "a recogniser's speakers": f"SPEAKER_00: {Q1}\nSPEAKER_01: {A1}\nSPEAKER_00: {Q2}\nSPEAKER_01: {A2}",
    "label above": f"H:\n{Q1}\n\nV:\n{A1}\n\nH:\n{Q2}\n\nV:\n{A2}\n",
    "word above": f"Haastattelija\n{Q1}\n\nHaastateltava\n{A1}\n\nHaastattelija\n{Q2}\n\nHaastateltava\n{A2}\n",
    "tabs": f"H\t{Q1}\nV\t{A1}\nH\t{Q2}\nV\t{A2}\n",
    "brackets": f"[H] {Q1}\n[V] {A1}\n[H] {Q2}\n[V] {A2}\n",
    "dashes": f"H – {Q1}\nV – {A1}\nH – {Q2}\nV – {A2}\n",
    "letters with stops": f"H. {Q1}\nV. {A1}\nH. {Q2}\nV. {A2}\n",
    "old line ends": f"H: {Q1}\rV: {A1}\rH: {Q2}\rV: {A2}\r",
    "Windows line ends": f"H: {Q1}\r\n\r\nV: {A1}\r\n\r\nH: {Q2}\r\n\r\nV: {A2}\r\n",
    "wrapped by hand": f"H: {Q1}\nV: {A1[:30]}\n   {A1[30:].strip()}\nH: {Q2}\nV: {A2}\n",
    "no labels": f"{Q1}\n\n{A1}\n\n{Q2}\n\n{A2}\n",
    "questions labelled only": f"H: {Q1}\n\n{A1}\n\nH: {Q2}\n\n{A2}\n\nH: {Q2}\n\n{A2}\n",
}


@pytest.mark.parametrize("layout", LABELLED)
def test_turns_and_roles(tmp_path: Path, layout: str) -> None:
    draft = draft_of(tmp_path, LABELLED[layout])
    expected = TURNS + (TURNS[2:] if layout == "questions labelled only" else [])
    assert turns(draft) == expected
    assert draft.roles_sure
    assert draft.language == "fi"
    assert not draft.notes


TIMED = {
    "before": f"[00:00:03] H: {Q1}\n[00:00:12] V: {A1}\n[00:01:02] H: {Q2}\n[01:00:00] V: {A2}\n",
    "after": f"H (00:03): {Q1}\nV (00:12): {A1}\nH (01:02): {Q2}\nV (1:00:00): {A2}\n",
    "after the colon": f"H: [00:03] {Q1}\nV: [00:12] {A1}\nH: [01:02] {Q2}\nV: [1:00:00] {A2}\n",
    "dotted": f"(0.03) H: {Q1}\n(0.12) V: {A1}\n(1.02) H: {Q2}\n(1.00.00) V: {A2}\n",
    "bare": f"00:00:03 Oili: {Q1}\n00:00:12 Ipa: {A1}\n00:01:02 Oili: {Q2}\n01:00:00 Ipa: {A2}\n",
    "f4": f"#00:00:03-0# H: {Q1}\n#00:00:12-0# V: {A1}\n#00:01:02-0# H: {Q2}\n#01:00:00-0# V: {A2}\n",
    "tenths": f"[0:00:03.0] H: {Q1}\n[0:00:12.0] V: {A1}\n[0:01:02.0] H: {Q2}\n[1:00:00.0] V: {A2}\n",
    "Teams": f"Oili O   0:03\n{Q1}\n\nIpa I   0:12\n{A1}\n\nOili O   1:02\n{Q2}\n\nIpa I   1:00:00\n{A2}\n",
    "above": f"00:00:03 Puhuja 1\n{Q1}\n00:00:12 Puhuja 2\n{A1}\n00:01:02 Puhuja 1\n{Q2}\n01:00:00 Puhuja 2\n{A2}\n",
    "letters alone": f"00:03 H {Q1}\n00:12 V {A1}\n01:02 H {Q2}\n1:00:00 V {A2}\n",
    "columns": f"00:03\tH\t{Q1}\n00:12\tV\t{A1}\n01:02\tH\t{Q2}\n1:00:00\tV\t{A2}\n",
    "spans": f"[00:03 - 00:11] H: {Q1}\n[00:12 - 01:01] V: {A1}\n[01:02 - 01:05] H: {Q2}\n[1:00:00 - 1:00:05] V: {A2}\n",
    "no speakers": f"00:03\n{Q1}\n\n00:12\n{A1}\n\n01:02\n{Q2}\n\n1:00:00\n{A2}\n",
    "no speakers, on the line": f"[00:03] {Q1}\n[00:12] {A1}\n[01:02] {Q2}\n[1:00:00] {A2}\n",
}


@pytest.mark.parametrize("layout", TIMED)
def test_time_stamps(tmp_path: Path, layout: str) -> None:
    draft = draft_of(tmp_path, TIMED[layout])
    assert turns(draft) == TURNS
    assert times(draft) == [3000, 12000, 62000, 3600000]


@pytest.mark.parametrize("layout", [*LABELLED, *TIMED])
def test_pieces_spell_the_turns(tmp_path: Path, layout: str) -> None:
    draft = draft_of(tmp_path, (LABELLED | TIMED)[layout])
    for turn in draft.turns:
        found = [draft.source.text[piece.start : piece.end] for piece in turn.pieces]
        assert " ".join(found) == turn.text
        assert (turn.start, turn.end) == (turn.pieces[0].start, turn.pieces[-1].end)


def test_stamps_within_and_after_talk_are_cut_out(tmp_path: Path) -> None:
    draft = draft_of(
        tmp_path,
        f"H: {Q1} #00:00:05-2#\nV: No mun kaveri [00:00:30] raahas mut tänne. #00:01:00-0#\n"
        f"H: {Q2} #00:01:10-0#\nV: Kello 12:30 mä tulin ja lähin 14:00. #00:02:00-0#\n",
    )
    assert [turn.text for turn in draft.turns] == [
        Q1,
        "No mun kaveri raahas mut tänne.",
        Q2,
        "Kello 12:30 mä tulin ja lähin 14:00.",
    ]
    assert draft.turns[0].end_ms == 5200
    assert len(draft.turns[1].pieces) == 2


def test_what_stands_above_is_no_turn(tmp_path: Path) -> None:
    draft = draft_of(
        tmp_path,
        "Haastattelu 9: Oma pöytä\nPäivämäärä: 3.4.2025\nHaastattelija: Oili Oivallus\n"
        "Haastateltava: nuori kävijä\nKesto: 41 min\n"
        "X = haastattelija, Y = haastateltava, Z = tulkki. (.) tauko\n\n"
        f"X: {Q1}\nY: {A1}\nZ: Hän sanoo, että kaveri toi.\nX: {Q2}\nY: {A2}\n",
    )
    assert turns(draft) == [
        (ASK, Q1), (TELL, A1), (Role.INTERPRETER, "Hän sanoo, että kaveri toi."), (ASK, Q2), (TELL, A2),
    ]  # fmt: skip


def test_a_form_without_other_fields_is_no_turn(tmp_path: Path) -> None:
    draft = draft_of(
        tmp_path,
        f"Haastattelija: Oili\nHaastateltava: N3\n\nH: {Q1}\nV: {A1}\nH: {Q2}\nV: {A2}\nH: {Q2}\nV: {A2}\n",
    )
    assert turns(draft) == TURNS + TURNS[2:]


def test_what_only_looks_like_a_label_cuts_nothing(tmp_path: Path) -> None:
    told = (
        "Mä sanoin niin: ei käy.\nEsimerkiksi: jos on kiire, ni jää tekemättä.\n"
        "Niin: sitten tuli talvi.\nKlo 12:30 alko ruoka. Katso https://esimerkki.example ja H: siinä keskellä."
    )
    draft = draft_of(tmp_path, f"H: {Q1}\nV: {told}\nH: {Q2}\nV: {A2}\n")
    assert turns(draft) == [(ASK, Q1), (TELL, told.replace("\n", " ")), (ASK, Q2), (TELL, A2)]


def test_others_and_the_transcribers_lines(tmp_path: Path) -> None:
    draft = draft_of(
        tmp_path,
        f"H: {Q1}\n\nV: No mun kaveri\n\n[ovi käy, joku hakee takin]\n\nraahas mut tänne.\n\n"
        f"Vahtimestari: Moi, mä vaan haen tän.\n\nH: {Q2}\n\nV: [naurua] Jäin.\n\nNauhoitus päättyy.\n",
    )
    assert turns(draft) == [
        (ASK, Q1), (TELL, "No mun kaveri raahas mut tänne."),
        (OTHER, "Moi, mä vaan haen tän."), (ASK, Q2), (TELL, "[naurua] Jäin."),
    ]  # fmt: skip
    assert len(draft.turns[1].pieces) == 2


def test_unlabelled_turns_that_cannot_be_told_apart_are_asked_about(tmp_path: Path) -> None:
    draft = draft_of(tmp_path, "Maija: Tulin.\nKaija: Menin.\nMaija: Lähdin.\nKaija: Palasin.\n")
    assert not draft.roles_sure
    assert {speaker.label for speaker in draft.speakers} == {"Maija", "Kaija"}


def test_bare_text_is_one_turn_a_paragraph(tmp_path: Path) -> None:
    said = "joo no siis mä tulin tänne keväällä ja sit mä vaan jäin ku täällä oli ihan kivaa " * 4
    draft = draft_of(tmp_path, f"{said}\n\n{said}\n")
    assert turns(draft) == [(TELL, said.strip())] * 2
    assert draft.layout == "bare_text"
    assert not draft.notes


def test_endless_text_is_cut_into_stretches_and_loses_nothing(tmp_path: Path) -> None:
    said = "ja sit mä aattelin et hei mähän pystyn tähän ihan ite " * 400
    draft = draft_of(tmp_path, said)
    assert " ".join(turn.text for turn in draft.turns) == said.strip()
    assert all(200 < len(turn.text) < 3100 for turn in draft.turns)


def test_notes(tmp_path: Path) -> None:
    draft = draft_of(
        tmp_path,
        "Muistiinpanot, kävijä 4\nPäivä: 2.5.2025\n\n- Tuli keittiölle naapurin kanssa.\n"
        '- Ei ensin puhunut kenellekään.\n- Nyt opettaa muita leipomaan, "mä oon se pullatyyppi".\n',
    )
    assert draft.notes
    assert turns(draft) == [
        (TELL, "Tuli keittiölle naapurin kanssa."),
        (TELL, "Ei ensin puhunut kenellekään."),
        (TELL, 'Nyt opettaa muita leipomaan, "mä oon se pullatyyppi".'),
    ]


def test_markdown_bold_names(tmp_path: Path) -> None:
    draft = draft_of(
        tmp_path,
        f"# Haastattelu\n\n**Oili:** {Q1}\n\n**Ipa:** {A1}\n\n**Oili:** {Q2}\n\n**Ipa:** {A2}\n",
        "h.md",
    )
    assert turns(draft) == TURNS


def test_markdown_bold_questions(tmp_path: Path) -> None:
    asked = "\n\n".join(f"**{Q1}**\n\n{A1}" for _ in range(3))
    draft = draft_of(tmp_path, asked, "h.md")
    assert turns(draft) == TURNS[:2] * 3


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fi", "H: Miks sä tulit?\nV: No ku mä olin niinku yksin ja et mulla ei ollu ketään.\n"),
        ("sv", "I: Hur kom du hit?\nIP: Jag var ensam och det var inte så lätt att gå ut.\n"),
        ("en", "Q: How did you come here?\nA: I was alone and it was not easy to go out.\n"),
    ],
)
def test_language(tmp_path: Path, language: str, said: str) -> None:
    assert draft_of(tmp_path, said).language == language


def test_an_interpreter_is_somebody_else_in_json(tmp_path: Path) -> None:
    draft = draft_of(tmp_path, f"Haastattelija: {Q1}\nTulkki: Kaveri toi.\nHaastateltava: Joo.\n")
    assert [draft.role_of(turn) for turn in draft.turns] == [ASK, Role.INTERPRETER, TELL]
    listed = as_json(draft)["turns"]
    assert isinstance(listed, list)
    assert [turn["role"] for turn in listed] == ["interviewer", "other", "interviewee"]


def test_the_analyst_says_who_is_who(tmp_path: Path) -> None:
    draft = draft_of(tmp_path, "Maija: Tulin.\nKaija: Menin.\nMaija: Lähdin.\nKaija: Palasin.\n")
    told = with_roles(draft, {"maija": TELL, "kaija": ASK})
    assert [told.role_of(turn) for turn in told.turns] == [TELL, ASK, TELL, ASK]
    assert told.roles_sure
    assert not with_roles(draft, {"maija": TELL}).roles_sure
