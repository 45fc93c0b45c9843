"""A source that means harm: it fills no disk, leads nowhere else, and breaks nothing."""

from pathlib import Path

import pytest
from model_server import ModelServer, never_ends, says_it_is_long, sends_on

from small_stories.errors import SmallStoriesError
from small_stories.transcribing.models.fetching import Patience, fetch
from small_stories.transcribing.models.known import KnownModel
from small_stories.transcribing.models.places import folder_of, part_of

Files = dict[str, bytes]


def contents(folder: Path) -> Files:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_file_of_unknown_size_that_never_ends_is_given_up(
    unpublished: KnownModel, files: Files, server: ModelServer, patience: Patience
) -> None:
    server.behave("model.bin", never_ends)
    with pytest.raises(SmallStoriesError, match=r"models\.wrong_bytes"):
        fetch(unpublished, patience=patience)
    left = contents(part_of(folder_of(unpublished)))
    assert left == {name: content for name, content in files.items() if name != "model.bin"}


@pytest.mark.parametrize("name", ["config.json", "model.bin"])
def test_no_room_is_made_for_a_length_that_cannot_be(
    unpublished: KnownModel, server: ModelServer, patience: Patience, name: str
) -> None:
    server.behave(name, says_it_is_long(str(10**14)))
    with pytest.raises(SmallStoriesError, match=r"models\.wrong_length"):
        fetch(unpublished, patience=patience)


@pytest.mark.parametrize("length", ["much", "-1", "9" * 5000])
def test_a_length_that_is_no_number_is_passed_over(
    invented: KnownModel, files: Files, server: ModelServer, patience: Patience, length: str
) -> None:
    server.behave("model.bin", says_it_is_long(length))
    assert contents(fetch(invented, patience=patience)).items() >= files.items()


def test_a_source_that_sends_on_to_no_address_is_given_up(
    invented: KnownModel, server: ModelServer, patience: Patience
) -> None:
    server.behave("model.bin", *[sends_on("http://[nowhere/model.bin")] * 3)
    with pytest.raises(SmallStoriesError, match=r"models\.broken_off"):
        fetch(invented, patience=patience)


@pytest.mark.parametrize("to", ["file:///etc/hostname", "ftp://127.0.0.1/a", "data:,a"])
def test_what_is_no_way_over_the_network_is_not_followed(
    invented: KnownModel, server: ModelServer, patience: Patience, to: str
) -> None:
    server.behave("config.json", sends_on(to))
    with pytest.raises(SmallStoriesError, match=r"models\.(not_there|unsafe_way)"):
        fetch(invented, patience=patience)
    part = part_of(folder_of(invented))
    assert not part.exists() or "config.json" not in contents(part)
