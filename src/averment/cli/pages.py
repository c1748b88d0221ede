"""`averment pages`: which pages an evidence base has."""

from collections.abc import Callable
from operator import itemgetter
from typing import Any

from .options import Base, Limit, TableForm, TableFormat
from .terminal import Row, in_columns, print_relation

__all__ = ["pages"]


def pages(
    base: Base,
    limit: Limit = 50,
    form: TableForm = TableFormat.table,
) -> None:
    """List the pages that the base has."""
    import averment  # noqa: PLC0415

    print_relation(averment.open(base).pages(), form, limit=limit, render=in_columns(_COLUMNS))


_COLUMNS: dict[str, Callable[[Row], Any]] = {
    "page": lambda row: row["id"][:8],
    "published": lambda row: (row["published"] or "")[:10],
    **{column: itemgetter(column) for column in ("outlet", "title", "words", "statements")},
}
