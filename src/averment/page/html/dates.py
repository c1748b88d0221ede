"""When a page was published: what it declares, else what its dateline prints. Never guessed.

htmldate reads printed dates in many languages, but left to a whole page it takes the likeliest date on it; so it is
only ever shown the dateline.
"""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from html import escape

from htmldate import find_date

__all__ = ["first_date", "iso"]

_SECONDS = re.compile(r"\d:\d\d:\d\d|T\d{6}")
_EPOCH = re.compile(r"1\d{9}(?:\d{3})?")
_DAY = re.compile(r"\d{4}-\d\d-\d\d|\d{8}")
_DATED = re.compile(r"\d{4}|\d{1,2}[./-]\d{1,2}[./-]\d{2}")
_LONGEST = 200
_FIRST_YEAR = 1900  # "0001-01-01" and "1970-01-01" are what programs write for "unknown"; few pages are older


def first_date(declared: Iterable[str], printed: Iterable[str]) -> str | None:
    """Return the first date that can be read, as ISO 8601, exactly as precise as the page gives it.

    Args:
        declared: Values of JSON-LD, `<meta>` and `<time>`, most trusted first.
        printed: The words of the datelines, in the page's order.
    """
    for text in declared:
        if found := iso(text) or _from_words(text):
            return found
    for text in printed:
        if found := _from_words(text):
            return found
    return None


def iso(text: str) -> str | None:
    """Return a machine's date (ISO 8601, RFC 2822, seconds since 1970) as ISO 8601, or None where it is none."""
    text = text.strip()
    if _EPOCH.fullmatch(text):
        return datetime.fromtimestamp(int(text[:10]), UTC).isoformat()
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        try:
            moment = parsedate_to_datetime(text)
        except (ValueError, TypeError, IndexError):
            return None
    if moment.year < _FIRST_YEAR or moment.timetuple()[:3] == (1970, 1, 1):
        return None
    if _DAY.fullmatch(text):
        return moment.date().isoformat()
    full = moment.isoformat() if _SECONDS.search(text) else moment.isoformat(timespec="minutes")
    return full.removesuffix("+00:00") + "Z" if text.endswith(("Z", "z")) else full


def _from_words(text: str) -> str | None:
    """Read a printed date; what htmldate makes of it must have its day and year in the very words."""
    if not _DATED.search(text) or len(text) > _LONGEST:
        return None  # a day without its year stays unread
    shown = f'<html><body><p class="date">{escape(text)}</p></body></html>'
    figures = {int(figure) for figure in re.findall(r"\d+", text)}
    for thorough in (False, True):
        found: str | None = find_date(shown, extensive_search=thorough, original_date=True)
        if found:
            year, _, day = (int(piece) for piece in found.split("-"))
            return found if day in figures and (year in figures or year % 100 in figures) else None
    return None
