"""A thousand quotes to a Word report, and what it takes beside bare python-docx."""

import subprocess
import sys
import time
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from bars import OWN_PEAK_MB, Bars
from generated import Size, generate

from small_stories.changes.marking import toggle_goal
from small_stories.changes.quoting import add_quote
from small_stories.changes.reading import write_reading
from small_stories.reporting.material import gather
from small_stories.reporting.templates.catalogue import sections_of, template
from small_stories.reporting.word.document import word_file
from small_stories.storage.project_file import Project, open_project
from small_stories.storage.quotes import quotes
from small_stories.storage.stories import spans, stories

# A child, so that the most memory is this work's own; the program is loaded before it is counted.
_WORK = f"""
import sys
from pathlib import Path
import lxml.etree
from small_stories.storage.project_file import open_project
from small_stories.reporting.material import gather
from small_stories.reporting.templates.catalogue import sections_of, template
from small_stories.reporting.word.document import word_file
before = {OWN_PEAK_MB}
with open_project(Path(sys.argv[1])) as project:
    made = gather(project, "fi")
    word_file("Arviointi", "fi", sections_of(made, template("evaluation")))
print({OWN_PEAK_MB} - before)
"""


@pytest.fixture(scope="module")
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of a thousand quotes; of a few when time is not taken."""
    many = 1000 if request.config.getoption("benchmark_enable") else 12
    place = tmp_path_factory.mktemp("quoted") / "keittiö.smallstories"
    with generate(place, Size(interviews=30 if many > 12 else 3, stories=many * 6 // 5)) as project:
        _quote(project, many)
    return place


def _quote(project: Project, many: int) -> None:
    """Choose words of so many stories in all, each with a reading and a goal."""
    quoted = {each.story_id for each in quotes(project)}
    with project.change("quote.added"):
        for story in stories(project):
            if story.id not in quoted and len(quoted) < many:
                add_quote(project, story.id, spans(project, story.id))
                write_reading(project, story.id, text="Kertoja kuvaa, miten pyyntö muutti päivän.")
                toggle_goal(project, story.id, 1)
                quoted.add(story.id)


@pytest.fixture
def project(folder: Path) -> Iterator[Project]:
    with open_project(folder) as found:
        yield found


def report(project: Project) -> bytes:
    sections = sections_of(gather(project, "fi"), template("evaluation"))
    return word_file("Arviointi", "fi", sections)


def bare(paragraphs: list[str]) -> None:
    """Write as many paragraphs with the library alone."""
    from docx import Document

    document = Document()
    for words in paragraphs:
        document.add_paragraph(words)
    document.save(BytesIO())


def test_a_thousand_quotes_are_gathered_and_written(bars: Bars, project: Project) -> None:
    bars.measure("1,000 quotes to a Word report", 2000, lambda: report(project), rounds=5)


def test_a_thousand_quotes_are_gathered(bars: Bars, project: Project) -> None:
    bars.measure("1,000 quotes read for a report", 300, lambda: gather(project, "fi"), rounds=5)


def test_writing_beside_bare_python_docx(bars: Bars, project: Project) -> None:
    from docx import Document

    written = Document(BytesIO(report(project)))
    said = [each.text for each in written.paragraphs]
    assert sum(each.startswith("– ") for each in said) >= 12 // 2

    def both() -> None:
        began = time.perf_counter()
        report(project)
        ours = time.perf_counter() - began
        bare(said)
        theirs = time.perf_counter() - began - ours
        name = f"report, beside bare python-docx writing its {len(said)} paragraphs"
        bars.note(name, 1, ours / theirs, "times")

    bars.once(both)


def test_a_report_takes_little_memory(bars: Bars, folder: Path) -> None:
    def measure() -> None:
        command = [sys.executable, "-c", _WORK, str(folder)]
        taken = subprocess.run(command, check=True, capture_output=True, text=True)
        bars.note("memory for 1,000 quotes to Word", 300, float(taken.stdout), "MB")
        assert float(taken.stdout) < 300

    bars.once(measure)
