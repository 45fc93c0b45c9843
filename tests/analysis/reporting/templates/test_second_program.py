"""LibreOffice opens our Word files and lays them out: a second program reads what we wrote."""

import subprocess
from collections.abc import Iterator, Sequence
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from small_stories.reporting.blocks import Block, ExampleBox, Quoted, Section
from small_stories.reporting.files import files_of
from small_stories.reporting.material import gather
from small_stories.reporting.templates.catalogue import TEMPLATES, template
from small_stories.reporting.templates.printing import printed_sections

DRAWN = tuple(zip(TEMPLATES, cycle(("fi", "sv", "en")), strict=False))


@pytest.fixture(scope="module")
def laid_out(
    rich: Any, tmp_path_factory: pytest.TempPathFactory
) -> dict[tuple[str, str], tuple[list[Section], str]]:
    """The sections of some templates, and what their pages say after one conversion of all."""
    place = tmp_path_factory.mktemp("drawn")
    written = {}
    for name, language in DRAWN:
        material, sections = printed_sections(gather(rich.project, language), template(name))
        files = files_of(material, template(name), sections)
        (place / f"{name}.docx").write_bytes(files[0].leaving.content)
        written[name, language] = sections
    home = f"-env:UserInstallation=file://{place / 'home'}"
    names = [str(place / f"{name}.docx") for name, _ in DRAWN]
    command = ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", str(place)]
    subprocess.run([*command, *names], check=True, capture_output=True, timeout=120)
    return {key: (made, _said(place / f"{key[0]}.pdf")) for key, made in written.items()}


def blocks_in(sections: Sequence[Section]) -> Iterator[Block]:
    for section in sections:
        for block in section.blocks:
            yield from block.blocks if isinstance(block, ExampleBox) else (block,)


def _said(path: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())


@pytest.mark.parametrize("key", DRAWN)
def test_every_heading_and_quote_stands_on_a_page(laid_out: Any, key: tuple[str, str]) -> None:
    sections, said = laid_out[key]
    for section in sections:
        assert " ".join(section.heading.split()) in said
    mark = "“" if key[1] == "en" else "”"
    for quote in (each for each in blocks_in(sections) if isinstance(each, Quoted)):
        assert mark + " ".join(quote.text.split()[:3]) in said
    # A number that a second program cannot work out stands there as an error in its words.
    assert "Error" not in said
    assert "Virhe" not in said
