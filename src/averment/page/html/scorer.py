"""Numbers → probabilities: two small forests of boosted trees, evaluated with numpy alone.

The first sees each part with its neighbours' looks; the second sees the first one's answers for the parts around it as
well. `training/zones` grows them with scikit-learn and writes them down as plain arrays in `zones.npz`.
"""

from functools import cache
from importlib.resources import files
from typing import NamedTuple

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
        threshold: A row goes left where its number is not above this.
        left: Index of the node below, to the left; a leaf points at itself.
        right: Index of the node below, to the right; a leaf points at itself.
        value: What each leaf adds.
        root: First node of each tree; the trees of one round stand together, one a label.
        base: What each label starts from.
        depth: Levels of the deepest tree.
    """

    feature: npt.NDArray[np.int16]
    threshold: npt.NDArray[np.float32]
    left: npt.NDArray[np.int32]
    right: npt.NDArray[np.int32]
    value: npt.NDArray[np.float32]
    root: npt.NDArray[np.int32]
    base: npt.NDArray[np.float32]
    depth: int

    def __call__(self, table: Table) -> Table:
        """Return the probability of each label for each row."""
        rows = np.arange(len(table))[:, None]
        node = np.broadcast_to(self.root, (len(table), len(self.root))).copy()
        for _ in range(self.depth):
            right = table[rows, self.feature[node]] > self.threshold[node]
            node = np.where(right, self.right[node], self.left[node])
        added = self.value[node].reshape(len(table), len(self.root) // len(self.base), len(self.base)).sum(axis=1)
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
        return tuple(  # type: ignore[return-value]
            Forest(*(kept[f"{name}.{field}"] for field in Forest._fields[:-1]), depth=int(kept[f"{name}.depth"]))
            for name in ("first", "second")
        )
