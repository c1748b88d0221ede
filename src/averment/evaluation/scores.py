"""Precision, recall and F1, the way they are counted everywhere in Averment."""

import msgspec

__all__ = ["Score", "score"]


class Score(msgspec.Struct, frozen=True):
    """Precision, recall and F1, each 0 to 1.

    Attributes:
        precision: Of what was found, the share that is right.
        recall: Of the gold, the share that was found.
        f1: Their harmonic mean.
        found: How many were found.
        gold: How many there are.
    """

    precision: float
    recall: float
    f1: float
    found: int
    gold: int


def score(right: int, found: int, gold: int, *, recalled: int | None = None) -> Score:
    """Return the scores.

    Args:
        right: How many of those found are right.
        found: How many were found.
        gold: How many there are.
        recalled: How many of the gold were found, where that is another number than `right` (matching by overlap).
    """
    precision = right / found if found else 0.0
    recall = (right if recalled is None else recalled) / gold if gold else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return Score(round(precision, 4), round(recall, 4), round(f1, 4), found, gold)
