"""Every section that a template can have, by its key, and how it is made from a project."""

from collections.abc import Callable
from typing import Final

from small_stories.reporting.blocks import Block, Section
from small_stories.reporting.claims.printing import own_blocks
from small_stories.reporting.material import Material
from small_stories.reporting.sections.appendices import code_book, question_frame
from small_stories.reporting.sections.closing import confidentiality, limits, sources
from small_stories.reporting.sections.data_table import data_table
from small_stories.reporting.sections.examples import examples
from small_stories.reporting.sections.failures import failures
from small_stories.reporting.sections.findings import (
    highlights,
    limits_in_short,
    setbacks,
    successes,
)
from small_stories.reporting.sections.forms import (
    attachments,
    award_themes,
    award_why,
    benefit,
    good_practices,
    next_steps,
    results_in_short,
    target_group,
    tips,
)
from small_stories.reporting.sections.frame import (
    aims,
    effects,
    measures,
    outputs,
    resources,
)
from small_stories.reporting.sections.frames import (
    components,
    domains,
    questions24,
    ten_principles,
)
from small_stories.reporting.sections.impact_stories import impact_stories
from small_stories.reporting.sections.method import method
from small_stories.reporting.sections.numbers import numbers
from small_stories.reporting.sections.opening import introduction
from small_stories.reporting.sections.plain_summary import plain_summary
from small_stories.reporting.sections.prompts import heading_over, written_by_hand
from small_stories.reporting.sections.recommendations import recommendations, types_in_short
from small_stories.reporting.sections.stories import stories_by_theme, themes, what_to_watch
from small_stories.reporting.sections.survey import survey
from small_stories.reporting.sections.trustworthiness import trustworthiness
from small_stories.reporting.sections.type_tables import type_tables
from small_stories.reporting.sections.types import types
from small_stories.reporting.sections.work_parts import (
    how,
    mechanisms,
    parts,
    parts_by_area,
    proposals,
    what,
    why,
)

SectionOf = Callable[[Material], list[Block]]

SECTIONS: Final[dict[str, SectionOf]] = {
    "goals": aims,
    "resources": resources,
    "measures": measures,
    "outputs": outputs,
    "method": method,
    "stories": stories_by_theme,
    "types": types,
    "type_tables": type_tables,
    "effects": effects,
    "failures": failures,
    "numbers": numbers,
    "watch": what_to_watch,
    "confidentiality": confidentiality,
    "limits": limits,
    "sources": sources,
    "data": data_table,
    "plain_summary": plain_summary,
    "highlights": highlights,
    "setbacks": setbacks,
    "limits_in_short": limits_in_short,
    "introduction": introduction,
    "background": written_by_hand("background"),
    "partners": written_by_hand("partners"),
    "schedule": written_by_hand("schedule"),
    "implementation": written_by_hand("implementation"),
    "themes": themes,
    "examples": examples,
    "results": heading_over("results"),
    "successes": successes,
    "model": heading_over("model"),
    "principles": written_by_hand("principles"),
    "roles": written_by_hand("roles"),
    "process": written_by_hand("process"),
    "work_methods": written_by_hand("work_methods"),
    "indicators": written_by_hand("indicators"),
    "evaluation": heading_over("evaluation"),
    "conclusions": written_by_hand("conclusions"),
    "directions": written_by_hand("directions"),
    "closing_words": written_by_hand("closing_words"),
    "discussion": written_by_hand("discussion"),
    "trustworthiness": trustworthiness,
    "question_frame": question_frame,
    "code_book": code_book,
    "environment": written_by_hand("environment"),
    "target_group": target_group,
    "idea": written_by_hand("idea"),
    "conditions": written_by_hand("conditions"),
    "tips": tips,
    "results_in_short": results_in_short,
    "attachments": attachments,
    "benefit": benefit,
    "good_practices": good_practices,
    "next_steps": next_steps,
    "award_why": award_why,
    "award_themes": award_themes,
    "recommendations": recommendations,
    "types_in_short": types_in_short,
    "why": why,
    "what": what,
    "how": how,
    "mechanisms": mechanisms,
    "proposals": proposals,
}

# What is made once for each of something, each under a heading of its own.
SEVERAL: Final[dict[str, Callable[[Material], list[Section]]]] = {
    "impact_stories": impact_stories,
    "parts": parts,
    "parts_by_area": parts_by_area,
    "survey": survey,
    "components": components,
    "domains": domains,
    "questions24": questions24,
    "ten_principles": ten_principles,
}


def section(material: Material, key: str, level: int = 1) -> Section:
    """Return one section: the analyst's own text, then what the project fills in."""
    filled = SECTIONS[key](material)
    heading = material.say(f"sections.{key}")
    return Section(key, heading, (*own_blocks(material, key), *filled), level)
