"""How far people agree: Krippendorff's alpha for nominal data, over what two or more of them decided."""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence

import msgspec

__all__ = ["Agreement", "alpha"]


class Agreement(msgspec.Struct, frozen=True, kw_only=True):
    """How far people agree on one thing.

    Attributes:
        record: `statement` or `claim`.
        field: `verdict` (accepted, rejected or corrected), or one field: what people hold its value to be, of the
            records that two or more accepted or corrected and one at least corrected there.
        alpha: Krippendorff's alpha, nominal: 1 where all agree, 0 as by chance, below it worse; None where nothing
            varies or nobody decided about the same.
        records: How many records two or more people decided about.
        reviewers: How many people did.
    """

    record: str
    field: str
    alpha: float | None
    records: int
    reviewers: int


def alpha(units: Iterable[Sequence[Hashable]]) -> float | None:
    """Return Krippendorff's alpha for nominal data.

    Krippendorff, K. (2011), Computing Krippendorff's Alpha-Reliability, section C: any number of observers, values may
    be missing. (The package that is well kept for it, `krippendorff`, is under the GPL.)

    Args:
        units: For each thing that was judged, the values that people gave it; those with fewer than two say nothing.

    Returns:
        1 - observed / expected disagreement; None where all values are one, so that no disagreement is expected.
    """
    pairable = [Counter(values) for values in units if len(values) > 1]
    totals: Counter[Hashable] = Counter()
    disagreeing = 0.0
    for counts in pairable:
        judges = counts.total()
        totals.update(counts)
        disagreeing += sum(count * (judges - count) for count in counts.values()) / (judges - 1)
    n = totals.total()
    expected = sum(count * (n - count) for count in totals.values())
    return None if expected == 0 else 1 - (n - 1) * disagreeing / expected
