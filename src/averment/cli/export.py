"""`averment export`: the whole base as JSON lines, CSV or Parquet."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from .options import Base

__all__ = ["export"]


class ExportFormat(StrEnum):
    """What the file is."""

    jsonl = "jsonl"
    csv = "csv"
    parquet = "parquet"


def export(
    base: Base,
    form: Annotated[
        ExportFormat, typer.Option("--format", help="jsonl: one record a line; csv, parquet: one statement a row.")
    ],
    output: Annotated[
        Path | None, typer.Option("--output", metavar="FILE", help="Where to write; standard output otherwise.")
    ] = None,
) -> None:
    """Write out everything that the base has."""
    raise NotImplementedError(base, form, output)
