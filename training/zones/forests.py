"""Labelled tables → forests, by scikit-learn's histogram gradient boosting, written down as plain arrays."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.model_selection import GroupKFold

from averment.page.html.scorer import LABELS, Forest, context

from .labels import IGNORED

__all__ = ["Example", "grow", "out_of_fold", "write"]

Table = npt.NDArray[np.float32]
Example = tuple[str, Table, npt.NDArray[np.int64]]
"""One page: its publisher, its table of features, its labels."""

SEED = 7
FOLDS = 4
_SHAPE: dict[str, Any] = {
    "learning_rate": 0.15,
    "max_leaf_nodes": 12,
    "min_samples_leaf": 12,
    "l2_regularization": 2.0,
    "max_features": 1.0,
}
_THINNING = 3
_ROUNDS = {"first": 50, "second": 50}


def grow(examples: Sequence[Example]) -> tuple[Forest, Forest]:
    """Grow both forests; the second learns from answers of first ones that had not seen the publisher."""
    first = _fit([table for _, table, _ in examples], [labels for *_, labels in examples], _ROUNDS["first"])
    answers: list[Table] = [np.zeros(0, dtype=np.float32)] * len(examples)
    for kept, held in _folds(examples):
        forest = _fit([examples[i][1] for i in kept], [examples[i][2] for i in kept], _ROUNDS["first"])
        for i in held:
            answers[i] = forest(examples[i][1])
    tables = [context(table, answer) for (_, table, _), answer in zip(examples, answers, strict=True)]
    return first, _fit(tables, [labels for *_, labels in examples], _ROUNDS["second"])


def out_of_fold(examples: Sequence[Example]) -> list[Table]:
    """Return each page's probabilities by forests that had not seen its publisher."""
    found: list[Table] = [np.zeros(0, dtype=np.float32)] * len(examples)
    for kept, held in _folds(examples):
        first, second = grow([examples[i] for i in kept])
        for i in held:
            table = examples[i][1]
            found[i] = second(context(table, first(table)))
    return found


def write(path: Path, first: Forest, second: Forest) -> None:
    """Write both forests where `averment.page.html.scorer` reads them."""
    arrays = {
        f"{name}.{field}": _narrow(np.asarray(value))
        for name, forest in (("first", first), ("second", second))
        for field, value in forest._asdict().items()
    }
    np.savez_compressed(path, **arrays)


def _narrow(array: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """Whole numbers need no more than 16 bits while there are so few nodes."""
    return array.astype(np.uint16) if array.dtype.kind == "i" and array.max() < 2**16 else array


def _folds(examples: Sequence[Example]) -> Iterator[tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]]:
    yield from GroupKFold(FOLDS, shuffle=True, random_state=SEED).split(examples, groups=[page[0] for page in examples])


def _fit(tables: Sequence[Table], labels: Sequence[npt.NDArray[np.int64]], rounds: int) -> Forest:
    rows, wanted = np.vstack(tables), np.concatenate(labels)
    other = wanted == LABELS.index("other")
    # Nine rows in ten are menus and links: a third of them teaches as much.
    kept = (wanted != IGNORED) & (~other | (np.random.default_rng(SEED).random(len(wanted)) < 1 / _THINNING))
    # A deck that is missed costs as much as a paragraph of the body that is: rare labels weigh more.
    often = np.bincount(wanted[kept], minlength=len(LABELS))
    weight = (often[LABELS.index("body")] / often).clip(1) ** 0.5
    weight = weight[np.where(kept, wanted, 0)]
    model = HistGradientBoostingClassifier(max_iter=rounds, early_stopping=False, random_state=SEED, **_SHAPE)
    model.fit(rows[kept], wanted[kept], sample_weight=weight[kept])
    assert list(model.classes_) == list(range(len(LABELS))), "every label must occur"
    return _forest(model)


def _forest(model: HistGradientBoostingClassifier) -> Forest:
    # scikit-learn has no public way to read its histogram trees.
    feature: list[int] = []
    threshold: list[float] = []
    below: list[int] = []
    value: list[float] = []
    root: list[int] = []
    depth = 0
    for tree in (tree for round_ in model._predictors for tree in round_):  # noqa: SLF001
        start = len(feature)
        root.append(start)
        for number, node in enumerate(tree.nodes):
            leaf = bool(node["is_leaf"])
            depth = max(depth, int(node["depth"]))
            feature.append(0 if leaf else int(node["feature_idx"]))
            threshold.append(np.inf if leaf else float(node["num_threshold"]))
            below += [start + number] * 2 if leaf else [start + int(node["left"]), start + int(node["right"])]
            value.append(float(node["value"]) if leaf else 0.0)
    return Forest(
        feature=np.array(feature),
        threshold=np.array(threshold, dtype=np.float32),
        below=np.array(below),
        value=np.array(value, dtype=np.float32),
        root=np.array(root),
        base=np.asarray(model._baseline_prediction, dtype=np.float32).reshape(-1),  # noqa: SLF001
        depth=depth,
    )
