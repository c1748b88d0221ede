"""`averment pages`: which pages an evidence base has."""

from .options import Base, Limit, TableForm, TableFormat
from .terminal import print_rows, rows_of

__all__ = ["pages"]


def pages(
    base: Base,
    limit: Limit = 50,
    form: TableForm = TableFormat.table,
) -> None:
    """List the pages that the base has."""
    import averment  # noqa: PLC0415

    found = averment.open(base).pages()
    print_rows(rows_of(found), found.columns, form, limit=limit)
