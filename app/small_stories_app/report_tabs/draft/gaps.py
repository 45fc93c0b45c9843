"""Where a gap of the draft is filled: in the section's own text, in an editor, or at a step."""

from typing import Final

from small_stories.reporting.blocks import Section, ToBeFilled
from small_stories.strings import entry
from small_stories_app.report_tabs.editor_dialog import editor_of
from small_stories_app.session import Session

# Where a gap is filled that the section's own text does not fill, by its key.
_AT_STEP: Final = {
    "goals": "prepare", "selection": "prepare", "stories": "interviews", "held_on": "interviews",
    "interviewer": "interviews", "place": "interviews", "data": "interviews",
    "question_frame": "prepare", "types": "types",
    "mechanism": "types", "reading": "checking", "story_start": "stories",
    "story_happened": "stories", "story_changed": "stories", "story_quote": "stories",
    "story_goal": "stories", "components": "interviews", "domains": "interviews",
    "questions24": "interviews",
}  # fmt: skip
_AT_TAB: Final = {"numbers": "figures"}
# Gaps that ask for the own text although the section has an editor, too.
_OWN_TEXTS: Final = frozenset({"tips", "next_steps"})


def step_of(gap: ToBeFilled, language: str) -> str:
    """Return the key of the step at which a gap is filled, or nothing."""
    return _AT_STEP.get(_key_of(gap, language), "")


def tab_of(gap: ToBeFilled, language: str) -> str:
    """Return the key of the tab on which a gap is filled, or nothing."""
    return _AT_TAB.get(_key_of(gap, language), "")


def is_for_editor(gap: ToBeFilled, section: Section, language: str) -> bool:
    """Tell whether an editor fills a gap, and not the own text of its section."""
    return editor_of(section.key) is not None and _key_of(gap, language) not in _OWN_TEXTS


def hint_of(session: Session, section: Section) -> str:
    """Return what the own text of a section is for, in the language of the window."""
    # In a part of the work it tells what was done there.
    key = "measures" if section.key.startswith("part_") else section.key
    asked = _asked(session.language).get(key, "")
    if not asked or section.key in _AT_STEP or section.key in _AT_TAB:
        return session.text("draft.own_hint")
    return asked[:1].upper() + asked[1:]


def _key_of(gap: ToBeFilled, language: str) -> str:
    """Return under which key a gap's words stand; those with words of the project have none."""
    return next((key for key, words in _asked(language).items() if words == gap.text), "")


def _asked(language: str) -> dict[str, str]:
    found = entry("report.to_fill", language)
    assert isinstance(found, dict)
    return {key: words for key, words in found.items() if isinstance(words, str)}
