"""Figures as they are written: values, names of kinds, sums and contradictions in words."""

from small_stories.figures.amounts import Amount, amount_of, plain_number
from small_stories.figures.together import Contradiction, Fact, Figure, Sum
from small_stories.figures.words import is_known
from small_stories.reporting.grammar import listed, written_number
from small_stories.strings import text


def written_value(value: str | Amount, language: str) -> str:
    """Return a value as the language writes numbers (9,3 %, 3 648 annosta); other text as it is."""
    amount = amount_of(value) if isinstance(value, str) else value
    if amount is None:
        return str(value).strip()
    plain = plain_number(amount.number)
    if amount.unit in ("%", "€"):
        return written_number(f"{plain} {amount.unit}", language).replace("-", "\u2212")
    number = written_number(plain.lstrip("-"), language)
    sign = "\u2212" if plain.startswith("-") else ""
    return f"{sign}{number} {amount.unit}".rstrip()


def kind_name(kind: str, language: str) -> str:
    """Return the name of a kind of figures; one of the project's own is its own name."""
    return text(f"figures.kinds.{kind}", language) if is_known(kind) else kind


def title_of(figure: Figure, language: str) -> str:
    """Return what a figure tells, or else the name of its kind."""
    return figure.result.name.strip() or kind_name(figure.kind, language)


def contradiction_in_words(found: Contradiction, language: str) -> str:
    """Return both values, or all of them, with where each comes from; none is chosen."""
    told = dict.fromkeys(_value_and_source(each, language) for each in found.figures)
    return text(
        "figures.contradiction",
        language,
        len(told) - 1,
        what=_where(found.figures[0], language),
        values=listed([*told], language),
    )


def sum_in_words(found: Sum, language: str) -> str:
    """Return a sum with its parts, and where a typed total is another, both of them."""
    first, areas = found.parts[0], len({each.area for each in found.parts}) > 1
    parts = [
        f"{each.area if areas else title_of(each, language)} {_written(each, language)}"
        for each in found.parts
    ]
    typed = dict.fromkeys(_value_and_source(each, language) for each in found.typed)
    names = (title_of(first, language) if areas else kind_name(first.kind, language),)
    where = (*names, "" if areas else first.area, first.period)
    return text(
        "figures.sum_differs" if found.differs else "figures.sum",
        language,
        what=", ".join(filter(None, where)),
        sum=written_value(found.amount, language),
        parts=", ".join(parts),
        typed=listed([*typed], language),
    )


def fact_in_words(fact: Fact, language: str) -> str:
    """Return a short fact for running text or a list: *Tapahtumat (2024): 78*."""
    name = fact.name or kind_name(fact.kind, language)
    when = f" ({fact.period})" if fact.period else ""
    values = " / ".join(written_value(value, language) for value in fact.values)
    return f"{name}{when}: {values}"


def _where(figure: Figure, language: str) -> str:
    return ", ".join(filter(None, (title_of(figure, language), figure.area, figure.period)))


def _written(figure: Figure, language: str) -> str:
    return written_value(figure.result.value, language)


def _value_and_source(figure: Figure, language: str) -> str:
    source = figure.result.source.strip()
    return f"{_written(figure, language)} ({source})" if source else _written(figure, language)
