"""Which commands change nothing, and so can be done while a project is open for reading alone."""

from typing import Final

# Whole menus, with what does change something in them.
_MENUS: Final = frozenset({"file", "view", "go", "help", "sound"})
_CHANGE_THERE: Final = frozenset(
    {
        "file.import", "file.notes", "file.transcribe", "file.transcribe_on",
        "file.transcribe_anew", "file.passphrase", "file.go_back", "file.withdraw",
        "file.destroy", "sound.begin_story", "sound.end_story", "sound.find_words",
    }
)  # fmt: skip
_READ_ELSEWHERE: Final = frozenset(
    {
        "edit.history", "edit.find_everywhere", "edit.find", "edit.next_found",
        "edit.previous_found", "edit.select_turn", "edit.filter_stories",
        "prepare.next_part", "prepare.previous_part", "prepare.print_information",
        "prepare.print_frame", "prepare.print_card", "prepare.open_sheet",
        "story.previous", "story.next", "story.next_here", "story.leave", "story.next_lost",
        "story.go_to_place", "story.go_to_lost", "story.go_to_part", "story.past",
        "story.more_fields", "story.cards.open",
        "checking.open", "checking.go_there", "checking.read_aloud", "checking.aloud_next",
        "checking.aloud_before", "checking.aloud_leave",
        "types.open", "types.left", "types.right", "types.other_kinds",
        "report.tab_quotes", "report.tab_marks", "report.tab_ledger", "report.tab_figures",
        "report.tab_draft", "report.tab_export", "report.open_story", "report.decide_marks",
        "report.copy_inline", "report.copy_vignette", "report.queue.all_marks",
        "report.queue.decided_too", "report.queue.look", "report.queue.place_back",
        "report.queue.place_on", "report.filter_ledger", "report.go_to_figure",
        "report.next_section", "report.previous_section", "report.next_gap", "report.go_there",
        "report.open_folder",
    }
)  # fmt: skip


def only_reads(key: str) -> bool:
    """Tell whether the command of a key changes nothing of the project."""
    if key.partition(".")[0] in _MENUS:
        return key not in _CHANGE_THERE
    return key in _READ_ELSEWHERE
