"""A whole evidence base, or what was asked of it, written out in a format that other tools read."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, Literal, get_args

import duckdb

from averment.coding import sure_enough
from averment.errors import UsageError
from averment.evidence import EvidenceBase

from .jsonl import write_jsonl
from .table import write_csv, write_parquet
from .whole_file import whole_file

__all__ = ["FORMATS", "Format", "export"]

Format = Literal["jsonl", "csv", "parquet"]
FORMATS: tuple[Format, ...] = get_args(Format)


def export(
    base: EvidenceBase,
    target: Path | BinaryIO | None = None,
    *,
    form: Format,
    min_confidence: float | None = None,
    actors: bool = False,
) -> int:
    """Write out everything that the base has, or of its statements those that are sure enough.

    Args:
        base: The evidence base.
        target: A file, which is there whole or not at all; an open binary stream; or None for standard output.
        form: `jsonl`: one record a line, by the JSON Schema of `averment.json_schema()`. `csv` and `parquet`: one
            statement a row, with the columns of the view `statements`.
        min_confidence: Leave out statements of less confidence, 0 to 1. Their pages stay, in `jsonl`.
        actors: Say of each statement which actor of the whole base speaks, in two further columns; not in `jsonl`.

    Returns:
        How many records (`jsonl`) or statements were written.

    Raises:
        UsageError: `form` is none of these, `min_confidence` is not from 0 to 1, `actors` is asked of `jsonl`, or the
            file cannot be written.
        BaseError: The base is damaged.
    """
    if form not in _WRITERS:
        raise UsageError(f"There is no format {form!r}: it is one of {', '.join(FORMATS)}.")
    if actors and form == "jsonl":
        raise UsageError("A record is of one page: for actors of the whole base choose csv or parquet.")
    write = _WRITERS[form]
    if isinstance(target, Path):
        with whole_file(target) as file:
            return write(base, file, min_confidence, actors)
    stream = sys.stdout.buffer if target is None else target
    written = write(base, stream, min_confidence, actors)
    stream.flush()
    return written


def _jsonl(base: EvidenceBase, out: BinaryIO, least: float | None, _: bool) -> int:
    return write_jsonl((sure_enough(record, least) for record in base.records()), out)


def _statements(base: EvidenceBase, least: float | None, actors: bool) -> duckdb.DuckDBPyRelation:
    return base.statements_of_actors(min_confidence=least) if actors else base.statements(min_confidence=least)


_WRITERS: dict[str, Callable[[EvidenceBase, BinaryIO, float | None, bool], int]] = {
    "jsonl": _jsonl,
    "csv": lambda base, out, least, actors: write_csv(_statements(base, least, actors), out),
    "parquet": lambda base, out, least, actors: write_parquet(_statements(base, least, actors), out),
}
