"""Places on a page counted over its report alone: the page's id is made of that text, so that they are the same
whatever furniture stood around it when it was read.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from averment.page import REPORT_ROLES

__all__ = ["into_report", "out_of_report"]


def into_report(start: int, end: int, zones: Sequence[Mapping[str, Any]]) -> tuple[int, int] | None:
    """Return where a run of the page's characters stands when only the report's zones are counted.

    Between each two of them one line break is counted. Offsets are code points.

    Args:
        start: The first character of the run in the page's text.
        end: The character behind the last.
        zones: The page's zones as the base stores them.

    Returns:
        The two offsets, or None where the run begins or ends outside of the report.
    """
    before, found = 0, None
    for zone in zones:
        if zone["role"] in REPORT_ROLES:
            if found is None and zone["start"] <= start < zone["end"]:
                found = before + start - zone["start"]
            if found is not None and zone["start"] < end <= zone["end"]:
                return found, before + end - zone["start"]
            before += zone["end"] - zone["start"] + 1
    return None


def out_of_report(start: int, end: int, zones: Sequence[Mapping[str, Any]]) -> tuple[int, int] | None:
    """Return where a run of the report's characters stands on the page: the inverse of `into_report`."""
    before, found = 0, None
    for zone in zones:
        if zone["role"] in REPORT_ROLES:
            length = zone["end"] - zone["start"]
            if found is None and before <= start < before + length:
                found = zone["start"] + start - before
            if found is not None and before < end <= before + length:
                return found, zone["start"] + end - before
            before += length + 1
    return None
