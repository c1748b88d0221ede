"""Spans of time: what they are called, what they are made of, what lies beside them."""

import pytest

from averment.errors import UsageError
from averment.web.chronology import Span


@pytest.mark.parametrize(
    ("given", "kind", "words", "outer"),
    [
        ("", "all", "All time", []),
        ("2026", "year", "2026", [""]),
        ("2026-03", "month", "March 2026", ["", "2026"]),
        ("2026-03-01", "day", "1 March 2026", ["", "2026", "2026-03"]),
        ("undated", "undated", "Without a date", [""]),
    ],
)
def test_a_span_knows_where_it_is(given: str, kind: str, words: str, outer: list[str]) -> None:
    span = Span.of(given)
    assert (span.kind, span.words, [each.given for each in span.outer]) == (kind, words, outer)


@pytest.mark.parametrize("given", ["26", "2026-13", "2026-02-30", "march", "2026-3-1", "0000"])
def test_what_is_no_time_is_refused(given: str) -> None:
    with pytest.raises(UsageError, match="`when` cannot be"):
        Span.of(given)


def test_a_leap_february_has_29_days() -> None:
    assert len(list(Span("2024-02").inner())) == 29
    assert [each.given for each in Span("2024").inner()][::11] == ["2024-01", "2024-12"]


@pytest.mark.parametrize(
    ("given", "before", "behind"),
    [
        ("2026-01", "2025-12", "2026-02"),
        ("2026-03-01", "2026-02-28", "2026-03-02"),
        ("2026", "2025", "2027"),
    ],
)
def test_beside_a_span_lie_the_one_before_and_the_one_behind(given: str, before: str, behind: str) -> None:
    assert (Span(given).beside(-1), Span(given).beside(1)) == (Span(before), Span(behind))


def test_before_the_first_year_there_is_none() -> None:
    assert Span("0001").beside(-1) is None
    assert Span("0001-01-01").beside(-1) is None
    assert Span("9999-12").beside(1) is None
