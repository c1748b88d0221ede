"""`averment failures`: what could not be read, and why."""

from operator import itemgetter

from .options import Base, Limit, TableForm, TableFormat
from .terminal import Columns, print_relation

__all__ = ["failures"]


def failures(
    base: Base,
    limit: Limit = 50,
    form: TableForm = TableFormat.table,
) -> None:
    """List what could not be read, and why."""
    import averment  # noqa: PLC0415

    print_relation(averment.open(base).failures(), form, limit=limit, shown=_SHOWN)


_SHOWN: Columns = {
    "tried": lambda row: f"{row['failed_at']:%Y-%m-%d %H:%M}",
    **{column: itemgetter(column) for column in ("reason", "source", "message")},
}
