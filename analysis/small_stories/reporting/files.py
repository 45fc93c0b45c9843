"""Which files a report consists of by its template, and whose words stand in each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from small_stories.reporting.blocks import Section, anchors_in, texts
from small_stories.reporting.gate import Leaving
from small_stories.reporting.grammar import written_number
from small_stories.reporting.material import Material
from small_stories.reporting.sections.quotes_list import quotes_list, quotes_title
from small_stories.reporting.sections.story_names import for_readers
from small_stories.reporting.slides.presentation import slides_file
from small_stories.reporting.tables.claims_sheet import claims_sheets
from small_stories.reporting.tables.csv_file import typology_csv
from small_stories.reporting.tables.sheets import Sheet, sheets
from small_stories.reporting.tables.workbook import workbook_file
from small_stories.reporting.templates.catalogue import Template, WrittenAs, title
from small_stories.reporting.texts import Field, field_of
from small_stories.reporting.word.document import word_file
from small_stories.reporting.words_of_analyst import words_of_analyst

# Reports that stand alone have numbered headings and begin with a table of contents.
_WITH_CONTENTS: Final = ("municipal", "thesis")
# The evaluation chapter is the report that was there first; its file kept its name.
_NAMES: Final = {"evaluation": "report"}


@dataclass(frozen=True, slots=True)
class ReportFile:
    """A finished file, with the quotes it prints and the interviews it tells of, by their ids."""

    leaving: Leaving
    quotes: tuple[int, ...]
    interviews: tuple[int, ...]


def files_of(material: Material, chosen: Template, sections: Sequence[Section]) -> list[ReportFile]:
    """Return the files of a report: the report itself, then what its template takes along."""
    quotes = quotes_in(material, chosen, sections)
    everybody = tuple(material.interviews)
    found = [
        ReportFile(leaving, quotes, everybody) for leaving in _report(material, chosen, sections)
    ]
    if "quotes" in chosen.takes_along:
        found.append(_quotes(material))
    if "typology" in chosen.takes_along:
        named = for_readers(material)
        every = [*sheets(named), *claims_sheets(named, sections)]
        tables = (_workbook(named, every), _csv(named))
        found += [ReportFile(leaving, (), everybody) for leaving in tables]
    return found


def file_name(chosen: Template) -> str:
    """Return what the file of a template is called, without its ending."""
    return _NAMES.get(chosen.key, chosen.key)


def quotes_in(material: Material, chosen: Template, sections: Sequence[Section]) -> tuple[int, ...]:
    """Return the quotes that leave with a report: those in its sections, or in the list beside."""
    if "quotes" in chosen.takes_along:
        return tuple(each.quote.id for each in material.printed)
    anchors = set(anchors_in(block for section in sections for block in section.blocks))
    return tuple(each.quote.id for each in material.printed if each.anchor in anchors)


def _report(material: Material, chosen: Template, sections: Sequence[Section]) -> Iterator[Leaving]:
    """Yield the report as a Word document, and also as slides or plain texts where it is those."""
    heading, name = title(material, chosen), file_name(chosen)
    with_contents = chosen.key in _WITH_CONTENTS
    yield _document(f"{name}.docx", heading, material, sections, with_contents=with_contents)
    if chosen.written_as is WrittenAs.SLIDES:
        own_words = words_of_analyst(material)
        content = slides_file(heading, material.language, sections, own_words=own_words)
        yield Leaving(f"{name}.pptx", content, _told(heading, sections))
    if chosen.written_as is WrittenAs.TEXTS:
        fields = [field_of(section, material.language) for section in sections]
        content = _plain(material, heading, fields).encode("utf-8-sig")
        yield Leaving(f"{name}.txt", content, _told(heading, sections))


def _document(
    name: str,
    heading: str,
    material: Material,
    sections: Sequence[Section],
    *,
    with_contents: bool = False,
) -> Leaving:
    content = word_file(
        heading,
        material.language,
        sections,
        own_words=words_of_analyst(material),
        with_contents=with_contents,
    )
    return Leaving(name, content, _told(heading, sections))


def _plain(material: Material, heading: str, fields: Sequence[Field]) -> str:
    """Return the texts of a form one after another, each with its count of characters."""
    parts = [heading]
    for each in fields:
        count = material.say(
            "characters", each.characters, n=written_number(str(each.characters), material.language)
        )
        parts.append(f"{each.heading} ({count})\n\n{each.text}")
    return "\n\n\n".join(parts) + "\n"


def _workbook(material: Material, tables: Sequence[Sheet]) -> Leaving:
    heading = material.say("typology_title", name=material.facts.name)
    told = [
        (sheet.name, (*sheet.header, *(c for row in sheet.rows for c in row))) for sheet in tables
    ]
    return Leaving("typology.xlsx", workbook_file(heading, tables), (("", (heading,)), *told))


def _csv(material: Material) -> Leaving:
    content = typology_csv(material)
    told = tuple(content.decode("utf-8-sig").splitlines())
    return Leaving("typology.csv", content, (("", told),))


def _quotes(material: Material) -> ReportFile:
    made = _document("quotes.docx", quotes_title(material), material, quotes_list(material))
    quoted = tuple(each.quote.id for each in material.printed)
    from_these = dict.fromkeys(each.quote.interview_id for each in material.printed)
    return ReportFile(made, quoted, tuple(from_these))


def _told(heading: str, sections: Sequence[Section]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    found = [(section.heading, tuple(texts(section))) for section in sections]
    return (("", (heading,)), *found)
