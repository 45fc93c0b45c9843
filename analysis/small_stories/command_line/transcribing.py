"""``small-stories transcribe``."""

from pathlib import Path

import click

from small_stories.command_line.terminal import Terminal, project_folder
from small_stories.command_line.transcribing_files import transcribe_files
from small_stories.command_line.transcribing_projects import transcribe_project
from small_stories.errors import SmallStoriesError
from small_stories.heard import Wishes
from small_stories.storage.project_file import SUFFIX
from small_stories.transcribing.writing_out.formats import Format


@click.command("transcribe")
@click.argument("paths", metavar="FILE…|PROJECT", type=click.Path(path_type=Path), nargs=-1,
                required=True)  # fmt: skip
@click.option("--language", "languages", multiple=True, metavar="CODE",
              help="Language of the talk, such as fi; twice where two are spoken. Without it, it is"
              " heard in the recording; in a project it is the interview's.")  # fmt: skip
@click.option("--model", metavar="NAME|FOLDER",
              help="A known model, or a folder of a Whisper model in CTranslate2's form; base by"
              " default.")  # fmt: skip
@click.option("--speakers", type=click.IntRange(0, 10), default=2, show_default=True,
              help="How many voices to tell apart; 0 tells none apart.")  # fmt: skip
@click.option("--pauses/--no-pauses", default=None,
              help="Write silences as (.) and (3 s). By default in txt, docx, nvivo, f4 and in"
              " projects; json, vtt and srt tell them by their times.")  # fmt: skip
@click.option("--fillers", is_flag=True,
              help="Encourage the model to write hesitations and repairs too.")  # fmt: skip
@click.option("--expect", "expected", multiple=True, metavar="WORDS",
              help="Names and terms that may be said, separated by commas.")  # fmt: skip
@click.option("--format", "form", type=click.Choice([form.value for form in Format]),
              help="Of files' transcripts; txt by default. txt and docx are read by MAXQDA and"
              " ATLAS.ti with their times, nvivo is a table for NVivo, f4 is rich text for f4 and"
              " MAXQDA.")  # fmt: skip
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), metavar="FOLDER",
              help="Where transcripts are written, each under its recording's name; one that is"
              " there is replaced. Until one is whole, its finished pieces are kept beside it as"
              " plain text, and the same command continues where it stopped.")  # fmt: skip
@click.option("--cluster", metavar="ADDRESS",
              help="A Dask scheduler, such as tcp://host:8786: the pieces are recognised on its"
              " workers. The sound leaves this computer for that cluster, unencrypted unless the"
              " address is tls://. It is sent nowhere else.")  # fmt: skip
@click.pass_obj
def transcribe(
    terminal: Terminal,
    paths: tuple[Path, ...],
    languages: tuple[str, ...],
    model: str | None,
    speakers: int,
    pauses: bool | None,
    fillers: bool,
    expected: tuple[str, ...],
    form: str | None,
    out: Path | None,
    cluster: str | None,
) -> None:
    """Transcribe recordings: files, or those of a project.

    FILE… are recordings; their transcripts are printed, or written to the folder of --out.
    PROJECT [CODES] transcribes a project's recordings that have no text yet, all of them or those
    of CODES, and continues what broke off.
    """
    if len(languages) > 2:
        raise SmallStoriesError("writing_out.two_languages")
    in_project = _is_project(paths[0])
    written_as = Format(form or Format.TXT)
    words = tuple(word.strip() for each in expected for word in each.split(",") if word.strip())
    shows_pauses = in_project or written_as.shows_pauses
    wishes = Wishes(
        model=model or "base",
        languages=tuple(dict.fromkeys(code.lower() for code in languages)),
        speakers=speakers,
        pauses=shows_pauses if pauses is None else pauses,
        fillers=fillers,
        expected=words,
    )
    if in_project:
        if form or out or cluster:
            raise SmallStoriesError("writing_out.only_files")
        codes = tuple(str(path) for path in paths[1:])
        failed = transcribe_project(terminal, paths[0], codes, wishes, chosen=model is not None)
    else:
        failed = transcribe_files(terminal, paths, wishes, written_as, out, cluster)
    if failed:
        raise click.exceptions.Exit(1)


def _is_project(path: Path) -> bool:
    if path.is_dir() and path.suffix != SUFFIX and not (path / "key.json").is_file():
        raise SmallStoriesError("writing_out.folder", name=path)
    return path.suffix == SUFFIX or project_folder(path).is_dir()
