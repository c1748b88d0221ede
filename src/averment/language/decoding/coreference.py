"""Which mention before one stands for the same, as the model learned it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from averment.language.labels import distances_back, mention_kinds, word_numbers

from .activation import gelu

__all__ = ["AntecedentWeights", "antecedents"]

Floats = NDArray[np.float32]

AT_ONCE = 400
"""Mentions that ask at once; how much memory a long page takes is up to this."""

CHOICE = 8
"""How many of those before are named; what is less probable than eight others is not meant."""

NEVER = -1e4


@dataclass(frozen=True)
class AntecedentWeights:
    """What is left of the head once the words have been projected; kinds are those of `labels.MENTION_KINDS`.

    Attributes:
        weight: width × width.
        none: Weights and bias (width + 1) of "none before it".
        none_kind: A score for none, by the asker's kind.
        distance: kinds × buckets, by the asker's kind and `labels.distances_back`.
        kinds: kinds × kinds, asking and answering.
        same: By the asker's kind, for hanging on the same word.
    """

    weight: Floats
    none: Floats
    none_kind: Floats
    distance: Floats
    kinds: Floats
    same: Floats


def antecedents(
    weights: AntecedentWeights, words: Floats, places: NDArray[np.int64], forms: Sequence[str], upos: Sequence[str]
) -> list[list[tuple[int, float]]]:
    """Return for each mention which ones before it may stand for the same, and how probably; -1 stands for none.

    Args:
        weights: The head.
        words: mentions × (2 · width), where each hangs: asking, answering. In the order of the text.
        places: Index of the word that each hangs on, ascending.
        forms: These words.
        upos: Their parts of speech.

    Returns:
        A list for each mention, the most probable first, `CHOICE` at most.
    """
    if not len(places):
        return []
    ask, answer = (gelu(half) for half in np.split(words, 2, axis=1))
    kinds, numbers, order = mention_kinds(upos), word_numbers(forms), np.arange(len(places))
    none = ask @ weights.none[:-1] + weights.none[-1] + weights.none_kind[kinds]
    found = []
    for first in range(0, len(places), AT_ONCE):
        at = slice(first, first + AT_ONCE)
        scores = ask[at] @ weights.weight @ answer.T / np.sqrt(len(weights.weight))
        scores += weights.distance[kinds[at, None], distances_back(places[at], places)]
        scores += weights.kinds[kinds[at, None], kinds] + weights.same[kinds[at], None] * (
            numbers[at, None] == numbers[None]
        )
        scores[order[None] >= order[at, None]] = NEVER
        scores = np.concatenate([none[at, None], scores], 1)
        scores = np.exp(scores - scores.max(1, keepdims=True))
        scores /= scores.sum(1, keepdims=True)
        best = np.argsort(-scores, axis=1, kind="stable")[:, :CHOICE]
        found += [
            [(int(column) - 1, float(row[column])) for column in columns]
            for row, columns in zip(scores, best, strict=True)
        ]
    return found
