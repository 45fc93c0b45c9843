"""Where the sentences of a text begin and end, in Finnish, Swedish and English."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from small_stories.reporting.claims.marks import ANY

# Words that end with a full stop inside a sentence, in small letters and without the last stop.
_WITH_STOP: Final = """
    esim ks vrt n ns nk os s ss v vv klo puh em ed mrd milj kpl mm prof dos tri fil toim huom nro
    kk vk pv pj tj siht joht synt kuoll bl.a t.ex dvs d.v.s s.k jfr ca nr ev kl fr.o.m t.o.m resp
    inkl exkl f.d st kap sid e.g i.e cf vs approx fig figs p pp dr mr mrs ms eds vol ch sec
"""
_SHORT: Final = frozenset(_WITH_STOP.split())
# Words of the same kind that may end a sentence: they do where a capital letter follows.
_AT_THE_END: Final = "ym yms jne tms ry oy ab osv m.m m.fl etc et.al jr"
_LAST: Final = frozenset(_AT_THE_END.split())
_END: Final = re.compile(r"[.!?…]+[”’\"'»)\]]*(?=\s|$)")
_OPENING: Final = "”’\"'»«([–-•⟦“‘"
_NEXT: Final = re.compile(rf"\s+[{re.escape(_OPENING)}]*\s*(\S)")
_WORD: Final = re.compile(r"(\S+?)[.!?…]+[”’\"'»)\]]*$")
_BEHIND: Final = re.compile(rf"(?:[ \t]*{ANY.pattern})+[.!?]?")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and where it stands: code points, end exclusive."""

    text: str
    start: int
    end: int


def sentences(text: str) -> list[Sentence]:
    """Return the sentences of a text; a new line always begins another.

    Abbreviations, ordinals, dates and initials end none. What a sentence rests on belongs to it
    also where it stands after the full stop.
    """
    found = []
    at = 0
    for line in text.split("\n"):
        found += [Sentence(line[start:end], at + start, at + end) for start, end in _in_line(line)]
        at += len(line) + 1
    return found


def _in_line(line: str) -> Iterator[tuple[int, int]]:
    begin = _skip_space(line, 0)
    for found in _END.finditer(line):
        behind = _BEHIND.match(line, found.end())
        end = behind.end() if behind else found.end()
        if found.start() < begin or not _ends(line, begin, found, end):
            continue
        yield begin, end
        begin = _skip_space(line, end)
    if begin < len(line.rstrip()):
        yield begin, len(line.rstrip())


def _ends(line: str, begin: int, found: re.Match[str], end: int) -> bool:
    """Tell whether a full stop, or another sign, ends the sentence that began."""
    following = _NEXT.match(line, end)
    if following is None:
        return True
    first = following[1]
    if first.islower():
        return False
    if not found[0].startswith(".") or found[0].startswith(".."):
        return True
    word = _WORD.search(line[begin : found.end()])
    last = word[1].lstrip(_OPENING) if word else ""
    return not _stands_inside(last, first, alone=line[begin : found.start()].strip() == last)


def _stands_inside(word: str, following: str, *, alone: bool) -> bool:
    """Tell whether a full stop belongs to the word before it and not to the sentence."""
    small = word.lower()
    if small in _LAST:
        return not following.isupper()
    if small in _SHORT or (len(word) == 1 and word.isupper()):
        return True
    if word.isdigit() or re.fullmatch(r"\d{1,2}\.\d{1,2}", word):
        # 3. luokka has a small letter after it; a number that begins a line counts what follows.
        return alone or following.isdigit()
    return "." in word and all(len(part) <= 2 for part in word.split(".")) and word[0].isalpha()


def _skip_space(line: str, at: int) -> int:
    while at < len(line) and line[at].isspace():
        at += 1
    return at
