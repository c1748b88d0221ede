"""Words for days become days only where the page and the words tell which."""

import pytest

from averment.coding.claims.days import find_expressions, resolve
from averment.coding.claims.tense import Direction

WEDNESDAY = "2026-03-11T08:30:00Z"


def read(
    line: str, way: Direction | None = "past", published: str | None = WEDNESDAY, years: frozenset[int] = frozenset()
) -> tuple[str, str | None, str | None]:
    (one,) = find_expressions(line)
    return (line[one.start : one.end], *resolve(one, line, published, way, years=years))


@pytest.mark.parametrize(
    ("line", "words", "start", "end"),
    [
        ("They left on Monday.", "on Monday", "2026-03-09", "2026-03-09"),
        ("They left on Wednesday.", "on Wednesday", "2026-03-11", "2026-03-11"),
        ("They left on Thursday.", "on Thursday", "2026-03-05", "2026-03-05"),
        ("They left last Wednesday night.", "last Wednesday night", "2026-03-04", "2026-03-04"),
        ("They left yesterday.", "yesterday", "2026-03-10", "2026-03-10"),
        ("Two days ago they left.", "Two days ago", "2026-03-09", "2026-03-09"),
        ("They left three weeks ago.", "three weeks ago", "2026-02-16", "2026-02-22"),
        ("They left two months ago.", "two months ago", "2026-01", "2026-01"),
        ("They left last week.", "last week", "2026-03-02", "2026-03-08"),
        ("They left last month.", "last month", "2026-02", "2026-02"),
        ("They left last year.", "last year", "2025", "2025"),
        ("They left last December.", "last December", "2025-12", "2025-12"),
        ("They fought over the past two weeks.", "over the past two weeks", "2026-02-25", "2026-03-11"),
        ("They met at the weekend.", "at the weekend", "2026-03-07", "2026-03-08"),
        ("They left on 12 March.", "on 12 March", "2025-03-12", "2025-03-12"),
        ("They left on March 10.", "on March 10", "2026-03-10", "2026-03-10"),
        ("They left on the 2nd of Feb.", "on the 2nd of Feb.", "2026-02-02", "2026-02-02"),
        ("They left on Tuesday, 3 March 2020.", "on Tuesday, 3 March 2020", "2020-03-03", "2020-03-03"),
        ("They left in March.", "in March", "2026-03", "2026-03"),
        ("They left in April.", "in April", "2025-04", "2025-04"),
        ("They left in early 2019.", "in early 2019", "2019", "2019"),
        ("They have held it since March 2019.", "since March 2019", "2019-03", None),
        ("They held it until May 2020.", "until May 2020", None, "2020-05"),
        ("They held it from 2011 to 2014.", "from 2011 to 2014", "2011", "2014"),
        ("They held it from November to January.", "from November to January", "2025-11", "2026-01"),
        ("They held it between 3 and 5 March.", "between 3 and 5 March", "2026-03-03", "2026-03-05"),
        ("They met on March 3-5, 2020.", "on March 3-5, 2020", "2020-03-03", "2020-03-05"),
        ("They were formed in the 1990s.", "in the 1990s", "1990", "1999"),
        ("They left on 25/12/2025.", "on 25/12/2025", "2025-12-25", "2025-12-25"),
        ("They left on 2025-12-05.", "on 2025-12-05", "2025-12-05", "2025-12-05"),
    ],
)
def test_days_before_the_page(line: str, words: str, start: str | None, end: str | None) -> None:
    assert read(line) == (words, start, end)


@pytest.mark.parametrize(
    ("line", "start", "end"),
    [
        ("They will leave on Monday.", "2026-03-16", "2026-03-16"),
        ("They will leave on 12 March.", "2026-03-12", "2026-03-12"),
        ("They will leave on 10 March.", "2027-03-10", "2027-03-10"),
        ("They will leave in February.", "2027-02", "2027-02"),
        ("They will leave next week.", "2026-03-16", "2026-03-22"),
        ("They will leave by Friday.", None, "2026-03-13"),
        ("They will leave tomorrow.", "2026-03-12", "2026-03-12"),
    ],
)
def test_days_behind_the_page(line: str, start: str | None, end: str | None) -> None:
    assert read(line, "future")[1:] == (start, end)


@pytest.mark.parametrize(
    "line",
    [
        "They left on Monday.",
        "They left on 12 March.",
        "They left in March.",
        "They left last week.",
        "They left a month ago.",
    ],
)
def test_a_page_without_a_date_leaves_them_open(line: str) -> None:
    assert read(line, published=None)[1:] == (None, None)
    assert read(line, published="2026-03")[1:] == (None, None)


def test_a_year_in_the_words_needs_no_page() -> None:
    assert read("They left on 12 March 2019.", published=None)[1:] == ("2019-03-12", "2019-03-12")


@pytest.mark.parametrize("line", ["They leave on Monday.", "They leave on 12 March.", "They leave in March."])
def test_without_a_tense_a_day_stays_open(line: str) -> None:
    assert read(line, None)[1:] == (None, None)


def test_a_month_beside_another_year_stays_open() -> None:
    assert read("In June they left.", years=frozenset({2014}))[1:] == (None, None)
    assert read("In June they left.", years=frozenset({2026}))[1:] == ("2025-06", "2025-06")


@pytest.mark.parametrize(
    "line",
    [
        "They left on 5/6/2025.",
        "They left on 31 April 2020.",
        "The following day they left.",
        "They left in recent weeks.",
        "They left several days ago.",
    ],
)
def test_what_may_be_two_days_or_none_is_not_guessed(line: str) -> None:
    assert read(line)[1:] == (None, None)


@pytest.mark.parametrize(
    "line",
    [
        "They sent F-16 jets.",
        "They may leave.",
        "They march on.",
        "They paid $2019.",
        "It cost 2,019 dollars.",
        "It fell 20.19 points.",
    ],
)
def test_other_numbers_and_words_are_no_days(line: str) -> None:
    assert list(find_expressions(line)) == []
