"""What a layout makes of a source: who said what, before anybody knows who asks and who tells."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from small_stories.importing.passages import Passage
from small_stories.model import Role


class Layout(StrEnum):
    """The ways of writing talk down, named in the strings under ``importing.layouts``."""

    LABELS = "labels"
    COLUMNS = "columns"
    LABELS_AND_TIMES = "labels_and_times"
    TIMES_AND_LABELS = "times_and_labels"
    EMPHASISED_LABELS = "emphasised_labels"
    BRACKETED_LABELS = "bracketed_labels"
    DASHED_LABELS = "dashed_labels"
    LABELS_ABOVE = "labels_above"
    CUES = "cues"
    TABLE = "table"
    EMPHASIS = "emphasis"
    TIMES = "times"
    PARAGRAPHS = "paragraphs"
    DASHES = "dashes"
    NOTES = "notes"
    BARE_TEXT = "bare_text"


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

    layout: Layout
    utterances: tuple[Utterance, ...]
    roles: Mapping[str, Role] = field(default_factory=dict)
    sure: bool = True
    notes: bool = False
