"""What a sentence can rest on, by the names that it has now."""

from small_stories.reporting.claims.marks import CLOSES, OPENS, Ground, Mark, marks_in
from small_stories.reporting.material import Material
from small_stories.reporting.written_figures import written_value
from small_stories.storage.setup import QuantResult
from small_stories.strings import text

_LONGEST = 60  # letters of a name inside a text


def grounds(material: Material) -> dict[Mark, str]:
    """Return everything that a claim can rest on: stories by code, types and figures by name.

    The types stand first, then the figures and the stories in the order told.
    """
    found = {
        Mark(Ground.TYPE, kind.id): kind.name.strip() or material.say("types.unnamed")
        for kind in material.types
    }
    for figure in material.figures.all:
        found[Mark(Ground.FIGURE, figure.result.id)] = figure_in_words(
            figure.result, material.language
        )
    for story in material.stories:
        found[Mark(Ground.STORY, story.id)] = material.codes[story.id]
    return found


def short_names(material: Material, language: str) -> dict[Mark, str]:
    """Return the name of each ground inside a text: short, its kind before it, no two alike."""
    names: dict[Mark, str] = {}
    taken: set[str] = set()
    for mark, name in grounds(material).items():
        short = " ".join(name.replace(OPENS, "").replace(CLOSES, "").split())
        if len(short) > _LONGEST:
            short = f"{short[:_LONGEST].rstrip()}…"
        if mark.ground is not Ground.STORY:
            short = text(f"claims.short.{mark.ground}", language, name=short)
        names[mark] = short if short not in taken else f"{short} ({mark.id})"
        taken.add(names[mark])
    return names


def names_of_gone(words: str, names: dict[Mark, str], language: str) -> dict[Mark, str]:
    """Return a name for each mark of a text that has none any more, for it was removed."""
    return {
        mark: text(f"claims.gone.{mark.ground}", language, number=mark.id)
        for mark in marks_in(words)
        if mark not in names
    }


def figure_in_words(figure: QuantResult, language: str) -> str:
    """Return a figure with its value, and its area and period where it has them."""
    value = written_value(figure.value, language)
    said = f"{figure.name.strip()} {value}".strip()
    return ", ".join(filter(None, (said, figure.area.strip(), figure.period.strip())))
