"""The transcriber's own lines: what happens in the room, and when the recording ends."""

import re
from typing import Final

from small_stories.importing.role_words import is_known

_BRACKETED: Final = re.compile(
    r"\[[^\[\]]*\]|\([^()]*\)|\(\(.*\)\)|\{[^{}]*\}|<[^<>]*>|\*[^*?]+\*|/[^/]+/"
)
_RULE: Final = re.compile(r"[-–—_=*~#+. ]{3,}")
_RECORDING: Final = re.compile(
    r"\W*+(?:nauhoit|nauhoite|nauha|tallen|äänit|haastattelu|litterointi|inspelning|intervju|bandet|"
    r"transkription|the recording|recording|the interview|interview|transcript)\w*(?: \w+){0,2} "
    r"(?:päätty|loppu|katke|jatku|alkaa|alkoi|keskeyty|slut|börja|avbryt|fortsätt|end|stop|start|"
    r"pause|resume|continue)\w*\W*",
    re.I,
)
_SIGNED: Final = re.compile(
    r"\W*+(?:litteroi|litteraat|puhtaaksikirjoit|transkriber|renskriv|transcribed)(?=.*[\d:/])\w*\b[^?!]{0,80}",
    re.I,
)
_SECTION: Final = re.compile(
    r"\W*+(?:teema|aihe|osa|osio|kysymys|tema|ämne|del|avsnitt|fråga|theme|topic|part|section)\s+"
    r"(?:\d{1,2}|[IVX]{1,4}|[A-Z])\s*(?:[.:)–—-]\s*[^.?!]{0,80})?",
    re.I,
)
_NUMBERED: Final = re.compile(r"\d{1,2}(?:\.\d{1,2})?[.)]?\s+[A-ZÅÄÖ]")
_MACHINE: Final = re.compile(
    r".{0,80}\b(?:started|stopped|aloitti|lopetti|käynnisti|keskeytti|startade|stoppade) "
    r"(?:the )?"
    r"(?:transcription|recording|litteroinnin|transkription\w*|tallennuksen|inspelningen)\W*",
    re.I,
)


_NOTES: Final = re.compile(
    "|".join(
        f"(?:{each.pattern})"
        for each in (_BRACKETED, _RULE, _RECORDING, _MACHINE, _SIGNED, _SECTION)
    ),
    re.I,
)


def is_note(text: str) -> bool:
    """Tell whether a line of its own is the transcriber's, not anybody's talk."""
    if len(text) > 400:
        return False
    return _NOTES.fullmatch(text) is not None and not _is_label(text.strip("[](){}<>*/ "))


def is_section(text: str) -> bool:
    """Tell whether a line that stands apart is the title of a section: ``TAUSTA``, ``2.1 Arki``."""
    return (
        len(text) <= 80
        and text[-1] not in ".?!…,"
        and (
            (text.isupper() and sum(sign.isalpha() for sign in text) >= 4)
            or _NUMBERED.match(text) is not None
        )
    )


def _is_label(words: str) -> bool:
    """Tell ``[Haastattelija]`` and ``[Haastattelija Oili]`` from ``[haastattelija nauraa]``."""
    return is_known(words) and all(
        word[0].isupper() or word[0].isdigit() for word in words.split()[1:]
    )
