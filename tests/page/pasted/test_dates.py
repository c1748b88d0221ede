"""Which day a date line means, and when it leaves that open."""

import pytest

from averment.page.pasted import dates


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("March 4, 2026", "2026-03-04"),
        ("Published 14 April 2026, 08:15 GMT", "2026-04-14T08:15+00:00"),
        ("Feb. 28 2024, 9:54 a.m.", "2024-02-28T09:54"),
        ("2024-02-28", "2024-02-28"),
        ("Mittwoch, 3. Mai 2023, 14:05 Uhr", "2023-05-03T14:05"),
        ("3 mars 2025 à 10h05", "2025-03-03T10:05"),
        ("2 de diciembre de 2024", "2024-12-02"),
        ("28.04.2023", "2023-04-28"),
        ("13/04/2025", "2025-04-13"),
        ("04/13/2025", "2025-04-13"),
        ("May 2025", "2025-05"),
        ("2024年12月3日", "2024-12-03"),
    ],
)
def test_a_date_is_read_as_precisely_as_it_is_printed(line: str, expected: str) -> None:
    assert dates.read(line) == expected


@pytest.mark.parametrize(
    "line", ["03/04/2025", "March 4", "2 hours ago", "2026", "Yesterday at 10:15", "31 February 2024"]
)
def test_what_is_open_is_not_guessed(line: str) -> None:
    assert dates.read(line) is None


def test_a_date_line_holds_nothing_but_the_date() -> None:
    assert dates.is_date_line("Published: Tuesday, 3 March 2026 at 9.15 am")
    assert not dates.is_date_line("Fighters parade in Upper Senn on March 3, 2026")
    assert not dates.is_date_line("No date at all")


def test_a_date_of_something_else_is_told_apart() -> None:
    assert dates.is_other("02:57 min. Available until 6 May 2024")
    assert not dates.is_other("Published 6 May 2024")
    assert dates.is_update("Last updated 6 May 2024")
