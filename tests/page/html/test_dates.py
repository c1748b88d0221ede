import pytest

from averment.page.html.dates import first_date, iso


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("2026-03-29", "2026-03-29"),
        ("2026-03-29T06:30:00+02:00", "2026-03-29T06:30:00+02:00"),
        ("2026-03-29T06:30Z", "2026-03-29T06:30Z"),
        ("2026-03-29 06:30", "2026-03-29T06:30"),
        ("Sun, 29 Mar 2026 06:30:00 GMT", "2026-03-29T06:30:00+00:00"),
        ("1774765800", "2026-03-29T06:30:00+00:00"),
    ],
)
def test_a_date_is_as_precise_as_it_was_given(given: str, kept: str) -> None:
    assert iso(given) == kept


@pytest.mark.parametrize("nothing", ["", "today", "0001-01-01T00:00:00Z", "1970-01-01T00:00:00Z", "2026-02-30"])
def test_what_is_no_date_is_none(nothing: str) -> None:
    assert iso(nothing) is None


@pytest.mark.parametrize("printed", ["29 March 2026", "29.03.2026", "March 29, 2026 at 6 a.m.", "29 de marzo de 2026"])
def test_a_printed_dateline_is_read_where_nothing_is_declared(printed: str) -> None:
    assert first_date([], [printed]) == "2026-03-29"


def test_a_day_without_its_year_is_never_completed() -> None:
    assert first_date([], ["29 March", "Sunday, 06:30", "two hours ago"]) is None


def test_what_is_declared_goes_before_what_is_printed() -> None:
    assert first_date(["unknown", "2026-03-28"], ["29 March 2026"]) == "2026-03-28"
