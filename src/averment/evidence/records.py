"""Whole records out of a base, a few at a time in memory."""

# ruff: noqa: S608 - what is put into SQL here is ours; what people give goes in as parameters

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, NamedTuple

import duckdb

from averment.coding import Record

from .rows import RECORD_COLUMNS, record_of

__all__ = ["Reading", "readings_of", "records_of"]

_AT_ONCE = 128


class Reading(NamedTuple):
    """One reading of a page: its id, when it was made (UTC), and what it says."""

    id: str
    read_at: datetime
    record: Record


def readings_of(
    connection: duckdb.DuckDBPyConnection, condition: str, parameters: Mapping[str, Any] | None = None
) -> Iterator[Reading]:
    """Yield the readings for which a condition on `_rows` holds."""
    columns = ", ".join(f'"{column}"' for column in RECORD_COLUMNS)
    query = f"SELECT reading, read_at, claims, {columns} FROM _rows LEFT JOIN _claims USING (entry) WHERE {condition}"
    answer = connection.execute(query, dict(parameters or {}))
    while rows := answer.fetchmany(_AT_ONCE):
        for reading, read_at, claims, *row in rows:
            yield Reading(reading, read_at, record_of(dict(zip(RECORD_COLUMNS, row, strict=True)), claims))


def records_of(
    connection: duckdb.DuckDBPyConnection, condition: str, parameters: Mapping[str, Any] | None = None
) -> Iterator[Record]:
    """Yield the records of the readings for which a condition on `_rows` holds."""
    for reading in readings_of(connection, condition, parameters):
        yield reading.record
