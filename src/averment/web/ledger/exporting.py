"""Exactly what a ledger shows, as a file: the same filters, order and columns, and all rows, not one part of them.

Each row ends with the record's id, its page, and where its words stand in the page's text (code points).
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any

import msgspec

from averment.exchange.table import cell
from averment.web.index import Index

from .asked import Asked

__all__ = ["FORMS", "export"]

FORMS = {"csv": "text/csv; charset=utf-8", "jsonl": "application/x-ndjson"}
"""The forms, by the ending of a file, with the media type of each."""

_WHERE = ("id", "page", "start", "end")
_ROWS_AT_ONCE = 200
_BYTE_ORDER_MARK = "\ufeff"  # by which spreadsheets know UTF-8


def export(index: Index, asked: Asked, form: str) -> Iterator[bytes]:
    """Yield the bytes of a file.

    Args:
        index: What answers.
        asked: What is shown.
        form: One of `FORMS`.
    """
    names = [*(field for column in asked.columns for field in column.fields), *_WHERE]
    rows = _rows(index, asked)
    yield from _csv(names, rows) if form == "csv" else _jsonl(names, rows)


def _rows(index: Index, asked: Asked) -> Iterator[list[Any]]:
    for row in index.every(asked.question):
        told = (column.values(index, row) for column in asked.columns)
        yield [*chain.from_iterable(told), *(getattr(row, name) for name in _WHERE)]


def _jsonl(names: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[bytes]:
    encoder = msgspec.json.Encoder()
    for lot in _lots(rows):
        yield b"".join(encoder.encode(dict(zip(names, row, strict=True))) + b"\n" for row in lot)


def _csv(names: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[bytes]:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    text.write(_BYTE_ORDER_MARK)
    writer.writerow(names)
    for lot in _lots(rows):
        writer.writerows([_cell(name, value) for name, value in zip(names, row, strict=True)] for row in lot)
        yield text.getvalue().encode()
        text.seek(0)
        text.truncate()
    yield text.getvalue().encode()


def _cell(name: str, value: Any) -> str:
    return cell(name, list(value) if isinstance(value, tuple) else value)


def _lots(rows: Iterable[Sequence[Any]]) -> Iterator[list[Sequence[Any]]]:
    lot: list[Sequence[Any]] = []
    for row in rows:
        lot.append(row)
        if len(lot) == _ROWS_AT_ONCE:
            yield lot
            lot = []
    if lot:
        yield lot
