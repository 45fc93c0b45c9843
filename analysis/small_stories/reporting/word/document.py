"""Sections written as a Word document."""

from collections.abc import Sequence

from small_stories.reporting.blocks import Section
from small_stories.reporting.numbering import numbering
from small_stories.reporting.word import styles
from small_stories.reporting.word.contents import contents
from small_stories.reporting.word.markup import paragraph, run
from small_stories.reporting.word.own_words import OwnWords
from small_stories.reporting.word.package import Media, package
from small_stories.reporting.word.writing import Writing


def word_file(
    title: str,
    language: str,
    sections: Sequence[Section],
    *,
    own_words: OwnWords | None = None,
    with_contents: bool = False,
) -> bytes:
    """Return a Word document of sections under a title.

    A document ``with_contents`` has numbered headings and a table of contents.
    """
    media = Media()
    writing = Writing(language, numbering(sections), media, own_words=own_words or OwnWords())
    body = "".join(map(writing.section, sections))
    if body.endswith("</w:tbl>"):
        # Word ends every document with a paragraph, and makes one where there is none.
        body += paragraph(styles.style_id(styles.TABLE_TEXT), "")
    head = paragraph(styles.style_id(styles.TITLE), run(title))
    if with_contents:
        head += contents(writing.say("contents"), writing.headings, numbered=True)
    return package(title, language, head + body, media.images, numbered=with_contents, footed=True)
