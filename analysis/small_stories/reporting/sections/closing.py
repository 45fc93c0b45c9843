"""What a report ends with: how identities were hidden, what the method cannot tell, its sources."""

from small_stories.reporting.blocks import Block, Listed, Prose
from small_stories.reporting.grammar import number_word, written_date
from small_stories.reporting.material import Material
from small_stories.strings import entry


def confidentiality(material: Material) -> list[Block]:
    """Return how people are protected, and which consents there are."""
    changed = sum(each.changed for each in material.printed)
    lines = [material.say("confidentiality.intro")]
    if material.printed:
        n = number_word(changed, material.language, "partitive")
        lines.append(material.say("confidentiality.changed", changed, n=n))
    allowed = material.quotes_allowed
    n = number_word(allowed, material.language, "ablative")
    lines.append(material.say("confidentiality.consents", allowed, n=n))
    keeping = [material.say("confidentiality.keeping")]
    if until := material.facts.retention_until:
        day = written_date(until, material.language)
        keeping.append(material.say("confidentiality.until", day=day))
    return [Prose((" ".join(lines),)), Prose((" ".join(keeping),))]


def limits(material: Material) -> list[Block]:
    """Return what the method does not tell."""
    return [Prose((material.say("limits.intro"),), leads=True), _points(material, "limits.points")]


def sources(material: Material) -> list[Block]:
    """Return the works that the method rests on."""
    return [_points(material, "sources.works")]


def _points(material: Material, key: str) -> Listed:
    points = entry(f"report.{key}", material.language)
    assert isinstance(points, list)
    return Listed(tuple((str(point),) for point in points))
