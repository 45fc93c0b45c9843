"""A template of somebody's own, read and cleaned: its parts, and the marks that stand in it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from small_stories.apart.reading import read_apart
from small_stories.apart.readings import Reading
from small_stories.changes.own_templates import add_report_template
from small_stories.errors import SmallStoriesError
from small_stories.reporting.own_templates.cleaning import clean
from small_stories.reporting.own_templates.marks import (
    CONTENTS,
    REPORT,
    is_fact,
    known_marks,
    meaning,
    nearest_mark,
)
from small_stories.reporting.own_templates.paragraphs import drop_copies, marks_in, paragraphs
from small_stories.reporting.own_templates.parts import Parts, read_parts
from small_stories.reporting.templates.catalogue import Place, Template, WrittenAs, template
from small_stories.storage.own_templates import own_template_file
from small_stories.storage.project_file import Project

OWN: Final = "own:"
_ENDINGS: Final = (".docx", ".dotx")
_LARGEST: Final = 10 * 1024 * 1024  # bytes of a file that a project keeps


@dataclass(frozen=True, slots=True)
class OwnTemplate:
    """A cleaned template; ``keys`` are what its marks stand for, in the order of the text."""

    name: str
    parts: Parts
    keys: tuple[str, ...]

    @property
    def as_template(self) -> Template:
        """The sections that its marks stand for, as a template of the program has them."""
        places: list[Place] = []
        for key in self.keys:
            places += template("evaluation").places if key == REPORT else [Place(key)]
        return Template("own", WrittenAs.WORD, tuple(places))


def is_own(name: str) -> bool:
    """Tell whether a template's name is that of one which the project keeps: ``own:NAME``."""
    return name.startswith(OWN)


def read_own(path: Path, language: str) -> bytes:
    """Return what ``cleaned`` does, and raise what it does, read in a process apart."""
    return read_apart(Reading.TEMPLATE, path, bytes, language=language)


def keep(project: Project, path: Path, content: bytes) -> str:
    """Keep a cleaned Word file as a template of the project, under its name; return that name."""
    add_report_template(project, path.stem, content)
    return path.stem


def cleaned(path: Path, language: str) -> bytes:
    """Return a Word file without what it holds of people and of other files.

    ``language`` is that in which its marks are told of. Raises what ``read_template`` does, and
    SmallStoriesError("own_template.not_word") or ("own_template.too_large").
    """
    if path.suffix.lower() in (".docm", ".dotm"):
        raise SmallStoriesError("own_template.with_macros", name=path.name)
    if path.suffix.lower() not in _ENDINGS:
        raise SmallStoriesError("own_template.not_word", name=path.name)
    try:
        if path.stat().st_size > _LARGEST:
            raise SmallStoriesError("own_template.too_large", name=path.name)
        content = path.read_bytes()
    except OSError as error:
        raise SmallStoriesError("own_template.unreadable", name=path.name) from error
    return read_template(content, path.name, language).parts.packed()


def kept_template(project: Project, name: str, language: str) -> OwnTemplate:
    """Return a template that the project keeps, by its name with or without ``own:``.

    Raises SmallStoriesError("own_template.gone") when there is none of that name.
    """
    bare = name.removeprefix(OWN)
    content = own_template_file(project, bare)
    if content is None:
        raise SmallStoriesError("own_template.gone", name=bare)
    return read_template(content, bare, language)


def read_template(content: bytes, name: str, language: str) -> OwnTemplate:
    """Read and clean a template, and look at its marks.

    Raises SmallStoriesError("own_template.damaged"), ("own_template.with_macros") and the like;
    ("own_template.no_marks"), ("own_template.unknown_marks") and
    ("own_template.section_in_margin"), which tell the marks.
    """
    parts = read_parts(content, name)
    clean(parts)
    body = parts.tree(parts.document)
    for root in (body, *_margins(parts)):
        drop_copies(root)
    inside, margins = (
        list(_names(body)),
        [each for root in _margins(parts) for each in _names(root)],
    )
    _see_that_known([*inside, *margins], name, language)
    sections = [key for each in inside if not is_fact(key := _key(each)) and key != CONTENTS]
    _see_that_short(margins, name)
    return OwnTemplate(name, parts, tuple(dict.fromkeys(sections)))


def margins_of(parts: Parts) -> list[Any]:
    """Return the roots of headers, footers and notes."""
    return list(_margins(parts))


def _margins(parts: Parts) -> Iterator[Any]:
    kinds = ("header", "footer", "footnotes", "endnotes")
    for each in parts.relations.get(parts.document, ()):
        if each.kind.rpartition("/")[2] in kinds:
            yield parts.tree(each.target)


def _names(root: Any) -> Iterator[str]:
    for paragraph in paragraphs(root):
        yield from (mark.name for mark in marks_in(paragraph))


def _key(name: str) -> str:
    found = meaning(name)
    assert found is not None
    return found


def _see_that_known(names: Sequence[str], file: str, language: str) -> None:
    known = ", ".join(known_marks(language))
    if not names:
        raise SmallStoriesError("own_template.no_marks", name=file, known=known)
    unknown = list(dict.fromkeys(each for each in names if meaning(each) is None))
    if unknown:
        near = (nearest_mark(each, language) for each in unknown)
        told = [f"{{{{{each}}}}}" + (f" → {meant}?" if meant else "")
                for each, meant in zip(unknown, near, strict=True)]  # fmt: skip
        raise SmallStoriesError("own_template.unknown_marks", name=file, marks=", ".join(told),
                                known=known)  # fmt: skip


def _see_that_short(names: Sequence[str], file: str) -> None:
    long = [each for each in names if not is_fact(_key(each))]
    if long:
        told = ", ".join(f"{{{{{each}}}}}" for each in dict.fromkeys(long))
        raise SmallStoriesError("own_template.section_in_margin", name=file, marks=told)
