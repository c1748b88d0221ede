"""Fit what weighs the likeness of two names: `python -m training.likeness PAIRS`, PAIRS a table like name_pairs.csv.

A logistic regression of eight numbers on the signs of each pair (`averment.coding.names.likeness.SIGNS`). How good it
is is told by cross-validation over ten folds, five times; pairs that share a name, or that others which do link, are
always in one fold, so that no weights have seen a name that they are measured on. Beside it stand folds that are each a
whole source of pairs. What is kept has learned from all of them.
"""

import argparse
import re
from collections.abc import Sequence
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, LeaveOneGroupOut

from averment.coding.lexicon import DATA
from averment.coding.names.likeness import SIGNS, THRESHOLD, Weights, compared_as, score_of, signs_of, weights
from averment.evaluation.corpora.name_pairs import NamePair, read_name_pairs
from averment.evaluation.names import PairScores, score_pairs

FOLDS = 10
SEEDS = range(5)
STRENGTH = 10.0
"""The inverse of how much the weights are held down: 1 to 100 differ by less than a point of F1."""

Splits = Sequence[tuple[NDArray[np.int64], NDArray[np.int64]]]


def main() -> None:
    """Read the command line, measure, fit and write."""
    parser = argparse.ArgumentParser(prog="python -m training.likeness", description=__doc__)
    parser.add_argument("pairs", type=Path, help="a table of pairs of names")
    parser.add_argument("--only-measure", action="store_true", help="leave the weights as they are")
    parser.add_argument(
        "--errors", action="store_true", help="print the pairs that are wrong when they are not learned from"
    )
    arguments = parser.parse_args()
    pairs = read_name_pairs(arguments.pairs)
    compared = [compared_as(pair.one, pair.other, pair.kind) for pair in pairs]
    signs = np.array([signs_of(one) if one else (0.0,) * len(SIGNS) for one in compared])
    same = np.array([pair.same for pair in pairs])

    def held(splits: Splits) -> list[float]:
        """Return the score of each pair by weights that have not learned from it."""
        scores = [0.0] * len(pairs)
        for seen, apart in splits:
            fitted = fit(signs[seen], same[seen])
            for at in apart:
                one = compared[at]
                scores[at] = score_of(one, fitted) if one else 0.0
        return scores

    linked = names_linked(pairs)
    folds = [GroupKFold(FOLDS, shuffle=True, random_state=seed) for seed in SEEDS]
    runs = [held(list(fold.split(signs, same, linked))) for fold in folds]
    found = [score_pairs(pairs, run) for run in runs]
    print(f"F1, cross-validated: {np.mean([one.all.f1 for one in found]):.4f} {[one.all.f1 for one in found]}")
    print("first run:", shown(found[0]))
    sources = LeaveOneGroupOut().split(signs, same, [pair.group for pair in pairs])
    print("each source of pairs by the others:", shown(score_pairs(pairs, held(list(sources)))))
    if arguments.errors:
        for pair, sure in sorted(zip(pairs, runs[0], strict=True), key=lambda one: one[1]):
            if (sure >= THRESHOLD) != pair.same:
                print(f"{sure:.2f} {'one' if pair.same else 'two'} {pair.schema} {pair.one} | {pair.other}")
    if not arguments.only_measure:
        write(fit(signs, same), DATA / "likeness.toml")


def fit(signs: NDArray[np.float64], same: NDArray[np.bool_]) -> Weights:
    """Return the weights that tell best which pairs are one bearer's; the limits stay those of the data file."""
    fitted = LogisticRegression(C=STRENGTH, max_iter=5000).fit(signs, same)
    return Weights(tuple(map(float, fitted.coef_[0])), float(fitted.intercept_[0]), weights().at_most)


def names_linked(pairs: Sequence[NamePair]) -> list[int]:
    """Return a number for each pair, the same for pairs that share a name, directly or through others."""
    leader: dict[str, str] = {}

    def first(name: str) -> str:
        while leader.setdefault(name, name) != name:
            name = leader[name]
        return name

    for pair in pairs:
        leader[first(pair.one.casefold())] = first(pair.other.casefold())
    numbers: dict[str, int] = {}
    return [numbers.setdefault(first(pair.one.casefold()), len(numbers)) for pair in pairs]


def write(fitted: Weights, path: Path) -> None:
    """Write bias and weights into the data file; its comments and limits stay."""
    text = re.sub(r"(?m)^bias = .*$", f"bias = {fitted.bias:.3f}", path.read_text("utf-8"))
    for sign, weight in zip(SIGNS, fitted.weights, strict=True):
        text = re.sub(rf"(?m)^{sign} = -?[\d.]+$", f"{sign} = {weight:.3f}", text, count=1)
    path.write_text(text, encoding="utf-8")


def shown(scores: PairScores) -> str:
    """Return the scores that matter in one line."""
    told = {"all": scores.all, "sure": scores.sure, "schema": scores.schema, "calibration": scores.calibration.error}
    return msgspec.json.encode(told).decode()


if __name__ == "__main__":
    main()
