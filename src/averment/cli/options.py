"""Arguments and options that several commands share, so that they read the same everywhere."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

__all__ = ["AllowPrivate", "Base", "Form", "Format", "Limit", "Pipeline", "TableForm", "TableFormat"]


class Format(StrEnum):
    """For a person or for a program."""

    text = "text"
    json = "json"


class TableFormat(StrEnum):
    """For a person, for a program or for a spreadsheet."""

    table = "table"
    json = "json"
    csv = "csv"


Base = Annotated[
    Path, typer.Argument(metavar="BASE", help="The evidence base: the folder that `averment read --into` made.")
]
Form = Annotated[Format, typer.Option("--format", help="text for a person, json for a program.")]
TableForm = Annotated[
    TableFormat, typer.Option("--format", help="table for a person; json (one object a line) or csv for a program.")
]
Limit = Annotated[int, typer.Option("--limit", min=0, metavar="N", help="Print so many at most; 0 for all.")]
Pipeline = Annotated[
    str | None,
    typer.Option("--pipeline", metavar="NAME", help="Take trees and names from this installed spaCy pipeline."),
]
AllowPrivate = Annotated[bool, typer.Option("--allow-private", help="Open addresses in private networks as well.")]
