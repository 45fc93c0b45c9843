"""How a quote's words came through somebody else, as it stands after the speaker."""

from collections.abc import Iterator

from small_stories.reporting.printed import Printed, spoken_in, with_translation
from small_stories.storage.interviews import Interview, interview
from small_stories.storage.project_file import Project
from small_stories.storage.quotes import quote as quote_of
from small_stories.storage.setup import project_facts
from small_stories.storage.stories import story
from small_stories.strings import entry, text


def through(each: Printed, talk: Interview, language: str) -> Iterator[str]:
    """Yield through whom a quote came: an interpreter, a translator."""
    if talk.interpreter:
        yield text("report.quote.interpreter", language)
    if each.is_translated:
        names = entry("report.from_languages", language)
        name = names.get(each.translated_from) if isinstance(names, dict) else None
        key = "translated_from" if name else "translated"
        yield text(f"report.quote.{key}", language, None, original=name)


def ways_through(project: Project, quote: int) -> list[str]:
    """Return what stands after the speaker of one quote in a report of the project's language."""
    found = quote_of(project, quote)
    talk = interview(project, found.interview_id) if found else None
    told = story(project, found.story_id) if found else None
    if found is None or talk is None or told is None:
        return []
    language = project_facts(project).language
    bare = Printed(found, told, "", spoken_in(found, talk), "", "", 0)
    return list(through(with_translation(bare, talk, language, language), talk, language))
