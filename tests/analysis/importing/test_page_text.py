"""Text copied out of a PDF: a blank line after every line, cut words, page numbers, headers."""

from pathlib import Path

from small_stories.importing.draft import as_json, read_interview

COPIED = """Haastattelu 5
Oma pöytä, loppuhaastattelut
H: Kerro, miten sä löysit tän pai-
kan alun perin ja mitä sä odotit siltä
silloin.
V: No mä näin ilmotuksen kirjaston sei-
nällä, ja mä aattelin et en varmana me-
ne. Mut sit naapuri, se yks mummo, sano
et mennään yhessä, ja linja-
autolla me tultiin. Siel oli lapsi- ja
perhetyön väkeä.
1
Oma pöytä, loppuhaastattelut
Ja mä istuin ekat kolme kertaa vaan
siinä ovensuussa takki päällä. Mu-
mutta sit mä pyysin kahvia, ja Hakunila-
Seuran väki nauro.
H: Mikä sut sai jäämään sinne, vaikka se
tuntui vaikealta alkuun, niinku sanoit?
V: Se et kukaan ei kysyny mitään. Ja TE-
toimiston papereissa mä oon aina joku nu-
mero, mut siellä mä olin Ipa.
2
Oma pöytä, loppuhaastattelut
H: Kiitos, tää oli hyvä.
V: Eipä mitään.
"""
CLEAN = [
    "Kerro, miten sä löysit tän paikan alun perin ja mitä sä odotit siltä silloin.",
    "No mä näin ilmotuksen kirjaston seinällä, ja mä aattelin et en varmana mene. Mut sit "
    "naapuri, se yks mummo, sano et mennään yhessä, ja linja-autolla me tultiin. Siel oli "
    "lapsi- ja perhetyön väkeä. Ja mä istuin ekat kolme kertaa vaan siinä ovensuussa takki "
    "päällä. Mu- mutta sit mä pyysin kahvia, ja Hakunila-Seuran väki nauro.",
    "Mikä sut sai jäämään sinne, vaikka se tuntui vaikealta alkuun, niinku sanoit?",
    "Se et kukaan ei kysyny mitään. Ja TE-toimiston papereissa mä oon aina joku numero, mut siellä "
    "mä olin Ipa.",
    "Kiitos, tää oli hyvä.",
    "Eipä mitään.",
]


def read(folder: Path, text: str) -> list[str]:
    path = folder / "kopioitu.txt"
    path.write_text(text, encoding="utf-8")
    return [turn.text for turn in read_interview(path).turns]


def test_a_blank_line_after_every_line(tmp_path: Path) -> None:
    assert read(tmp_path, COPIED.replace("\n", "\n\n")) == CLEAN


def test_no_blank_lines(tmp_path: Path) -> None:
    assert read(tmp_path, COPIED) == CLEAN


def test_a_page_break_cuts_the_turn_up_in_json(tmp_path: Path) -> None:
    path = tmp_path / "kopioitu.txt"
    path.write_text(COPIED, encoding="utf-8")
    told = as_json(read_interview(path))
    listed = told["turns"]
    assert isinstance(listed, list)
    assert [len(turn.get("segments", [])) for turn in listed] == [0, 2, 0, 0, 0, 0]


def test_lines_by_hand_are_left_as_they_are(tmp_path: Path) -> None:
    said = "H: Mitä?\nV: Tuli 12\n13\nvai 14 ihmistä, ja se loppu kesken-\nH: Niin.\n"
    clean = ["Mitä?", "Tuli 12 13 vai 14 ihmistä, ja se loppu kesken-", "Niin."]
    assert read(tmp_path, said) == clean
