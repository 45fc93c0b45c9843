"""What can be read apart: each a function that takes a path, and is imported by the child alone."""

from enum import StrEnum
from typing import Final

COMMAND: Final = "read-apart"
"""What the program is started with to become a reader."""


class Reading(StrEnum):
    """A way of reading one file; the value says where its function stands."""

    INTERVIEW = "small_stories.importing.draft:read_interview"
    ANY_TEXT = "small_stories.importing.draft:read_any_text"
    BESIDE_TEXT = "small_stories.importing.formats.beside:lines_beside"
    SHEET = "small_stories.importing.sheets.sheet:read_sheet"
    TEMPLATE = "small_stories.reporting.own_templates.own_template:cleaned"
    IS_RECORDING = "small_stories.transcribing.sound.decoding:is_recording"
    HEARD_TO_THE_END = "small_stories.transcribing.sound.storing:heard_to_the_end"
