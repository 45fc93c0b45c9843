"""What people say and what they are called stands in no log, no error's text and no stray file."""

import logging
import tempfile
from collections.abc import Iterator
from pathlib import Path

import av
import click
import numpy as np
import pytest
from click.testing import CliRunner, Result

from small_stories.changes.setting_up import begin_project
from small_stories.command_line.main import PlainErrors, commands
from small_stories.errors import SmallStoriesError
from small_stories.importing.draft import read_interview
from small_stories.storage.project_file import open_project
from small_stories.transcribing.bring_in import import_recording

MARKER = "Kvasarinen"
TALK = (
    "H: Miten tulit mukaan?\n\n"
    f"V: No mua pyys {MARKER}, ja sit mä jäin. Numero on 044 000 9035.\n\n"
    "H: Mitä sitten?\n\n"
    f"V: Nykyään mä avaan oven ite, {MARKER.lower()}kin sano et hyvä.\n"
)


@pytest.fixture
def log(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    """Everything that any logger says, however little it is asked to say."""
    caplog.set_level(logging.NOTSET)
    names = list(logging.root.manager.loggerDict)
    before = {name: logging.getLogger(name).level for name in names}
    for name in names:
        logging.getLogger(name).setLevel(logging.DEBUG)
    av.logging.set_level(av.logging.DEBUG)
    yield caplog
    av.logging.set_level(None)
    for name, level in before.items():
        logging.getLogger(name).setLevel(level)


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place of its own for temporary files, so that what is left there is seen."""
    folder = tmp_path / "temp"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    monkeypatch.setenv("TMPDIR", str(folder))
    return folder


@pytest.fixture
def brought(tmp_path: Path) -> Path:
    """What an analyst brings: a transcript, and files with something wrong, all with the name."""
    folder = tmp_path / "brought"
    folder.mkdir()
    (folder / f"{MARKER}.txt").write_text(TALK, encoding="utf-8")
    (folder / f"{MARKER}.docx").write_bytes(b"PK\x03\x04" + TALK.encode() * 20)
    (folder / f"{MARKER}.pdf").write_bytes(b"%PDF-1.7\n" + TALK.encode())
    (folder / f"{MARKER}.vtt").write_text("WEBVTT\n\n", encoding="utf-8")
    (folder / f"{MARKER}.odt").write_bytes(b"")
    (folder / f"{MARKER}.m4a").write_bytes(b"\0\0\0\x18ftypM4A " + TALK.encode())
    return folder


def hum(path: Path) -> Path:
    """Write a recording in which nobody says anything, with the name in its own metadata."""
    with av.open(path, "w") as container:
        container.metadata["title"] = MARKER
        stream = container.add_stream("flac", rate=16_000, layout="mono")
        frame = av.AudioFrame.from_ndarray(np.zeros((1, 32_000), np.int16), "s16", "mono")
        frame.sample_rate = 16_000
        container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path


def said_by_loggers(log: pytest.LogCaptureFixture) -> str:
    told = [f"{record.getMessage()} {record.args} {record.exc_text}" for record in log.records]
    return "\n".join([*told, log.text]).lower()


def holding_the_name(folder: Path) -> list[Path]:
    forms = [
        form.encode(code) for form in (MARKER, MARKER.lower()) for code in ("utf-8", "utf-16le")
    ]
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [
        path
        for path in files
        if MARKER.lower() in path.name.lower() or any(form in path.read_bytes() for form in forms)
    ]


def test_the_whole_way_through_tells_nobody_anything(
    log: pytest.LogCaptureFixture, temporary: Path, brought: Path, tmp_path: Path
) -> None:
    def say(*arguments: object) -> Result:
        return CliRunner().invoke(
            commands, ["--language", "fi", *map(str, arguments)], input="tunnus lause\n" * 2
        )

    project, out = tmp_path / "koe.smallstories", tmp_path / "out"
    assert say("new", project, "--name", MARKER).exit_code == 0
    assert say("import", "--preview", "--format", "json", brought / f"{MARKER}.txt").exit_code == 0
    assert say("import", project, *sorted(brought.iterdir())).exit_code == 1
    assert say("import", project, hum(brought / f"{MARKER}.flac")).exit_code == 0
    transcribing = say("transcribe", project, "--model", brought)
    assert transcribing.exit_code == 1
    assert say("find", project).exit_code == 0
    assert say("report", project, "--out", out).exit_code == 0
    with open_project(project, "tunnus lause") as opened:
        turns = opened.db.execute("SELECT count(*) FROM turn WHERE text LIKE ?", [f"%{MARKER}%"])
        assert turns.fetchone() == (2,)
    assert log.records
    assert MARKER.lower() not in said_by_loggers(log)
    assert holding_the_name(temporary) == []
    assert holding_the_name(project) == []


def test_no_error_holds_what_it_was_about(
    log: pytest.LogCaptureFixture, brought: Path, tmp_path: Path
) -> None:
    with begin_project(tmp_path / "koe.smallstories", "Koe", None, "fi") as project:
        for path in sorted(brought.iterdir()):
            if path.suffix != ".txt":
                with pytest.raises(SmallStoriesError) as caught:
                    read_interview(path)
                assert MARKER not in f"{caught.value} {caught.value!r}"
        with pytest.raises(SmallStoriesError) as caught:
            import_recording(project, brought / f"{MARKER}.m4a", "H01")
        assert MARKER not in f"{caught.value} {caught.value!r}"
        assert caught.value.fields == {"name": f"{MARKER}.m4a"}
    assert MARKER.lower() not in said_by_loggers(log)


def test_a_crash_tells_where_it_happened_and_not_to_what(log: pytest.LogCaptureFixture) -> None:
    @click.group(cls=PlainErrors)
    def program() -> None:
        pass

    @program.command()
    def stumble() -> None:
        raise ValueError(f"cannot read {TALK!r} of {MARKER}.docx")

    result = CliRunner().invoke(program, ["stumble"])
    assert result.exit_code == 1
    assert "ValueError" in result.output
    assert "test_secrets.py" in result.output
    assert MARKER not in result.output
    assert str(Path(__file__).parent) not in result.output
    assert MARKER.lower() not in said_by_loggers(log)


def test_the_search_for_the_name_would_see_it(
    log: pytest.LogCaptureFixture, temporary: Path
) -> None:
    logging.getLogger("small_stories.test").debug("reading %s", f"{MARKER}.docx")
    (temporary / "left.txt").write_text(MARKER, encoding="utf-16")
    assert MARKER.lower() in said_by_loggers(log)
    assert len(holding_the_name(temporary)) == 1
