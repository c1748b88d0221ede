"""A whole evidence base, or what was asked of it, written out in a format that other tools read."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, Literal, NamedTuple, get_args

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


def export(  # noqa: PLR0913 - what to write, and how
    base: EvidenceBase,
    target: Path | BinaryIO | None = None,
    *,
    form: Format,
    min_confidence: float | None = None,
    actors: bool = False,
    claims: bool = False,
    review: str | None = None,
) -> int:
    """Write out everything that the base has, or of its statements and claims those that are sure enough.

    What people corrected takes the place of what the machine read, and what they say of each statement and claim stands
    beside it: what they rejected too, unless `review` leaves it out.

    Args:
        base: The evidence base.
        target: A file, which is there whole or not at all; an open binary stream; or None for standard output.
        form: `jsonl`: one record a line, by the JSON Schema of `averment.json_schema()`. `csv` and `parquet`: one
            statement a row, with the columns of the view `statements`.
        min_confidence: Leave out statements and claims of less confidence, 0 to 1. Their pages stay, in `jsonl`.
        actors: Say of each statement which actor of the whole base speaks, in two further columns, or of each claim
            what the base calls its actors, in three; not in `jsonl`.
        claims: One claim a row in place of one statement, with the columns of the view `claims`; `jsonl` has both.
        review: Only what people say this of, as `EvidenceBase.statements` takes it.

    Returns:
        How many records (`jsonl`), statements or claims were written.

    Raises:
        UsageError: `form` is none of these, `min_confidence` is not from 0 to 1, `review` cannot be, `actors` or
            `claims` is asked of `jsonl`, or the file cannot be written.
        BaseError: The base is damaged.
    """
    if form not in _WRITERS:
        raise UsageError(f"There is no format {form!r}: it is one of {', '.join(FORMATS)}.")
    if actors and form == "jsonl":
        raise UsageError("A record is of one page: for actors of the whole base choose csv or parquet.")
    if claims and form == "jsonl":
        raise UsageError("Records have their statements and their claims: for claims alone choose csv or parquet.")
    write = _WRITERS[form]
    asked = _Asked(min_confidence, actors, claims, review)
    if isinstance(target, Path):
        with whole_file(target) as file:
            return write(base, file, asked)
    stream = sys.stdout.buffer if target is None else target
    written = write(base, stream, asked)
    stream.flush()
    return written


class _Asked(NamedTuple):
    least: float | None
    actors: bool
    claims: bool
    review: str | None


def _jsonl(base: EvidenceBase, out: BinaryIO, asked: _Asked) -> int:
    records = base.reviewed_records(review=asked.review)
    return write_jsonl((sure_enough(record, asked.least) for record in records), out)


def _rows(base: EvidenceBase, asked: _Asked) -> duckdb.DuckDBPyRelation:
    if asked.claims:
        ask = base.claims_of_actors if asked.actors else base.claims
    else:
        ask = base.statements_of_actors if asked.actors else base.statements
    return ask(min_confidence=asked.least, review=asked.review)


_WRITERS: dict[str, Callable[[EvidenceBase, BinaryIO, _Asked], int]] = {
    "jsonl": _jsonl,
    "csv": lambda base, out, asked: write_csv(_rows(base, asked), out),
    "parquet": lambda base, out, asked: write_parquet(_rows(base, asked), out),
}
