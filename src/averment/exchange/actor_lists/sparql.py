"""Answers of Wikidata's query service in JSON: the full form and the two that its page offers for download."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from .columns import Columns, understand
from .table import Line

__all__ = ["as_table", "rows_of"]


def rows_of(document: Any) -> Sequence[Mapping[str, Any]] | None:
    """Return the rows of an answer, or None where a document is none."""
    if isinstance(document, dict):
        results = document.get("results")
        rows = results.get("bindings") if isinstance(results, dict) else None
    else:
        rows = document
    return rows if isinstance(rows, list) and all(isinstance(row, dict) for row in rows) else None


def as_table(rows: Sequence[Mapping[str, Any]]) -> tuple[Columns, Iterator[Line]]:
    """Return the columns of the rows and the rows themselves, numbered from 1."""
    headings = list(dict.fromkeys(heading for row in rows for heading in row))
    lines = (
        Line(number, [value(row.get(heading)) for heading in headings]) for number, row in enumerate(rows, start=1)
    )
    return understand(headings), lines


def value(cell: Any) -> str:
    """Return a cell's value: `{"type": "uri", "value": …}`, or as it is."""
    inner = cell.get("value", "") if isinstance(cell, dict) else cell
    return "" if inner is None else str(inner)
