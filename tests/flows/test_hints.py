"""Hints of stories for files that are in no project: a list a file, in the file's own positions."""

import json
from pathlib import Path

INTERVIEW = """H: Onko jokin hetki jäänyt mieleen?
V: No se on ihan pikkujuttu. En ollu koskaan laulanu kenenkään kuullen.
Sit yhtenä iltana ohjaaja sanoi, että laula.
H: Ja mitä sitten?
V: Mä lauloin ja kaikki taputti. Nykyään mä laulan joka juhlassa.
H: Millainen on tavallinen päivä?
V: Aamulla juodaan aina kahvit. Yleensä siivotaan ja sitten syödään kahdeltatoista.
"""
SWEDISH = """I: Minns du nån stund som har känts viktig?
S: Jag hade aldrig sjungit. Men en kväll sa ledaren att sjung. Nu sjunger jag varje vecka.
I: Tack ska du ha.
S: Tack själv.
"""


def test_each_file_has_a_line_of_hints_in_its_own_positions(tmp_path: Path, run) -> None:
    finnish, swedish = tmp_path / "suomi.txt", tmp_path / "svenska.txt"
    finnish.write_text(INTERVIEW, encoding="utf-8")
    swedish.write_text(SWEDISH, encoding="utf-8")
    done = run("hints", finnish, tmp_path / "ei.txt", swedish, "--format", "json")
    assert done.returncode == 1
    first, missing, last = (json.loads(line) for line in done.stdout.splitlines())
    assert missing is None
    assert "ei.txt" in done.stderr
    assert "svenska.txt" in done.stderr  # no pipeline reads Swedish: word lists alone
    assert "suomi.txt" not in done.stderr
    assert len(last) == 1
    [hint] = first
    assert set(hint) == {"start", "end", "segments", "theme", "strength", "cues"}
    said = [INTERVIEW[each["start"] : each["end"]] for each in hint["segments"]]
    assert said[0].startswith("No se on ihan pikkujuttu")
    assert said[-1].endswith("joka juhlassa.")
    assert not any("Ja mitä sitten" in words for words in said)
    assert (hint["start"], hint["end"]) == (
        hint["segments"][0]["start"], hint["segments"][-1]["end"]
    )  # fmt: skip
    assert hint["theme"] in ("meaning", "agency", "social")
    assert hint["strength"] in (1, 2, 3)
    kinds = {cue["kind"] for cue in hint["cues"]}
    assert {"minimising_comment", "then_now", "direct_speech", "prompted"} <= kinds
    for cue in hint["cues"]:
        assert INTERVIEW[cue["start"] : cue["end"]] == cue["text"]


def test_the_reasons_are_told_in_words(tmp_path: Path, run) -> None:
    file = tmp_path / "suomi.txt"
    file.write_text(INTERVIEW, encoding="utf-8")
    done = run("hints", file)
    assert done.returncode == 0
    assert "one hint" in done.stdout
    assert "The teller plays it down" in done.stdout
    assert "This tells how things usually go" in done.stdout
    assert run("hints").returncode == 2
