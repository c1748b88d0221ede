"""The day on which the page says that it was published: read from a date line, never guessed.

dateparser knows the months of many languages; it is only ever shown a whole date, so that it has nothing to make up.
"""

import re
from datetime import datetime
from functools import cache
from typing import Any

from . import lexicon

__all__ = ["find", "is_date_line", "is_other", "is_update", "read"]

_LANGUAGES = [
    "en", "de", "fr", "es", "it", "pt", "nl", "da", "nb", "sv", "is", "fi", "pl", "cs", "hu",
    "ro", "el", "tr", "ru", "uk", "ar", "fa", "he", "ja", "ko", "zh",
]  # fmt: skip
_SETTINGS = {"PARSERS": ["absolute-time"], "PREFER_DAY_OF_MONTH": "first", "RETURN_TIME_AS_PERIOD": True}

_YEAR = r"(?<!\d)(?:19|20)\d\d(?!\d)"
_DAY = r"(?<!\d)\d{1,2}(?:st|nd|rd|th|er|\.|º)?(?!\d)"
_MONTH = r"[^\W\d_]{3,12}\.?"
_OF = r"(?:(?:of|de|del|di)\s+)?"
_DATES = tuple(
    re.compile(shape, re.IGNORECASE)
    for shape in (
        rf"{_YEAR}-\d\d-\d\d",
        rf"{_YEAR}\s?年\s?\d\d?\s?月\s?\d\d?\s?日|{_YEAR}\s?년\s?\d\d?\s?월\s?\d\d?\s?일",
        rf"{_YEAR}[./]\s?\d\d?[./]\s?\d\d?(?!\d)",
        rf"(?<!\d)\d\d?[./-]\s?\d\d?[./-]\s?{_YEAR}",
        rf"{_DAY}[\s-]+{_OF}{_MONTH},?[\s-]+{_OF}{_YEAR}",
        rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}",
        rf"(?<!\w){_MONTH}\s+{_OF}{_YEAR}",
    )
)
_LONGEST = 90
_NEAR = 12
_NUMERIC = re.compile(r"(\d{1,2})([./-])\s?(\d{1,2})[./-]\s?\d{4}")
_TIME = re.compile(
    r"(?<![\d:.])(\d{1,2})(?:[:.h](\d\d))?(?::(\d\d))?\s*(a\.?m\.?|p\.?m\.?)?(?![\d:])\s*"
    r"(Z\b|UTC|GMT|EST|EDT|CST|CDT|MST|MDT|PST|PDT|CET|CEST|EET|EEST|[+-]\d\d:?\d\d\b)?",
    re.IGNORECASE,
)


def find(text: str) -> tuple[int, int] | None:
    """Find the first whole date in a line.

    Args:
        text: One line.

    Returns:
        Its offsets in the line; None where no day, month and year (or month and year) stand in it.
    """
    found = [match for shape in _DATES if (match := shape.search(text))]
    if not found:
        return None
    best = min(found, key=lambda match: (match.start(), -match.end()))
    return best.span()


def read(text: str) -> str | None:
    """Read the first date of a line, with the time beside it.

    Args:
        text: A date line, or a byline with a date in it.

    Returns:
        ISO 8601, as precise as the line is: a month, a day, or a day and time; None where the line leaves open which
        day it means, as "3/4/2025" does.
    """
    span = find(text)
    if span is None:
        return None
    date = text[slice(*span)]
    numeric = _NUMERIC.fullmatch(date)
    order = "DMY"
    if numeric:
        one, separator, other = int(numeric[1]), numeric[2], int(numeric[3])
        if separator != "." and max(one, other) <= 12 and one != other:
            return None
        order = "MDY" if other > 12 else "DMY"
    time = _time(text, span)
    parsed = _parse(f"{date} {time}" if time else date, order)
    if parsed is None:
        return None
    moment, precision = parsed
    if precision == "month":
        return f"{moment:%Y-%m}"
    if precision == "time" and time:
        return moment.isoformat(timespec="seconds" if moment.second else "minutes")
    return moment.date().isoformat() if precision in ("day", "time") else None


def is_date_line(line: str) -> bool:
    """Whether a line holds a date and nothing else of weight: a weekday, a time, "Published"."""
    span = find(line) if len(line) <= _LONGEST else None
    if span is None:
        return False
    rest = lexicon.words(_TIME.sub(" ", line[: span[0]] + " " + line[span[1] :]))
    covered, _ = lexicon.count(rest)
    known = covered[lexicon.GROUPS.index("published")] + covered[lexicon.GROUPS.index("function")]
    return len(rest) - known <= 1


def is_update(line: str) -> bool:
    """Whether a date line says when the page was changed, not when it was published."""
    words = lexicon.words(line)
    return any(words[: len(phrase)] == phrase for phrase in _phrases("updated"))


def is_other(line: str) -> bool:
    """Whether the date of a line is not the page's own: "available until 6 May 2024"."""
    span = find(line)
    before = lexicon.words(line[: span[0]]) if span else []
    return any(before[-len(phrase) :] == phrase for phrase in _phrases("other_date"))


@cache
def _phrases(group: str) -> list[list[str]]:
    return [lexicon.words(phrase) for phrase in lexicon.phrases(group)]


def _time(text: str, date: tuple[int, int]) -> str | None:
    """The time of day right behind the date, or right before it; a number alone is none."""
    times = [match for match in _TIME.finditer(text) if (match[2] or match[4]) and int(match[1]) <= 24]
    behind = [match for match in times if date[1] <= match.start() <= date[1] + _NEAR]
    before = [match for match in times if date[0] - _NEAR <= match.end() <= date[0]]
    if not behind and not before:
        return None
    match = behind[0] if behind else before[-1]
    second = f":{match[3]}" if match[3] else ""
    half = (match[4] or "").replace(".", "")
    return f"{match[1]}:{match[2] or '00'}{second} {half} {match[5] or ''}".strip()


def _parse(text: str, order: str) -> tuple[datetime, str] | None:
    found = _parser(order).get_date_data(text)
    return (found.date_obj, found.period) if found.date_obj else None


@cache
def _parser(order: str) -> Any:
    # a fifth of a second to import and to load its first language: only for a page with a date line
    from dateparser.date import DateDataParser  # noqa: PLC0415

    settings = {**_SETTINGS, "REQUIRE_PARTS": ["year", "month"], "DATE_ORDER": order}
    return DateDataParser(languages=_LANGUAGES, settings=settings)
