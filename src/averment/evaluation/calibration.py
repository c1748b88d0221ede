"""Whether a confidence means what it says: expected calibration error (Guo et al. 2017)."""

from collections.abc import Sequence

import msgspec

__all__ = ["BINS", "Bin", "Calibration", "Judged", "calibration"]

BINS = 10
"""Bins of equal width over 0 to 1."""

Judged = tuple[float, bool]
"""A confidence, and whether what it stands for is right."""


class Bin(msgspec.Struct, frozen=True):
    """What fell between two confidences: how many, how sure they were on average, how often they were right."""

    low: float
    high: float
    count: int
    confidence: float
    right: float


class Calibration(msgspec.Struct, frozen=True):
    """How far confidence is from the share that is right.

    Attributes:
        error: Expected calibration error: the distance of the two in each bin, weighed by how much fell there.
        brier: Mean squared distance of confidence and 1 or 0 (Brier 1950).
        bins: Those that something fell in.
    """

    error: float
    brier: float
    bins: tuple[Bin, ...]


def calibration(judged: Sequence[Judged]) -> Calibration:
    """Return how well calibrated confidences are; of none at all the error is 0."""
    bins = []
    for number in range(BINS):
        low, high = number / BINS, (number + 1) / BINS
        inside = [one for one in judged if low <= one[0] < high or (number == BINS - 1 and one[0] >= high)]
        if inside:
            confidence = sum(sure for sure, _ in inside) / len(inside)
            right = sum(good for _, good in inside) / len(inside)
            bins.append(Bin(low, high, len(inside), round(confidence, 4), round(right, 4)))
    total = max(1, len(judged))
    return Calibration(
        error=round(sum(one.count * abs(one.confidence - one.right) for one in bins) / total, 4),
        brier=round(sum((sure - good) ** 2 for sure, good in judged) / total, 4),
        bins=tuple(bins),
    )
