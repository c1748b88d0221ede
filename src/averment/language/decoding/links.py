"""Which span goes with which: the biaffine scores of pairs of spans, as the model learned them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from averment.language.labels import distance_buckets

from .activation import gelu

__all__ = ["LinkWeights", "link"]

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class LinkWeights:
    """What is left of a link head once the words have been projected.

    Attributes:
        weight: width × width.
        distance: A score for each bucket of distance.
        none: Weights and bias (width + 1) of "goes with none", or None where there always is one.
    """

    weight: Floats
    distance: Floats
    none: Floats | None


def link(weights: LinkWeights, words: Floats, asking: NDArray[np.int64], answering: NDArray[np.int64]) -> Floats:
    """Return the probabilities, asking × answering, that one goes with the other; rows sum to 1.

    Args:
        weights: The head.
        words: words × (4 · width): first and last word when asking, first and last when answering.
        asking: spans × 2, first word and the word behind the last.
        answering: spans × 2, likewise. "None" is column 0 where the head knows it.
    """
    ask_first, ask_last, answer_first, answer_last = np.split(words, 4, axis=1)
    ask = gelu(ask_first[asking[:, 0]] + ask_last[asking[:, 1] - 1])
    answer = gelu(answer_first[answering[:, 0]] + answer_last[answering[:, 1] - 1])
    scores = ask @ weights.weight @ answer.T / np.sqrt(len(weights.weight))
    scores = scores + weights.distance[distance_buckets(asking, answering)]
    if weights.none is not None:
        scores = np.concatenate([(ask @ weights.none[:-1] + weights.none[-1])[:, None], scores], axis=1)
    scores = np.exp(scores - scores.max(1, keepdims=True))
    return np.asarray(scores / scores.sum(1, keepdims=True), np.float32)
