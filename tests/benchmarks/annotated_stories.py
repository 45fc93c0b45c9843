"""Invented interviews in which stories are marked, and how well the hints point to them.

By hand: ``python tests/benchmarks/annotated_stories.py [--each] [--example] [FILE…]``; with
``--example`` the example project's interviews are counted too. A ``.gold.json`` file stands beside
its transcript. A ``.txt`` file with mark-up (those in ``tests/analysis/hinting``) begins with lines
of ``#``, the first of which tells the language and one, ``# Writer a.``, who wrote it where it was
not the makers of the word lists; ``{a1 agency+meaning|words}`` marks words of the
story a1 and its themes, the main one first, ``{a1|words}`` more of the same story, and
``{-habit|words}`` what must not be taken for a story. Who speaks first asks.

A hint counts as found where it and a story share 0.3 of what either holds, one to one, by the
interviewee's own characters alone. The baseline in the same run marks every long answer.
"""

import json
import re
import sys
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path

from small_stories.command_line.file_hints import Placed, hints_of_source
from small_stories.importing.draft import Draft, pieces_of, read_interview
from small_stories.importing.source import Source, read_source
from small_stories.model import Role

INTERVIEWS = Path(__file__).parents[1] / "analysis" / "hinting" / "interviews"
EXAMPLE = {
    "H01": "h01-haastattelu.docx",
    "H02": "h02-etahaastattelu.vtt",
    "H03": "h03-haastattelu.txt",
    "H05": "h05-muistiinpanot.md",
}
LONG = 150  # characters of an answer that the baseline marks
_IOU = 0.3
_MARKED = re.compile(r"\{(-?)(\w+)(?: ([a-z+]+))?\|([^{}]*)\}")
_LABEL = re.compile(r"^(?:\[[\d:]+\] )?([^\W\d_][\w ]*?): ", re.M)


@dataclass(frozen=True, slots=True)
class Marked:
    """A story, or what is none: the characters of the text, and its themes or why it is none."""

    name: str
    places: frozenset[int]
    themes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Annotated:
    """An interview: its text, which characters the interviewee says, what is in it and what not."""

    name: str
    path: Path
    language: str
    text: str
    answers: tuple[tuple[int, int], ...]
    stories: tuple[Marked, ...]
    others: tuple[Marked, ...]
    writer: str = "own"

    @property
    def said(self) -> frozenset[int]:
        """Return the characters of the interviewee's own words."""
        return frozenset(i for start, end in self.answers for i in range(start, end))


@dataclass(frozen=True, slots=True)
class Guess:
    """What is taken for a story: its characters and its theme."""

    places: frozenset[int]
    theme: str


def read(path: Path) -> Annotated:
    """Return an annotated interview of either kind."""
    if path.name.endswith(".gold.json"):
        return _from_gold(path)
    twin = path.with_name(path.stem + ".gold.json")
    return _from_gold(twin) if twin.exists() else _from_markup(path)


def _from_gold(path: Path) -> Annotated:
    gold = json.loads(path.read_text(encoding="utf-8"))
    file = path.with_name(gold["file"])
    answers = [
        (piece["start"], piece["end"])
        for turn in gold["turns"]
        if turn["role"] == "interviewee"
        for piece in turn.get("pieces") or [turn]
    ]
    return Annotated(
        file.stem, file, gold["language"], file.read_text(encoding="utf-8"), tuple(answers),
        tuple(_marked(s.get("id", ""), s, s["themes"]) for s in gold["stories"]),
        tuple(_marked(s["why"], s, ()) for s in gold["non_stories"]),
    )  # fmt: skip


def _marked(name: str, one: dict, themes: Sequence[str]) -> Marked:
    pieces = one.get("segments") or [one]
    places = frozenset(i for each in pieces for i in range(each["start"], each["end"]))
    return Marked(name, places, tuple(themes))


def _from_markup(path: Path) -> Annotated:
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    head = [line for line in lines if line.startswith("#")]
    marked = "".join(lines[len(head) :])
    text, at = "", 0
    stories: dict[str, tuple[set[int], tuple[str, ...]]] = {}
    others = []
    for found in _MARKED.finditer(marked):
        text += marked[at : found.start()]
        places = range(len(text), len(text) + len(found[4]))
        text += found[4]
        at = found.end()
        if found[1]:
            others.append(Marked(found[2], frozenset(places), ()))
        else:
            themes = tuple((found[3] or "").split("+"))
            stories.setdefault(found[2], (set(), themes))[0].update(places)
    text += marked[at:]
    assert "{" not in text, f"broken mark-up: {path.name}"
    told = tuple(Marked(name, frozenset(p), t) for name, (p, t) in stories.items())
    language = head[0].removeprefix("#").strip()
    answers, none = tuple(_answers(text)), tuple(others)
    return Annotated(path.stem, path, language, text, answers, told, none, _writer(head))


def _writer(head: Sequence[str]) -> str:
    told = [found[1] for line in head if (found := re.fullmatch(r"# Writer (\w+)\.\s*", line))]
    return told[0] if told else "own"


def _answers(text: str) -> Iterator[tuple[int, int]]:
    labels = list(_LABEL.finditer(text))
    ends = [label.start() for label in labels[1:]] + [len(text)]
    asking = {labels[0][1], "Tulkki"}
    for label, end in zip(labels, ends, strict=True):
        if label[1] not in asking:
            words = text[label.end() : end]
            yield label.end(), label.end() + len(words.rstrip())


@dataclass
class Score:
    """Counts over interviews: stories and guesses, matches, right themes, shared characters."""

    stories: int = 0
    guesses: int = 0
    matched: int = 0
    themed: int = 0
    told: int = 0
    guessed: int = 0
    shared: int = 0
    missed: list[str] = field(default_factory=list)
    needless: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """Return the share of stories that a guess points to."""
        return self.matched / max(1, self.stories)

    @property
    def precision(self) -> float:
        """Return the share of guesses that point to a story."""
        return self.matched / max(1, self.guesses)

    @property
    def f1(self) -> float:
        """Return the two in one number, by stories."""
        return 2 * self.matched / max(1, self.stories + self.guesses)

    @property
    def characters(self) -> float:
        """Return the same by characters."""
        return 2 * self.shared / max(1, self.told + self.guessed)

    @property
    def themes(self) -> float:
        """Return the share of matched stories whose main theme was proposed."""
        return self.themed / max(1, self.matched)

    def add(self, other: "Score") -> None:
        """Count another score's interviews too."""
        for name in (
            "stories",
            "guesses",
            "matched",
            "themed",
            "told",
            "guessed",
            "shared",
            "missed",
            "needless",
        ):
            setattr(self, name, getattr(self, name) + getattr(other, name))

    def line(self, name: str) -> str:
        """Return all of it as a line to print."""
        return (
            f"{name:22} stories {self.stories:3} guesses {self.guesses:3} "
            f" recall {self.recall:.3f}  precision {self.precision:.3f}  F1 {self.f1:.3f} "
            f" characters {self.characters:.3f}  themes {self.themes:.3f}"
        )


Find = Callable[[Annotated], list[Guess]]


def score(interviews: Sequence[Annotated], find: Find) -> Score:
    """Hold what is found in interviews against what is there."""
    result = Score()
    for interview in interviews:
        _count(result, interview, find(interview))
    return result


def _count(result: Score, interview: Annotated, guesses: list[Guess]) -> None:
    said = interview.said
    stories = [(story, story.places & said) for story in interview.stories]
    given = [(guess, guess.places & said) for guess in guesses]
    pairs = sorted(
        ((len(a & b) / len(a | b), s, g) for s, (_, a) in enumerate(stories)
         for g, (_, b) in enumerate(given) if a & b),
        reverse=True,
    )  # fmt: skip
    left, right = set(range(len(stories))), set(range(len(given)))
    for share, s, g in pairs:
        if share >= _IOU and s in left and g in right:
            left.remove(s)
            right.remove(g)
            result.matched += 1
            result.themed += stories[s][0].themes[0] == given[g][0].theme
    told = frozenset[int]().union(*(places for _, places in stories))
    guessed = frozenset[int]().union(*(places for _, places in given))
    result.stories += len(stories)
    result.guesses += len(given)
    result.told += len(told)
    result.guessed += len(guessed)
    result.shared += len(told & guessed)
    result.missed += [_shown(interview, *stories[s]) for s in sorted(left)]
    result.needless += [
        _shown(interview, _like(interview, given[g][1]), given[g][1]) for g in sorted(right)
    ]


def _like(interview: Annotated, places: frozenset[int]) -> Marked:
    """Return what was taken for a story: the thing that holds most of its characters."""
    nothing = Marked("nothing", frozenset(), ())
    return max(
        [nothing, *interview.others, *interview.stories], key=lambda o: len(o.places & places)
    )


def _shown(interview: Annotated, what: Marked, places: frozenset[int]) -> str:
    first = min(places, default=0)
    return f"{interview.name} {what.name}: {interview.text[first : first + 60]!r}"


def long_answers(interview: Annotated) -> list[Guess]:
    """Return every long answer, each as a story of what a person can do: the baseline."""
    return [
        Guess(frozenset(range(*answer)), "agency")
        for answer in interview.answers
        if answer[1] - answer[0] >= LONG
    ]


def by_hints(interview: Annotated) -> list[Guess]:
    """Return what the program's hints point to."""
    return [
        Guess(frozenset(i for a, b in hint.segments for i in range(a, b)), hint.theme)
        for hint in _hints(interview)
    ]


def _hints(interview: Annotated) -> list[Placed]:
    return hints_of_source(source_of(interview)).hints


def source_of(interview: Annotated) -> Source:
    """Return an interview as import reads it, without the mark-up of stories."""
    marked = interview.path.suffix == ".txt" and _is_marked_up(interview)
    if marked:
        return Source(interview.path.name, "txt", interview.text, "utf-8", "")
    return read_source(interview.path)


def _is_marked_up(interview: Annotated) -> bool:
    return interview.path.read_text(encoding="utf-8") != interview.text


def of_example() -> list[Annotated]:
    """Return the interviews of the example project, and the stories that its analyst marked."""
    folder = Path(str(files("small_stories_resources") / "example"))
    decided = tomllib.loads((folder / "decisions.toml").read_text(encoding="utf-8"))["stories"]
    return [
        _of_example(folder / name, [one for one in decided if one["interview"] == code])
        for code, name in EXAMPLE.items()
    ]


def _of_example(path: Path, decided: Sequence[dict]) -> Annotated:
    draft = read_interview(path)
    answers = tuple(
        (piece.start, piece.end)
        for turn in draft.turns
        if draft.role_of(turn) is Role.INTERVIEWEE
        for piece in turn.pieces
    )
    marked = [
        (one["kind"], Marked(one["id"], _words(draft, one["words"]), (*one["interpreted_as"],)))
        if one["kind"] == "success"
        else (one["kind"], Marked(one["kind"], _words(draft, one["words"]), ()))
        for one in decided
    ]
    stories = tuple(one for kind, one in marked if kind == "success")
    others = tuple(one for kind, one in marked if kind != "success")
    text = draft.source.text
    return Annotated(path.stem, path, draft.language, text, answers, stories, others)


def _words(draft: Draft, ranges: Sequence[dict]) -> frozenset[int]:
    """Return the characters of ranges that are told by their first and last words."""
    found: set[int] = set()
    for each in ranges:
        turn = next(turn for turn in draft.turns if each["from"] in turn.text)
        start = turn.text.index(each["from"])
        end = turn.text.index(each["to"], start) + len(each["to"])
        for piece in pieces_of(turn.text, turn.pieces, start, end):
            found.update(range(piece.start, piece.end))
    return frozenset(found)


def own() -> list[Path]:
    """Return the interviews of the tests without those that were held out."""
    return [path for path in sorted(INTERVIEWS.glob("*.txt")) if "held_out" not in path.name]


def held_out() -> list[Path]:
    """Return the interviews that nothing was fitted to."""
    return [path for path in sorted(INTERVIEWS.glob("*.txt")) if "held_out" in path.name]


def _print(interviews: list[Annotated], *, each: bool) -> None:
    say = sys.stdout.write
    found = score(interviews, by_hints)
    if each:
        for one in interviews:
            say(score([one], by_hints).line(one.name) + "\n")
    say(found.line("hints") + "\n")
    say(score(interviews, long_answers).line("every long answer") + "\n")
    for name in ("missed", "needless"):
        say(f"{name}:\n" + "".join(f"  {line}\n" for line in getattr(found, name)))


if __name__ == "__main__":
    paths = [Path(name) for name in sys.argv[1:] if not name.startswith("--")] or own()
    example = of_example() if "--example" in sys.argv else []
    _print([*(read(path) for path in paths), *example], each="--each" in sys.argv)
