"""What every command prints through: one console for results, one for progress and complaints, and plain tables.
What another program reads is neither coloured nor cut.
"""

import csv
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import islice
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import msgspec
from rich.console import Console, RenderableType
from rich.text import Text

from averment.errors import AvermentError, PageError

from .options import TableFormat

if TYPE_CHECKING:
    from rich.table import Table

    from averment.evidence import EvidenceBase

__all__ = [
    "Row",
    "complain",
    "complaints",
    "in_columns",
    "open_with_actors",
    "print_json",
    "print_relation",
    "results",
    "rows_of",
    "table",
]

Row = Mapping[str, Any]
"""A row of a relation, by the names of its columns."""

_WIDTH_WITHOUT_TERMINAL = 100

_to_json = msgspec.json.Encoder(decimal_format="number").encode


class Relation(Protocol):
    """As much of a DuckDB relation as is printed."""

    @property
    def columns(self) -> list[str]:
        """The columns' names."""

    def limit(self, n: int) -> "Relation":
        """Return the first rows."""

    def to_arrow_reader(self, batch_size: int = ...) -> Any:
        """Return the rows as Arrow batches."""


def results() -> Console:
    """Return the console for results, on stdout."""
    return _console(stderr=False)


def complaints() -> Console:
    """Return the console for progress and complaints, on stderr."""
    return _console(stderr=True)


def complain(error: AvermentError) -> None:
    """Say in one line on stderr what could not be done, and which page it was about."""
    about = f"{error.source}: " if isinstance(error, PageError) else ""
    print("averment:", " ".join(f"{about}{error}".split()), file=sys.stderr)


def print_json(value: Any) -> None:
    """Print one value as one line of JSON, in UTF-8 whatever the terminal's encoding."""
    sys.stdout.flush()
    sys.stdout.buffer.write(_to_json(value) + b"\n")


def print_relation(
    relation: Relation,
    form: TableFormat,
    *,
    limit: int,
    render: Callable[[Sequence[Row]], RenderableType] | None = None,
) -> None:
    """Print the rows of a relation: all columns in JSON, one object a line, and in CSV.

    Args:
        relation: What to print; in JSON and CSV a few hundred rows are in memory at a time.
        form: For whom.
        limit: How many rows at most; where there are more, stderr says so. 0 for all.
        render: Lays the rows out for a person; a table of all columns otherwise.
    """
    rows = rows_of(relation.limit(limit + 1) if limit else relation)
    head = islice(rows, limit) if limit else rows
    match form:
        case TableFormat.json:
            for row in head:
                print_json(row)
        case TableFormat.csv:
            from averment.exchange.table import cell  # noqa: PLC0415

            writer = csv.writer(sys.stdout, lineterminator="\n")
            writer.writerow(relation.columns)
            writer.writerows([cell(name, value) for name, value in row.items()] for row in head)
        case TableFormat.table:
            render = render or in_columns({column: itemgetter(column) for column in relation.columns})
            results().print(render(list(head)))
    if limit and next(rows, None) is not None:
        sys.stdout.flush()
        print(f"The first {limit}; there are more: --limit 0 for all.", file=sys.stderr)


def in_columns(columns: Mapping[str, Callable[[Row], Any]]) -> "Callable[[Sequence[Row]], RenderableType]":
    """Return what lays rows out as a table; each heading comes with what to show of a row below it."""

    def render(rows: Sequence[Row]) -> RenderableType:
        grid = table(*columns)
        for row in rows:
            grid.add_row(*(Text(_plain(cell(row))) for cell in columns.values()))
        return grid

    return render


def open_with_actors(base: Path) -> "EvidenceBase":
    """Open a base and bring its actors up to date, which may take minutes where it is large and says so."""
    import averment  # noqa: PLC0415

    opened = averment.open(base)
    console = complaints()
    if console.is_terminal:
        with console.status("Working out who is who …"):
            opened.resolved()
    else:
        opened.resolved()
    return opened


def table(*headings: str) -> "Table":
    """Return an empty table in the house's style: no lines, a bold head, words wrapped and never cut."""
    from rich.table import Table  # noqa: PLC0415

    grid = Table(box=None, header_style="bold", pad_edge=False, padding=(0, 2, 0, 0))
    for heading in headings:
        grid.add_column(heading, overflow="fold")
    return grid


def rows_of(relation: Relation) -> Iterator[dict[str, Any]]:
    """Yield the rows of a relation, a few hundred of them in memory at a time."""
    names = relation.columns
    for batch in relation.to_arrow_reader(500):
        for row in zip(*(column.to_pylist() for column in batch.columns), strict=True):
            yield dict(zip(names, row, strict=True))


def _plain(value: Any) -> str:
    match value:
        case None:
            return ""
        case datetime():
            return value.isoformat(timespec="seconds")
        case dict():
            return ", ".join(f"{key}={_plain(item)}" for key, item in value.items())
        case list() | tuple():
            return "; ".join(map(_plain, value))
        case _:
            return str(value)


def _console(*, stderr: bool) -> Console:
    console = Console(stderr=stderr, highlight=False, emoji=False, markup=False)
    if not console.is_terminal and "COLUMNS" not in os.environ:
        console.width = _WIDTH_WITHOUT_TERMINAL
    return console
