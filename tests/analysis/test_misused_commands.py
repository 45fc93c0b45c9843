"""A command that was written wrong is told of in the user's language alone."""

import pytest
from click.testing import CliRunner

from small_stories.command_line.main import commands

CASES = {
    "check": "Komentoa ei ymmärretty: PROJECT puuttuu. Ohje: small-stories check --help.",
    "check a b": "Komentoa ei ymmärretty: liikaa annettiin: b. Ohje: small-stories check --help.",
    "chek": "Komentoa ei ymmärretty: komentoa chek ei ole – tarkoititko: check. "
    "Ohje: small-stories --help.",
    "hand-over --archiv": "Komentoa ei ymmärretty: valitsinta --archiv ei ole – tarkoititko: "
    "--archive. Ohje: small-stories hand-over --help.",
    "check --x": "Komentoa ei ymmärretty: valitsinta --x ei ole. Ohje: small-stories check --help.",
    "report a --out b --language xx": "Komentoa ei ymmärretty: kohdan --language arvo ei kelpaa, "
    "sopivia ovat fi, sv, en. Ohje: small-stories report --help.",
    "report a": "Komentoa ei ymmärretty: --out puuttuu. Ohje: small-stories report --help.",
}


@pytest.mark.parametrize("written", CASES)
def test_what_was_wrong_is_said_in_finnish(written: str) -> None:
    arguments = ["--language", "fi", *written.split()]
    done = CliRunner().invoke(commands, arguments, prog_name="small-stories")
    assert done.exit_code == 2
    assert done.output.strip() == CASES[written]
