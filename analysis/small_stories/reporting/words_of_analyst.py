"""What the analyst wrote in the project's language, when a report is in another."""

from collections.abc import Iterator

from small_stories.reporting.claims.marks import ANY
from small_stories.reporting.material import Material, reading_text
from small_stories.reporting.word.own_words import OwnWords, own_words
from small_stories.storage.stories import WRITTEN_FIELDS


def words_of_analyst(material: Material) -> OwnWords:
    """Return the analyst's texts, to be tagged with their language; none where it is the report's.

    The words stand in the report as they were written: nobody translates them unasked.
    """
    if material.language == material.facts.language:
        return OwnWords()
    return own_words(material.facts.language, filter(None, _texts(material)))


def _texts(material: Material) -> Iterator[str]:
    facts = material.facts
    yield from (facts.evaluated, facts.means, facts.selection_note, facts.member_check_note)
    for own in material.own.values():
        # What a sentence rests on is printed in the report's language.
        yield from (piece.strip(" .") for piece in ANY.split(own))
    yield from (note.text for note in material.failures)
    for goal in material.goals:
        yield from (goal.name, goal.description, goal.set_by)
    for kind in material.types:
        yield from (kind.name, kind.experience, kind.change, kind.opens_up, kind.mechanism)
    yield from (theme.name for theme in material.themes if theme.key is None)
    for found in material.readings.values():
        yield reading_text(found)
        yield from (str(getattr(found, name)) for name in WRITTEN_FIELDS)
    yield from material.principle_notes.values()
    yield from (each.attribution for each in material.printed)
    yield from (recommended.text for recommended in material.recommendations)
    for told in material.impact_stories:
        yield from (told.title, told.beside)
