"""CSV, TSV and the like: which separator, which encoding, and the rows with their line numbers."""

import csv
import io
from collections.abc import Iterator
from typing import Any, BinaryIO

from averment.errors import UsageError

from .columns import Columns, understand
from .table import Line

__all__ = ["read_table"]

SEPARATORS = (",", ";", "\t", "|")


def read_table(stream: BinaryIO, start: bytes, name: str) -> tuple[Columns, Iterator[Line]]:
    """Return the columns of a table and its rows.

    Args:
        stream: The file, at its beginning.
        start: Its first bytes.
        name: The file's, for what is said where it is no list.

    Raises:
        UsageError: Its first line has no heading for names.
    """
    encoding = "utf-16" if start.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    # Bytes that are no UTF-8 cost their row, not the list.
    text = io.TextIOWrapper(stream, encoding=encoding, errors="surrogateescape", newline="")
    first = text.readline()
    best = max(SEPARATORS, key=lambda separator: score(headings(first, separator)))
    columns = understand(headings(first, best))
    if not columns.names:
        text.detach()
        found = ", ".join(heading for heading in columns.headings[:8] if heading) or "nothing"
        raise UsageError(
            f"{name} has no column of names: its first line must name the columns, such as `name,alias,type` (found: "
            f"{printable(found)})."
        )
    # SPARQL's TSV has quotation marks of its own: "Ilda Maresh"@en
    plain = first.startswith("?")
    reader = csv.reader(text, delimiter=best, quoting=csv.QUOTE_NONE if plain else csv.QUOTE_MINIMAL)
    return columns, rows(text, reader)


def headings(line: str, separator: str) -> list[str]:
    return next(csv.reader([line], delimiter=separator), [])


def score(headings: list[str]) -> tuple[int, int]:
    """Return how many headings are understood, and how many there are."""
    return len(understand(headings).fields), len(headings)


def rows(text: io.TextIOWrapper, reader: Any) -> Iterator[Line]:
    with text:
        while True:
            try:
                cells = next(reader, None)
            except csv.Error as fault:
                yield Line(reader.line_num + 1, fault=f"it cannot be read ({fault})")
                continue
            if cells is None:
                return
            if any("\udc80" <= letter <= "\udcff" for cell in cells for letter in cell):
                yield Line(reader.line_num + 1, fault="it is not UTF-8: save the list in that encoding")
            elif any(cell.strip() for cell in cells):
                yield Line(reader.line_num + 1, cells)


def printable(text: str) -> str:
    return "".join(letter if letter.isprintable() else "?" for letter in text)[:200]
