"""What a report ends with: how identities were hidden, what the method cannot tell, its sources."""

from collections.abc import Iterator
from datetime import UTC, datetime

from small_stories.reporting.blocks import Block, Listed, Prose
from small_stories.reporting.grammar import number_word, sentence, written_date
from small_stories.reporting.material import Material
from small_stories.strings import entry


def confidentiality(material: Material) -> list[Block]:
    """Return how people are protected, for whose eyes, and which consents there are."""
    paragraphs = (_hiding(material), _consents(material), _keeping(material))
    return [Prose((" ".join(lines),)) for lines in paragraphs]


def limits(material: Material) -> list[Block]:
    """Return what the method does not tell."""
    return [Prose((material.say("limits.intro"),), leads=True), _points(material, "limits.points")]


def sources(material: Material) -> list[Block]:
    """Return the works that the method rests on; the guide with the day of the report."""
    today = written_date(datetime.now(UTC).astimezone().date().isoformat(), material.language)
    works = entry("report.sources.works", material.language)
    assert isinstance(works, list)
    guide = material.say("sources.guide", day=today)
    return [Listed((*((str(work),) for work in works), (guide,)))]


def _hiding(material: Material) -> Iterator[str]:
    yield material.say("confidentiality.intro")
    yield material.say(f"confidentiality.for_{material.facts.profile}")
    if material.printed:
        changed = sum(each.changed for each in material.printed)
        n = number_word(changed, material.language, "neuter")
        yield material.say("confidentiality.changed", changed, n=n)
    if kept := material.circumstances.kept_places:
        n = number_word(kept, material.language, "neuter")
        yield sentence(material.say("confidentiality.kept", kept, n=n))


def _consents(material: Material) -> Iterator[str]:
    asked = material.circumstances
    allowed = material.quotes_allowed
    n = number_word(allowed, material.language, "ablative")
    yield material.say("confidentiality.consents", allowed, n=n)
    if again := asked.asked_again:
        n = number_word(again, material.language, "ablative")
        yield material.say("confidentiality.again", again, n=n)
    if refused := asked.refused:
        n = number_word(refused, material.language)
        yield sentence(material.say("confidentiality.refused", refused, n=n))
    if material.interviewees:
        n = number_word(asked.named, material.language)
        yield sentence(material.say("confidentiality.named", asked.named, n=n))


def _keeping(material: Material) -> Iterator[str]:
    yield material.say("confidentiality.keeping")
    if until := material.facts.retention_until:
        yield material.say("confidentiality.until", day=written_date(until, material.language))


def _points(material: Material, key: str) -> Listed:
    points = entry(f"report.{key}", material.language)
    assert isinstance(points, list)
    return Listed(tuple((str(point),) for point in points))
