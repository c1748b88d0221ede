"""The labeller: features of blocks → the likeliest sequence of roles.

A small convolutional network scores each block with its neighbours, a conditional random field knows which role
follows which. Both were trained by `training.zones.pasted` and are plain numbers here.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Self

import numpy as np
import numpy.typing as npt

__all__ = ["DILATIONS", "FILE", "Labeller"]

DILATIONS = (1, 2, 4, 8)
"""How far apart the three blocks stand that each layer looks at."""

FILE = Path(__file__).with_name("labeller.npz")

_Numbers = npt.NDArray[np.float32]


class Labeller:
    """The trained numbers, and what is computed with them.

    Args:
        numbers: Weights by the names that `training.zones.pasted` gives them.
    """

    def __init__(self, numbers: Mapping[str, _Numbers]) -> None:
        self._numbers = numbers
        # three blocks beside one another, so that each layer is one product
        self._taps = [
            np.ascontiguousarray(
                numbers[f"layers.{i}.weight"].transpose(2, 1, 0).reshape(-1, numbers["input.bias"].size)
            )
            for i in range(len(DILATIONS))
        ]

    @classmethod
    @cache
    def load(cls, file: Path = FILE) -> Self:
        """Load a labeller: the one that ships with Averment, if no other file is named."""
        with np.load(file) as stored:
            return cls({name: stored[name].astype(np.float32) for name in stored.files})

    def scores(self, features: _Numbers) -> _Numbers:
        """Score each role for each block.

        Args:
            features: One row a block, as `features.extract` gives them.

        Returns:
            One row a block, one column a role of `averment.page.ROLES`; unbounded, higher is likelier.
        """
        numbers = self._numbers
        states = np.maximum(features @ numbers["input.weight"].T + numbers["input.bias"], 0)
        for i, dilation in enumerate(DILATIONS):
            states = states + np.maximum(self._convolve(self._normalise(states, i), i, dilation), 0)
        scores: _Numbers = states @ numbers["output.weight"].T + numbers["output.bias"]
        return scores

    def best(self, scores: _Numbers) -> npt.NDArray[np.int64]:
        """Find the likeliest sequence (Viterbi).

        Args:
            scores: As `scores` gives them; minus infinity forbids a role.

        Returns:
            One index into `averment.page.ROLES` a block.
        """
        if not len(scores):
            return np.zeros(0, np.int64)
        moves = self._numbers["moves"]
        reached = scores[0] + self._numbers["first"]
        came_from = []
        for row in scores[1:]:
            ways = reached[:, None] + moves
            came_from.append(ways.argmax(0))
            reached = ways.max(0) + row
        path = [int((reached + self._numbers["last"]).argmax())]
        for step in reversed(came_from):
            path.append(int(step[path[-1]]))
        return np.array(path[::-1])

    def _normalise(self, states: _Numbers, layer: int) -> _Numbers:
        centred = states - states.mean(1, keepdims=True)
        spread = np.sqrt((centred * centred).mean(1, keepdims=True) + 1e-5)
        normal: _Numbers = (
            centred / spread * self._numbers[f"norms.{layer}.weight"] + self._numbers[f"norms.{layer}.bias"]
        )
        return normal

    def _convolve(self, states: _Numbers, layer: int, dilation: int) -> _Numbers:
        count = len(states)
        padded = np.pad(states, ((dilation, dilation), (0, 0)))
        beside = np.concatenate([padded[tap * dilation : tap * dilation + count] for tap in range(3)], axis=1)
        convolved: _Numbers = beside @ self._taps[layer] + self._numbers[f"layers.{layer}.bias"]
        return convolved
