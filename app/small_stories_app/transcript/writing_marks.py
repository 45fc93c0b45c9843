"""Laughter, pauses and unclear places by key: at the cursor, or at the word that is heard."""

from small_stories.changes.verbatim import between_words, write_mark
from small_stories_app.text_positions import TextPositions
from small_stories_app.transcript.correcting import TurnEditor
from small_stories_app.transcript.listening import Listening
from small_stories_app.transcript.open_interview import OpenInterview
from small_stories_app.transcript.text import TranscriptText
from small_stories_app.transcript.verbatim import mark_in


class WritingMarks:
    """Writes marks of the transcript in the language of the interview."""

    def __init__(
        self, opened: OpenInterview, text: TranscriptText, editor: TurnEditor, listening: Listening
    ) -> None:
        self._opened, self._session = opened, opened.session
        self._text, self._editor, self._listening = text, editor, listening

    def write(self, mark: str) -> None:
        """Write a mark, by its key under ``verbatim``, where the analyst is."""
        language = self._opened.shown.interview.language
        written = mark_in(language, mark, self._session.language)
        if self._editor.is_open:
            self._into_field(written)
            return
        place = self._place_heard() or self._text.here()
        if place is None:
            return
        after = write_mark(self._session.project, *place, written)
        if not self._listening.player.is_playing:
            self._text.restore((place[0], after), None)

    def _place_heard(self) -> tuple[int, int] | None:
        turn, word = self._listening.turn_heard, self._text.spoken.word
        if turn is None or word is None or self._text.pointed_at:
            return None
        return turn, word[1]

    def _into_field(self, mark: str) -> None:
        cursor = self._editor.field.textCursor()
        words = self._editor.field.toPlainText()
        positions = TextPositions(words)
        place, written = between_words(words, positions.from_qt(cursor.selectionEnd()), mark)
        cursor.setPosition(positions.to_qt(place))
        cursor.insertText(written)
        cursor.setPosition(cursor.position() - (len(written) - len(written.rstrip())))
        self._editor.field.setTextCursor(cursor)
