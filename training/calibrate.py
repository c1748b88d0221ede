"""Make the model's confidences mean what they say: logistic regression (Platt 1999) on the signs of each attribution.

Learned from annotated texts that the network has not seen; how good it is is measured on the same texts, each by a
regression that has not learned from it. What is kept has learned from all of them.
"""

from collections.abc import Iterable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from averment.evaluation.calibration import calibration
from averment.evaluation.corpora.polnear import PolnearArticle
from averment.evaluation.polnear import judge, words_of
from averment.language.attributions import SIGNS, tag_attributions
from averment.language.model import Model
from averment.language.words import encode

__all__ = ["calibrate", "write_confidence"]

FOLDS = 6


def calibrate(folder: Path, articles: Iterable[PolnearArticle]) -> None:
    """Fit the confidences of the model in `folder` on articles, and write them into its decoders."""
    signs, right, article = _attributions(Model(folder), articles)
    held = np.zeros(len(signs))
    for fold in range(FOLDS):
        apart = article % FOLDS == fold
        held[apart] = _fitted(signs[~apart], right[~apart]).predict_proba(signs[apart])[:, 1]
    found = calibration(list(zip(held.tolist(), right.tolist(), strict=True)))
    print(f"expected calibration error, each article by what has not learned from it: {found.error:.4f}, {found}")
    whole = _fitted(signs, right)
    write_confidence(folder, np.append(whole.coef_[0], whole.intercept_[0]))


def write_confidence(folder: Path, weights: NDArray[np.float64]) -> None:
    """Write the regression's weights, its bias last, beside the other decoders."""
    assert len(weights) == len(SIGNS) + 1
    path = folder / "decoders.npz"
    with np.load(path) as stored:
        decoders = {name: stored[name] for name in stored.files}
    np.savez_compressed(path, **decoders | {"confidence": weights.astype(np.float32)})


def _attributions(
    model: Model, articles: Iterable[PolnearArticle]
) -> tuple[NDArray[np.float64], NDArray[np.bool_], NDArray[np.int64]]:
    signs, right, article = [], [], []
    for number, gold in enumerate(articles):
        windows = model.run([encode(gold.text, gold.offsets, model.tokenizer)])[0]
        found = [one for one in tag_attributions(model, windows).attributions if one.content or one.source]
        judged = judge([words_of(one) for one in gold.attributions if one.cue], found)
        signs += [one.signs for one in found]
        right += [good for _, good in judged]
        article += [number] * len(found)
    return np.array(signs), np.array(right), np.array(article)


def _fitted(signs: NDArray[np.float64], right: NDArray[np.bool_]) -> LogisticRegression:
    return LogisticRegression(C=1.0, max_iter=1000).fit(signs, right)
