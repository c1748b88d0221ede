"""`averment export`: the whole base as JSON lines, CSV or Parquet."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from averment.errors import UsageError

from .options import Base, MinConfidence, Review
from .terminal import complaints

__all__ = ["export"]


class ExportFormat(StrEnum):
    """What the file is."""

    jsonl = "jsonl"
    csv = "csv"
    parquet = "parquet"


def export(  # noqa: PLR0913, PLR0917 - a command's options are its arguments
    base: Base,
    form: Annotated[
        ExportFormat,
        typer.Option("--format", help="jsonl: one record a line; csv, parquet: one statement a row, or one claim."),
    ],
    output: Annotated[
        Path | None, typer.Option("--output", metavar="FILE", help="Where to write; standard output otherwise.")
    ] = None,
    min_confidence: MinConfidence = None,
    review: Review = None,
    actors: Annotated[
        bool, typer.Option("--actors", help="csv, parquet: name the actors of the whole base, in further columns.")
    ] = False,
    claims: Annotated[
        bool, typer.Option("--claims", help="csv, parquet: one claim a row in place of one statement.")
    ] = False,
) -> None:
    """Write out everything that the base has, or of its statements and claims those that are sure enough."""
    import averment  # noqa: PLC0415
    from averment import exchange  # noqa: PLC0415

    if output is None and form is ExportFormat.parquet and sys.stdout.isatty():
        raise UsageError("Parquet is not for a terminal: give --output FILE.")
    written = exchange.export(
        averment.open(base),
        output,
        form=form.value,
        min_confidence=min_confidence,
        actors=actors,
        claims=claims,
        review=review,
    )
    if output is not None:
        what = "records" if form is ExportFormat.jsonl else "claims" if claims else "statements"
        complaints().print(f"{written:,} {what} written to {output}", soft_wrap=True)
