"""What this computer has for a model, and a model that needs more."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from small_stories.errors import SmallStoriesError
from small_stories.transcribing.models.known import KnownModel, known_model, known_models
from small_stories.transcribing.models.memory import (
    free_memory_mb,
    physical_cores,
    refuse_too_large,
)

MORE_THAN_ANY = 10**9


def enlarged(name: str, **other: object) -> KnownModel:
    model = known_model(name)
    assert model
    return replace(model, memory_mb=MORE_THAN_ANY, **other)


def test_cores_are_no_more_than_this_process_may_use() -> None:
    assert 1 <= physical_cores() <= (os.cpu_count() or 1)
    one = next(iter(os.sched_getaffinity(0)))
    asks = f"import os; os.sched_setaffinity(0, {{{one}}}); "
    asks += "from small_stories.transcribing.models.memory import physical_cores as p; print(p())"
    said = subprocess.run([sys.executable, "-c", asks], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "1"


def test_free_memory_is_part_of_all_there_is() -> None:
    all_mb = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 1_000_000
    assert 0 < free_memory_mb() < all_mb


def test_a_model_that_fits_is_not_refused(models: Path) -> None:
    refuse_too_large("base")
    refuse_too_large(str(models))


def test_a_model_that_needs_more_is_refused_with_one_that_fits(models: Path) -> None:
    known = [enlarged(each.name) if each.name == "turbo" else each for each in known_models()]
    with pytest.raises(SmallStoriesError, match=r"models\.too_large_instead") as caught:
        refuse_too_large("turbo", known)
    fields = caught.value.fields
    assert fields["model"] == "Whisper large-v3 turbo"
    assert fields["needed"] == MORE_THAN_ANY
    assert fields["instead"] == "Whisper base"


def test_where_nothing_fits_that_is_said(models: Path) -> None:
    with pytest.raises(SmallStoriesError, match=r"models\.too_large$"):
        refuse_too_large("base", [enlarged("base")])


def test_a_model_of_the_users_own_is_judged_by_its_file(models: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    with (own / "model.bin").open("wb") as file:
        file.truncate(4 * 10**12)
    with pytest.raises(SmallStoriesError, match=r"models\.too_large") as caught:
        refuse_too_large(str(own))
    assert caught.value.fields["model"] == "own"
