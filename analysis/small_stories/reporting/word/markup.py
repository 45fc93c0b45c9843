"""The pieces that a Word document is made of, as the text that stands in its file.

They are written as text because a report has thousands of them, and objects cost a hundred times
as much. Inside an element Word wants a fixed order; each function here keeps it.
"""

import re
from typing import Final

from small_stories.reporting.printable import printable

NAMESPACES: Final = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
}
DECLARED: Final = " ".join(f'xmlns:{name}="{uri}"' for name, uri in NAMESPACES.items())
TWIPS_A_CM: Final = 567
EMU_A_CM: Final = 360_000

# Word's own tags of the report's languages; Swedish and Finnish are those of Finland.
LANGUAGE_TAGS: Final = {"fi": "fi-FI", "sv": "sv-FI", "en": "en-GB"}
# Languages written from right to left: Arabic, Persian, Hebrew, Pashto, Urdu, Sorani, Yiddish …
_RIGHT_TO_LEFT: Final = frozenset(
    ("ar", "ckb", "dv", "fa", "he", "ks", "prs", "ps", "sd", "ug", "ur", "yi")
)
_CODE: Final = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_BREAKS: Final = re.compile(r"(\r\n|\n|\r|\t)")


def language_tag(code: str) -> str:
    """Return the tag under which Word knows a language; what is no code tells of none."""
    known = LANGUAGE_TAGS.get(code)
    return known or (code if _CODE.fullmatch(code) else "und")


def is_right_to_left(code: str) -> bool:
    """Tell whether a language is written from right to left."""
    return code.split("-")[0].lower() in _RIGHT_TO_LEFT


def escaped(words: str) -> str:
    """Return words as they can stand in the file, in an element or an attribute."""
    clean = printable(words)
    for sign, written in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        clean = clean.replace(sign, written)
    return clean


def run(words: str, *, style: str = "", language: str = "") -> str:
    """Return words in a character style, tagged with a language where one is given."""
    if not words:
        return ""
    shape = f'<w:rStyle w:val="{style}"/>' if style else ""
    if language:
        shape += _spoken(language)
    props = f"<w:rPr>{shape}</w:rPr>" if shape else ""
    return f"<w:r>{props}{_words(words)}</w:r>"


def paragraph(
    style: str,
    content: str,
    *,
    with_next: bool | None = None,
    right_to_left: bool = False,
    new_page: bool = False,
) -> str:
    """Return a paragraph of a style; ``with_next`` departs from what the style says."""
    shape = f'<w:pStyle w:val="{style}"/>'
    if with_next is not None:
        shape += "<w:keepNext/>" if with_next else '<w:keepNext w:val="0"/>'
    if new_page:
        shape += "<w:pageBreakBefore/>"
    if right_to_left:
        shape += "<w:bidi/>"
    return f"<w:p><w:pPr>{shape}</w:pPr>{content}</w:p>"


def _spoken(language: str) -> str:
    tag = language_tag(language)
    if is_right_to_left(language):
        return f'<w:rtl/><w:lang w:bidi="{tag}"/>'
    return f'<w:lang w:val="{tag}"/>'


def _words(words: str) -> str:
    """Return words with line breaks and tabs as Word has them."""
    if _BREAKS.search(words) is None:
        return f'<w:t xml:space="preserve">{escaped(words)}</w:t>'
    pieces = (piece for piece in _BREAKS.split(words) if piece)
    return "".join(
        "<w:tab/>" if piece == "\t"
        else "<w:br/>" if _BREAKS.fullmatch(piece)
        else f'<w:t xml:space="preserve">{escaped(piece)}</w:t>'
        for piece in pieces
    )  # fmt: skip
