"""Whole records out of a base, a few at a time in memory."""

# ruff: noqa: S608 - what is put into SQL here is ours; what people give goes in as parameters

from collections.abc import Iterator, Mapping
from typing import Any

import duckdb

from averment.coding import Record

from .rows import RECORD_COLUMNS, record_of

__all__ = ["records_of"]

_AT_ONCE = 128


def records_of(
    connection: duckdb.DuckDBPyConnection, condition: str, parameters: Mapping[str, Any] | None = None
) -> Iterator[Record]:
    """Yield the records of the readings for which a condition on `_rows` holds."""
    columns = ", ".join(f'"{column}"' for column in RECORD_COLUMNS)
    query = f"SELECT claims, {columns} FROM _rows LEFT JOIN _claims USING (entry) WHERE {condition}"
    answer = connection.execute(query, dict(parameters or {}))
    while rows := answer.fetchmany(_AT_ONCE):
        for claims, *row in rows:
            yield record_of(dict(zip(RECORD_COLUMNS, row, strict=True)), claims)
