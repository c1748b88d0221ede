"""Long lists in parts: which part is asked for, and where the ones beside it are."""

from collections.abc import Mapping
from urllib.parse import urlencode

from averment.errors import UsageError

__all__ = ["number_of", "paging"]

_MOST = 1_000_000


def number_of(given: str | None) -> int:
    """Return the number of the part that is asked for, from 1.

    Raises:
        UsageError: It is no number.
    """
    if not given:
        return 1
    if not (given.isascii() and given.isdecimal()) or not 0 < int(given[:9]) <= _MOST:
        raise UsageError(f"There is no part {given!r} of the list: it is a number from 1.")
    return int(given[:9])


def paging(  # noqa: PLR0913, PLR0917 - what a list knows of itself
    path: str, address: Mapping[str, str], number: int, rows: int, shown: int, total: int
) -> dict[str, object]:
    """Return what the macro `pager` shows.

    Args:
        path: The list's path.
        address: The rest of its address.
        number: Which part is shown, from 1.
        rows: How many rows a part has.
        shown: How many rows this one has.
        total: How many there are in all.
    """
    before = (number - 1) * rows

    def href(part: int) -> str:
        return f"{path}?{urlencode({**address, 'page': str(part)})}"

    return {
        "first": before + 1,
        "last": before + shown,
        "total": total,
        "previous": href(number - 1) if number > 1 else None,
        "next": href(number + 1) if before + rows < total else None,
    }
