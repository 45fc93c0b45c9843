"""What can be read apart: each a function that the child alone imports.

It takes a path; or, where the file is lent, an open file and what hands over the parts of it.
"""

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
    STATED_LENGTH = "small_stories.transcribing.sound.decoding:stated_length_ms"
    SOUND = "small_stories.transcribing.sound.decoding:sound_of"
