"""Loading a speech model: on the graphics card where that is in use, or else on the processor."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from small_stories.errors import SmallStoriesError
from small_stories.transcribing.models.graphics import (
    PROCESSOR,
    Graphics,
    use_card,
    way_of_computing,
)

if TYPE_CHECKING:
    from faster_whisper import WhisperModel


def loaded(folder: Path, threads: int, device: str) -> "tuple[WhisperModel, str]":
    """Load a model; return it and where it runs, which is the processor when the device fails.

    Raises SmallStoriesError when the model does not start on the processor either.
    """
    # Set before huggingface_hub is imported: nothing may be looked for on the network.
    os.environ["HF_HUB_OFFLINE"] = "1"
    from faster_whisper import WhisperModel

    try:
        model = WhisperModel(
            str(folder),
            device=device,
            compute_type=way_of_computing(device),
            cpu_threads=threads,
            local_files_only=True,
        )
    except (RuntimeError, ValueError, OSError) as error:
        if device == PROCESSOR:
            raise SmallStoriesError("transcribing.model_unusable") from error
        use_card(Graphics.FAILED)
        return loaded(folder, threads, PROCESSOR)
    return model, device
