"""`averment failures`: what could not be read, and why."""

from collections.abc import Callable
from operator import itemgetter
from typing import Any

from .options import Base, Limit, TableForm, TableFormat
from .terminal import Row, in_columns, print_relation

__all__ = ["failures"]


def failures(
    base: Base,
    limit: Limit = 50,
    form: TableForm = TableFormat.table,
) -> None:
    """List what could not be read, and why."""
    import averment  # noqa: PLC0415

    print_relation(averment.open(base).failures(), form, limit=limit, render=in_columns(_COLUMNS))


_COLUMNS: dict[str, Callable[[Row], Any]] = {
    "tried": lambda row: f"{row['failed_at']:%Y-%m-%d %H:%M}",
    **{column: itemgetter(column) for column in ("reason", "source", "message")},
}
