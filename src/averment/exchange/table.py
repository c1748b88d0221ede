"""Statements or claims as a table, one a row: CSV that a spreadsheet opens safely, and Parquet."""

import csv
import io
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from typing import Any, BinaryIO

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

__all__ = ["cell", "write_csv", "write_parquet"]

_ROWS_AT_ONCE = 10_000

# What a spreadsheet would take for the beginning of a formula (OWASP, "CSV Injection"); pages print such words.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write_csv(table: duckdb.DuckDBPyRelation, out: BinaryIO) -> int:
    """Write a relation as CSV in UTF-8 with a byte order mark, by which spreadsheets know it, and count its rows.

    Spans of a split content are joined by " … ", other lists by "; ". A cell that a spreadsheet would carry out as
    a formula begins with an apostrophe.
    """
    text = io.TextIOWrapper(out, encoding="utf-8-sig", newline="", write_through=True)
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(table.columns)
    written = 0
    for batch in _batches(table):
        columns = [[cell(name, value) for value in batch.column(name).to_pylist()] for name in batch.schema.names]
        writer.writerows(zip(*columns, strict=True))
        written += batch.num_rows
    text.detach()
    return written


def write_parquet(table: duckdb.DuckDBPyRelation, out: BinaryIO) -> int:
    """Write a relation as Parquet, and count its rows."""
    reader = table.to_arrow_reader(_ROWS_AT_ONCE)
    written = 0
    with pq.ParquetWriter(out, reader.schema, compression="zstd") as writer:
        for batch in reader:
            writer.write_batch(batch)
            written += batch.num_rows
    return written


def _batches(table: duckdb.DuckDBPyRelation) -> Iterator[pa.RecordBatch]:
    yield from table.to_arrow_reader(_ROWS_AT_ONCE)


def cell(column: str, value: Any) -> str:
    """Return a value as the text of a CSV cell, harmless to spreadsheets; a page's words are joined by an ellipsis."""
    match value:
        case None:
            return ""
        case bool() | int() | float() | Decimal():
            return str(value)
        case datetime():
            return value.isoformat(timespec="seconds")
        case list():
            return _harmless((" … " if column in {"content", "evidence"} else "; ").join(map(_plain, value)))
        case _:
            return _harmless(_plain(value))


def _plain(value: Any) -> str:
    if isinstance(value, dict):
        return "-".join(str(part) for part in value.values())
    return "" if value is None else str(value)


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text
