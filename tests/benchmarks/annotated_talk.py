"""Invented talk in which what identifies is marked, and how much of it a search finds.

By hand: ``python tests/benchmarks/annotated_talk.py [--small-letters] FILE…``. A ``.txt`` file has
one piece of talk a line, ``fi: Soitin {Hannalle|PERSON|Hanna} ja {toivo|-} heräsi``: the words,
their kind, their base form where it is known; a hyphen for words that must be left alone.
``.jsonl`` and ``.gold.json`` files are those of other sets of the same kind.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from small_stories.anonymising.finding.found import find_marks_in
from small_stories.anonymising.marks import Mark, Tier

TALK = Path(__file__).parents[1] / "analysis" / "anonymising" / "talk"
QUASI = ("HEALTH", "ROLE", "GROUP")
NUMBERS = ("PHONE", "EMAIL", "ID", "ADDRESS")
_OTHER_NAMES = {"PER": "PERSON", "LOC": "PLACE", "HETU": "ID"}
_MARKED = re.compile(r"\{([^|{}]+)\|([A-Z-]+)(?:\|([^{}]*))?\}")


@dataclass(frozen=True, slots=True)
class Annotated:
    """Code points of a talk; ``core`` is what must never be left; kind ``-`` is left alone."""

    start: int
    end: int
    kind: str
    base: str
    core: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Talk:
    """A piece of talk and what a careful analyst marks in it."""

    language: str
    text: str
    spans: tuple[Annotated, ...]
    searched: tuple[tuple[int, int], ...]

    def in_small_letters(self) -> "Talk":
        """Return the same as a machine may write it down: no capitals, no punctuation."""
        lower = "".join(
            each if len(each) == 1 else old for old in self.text if (each := old.lower())
        )
        plain = re.sub(r"(?<=\w)[.,!?;:](?=\s|$)", " ", lower)
        return Talk(self.language, plain, self.spans, self.searched)


def read(path: Path) -> list[Talk]:
    """Return the talk of a file of any of the three kinds."""
    if path.name.endswith(".gold.json"):
        return [_interview(path)]
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    if path.suffix == ".jsonl":
        return [_from_json(json.loads(line)) for line in lines]
    return [_from_markup(line) for line in lines if not line.startswith("#")]


def _from_markup(line: str) -> Talk:
    language, _, marked = line.partition(": ")
    text, at, spans = "", 0, []
    for found in _MARKED.finditer(marked):
        text += marked[at : found.start()]
        place = (len(text), len(text) + len(found[1]))
        spans.append(Annotated(*place, found[2], found[3] or "", place))
        text += found[1]
        at = found.end()
    text += marked[at:]
    assert "|" not in text, f"broken mark-up: {line}"
    return Talk(language.strip(), text, tuple(spans), ((0, len(text)),))


def _from_json(quote: dict) -> Talk:
    spans = tuple(
        Annotated(s["start"], s["end"], _kind(s), s.get("base", ""),
                  tuple(s.get("core", (s["start"], s["end"]))))
        for s in quote["spans"]
    )  # fmt: skip
    text = quote["text"]
    return Talk(quote.get("lang") or quote["language"], text, spans, ((0, len(text)),))


def _kind(span: dict) -> str:
    if span.get("id_type") == "NO_MASK":
        return "-"
    kind = span.get("label") or span["kind"].upper()
    return _OTHER_NAMES.get(kind, kind)


def _interview(path: Path) -> Talk:
    gold = json.loads(path.read_text(encoding="utf-8"))
    text = path.with_name(path.name.replace(".gold.json", ".txt")).read_text(encoding="utf-8")
    spans = [
        Annotated(e["start"], e["end"], "-" if e["identifier"] == "none" else e["kind"],
                  e["lemma"], (e["start"], e["end"]))
        for e in gold["entities"]
    ]  # fmt: skip
    spans += [Annotated(n["start"], n["end"], "-", "", (0, 0)) for n in gold["hard_negatives"]]
    pieces = [p for turn in gold["turns"] for p in turn.get("pieces", [turn])]
    turns = tuple((piece["start"], piece["end"]) for piece in pieces)
    inside = tuple(s for s in spans if any(a <= s.start < b for a, b in turns))
    return Talk(gold["language"], text, inside, turns)


@dataclass
class Score:
    """What was found: per kind how many, how many surely, how many at all; and what was not."""

    there: Counter = field(default_factory=Counter)
    surely: Counter = field(default_factory=Counter)
    found: Counter = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)
    unsure: list[str] = field(default_factory=list)
    needless: list[str] = field(default_factory=list)
    wronged: list[str] = field(default_factory=list)
    marks: int = 0
    words: int = 0

    def recall(self, kinds: Sequence[str] = (), *, surely: bool = False) -> float:
        """Return the share of spans found, of all kinds or of some."""
        wanted = kinds or tuple(self.there)
        got = self.surely if surely else self.found
        return sum(got[k] for k in wanted) / max(1, sum(self.there[k] for k in wanted))

    @property
    def precision(self) -> float:
        """Return the share of marks that touch something that identifies."""
        return 1 - len(self.needless) / max(1, self.marks)

    @property
    def needless_in_1000_words(self) -> float:
        """Return how many marks in a thousand words mark nothing."""
        return 1000 * len(self.needless) / max(1, self.words)


Find = Callable[[Sequence[str], str], Iterable[list[Mark]]]


def score(talks: Iterable[Talk], find: Find = find_marks_in) -> Score:
    """Search talk and hold what is found against what is there."""
    result = Score()
    for talk in talks:
        texts = [talk.text[start:end] for start, end in talk.searched]
        rows = zip(talk.searched, find(texts, talk.language), strict=True)
        marks = [(m.start + a, m.end + a, m) for (a, _), row in rows for m in row]
        result.words += sum(len(text.split()) for text in texts)
        _count(result, talk, marks)
    return result


def _count(result: Score, talk: Talk, marks: list[tuple[int, int, Mark]]) -> None:
    for span in talk.spans:
        words = f"{talk.text[span.start : span.end]} ({span.kind})"
        if span.kind == "-":
            result.wronged += [words] * _touches(span, marks, Tier.MARKED)
            continue
        result.there[span.kind] += 1
        found = _covers(talk.text, span, marks)
        surely = _covers(talk.text, span, [m for m in marks if m[2].tier is Tier.MARKED])
        result.found[span.kind] += found
        result.surely[span.kind] += surely
        (result.missed if not found else result.unsure if not surely else []).append(words)
    for start, end, mark in marks:
        touched = {s.kind == "-" for s in talk.spans if s.start < end and start < s.end}
        result.marks += touched != {True} or mark.tier is Tier.MARKED
        if touched in (set(), {True}) and (not touched or mark.tier is Tier.MARKED):
            result.needless.append(f"{talk.text[start:end]} ({mark.kind}, {mark.reason})")


def _covers(text: str, span: Annotated, marks: Iterable[tuple[int, int, Mark]]) -> bool:
    letters = [i for i in range(*span.core) if text[i].isalnum()]
    masked = {i for start, end, _ in marks for i in range(start, end)}
    return masked.issuperset(letters)


def _touches(span: Annotated, marks: Iterable[tuple[int, int, Mark]], tier: Tier) -> bool:
    return any(s < span.end and span.start < e and m.tier is tier for s, e, m in marks)


def own_talk() -> Iterator[Path]:
    """Yield the files of talk that belong to the tests."""
    yield from sorted(TALK.glob("*.txt"))


def _print(talks: list[Talk]) -> None:
    found = score(talks)
    say = sys.stdout.write
    say(f"{sum(found.there.values())} spans, {found.words} words, {found.marks} marks\n")
    for kind in ("", *sorted(found.there)):
        kinds = (kind,) if kind else ()
        say(f"  {kind or 'all':8} {sum(found.there[k] for k in kinds or found.there):4}"
            f"  marked {found.recall(kinds, surely=True):.3f}"
            f"  with check {found.recall(kinds):.3f}\n")  # fmt: skip
    say(
        f"precision {found.precision:.3f},"
        f" needless in 1000 words {found.needless_in_1000_words:.1f}\n"
    )
    for name in ("missed", "unsure", "needless", "wronged"):
        say(f"{name}: {', '.join(getattr(found, name))}\n")


if __name__ == "__main__":
    paths = [Path(each) for each in sys.argv[1:] if each != "--small-letters"] or list(own_talk())
    talk = [each for path in paths for each in read(path)]
    _print([each.in_small_letters() for each in talk] if "--small-letters" in sys.argv else talk)
