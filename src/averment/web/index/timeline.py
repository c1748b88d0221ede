"""How many claims or statements there are at which time, and of which sort."""

from typing import Literal

import numpy as np

from .answers import TimelinePoint
from .facets import Coded, OfPage, Selection
from .state import Kind

__all__ = ["Step", "tell"]

Step = Literal["day", "month", "year"]
_UNDATED = 2**31
_SHIFTS = {"day": 0, "month": 5, "year": 9}


def tell(kind: Kind, chosen: Selection, step: Step, of: str) -> tuple[TimelinePoint, ...]:
    """Return the counts at each time, the earliest first and those without a date last.

    A claim stands at its own day or, where its page gives it none, at the page's; a statement at its page's.

    Args:
        kind: Claims or statements.
        chosen: Which of them.
        step: What is counted together.
        of: The facet whose values are told apart.
    """
    days, place = kind.times
    facet = kind.facets[of]
    assert isinstance(facet, Coded | OfPage)
    codes = facet.codes if isinstance(facet, Coded) else facet.codes[kind.page]
    width = len(facet.labels) + 1
    pairs = np.bincount(place[chosen.rows].astype(np.int64) * width + (codes[chosen.rows] + 1))
    points: dict[int, dict[str, int]] = {}
    for pair in np.flatnonzero(pairs).tolist():
        code = pair % width - 1
        day = int(days[pair // width])
        counts = points.setdefault(day >> _SHIFTS[step] if day >= 0 else _UNDATED, {})
        value = facet.labels.values[code] if code >= 0 else ""
        counts[value] = counts.get(value, 0) + int(pairs[pair])
    return tuple(TimelinePoint(_words(time, step), points[time]) for time in sorted(points))


def _words(time: int, step: Step) -> str:
    """Return a time in ISO 8601, as precise as it is."""
    if time == _UNDATED:
        return ""
    day = time << _SHIFTS[step]
    words = f"{day >> 9:04d}"
    if (day >> 5) & 15:
        words += f"-{(day >> 5) & 15:02d}"
        if day & 31:
            words += f"-{day & 31:02d}"
    return words
