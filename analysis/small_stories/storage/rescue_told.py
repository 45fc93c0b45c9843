"""What was saved of a damaged project and what is lost, in the user's words."""

from collections.abc import Iterator
from typing import Final

from small_stories.storage.rescuing import Rescued
from small_stories.strings import text

# In the order of the work; rows of other tables are told together.
_NAMED: Final = ("interview", "turn", "story", "reading", "story_type", "quote", "identity",
                 "report_section")  # fmt: skip
_HISTORY: Final = ("change", "change_row")


def told(rescued: Rescued, language: str) -> Iterator[str]:
    """Yield whole sentences: what could be read, what came from elsewhere, what is gone."""

    def say(key: str, count: int | None = None, **fields: object) -> str:
        return text(f"rescued.{key}", language, count, **fields)

    def named(rows: dict[str, int]) -> str:
        parts = [(name, rows[name]) for name in _NAMED if rows.get(name)]
        rest = sum(rows.values()) - sum(count for _, count in parts)
        parts += [("other", rest)] if rest else []
        return ", ".join(f"{say(f'names.{name}')} {count}" for name, count in parts)

    def own(rows: dict[str, int]) -> dict[str, int]:
        return {name: count for name, count in rows.items() if name not in _HISTORY}

    yield say("saved", parts=named(own(rescued.saved)))
    if rescued.from_copy:
        yield say("from_copy", rescued.from_copy, day=rescued.day)
    lost = own(rescued.lost)
    if lost or not rescued.unsure:
        yield say("lost", parts=named(lost)) if lost else say("nothing_lost")
    if any(name in rescued.lost for name in _HISTORY):
        yield say("history_lost")
    if rescued.unsure:
        yield say("unsure")
    yield say("kept")
