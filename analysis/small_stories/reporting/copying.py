"""A quote as text to paste: within a sentence, or as a small story of somebody called X.

What is pasted leaves the project: it passes the same checks as a file does.
"""

from small_stories.anonymising.leaving.hidden import hidden_words
from small_stories.errors import SmallStoriesError
from small_stories.model import CheckState
from small_stories.reporting.gate import Leaving, check
from small_stories.reporting.material import Material, gather, reading_text
from small_stories.reporting.printed import Printed
from small_stories.reporting.quotation_marks import in_quotation_marks
from small_stories.reporting.readiness import hindrance_text, hindrances
from small_stories.reporting.sections.stories import effect_of, quoted_block
from small_stories.storage.project_file import Project
from small_stories.storage.setup import project_facts


def inline_quote(project: Project, quote: int) -> str:
    """Return a quote within a sentence; raises SmallStoriesError("report.quote_not_ready")."""
    material, found = _ready(project, quote)
    speaker, through = _speaker(material, found)
    words = _words(material, found)
    said = material.say("copied.inline", speaker=speaker[:1].upper() + speaker[1:], words=words)
    return checked(project, f"{said} ({through})" if through else said)


def vignette(project: Project, quote: int) -> str:
    """Return a story in short with its quote, its teller called X; raises as ``inline_quote``."""
    material, found = _ready(project, quote)
    denied = found.story.check_state == CheckState.DENIED
    read = "" if denied else reading_text(material.readings.get(found.story.id))
    speaker, through = _speaker(material, found)
    words = _words(material, found) + (f" ({through})." if through else "")
    opening = material.say("copied.vignette", speaker=speaker)
    return checked(
        project, " ".join(filter(None, (opening, read, words, effect_of(material, found.story))))
    )


def checked(project: Project, words: str) -> str:
    """Return words that may leave; raises SmallStoriesError as the gate does."""
    language = project_facts(project).language
    leaving = Leaving("text.txt", words.encode(), (("", (words,)),))
    check(leaving, hidden_words(project), language)
    return words


def _ready(project: Project, quote: int) -> tuple[Material, Printed]:
    language = project_facts(project).language
    if found := hindrances(project, [quote]):
        raise SmallStoriesError("report.quote_not_ready", why=hindrance_text(found[0], language))
    material = gather(project, language)
    return material, next(each for each in material.printed if each.quote.id == quote)


def _speaker(material: Material, found: Printed) -> tuple[str, str]:
    """Return who speaks, and through whom the words came, if through somebody."""
    whole = quoted_block(material, found, with_effect=False).attribution
    return found.attribution, whole.removeprefix(found.attribution).removeprefix(", ")


def _words(material: Material, found: Printed) -> str:
    return in_quotation_marks(found.translation or found.text, material.language)
