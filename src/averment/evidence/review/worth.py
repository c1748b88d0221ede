"""How much each thing weighs when it is told how much a record is worth checking: one set of numbers, whoever asks.

What they mean is said in `queue.py`.
"""

import functools
import tomllib
from collections.abc import Mapping
from importlib import resources

__all__ = ["DECIDED", "OTHERWISE", "REACH", "UNCERTAINTY", "WEIGHT", "weights"]

UNCERTAINTY, WEIGHT, REACH = 0.5, 0.3, 0.2
DECIDED = 0.5
"""By which the worth of what somebody has decided about is multiplied."""

OTHERWISE = 0.5
"""The weight of what `worth.toml` does not name."""


@functools.cache
def weights() -> Mapping[str, Mapping[str, float]]:
    """Return the weights of `worth.toml`: of each event type, type of claim and factuality, by its column."""
    text = resources.files("averment.evidence.review").joinpath("worth.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
