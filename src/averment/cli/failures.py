"""`averment failures`: what could not be read, and why."""

from .options import Base, Limit, TableForm, TableFormat
from .terminal import print_rows, rows_of

__all__ = ["failures"]


def failures(
    base: Base,
    limit: Limit = 50,
    form: TableForm = TableFormat.table,
) -> None:
    """List what could not be read, and why."""
    import averment  # noqa: PLC0415

    found = averment.open(base).failures()
    print_rows(rows_of(found), found.columns, form, limit=limit)
