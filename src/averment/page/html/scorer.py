"""Numbers → probabilities: two small forests of boosted trees, evaluated with numpy alone.

The first sees each part with its neighbours' looks; the second sees the first one's answers for the parts around it as
well. `training/zones` grows them with scikit-learn and writes them down as plain arrays in `zones.npz`.
"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

__all__ = ["LABELS", "Forest", "context", "probabilities"]

LABELS = ("other", "headline", "deck", "byline", "dateline", "body", "subheading", "caption", "credit")
"""The columns of the scores."""

Table = npt.NDArray[np.float32]
_REACH = (-3, -2, -1, 1, 2, 3)


class Forest(NamedTuple):
    """Boosted trees for several labels, as arrays.

    Attributes:
        feature: Column that each node looks at.
        threshold: A row goes right where its number is above this.
        below: Indices of the two nodes below each node, left then right; a leaf points at itself.
        value: What each leaf adds.
        root: First node of each tree; the trees of one round stand together, one a label.
        base: What each label starts from.
        depth: Levels of the deepest tree.
    """

    feature: npt.NDArray[np.int64]
    threshold: npt.NDArray[np.float32]
    below: npt.NDArray[np.int64]
    value: npt.NDArray[np.float32]
    root: npt.NDArray[np.int64]
    base: npt.NDArray[np.float32]
    depth: int

    def __call__(self, table: Table) -> Table:
        """Return the probability of each label for each row."""
        numbers = np.ascontiguousarray(table, dtype=np.float32).ravel()
        row = (np.arange(len(table)) * table.shape[1])[:, None]
        node = np.broadcast_to(self.root, (len(table), len(self.root)))
        for _ in range(self.depth):
            right = numbers.take(row + self.feature.take(node)) > self.threshold.take(node)
            node = self.below.take(2 * node + right)
        rounds = len(self.root) // len(self.base)
        added = self.value.take(node).reshape(len(table), rounds, len(self.base)).sum(axis=1)
        scores = added + self.base
        raised = np.exp(scores - scores.max(axis=1, keepdims=True))
        return np.asarray(raised / raised.sum(axis=1, keepdims=True), dtype=np.float32)


def context(table: Table, first: Table) -> Table:
    """Return what the second forest sees: the table, the first forest's answers around each row and over the page."""
    blank = np.zeros((3, first.shape[1]), dtype=np.float32)
    padded = np.vstack([blank, first, blank])
    around = [padded[3 + reach : 3 + reach + len(first)] for reach in _REACH]
    before = np.cumsum(first, axis=0) - first
    after = first.sum(axis=0) - before - first
    best = np.maximum.accumulate(first, axis=0)
    later = np.maximum.accumulate(first[::-1], axis=0)[::-1]
    return np.hstack([table, first, *around, before, after, best, later]).astype(np.float32)


def probabilities(table: Table) -> Table:
    """Return the probability of each of `LABELS` for each row of `features.features`."""
    if not len(table):
        return np.zeros((0, len(LABELS)), dtype=np.float32)
    first, second = _forests()
    return second(context(table, first(table)))


@cache
def _forests() -> tuple[Forest, Forest]:
    with files(__package__).joinpath("zones.npz").open("rb") as file, np.load(file) as kept:
        return _forest(kept, "first"), _forest(kept, "second")


def _forest(kept: Mapping[str, npt.NDArray[Any]], name: str) -> Forest:
    feature, threshold, below, value, root, base, depth = (kept[f"{name}.{field}"] for field in Forest._fields)
    return Forest(
        feature=feature.astype(np.int64),
        threshold=threshold,
        below=below.astype(np.int64),
        value=value,
        root=root.astype(np.int64),
        base=base,
        depth=int(depth),
    )
