"""What a layout makes of a source: who said what, before anybody knows who asks and who tells."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from small_stories.importing.passages import Passage
from small_stories.model import Role


@dataclass(frozen=True, slots=True)
class Utterance:
    """What one speaker says at a time; the label is as written, None where there is none."""

    label: str | None
    words: Passage
    start_ms: int | None = None
    end_ms: int | None = None


@dataclass(frozen=True, slots=True)
class Talk:
    """A source cut into utterances. ``roles`` holds those that the layout itself tells."""

    layout: str
    utterances: tuple[Utterance, ...]
    roles: Mapping[str, Role] = field(default_factory=dict)
    sure: bool = True
    notes: bool = False
