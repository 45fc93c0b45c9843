"""How much of the work there is at each step and what of it waits; counted, never shared out.

No number here is held against another: they tell the analyst where there is something to do, and
nothing is ever asked for (``method.md`` T4, P7).
"""

from dataclasses import dataclass
from typing import Final

from small_stories.storage.project_file import Project
from small_stories.storage.stories import IS_WRITTEN

# Stories without words of a reading; the pieces of context around them need none.
_COUNTS: Final = f"""
    SELECT
        (SELECT count(*) FROM goal) AS goals,
        (SELECT count(*) FROM interview) AS interviews,
        (SELECT count(*) FROM interview WHERE NOT read_to_end) AS not_to_the_end,
        (SELECT count(*) FROM story) AS stories,
        (SELECT count(*) FROM story WHERE kind = 'success' AND NOT EXISTS (
            SELECT 1 FROM reading WHERE story_id = story.id AND {IS_WRITTEN})) AS unread,
        (SELECT count(*) FROM member_check WHERE state = 'offered') AS offered,
        (SELECT count(*) FROM story_type WHERE NOT retired) AS types,
        (SELECT count(DISTINCT mark.id) FROM quote_span
            JOIN quote_decision AS mark ON mark.turn_id = quote_span.turn_id
                AND mark.start < quote_span."end" AND quote_span.start < mark."end"
            LEFT JOIN identity ON identity.id = mark.identity_id
            WHERE coalesce(mark.decision, identity.decision) IS NULL) AS undecided
"""

TABLES: Final = frozenset(
    {"goal", "interview", "story", "reading", "member_check", "story_type", "quote_span",
     "quote_decision", "identity"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class WhatIsLeft:
    """Counts by step: goals; interviews; stories and readings; offers; types; marks in quotes."""

    goals: int
    interviews: int
    not_to_the_end: int
    stories: int
    unread: int
    offered: int
    types: int
    undecided: int


def what_is_left(project: Project) -> WhatIsLeft:
    """Count what there is at each step; a few milliseconds for thousands of stories."""
    return WhatIsLeft(*project.db.execute(_COUNTS).fetchone())
