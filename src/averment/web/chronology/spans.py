"""Spans of time that a reader goes into and out of: all time, a year, a month, a day; and what has no date."""

import calendar
from collections.abc import Iterator
from datetime import date
from typing import Literal, NamedTuple, Self

from averment.errors import UsageError
from averment.web.index.timeline import Step

__all__ = ["UNDATED", "Span"]

UNDATED = "undated"


class Span(NamedTuple):
    """A span of time.

    Attributes:
        given: A year, month or day in ISO 8601; empty for all time; `UNDATED` for what has no date.
    """

    given: str

    @classmethod
    def of(cls, given: str | None) -> Self:
        """Return the span that an address names.

        Raises:
            UsageError: There is no such year, month or day.
        """
        if not given or given == UNDATED:
            return cls(given or "")
        shapes = {4: f"{given}-01-01", 7: f"{given}-01", 10: given}
        try:
            date.fromisoformat(shapes[len(given)])
        except (KeyError, ValueError) as error:
            raise UsageError(f"`when` cannot be {given!r}: write 2024, 2024-05 or 2024-05-31.") from error
        return cls(given)

    @property
    def is_dated(self) -> bool:
        """Whether it is a year, a month or a day."""
        return self.given not in {"", UNDATED}

    @property
    def kind(self) -> Literal["all", "year", "month", "day", "undated"]:
        """What it is."""
        if self.given == UNDATED:
            return "undated"
        return {0: "all", 4: "year", 7: "month"}.get(len(self.given), "day")  # type: ignore[return-value]

    @property
    def step(self) -> Step | None:
        """What it is divided into; None for a day and for what has no date."""
        return {"all": "year", "year": "month", "month": "day"}.get(self.kind)  # type: ignore[return-value]

    @property
    def words(self) -> str:
        """What it is called: "2026", "March 2026", "3 March 2026"."""
        match self.kind:
            case "all":
                return "All time"
            case "undated":
                return "Without a date"
            case "year":
                return self.given
            case "month":
                return f"{calendar.month_name[int(self.given[5:7])]} {self.given[:4]}"
        return f"{int(self.given[8:])} {calendar.month_name[int(self.given[5:7])]} {self.given[:4]}"

    @property
    def short(self) -> str:
        """What it is called within the span that it is part of: "2026", "Mar", "3"."""
        match self.kind:
            case "month":
                return calendar.month_abbr[int(self.given[5:7])]
            case "day":
                return str(int(self.given[8:]))
        return self.given

    @property
    def outer(self) -> tuple["Span", ...]:
        """The spans that it lies in, the widest first."""
        lengths = [length for length in (4, 7) if length < len(self.given)] if self.is_dated else []
        return (Span(""), *(Span(self.given[:length]) for length in lengths)) if self.given else ()

    def inner(self) -> Iterator["Span"]:
        """Yield the months of a year or the days of a month."""
        if self.kind == "year":
            yield from (Span(f"{self.given}-{month:02d}") for month in range(1, 13))
        elif self.kind == "month":
            days = calendar.monthrange(int(self.given[:4]), int(self.given[5:7]))[1]
            yield from (Span(f"{self.given}-{day:02d}") for day in range(1, days + 1))

    def beside(self, by: Literal[-1, 1]) -> "Span | None":
        """Return the span of the same length before or behind it."""
        if not self.is_dated:
            return None
        year, month = int(self.given[:4]), int(self.given[5:7] or 1)
        try:
            match self.kind:
                case "year":
                    return Span(f"{date(year + by, 1, 1):%Y}".zfill(4))
                case "month":
                    moved = year * 12 + month - 1 + by
                    return Span(date(moved // 12, moved % 12 + 1, 1).isoformat()[:7])
            return Span(date.fromordinal(date.fromisoformat(self.given).toordinal() + by).isoformat())
        except (ValueError, OverflowError):
            return None
