"""Layouts that machines, editors and hurried people make: each in a few invented turns."""

# ruff: noqa: E501 -- the lines are those of the files they stand for

import json
from pathlib import Path

import pytest

from small_stories.importing.draft import Draft, as_json, read_interview
from small_stories.model import Role

ASK = Role.INTERVIEWER
TELL = Role.INTERVIEWEE
OTHER = Role.OTHER

Q1 = "Miten sä löysit tän verstaan?"
A1 = "No mä kuulin siitä naapurilta. Se sano: mee ihmeessä. Kello 12:30 mä seisoin jo ovella."
Q2 = "Ja mitä siellä sitten tapahtui?"
A2 = "Mä sain höylän käteen, ja nyt mä neuvon muita."
Q3 = "Miltä se sinusta tuntuu?"
A3 = "Hyvältä. Mä uskallan jo puhua."
PASSER = "Anteeksi, onko täällä varaston avain?"
SAID = [Q1, A1, Q2, A2, Q3, A3]
TURNS = [(ASK, Q1), (TELL, A1), (ASK, Q2), (TELL, A2), (ASK, Q3), (TELL, A3)]


def draft_of(folder: Path, content: str, name: str = "haastattelu.txt") -> Draft:
    path = folder / name
    path.write_text(content, encoding="utf-8", newline="")
    return read_interview(path)


def turns(draft: Draft) -> list[tuple[Role, str]]:
    return [(draft.role_of(turn), turn.text) for turn in draft.turns]


def written(form: str, between: str = "\n", asks: str = "H", tells: str = "V") -> str:
    """Return the turns in one form, which may use label, said, n, mm (a minute) and next."""
    return between.join(
        form.format(label=tells if n % 2 else asks, said=said, n=n + 1, mm=f"{n:02}", next=n + 1)
        for n, said in enumerate(SAID)
    )


LABELLED = {
    "bold as in Markdown": written("**{label}:** {said}", "\n\n"),
    "bold names, colon outside": written("**{label}**: {said}", "\n\n", "Oili", "Ipa"),
    "bold as in HTML": written("<b>{label}:</b> {said}"),
    "a list of names": written("- **{label}:** {said}", "\n", "Oili", "Ipa"),
    "a letter with a stop": written("{label}. {said}"),
    "a letter with a dash close to it": written("{label}- {said}"),
    "an equals sign": written("{label}= {said}"),
    "a semicolon by mistake": written("{label}: {said}").replace(f"V: {A2}", f"V; {A2}"),
    "turns numbered in brackets": written("[{n}] {label}: {said}"),
    "a name in brackets above": written("[{label}] 00:{mm}:00\n{said}\n", "\n", "Oili O", "Ipa I"),
    "a heading above": written("### {label}\n\n{said}", "\n\n", "Haastattelija", "Haastateltava"),
    "marks of direction": written("\u200e{label}: {said}"),
    "an initial with stops": written("{label}: {said}", "\n", "O.O.", "I.I."),
    "a laugh beside the label": written("{label}: {said}").replace(f"V: {A2}", f"V (nauraa): {A2}"),
    "a line with everything": written("{label}: {said}", " "),
    "a question and its answer on a line": f"H: {Q1} V: {A1}\n\nH: {Q2} V: {A2}\n\nH: {Q3} V: {A3}\n",
    "a mother is interviewed": written("{label}: {said}", "\n", "H", "Äiti"),
    "a worker asks": written("{label}: {said}", "\n", "Työntekijä", "Asiakas"),
    "a form above says who": f"Haastattelija: Oili\nHaastateltava: nainen, n. 40 v.\nH = haastattelija\nV = haastateltava\n\n{written('{label}: {said}')}",
    "a theme between": written("{label}: {said}", "\n\n").replace("H: Ja", "TEEMA 2: ARKI\n\nH: Ja"),
    "a title between": written("{label}: {said}", "\n\n").replace("H: Ja", "ARKI VERSTAALLA\n\nH: Ja"),
    "a signature below": written("{label}: {said}") + "\n\nLitteroitu 5.4.2025 / O.O.\n",
    "every line numbered": "\n".join(
        f"{n:>3}  {line}"
        for n, line in enumerate(written("{label}: {said}").replace(" mä s", "\n   mä s").splitlines(), 1)
    ),
    "pipes": "| Puhuja | Teksti |\n|---|---|\n" + written("| {label} | {said} |"),
    "pipes without a header": written("| 00:{mm}:00 | {label} | {said} |"),
    "rows of a spreadsheet": "Puhuja;Teksti\n" + written('{label};"{said}"'),
    "rows with tabs": "Aika\tPuhuja\tTeksti\n" + written("00:{mm}:00\t{label}\t{said}", "\n", "Oili", "Ipa"),
    "words before the speaker": "Timespan\tContent\tSpeaker\n" + written("0:{mm}.0 - 0:{mm}.9\t{said}\t{label}", "\n", "Oili", "Ipa"),
    "dashes for questions": f"– {Q1}\n\n{A1}\n\n– {Q2}\n\n{A2}\n\n– {Q3}\n\n{A3}\n",
    "dashes for answers": f"{Q1}\n\n– {A1}\n\n{Q2}\n\n– {A2}\n\n{Q3}\n\n– {A3}\n",
    "a guide filled in": f"Haastattelurunko\n\n1. {Q1}\n{A1}\n\n2. {Q2}\n{A2}\n\n3. {Q3}\n{A3}\n",
    "questions labelled, and somebody passes": f"H: {Q1}\n\n{A1}\n\nH: {Q2}\n\n{A2}\n\nH: {Q3}\n\n{A3}\n",
}  # fmt: skip


@pytest.mark.parametrize("layout", LABELLED)
def test_turns_and_roles(tmp_path: Path, layout: str) -> None:
    assert turns(draft_of(tmp_path, LABELLED[layout])) == TURNS


MARKDOWN = {
    "italic questions": f"*{Q1}*\n\n{A1}\n\n*{Q2}*\n\n{A2}\n\n*{Q3}*\n\n{A3}\n",
    "questions as headings": f"# Runko\n\n## {Q1}\n\n{A1}\n\n## {Q2}\n\n{A2}\n\n## {Q3}\n\n{A3}\n",
    "all of it quoted": written("> **{label}:** {said}", "\n\n"),
    "headings between": f"## Alku\n\nH: {Q1}\n\nV: {A1}\n\n## Arki\n\nH: {Q2}\n\nV: {A2}\n\nH: {Q3}\n\nV: {A3}\n",
}


@pytest.mark.parametrize("layout", MARKDOWN)
def test_markdown(tmp_path: Path, layout: str) -> None:
    assert turns(draft_of(tmp_path, MARKDOWN[layout], "h.md")) == TURNS


TIMED = {
    "an arrow before": written("00:{mm}:00,000 --> 00:{mm}:30,000 {label}: {said}"),
    "an arrow after the label": written("{label}: 00:{mm}:00,000 --> 00:{mm}:30,000 {said}"),
    "bare between label and colon": written("{label} 00:{mm}:00: {said}"),
    "braces": written("{{00:{mm}:00}} {label}: {said}"),
    "dotted and bare": written("00.{mm}.00 {label}: {said}"),
    "by the clock": written("{label} (klo {mm}:00): {said}"),
    "a name, a time, the words": written("{label}\n{mm}:00\n{said}\n", "\n", "Oili Oivallus", "Ipa Inkerinen"),
    "a time, a name, the words": written("{mm}:00\n{label}\n{said}\n", "\n", "Oili Oivallus", "Ipa Inkerinen"),
    "captions in brackets": "WEBVTT\n\n" + written("00:{mm}:00.000 --> 00:{mm}:30.000\n[{label}] {said}\n", "\n", "Oili O", "Ipa I"),
}  # fmt: skip


@pytest.mark.parametrize("layout", TIMED)
def test_times_of_turns(tmp_path: Path, layout: str) -> None:
    draft = draft_of(tmp_path, TIMED[layout])
    assert turns(draft) == TURNS
    assert [turn.start_ms for turn in draft.turns] == [n * 60_000 for n in range(6)]


@pytest.mark.parametrize(
    "stamp",
    ["00:0{n}:10", "{{0:1{n}}}", "0:1{n}.5", "00.0{n}.10", "(0.1{n})", "00:01:0{n},5 --> 00:01:1{n},0"],
)  # fmt: skip
def test_stamps_that_end_turns_are_no_words(tmp_path: Path, stamp: str) -> None:
    ended = "\n".join(
        f"{'V' if n % 2 else 'H'}: {said} {stamp.format(n=n)}" for n, said in enumerate(SAID)
    )
    assert turns(draft_of(tmp_path, ended)) == TURNS


def test_clock_times_and_dates_that_are_said_stay(tmp_path: Path) -> None:
    said = [
        "Moneltako?",
        "12:30 se alkoi.",
        "Milloin?",
        "Tulin 9:15\nja 3.4.2025 uudestaan (12.30).",
    ]
    draft = draft_of(tmp_path, "H: {}\nV: {}\nH: {}\nV: {}\n".format(*said))
    assert [turn.text for turn in draft.turns] == [one.replace("\n", " ") for one in said]


PASSING = {
    "a full name once": ("{}: {}\n", "Oili Oivallus", "Ipa Inkerinen", "Rei Rekola"),
    "a name with a tab": ("{}\t{}\n", "Oili", "Ipa", "Rei"),
    "a letter in brackets": ("[{}] {}\n", "H", "V", "X"),
    "a numbered speaker above": ("{}\n{}\n\n", "Puhuja 1", "Puhuja 2", "Puhuja 3"),
}


@pytest.mark.parametrize("layout", PASSING)
def test_somebody_who_speaks_once_neither_asks_nor_tells(tmp_path: Path, layout: str) -> None:
    form, asks, tells, passes = PASSING[layout]
    lines = [form.format(tells if n % 2 else asks, said) for n, said in enumerate(SAID)]
    lines.insert(2, form.format(passes, PASSER))
    assert turns(draft_of(tmp_path, "".join(lines))) == [*TURNS[:2], (OTHER, PASSER), *TURNS[2:]]


def test_names_in_a_very_short_talk(tmp_path: Path) -> None:
    draft = draft_of(tmp_path, f"Oili: {Q1}\nIpa: {A1}\nOili: {Q2}\n")
    assert turns(draft) == TURNS[:3]


def test_what_a_machine_cut_into_sentences_is_one_turn(tmp_path: Path) -> None:
    cut = [("S00", Q1), *(("S01", one) for one in A1.replace(". ", ".|").split("|")), ("S00", Q2)]
    cut += [("S01", A2), ("S01", "Joka torstai."), ("S01", "Ja vähän muulloinkin.")]
    lines = "".join(f"[00:00:{n:02}] {who}: {said}\n" for n, (who, said) in enumerate(cut))
    draft = draft_of(tmp_path, lines)
    assert turns(draft)[:3] == TURNS[:3]
    assert len(draft.turns) == 4
    assert all(len(json.loads(json.dumps(one)).get("segments", [1])) >= 1 for one in listed(draft))
    assert len(listed(draft)[1]["segments"]) == 3


def listed(draft: Draft) -> list[dict[str, list[object]]]:
    found = as_json(draft)["turns"]
    assert isinstance(found, list)
    return found


def test_captions_that_roll_are_read_once(tmp_path: Path) -> None:
    lines = ["no mä tulin tänne", "keväällä ja mulla", "oli vähän kylmä", "mut sit mä jäin"]
    cues = "".join(
        f"00:00:0{n}.000 --> 00:00:0{n + 1}.000\n{before}\n{line}\n\n"
        for n, (before, line) in enumerate(zip(["", *lines], lines, strict=False))
    ).replace(".000\n\n", ".000\n")
    draft = draft_of(tmp_path, "WEBVTT\n\n" + cues, "h.vtt")
    assert " ".join(turn.text for turn in draft.turns) == " ".join(lines)


def test_an_answer_that_comes_again_in_captions_is_kept(tmp_path: Path) -> None:
    said = ["Tuletko?", "Joo.", "Joo.", "Hyvä.", "Nähdään.", "Moi."]
    cues = "".join(
        f"00:00:0{n}.000 --> 00:00:0{n + 1}.000\n{one}\n\n" for n, one in enumerate(said)
    )
    draft = draft_of(tmp_path, "WEBVTT\n\n" + cues, "h.vtt")
    assert " ".join(turn.text for turn in draft.turns) == " ".join(said)


def test_who_asks_is_heard_in_one_long_paragraph(tmp_path: Path) -> None:
    draft = draft_of(tmp_path, " ".join(SAID))
    assert turns(draft) == TURNS
    assert not draft.notes


def test_rows_of_a_recogniser_without_speakers(tmp_path: Path) -> None:
    rows = "".join(f"{n}000\t{n}900\t{said}\n" for n, said in enumerate(SAID))
    draft = draft_of(tmp_path, f"start\tend\ttext\n{rows}", "h.tsv")
    assert turns(draft) == TURNS


def test_a_said_sentence_with_a_colon_is_no_speaker(tmp_path: Path) -> None:
    told = "Menin kotiin.\nÄiti sanoi: tule syömään.\nKolme asiaa: leipä, sauna ja uni."
    draft = draft_of(tmp_path, f"H: {Q1}\nV: {told}\nH: {Q2}\nV: {A2}\n")
    assert turns(draft) == [(ASK, Q1), (TELL, told.replace("\n", " ")), (ASK, Q2), (TELL, A2)]


def test_a_note_that_begins_with_a_role_is_no_talk(tmp_path: Path) -> None:
    draft = draft_of(
        tmp_path, f"H: {Q1}\nV: {A1}\n\n((Työntekijä tulee sisään))\n\nH: {Q2}\nV: {A2}\n"
    )
    assert turns(draft) == TURNS[:4]


def test_wrapped_paragraphs_without_labels(tmp_path: Path) -> None:
    long = "No mä kuulin siitä naapurilta joka kävi siellä koko viime talven\nja kevään, ja se kehui sitä aina rappukäytävässä kun nähtiin\nettä mä lopulta menin."
    said = [Q1, long, Q2, long, Q3, long]
    draft = draft_of(tmp_path, "\n\n".join(said))
    assert [turn.text for turn in draft.turns] == [one.replace("\n", " ") for one in said]


def test_one_of_a_row_of_speakers_speaks_who_says_a_thing_once(tmp_path: Path) -> None:
    machine = written("{label}: {said}", "\n", "puhuja yksi", "puhuja kaksi").lower() + "\n"
    again = machine * 3 + f"puhuja kolme: {PASSER.lower()}\n" + machine
    spoken = turns(draft_of(tmp_path, again))
    assert len(spoken) == 25
    assert spoken[18] == (OTHER, PASSER.lower())
