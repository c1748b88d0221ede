"""How many events and statements there are at each time of a span, as bars."""

from collections.abc import Mapping
from typing import NamedTuple

import msgspec

from averment.web.index import ClaimQuestion, Index, StatementQuestion
from averment.web.index.timeline import Step
from averment.web.sureness import fields_of_sureness

from .asked import Asked
from .spans import Span

__all__ = ["Bar", "Bars", "bars"]

_MOST_YEARS = 60


class Bar(NamedTuple):
    """One time: how many begin in it, how many of the events are stated as facts, and how high all that is of 100."""

    span: Span
    events: int
    stated: int
    statements: int
    events_height: float
    stated_height: float
    statements_height: float


class Bars(NamedTuple):
    """The times of a span.

    Attributes:
        all: A bar for each, in their order; years in which there is nothing are left out where they are many.
        vague: How many events and statements are known to lie in the span, and no more precisely.
        undated: How many have no date at all.
        total: How many begin in the span.
        stated: How many of its events are stated as facts.
        gaps: Whether times are left out.
    """

    all: tuple[Bar, ...]
    vague: tuple[int, int]
    undated: tuple[int, int]
    total: tuple[int, int]
    stated: int
    gaps: bool


def bars(index: Index, asked: Asked) -> Bars:
    """Return the bars of what an address asks for; an event stands at the day on which it begins."""
    step, span = asked.span.step or "day", asked.span
    facts = msgspec.structs.replace(asked.events, **fields_of_sureness("stated")) if asked.events else None
    events, stated, statements = (_counted(index, each, step) for each in (asked.events, facts, asked.statements))
    undated = events.get("", 0), statements.get("", 0)
    if span.kind == "undated":
        return Bars((), (0, 0), undated, undated, stated.get("", 0), gaps=False)
    total = _within(events, span.given), _within(statements, span.given)
    vague = (events.get(span.given, 0), statements.get(span.given, 0)) if span.kind in {"year", "month"} else (0, 0)
    times = _years({*events, *statements} - {""}) if span.kind == "all" else list(span.inner())
    counted = [[each.get(time.given, 0) for each in (events, stated, statements)] for time in times]
    most = max([1, *(number for numbers in counted for number in numbers)])
    gaps = span.kind == "all" and len(times) > 1 and int(times[-1].given) - int(times[0].given) >= len(times)
    return Bars(
        tuple(
            Bar(time, *numbers, *(_height(each, most) for each in numbers))
            for time, numbers in zip(times, counted, strict=True)
        ),
        vague,
        undated,
        total,
        _within(stated, span.given),
        gaps,
    )


def _counted(index: Index, question: ClaimQuestion | StatementQuestion | None, step: Step) -> dict[str, int]:
    if question is None:
        return {}
    return {point.when: sum(point.counts.values()) for point in index.timeline(question, step=step)}


def _within(counts: Mapping[str, int], given: str) -> int:
    return sum(number for when, number in counts.items() if when and when.startswith(given))


def _years(there: set[str]) -> list[Span]:
    years = sorted(int(each[:4]) for each in there)
    if years and years[-1] - years[0] < _MOST_YEARS:
        years = list(range(years[0], years[-1] + 1))
    return [Span(f"{year:04d}") for year in dict.fromkeys(years)]


def _height(number: int, most: int) -> float:
    """Return how high a bar is; what is there at all can be seen."""
    return round(max(number / most * 100, 2.0), 1) if number else 0.0
