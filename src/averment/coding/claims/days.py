"""Words for days, weeks, months and years, found in a line and counted from the page's day. Nothing is guessed.

dateparser, which reads the page's own date lines, is not asked here: it makes a day of "the 1990s", takes 5/6/2025 for
May or June as it likes, and its "March" of next year is this March or the next depending on the day of the month.
"""

import re
from calendar import month_abbr, month_name
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from averment.coding.lexicon import times

from .number import NUMBER_WORDS, read_number
from .tense import Direction

__all__ = ["Expression", "Range", "find_expressions", "resolve"]

Range = tuple[str | None, str | None]
UNRESOLVED: Range = (None, None)

Bound = Literal["start", "end", "within"]

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = {name.lower(): i for names in (month_name, month_abbr) for i, name in enumerate(names) if name} | {"sept": 9}
_NAMES = [name.capitalize() for name in MONTHS]
_MONTH = "(?:" + "|".join(rf"{name}\b{'' if name in month_name else '[.]?'}|{name.upper()}\b" for name in _NAMES) + ")"
_DAY = r"(?<![\d.,$£€])(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\w%]|[.,:]\d)"
_YEAR = r"(?<![\d.,$£€])(?:19|20)\d\d(?![\w%]|[.,:]\d)"
_WEEKDAY = "(?:" + "|".join(f"{day.capitalize()}|{day.upper()}" for day in WEEKDAYS) + r")\b"
_PART = r"(?:morning|afternoon|evening|night)"
_DASH = r"\s?[-–—]\s?|\s(?:to|and|until|through|or)\s"
_NUMBER = rf"(?i:\d+|an?|{NUMBER_WORDS})"
_UNIT = r"(?i:day|night|week|weekend|month|year|decade)s?\b"

_DATE = "|".join(
    (
        r"(?:19|20)\d\d-[01]\d-[0-3]\d(?!\d)",
        r"\d\d?[/.]\d\d?[/.](?:19|20)\d\d(?!\d)",
        rf"(?:{_WEEKDAY},?\s)?(?:the\s)?{_DAY}\s(?:of\s)?{_MONTH}(?:,?\s{_YEAR})?",
        rf"(?:{_WEEKDAY},?\s)?{_MONTH}\s(?:the\s)?{_DAY}(?:,?\s{_YEAR})?",
        rf"{_MONTH},?\s(?:of\s)?{_YEAR}",
        rf"{_WEEKDAY}",
        rf"{_MONTH}",
        rf"{_YEAR}",
    )
)
_OF_YEAR = rf"(?:,?\s{_YEAR})?"
_SEASON = r"summer\b|spring\b|autumn\b|winter\b"
_ONE_OF = rf"{_UNIT}|{_PART}\b|{_WEEKDAY}"
_SHAPES = {
    "days": rf"{_DAY}(?:{_DASH}){_DAY}\s(?:of\s)?{_MONTH}{_OF_YEAR}|{_MONTH}\s{_DAY}(?:{_DASH}){_DAY}{_OF_YEAR}",
    "decade": r"(?:19|20)\d0s\b|(?:19|20)\d0['’]s\b",
    "ago": rf"{_NUMBER}\s{_UNIT}\sago\b",
    "elapsed": rf"(?i:last|past|previous)\s{_NUMBER}\s{_UNIT}|(?i:the\s(?:last|past)|past)\s{_UNIT}",
    "shifted": rf"{_NUMBER}\s{_UNIT}\s(?:earlier|later|before|after|prior)\b",
    "near": rf"(?i:last|this|next|coming|(?:the\s)?current)\s(?:{_ONE_OF}|{_MONTH}|{_SEASON})",
    "elsewhere": rf"(?i:(?:the|that)\s(?:same|following|previous|next)|that)\s(?:{_ONE_OF})"
    r"|(?i:the\sday\s(?:before|after))\b",
    "vague": rf"(?i:recent|previous|coming|earlier)\s{_UNIT}|(?i:several|many|(?:a\s)?few|some)\s{_UNIT}\sago\b",
    "word": r"(?:[Yy]esterday|[Tt]oday|[Tt]omorrow|[Tt]onight)\b",
    "overnight": r"[Oo]vernight\b",
    "weekend": r"(?:the\s)?weekend\b",
    "date": _DATE,
}
_ONE = "|".join(f"(?P<{name}>{shape})" for name, shape in _SHAPES.items())
_FIND = re.compile(rf"(?<![\w-])(?:{_ONE})(?:\s{_PART}\b)?", re.MULTILINE)
_PIECES = re.compile(
    rf"(?P<weekday>{_WEEKDAY})|(?P<month>{_MONTH})|(?P<year>{_YEAR})|(?P<day>{_DAY})", re.MULTILINE
)  # fmt: skip
_JOIN = re.compile(r"\s?[-–—]\s?|\s(?:to|and|until|till|through)\s")


@dataclass(frozen=True)
class Expression:
    """Words that say when.

    Attributes:
        start: Their first character in the line, that of the preposition.
        core: That of the day, week … itself.
        end: The character behind their last.
        shape: Which of the shapes.
        bound: What the preposition makes of them.
        last: The other end of "from … to …".
    """

    start: int
    core: int
    end: int
    shape: str
    bound: Bound
    last: "Expression | None" = None


@dataclass(frozen=True)
class Parts:
    """What a date names."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None


def find_expressions(line: str) -> Iterator[Expression]:
    """Yield the words of a line that say when, in order, with the preposition before them.

    "From January to March" and "between 3 May and 5 June" are one expression.
    """
    found = [(m.start(), m.end(), m.lastgroup or "date") for m in _FIND.finditer(line)]
    at = 0
    while at < len(found):
        start, end, shape = found[at]
        first, bound, opening = with_preposition(line, start)
        last = None
        if opening in {"from", "between"} and at + 1 < len(found):
            joined = _JOIN.fullmatch(line[end : found[at + 1][0]])
            if joined and {shape, found[at + 1][2]} <= {"date", "days", "word"}:
                at += 1
                last = Expression(found[at][0], *found[at], "within")
                bound = "within"
        elif at + 1 < len(found) and shape == found[at + 1][2] == "date":
            joined = _JOIN.fullmatch(line[end : found[at + 1][0]])
            if joined and joined.group().strip() != "and":
                at += 1
                last = Expression(found[at][0], *found[at], "within")
        yield Expression(first, start, last.end if last else end, shape, bound, last)
        at += 1


_QUALIFIER = re.compile(
    r"(?:(?:the\s)?(?:early|late|mid|end\sof|beginning\sof|start\sof|middle\sof|night\sof|morning\sof|evening\sof|"
    r"month\sof|year|years|summer\sof|spring\sof|autumn\sof|winter\sof)(?:[\s-]in)?|the)[\s-]$",
    re.IGNORECASE,
)


def with_preposition(line: str, start: int) -> tuple[int, Bound, str]:
    """Return where an expression begins with the words before it, what these make of it, and the preposition."""
    first = start
    article = start - 4 if line[max(0, start - 4) : start].lower() == "the " else start
    while qualified := _QUALIFIER.search(line, max(0, first - 24), first):
        first = qualified.start()
    before = re.search(r"(?:[A-Za-z]+\s)?[A-Za-z]+\s$", line[:first][-24:])
    if before is None:
        return (start if first == article else first), "within", ""
    words = before.group().lower().split()
    for length in (2, 1):
        phrase = " ".join(words[-length:])
        taken = len(re.search(rf"(?:[A-Za-z]+\s){{{length}}}$", line[:first]).group()) if len(words) >= length else 0  # type: ignore[union-attr]
        if not taken:
            continue
        if phrase in times().start or phrase in times().end:
            return first - taken, "start" if phrase in times().start else "end", phrase
        if phrase in {"on", "in", "at", "during", "over", "within", "throughout", "between", "around", "of", "for"}:
            return (first - taken if phrase != "of" else first), "within", phrase
    return (start if first == article else first), "within", ""


def resolve(
    expression: Expression, line: str, published: str | None, way: Direction | None, *, years: frozenset[int]
) -> Range:
    """Return the first and last day of an expression, or neither where the page does not tell.

    Args:
        expression: The words.
        line: Where they stand.
        published: The page's date, ISO 8601, or None.
        way: Whether they lie before or behind it.
        years: The years that the words around name, which may be those of a month without its own.
    """
    base = day_of(published)
    if expression.last is not None:
        start, end = ends(expression, line, base, way, years)
    else:
        start, end = one(expression, line, base, way, years)
    if expression.bound == "start":
        return start, None
    return (None, end) if expression.bound == "end" else (start, end)


def day_of(published: str | None) -> date | None:
    """Return the day of an ISO 8601 date, or None where it is a month's or a year's."""
    return date.fromisoformat(published[:10]) if published is not None and len(published) >= 10 else None


def one(expression: Expression, line: str, base: date | None, way: Direction | None, years: frozenset[int]) -> Range:
    """Return the first and last day of one expression, whatever stands before it."""
    words = line[expression.core : expression.end]
    match expression.shape:
        case "days":
            return days(words, base, way, years)
        case "decade":
            year = int(re.sub(r"\D", "", words))
            return str(year), str(year + 9)
        case "date":
            return date_of(dated(words), base, way, years)
        case "elsewhere" | "vague" | "shifted":
            return UNRESOLVED
    return from_page(words, expression.shape, base, way) if base is not None else UNRESOLVED


def from_page(words: str, shape: str, base: date, way: Direction | None) -> Range:
    """Return the days of words that only the page's own day gives a meaning."""
    match shape:
        case "word":
            steps = next(step for word, step in times().days.items() if word in words.lower())
            return day(base + timedelta(days=steps))
        case "overnight":
            return (base - timedelta(days=1)).isoformat(), base.isoformat()
        case "ago":
            number, unit = counted(words)
            return moved(base, unit, -number)
        case "elapsed":
            number, unit = counted(words)
            number, unit = (7 * number, "day") if unit == "week" else (number, unit)
            return moved(base, unit, -number)[0], precise(base, unit)
        case "weekend":
            return UNRESOLVED if way is None else weekend(base, -1 if way == "past" else 1)
    return near(words, base, way)


def ends(expression: Expression, line: str, base: date | None, way: Direction | None, years: frozenset[int]) -> Range:
    """Return the ends of "from … to …": what only one of them names, a month or a year, is the other's as well."""
    assert expression.last is not None
    first = Expression(expression.start, expression.core, expression.last.start, expression.shape, "within")
    if {first.shape, expression.last.shape} != {"date"}:
        return one(first, line, base, way, years)[0], one(expression.last, line, base, way, years)[1]
    left, right = dated(line[first.core : first.end]), dated(line[expression.last.core : expression.last.end])
    if left.year is None and right.year is not None:
        left = Parts(right.year, left.month, left.day, left.weekday)
        if None not in (left.month, right.month) and (left.month or 0) > (right.month or 0):
            left = Parts((right.year or 0) - 1, left.month, left.day, left.weekday)
    start, end = date_of(left, base, way, years)[0], date_of(right, base, way, years)[1]
    if start is None or end is None:
        return UNRESOLVED
    return (start, end) if start[: len(end)] <= end[: len(start)] else UNRESOLVED


def days(words: str, base: date | None, way: Direction | None, years: frozenset[int]) -> Range:
    """Return the ends of "3-5 May"."""
    found = [(m.lastgroup, m.group()) for m in _PIECES.finditer(words)]
    numbers = [int(re.sub(r"\D", "", text)) for kind, text in found if kind == "day"]
    rest = dated(" ".join(text for kind, text in found if kind != "day"))
    if len(numbers) != 2 or rest.month is None:
        return UNRESOLVED
    end = date_of(Parts(rest.year, rest.month, numbers[1]), base, way, years)[1]
    if end is None or numbers[0] > numbers[1]:
        return UNRESOLVED
    return f"{end[:8]}{numbers[0]:02}", end


def dated(words: str) -> Parts:
    """Return what the words of a date name; nothing where the order of its numbers is open, as in 5/6/2025."""
    if whole := re.search(r"(\d{4})-(\d\d)-(\d\d)", words):
        return Parts(*(int(piece) for piece in whole.groups()))
    if numeric := re.search(r"(\d\d?)([/.])(\d\d?)[/.](\d{4})", words):
        one, other, year = int(numeric[1]), int(numeric[3]), int(numeric[4])
        if numeric[2] == "." or one == other or one > 12:
            return Parts(year, other, one)
        return Parts(year, one, other) if other > 12 else Parts()
    found = {m.lastgroup: m.group() for m in _PIECES.finditer(words)}
    month = found.get("month", "").rstrip(".").lower()
    weekday = found.get("weekday", "").lower()
    return Parts(
        int(found["year"]) if "year" in found else None,
        MONTHS[month] if month else None,
        int(re.sub(r"\D", "", found["day"])) if "day" in found else None,
        WEEKDAYS.index(weekday) if weekday else None,
    )


def date_of(parts: Parts, base: date | None, way: Direction | None, years: frozenset[int]) -> Range:
    """Return the day, month or year that a date names."""
    if parts.year is None and parts.month is None:
        return weekday(parts.weekday, base, way) if parts.weekday is not None else UNRESOLVED
    if parts.month is None:
        return str(parts.year), str(parts.year)
    year = parts.year or year_of(parts, base, way, years)
    if year is None:
        return UNRESOLVED
    if parts.day is None:
        return f"{year}-{parts.month:02}", f"{year}-{parts.month:02}"
    try:
        return day(date(year, parts.month, parts.day))
    except ValueError:  # the 31st of April
        return UNRESOLVED


def year_of(parts: Parts, base: date | None, way: Direction | None, years: frozenset[int]) -> int | None:
    """Return the year of a day or month without one: the nearest before or behind the page's day.

    None where the words around tell of another year, which may be the one that is meant.
    """
    if base is None or years - {base.year}:
        return None
    assert parts.month is not None
    if way is None:
        return None
    here, asked = (base.month, base.day), (parts.month, parts.day or base.day)
    if way == "past":
        return base.year if asked <= here else base.year - 1
    return base.year if asked >= here else base.year + 1


def weekday(number: int, base: date | None, way: Direction | None) -> Range:
    """Return the last such day, or the next; the page's own day is both."""
    if base is None or way is None:
        return UNRESOLVED
    steps = -((base.weekday() - number) % 7) if way == "past" else (number - base.weekday()) % 7
    return day(base + timedelta(days=steps))


def near(words: str, base: date, way: Direction | None) -> Range:
    """Return "last week", "next month", "this year", "last night", "next Monday", "this March"."""
    bare = words.lower().removeprefix("the ").split()
    step = times().near[bare[0] if bare[0] != "current" else "the current"]
    noun = bare[1].rstrip(".")
    if noun in WEEKDAYS:
        # "last Monday" on a Monday is a week ago, and "next Monday" a week ahead
        number, way = WEEKDAYS.index(noun), way if step == 0 else "past" if step < 0 else "future"
        return weekday(number, base + timedelta(days=step), way)
    if noun in MONTHS:
        month = MONTHS[noun]
        year = base.year + (step if step and (month - base.month) * step <= 0 else 0)
        return f"{year}-{month:02}", f"{year}-{month:02}"
    unit = times().units.get(noun)
    if unit == "weekend":
        return weekend(base, step or 1)
    if unit == "day":
        return day(base + timedelta(days=step))
    return moved(base, unit, step) if unit is not None else UNRESOLVED


def weekend(base: date, step: int) -> Range:
    """Return the Saturday and Sunday before the page's day or behind it; the page's own if it is one."""
    saturday = base + timedelta(days=5 - base.weekday())
    if step < 0 and base.weekday() < 5:
        saturday -= timedelta(weeks=1)
    return saturday.isoformat(), (saturday + timedelta(days=1)).isoformat()


def counted(words: str) -> tuple[int, str]:
    """Return how many of which unit."""
    found = re.search(rf"(?:({_NUMBER})\s)?({_UNIT})", words)
    assert found is not None, "the shapes that are counted have a unit"
    noun = found[2].lower().rstrip("s")
    number = 1 if (found[1] or "a").lower() in {"a", "an"} else int(read_number(found[1]) or 0)
    return (number * 10, "year") if noun == "decade" else (number, times().units[noun])


def moved(base: date, unit: str, steps: int) -> Range:
    """Return the day, week, month or year so many units behind that of the page."""
    match unit:
        case "day":
            return day(base + timedelta(days=steps))
        case "week":
            monday = base - timedelta(days=base.weekday()) + timedelta(weeks=steps)
            return monday.isoformat(), (monday + timedelta(days=6)).isoformat()
        case "month":
            year, month = divmod(base.year * 12 + base.month - 1 + steps, 12)
            return f"{year}-{month + 1:02}", f"{year}-{month + 1:02}"
        case "year":
            return str(base.year + steps), str(base.year + steps)
    return UNRESOLVED


def precise(base: date, unit: str) -> str:
    """Return the page's day as precisely as a unit counts."""
    return {"month": f"{base:%Y-%m}", "year": f"{base:%Y}"}.get(unit, base.isoformat())


def day(one: date) -> Range:
    return one.isoformat(), one.isoformat()
