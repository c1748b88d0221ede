"""Where the agency's dateline ends and the report begins: "HALVETH, March 5 (Lakeside Wire) - The council …"."""

import re

__all__ = ["dateline_end"]

_PLACE = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’-]+(?: [A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’-]*)*"  # a town in capitals
_REST = r"(?:[,/] ?[^\W_][^()–—,\n]{0,30}){0,3}"  # country, day
_AGENCY = r" ?\([^()\n]{2,40}\)"
_DASH = r" ?(?:--|[–—-])(?=\s)"
_DATELINE = re.compile(rf"{_PLACE}{_REST}(?:{_AGENCY}{_DASH}|{_AGENCY}(?=\s)|\s{_DASH[2:]})")
_SHORTEST_REPORT = 40


def dateline_end(text: str) -> int | None:
    """Return the offset at which the dateline at the beginning of a paragraph ends, its dash included.

    Args:
        text: One paragraph.

    Returns:
        None where the paragraph begins with no dateline: a town in capitals, then an agency in brackets or a dash.
    """
    found = _DATELINE.match(text)
    if found is None or len(text) - found.end() < _SHORTEST_REPORT:
        return None
    return found.end()
