"""The fixed weights of the signs, from their one file in ``resources``."""

import tomllib
from functools import cache
from importlib.resources import files

Weights = dict[str, dict[str, float]]


@cache
def weights() -> Weights:
    """Return the weights, by where a sign stands and its name."""
    path = files("small_stories_resources") / "hints" / "weights.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))
