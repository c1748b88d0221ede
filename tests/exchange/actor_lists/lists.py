"""Lists as people write and download them, made where a test needs them."""

from collections.abc import Callable
from pathlib import Path

from averment.coding.registry import Known
from averment.exchange.actor_lists import ActorList, BadRow, read_actor_list

__all__ = ["Write", "read"]

Write = Callable[..., Path]


def read(path: Path, name: str | None = None) -> tuple[list[Known], list[BadRow], ActorList]:
    """Read a list to its end: its entries, its bad rows, and what was understood."""
    listed = read_actor_list(path, name=name)
    rows = list(listed.rows)
    return (
        [row for row in rows if isinstance(row, Known)],
        [row for row in rows if isinstance(row, BadRow)],
        listed,
    )
