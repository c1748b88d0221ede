"""Lists in parts whose addresses have a parameter more than once; the part is the parameter `part`."""

from .addresses import Address
from .paging import number_of

__all__ = ["part_of", "parts"]


def part_of(address: Address) -> int:
    """Return the part that an address asks for, from 1.

    Raises:
        UsageError: It is no number.
    """
    return number_of(address.one("part"))


def parts(address: Address, rows: int, shown: int, total: int) -> dict[str, object]:
    """Return what the macro `pager` shows.

    Args:
        address: Of the list, with its part.
        rows: How many rows a part has.
        shown: How many this one has.
        total: How many there are in all.
    """
    part = part_of(address)
    before = (part - 1) * rows

    def href(number: int) -> str:
        return str(address.put("part", str(number)) if number > 1 else address.without("part"))

    return {
        "first": before + 1,
        "last": before + shown,
        "total": total,
        "previous": href(part - 1) if part > 1 else None,
        "next": href(part + 1) if before + rows < total else None,
    }
