"""`averment sql`: a question of one's own, in DuckDB's SQL, that cannot change the base."""

from typing import Annotated

import typer

from .options import Base, Limit, TableForm, TableFormat
from .terminal import print_relation

__all__ = ["sql"]


def sql(
    base: Base,
    query: Annotated[
        str, typer.Argument(metavar="QUERY", help="One SELECT; `averment sql BASE 'SHOW TABLES'` lists what there is.")
    ],
    limit: Limit = 0,
    form: TableForm = TableFormat.table,
) -> None:
    """Ask the base in SQL; nothing can be changed by it."""
    import averment  # noqa: PLC0415
    from averment.evidence import answering  # noqa: PLC0415

    with answering():
        print_relation(averment.open(base).sql(query), form, limit=limit)
