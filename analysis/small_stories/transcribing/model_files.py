"""The old name of the room of speech models; taken away once nothing asks for it."""

from small_stories.transcribing.models.at_hand import model_for, model_sha256
from small_stories.transcribing.models.places import models_folder
from small_stories.transcribing.models.starter import starter_model

__all__ = ["model_for", "model_in", "model_sha256", "models_folder", "starter_model"]

model_in = model_for
