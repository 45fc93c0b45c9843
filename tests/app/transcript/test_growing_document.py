"""A document that is changed line by line is the same as one that is written anew."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from small_stories_app.transcript.document import TranscriptDocument
from small_stories_app.transcript.lines import Line

WORDS = ("", "niin", "niin kuin", "joo 🙂 no", "ensin minä menin")
lines = st.lists(
    st.builds(
        Line,
        turn_id=st.none() | st.integers(1, 9),
        text=st.sampled_from(WORDS),
        quiet=st.booleans(),
    ),
    min_size=1,
    max_size=7,
    unique_by=lambda line: line.turn_id,
)


def formatted(document: QTextDocument) -> list[tuple[object, ...]]:
    """Return text, place and colour of every block."""
    found: list[tuple[object, ...]] = []
    block = document.begin()
    while block.isValid():
        shape = block.blockFormat()
        parts = block.begin()
        colours = set()
        while not parts.atEnd():
            colours.add(parts.fragment().charFormat().foreground().color().name())
            parts += 1
        place = (shape.alignment(), shape.topMargin(), shape.bottomMargin(), shape.lineHeight())
        found.append((block.text(), *place, *colours))
        block = block.next()
    return found


@given(st.lists(lines, min_size=2, max_size=4))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_lines_that_come_grow_and_go_leave_what_writing_anew_would(
    qtbot: QtBot, states: list[list[Line]]
) -> None:
    kept = TranscriptDocument(QTextDocument())
    kept.show(states[0], anew=True)
    for state in states[1:]:
        kept.show(state)
        anew = TranscriptDocument(QTextDocument())
        anew.show(state, anew=True)
        assert formatted(kept.document) == formatted(anew.document)


def test_a_talk_that_grows_keeps_its_blocks(qtbot: QtBot) -> None:
    document = TranscriptDocument(QTextDocument())
    talk = [Line(n, f"vuoro {n}", quiet=False) for n in range(1, 40)]
    document.show(talk, anew=True)
    document.document.documentLayout()
    touched: list[int] = []
    document.document.contentsChange.connect(lambda place, *_: touched.append(place))
    end = document.document.characterCount()
    document.show([*talk[:-1], Line(39, "vuoro 39 jatkuu", quiet=False), Line(40, "uusi", False)])
    assert min(touched) >= end - len("vuoro 39") - 1
    assert document.document.blockCount() == 40
